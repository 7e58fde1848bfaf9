"""Addresses, teams and workers that were judged one are seen as one, by day, and as several again once that is taken back."""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from deciding_at_random import SIGNED
from hypothesis import given, settings
from hypothesis import strategies as st
from town import TEAM, contact, filed, known, lives, works

from sightline.graph.address import address
from sightline.graph.agency import agency
from sightline.graph.case import CaseFile, MemberFile, Places
from sightline.graph.casefile import child_case, contacts_of
from sightline.graph.circle import Circle
from sightline.graph.contact import contact as contact_looked_up
from sightline.graph.errors import BadInput, NotFound
from sightline.graph.fact import fact
from sightline.graph.facts import Fact, Involvement, Residence
from sightline.graph.joining import join, joined, kept_apart, split, undo, undone
from sightline.graph.judgement import Judgement
from sightline.graph.judging import Judging
from sightline.graph.lens import OWNER, Lens, Viewer, through
from sightline.graph.load import load
from sightline.graph.migrations import identity_reach
from sightline.graph.network import network
from sightline.graph.oneness import one_of
from sightline.graph.paths import path
from sightline.graph.population import cases_of
from sightline.graph.professional import professional
from sightline.graph.search import search
from sightline.graph.store import Statement, Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Coverage, IdentityDecision, Professional
from sightline.graph.ties import Thing
from sightline.graph.whole import whole_case
from sightline.graph.worklist import changed_children

LENS = Lens(viewer=OWNER)
HOMES = tuple(f"home-{letter}" for letter in "abcde")
PEOPLE = ("zubrin", "quell", "ombra", "vell", "oriel")
READER = Viewer(name="reader", role="practitioner", teams=frozenset({TEAM}))

Ask = Callable[..., Awaitable[list[dict[str, Any]]]]
Step = tuple[str, Any, Any]
ADDRESSES = {home: Address(id=home, lines=f"{number} Unbuilt Row") for number, home in enumerate(HOMES, start=1)}


class Judged:
    """What was judged of some things of one sort, as a database would hold it."""

    def __init__(self, sort: str, things: Iterable[str]) -> None:
        self.around = Circle(sort=sort, holders=dict.fromkeys(things, ""))

    def take(self, step: Step, on: str = SIGNED.on) -> str | None:
        """Takes one step of a person; the key of the judgement, none where it is refused."""
        what, one, other = step
        judging = Judging(self.around, f"{on}T00:{len(self.around.judgements):02d}:00.000Z")
        signed, keys = replace(SIGNED, on=on), [one.id for one in self.judgements]
        try:
            if what == "join":
                made = joined(judging, one, other, signed)
            elif what == "apart":
                made = kept_apart(judging, one, signed, other)
            else:
                made = undone(judging, one if isinstance(one, str) else keys[one % len(keys)] if keys else "none", signed)
        except BadInput:
            return None
        self.around.judgements |= {made.id: made}
        return made.id

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(self.around.judgements.values())


def at_home(judged: Iterable[Judgement], *more: Fact, **changes: Any) -> CaseFile:
    """The file of Zubrin, each of the others of whom lives in a home of their own."""

    def decided(person: str) -> tuple[IdentityDecision, ...]:
        return tuple(item for item in filed(person) if isinstance(item, IdentityDecision))

    others = tuple(
        MemberFile(person=person, who="Child", decisions=decided(person), facts=(stay(person, home),))
        for person, home in zip(PEOPLE[1:], HOMES[1:], strict=True)
    )
    file = CaseFile(
        person="zubrin", who="Child", decisions=decided("zubrin"), facts=(stay("zubrin", "home-a"), *more),
        household=others, judged=tuple(judged), places=Places(addresses=ADDRESSES),
    )  # fmt: skip
    return replace(file, **changes)


def stay(person: str, home: str, **more: Any) -> Fact:
    return lives(person, home, id=f"{person} {home}", **more)


homes = st.sampled_from(HOMES)
steps = st.one_of(
    st.tuples(st.just("join"), homes, homes),
    st.tuples(st.just("apart"), st.tuples(homes), st.lists(homes, min_size=1, max_size=2, unique=True).map(tuple)),
    st.tuples(st.just("undo"), st.integers(0, 20), st.none()),
)


