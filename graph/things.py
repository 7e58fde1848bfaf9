"""What the graph is made of besides facts: people, places, bodies, records, and who decided which record is whom.

Each class is one node label. A field's annotation holds its sentence and, where the field is the id of another node, the
relationship that is derived from it: `graph.schema` reads constraints, writes and the printed model from here.
"""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Link:
    """Says that a field holds the id (or ids) of other nodes and which relationship is drawn to them."""

    type: str
    to: tuple[str, ...]

    def __init__(self, type: str, *to: str) -> None:
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "to", to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child as one identity that many records point to; may be unborn."""

    id: Annotated[str, "the child's one number in this graph"]
    expected_on: Annotated[str | None, "the day on which an unborn child is expected"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adult:
    """A grown person as one identity: carer, lodger, partner, or somebody not yet identified."""

    id: Annotated[str, "the adult's one number in this graph"]
    unidentified: Annotated[bool, "true while nobody knows who this is, such as an 'unknown male'"] = False
    was: Annotated[str | None, "the child that this adult once was", Link("WAS", "Child")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An area with a council, or a country abroad, for as long as it existed."""

    id: Annotated[str, "our key for the area"]
    name: Annotated[str, "its name as people say it"]
    gss: Annotated[str | None, "the nine-character GSS code"] = None
    dfe: Annotated[str | None, "the three-digit DfE code"] = None
    nation: Annotated[str, "the nation or country it lies in"] = "England"
    since: Annotated[str | None, "the day it began"] = None
    until: Annotated[str | None, "the day it was abolished"] = None
    successors: Annotated[tuple[str, ...], "the areas that took its place", Link("BECAME", "Authority")] = ()
    also: Annotated[tuple[str, ...], "other names that it goes or went by"] = ()
    as_at: Annotated[str | None, "the day as at which a register describes it so; none where only other files name it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An organisation, or a team in one: what keeps a file, and whom to ring."""

    id: Annotated[str, "our key for the organisation or team"]
    name: Annotated[str, "its name as people say it"]
    kind: Annotated[str, "social-care, housing, police, hospital, gp, school, … as listed in AGENCY_KINDS"]
    reach: Annotated[str | None, "how to reach the team; a duty number when a worker is away"] = None
    sensitive: Annotated[
        bool, "true when even being known to it must not show (sexual or mental health, substance use, a refuge)"
    ] = False
    part_of: Annotated[str | None, "the organisation it is a team of", Link("PART_OF", "Agency")] = None
    serves: Annotated[tuple[str, ...], "the areas it works for", Link("SERVES", "Authority")] = ()
    since: Annotated[str | None, "the day it began"] = None
    until: Annotated[str | None, "the day it closed"] = None
    codes: Annotated[tuple[str, ...], "numbers that registers know it by, such as 'urn 100001' and 'laestab 2011234'"] = ()
    also: Annotated[tuple[str, ...], "other names that it goes or went by"] = ()
    site: Annotated[str | None, "the address at which it is", Link("STANDS_AT", "Address")] = None
    as_at: Annotated[str | None, "the day as at which a register describes it so; none where only other files name it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional:
    """A worker in one team; somebody who changes team is a second professional."""

    id: Annotated[str, "team and that team's own worker number"]
    agency: Annotated[str, "the team worked for", Link("WORKS_FOR", "Agency")]
    role: Annotated[str, "what the worker does, as the source says"]
    name: Annotated[str | None, "the worker's name; none where staff stand by role"] = None
    reach: Annotated[str | None, "how to reach the worker"] = None
    since: Annotated[str | None, "first day in the team"] = None
    until: Annotated[str | None, "the day after the last in the team"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One dwelling or building; communal where many unrelated people stay."""

    id: Annotated[str, "our key for the dwelling"]
    lines: Annotated[str, "the address as people write it, in one line"]
    postcode: Annotated[str | None, "postcode, upper case with one space"] = None
    uprn: Annotated[str | None, "unique property reference number without leading zeros"] = None
    communal: Annotated[bool, "hostel, hospital, school, refuge: being there together says nothing"] = False
    authority: Annotated[str | None, "the area it lies in", Link("IN", "Authority")] = None
    as_at: Annotated[str | None, "the day as at which a register describes it so; none where only other files name it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Postcode:
    """The area of a postcode, as a public directory says: its best fit, since some postcodes cross a boundary.

    No relationship leads to it or from it. It is found by its key, as an address says it, and names its area by key: millions
    of postcodes would make every area a node with tens of thousands of edges.
    """

    id: Annotated[str, "the postcode, upper case with one space"]
    authority: Annotated[str | None, "key of the area that answers for children there; none outside the United Kingdom"] = None
    since: Annotated[str | None, "the month in which it came into use"] = None
    until: Annotated[str | None, "the month in which it went out of use"] = None
    as_at: Annotated[str | None, "the day as at which the directory says so"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One team's own file on one person. Facts hang here, never on the person."""

    id: Annotated[str, "team and that team's own number for the person"]
    held_by: Annotated[str, "the team whose file this is", Link("HELD_BY", "Agency")]
    reference: Annotated[str, "the team's own number for the person"]
    person: Annotated[str, "'child' or 'adult': what the team says the person is"] = "child"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDecision:
    """One record said to be one person: who decided, when and why. The latest decision is today's identity."""

    id: Annotated[str, "key of the decision"]
    record: Annotated[str, "the record decided about", Link("OF", "Record")]
    person: Annotated[str, "the child or adult it is of from then on", Link("TO", "Child", "Adult")]
    who: Annotated[str, "'Child' or 'Adult': which of the two that is"] = "Child"
    at: Annotated[str, "when it was decided"]
    by: Annotated[str, "who decided: a team, a person's role, or a source"]
    basis: Annotated[str, "opened by the team, exact number, linkage score, inquiry, …"]
    evidence: Annotated[str | None, "what it rests on"] = None
    reason: Annotated[str | None, "why, in a sentence"] = None
    loaded_at: Annotated[str, "the instant at which Sightline loaded it"] = ""
    load: Annotated[str, "the load that brought it"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A source's claim about itself: this team's records of these kinds, for this area and time, are loaded."""

    id: Annotated[str, "key of the claim"]
    agency: Annotated[str, "the team (or kind of agency) whose records are meant", Link("COVERS", "Agency")]
    kinds: Annotated[tuple[str, ...], "labels or kinds of fact that are complete"]
    authority: Annotated[str | None, "the area meant; none means all of the team's", Link("FOR", "Authority")] = None
    since: Annotated[str | None, "first day covered"] = None
    until: Annotated[str | None, "the day after the last covered"] = None
    as_at: Annotated[str, "the day on which the source was read or drawn"]
    complete: Annotated[bool, "false where the source says that parts are missing"] = True
    note: Annotated[str | None, "what is missing or what it rests on"] = None
    loaded_at: Annotated[str, "the instant at which Sightline loaded it"] = ""
    load: Annotated[str, "the load that brought it"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One body took the place of another, or of a part of it, as a register of bodies says."""

    id: Annotated[str, "key of the statement, made from the two bodies"]
    of: Annotated[str, "the body that was there before", Link("REPLACED", "Agency")]
    by: Annotated[str, "the body that took its place", Link("REPLACED_BY", "Agency")]
    on: Annotated[str | None, "the day on which it did"] = None
    how: Annotated[str | None, "merged, split, became an academy, …, as the register says"] = None
    loaded_at: Annotated[str, "the instant at which Sightline loaded it"] = ""
    load: Annotated[str, "the load that brought it"] = ""


AGENCY_KINDS: dict[str, str] = {
    "social-care": "children's social care",
    "housing": "housing and homelessness",
    "council": "a council's own contact point or other service",
    "police": "police",
    "hospital": "hospital",
    "gp": "GP practice",
    "health-visiting": "health visiting and community health",
    "mental-health": "mental health",
    "health": "another health service",
    "ambulance": "ambulance",
    "school": "school",
    "education": "education authority or service",
    "nursery": "nursery",
    "childminder": "childminder",
    "early-help": "early help",
    "family-centre": "family centre run by or with a charity",
    "youth-justice": "youth justice",
    "voluntary": "voluntary body",
    "faith": "church or other faith body",
    "benefits": "benefits office",
    "court": "court",
    "inquiry": "inquiry or review",
    "lodging": "hostel or other private lodging",
    "employer": "employer",
    "register": "keeper of a public register of bodies or areas",
    "family": "what the family knew and no agency held",
}
