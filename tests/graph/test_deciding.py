"""Deciding who is who in the database: as in the pure model, with every fact left as it was, and dated for replays."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from asking import Ask
from deciding_at_random import HOMES, RECORDS, SIGNED, Step, Town, opened, proposal, steps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from town import told

from sightline.graph.casefile import child_case
from sightline.graph.circle import circle
from sightline.graph.deciding import decide
from sightline.graph.erase import erase
from sightline.graph.errors import BadInput, NotFound
from sightline.graph.facts import About, Particulars
from sightline.graph.joining import join, split, undo
from sightline.graph.judgement import Judgement
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.onfile import Side
from sightline.graph.proposal import SEALED
from sightline.graph.review import Wanted, judged, queue, waiting
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Child, Record

A, B, C, D, _, F, G = RECORDS
NORTH = Viewer(name="reader", role="practitioner", teams=frozenset({"team-a"}))
FACTS = "MATCH (n:Particulars) OPTIONAL MATCH (n)-[r]->(end) RETURN properties(n) AS is, type(r) AS tie, properties(end) AS end"
KEPT_APART = "MATCH (one:Record)-[:NOT]->(other:Record) RETURN one.id AS one, other.id AS other"


def filed(record: str) -> tuple[Item, ...]:
    team, reference = record.split("/")
    named = Particulars(
        fact=f"{record} name", kind="name", held_by=team, about=(About(record=record),), given_name="Zubrin",
        family_name="Ormandel", born_on="2019-02-03", recorded_at="2020-01-02",
    )  # fmt: skip
    decided = opened(record)
    agency = Agency(id=team, name=team.title(), kind="social-care")
    return agency, Child(id=decided.person), Record(id=record, held_by=team, reference=reference), decided, named


TOWN = Bundle("town", tuple(item for record in RECORDS for item in filed(record)))


@pytest.fixture
async def town(fresh_store: Store) -> Store:
    await load(fresh_store, [TOWN], "made up")
    return fresh_store


async def persons(ask: Ask, store: Store) -> dict[str, str]:
    rows = await ask(store, "MATCH (record:Record)-[:IS]->(person) RETURN record.id AS record, person.id AS person")
    found = {row["record"]: row["person"] for row in rows}
    assert len(found) == len(rows)
    return found


async def take(store: Store, step: Step, keys: list[str]) -> str | None:
    what, one, other = step
    try:
        if what == "join":
            return (await join(store, OWNER, one, other, SIGNED)).id
        if what == "apart":
            return (await split(store, OWNER, one, SIGNED)).id
        if what == "undo":
            return (await undo(store, OWNER, keys[one % len(keys)], SIGNED)).id if keys else None
    except BadInput:
        return None
    await decide(store, [proposal(one, other, what.removeprefix("machine "))])
    return None


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(history=st.lists(steps, min_size=3, max_size=7))
async def test_who_is_who_is_as_in_the_model_and_no_fact_changes(
    store: Store, ask: Ask, empty: Callable[[Store], Awaitable[None]], history: list[Step]
) -> None:
    await empty(store)
    await load(store, [TOWN], "made up")
    facts, model = sorted(map(repr, await ask(store, FACTS))), Town()
    keys, theirs = list[str](), list[str]()
    for step in history:
        for took, made in ((model.take(step, theirs), theirs), (await take(store, step, keys), keys)):
            made += [took] if took and not step[0].startswith("machine") else []
    assert await persons(ask, store) == model.persons()
    for key in reversed(keys):
        await take(store, ("undo", 0, None), [key])
    rows = await ask(store, "MATCH (n:Judgement {says: 'same', machine: true}) RETURN n.id AS id ORDER BY n.written_at DESC")
    for row in rows:
        await take(store, ("undo", 0, None), [row["id"]])
    assert await persons(ask, store) == HOMES
    assert sorted(map(repr, await ask(store, FACTS))) == facts


async def test_a_replay_has_a_join_from_the_day_of_its_decision_until_it_is_taken_back(town: Store) -> None:
    made = await join(town, OWNER, A, F, SIGNED)
    await undo(town, OWNER, made.id, replace(SIGNED, on="2026-02-01"))

    async def files(day: str | None) -> set[str]:
        return {record.id for record in (await child_case(town, "zubrin", Lens(viewer=OWNER, known_at=day))).records}

    assert await files("2026-01-04") == {A, B, C}
    assert await files("2026-01-05") == {A, B, C, F}
    assert await files("2026-01-31") == {A, B, C, F}
    assert await files("2026-02-01") == {A, B, C} == await files(None)


async def test_the_queue_has_the_likeliest_first_and_is_narrowed_by_team_guard_and_likelihood(town: Store) -> None:
    twins = replace(proposal(D, F, "join", ("twins",)), probability=0.95)
    await decide(town, [proposal(A, F, "review"), twins])

    async def keys(**wanted: Any) -> list[tuple[str, str]]:
        return [(one.left.key, one.right.key) for one in await queue(town, OWNER, Wanted(**wanted), 10)]

    assert await keys() == [(D, F), (A, F)]
    assert await keys(team="team-a") == await keys(guarded=False) == await keys(kind="review") == [(A, F)]
    assert await keys(guarded=True) == await keys(least=0.91) == [(D, F)]
    made = await join(town, OWNER, "team-a", "team-d", SIGNED, sort="Agency")
    assert await keys(team="team-a") == await keys(team="team-d") == [(D, F), (A, F)]
    await undo(town, OWNER, made.id, SIGNED)
    assert await keys(team="team-a") == [(A, F)]
    first = (await queue(town, OWNER, Wanted(), 1))[0]
    assert [(one.left.key, one.right.key) for one in await queue(town, OWNER, Wanted(after=first.place), 10)] == [(A, F)]


async def test_what_waits_shows_both_sides_and_evidence_that_adds_up(town: Store) -> None:
    await decide(town, [proposal(F, A, "review")])
    (found,) = await queue(town, OWNER, Wanted(), 10)
    assert found.left == Side(key=A, team="Team-A", names=("Zubrin Ormandel",), born_on=("2019-02-03",))
    assert [(bar.about, bar.bits, bar.left, bar.right) for bar in found.bars] == [
        ("before comparing", -5.33, "", ""),
        ("name", 8.5, f"name on {A}", f"name on {F}"),
    ]
    assert found.bars[-1].likelihood == found.probability == 0.9


async def test_what_a_person_decides_leaves_the_queue_and_comes_back_when_it_is_taken_back(town: Store, ask: Ask) -> None:
    await decide(town, [proposal(A, F, "review")])
    (found,) = await queue(town, OWNER, Wanted(), 10)
    made = await split(town, OWNER, [F], SIGNED, [A, B, C])
    assert await queue(town, OWNER, Wanted(), 10) == []
    assert sorted(row["one"] for row in await ask(town, KEPT_APART)) == [A, B, C]
    shown = await waiting(town, OWNER, found.id)
    assert (shown.decided, [one.says for one in shown.judged]) == (made.id, ["different"])
    await undo(town, OWNER, made.id, SIGNED)
    assert await queue(town, OWNER, Wanted(), 10) == [found]
    assert await ask(town, KEPT_APART) == []


async def test_what_a_whole_run_does_not_propose_again_is_taken_off_the_queue(town: Store) -> None:
    await decide(town, [proposal(A, F, "review"), proposal(D, F, "review")], whole=True)
    outcome = await decide(town, [proposal(D, F, "review"), proposal(A, G, "join", (SEALED,))], whole=True)
    assert [(one.left.key, one.right.key) for one in await queue(town, OWNER, Wanted(), 10)] == [(D, F)]
    assert str(outcome) == "1 queued, 1 sealed"


async def test_a_reader_of_one_file_learns_no_more_of_a_pair_than_of_one_that_is_not_there(town: Store) -> None:
    await decide(town, [proposal(A, F, "review")])
    (found,) = await queue(town, OWNER, Wanted(), 10)
    made = await join(town, OWNER, A, F, SIGNED)
    assert await queue(town, NORTH, Wanted(), 10) == []
    assert await judged(town, NORTH, "Record", [A]) == ()
    refused = []
    for asked in (waiting(town, NORTH, found.id), waiting(town, NORTH, "nothing")):
        with pytest.raises(NotFound) as error:
            await asked
        refused.append(str(error.value).replace(found.id, "…").replace("nothing", "…"))
    for decided in (join(town, NORTH, A, F, SIGNED), join(town, NORTH, A, "nothing", SIGNED)):
        with pytest.raises(NotFound) as error:
            await decided
        refused.append(str(error.value).replace(F, "…").replace("nothing", "…"))
    for key in (made.id, "nothing"):
        with pytest.raises(NotFound) as error:
            await undo(town, NORTH, key, SIGNED)
        refused.append(str(error.value).replace(key, "…"))
    assert refused[0::2] == refused[1::2]


async def test_a_reader_who_was_told_all_of_the_other_file_is_shown_the_pair(town: Store) -> None:
    named = next(item for item in filed(F) if isinstance(item, Particulars))
    await load(town, [Bundle("told", (replace(named, told=told("team-a")),))], "told")
    await decide(town, [proposal(A, F, "review")])
    assert len(await queue(town, NORTH, Wanted(), 10)) == 1


async def test_erasing_a_case_takes_along_what_was_judged_of_it_and_gives_the_others_back(town: Store, ask: Ask) -> None:
    before = await persons(ask, town)
    homes = [Address(id=f"home {nth} of quaddle", lines="1 Unbuilt Row") for nth in (1, 2)]
    case = Bundle("quaddle", (*filed("team-y/quaddle"), *filed("team-z/quaddle"), *homes))
    await load(town, [case], "a case")
    for record in (F, G):
        await join(town, OWNER, "team-z/quaddle", record, SIGNED)
    assert (await persons(ask, town))[G] == "quaddle"
    await join(town, OWNER, *(home.id for home in homes), SIGNED, sort="Address")
    await decide(town, [proposal("team-z/quaddle", A, "review")])
    await split(town, OWNER, ["team-y/quaddle"], SIGNED, [D])
    await erase(town, "a case", case)
    assert await persons(ask, town) == before
    assert await ask(town, "MATCH (n) WHERE n:Judgement OR n:Proposal RETURN n.id AS id") == []
    assert await ask(town, "MATCH (n) WHERE n.id CONTAINS 'quaddle' RETURN n.id AS id") == []


async def test_of_two_who_decide_otherwise_at_once_what_stands_is_whole_and_nobody_is_half_joined(town: Store, ask: Ask) -> None:
    made = await asyncio.gather(
        join(town, OWNER, A, F, SIGNED), split(town, OWNER, [F], SIGNED, [A, B, C]), return_exceptions=True
    )  # fmt: skip
    assert all(isinstance(one, Judgement | BadInput) for one in made), made
    groups = (await circle(town, [A, F])).groups()
    assert all(groups.judgement(one.id) for one in made if isinstance(one, Judgement))  # what was done was not taken back
    assert not any(groups.contradiction(groups.of(record)) for record in (A, F))
    found = await persons(ask, town)
    assert (found[A] == found[F]) == (F in groups.of(A))
