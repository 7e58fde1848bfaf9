"""The work list in the graph: steps are added and never changed, and who was touched by a load is found."""

import asyncio
from dataclasses import replace

import pytest
from deciding_at_random import SIGNED

from sightline.graph.checks import Listed, relisted
from sightline.graph.erase import erase
from sightline.graph.errors import BadInput
from sightline.graph.facts import About, Contact, Told
from sightline.graph.joining import join, undo
from sightline.graph.lens import OWNER, Viewer
from sightline.graph.load import load, now
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Agency, Child, IdentityDecision, Record
from sightline.graph.worklist import Wanted, changed_children, lapsed_count, listed, steps, take_step, with_whole_team

DAY = "2026-01-05"
GAP = Listed(
    id="visit:f1@zubrin", child="zubrin", rule="visit", teams=("front", "north"), authorities=("northmere",), due="2026-01-10"
)  # fmt: skip
LATER = replace(GAP, id="review:f1@zubrin", rule="review", teams=("south",), authorities=("eastwick",), due="2026-03-01")
OTHER = replace(GAP, id="visit:f1@quellit", child="quellit", due="2026-02-01")


async def relist(store: Store, children: list[str], duties: list[Listed]) -> None:
    await store.write(relisted(children, duties))


def filed(child: str) -> tuple[Item, ...]:
    record = f"front/{child}"
    opened = IdentityDecision(id=f"{record} opened", record=record, person=child, at=DAY, by="front", basis="opened")
    return Agency(id="front", name="Front door", kind="social-care"), Child(id=child), Record(
        id=record, held_by="front", reference=child
    ), opened  # fmt: skip


def visit(child: str, **more: object) -> Contact:
    about = (About(record=f"front/{child}"),)
    told = Contact(fact=f"visit {child}", kind="home-visit", held_by="front", about=about, on=DAY, recorded_at=DAY)
    return replace(told, **more)  # type: ignore[arg-type]


async def test_duties_are_listed_by_day_and_found_by_rule_team_area_and_day(fresh_store: Store) -> None:
    await relist(fresh_store, ["zubrin", "quellit"], [LATER, OTHER, GAP])
    assert await listed(fresh_store, Wanted()) == [GAP, OTHER, LATER]
    assert await listed(fresh_store, Wanted(rule="visit")) == [GAP, OTHER]
    assert await listed(fresh_store, Wanted(team="north")) == [GAP, OTHER]
    assert await listed(fresh_store, Wanted(authority="eastwick")) == [LATER]
    assert await listed(fresh_store, Wanted(due="2026-02-01")) == [GAP, OTHER]
    assert await listed(fresh_store, Wanted(due="2026-01-31", rule="visit", team="south")) == []


async def test_the_duties_of_a_team_are_those_of_whatever_it_is_one_with_today(fresh_store: Store) -> None:
    teams = (Agency(id=key, name=key.title(), kind="social-care") for key in ("north", "south", "east"))
    await load(fresh_store, [Bundle("teams", tuple(teams))], "made up")
    await relist(fresh_store, ["zubrin", "quellit"], [LATER, replace(LATER, id="r:f3@zubrin", lapsed="closed"), OTHER, GAP])

    async def of(team: str, viewer: Viewer = OWNER) -> list[Listed]:
        return await listed(fresh_store, await with_whole_team(fresh_store, viewer, Wanted(team=team)))

    made = await join(fresh_store, OWNER, "north", "south", SIGNED, sort="Agency")
    whole = await with_whole_team(fresh_store, OWNER, Wanted(team="south"))
    assert await of("north") == await of("south") == [GAP, OTHER, LATER]
    assert [whole.takes(one) for one in (GAP, LATER, replace(GAP, teams=("east",)))] == [True, True, False]
    assert (await lapsed_count(fresh_store, whole), await of("east")) == (1, [])
    assert await of("south", Viewer(name="reader", role="practitioner", teams=frozenset({"south"}))) == [LATER]
    await undo(fresh_store, OWNER, made.id, SIGNED)
    assert await of("south") == [LATER]


async def test_what_is_listed_of_an_age_or_lapsed_is_what_is_wanted_by_either(fresh_store: Store) -> None:
    small = replace(GAP, born_first="2022-03-01", born_last="2022-03-01")
    either = replace(OTHER, born_first="2016-01-01", born_last="2022-01-01")
    unborn = replace(GAP, id="visit:f2@vell", child="vell", unborn=True)
    gone = replace(small, id="visit:f3@zubrin", lapsed="the case was closed")
    unknown = replace(GAP, id="visit:f4@ombra", child="ombra")
    everyone = [small, either, unborn, gone, unknown]
    await relist(fresh_store, ["zubrin", "quellit", "vell", "ombra"], everyone)
    asked = {
        "under five": Wanted(born=("2021-01-06", "2026-01-05")),
        "ten to twelve": Wanted(born=("2013-01-06", "2016-01-05")),
        "unborn": Wanted(unborn=True),
        "under five or unborn": Wanted(born=("2021-01-06", "2026-01-05"), unborn=True),
        "all": Wanted(),
    }
    found = {name: {one.id for one in await listed(fresh_store, wanted)} for name, wanted in asked.items()}
    assert found == {name: {one.id for one in everyone if wanted.takes(one)} for name, wanted in asked.items()}
    assert found == {
        "under five": {small.id, either.id, unknown.id},
        "ten to twelve": {either.id, unknown.id},
        "unborn": {unborn.id},
        "under five or unborn": {small.id, either.id, unborn.id, unknown.id},
        "all": {small.id, either.id, unborn.id, unknown.id},
    }
    assert gone in await listed(fresh_store, Wanted(lapsed=True))
    assert [one for one in everyone if Wanted(lapsed=True).takes(one)] == [gone]
    counted = {name: await lapsed_count(fresh_store, wanted) for name, wanted in asked.items()}
    assert counted == {"under five": 1, "ten to twelve": 0, "unborn": 0, "under five or unborn": 1, "all": 1}
    narrowed = (Wanted(rule="visit", team="north", authority="northmere", due="2026-01-10"), Wanted(due="2026-01-09"))
    assert [await lapsed_count(fresh_store, wanted) for wanted in narrowed] == [1, 0]


