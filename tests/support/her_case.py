"""The headline case behind the application, for tests that ask about it over GraphQL."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import httpx

from sightline.gql.app import create_app
from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.case_format import read_case, shipped_case

CASE = "victoria-climbie"

Answer = dict[str, Any]
Asking = Callable[..., Coroutine[Any, Any, Answer]]


@asynccontextmanager
async def asking_about_her(store: Store, usual: str) -> AsyncIterator[Asking]:
    """What the application says of her, with the shipped case loaded; asks the usual query where no other is given."""
    await load(store, [read_case(shipped_case(CASE)).bundle], source=f"{CASE}.yaml")
    transport = httpx.ASGITransport(create_app(store, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:

        async def asked(query: str = usual, **variables: Any) -> Answer:
            response = await client.post("/graphql", json={"query": query, "variables": variables})
            answer: Answer = response.json()
            assert "errors" not in answer, answer
            found: Answer = answer["data"].get("child", answer["data"])
            return found

        yield asked


def own(identifier: str) -> str:
    """A key as the case file writes it."""
    return identifier.partition(":")[2].removeprefix(f"{CASE}/")