histories = st.lists(steps, max_size=8)


def after(history: Iterable[Step]) -> Judged:
    judged = Judged("Address", HOMES)
    for step in history:
        judged.take(step)
    return judged


@settings(max_examples=60)
@given(histories)
def test_those_live_with_a_child_whose_homes_hang_together_with_its_own(history: list[Step]) -> None:
    judged = after(history)
    own = judged.around.groups().of("home-a")
    together = {person for person, home in zip(PEOPLE, HOMES, strict=True) if home in own} - {"zubrin"}
    case = through(LENS, at_home(judged.judgements))
    assert {one.person for one in case.household} == together
    assert {fact.at for one in case.household for fact in one.seen.of(Residence)} <= {fact.at for fact in case.of(Residence)}


@settings(max_examples=60)
@given(histories, steps)
def test_taking_back_the_last_judgement_gives_back_exactly_the_answers_before(history: list[Step], last: Step) -> None:
    judged = after(history)
    before = through(LENS, at_home(judged.judgements))
    key = judged.take(last)
    if key and judged.around.judgements[key].says != "undone":
        assert judged.take(("undo", key, None))
        assert through(LENS, at_home(judged.judgements)) == before


@settings(max_examples=60)
@given(histories)
def test_with_everything_taken_back_every_answer_is_as_if_nothing_had_been_judged(history: list[Step]) -> None:
    judged = after(history)
    for one in reversed(judged.judgements):
        judged.take(("undo", one.id, None))
    assert through(LENS, at_home(judged.judgements)) == through(LENS, at_home(()))


TOWN: tuple[Item, ...] = (
    Agency(id=TEAM, name="Front door", kind="social-care"),
    Agency(id="team-south", name="South team", kind="social-care", reach="0191 498 0000"),
    Agency(id="team-duty", name="The Front Door", kind="social-care", reach="0191 498 0001"),
    Professional(id="worker", agency=TEAM, role="social worker", name="O. Vint"),
    Professional(id="worker-2", agency=TEAM, role="social worker", name="Orla Vint", reach="0191 498 0002"),
    *ADDRESSES.values(),
    Address(id="hostel", lines="Quayside Hostel", communal=True),
    *known("zubrin", "Zubrin", "Brask"), *known("quell", "Quell", "Brask"), *known("ombra", "Ombra", "Vell", "team-south"),
    *known("vell", "Vell", "Marr"), *filed("oriel"), *filed("zubrin", "team-duty"),
    lives("zubrin", "home-a"), lives("quell", "home-b"), lives("ombra", "home-c", team="team-south"), lives("vell", "hostel"),
    works("zubrin", by="worker"), works("quell", by="worker-2"),
    contact("call", "zubrin", team="team-duty"),
    Coverage(id="claim", agency="team-duty", kinds=("Contact",), as_at="2024-01-01"),
)  # fmt: skip


@pytest.fixture
async def town(fresh_store: Store) -> Store:
    await load(fresh_store, [Bundle("town", TOWN)], "made up")
    return fresh_store


async def as_one(store: Store, sort: str, *keys: str, on: str = SIGNED.on) -> list[str]:
    """Joins the first of these with the second, that with the third and so on."""
    return [(await join(store, OWNER, one, other, replace(SIGNED, on=on), sort=sort)).id for one, other in pairwise(keys)]


async def household(store: Store, child: str = "zubrin", lens: Lens = LENS) -> set[str]:
    """Who is in the child's household: one file fetched by itself, and the same fetched with others."""
    case = await child_case(store, child, lens)
    streamed = (await cases_of(store, [child], lens))[child]
    assert {one.person: one for one in case.household} == {one.person: one for one in streamed.household}
    assert (case.facts, case.places, set(case.coverage)) == (streamed.facts, streamed.places, set(streamed.coverage))
    return {one.person for one in case.household}


