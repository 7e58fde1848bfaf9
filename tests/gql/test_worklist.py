"""The work list and the seam map over GraphQL: duties only, asked again today, page by page; no small number."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from town import SEAM

from sightline.cli.check import checked
from sightline.gql.app import create_app
from sightline.graph.lens import OWNER
from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.tasks import open_duty
from sightline.graph.worklist import take_step
from sightline.loaders.borough import borough
from sightline.queries.duties import duties_of
from sightline.queries.rule import rules

TODAY = "2026-09-01"  # the day after the borough was drawn
BOROUGH = tuple(borough(80, 41, planted=1))
LISTED = """query (
    $first: Int, $after: String, $state: GapState, $rule: ID, $team: ID, $days: Int, $from: Int, $to: Int, $lapsed: Boolean
) {
  workList(first: $first, after: $after, state: $state, rule: $rule, team: $team, overdueByDays: $days, ageFrom: $from,
           ageTo: $to, lapsed: $lapsed) {
    nodes { id state lapsed child { id } finding { kind answer rule { id } due { first } evidence { id } responsible { id }
                                                   defaultFigure }
            steps { state by on reason } }
    pageInfo { hasNextPage endCursor } } }"""
SEAMS = (
    "{ seamMap { asAt checkedAt children authorities { origin to moves handedOver notHandedOver medianDays { fewest most } } } }"
)


@pytest.fixture
async def client(fresh_store: Store, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    monkeypatch.setattr("sightline.graph.clock.today", lambda: TODAY)
    transport = httpx.ASGITransport(create_app(fresh_store, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
        yield client


async def ask(client: httpx.AsyncClient, query: str, **variables: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    return answer


async def tasks(client: httpx.AsyncClient, **variables: Any) -> dict[str, Any]:
    answer = await ask(client, LISTED, **variables)
    assert "errors" not in answer, answer
    found: dict[str, Any] = answer["data"]["workList"]
    return found


async def test_open_duties_are_listed_page_by_page_with_what_was_done(client: httpx.AsyncClient, fresh_store: Store) -> None:
    await load(fresh_store, BOROUGH, "made up")
    before = await ask(client, LISTED, state="OPENED")
    assert "no check of all duties has finished; run `sightline check` first" in before["errors"][0]["message"]
    await checked(fresh_store, OWNER, rules())

    whole = (await tasks(client, first=100, state=None))["nodes"]
    assert 1 < len(whole) < 100
    assert {one["finding"]["defaultFigure"] for one in whole} == {True, False}
    local = {rule.id for rule in rules() if rule.check.local}
    assert {one["finding"]["rule"]["id"] for one in whole if one["finding"]["defaultFigure"]} <= local
    assert {one["finding"]["kind"] for one in whole} == {"DUTY"}
    assert {one["finding"]["answer"] for one in whole} <= {"DUE_ON", "NOT_RECORDED_BY_DUE_DAY"}
    assert all(one["finding"]["evidence"] for one in whole)

    pages, after = [], None
    while True:
        page = await tasks(client, first=1, after=after, state="OPENED")
        pages += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert pages == whole

    first = whole[0]
    rule, team = first["finding"]["rule"]["id"], first["finding"]["responsible"][0]["id"]
    of_rule = (await tasks(client, first=100, rule=rule, team=team, state="OPENED"))["nodes"]
    assert first in of_rule
    assert {one["finding"]["rule"]["id"] for one in of_rule} == {rule}
    assert (await tasks(client, first=100, days=99_999, state="OPENED"))["nodes"] == []
    assert "write 1 or more" in (await ask(client, LISTED, days=0, state="OPENED"))["errors"][0]["message"]
    young, old = [(await tasks(client, first=100, state="OPENED", **ages))["nodes"] for ages in ({"to": 8}, {"from": 9})]
    assert {one["id"] for one in (*young, *old)} == {one["id"] for one in whole} > {one["id"] for one in young} > set()
    assert {one["lapsed"] for one in whole} == {None}
    lapsed = (await tasks(client, first=100, state="OPENED", lapsed=True))["nodes"]
    assert [one["lapsed"] for one in lapsed if one["lapsed"]]
    assert not [one for one in lapsed if not one["lapsed"] or one in whole]

    duty = await open_duty(fresh_store, OWNER, lambda case: duties_of(case, TODAY), first["id"])
    await take_step(fresh_store, duty, "acknowledged", by="Orla Vint, duty worker", on=TODAY)
    (seen,) = (await tasks(client, first=100, state="ACKNOWLEDGED"))["nodes"]
    assert seen["id"] == first["id"]
    assert seen["steps"] == [{"state": "ACKNOWLEDGED", "by": "Orla Vint, duty worker", "on": TODAY, "reason": None}]
    assert first["id"] not in {one["id"] for one in (await tasks(client, first=100, state="OPENED"))["nodes"]}


async def test_enough_moves_between_areas_are_counted_and_few_not_shown(client: httpx.AsyncClient, fresh_store: Store) -> None:
    assert (await ask(client, SEAMS))["data"] == {"seamMap": None}
    await load(fresh_store, SEAM, "made up")
    await checked(fresh_store, OWNER, [rule for rule in rules() if rule.number == "M17"])
    seams = (await ask(client, SEAMS))["data"]["seamMap"]
    assert (seams["asAt"], seams["children"]) == (TODAY, 8)
    shown = {"handedOver": 0, "medianDays": None}
    assert seams["authorities"] == [
        {"origin": "Northmere", "to": "Southmere", "moves": 6, "notHandedOver": 6, **shown},
        {"origin": "Southmere", "to": "Northmere", "moves": None, "notHandedOver": None, **shown, "handedOver": None},
    ]
