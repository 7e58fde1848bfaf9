"""What lay ahead on the day of a replay: that a body closed or a worker left later is not told of a day before."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from sightline.graph.case import Places
from sightline.graph.clock import add_days, last_day
from sightline.graph.things import Agency, Professional

P = TypeVar("P", Agency, Professional)


def as_of(places: Places, day: str | None) -> Places:
    """The places as a day knew them; as today does where none is given."""
    if day is None:
        return places
    return replace(places, agencies=_all(places.agencies, day), professionals=_all(places.professionals, day))


def still_there(one: P, day: str | None) -> P:
    """A body or worker without an end that may have lain ahead; what ended with a day may be known by its evening."""
    ahead = day is not None and one.until is not None and last_day(one.until) > add_days(day, 1)
    return replace(one, until=None) if ahead else one


def _all(some: Mapping[str, P], day: str) -> dict[str, P]:
    return {key: still_there(one, day) for key, one in some.items()}
