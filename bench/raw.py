"""The same question asked of the raw driver by so many callers in one process: no GraphQL, no lens."""

import asyncio
import time
from itertools import cycle
from typing import Any

from neo4j import READ_ACCESS, AsyncDriver, AsyncGraphDatabase

from sightline.graph.settings import Settings

QUESTION = """
MATCH (:Child {id: $child})<-[:IS]-(record:Record)-[:HELD_BY]->(agency:Agency)
MATCH (record)<-[:ABOUT]-(contact:Contact)
OPTIONAL MATCH (contact)-[:BY]->(professional:Professional)
RETURN contact.on AS on, contact.kind AS kind, contact.note AS note, professional.role AS role, agency.name AS agency
ORDER BY on, contact.id
"""


async def rate(settings: Settings, children: list[str], callers: int, seconds: float) -> float:
    """Answers a second."""
    async with connected(settings) as driver:
        asked, until, turn = 0, time.perf_counter() + seconds, cycle(children)

        async def caller() -> None:
            nonlocal asked
            while time.perf_counter() < until:
                await ask(driver, next(turn))
                asked += 1

        started = time.perf_counter()
        await asyncio.gather(*(caller() for _ in range(callers)))
        return asked / (time.perf_counter() - started)


async def one(settings: Settings, child: str) -> list[dict[str, Any]]:
    """One child's contacts, asked once."""
    async with connected(settings) as driver:
        return await ask(driver, child)


def connected(settings: Settings) -> AsyncDriver:
    assert settings.neo4j_uri is not None
    assert settings.neo4j_user is not None
    assert settings.neo4j_password is not None
    auth = (settings.neo4j_user, settings.neo4j_password.get_secret_value())
    return AsyncGraphDatabase.driver(settings.neo4j_uri, auth=auth)


async def ask(driver: AsyncDriver, child: str) -> list[dict[str, Any]]:
    """One child's contacts, oldest first."""
    async with driver.session(default_access_mode=READ_ACCESS, fetch_size=-1) as session:
        result = await session.run(QUESTION, child=child)
        return [record.data() async for record in result]
