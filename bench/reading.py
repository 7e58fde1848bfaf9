"""Reading the case files of a whole population: ours, through the lens, against the raw driver streaming the same rows.

One real Neo4j, one process, one connection at a time. The raw driver asks the same questions with the same ids and looks at
nothing; the children read are compared.
"""

import argparse
import asyncio
import time
from pathlib import Path
from typing import Any

from neo4j import READ_ACCESS
from neo4j_server import neo4j_server
from pydantic import SecretStr
from rich.console import Console

from bench.raw import connected
from sightline.garbage import seldom
from sightline.graph.lens import OWNER, Lens
from sightline.graph.load import load
from sightline.graph.population import population
from sightline.graph.questions import question
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.borough import borough

console = Console()
Asked = list[tuple[str, dict[str, Any]]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--children", type=int, default=2_000, help="children in the made-up population")
    asked.add_argument("--rounds", type=int, default=3, help="how often each is read; the middle ratio counts")
    given = asked.parse_args()
    with neo4j_server() as server:
        settings = Settings(
            neo4j_uri=server.uri, neo4j_user=server.user, neo4j_password=SecretStr(server.password), data=Path("unused")
        )  # fmt: skip
        with seldom():  # both, as `sightline check` does
            asyncio.run(compare(settings, given.children, given.rounds))


async def compare(settings: Settings, children: int, rounds: int) -> None:
    async with await Store.open(settings) as store:
        await load(store, borough(children, 1), "reading bench")
        questions = await recorded(store)
        found = []
        for _ in range(rounds + 1):
            ours, cases = await our_reading(store)
            raw, rows = await raw_reading(settings, questions)
            found.append((raw / ours, cases / ours, cases / raw))
            if rows < cases:
                raise SystemExit("the raw driver read fewer children; nothing was measured")
        ratio, our_rate, raw_rate = sorted(found[1:])[rounds // 2]  # the first round warms the database
        console.print(f"{cases:,} case files: {our_rate:,.0f} a second through the lens, {raw_rate:,.0f} by the raw driver")
        console.print(f"Sightline / raw driver {ratio:.2f}; all rounds {' '.join(f'{one[0]:.2f}' for one in found[1:])}")


async def recorded(store: Store) -> Asked:
    """What our reading asks, question by question."""
    asked: Asked = []
    read = store.read

    async def noted(name: str, *, budget: int | None = None, **parameters: Any) -> list[dict[str, Any]]:
        asked.append((question(name), parameters))
        return await read(name, budget=budget, **parameters)

    store.read = noted  # type: ignore[method-assign]
    try:
        await our_reading(store)
    finally:
        store.read = read  # type: ignore[method-assign]
    return asked


async def our_reading(store: Store) -> tuple[float, int]:
    """Seconds, and the cases read."""
    started, cases = time.perf_counter(), 0
    async for batch in population(store, Lens(viewer=OWNER)):
        cases += len(batch.cases)
    return time.perf_counter() - started, cases


async def raw_reading(settings: Settings, questions: Asked) -> tuple[float, int]:
    """Seconds, and the children whose rows came."""
    started, children = time.perf_counter(), 0
    async with connected(settings) as driver:
        for text, parameters in questions:
            async with driver.session(default_access_mode=READ_ACCESS, fetch_size=-1) as session:
                result = await session.run(text, parameters)
                rows = [record async for record in result]
            children += len(rows) if "members" in (rows[0].keys() if rows else ()) else 0
    return time.perf_counter() - started, children


if __name__ == "__main__":
    main()
