"""One fact by itself, with what its keys stand for, as the types of facts show it."""

from sightline.graph.case import Case, Places
from sightline.graph.facts import FACTS, Fact
from sightline.graph.lens import Lens
from sightline.graph.things import Record
from sightline.queries.timeline import Entry, timeline


def entry_of(fact: Fact, places: Places, lens: Lens) -> Entry:
    """A fact that a lens has let through, with the bodies, workers and places that it names, and everybody it is about."""
    records = tuple(Record(id=one.record, held_by=fact.held_by, reference=one.record) for one in fact.about)
    case = Case(person="", who="Child", lens=lens, facts=(fact,), records=records, places=places)
    return timeline(case, labels=tuple(FACTS))[0]