async def test_a_childs_duties_take_the_place_of_those_listed_before_and_no_others(fresh_store: Store) -> None:
    await relist(fresh_store, ["zubrin", "quellit"], [GAP, LATER, OTHER])
    moved = replace(GAP, due="2026-01-20")
    await relist(fresh_store, ["zubrin"], [moved])
    assert await listed(fresh_store, Wanted()) == [moved, OTHER]
    await relist(fresh_store, ["zubrin", "quellit"], [])
    assert await listed(fresh_store, Wanted()) == []


async def test_every_step_is_kept_in_order_whatever_is_listed(fresh_store: Store) -> None:
    await relist(fresh_store, ["zubrin"], [GAP])
    seen = await take_step(fresh_store, GAP, "acknowledged", by="Orla Vint, duty worker", on=DAY)
    closed = await take_step(
        fresh_store, GAP, "closed", by="Orla Vint, duty worker", on="2026-01-06", reason="Visited; written up late."
    )
    again = await take_step(fresh_store, GAP, "opened", by="Perrin Oakhollow, manager", on="2026-01-07")
    await relist(fresh_store, ["zubrin"], [])
    assert await steps(fresh_store, [GAP.id, LATER.id]) == {GAP.id: (seen, closed, again)}
    assert [one.version for one in (seen, closed, again)] == [1, 2, 3]


async def test_a_step_that_changes_nothing_or_lacks_its_reason_is_refused(fresh_store: Store) -> None:
    with pytest.raises(BadInput, match="is opened already"):
        await take_step(fresh_store, GAP, "opened", by="Orla Vint", on=DAY)
    with pytest.raises(BadInput, match="reason: is missing"):
        await take_step(fresh_store, GAP, "closed", by="Orla Vint", on=DAY, reason=" ")
    with pytest.raises(BadInput, match="by: is empty"):
        await take_step(fresh_store, GAP, "acknowledged", by=" ", on=DAY)
    assert await steps(fresh_store, [GAP.id]) == {}


async def test_of_two_who_take_the_same_step_at_once_one_is_told_of_the_other(fresh_store: Store) -> None:
    taken = await asyncio.gather(
        *(take_step(fresh_store, GAP, "acknowledged", by=name, on=DAY) for name in ("Orla Vint", "Perrin Oakhollow")),
        return_exceptions=True,
    )
    (refused,) = [one for one in taken if isinstance(one, BaseException)]
    (stands,) = [one for one in taken if not isinstance(one, BaseException)]
    assert isinstance(refused, BadInput)
    assert (await steps(fresh_store, [GAP.id]))[GAP.id] == (stands,)


async def test_children_are_changed_by_a_fact_a_telling_or_a_decision_about_them(fresh_store: Store) -> None:
    children = ("a-zubrin", "b-quellit", "c-ombra", "d-vell")
    await load(fresh_store, [Bundle(child, (*filed(child), visit(child))) for child in children], "first")
    await asyncio.sleep(0.01)
    since = now()
    assert await changed_children(fresh_store, since) == []
    await asyncio.sleep(0.01)
    told = Told(id="told", to="front", received_at=DAY)
    moved = IdentityDecision(id="joined", record="front/d-vell", person="c-ombra", at=DAY, by="front", basis="exact number")
    await load(
        fresh_store, [Bundle("more", (visit("a-zubrin", fact="second"), visit("b-quellit", told=(told,)), moved))], "second"
    )  # fmt: skip
    assert await changed_children(fresh_store, since) == ["a-zubrin", "b-quellit", "c-ombra", "d-vell"]
    assert "a-zubrin" in await changed_children(fresh_store, "2000-01-01T00:00:00.000Z")


async def test_what_was_done_about_a_child_goes_with_the_child_and_nothing_else_does(fresh_store: Store) -> None:
    zubrin, quellit = (Bundle(child, (*filed(child), visit(child))) for child in ("zubrin", "quellit"))
    await load(fresh_store, [zubrin], "one")
    await load(fresh_store, [quellit], "two")
    await relist(fresh_store, ["zubrin", "quellit"], [GAP, OTHER])
    for gap in (GAP, OTHER):
        await take_step(fresh_store, gap, "acknowledged", by="Orla Vint", on=DAY)
    await erase(fresh_store, "one", zubrin)
    assert await listed(fresh_store, Wanted()) == [OTHER]
    assert list(await steps(fresh_store, [GAP.id, OTHER.id])) == [OTHER.id]
