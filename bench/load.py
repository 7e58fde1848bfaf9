"""Loading a return row by row: our loader from the file on, against raw `UNWIND … CREATE` of the nodes and relationships it made.

Each side begins with an empty database of one engine with our indexes, and writes as many rows in a transaction. The raw side
is given its rows ready made and looks for nothing but the two ends of a relationship.
"""

import argparse
import asyncio
import csv
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from neo4j_server import neo4j_server
from pydantic import SecretStr
from rich.console import Console

from sightline.graph.load import ROWS_A_TRANSACTION
from sightline.graph.schema import nodes
from sightline.graph.settings import Settings
from sightline.graph.store import Statement, Store
from sightline.loaders.intake.receiving import receive, surveyed
from sightline.loaders.intake.report import report
from sightline.loaders.intake.sender import Said
from sightline.loaders.recognising import recognised

console = Console()
Rows = dict[Any, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Made:
    """What one load left in the graph."""

    nodes: Rows
    relationships: Rows

    def count(self) -> tuple[int, int]:
        return sum(map(len, self.nodes.values())), sum(map(len, self.relationships.values()))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--children", type=int, default=5_000, help="children in the made-up return, each with four episodes")
    asked.add_argument("--engine", choices=("embedded", "neo4j"), default="neo4j")
    given = asked.parse_args()
    asyncio.run(compare(given.engine, given.children))


async def compare(engine: str, children: int) -> None:
    with TemporaryDirectory() as folder:
        files = write_return(Path(folder), children)
        async with empty(engine) as store:
            rows, ours = await our_load(store, files)
            made = await read_back(store)
    async with empty(engine) as store:
        raw = await raw_load(store, made)
        again = await read_back(store)
        if made.count() != again.count():
            raise SystemExit(f"the raw side made {again.count()}, we {made.count()}: nothing was measured")
    count, joined = made.count()
    console.print(f"{engine}: {rows:,} rows became {count:,} nodes and {joined:,} relationships")
    console.print(f"ours {ours:.1f} s ({rows / ours:,.0f} rows a second), raw {raw:.1f} s; Sightline / raw {raw / ours:.2f}")


def write_return(folder: Path, children: int) -> list[Path]:
    """A made-up SSDA903 return: headers, and four episodes a child."""
    began = date(2019, 4, 1)
    header, episodes = folder / "header.csv", folder / "episodes.csv"
    with header.open("w", newline="") as one, episodes.open("w", newline="") as other:
        people, stays = csv.writer(one), csv.writer(other)
        people.writerow(["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"])
        stays.writerow(
            ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE",
             "HOME_POST", "PL_POST", "URN"]
        )  # fmt: skip
        for number in range(children):
            child, born = f"{100_000 + number}", date(2008, 1, 1) + timedelta(days=number * 7 % 3_600)
            people.writerow([child, 1 + number % 2, f"{born:%d/%m/%Y}", "WBRI", "UN1", 0, ""])
            first = began + timedelta(days=number % 300)
            for turn in range(4):
                since, until = first + timedelta(days=90 * turn), first + timedelta(days=90 * (turn + 1))
                last = turn == 3
                stays.writerow(
                    [child, f"{since:%d/%m/%Y}", "P" if turn else "S", "C2", "N1", "U5", "PR1",
                     "" if last else f"{until:%d/%m/%Y}", "" if last else "X1", "" if last else "CREQB", "", "", ""]
                )  # fmt: skip
    return [header, episodes]


async def our_load(store: Store, files: list[Path]) -> tuple[int, float]:
    """Rows, and seconds from the file on."""
    rows, started = 0, time.perf_counter()
    for path in files:
        found = recognised(path, path.name, ())
        if found is None:
            raise SystemExit(f"{path.name} was not recognised")
        incoming, form = found
        file = surveyed(incoming, path, path.parent, Said(authority="Northmere", dfe="201", as_at="2024-03-31"), form.sender)
        with report(None) as into:
            account = await receive(store, file, into, lambda _: None)
        if sum(account.held.values()):
            raise SystemExit(f"rows of {path.name} were held: nothing was measured")
        rows += sum(account.read.values())
    return rows, time.perf_counter() - started


async def read_back(store: Store) -> Made:
    """Every node by its labels, and every relationship by its type and the labels of its ends."""
    found: Rows = defaultdict(list)
    for label in nodes():
        for row in await store._ask("the bench", f"MATCH (n:{label}) RETURN properties(n) AS p", 10_000_000, {}):
            found[label].append(row["p"])
    joined: Rows = defaultdict(list)
    key = {label: node.key for label, node in nodes().items()}
    text = (
        "MATCH (a)-[r]->(b) RETURN labels(a)[0] AS start, type(r) AS type, labels(b)[0] AS end, "
        "properties(a) AS a, properties(b) AS b, properties(r) AS p"
    )
    for row in await store._ask("the bench", text, 10_000_000, {}):
        ends = {"from": row["a"][key[row["start"]]], "to": row["b"][key[row["end"]]]}
        joined[row["start"], row["type"], row["end"]].append({**ends, "p": row["p"]})
    return Made(found, joined)


async def raw_load(store: Store, made: Made) -> float:
    """Seconds to create it all."""
    for label in nodes():
        await store.write([Statement(f"MATCH (n:{label}) DETACH DELETE n")])
    key = {label: node.key for label, node in nodes().items()}
    started = time.perf_counter()
    for label, rows in made.nodes.items():
        for part in parts(rows):
            await store.write([Statement(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", part)])
    for (start, type_, end), rows in made.relationships.items():
        text = (
            f"UNWIND $rows AS row MATCH (a:{start} {{{key[start]}: row.from}}) MATCH (b:{end} {{{key[end]}: row.to}}) "
            f"CREATE (a)-[r:{type_}]->(b) SET r = row.p"
        )
        for part in parts(rows):
            await store.write([Statement(text, part)])
    return time.perf_counter() - started


def parts(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    return (rows[at : at + ROWS_A_TRANSACTION] for at in range(0, len(rows), ROWS_A_TRANSACTION))


@asynccontextmanager
async def empty(engine: str) -> AsyncIterator[Store]:
    """An empty database of its own."""
    with TemporaryDirectory() as folder:
        if engine == "embedded":
            async with await Store.open(Settings(data=Path(folder))) as store:
                yield store
            return
        with neo4j_server() as server:
            settings = Settings(
                neo4j_uri=server.uri, neo4j_user=server.user, neo4j_password=SecretStr(server.password), data=Path(folder),
                read_seconds=600,
            )  # fmt: skip
            async with await Store.open(settings) as store:
                yield store


if __name__ == "__main__":
    main()
