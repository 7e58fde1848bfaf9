"""Days as a person gives them on the command line."""

from sightline.graph.clock import last_day
from sightline.graph.errors import BadInput


def day_of(option: str, day: str | None) -> str | None:
    """The last day that a date could mean."""
    try:
        return last_day(day) if day else None
    except ValueError:
        raise BadInput(option, f"'{day}' is not a day", "write it as 1999-07-14, 1999-07 or 1999") from None