async def test_who_lives_at_addresses_judged_one_lives_together_from_that_day_until_it_is_taken_back(town: Store) -> None:
    before = await child_case(town, "zubrin", LENS)
    assert await household(town) == set()
    ab, bc = await as_one(town, "Address", "home-a", "home-b", "home-c")
    assert await household(town) == {"quell", "ombra"}
    assert await household(town, "ombra") == {"zubrin", "quell"}
    assert await household(town, lens=replace(LENS, known_at="2026-01-04")) == set()
    assert await household(town, lens=replace(LENS, known_at="2026-01-04", identity="today")) == {"quell", "ombra"}
    await undo(town, OWNER, ab, replace(SIGNED, on="2026-02-01"))
    assert await household(town) == set()
    assert await household(town, "ombra") == {"quell"}
    assert await household(town, lens=replace(LENS, known_at="2026-01-31")) == {"quell", "ombra"}
    await undo(town, OWNER, bc, replace(SIGNED, on="2026-02-01"))
    assert await child_case(town, "zubrin", LENS) == before


async def test_what_is_kept_apart_is_not_one_by_a_third(town: Store) -> None:
    await as_one(town, "Address", "home-a", "home-b")
    await split(town, OWNER, ["home-c"], SIGNED, ["home-a", "home-b"], sort="Address")
    with pytest.raises(BadInput, match="decided on 2026-01-05 to be of two"):
        await as_one(town, "Address", "home-b", "home-c")
    assert await household(town) == {"quell"}


async def test_a_home_that_is_one_with_a_hostel_ties_nobody(town: Store) -> None:
    await as_one(town, "Address", "home-a", "home-b", "hostel")
    assert await household(town) == set() == await household(town, "vell")


async def test_a_reader_of_one_home_learns_nothing_of_the_other(town: Store) -> None:
    lens = Lens(viewer=READER)
    before = [await child_case(town, child, lens) for child in ("zubrin", "quell")]
    await as_one(town, "Address", "home-a", "home-c", "home-b")
    assert [await child_case(town, child, lens) for child in ("zubrin", "quell")] == before
    await as_one(town, "Address", "home-a", "home-b")
    assert await household(town, lens=lens) == {"quell"}


async def test_two_teams_that_were_judged_one_know_and_are_covered_as_one(town: Store) -> None:
    before = await child_case(town, "zubrin", LENS)
    assert {fact.held_by for fact in before.facts} == {TEAM, "team-duty"}
    (made,) = await as_one(town, "Agency", TEAM, "team-duty")
    after = await child_case(town, "zubrin", LENS)
    assert {fact.held_by for fact in after.facts} == {record.held_by for record in after.records} == {"team-duty"}
    assert {claim.agency for claim in (await child_case(town, "quell", LENS)).coverage} == {TEAM}
    assert await household(town) == set()

    async def knows(team: str, day: str | None = None) -> set[str]:
        lens = replace(LENS, teams=frozenset({team}), known_at=day)
        return {one.fact for one in (await child_case(town, "zubrin", lens)).facts}

    assert await knows(TEAM) == await knows("team-duty") == {one.fact for one in before.facts}
    assert await knows("team-duty", "2026-01-04") == {"call"}
    assert "call" not in {one.fact for one in (await child_case(town, "zubrin", Lens(viewer=READER))).facts}
    assert {one.held_by for one in (await contacts_of(town, "zubrin", LENS)).facts} == {"team-duty"}
    await undo(town, OWNER, made, SIGNED)
    assert await child_case(town, "zubrin", LENS) == before


async def test_two_workers_who_were_judged_one_are_named_once_with_all_that_is_known_of_them(town: Store) -> None:
    await as_one(town, "Professional", "worker", "worker-2")
    zubrin, quell = [await child_case(town, child, LENS) for child in ("zubrin", "quell")]
    assert zubrin.places.professionals["worker"].reach == quell.places.professionals["worker-2"].reach == "0191 498 0002"
    await as_one(town, "Address", "home-a", "home-b")
    zubrin = await child_case(town, "zubrin", LENS)
    involved = [*zubrin.of(Involvement), *(fact for one in zubrin.household for fact in one.seen.of(Involvement))]
    assert [fact.by for fact in involved] == ["worker", "worker"]


async def test_what_is_exported_stands_as_it_was_loaded(town: Store) -> None:
    before = await whole_case(town, "zubrin", LENS)
    await as_one(town, "Agency", TEAM, "team-duty")
    await as_one(town, "Professional", "worker", "worker-2")
    after = await whole_case(town, "zubrin", LENS)
    assert set(after.items) == set(before.items)


