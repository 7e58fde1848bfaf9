"""Messages about the child from one body to another: what was addressed to it, what it was told, what both have on file."""

from collections.abc import Iterator

from sightline.graph.facts import Contact, Fact
from sightline.queries.index import Index, team_of


def messages(index: Index, origin: str, to: str, window: tuple[str, str]) -> Iterator[Fact]:
    """The facts of one body that reached, or were sent to, another within a window of days (both inclusive)."""
    for fact in index.case.facts:
        if fact.start is None or fact.start[0] > window[1] or fact.start[1] < window[0]:
            continue
        if index.body(team_of(fact)) == origin and (_addressed(index, fact, to) or _shared(index, fact, to)):
            yield fact


def _addressed(index: Index, fact: Fact, to: str) -> bool:
    """Told and reached; or addressed, where nothing is recorded of whether it came. Sent is not received."""
    told = [one for one in fact.told if index.body(one.to) == to]
    if told:
        return any(one.state in ("reached", "read") for one in told)
    addressee = getattr(fact, "to", None)
    return addressee is not None and index.body(addressee) == to


def _shared(index: Index, fact: Fact, to: str) -> bool:
    if not isinstance(fact, Contact) or fact.event is None:
        return False
    return any(index.body(team_of(one)) == to for one in index.events[fact.event])
