"""Paths over what is imagined: joined, taken apart and told, beside the path as it is, on both engines; and their laws."""

from collections.abc import Awaitable, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from town import TEAM, cares, contact, filed, known, lives, record, told, works

from sightline.graph.casefile import child_replay
from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact
from sightline.graph.imagined import Disclosure, Overlay
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.path_change import PathChange, path_change
from sightline.graph.paths import PathAnswer, path
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, IdentityDecision, Professional
from sightline.graph.ties import Thing

LENS = Lens(viewer=OWNER)
ONE, TWO, AUNT, WARD = Thing("Child", "one"), Thing("Child", "two"), Thing("Adult", "aunt"), Thing("Agency", "ward")
PLACES: tuple[Item, ...] = (
    Agency(id=TEAM, name="Front door", kind="social-care"),
    Agency(id="ward", name="Children's ward", kind="hospital"),
    Professional(id="worker", agency=TEAM, role="social worker"),
    Address(id="row", lines="7 Unbuilt Row"),
    Address(id="hostel", lines="Unbuilt Hostel", communal=True),
    *known("one", "Ombeline", "Quendle"),
    *known("two", "Ysolde", "Quendle"),
    *filed("one", "team-south"),
    *known("three", "Odalys", "Quendle"),
    lives("three", "row", "2010-01-01", "2010-02-01"),
    *known("aunt", "Wulfra", "Quendle", who="Adult"),
)


async def imagined(store: Store, *facts: Item, **asked: list[object]) -> Overlay:
    """The town with these facts loaded, and what is imagined around its first child."""
    await load(store, [Bundle("town", (*PLACES, *facts))], source="town")
    joins = [await child_replay(store, str(other), LENS) for other in asked.pop("joins", [])]
    replay = await child_replay(store, "one", LENS)
    return replay.imagine(joins=joins, **asked).overlay  # type: ignore[arg-type]


def ways(found: PathAnswer) -> list[tuple[str, str, str, bool]]:
    return [(step.origin.id, step.relationship, step.target.id, step.imagined) for step in found.steps]


async def test_a_path_is_new_where_the_other_child_is_imagined_to_be_this_one(fresh_store: Store) -> None:
    overlay = await imagined(fresh_store, cares("two", "aunt"), joins=["two"])
    found = await path_change(fresh_store, ONE, AUNT, LENS, overlay)
    assert found.standing == "new"
    assert ways(found.after) == [("one", "CARER", "aunt", True)]
    assert found.after.described.name(ONE) == "Ombeline Quendle / Ysolde Quendle"
    assert found.before.described.name(ONE) == "Ombeline Quendle"
    assert not (await path(fresh_store, ONE, AUNT, LENS)).found


async def test_only_the_step_that_rests_on_what_is_imagined_is_marked(fresh_store: Store) -> None:
    overlay = await imagined(fresh_store, cares("two", "aunt"), lives("aunt", "row"), joins=["two"])
    found = await path_change(fresh_store, ONE, Thing("Address", "row"), LENS, overlay)
    assert ways(found.after) == [("one", "CARER", "aunt", True), ("aunt", "AT", "row", False)]


async def test_a_path_to_the_other_child_ends_where_it_begins_once_the_two_are_one(fresh_store: Store) -> None:
    overlay = await imagined(fresh_store, contact("call", "one", "two"), joins=["two"])
    found = await path_change(fresh_store, ONE, TWO, LENS, overlay)
    assert (found.standing, ways(found.after), found.after.found) == ("shorter", [], True)


async def test_a_path_is_gone_where_the_file_it_led_through_is_another_childs(fresh_store: Store) -> None:
    south = contact("call", "one", team="team-south", by="worker")
    overlay = await imagined(fresh_store, works("one", by="worker"), south, splits=[record("one")])
    kept = await path_change(fresh_store, ONE, Thing("Professional", "worker"), LENS, overlay)
    assert (kept.standing, ways(kept.after)) == ("changed", [("one", "BY", "worker", False)])
    overlay = await imagined(fresh_store, splits=[record("one"), record("one", "team-south")])
    gone = await path_change(fresh_store, ONE, Thing("Professional", "worker"), LENS, overlay)
    assert (gone.standing, gone.after.found) == ("gone", False)


