"""To whom the versions of a fact were passed, how much of them and when, as data and in words."""

from dataclasses import dataclass

from sightline.graph.case import Case, Places
from sightline.graph.clock import day_words
from sightline.graph.facts import Fact, Told
from sightline.queries.words import holder_words

RECEIPTS = {
    "sent": "receipt not recorded",
    "reached": "reached, day not recorded",
    "read": "read, day not recorded",
    "disputed": "receipt disputed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """To whom a version of a fact was passed, how much of it, and when. Sent is not received; a later version was not told."""

    version: int
    to: str
    team: str
    level: str
    state: str
    sent_at: str | None
    received_at: str | None
    how: str | None
    via: str | None
    said_by: str | None


def tellings(case: Case, fact: str) -> tuple[Telling, ...]:
    """Every telling of every version of a fact that the lens shows, in order of sending."""
    return tuple(
        _telling(version, told, case.places)
        for version in case.history[fact]
        for told in sorted(version.told, key=lambda one: (one.sent_at or one.received_at or "", one.to, one.id))
    )


def telling_words(one: Telling, *, whole: bool = True) -> str:
    """A telling in a clause; in short without the means."""
    days = [
        f"sent {day_words(one.sent_at)}" if one.sent_at else "",
        f"received {day_words(one.received_at)}" if one.received_at else RECEIPTS.get(one.state, one.state),
        RECEIPTS["disputed"] if one.state == "disputed" and one.received_at else "",
    ]
    version = f"version {one.version}" if one.version > 1 else ""
    through = [f"via {one.via}" if one.via else "", f"said by {one.said_by}" if one.said_by else ""]
    means = [version, one.level, one.how or "", *through]
    return f"{one.team}: {', '.join(part for part in (*days, *(means if whole else ())) if part)}"


def _telling(version: Fact, told: Told, places: Places) -> Telling:
    return Telling(
        version=version.version,
        to=told.to,
        team=holder_words(told.to, places),
        level=told.level,
        state=told.state,
        sent_at=told.sent_at,
        received_at=told.received_at,
        how=told.how,
        via=told.via,
        said_by=told.said_by,
    )
