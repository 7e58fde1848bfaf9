"""Who is who over GraphQL: what waits page by page, with evidence that adds up; what is not there has one answer."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from asking import Asking
from deciding_at_random import SIGNED, proposal
from household_of_zubrin import BUNDLES

from sightline.graph.deciding import decide
from sightline.graph.joining import join, split, undo
from sightline.graph.lens import OWNER
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.graph.things import Record

ONE, OTHER, THIRD, FOURTH, *_ = sorted(
    item.id for bundle in BUNDLES for item in bundle.items if isinstance(item, Record) and item.person == "child"
)
QUEUE = """query (
    $first: Int, $after: String, $kind: ProposalKind, $guarded: Boolean, $least: Float! = 0, $sort: IdentitySort! = RECORD
) {
  identityQueue(first: $first, after: $after, kind: $kind, guarded: $guarded, least: $least, sort: $sort) {
    nodes { id kind likelihood guards left { key team names } right { key } evidence { about bits total likelihood left } }
    pageInfo { hasNextPage endCursor } } }"""
SHOWN = "query ($id: ID!) { identityProposal(id: $id) { decided judged { says by on reason machine undoes } } }"


@pytest.fixture
async def household(fresh_store: Store, empty: Callable[[Store], Awaitable[None]]) -> AsyncIterator[Store]:
    await load(fresh_store, BUNDLES, "household of Zubrin")
    yield fresh_store
    await empty(fresh_store)  # others share the store, and joins would show in their answers


@pytest.fixture
async def waiting(household: Store) -> Store:
    proposed = [proposal(ONE, OTHER, "review"), proposal(ONE, THIRD, "join", ("twins",))]
    await decide(household, proposed)
    return household


async def test_what_waits_is_read_page_by_page_the_likeliest_first(waiting: Store, asking: Asking) -> None:
    first = (await asking(QUEUE, first=1))["data"]["identityQueue"]
    (one,) = first["nodes"]
    assert (one["left"]["key"], one["right"]["key"], one["kind"], one["guards"]) == (ONE, THIRD, "JOIN", ["twins"])
    assert one["evidence"][-1]["likelihood"] == pytest.approx(one["likelihood"])
    start, name = one["evidence"]
    assert [start["total"], name["total"]] == pytest.approx([start["bits"], start["bits"] + 8.5])
    rest = (await asking(QUEUE, first=5, after=first["pageInfo"]["endCursor"]))["data"]["identityQueue"]
    assert [node["right"]["key"] for node in rest["nodes"]] == [OTHER]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    for narrowed in ({"kind": "REVIEW"}, {"guarded": False}):
        found = (await asking(QUEUE, **narrowed))["data"]["identityQueue"]["nodes"]
        assert [node["right"]["key"] for node in found] == [OTHER]
    assert (await asking(QUEUE, sort="ADDRESS"))["data"]["identityQueue"]["nodes"] == []


async def test_what_was_judged_is_shown_with_who_and_why(waiting: Store, asking: Asking) -> None:
    key = (await asking(QUEUE, kind="REVIEW"))["data"]["identityQueue"]["nodes"][0]["id"]
    made = await join(waiting, OWNER, ONE, OTHER, SIGNED)
    found = (await asking(SHOWN, id=key))["data"]["identityProposal"]
    assert found["decided"] == made.id
    assert found["judged"][-1] == {
        "says": "SAME", "by": SIGNED.by, "on": SIGNED.on, "reason": SIGNED.reason, "machine": False, "undoes": None,
    }  # fmt: skip
    await undo(waiting, OWNER, made.id, SIGNED)
    found = (await asking(SHOWN, id=key))["data"]["identityProposal"]
    assert (found["decided"], found["judged"][-1]["undoes"]) == (None, made.id)


async def test_what_was_judged_of_a_whole_page_is_one_question(waiting: Store, asking: Asking, questions: list[str]) -> None:
    await decide(waiting, [proposal(OTHER, THIRD, "review"), proposal(ONE, FOURTH, "review")])
    made = await split(waiting, OWNER, [OTHER], SIGNED, [THIRD])
    questions.clear()
    page = await asking("{ identityQueue { nodes { left { key } right { key } judged { id says left right } } } }")
    assert questions == ["proposals", "on_file", "judgements", "on_file"]
    judged = {(one["left"]["key"], one["right"]["key"]): one["judged"] for one in page["data"]["identityQueue"]["nodes"]}
    said = [{"id": made.id, "says": "DIFFERENT", "left": [OTHER], "right": [THIRD]}]
    assert judged == {(ONE, OTHER): said, (ONE, THIRD): said, (ONE, FOURTH): []}


async def test_what_is_not_there_and_what_is_no_likelihood_are_refused(asking: Asking) -> None:
    assert (await asking(SHOWN, id="nothing"))["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert (await asking(QUEUE, least=2.0))["errors"][0]["extensions"]["code"] == "BAD_INPUT"


async def test_a_join_shows_among_the_decisions_of_the_child(waiting: Store, asking: Asking) -> None:
    await join(waiting, OWNER, ONE, OTHER, SIGNED)
    rows = await waiting.read("who_is_who", budget=2, records=[ONE], mates=10)
    person = max(rows[0]["decisions"], key=lambda one: (one["at"], one["id"]))["person"]
    answer = await asking("query ($id: ID!) { child(id: $id) { decisions { record by basis reason } } }", id=person)
    moved = [one for one in answer["data"]["child"]["decisions"] if one["by"] == SIGNED.by]
    assert {(one["basis"], one["reason"]) for one in moved} == {("judged by a person: same", SIGNED.reason)}