async def residents(store: Store, home: str, lens: Lens = LENS) -> set[str]:
    found = await address(store, home, lens)
    assert {fact.at for entry in found.residents.entries for fact in entry.facts if isinstance(fact, Residence)} == {home}
    return {entry.thing.id for entry in found.residents.entries}


async def test_an_address_looked_up_is_the_dwelling_that_it_was_judged_to_be(town: Store) -> None:
    (made, _) = await as_one(town, "Address", "home-a", "home-b", "home-c")
    assert await residents(town, "home-a") == await residents(town, "home-c") == {"zubrin", "quell", "ombra"}
    assert await residents(town, "home-a", replace(LENS, known_at="2026-01-04")) == {"zubrin"}
    assert await residents(town, "home-a", Lens(viewer=READER)) == {"zubrin", "quell"}
    with pytest.raises(NotFound):
        await address(town, "home-c", Lens(viewer=READER))
    await undo(town, OWNER, made, SIGNED)
    assert await residents(town, "home-a") == {"zubrin"}


async def test_a_team_looked_up_works_with_the_children_of_all_that_it_was_judged_to_be(town: Store) -> None:
    (made,) = await as_one(town, "Agency", "team-duty", TEAM)
    for team, since in ((TEAM, None), ("team-duty", None), ("team-duty", "2026-01-04")):
        found = await agency(town, team, replace(LENS, known_at=since))
        children = {} if since else {"quell", "zubrin"}
        assert {entry.thing.id for entry in found.children.entries} == set(children)
        assert {fact.agency for entry in found.children.entries for fact in entry.facts} <= {team}  # type: ignore[attr-defined]
    assert (found.agency.name, found.reach) == ("The Front Door", "0191 498 0001")
    assert (await agency(town, TEAM, LENS)).reach == "0191 498 0001"
    assert (await agency(town, TEAM, Lens(viewer=READER))).reach is None
    await undo(town, OWNER, made, SIGNED)
    assert (await agency(town, "team-duty", LENS)).children.entries == ()


async def told_to(store: Store, lens: Lens) -> set[str]:
    """Which lookups, by name, tell anything of zubrin through a lens."""
    asked: dict[str, Callable[[], Awaitable[Any]]] = {
        "address": lambda: address(store, "home-a", lens), "contact": lambda: contact_looked_up(store, "call", lens),
        "fact": lambda: fact(store, "Residence", lives("zubrin", "home-a").fact, lens),
        "network": lambda: network(store, Thing("Child", "zubrin"), lens, levels=1),
        "path": lambda: path(store, Thing("Child", "zubrin"), Thing("Address", "home-a"), lens),
    }  # fmt: skip
    found = set()
    for name, ask in asked.items():
        with suppress(NotFound):
            await ask()
            found.add(name)
    pages = {"agency": (await agency(store, TEAM, lens)).children, "worker": (await professional(store, "worker", lens)).children}
    found |= {name for name, page in pages.items() if page.entries}
    return found | ({"search"} if (await search(store, "zubrin brask", lens)).hits else set())


async def test_lookups_through_one_team_see_what_all_see_that_it_is_one_with_by_the_day(
    town: Store, questions: list[str]
) -> None:
    of_team, of_duty = (replace(LENS, teams=frozenset({team})) for team in (TEAM, "team-duty"))
    its_own = await told_to(town, of_team)
    assert its_own == {"address", "fact", "network", "path", "agency", "worker", "search"}
    assert await told_to(town, of_duty) == {"contact", "network"}
    await as_one(town, "Agency", TEAM, "team-duty")
    assert await told_to(town, of_duty) == {*its_own, "contact"}
    assert await told_to(town, replace(of_team, known_at="2026-01-04")) == its_own
    assert await told_to(town, replace(of_duty, viewer=READER)) == set()
    questions.clear()
    await fact(town, "Residence", lives("zubrin", "home-a").fact, of_duty)
    await fact(town, "Residence", lives("zubrin", "home-a").fact, LENS)
    assert questions == ["judged_teams", "fact", "people", "fact", "people"]


