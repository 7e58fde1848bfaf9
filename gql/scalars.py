"""Days and moments as the API takes and gives them: ISO text, checked when it comes in."""

import re
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from sightline.graph.clock import bounds

Day = NewType("Day", str)
Moment = NewType("Moment", str)
Instant = NewType("Instant", str)

_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z")


def day(value: Any) -> str:
    """One whole day; ValueError when it is none."""
    try:
        if isinstance(value, str) and len(value) == 10 and bounds(value)[0] == value:
            return value
    except ValueError:
        pass
    raise ValueError("it is not a day; write it as 1999-07-14")


def moment(value: Any) -> str:
    """A day or moment, whole or partial; ValueError when it is none."""
    try:
        if isinstance(value, str) and bounds(value):
            return value
    except ValueError:
        pass
    raise ValueError("it is not a date; write it as 1999, 1999-07 or 1999-07-14")


def instant(value: Any) -> str:
    """An instant in UTC; ValueError when it is none."""
    if isinstance(value, str) and _INSTANT.fullmatch(value) and day(value[:10]):
        return value
    raise ValueError("it is not an instant; write it as 2026-01-31T12:00:00Z")


SCALARS: dict[object, ScalarDefinition] = {
    Day: strawberry.scalar(name="Day", description="A whole day, such as 1999-07-14.", parse_value=day),
    Moment: strawberry.scalar(
        name="Moment",
        description="A day as the source has it, whole or partial: 1999, 1999-07 or 1999-07-14; it may carry a time.",
        parse_value=moment,
    ),
    Instant: strawberry.scalar(
        name="Instant", description="An instant in UTC, such as 2026-01-31T12:00:00Z.", parse_value=instant
    ),
}
