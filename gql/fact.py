"""What every fact on a team's file shows: its own words, its clocks, how sure it is, where it can be read, who was told."""

from enum import Enum
from functools import partial
from typing import Any

import strawberry

from sightline.gql.address import Address
from sightline.gql.agency import Agency
from sightline.gql.bounds import Between
from sightline.gql.field import recorded, shown
from sightline.gql.node import Node
from sightline.gql.professional import Professional
from sightline.gql.scalars import Instant, Moment
from sightline.graph import facts
from sightline.graph.facts import KINDS

on_file = partial(recorded, facts.Fact, under="fact")


def _label(name: str) -> Any:
    return strawberry.enum_value(name, description=(facts.FACTS[name].__doc__ or "").partition("\n")[0])


@strawberry.enum(description="The sorts of facts that files hold.")
class FactLabel(Enum):
    """The sorts of facts, each in the model's own sentence."""

    PARTICULARS = _label("Particulars")
    CONTACT = _label("Contact")
    RESIDENCE = _label("Residence")
    CARE = _label("Care")
    REGISTRATION = _label("Registration")
    INVOLVEMENT = _label("Involvement")
    STATUS = _label("Status")
    STATEMENT = _label("Statement")


@strawberry.type(description="How far the person was seen, as this file has it. Null is 'not recorded'.")
class About:
    """The tie of a fact to the file of the person asked about."""

    record: strawberry.ID = shown("The team's file on the person that the fact is about.")
    seen: bool | None = recorded(facts.About, "seen")
    spoken_to: bool | None = recorded(facts.About, "spoken_to")
    seen_alone: bool | None = recorded(facts.About, "seen_alone")
    not_alone_because: str | None = recorded(facts.About, "not_alone_because")


@strawberry.type(description="One telling of a fact to a team. Sent is not received.")
class Telling:
    """One telling."""

    to: Agency | None = shown("The team told.")
    level: str = recorded(facts.Told, "level", under="told")
    state: str = recorded(facts.Told, "state", under="told")
    sent_at: Moment | None = recorded(facts.Told, "sent_at", under="told")
    received_at: Moment | None = recorded(facts.Told, "received_at", under="told")
    how: str | None = recorded(facts.Told, "how", under="told")
    via: str | None = recorded(facts.Told, "via", under="told")
    said_by: str | None = recorded(facts.Told, "said_by", under="told")


@strawberry.interface(description="What a team's file says, with its clocks, how sure it is and where it can be read.")
class Fact(Node):
    """What every fact shows; its source is an entry of the timeline."""

    kind: str = on_file("kind")
    on: Moment | None = on_file("on")
    since: Moment | None = on_file("since")
    until: Moment | None = on_file("until")
    start: Between | None = shown("The days on which it could have happened or begun; null when it is not dated.", "fact.start")
    end: Between | None = shown("The days on which it could have ended; null while no end is recorded.", "fact.end")
    time: str | None = on_file("time")
    held_by: Agency | None = shown("The team on whose file it is; null where no agency held it.")
    held_by_key: str = shown("The key of that team; 'family' or 'review' where no agency held it.", "fact.held_by")
    agency: Agency | None = shown("The team that did it or that it speaks of; else the one on whose file it is.")
    professional: Professional | None = shown("The worker who did it, where recorded.")
    address: Address | None = shown("Where it took place, where recorded.")
    about: list[About] = shown("How far the person was seen, by each file that it is about.")
    tellings: list[Telling] = shown("To whom it was told, when, and whether that arrived.")
    note: str | None = on_file("note")
    as_written: str | None = on_file("as_written")
    confidence: str = on_file("confidence")
    citation: str | None = on_file("citation")
    source: str = on_file("source")
    recorded_at: Moment | None = on_file("recorded_at")
    recorded_basis: str = on_file("recorded_basis")
    loaded_at: Instant = on_file("loaded_at")
    version: int = on_file("version")


def kinds_of(label: str) -> str:
    """A sentence with the kinds that a sort of fact can have."""
    return f"Its kinds: {', '.join(KINDS[label])}."
