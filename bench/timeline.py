"""The timeline question: one child, contacts with professional and agency, oldest first. `make bench` runs it.

In one run on one real Neo4j: Sightline (with lens), the raw driver, and @neo4j/graphql behind graphql-yoga, one server
process each, at 1, 8 and 32 callers. The answers are compared first; then ratios are printed, since machines are noisy.
"""

import argparse
import asyncio
import contextlib
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from neo4j_server import neo4j_server
from pydantic import SecretStr
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench import raw
from bench.population import children
from sightline.graph.load import Receipt, load
from sightline.graph.settings import Settings
from sightline.graph.store import Store

PEER = Path(__file__).parent / "peer"
CALLERS = (1, 8, 32)
OURS = """query Timeline($child: ID!) { child(id: $child) { timeline(first: 300) { edges { node {
  on kind note agency { name } professional { role } } } } } }"""
THEIRS = """query Timeline($child: ID!) { children(where: { id: { eq: $child } }) { records {
  heldBy { name } contacts(sort: [{ on: ASC }, { id: ASC }]) { on kind note professional { role } } } } }"""
console = Console()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--children", type=int, default=20_000, help="children with ten contacts")
    asked.add_argument("--busy", type=int, default=20, help="children with three hundred contacts")
    asked.add_argument("--seconds", type=float, default=8, help="how long each is asked")
    asked.add_argument("--rounds", type=int, default=3, help="how often each is asked; the middle ratio counts")
    given = asked.parse_args()
    subprocess.run(["npm", "ci", "--silent"], cwd=PEER, check=True)
    with neo4j_server() as server:
        settings = Settings(
            neo4j_uri=server.uri, neo4j_user=server.user, neo4j_password=SecretStr(server.password), data=Path("unused")
        )  # fmt: skip
        asyncio.run(fill(settings, given.children, given.busy))
        with ours(settings) as our_url, theirs(settings) as their_url:
            usual = [f"usual-{number}" for number in range(0, given.children, max(1, given.children // 500))]
            busy = [f"busy-{number}" for number in range(given.busy)]
            for contacts, names in ((10, usual), (300, busy)):
                compare(settings, our_url, their_url, names[:20])
                table = measure(settings, our_url, their_url, names, given.seconds, given.rounds)
                table.title = f"{contacts} contacts: answers a second, the middle of {given.rounds} rounds"
                console.print(table)


async def fill(settings: Settings, usual: int, busy: int) -> None:
    """Loads the children through the store door, as any load does."""
    async with await Store.open(settings) as store:
        with Progress(console=console) as progress:
            task = progress.add_task("loading", total=usual + busy + 1)

            def shown(receipt: Receipt) -> None:
                progress.update(task, completed=receipt.bundles)

            await load(store, children(usual, busy), "timeline bench", shown)


@contextlib.contextmanager
def ours(settings: Settings) -> Iterator[str]:
    """Sightline's own server; its address."""
    environment = {**os.environ, **credentials(settings, "SIGHTLINE_NEO4J")}
    command = [sys.executable, "-u", "-m", "sightline", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield next(word for line in process.stdout for word in line.split() if word.startswith("http://")).rstrip("/")
        finally:
            process.terminate()


@contextlib.contextmanager
def theirs(settings: Settings) -> Iterator[str]:
    """The peer's server; its address."""
    environment = {**os.environ, **credentials(settings, "NEO4J"), "NODE_ENV": "production"}
    command = ["node", "server.mjs"]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=PEER, env=environment, **pipes) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.terminate()


def credentials(settings: Settings, prefix: str) -> dict[str, str]:
    assert settings.neo4j_uri is not None
    assert settings.neo4j_user is not None
    assert settings.neo4j_password is not None
    password = settings.neo4j_password.get_secret_value()
    return {f"{prefix}_URI": settings.neo4j_uri, f"{prefix}_USER": settings.neo4j_user, f"{prefix}_PASSWORD": password}


def compare(settings: Settings, our_url: str, their_url: str, names: list[str]) -> None:
    """Stops the run unless all three answer alike."""
    for child in names:
        raw_rows = [tuple(row.values()) for row in asyncio.run(raw.one(settings, child))]
        nodes = [edge["node"] for edge in post(our_url, OURS, child)["child"]["timeline"]["edges"]]
        our_rows = [(one["on"], one["kind"], one["note"], one["professional"]["role"], one["agency"]["name"]) for one in nodes]
        record = post(their_url, THEIRS, child)["children"][0]["records"][0]
        their_rows = [
            (one["on"], one["kind"], one["note"], one["professional"][0]["role"], record["heldBy"][0]["name"])
            for one in record["contacts"]
        ]
        if not our_rows == their_rows == raw_rows:
            raise SystemExit(f"the answers about {child} differ; nothing was measured")


def measure(settings: Settings, our_url: str, their_url: str, names: list[str], seconds: float, rounds: int) -> Table:
    """Asks all three in turn, several times; the middle round by the ratio of ours to the peer's."""
    table = Table()
    for heading in ("callers", "Sightline", "peer", "raw driver", "Sightline / peer", "Sightline / raw", "all rounds / peer"):
        table.add_column(heading, justify="right")
    for callers in CALLERS:
        found = []
        for _ in range(rounds):
            our_rate = loaded(our_url, OURS, names, callers, seconds)
            their_rate = loaded(their_url, THEIRS, names, callers, seconds)
            raw_rate = asyncio.run(raw.rate(settings, names, callers, seconds))
            found.append((our_rate / their_rate, our_rate, their_rate, raw_rate))
        ratio, our_rate, their_rate, raw_rate = sorted(found)[rounds // 2]
        spread = " ".join(f"{one[0]:.2f}" for one in found)
        rates = (f"{rate:.0f}" for rate in (our_rate, their_rate, raw_rate))
        table.add_row(str(callers), *rates, f"{ratio:.2f}", f"{our_rate / raw_rate:.2f}", spread)
    return table


def loaded(url: str, query: str, names: list[str], callers: int, seconds: float) -> float:
    """Answers a second under so many callers."""
    bodies = [json.dumps({"query": query, "variables": {"child": name}}) for name in names]
    asked = json.dumps({"url": url, "callers": callers, "seconds": seconds, "bodies": bodies})
    done = subprocess.run(["node", "load.mjs"], cwd=PEER, input=asked, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    if figures["failed"]:
        raise SystemExit(f"{figures['failed']} questions to {url} failed; nothing was measured")
    return float(figures["rate"])


def post(url: str, query: str, child: str) -> Any:
    body = json.dumps({"query": query, "variables": {"child": child}}).encode()
    headers = {"content-type": "application/json", "accept": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(f"{url}/graphql", body, headers)) as response:
        answer = json.load(response)
    if answer.get("errors"):
        raise SystemExit(f"{url} answered {answer['errors']}")
    return answer["data"]


if __name__ == "__main__":
    main()