async def test_a_worker_looked_up_carries_what_stands_under_every_entry_of_theirs(town: Store) -> None:
    (made,) = await as_one(town, "Professional", "worker", "worker-2")
    for worker in ("worker", "worker-2"):
        found = await professional(town, worker, LENS)
        assert [entry.thing.id for entry in found.children.entries] == ["quell", "zubrin"]
        assert (found.professional.id, found.reach) == (worker, "0191 498 0002")
    await undo(town, OWNER, made, SIGNED)
    assert [entry.thing.id for entry in (await professional(town, "worker", LENS)).children.entries] == ["zubrin"]


async def steps_between(store: Store, start: Thing, end: Thing, lens: Lens = LENS, **more: Any) -> list[str] | None:
    found = await path(store, start, end, lens, **more)
    return [step.target.id for step in found.steps] if found.found else None


async def test_a_path_leads_through_a_dwelling_by_whichever_address_a_file_knows_it(town: Store) -> None:
    zubrin, ombra, quell = (Thing("Child", child) for child in ("zubrin", "ombra", "quell"))
    assert await steps_between(town, zubrin, ombra) is None
    (made, _) = await as_one(town, "Address", "home-a", "home-b", "home-c")
    assert await steps_between(town, zubrin, ombra) == ["home-a", "ombra"]
    assert await steps_between(town, ombra, Thing("Address", "home-a")) == ["home-a"]
    assert await steps_between(town, ombra, zubrin, replace(LENS, known_at="2026-01-04")) is None
    assert await steps_between(town, zubrin, quell, Lens(viewer=READER)) == ["home-a", "quell"]
    around = await network(town, Thing("Address", "home-b"), LENS, levels=1)
    assert {one.id for one in around.steps} == {"home-b", "zubrin", "quell", "ombra"}
    await as_one(town, "Address", "home-c", "hostel")
    assert await steps_between(town, zubrin, ombra) is None
    await undo(town, OWNER, made, SIGNED)
    assert await steps_between(town, zubrin, quell) is None


async def test_a_path_ends_at_a_team_and_leads_through_a_worker_by_any_entry_of_theirs(town: Store) -> None:
    quell, zubrin = Thing("Child", "quell"), Thing("Child", "zubrin")
    assert await steps_between(town, quell, Thing("Agency", "team-duty")) is None
    assert await steps_between(town, quell, zubrin, through_professionals=True) is None
    await as_one(town, "Agency", TEAM, "team-duty")
    assert await steps_between(town, quell, Thing("Agency", "team-duty")) == ["team-duty"]
    await as_one(town, "Professional", "worker", "worker-2")
    assert await steps_between(town, quell, zubrin, through_professionals=True) == ["worker", "zubrin"]


def test_of_several_entries_the_first_speaks_and_the_others_fill_in() -> None:
    old = Agency(id="b", name="Front door", kind="social-care", since="2019", until="2024-01-01")
    new = Agency(id="a", name="The Front Door", kind="social-care", reach="0191 498 0001", since="2023", sensitive=True)
    assert one_of("c", [old, new]) == replace(old, id="c", reach="0191 498 0001", sensitive=True, until=None)
    assert one_of("b", [old]) is old


async def test_what_decides_with_what_a_thing_is_one_can_be_drawn_anew_from_the_judgements(town: Store, ask: Ask) -> None:
    await as_one(town, "Address", *HOMES)
    await as_one(town, "Agency", TEAM, "team-duty")
    drawn = "MATCH (place)-[:JUDGED_BY]->(one) RETURN place.id AS place, one.id AS one ORDER BY place, one"
    before = await ask(town, drawn)
    assert len(before) == len(HOMES) * (len(HOMES) - 1) + 2
    await town.write([Statement("MATCH ()-[old:JUDGED_BY]->() DELETE old"), *(Statement(text) for text in identity_reach())])
    assert await ask(town, drawn) == before


async def test_children_whose_homes_or_teams_were_judged_since_are_asked_anew(town: Store) -> None:
    now = "2026-01-01T00:00:00.000Z"
    await town.write([Statement("MATCH (n) WHERE n.loaded_at IS NOT NULL SET n.loaded_at = '2020'")])
    assert await changed_children(town, now) == []
    await as_one(town, "Address", "home-a", "home-c")
    assert await changed_children(town, now) == ["ombra", "zubrin"]
    await as_one(town, "Agency", TEAM, "team-duty")
    assert set(await changed_children(town, now)) >= {"quell", "vell", "zubrin"}
