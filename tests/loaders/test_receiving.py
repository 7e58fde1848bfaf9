"""Receiving files into a graph: every row accounted for, twice as once, in any order, mended rows by themselves."""

import csv
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from asking import Ask
from returns import CENSUS, EPISODES, HEADER, NORTHMERE, ends, received, written
from whole_graph import everything

from sightline.graph.errors import BadInput
from sightline.graph.store import Store
from sightline.loaders.intake import receiving
from sightline.loaders.intake.receiving import receive, surveyed
from sightline.loaders.intake.report import NoReport
from sightline.loaders.intake.sender import Said
from sightline.loaders.recognising import recognised


async def test_a_row_is_loaded_once_then_merged_and_a_held_one_loads_when_it_is_mended(
    fresh_store: Store, tmp_path: Path
) -> None:
    path = written(tmp_path, "e.csv", EPISODES.replace("N1,15/01", "N1,35/01"))
    assert ends(await received(fresh_store, path)) == (2, 1, 0, 1)
    assert ends(await received(fresh_store, path)) == (2, 0, 1, 1)
    written(tmp_path, "e.csv", EPISODES)
    assert ends(await received(fresh_store, path)) == (2, 1, 1, 0)


async def test_the_order_of_files_makes_no_difference(
    fresh_store: Store, ask: Ask, empty: Callable[[Store], Awaitable[None]], tmp_path: Path
) -> None:
    files = [(written(tmp_path, "h.csv", HEADER), NORTHMERE), (written(tmp_path, "c.xml", CENSUS), NORTHMERE)]
    files += [
        (written(tmp_path, "e.csv", EPISODES), NORTHMERE.model_copy(update={"as_at": day}))
        for day in ("2023-12-31", "2024-03-31")
    ]
    for path, said in files:
        await received(fresh_store, path, said)
    forwards = await everything(ask, fresh_store)
    await empty(fresh_store)
    for path, said in reversed(files):
        await received(fresh_store, path, said)
    assert await everything(ask, fresh_store) == forwards


async def test_a_later_return_adds_a_version_and_overwrites_nothing(fresh_store: Store, ask: Ask, tmp_path: Path) -> None:
    await received(fresh_store, written(tmp_path, "e.csv", EPISODES))
    ended = EPISODES.replace("K2,PR4,,,", "K2,PR4,01/05/2024,E4A,")
    await received(fresh_store, written(tmp_path, "e.csv", ended), NORTHMERE.model_copy(update={"as_at": "2025-03-31"}))
    asked = "MATCH (n:Residence {since: '2024-01-15'}) RETURN n.until AS until, n.recorded_at AS said ORDER BY said"
    assert await ask(fresh_store, asked) == [
        {"until": None, "said": "2024-03-31"},
        {"until": "2024-05-01", "said": "2025-03-31"},
    ]


async def test_a_source_claims_to_be_whole_only_where_no_row_was_held(fresh_store: Store, ask: Ask, tmp_path: Path) -> None:
    asked = "MATCH (n:Coverage) RETURN n.complete AS whole, n.since AS since, n.until AS until ORDER BY whole"
    await received(fresh_store, written(tmp_path, "e.csv", EPISODES.replace("N1,15/01", "N1,35/01")))
    claimed = {"since": "2023-04-01", "until": "2024-04-01"}
    assert await ask(fresh_store, asked) == [{"whole": False, **claimed}]
    await received(fresh_store, written(tmp_path, "e.csv", EPISODES))
    assert await ask(fresh_store, asked) == [{"whole": False, **claimed}, {"whole": True, **claimed}]


