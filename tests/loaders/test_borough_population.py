"""The made-up borough as a stream: the same for the same seed, whole in itself, possible in time, and of constant memory."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from sightline.graph.clock import first_day, last_day
from sightline.graph.facts import KINDS, Care, Contact, Fact, Particulars, Registration, Residence
from sightline.graph.stream import Bundle
from sightline.graph.things import (
    AGENCY_KINDS,
    Address,
    Adult,
    Agency,
    Authority,
    Child,
    Coverage,
    IdentityDecision,
    Professional,
    Record,
)
from sightline.loaders.borough import borough
from sightline.loaders.borough.household import Household
from sightline.loaders.borough.population import population
from sightline.loaders.borough.region import Region

AS_AT = "2026-09-01"


def digest(bundles: Iterator[Bundle]) -> str:
    """One number for everything in a stream."""
    found = hashlib.sha256()
    for bundle in bundles:
        found.update(repr(bundle).encode())
    return found.hexdigest()


def households(children: int, seed: int = 3) -> list[Household]:
    """The households of a population."""
    return [part for part in population(children, seed) if isinstance(part, Household)]


@pytest.fixture(scope="module")
def stream() -> list[Bundle]:
    return list(borough(1_200, 3))


@pytest.fixture(scope="module")
def facts(stream: list[Bundle]) -> list[Fact]:
    return [item for bundle in stream for item in bundle.items if isinstance(item, Fact)]


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from sightline.loaders.borough import borough; found = hashlib.sha256()\n"
        "for bundle in borough(300, 5): found.update(repr(bundle).encode())\n"
        "print(found.hexdigest())"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": "1"})
    assert said.stdout.strip() == digest(borough(300, 5))


def test_another_seed_gives_another_population() -> None:
    assert digest(borough(50, 1)) != digest(borough(50, 2))


def test_a_household_is_the_same_in_every_population_that_holds_it() -> None:
    small = {one.family.number: repr(one.bundle) for one in households(60)}
    large = {one.family.number: repr(one.bundle) for one in households(240)}
    assert small.items() <= large.items()


@pytest.mark.parametrize("children", [1, 2, 7, 250])
def test_a_population_has_exactly_as_many_children_as_asked_for(children: int) -> None:
    items = [item for bundle in borough(children, 9) for item in bundle.items]
    assert sum(isinstance(item, Child) for item in items) == children


def test_shared_things_come_first_and_later_regions_before_their_households() -> None:
    parts = list(population(40, 3))
    assert isinstance(parts[0], Region)
    assert not any(isinstance(part, Region) for part in parts[1:])


def test_every_reference_is_met_before_or_in_the_same_bundle(stream: list[Bundle]) -> None:
    known: dict[type, set[str]] = {}
    keys: set[str] = set()
    for bundle in stream:
        for item in bundle.items:
            if not isinstance(item, Fact):
                known.setdefault(type(item), set()).add(item.id)
            else:
                keys.add(item.fact)
        for item in bundle.items:
            for kind, key in references(item):
                assert key in known[kind], (bundle.name, item, key)
            if isinstance(item, Contact) and item.answers:
                assert item.answers in keys


def references(item: object) -> Iterator[tuple[type, str]]:
    """The things that an item names by their ids."""
    match item:
        case Agency():
            yield from ((Authority, area) for area in item.serves)
            if item.part_of:
                yield Agency, item.part_of
        case Professional():
            yield Agency, item.agency
        case Address():
            yield Authority, item.authority or ""
        case Record():
            yield Agency, item.held_by
        case IdentityDecision():
            yield Record, item.record
            yield {"Child": Child, "Adult": Adult}[item.who], item.person
        case Coverage():
            yield Agency, item.agency
            yield Authority, item.authority or ""
        case Fact():
            yield Agency, item.held_by
            yield from ((Record, about.record) for about in item.about)
            yield from ((Agency, told.to) for told in item.told)
            for name, kind in LINKS.items():
                if value := getattr(item, name, None):
                    yield kind, value


LINKS = {
    "by": Professional,
    "by_agency": Agency,
    "to": Agency,
    "at": Address,
    "agency": Agency,
    "authority": Authority,
    "carer": Record,
}


def test_a_fact_stands_only_on_records_of_the_team_that_holds_it(stream: list[Bundle]) -> None:
    for bundle in stream:
        holders = {item.id: item.held_by for item in bundle.items if isinstance(item, Record)}
        for item in bundle.items:
            if isinstance(item, Fact):
                carers = {item.carer} if isinstance(item, Care) else set()
                assert item.about
                assert {holders[record] for record in carers | {about.record for about in item.about}} == {item.held_by}


def test_every_kind_is_one_of_its_label(stream: list[Bundle], facts: list[Fact]) -> None:
    assert [fact for fact in facts if fact.kind not in KINDS[fact.label]] == []
    agencies = [item for bundle in stream for item in bundle.items if isinstance(item, Agency)]
    assert {agency.kind for agency in agencies} <= AGENCY_KINDS.keys()


def test_keys_are_used_once_and_versions_run_without_a_hole(stream: list[Bundle], facts: list[Fact]) -> None:
    versions: dict[str, list[int]] = {}
    for fact in facts:
        versions.setdefault(fact.fact, []).append(fact.version)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in versions.values())
    tellings = [told.id for fact in facts for told in fact.told]
    things = [(type(item), item.id) for bundle in stream for item in bundle.items if not isinstance(item, Fact)]
    assert len(tellings) == len(set(tellings)) > 1_000
    assert len(things) == len(set(things))


def test_loaders_leave_to_the_graph_what_the_graph_fills_in(facts: list[Fact]) -> None:
    assert not any(fact.id or fact.load or fact.loaded_at for fact in facts)
    assert all(fact.source.startswith("made-up borough, seed 3, household ") for fact in facts)


def test_nothing_is_recorded_before_it_happened_nor_told_before_it_was_recorded(facts: list[Fact]) -> None:
    for fact in facts:
        recorded = fact.recorded_at or ""
        assert first_day(recorded) == last_day(recorded) == recorded <= AS_AT
        if fact.start is not None:
            assert fact.start[1] <= recorded, fact
        if fact.end is not None and fact.start is not None:
            assert fact.start[0] <= fact.end[0] <= fact.end[1] <= recorded, fact
        for told in fact.told:
            assert recorded <= (told.sent_at or "") <= (told.received_at or AS_AT) <= AS_AT
            assert (told.state == "reached") == (told.received_at is not None)


def test_versions_of_a_fact_are_recorded_in_their_order(facts: list[Fact]) -> None:
    last: dict[str, str] = {}
    for fact in facts:
        assert last.get(fact.fact, "") <= (fact.recorded_at or "")
        last[fact.fact] = fact.recorded_at or ""


def test_most_entries_are_made_on_the_day_and_some_days_later(facts: list[Fact]) -> None:
    contacts = [fact for fact in facts if isinstance(fact, Contact) and fact.version == 1]
    late = sum(1 for fact in contacts if (fact.recorded_at or "") > (fact.on or fact.since or ""))
    assert 0.08 < late / len(contacts) < 0.20


def test_workers_act_only_while_they_are_in_the_team_that_they_act_for(stream: list[Bundle]) -> None:
    staff = {item.id: item for item in stream[0].items if isinstance(item, Professional)}
    acted = 0
    for bundle in stream[1:]:
        for item in bundle.items:
            worker = staff.get(getattr(item, "by", None) or "") if isinstance(item, Fact) else None
            if isinstance(item, Fact) and worker is not None:
                assert worker.agency == item.held_by
                assert (worker.since or "") <= (item.on or item.since or "") < (worker.until or "9999")
                assert (item.until or "") <= (worker.until or "9999")
                acted += 1
    assert acted > 1_000


def test_nothing_happens_to_a_child_before_birth_or_after_childhood() -> None:
    for household in households(1_000):
        people = {person.id: person for person in household.family.people}
        persons = {item.record: item.person for item in household.bundle.items if isinstance(item, IdentityDecision)}
        for item in household.bundle.items:
            if isinstance(item, Fact) and not isinstance(item, Particulars):
                day = date.fromisoformat(item.on or item.since or "").toordinal()
                for about in item.about:
                    person = people[persons[about.record]]
                    first = person.born if person.born is not None else (person.expected or 0) - 280
                    assert first <= day, (item, person)
                    assert not person.child or day < first + 18.1 * 365.25, (item, person)


def test_carers_are_old_enough_for_what_they_are() -> None:
    for household in households(1_000):
        family = household.family
        oldest = min(child.born or child.expected or 0 for child in family.children)
        for adult in family.adults:
            assert (oldest - (adult.born or 0)) / 365.25 > 17.9
            if adult.relation == "grandmother" and family.main_carer.relation == "mother":
                assert ((family.main_carer.born or 0) - (adult.born or 0)) / 365.25 > 16


def test_siblings_have_names_of_their_own_and_twins_one_birthday() -> None:
    twins = 0
    for household in households(2_500):
        children = household.family.children
        assert len({child.given for child in children}) == len(children)
        assert len({child.family for child in children}) == 1
        births = [child.born or child.expected or 0 for child in children]
        assert births == sorted(births)
        for (child, born), (after, next_born) in zip(
            zip(children, births, strict=True), zip(children[1:], births[1:], strict=True), strict=False
        ):
            assert (child.twin and after.twin) if next_born == born else next_born - born > 150
        twins += sum(child.twin for child in children)
    assert twins > 30


def test_a_child_is_on_the_books_of_one_body_of_a_kind_at_a_time(stream: list[Bundle]) -> None:
    changes = 0
    for bundle in stream:
        persons = {item.record: item.person for item in bundle.items if isinstance(item, IdentityDecision)}
        latest = {item.fact: item for item in bundle.items if isinstance(item, Registration)}
        spells: dict[tuple[str, str], list[Registration]] = {}
        for fact in sorted(latest.values(), key=lambda fact: fact.since or ""):
            spells.setdefault((persons[fact.about[0].record], fact.kind), []).append(fact)
        for in_turn in spells.values():
            for earlier, later in pairwise(in_turn):
                assert earlier.until is not None
                assert earlier.until <= (later.since or "")
                assert earlier.end_reason is not None
                assert earlier.destination is not None
                changes += 1
    assert changes > 100


def test_hospital_stays_and_visits_are_at_addresses_of_the_borough(stream: list[Bundle], facts: list[Fact]) -> None:
    communal = {item.id for bundle in stream for item in bundle.items if isinstance(item, Address) and item.communal}
    admitted = [fact for fact in facts if isinstance(fact, Contact) and fact.kind == "admission"]
    assert len(admitted) > 50
    assert all(fact.at in communal for fact in admitted)
    assert not any(fact.at in communal for fact in facts if isinstance(fact, Residence) and fact.kind == "home")
    assert any(fact.at in communal for fact in facts if isinstance(fact, Residence) and fact.kind == "hostel")


def test_memory_does_not_grow_with_the_population_nor_with_its_regions() -> None:
    code = (
        "import resource, sys; from sightline.loaders.borough import borough, population\n"
        "population.HOUSEHOLDS = 500\n"
        "for bundle in borough(int(sys.argv[1]), 3): pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for children in (500, 5_000):
        said = subprocess.run([sys.executable, "-c", code, str(children)], check=True, capture_output=True, text=True)
        peaks.append(int(said.stdout))
    assert peaks[1] < peaks[0] * 1.15, peaks
