"""Finds whom a person at the terminal means: by id, or by the one name that fits."""

from sightline.graph.errors import BadInput, NotFound
from sightline.graph.lens import Lens
from sightline.graph.names import words
from sightline.graph.people import Described
from sightline.graph.search import Found, search
from sightline.graph.store import Store
from sightline.graph.ties import Thing

MOST_NAMED = 10


async def one_child(store: Store, text: str, lens: Lens) -> str:
    """The id of the child that an id or a name means."""
    return (await _one(store, text, lens, ("Child",))).id


async def one_thing(store: Store, text: str, lens: Lens) -> Thing:
    """The person, address, worker, team or area that an id means, or the person or address that a name means."""
    return await _one(store, text, lens, ("Child", "Adult", "Address", "Professional", "Agency", "Authority"))


async def _one(store: Store, text: str, lens: Lens, labels: tuple[str, ...]) -> Thing:
    rows = await store.read("labels", id=text)
    by_id = [Thing(row["label"], text) for row in rows if row["label"] in labels]
    if by_id:
        return by_id[0]
    found = await search(store, text, lens)
    hits = [hit.thing for hit in found.hits if hit.thing.label in labels]
    named = [one for one in hits if _is_called(text, one, found.described)]
    if len(named or hits) == 1:
        return (named or hits)[0]
    if not hits:
        raise NotFound(" or ".join(label.lower() for label in labels[:3]), text)
    listed = "; ".join(f"{one.id} ({found.described.name(one)})" for one in (named or hits)[:MOST_NAMED])
    raise BadInput(f"'{text}'", "could be several", f"name one by its id: {listed}")


def _is_called(text: str, one: Thing, described: Described) -> bool:
    """Does one of its names hold every word of the text."""
    person = described.people.get(one)
    address = described.places.addresses.get(one.id)
    names = person.names if person else (address.lines,) if address and one.label == "Address" else ()
    return any(set(words(text)) <= set(words(name)) for name in names)


def as_listed(found: Found) -> list[list[str]]:
    """Hits as rows: what it is, its id, what it is called, born, area, and why it was found."""
    rows = []
    for hit in found.hits:
        person = found.described.people.get(hit.thing)
        born = ", ".join(person.born_on) if person else ""
        area = person.area.name if person and person.area else ""
        called = found.described.name(hit.thing)
        rows.append([hit.thing.label.lower(), hit.thing.id, called, born, area, "; ".join(hit.why)])
    return rows
