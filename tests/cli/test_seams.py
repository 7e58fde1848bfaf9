"""`sightline seams` shows the last check's seams, as a table or as CSV, and no small number."""

import asyncio
import csv
from pathlib import Path

from commands import Run
from town import SEAM

from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store


def test_without_a_check_it_says_what_to_do(emptied: Run) -> None:
    refused = emptied("seams")
    assert refused.returncode == 65
    assert refused.stderr == "sightline: seams: no check of all children has finished; run `sightline check` first\n"


async def fill(data: Path) -> None:
    async with await Store.open(Settings(data=data)) as store:
        await load(store, SEAM, "made up")


def test_each_pair_of_areas_stands_in_a_row_and_no_small_number_is_shown(started_data: Path, emptied: Run) -> None:
    asyncio.run(fill(started_data))
    assert emptied("check", "--rule", "M17").returncode == 0
    rows = [tuple(row.values()) for row in csv.DictReader(emptied("seams", "--csv").stdout.splitlines())]
    assert rows == [
        ("Northmere", "Southmere", "6", "0", "6", "-", "-"),
        ("Southmere", "Northmere", "-", "-", "-", "-", "-"),
    ]
    table = emptied("seams").stdout.splitlines()
    for row in rows:
        assert any(all(cell in line for cell in row) for line in table), row
