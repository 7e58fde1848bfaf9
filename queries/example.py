"""Worked examples of rules: a few made-up facts in a rule file become a case through the real lens.

A fact is one table: `kind`, a day and whatever else the fact has; the label follows from the kind. What is short for more:

    by team        held_by = "north"; the child's record there is "north/1" unless `record` says otherwise
    seen, alone    what the fact says of the child
    told           the team, or list of teams, that a fact reached, on `told_on` or the day itself
    told_level     existence, summary or full
    outcome_on     the day on which `outcome`, or an end with its destination, was put on file, as a second version
    key            the fact's key where another fact names it; else its place in the list, f1, f2 …

A team is named by what stands before the colon (`hospital:east`, kind and area), or described in `teams`. An area named
after a country in ABROAD lies there, any other in England. Every team's files are covered unless `uncovered` says not.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sightline.graph.case import Case, CaseFile, Places
from sightline.graph.facts import FACTS, FIELDS, About, Fact, Told
from sightline.graph.lens import OWNER, Lens, Viewer, through
from sightline.graph.things import Address, Agency, Authority, Coverage, IdentityDecision, Record
from sightline.queries.rule import LABELS, Example

CHILD = "child"
ABROAD = ("France", "Scotland", "Wales")
SHORT = {"record", "seen", "alone", "told", "told_on", "told_level", "outcome_on", "key", "area"}
LATER = {"outcome", "until", "end_reason", "destination"}
BEFORE = "1980-01-01"
AFTER = "2100-01-01"


def case_of(example: Example) -> Case:
    """The example's facts through the lens that it names."""
    teams = None if example.known_to is None else frozenset(example.known_to)
    viewer = OWNER if example.viewer is None else Viewer(name="reader", role="reader", teams=frozenset(example.viewer))
    return through(Lens(viewer=viewer, teams=teams), file_of(example))


def file_of(example: Example) -> CaseFile:
    """The example as a case file, before any lens."""
    facts = tuple(fact for place, told in enumerate(example.facts, 1) for fact in _versions(place, told))
    teams = sorted({team for fact in facts for team in _teams(fact)})
    places = _places(example, facts, teams)
    records = sorted({about.record for fact in facts for about in fact.about})
    return CaseFile(
        person=CHILD,
        who="Child",
        expected_on=example.expected_on,
        records=tuple(Record(id=key, held_by=key.partition("/")[0], reference=key) for key in records),
        decisions=tuple(_decision(key, example) for key in records),
        facts=facts,
        places=places,
        coverage=tuple(_coverage(example, teams)),
    )


def _versions(place: int, told: Mapping[str, Any]) -> Iterator[Fact]:
    """One fact, in two versions where its outcome came later."""
    kind = FACTS[LABELS[told["kind"]]]
    unknown = set(told) - SHORT - FIELDS[kind.label]
    if unknown:
        raise ValueError(f"fact {place}: {', '.join(sorted(unknown))} is nothing that a {kind.label} has")
    values = {name: value for name, value in told.items() if name not in SHORT}
    key = told.get("key", f"f{place}")
    record = told.get("record", f"{values['held_by']}/1")
    about = About(record=record, seen=told.get("seen"), seen_alone=told.get("alone"))
    if "area" in told:
        values["at"] = f"home in {told['area']}"
    whole: dict[str, Any] = {"id": f"{key}.1", "fact": key, "about": (about,), "told": tuple(_told(key, told)), **values}
    if "outcome_on" not in told:
        yield kind(**whole)
        return
    yield kind(**{name: value for name, value in whole.items() if name not in LATER})
    yield kind(**{**whole, "id": f"{key}.2", "version": 2, "recorded_at": told["outcome_on"]})


def _told(key: str, told: Mapping[str, Any]) -> Iterator[Told]:
    if "told" in told:
        day = told.get("told_on", told.get("on") or told.get("since"))
        teams = [told["told"]] if isinstance(told["told"], str) else told["told"]
        for place, team in enumerate(teams, 1):
            yield Told(id=f"{key}.told{place}", to=team, level=told.get("told_level", "full"), sent_at=day, received_at=day)


def _teams(fact: Fact) -> Iterator[str]:
    named = (fact.held_by, *(getattr(fact, name, None) for name in ("by_agency", "to", "agency")), *(one.to for one in fact.told))
    yield from (team for team in named if team is not None)


def _places(example: Example, facts: tuple[Fact, ...], teams: list[str]) -> Places:
    agencies = {team: _agency(team, example.teams.get(team, {})) for team in {*teams, *example.teams}}
    addresses = {at: _address(at) for fact in facts if (at := getattr(fact, "at", None)) is not None}
    named = {area for agency in agencies.values() for area in agency.serves}
    named |= {address.authority for address in addresses.values() if address.authority is not None}
    named |= {area for fact in facts if (area := getattr(fact, "authority", None)) is not None}
    areas = {area: Authority(id=area, name=area, nation=area if area in ABROAD else "England") for area in named}
    return Places(agencies=agencies, addresses=addresses, authorities=areas)


def _agency(team: str, told: Mapping[str, Any]) -> Agency:
    kind, _, area = team.partition(":")
    serves = tuple(told.get("serves", (area.partition("-")[0],) if area else ()))
    name = " ".join(part for part in (area, kind.replace("-", " ")) if part)
    return Agency(id=team, name=told.get("name", name), kind=told.get("kind", kind), part_of=told.get("part_of"), serves=serves)


def _address(at: str) -> Address:
    area = at.removeprefix("home in ")
    return Address(id=at, lines="an address", authority=area if area != at else None)


def _decision(record: str, example: Example) -> IdentityDecision:
    at = next((joined["at"] for joined in example.joined if joined["record"] == record), BEFORE)
    return IdentityDecision(id=f"is {record}", record=record, person=CHILD, at=at, by="example", basis="example")


def _coverage(example: Example, teams: list[str]) -> Iterator[Coverage]:
    if not example.uncovered:
        for team in teams:
            yield Coverage(id=f"all of {team}", agency=team, kinds=tuple(FACTS), since=BEFORE, as_at=AFTER)
    for place, told in enumerate(example.coverage, 1):
        yield Coverage(**{"id": f"coverage {place}", "as_at": AFTER, **told, "kinds": tuple(told["kinds"])})
