"""`sightline seams` shows the last check's seams, as a table or as CSV, and no small number."""

import asyncio
import csv
from pathlib import Path

from commands import Run

from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.borough import borough


def test_without_a_check_it_says_what_to_do(emptied: Run) -> None:
    refused = emptied("seams")
    assert refused.returncode == 65
    assert refused.stderr == "sightline: seams: no check of all children has finished; run `sightline check` first\n"


async def fill(data: Path) -> None:
    async with await Store.open(Settings(data=data)) as store:
        await load(store, borough(100, 1), "made up")


def test_each_pair_of_areas_stands_in_a_row_and_no_small_number_is_shown(started_data: Path, emptied: Run) -> None:
    asyncio.run(fill(started_data))
    assert emptied("check", "--rule", "M17").returncode == 0
    rows = list(csv.DictReader(emptied("seams", "--csv").stdout.splitlines()))
    table = emptied("seams").stdout
    assert rows
    assert all(row["from"] != row["to"] for row in rows)
    figures = {row[name] for row in rows for name in ("moves", "handed over", "not handed over")}
    assert "-" in figures
    assert figures.isdisjoint({"1", "2", "3", "4"})
    assert rows[0]["from"] in table
