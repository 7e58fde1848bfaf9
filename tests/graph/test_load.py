"""Loading on both engines: in any order, twice as once, whole bundles only."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from asking import Ask
from histories import CHILD, OTHER, RECORDS, streams
from hypothesis import HealthCheck, given, settings
from whole_graph import everything

from sightline.graph.facts import About, Contact, Told
from sightline.graph.load import load, unfinished
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Agency, Authority, Child, IdentityDecision, Record


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(bundles=streams())
async def test_loading_in_any_order_and_again_gives_the_same_graph(
    store: Store, ask: Ask, empty: Callable[[Store], Awaitable[None]], bundles: tuple[Bundle, ...]
) -> None:
    await empty(store)
    for bundle in bundles:
        await load(store, [bundle], source=bundle.name)
    forwards = await everything(ask, store)
    await empty(store)
    for bundle in reversed(bundles):
        await load(store, [bundle, bundle], source=bundle.name)
    assert await everything(ask, store) == forwards


def referral(**values: Any) -> Contact:
    common = {"fact": "call", "kind": "referral", "held_by": "team", "recorded_at": "2020-01-02"}
    return Contact(about=(About(record="team/zubrin"),), **{**common, **values})


async def test_a_receipt_adds_up_and_a_second_load_finds_everything_there(fresh_store: Store) -> None:
    bundle = Bundle("zubrin", (Child(id="zubrin"), Record(id="team/zubrin", held_by="team", reference="1"), referral()))
    first = await load(fresh_store, [bundle], source="made up")
    again = await load(fresh_store, [bundle], source="made up")
    assert (first.items, first.new, first.there) == (3, 1, 0)
    assert (again.items, again.new, again.there) == (3, 0, 1)


async def test_each_bundle_is_told_once_it_is_written_and_whether_it_was_new(fresh_store: Store) -> None:
    told: list[tuple[str, bool]] = []
    bundles = [Bundle("first", (referral(),)), Bundle("same", (referral(),)), Bundle("other", (referral(outcome="closed"),))]
    for _ in range(2):
        await load(fresh_store, bundles, source="made up", on_bundle=lambda bundle, new: told.append((bundle.name, new)))
    assert told == [("first", True), ("same", False), ("other", True), ("first", False), ("same", False), ("other", False)]


async def test_a_change_is_a_new_version_beside_the_old(fresh_store: Store, ask: Ask) -> None:
    await load(fresh_store, [Bundle("1", (referral(),))], source="first")
    await load(fresh_store, [Bundle("2", (referral(outcome="no further action", version=2),))], source="second")
    rows = await ask(fresh_store, "MATCH (n:Contact) RETURN n.version AS version, n.outcome AS outcome ORDER BY version")
    assert rows == [{"version": 1, "outcome": None}, {"version": 2, "outcome": "no further action"}]


async def test_a_telling_that_comes_later_joins_the_version_that_is_there(fresh_store: Store, ask: Ask) -> None:
    await load(fresh_store, [Bundle("1", (referral(),))], source="first")
    told = Told(id="fax", to="other-team", received_at="2020-01-05")
    await load(fresh_store, [Bundle("2", (referral(told=(told,)),))], source="second")
    rows = await ask(fresh_store, "MATCH (n:Contact)-[t:TOLD]->(a:Agency) RETURN t.id AS id, a.id AS to")
    assert rows == [{"id": "fax", "to": "other-team"}]


async def test_the_fullest_description_of_a_thing_stands(fresh_store: Store, ask: Ask) -> None:
    full = Agency(id="team", name="Front door", kind="social-care", reach="0000", serves=("north",))
    bare = Agency(id="team", name="Somebody", kind="social-care")
    for order, items in enumerate(((bare, full), (full, bare))):
        for item in items:
            await load(fresh_store, [Bundle("x", (item, Authority(id="north", name="North")))], source=str(order))
        rows = await ask(fresh_store, "MATCH (n:Agency)-[:SERVES]->(a:Authority) RETURN n.name AS name, a.name AS area")
        assert rows == [{"name": "Front door", "area": "North"}]


async def test_the_last_decision_is_todays_identity_whatever_was_loaded_last(fresh_store: Store, ask: Ask) -> None:
    def decision(name: str, person: str, at: str) -> IdentityDecision:
        return IdentityDecision(id=name, record=RECORDS[0], person=person, at=at, by="team", basis="test")

    await load(fresh_store, [Bundle("1", (decision("later", CHILD, "2020-02-01"),))], source="1")
    await load(fresh_store, [Bundle("2", (decision("earlier", OTHER, "2020-01-01"),))], source="2")
    rows = await ask(fresh_store, "MATCH (:Record)-[:IS]->(n:Child) RETURN n.id AS id")
    assert rows == [{"id": CHILD}]


async def test_a_load_that_stops_is_named_until_it_finishes(fresh_store: Store) -> None:
    class Stopped(Exception):
        pass

    def stream() -> Any:
        yield Bundle("1", (Child(id="zubrin"),))
        raise Stopped

    with pytest.raises(Stopped):
        await load(fresh_store, stream(), source="half")
    assert await unfinished(fresh_store) == ["half"]
    await load(fresh_store, [Bundle("1", (Child(id="zubrin"),))], source="half")
    assert await unfinished(fresh_store) == []


async def test_two_loads_at_once_write_what_each_alone_would(fresh_store: Store, ask: Ask) -> None:
    bundles = [Bundle(str(n), (Agency(id="team", name="Team", kind="police"), referral(fact=f"call-{n}"))) for n in range(40)]
    await asyncio.gather(*(load(fresh_store, bundles[start:] + bundles[:start], source="same") for start in (0, 20)))
    assert await ask(fresh_store, "MATCH (n:Contact) RETURN count(n) AS count") == [{"count": 40}]
