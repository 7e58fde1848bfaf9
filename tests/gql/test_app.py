"""The application as it is served: health, the page's place, and a clean stop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from household_of_zubrin import BUNDLES

from sightline.gql.app import create_app
from sightline.graph.errors import EngineDown
from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store


@asynccontextmanager
async def served(store: Store) -> AsyncIterator[tuple[uvicorn.Server, str]]:
    """The application on a real port; whoever leaves asks it to stop and waits until it has."""
    taken = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(store, Settings()), log_level="warning", timeout_graceful_shutdown=10)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[taken]))
    while not server.started:  # noqa: ASYNC110  # uvicorn sets no event
        await asyncio.sleep(0.01)
    try:
        yield server, f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        await asyncio.wait_for(running, 20)


async def test_health_is_what_the_database_says(client: httpx.AsyncClient, household: Store) -> None:
    response = await client.get("/health")
    told = response.json()
    assert response.status_code == 200
    assert told["status"] == "up"
    assert told["engine"] == household.engine
    assert told["version"]
    assert told["milliseconds"] > 0


async def test_health_of_a_database_that_is_down_is_503_with_the_cure(
    client: httpx.AsyncClient, household: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down() -> Any:
        raise EngineDown("the database does not answer", "start it")

    monkeypatch.setattr(household, "health", down)
    response = await client.get("/health")
    assert response.status_code == 503
    assert response.json() == {
        "status": "down",
        "engine": household.engine,
        "code": "ENGINE_DOWN",
        "problem": "the database does not answer",
        "cure": "start it",
    }


async def test_a_question_under_way_is_answered_before_the_server_stops(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load(embedded_store, BUNDLES, "household of Zubrin")
    under_way, go_on = asyncio.Event(), asyncio.Event()
    read = embedded_store.read

    async def waiting(*given: Any, **named: Any) -> Any:
        under_way.set()
        await go_on.wait()
        return await read(*given, **named)

    monkeypatch.setattr(embedded_store, "read", waiting)
    async with served(embedded_store) as (server, address), httpx.AsyncClient(base_url=address) as client:
        asked = asyncio.create_task(client.post("/graphql", json={"query": '{ child(id: "zubrin") { id } }'}))
        await asyncio.wait_for(under_way.wait(), 10)
        server.should_exit = True
        await asyncio.sleep(0.3)
        go_on.set()
        answer = await asyncio.wait_for(asked, 10)
    assert answer.json() == {"data": {"child": {"id": "Child:zubrin"}}}
    assert (await embedded_store.health()).milliseconds > 0, "the store is closed by whoever opened it"


async def test_many_ask_at_once_and_each_gets_their_own_answer(embedded_store: Store) -> None:
    await load(embedded_store, BUNDLES, "household of Zubrin")
    query = "query ($id: ID!) { child(id: $id) { id timeline { totalCount } } }"
    async with served(embedded_store) as (_, address), httpx.AsyncClient(base_url=address, timeout=30) as client:
        people = ["zubrin", "quellit", "nobody"] * 10
        asked = [client.post("/graphql", json={"query": query, "variables": {"id": one}}) for one in people]
        answers = [one.json() for one in await asyncio.gather(*asked)]
    for person, answer in zip(people, answers, strict=True):
        if person == "nobody":
            assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
        else:
            counted = {"zubrin": 7, "quellit": 300}[person]
            assert answer["data"]["child"] == {"id": f"Child:{person}", "timeline": {"totalCount": counted}}
