"""The facts that a part of an answer rests on, opened from the case that it is about."""

from typing import Any

from sightline.gql.field import InCase, follow, worked_out
from sightline.queries.timeline import Entry


def cited(says: str = "The facts that this rests on.", path: str = "evidence") -> Any:
    """A field that opens the facts whose keys stand at a path of the part."""
    keys = follow(path)

    def read(source: InCase) -> list[Entry]:
        found = keys(source.part)
        return source.case.opened((found,) if isinstance(found, str) else found or ())

    return worked_out(says, read)
