"""The files that an answer looked at, as at which day, and what they claim to cover."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.field import recorded, shown
from sightline.gql.scalars import Moment
from sightline.graph import things


@strawberry.type(description="A source's claim about itself: these records are loaded. Without it absence says nothing.")
class Coverage:
    """One claim."""

    agency: str = recorded(things.Coverage, "agency")
    kinds: list[str] = recorded(things.Coverage, "kinds")
    authority: str | None = recorded(things.Coverage, "authority")
    since: Moment | None = recorded(things.Coverage, "since")
    until: Moment | None = recorded(things.Coverage, "until")
    as_at: Moment = recorded(things.Coverage, "as_at")
    complete: bool = recorded(things.Coverage, "complete")
    note: str | None = recorded(things.Coverage, "note")


@strawberry.type(description="One team's file: how much of it is seen here and what its source claims to cover.")
class Source:
    """One file looked at."""

    team: str = shown("The key of the team whose file it is.")
    agency: Agency | None = shown("That team; null where no agency held it.")
    facts: int = shown("How many of its facts are seen here.")
    as_at: Moment | None = shown("The latest day on which the source was read; null where it does not say.")
    coverage: list[Coverage] = shown("What the source claims to cover.")
