"""A store with the made-up household in it, and a client that asks the application in-process."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from asking import Asking
from household_of_zubrin import BUNDLES

from sightline.gql.app import create_app
from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store

ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture
async def household(store: Store) -> Store:
    """The store with the made-up household in it; loading twice is loading once."""
    await load(store, BUNDLES, "household of Zubrin")
    return store


@pytest.fixture
async def client(household: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application, without a network between them."""
    transport = httpx.ASGITransport(create_app(household, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        yield client


@pytest.fixture
def asking(client: httpx.AsyncClient) -> Asking:
    """The whole answer to a query: `await asking("{ … }", name=value)`."""

    async def asked(query: str, **variables: Any) -> dict[str, Any]:
        response = await client.post("/graphql", json={"query": query, "variables": variables})
        assert response.status_code == 200
        answer: dict[str, Any] = response.json()
        return answer

    return asked
