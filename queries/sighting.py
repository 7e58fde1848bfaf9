"""When one body saw the child, as its contacts say: what is not recorded is no sighting, and no absence of one either."""

from dataclasses import dataclass

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds, Contact
from sightline.queries.index import Index, doer, on


@dataclass(frozen=True, slots=True)
class Sight:
    """One contact, or series, in which the child was seen; `last` is its last day, `alone` none when not recorded."""

    contact: Contact
    last: Bounds
    alone: bool | None


def seen_by(index: Index, body: str) -> list[Sight]:
    """A body's contacts in which the child was seen, by their last day."""
    found = []
    for contact in index.contacts:
        about = next((one for one in contact.about if one.record in index.records and (one.seen or one.seen_alone)), None)
        if about is not None and index.body(doer(contact)) == body:
            end = contact.end
            last = (add_days(end[0], -1), add_days(end[1], -1)) if end else on(contact)
            found.append(Sight(contact, last, about.seen_alone))
    return sorted(found, key=lambda one: one.last)