@pytest.mark.parametrize(("foot", "whole"), [("Total,2,", True), ("Printed by Ann Vint,,", True), ("N7,,", False)])
async def test_a_source_is_partial_for_a_row_of_somebody_and_not_for_one_of_totals(
    embedded_store: Store, empty: Callable[[Store], Awaitable[None]], ask: Ask, tmp_path: Path, foot: str, whole: bool
) -> None:
    await empty(embedded_store)
    path = written(tmp_path, "e.csv", f"{EPISODES}{foot},,,,,,,,,,\n")
    assert ends(await received(embedded_store, path)) == (3, 2, 0, 1)
    assert await ask(embedded_store, "MATCH (n:Coverage) RETURN n.complete AS whole") == [{"whole": whole}]


async def test_the_report_names_every_value_and_no_formula_runs_in_it(embedded_store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "e.csv", EPISODES.replace("15/01/2024,P", "=1+1,P"))
    await received(embedded_store, path, report_to=tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(newline="") as opened:
        first, *rest = csv.DictReader(opened)
    assert first == {
        "level": "held",
        "file": "e.csv",
        "row": "row 3",
        "field": "DECOM",
        "value": "'=1+1",
        "what": "'=1+1' is not a date",
        "cure": "write it as 31/12/2020 or 2020-12-31",
    }
    assert rest == []
    assert (tmp_path / "r.csv").stat().st_mode & 0o077 == 0


async def test_the_progress_of_a_load_has_its_rate_and_the_time_left_however_many_rows_are_held(
    embedded_store: Store, empty: Callable[[Store], Awaitable[None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await empty(embedded_store)
    monkeypatch.setattr(receiving, "TOLD_EVERY", 10)
    rows = [f"N{number},{'35/01/2024' if number % 3 else '15/01/2024'},S,C2,N1,U6,PR1,,,,,,\n" for number in range(1, 61)]
    path = written(tmp_path, "e.csv", EPISODES.splitlines(keepends=True)[0] + "".join(rows))
    found = recognised(path, "e.csv")
    assert found is not None
    told: list[str] = []
    account = await receive(embedded_store, surveyed(found[0], path, tmp_path, NORTHMERE, "social-care"), NoReport(), told.append)
    assert ends(account) == (60, 20, 0, 40)
    said = [re.fullmatch(r"(\d+) of 60 rows, [\d,]+ a second, (\d+ min )?\d+ s left", line) for line in told]
    done = [int(one[1]) for one in said if one]
    assert len(done) == len(told) >= 2
    assert done == sorted(done)
    assert done[-1] == 60


async def test_an_account_that_does_not_add_up_is_an_error(embedded_store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "e.csv", EPISODES)
    found = recognised(path, "e.csv")
    assert found is not None
    file = surveyed(found[0], path, tmp_path, NORTHMERE, found[1].sender)
    path.write_text(EPISODES + EPISODES.splitlines()[1] + "\n")
    with pytest.raises(BadInput, match="2 rows were read at first, 3"):
        await receive(embedded_store, file, NoReport(), lambda line: None)


def test_who_sent_a_file_may_stand_beside_it(tmp_path: Path) -> None:
    inner = tmp_path / "northmere" / "2024"
    inner.mkdir(parents=True)
    written(tmp_path / "northmere", "source.toml", 'authority = "Northmere"\ndfe = "201"\nas_at = 2024-03-31\n')
    path = written(inner, "e.csv", EPISODES)
    found = recognised(path, "e.csv")
    assert found is not None
    file = surveyed(found[0], path, tmp_path, Said(), found[1].sender)
    assert (file.sender.agency.id, file.sender.as_at) == ("area-dfe-201/social-care", "2024-03-31")
    census = written(inner, "c.xml", CENSUS)
    found = recognised(census, "c.xml")
    assert found is not None
    assert surveyed(found[0], census, tmp_path, Said(), found[1].sender).sender.agency == file.sender.agency


def test_without_a_sender_or_a_day_a_file_is_refused_with_the_cure(tmp_path: Path) -> None:
    path = written(tmp_path, "e.csv", EPISODES)
    found = recognised(path, "e.csv")
    assert found is not None
    with pytest.raises(BadInput, match=r"as at which day.*source\.toml"):
        surveyed(found[0], path, tmp_path, Said(), found[1].sender)
