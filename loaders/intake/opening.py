"""A file as a team opens it: the record, and the person that it is of until somebody decides otherwise."""

from collections.abc import Iterator

from sightline.graph.stream import Item
from sightline.graph.things import Adult, Child, IdentityDecision, Record

# A file is of the person it is of, from before any day that could be asked about; a later decision may move it.
SINCE_EVER = "1900-01-01"


def opened(record: Record, expected_on: str | None = None) -> Iterator[Item]:
    """The record, and the person that it is of until somebody decides otherwise."""
    who = "Child" if record.person == "child" else "Adult"
    yield record
    yield Child(id=record.id, expected_on=expected_on) if who == "Child" else Adult(id=record.id)
    yield IdentityDecision(
        id=f"{record.id}@opened",
        record=record.id,
        person=record.id,
        who=who,
        at=SINCE_EVER,
        by=record.held_by,
        basis="opened by the team",
    )
