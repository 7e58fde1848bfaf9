"""`sightline seams` shows the last check's seams, as a table or as CSV, and no small number."""

import asyncio
import csv
from pathlib import Path

from commands import Run

from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.borough import borough


def test_without_a_check_it_says_what_to_do(sightline: Run) -> None:
    refused = sightline("seams")
    assert refused.returncode == 65
    assert refused.stderr == "sightline: seams: no check of all children has finished; run `sightline check` first\n"


async def fill(data: Path) -> None:
    async with await Store.open(Settings(data=data, embedded_heap="512m")) as store:
        await load(store, borough(250, 1), "made up")


def test_each_pair_of_areas_stands_in_a_row_and_no_small_number_is_shown(data: Path, sightline: Run) -> None:
    asyncio.run(fill(data))
    assert sightline("db", "start").returncode == 0
    assert sightline("check", "--rule", "M17").returncode == 0
    rows = list(csv.DictReader(sightline("seams", "--csv").stdout.splitlines()))
    table = sightline("seams").stdout
    assert rows
    assert all(row["from"] != row["to"] for row in rows)
    figures = {row[name] for row in rows for name in ("moves", "handed over", "not handed over")}
    assert "-" in figures
    assert figures.isdisjoint({"1", "2", "3", "4"})
    assert rows[0]["from"] in table
