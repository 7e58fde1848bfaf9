"""One child's case with everything it names, as items that can be loaded again; what `export` writes."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sightline.graph.case import Case, Who
from sightline.graph.casefile import case_as_loaded
from sightline.graph.facts import About, Care, Fact, Particulars
from sightline.graph.lens import Lens
from sightline.graph.rows import thing
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Agency, Authority


async def whole_case(store: Store, child: str, lens: Lens) -> Bundle:
    """Every version of every fact about a child that the lens shows, and the people, files and bodies they name.

    Of the household come the names and files, so that relations point somewhere; not what those files say besides. Where a
    fact is also about somebody outside it, that side stays behind.
    """
    case = await case_as_loaded(store, "Child", child, lens)
    around = [await _member(store, member.who, member.person, lens) for member in case.household]
    cases = (case, *around)
    records = {record.id: record for one in cases for record in one.records}
    facts = [*_versions(case), *(name for one in around for name in _versions(one) if isinstance(name, Particulars))]
    decisions = {decision.id: decision for one in cases for decision in one.decisions if decision.record in records}
    people = {decision.person for decision in decisions.values()} | {one.person for one in cases}
    named = {item.id: item for one in cases for item in _places(one)}
    places = [_within(item, named) for item in named.values()]
    items: Iterable[Item] = (*places, *await _people(store, people), *records.values(), *decisions.values())
    return Bundle(child, (*items, *case.coverage, *_complete(facts, cases, records)))


async def _member(store: Store, who: Who, person: str, lens: Lens) -> Case:
    return await case_as_loaded(store, who, person, lens, household=False)


def _versions(case: Case) -> Iterator[Fact]:
    return (version for history in case.history.values() for version in history)


def _complete(facts: Iterable[Fact], cases: Iterable[Case], records: Collection[str]) -> Iterator[Fact]:
    """Each version once, about all whom it is about: a case has only its own side of a fact about several people."""
    about: dict[str, dict[str, About]] = {}
    for version in (version for case in cases for version in _versions(case)):
        about.setdefault(version.id, {}).update({one.record: one for one in version.about if one.record in records})
    for version in {fact.id: fact for fact in facts}.values():
        if about[version.id] and not (isinstance(version, Care) and version.carer not in records):
            yield version.changed(about=tuple(about[version.id].values()))


def _places(case: Case) -> Iterator[Item]:
    places = case.places
    for kind in (places.authorities, places.agencies, places.professionals, places.addresses):
        yield from kind.values()


def _within(place: Item, named: Collection[str]) -> Item:
    """A place without what registers say that leads out of the case: the site of a school, what became of an area."""
    match place:
        case Agency(site=str(site)) if site not in named:
            return replace(place, site=None)
        case Authority(successors=successors):
            return replace(place, successors=tuple(area for area in successors if area in named))
    return place


async def _people(store: Store, people: Iterable[str]) -> list[Item]:
    rows = await store.read("persons", persons=sorted(people))
    return [thing(row["label"], row["is"]) for row in rows]
