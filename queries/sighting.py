"""When one body saw the child, as its contacts say: what is not recorded is no sighting, and no absence of one either."""

from dataclasses import dataclass

from sightline.graph.facts import Bounds, Contact
from sightline.queries.index import Index, doer
from sightline.queries.run import last_of


@dataclass(frozen=True, slots=True)
class Sight:
    """One contact, or series, in which the child was seen, to its last day; `alone` is none when not recorded."""

    contact: Contact
    last: Bounds
    times: int
    alone: bool | None


def seen_by(index: Index, body: str) -> tuple[Sight, ...]:
    """A body's contacts in which the child was seen, by their last day."""
    return index.once((seen_by, body), lambda: _seen_by(index, body))


def _seen_by(index: Index, body: str) -> tuple[Sight, ...]:
    found = []
    for contact in index.contacts:
        about = next((one for one in contact.about if one.record in index.records and (one.seen or one.seen_alone)), None)
        if about is not None and index.body(doer(contact)) == body:
            found.append(Sight(contact, last_of(contact), about.times or contact.times, about.seen_alone))
    return tuple(sorted(found, key=lambda one: one.last))