async def test_a_path_is_longer_where_the_short_way_was_by_a_file_taken_apart(fresh_store: Store) -> None:
    facts = (contact("call", "one", "two"), lives("one", "row", team="team-south"), lives("two", "row"))
    overlay = await imagined(fresh_store, *facts, splits=[record("one")])
    found = await path_change(fresh_store, ONE, TWO, LENS, overlay)
    assert (found.standing, len(found.before.steps), len(found.after.steps)) == ("longer", 1, 2)


async def test_what_is_imagined_as_told_ties_the_child_to_the_team_told(fresh_store: Store) -> None:
    overlay = await imagined(fresh_store, contact("call", "one"), disclosures=[Disclosure(fact="call", to="ward")])
    for start, end in ((ONE, WARD), (WARD, ONE)):
        found = await path_change(fresh_store, start, end, LENS, overlay)
        assert found.standing == "new"
        assert ways(found.after) == [(start.id, "TOLD", end.id, True)]
        assert [telling.how for telling in found.after.steps[0].fact.told] == ["imagined"]
        assert found.after.described.name(WARD) == "Children's ward"


async def test_what_had_been_told_is_not_imagined(fresh_store: Store) -> None:
    letter = contact("letter", "one", told=told("ward"))
    overlay = await imagined(fresh_store, letter, disclosures=[Disclosure(fact="letter", to="ward")])
    found = await path_change(fresh_store, ONE, WARD, LENS, overlay)
    assert (found.standing, ways(found.after)) == ("same", [("one", "TOLD", "ward", False)])


async def test_what_is_imagined_opens_nothing_that_the_reader_could_not_open(fresh_store: Store) -> None:
    hidden = (*filed("aunt", "team-south", who="Adult"), cares("one", "aunt", "team-south"))
    overlay = await imagined(fresh_store, *hidden, works("one"))
    north = Lens(viewer=Viewer(name="reader", role="practitioner", teams=frozenset({TEAM}), purpose="a test"))
    assert (await path_change(fresh_store, ONE, AUNT, LENS, overlay)).standing == "same"
    assert (await path_change(fresh_store, ONE, AUNT, north, overlay)).standing == "none"
    with pytest.raises(NotFound):
        await path_change(fresh_store, ONE, Thing("Adult", "nobody"), LENS, overlay)


CHILDREN = ("one", "two", "three")
Empty = Callable[[Store], Awaitable[None]]
ENDS = (ONE, TWO, Thing("Child", "three"), AUNT, Thing("Address", "row"), Thing("Professional", "worker"), WARD)


@st.composite
def happenings(draw: st.DrawFn) -> tuple[Fact, ...]:
    """Care, stays, contacts and involvements on one team's files."""
    made: list[Fact] = []
    for order in range(draw(st.integers(2, 8))):
        person, more = draw(st.sampled_from(CHILDREN)), {"fact": f"fact-{order}"}
        match draw(st.sampled_from(("care", "stay", "contact", "work", "told"))):
            case "care":
                made.append(cares(person, "aunt", **more))
            case "stay":
                made.append(lives(draw(st.sampled_from((*CHILDREN, "aunt"))), draw(st.sampled_from(("row", "hostel"))), **more))
            case "contact":
                made.append(contact(more.pop("fact"), person, draw(st.sampled_from(CHILDREN))))
            case "work":
                made.append(works(person, by="worker", **more))
            case _:
                made.append(contact(more.pop("fact"), person, told=told("ward")))
    return tuple(made)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=happenings(), end=st.sampled_from(ENDS), workers=st.booleans())
async def test_imagined_as_joined_a_path_is_that_of_files_so_joined_and_with_nothing_imagined_that_of_the_base(
    embedded_store: Store, empty: Empty, facts: tuple[Fact, ...], end: Thing, workers: bool
) -> None:
    async def asked(overlay: Overlay) -> PathChange:
        return await path_change(embedded_store, ONE, end, LENS, overlay, through_professionals=workers)

    await empty(embedded_store)
    nothing = await imagined(embedded_store, *facts)
    base = await asked(nothing)
    assert base.after == base.before
    joined = (await asked(await imagined(embedded_store, joins=["two"]))).after
    moved = IdentityDecision(id="moved", record=record("two"), person="one", at="2020-01-03", by="t", basis="linkage")
    await load(embedded_store, [Bundle("joined", (moved,))], source="joined")
    there = await path(embedded_store, ONE, ONE if end == TWO else end, LENS, through_professionals=workers)
    assert [len(joined.steps), joined.found, joined.cut] == [len(there.steps), there.found, there.cut]
