"""`sightline load FOLDER` and `sightline map`: senders beside their files, receipts that add up, refusals that say what to do."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import Run
from returns import CENSUS, EPISODES, HEADER, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Returns of two authorities with one day that is none, and a file that is nothing."""
    for name, dfe in (("northmere", "201"), ("eastwold", "202")):
        area = tmp_path / "returns" / name
        area.mkdir(parents=True)
        written(area, "source.toml", f'authority = "{name.title()}"\ndfe = "{dfe}"\nas_at = 2024-03-31\n')
        written(area, "a", HEADER)
        written(area, "b", EPISODES.replace("01/06/2023", "31/06/2023") if name == "eastwold" else EPISODES)
    written(tmp_path / "returns" / "northmere", "c", CENSUS)
    return tmp_path / "returns"


def test_a_folder_of_several_senders_loads_with_every_row_accounted_for(emptied: Run, folder: Path, tmp_path: Path) -> None:
    done = emptied("load", str(folder), "--report", str(tmp_path / "report.json"))
    assert done.returncode == 0, done.stderr
    assert "eastwold/b: ssda903, episodes: 2 rows read: 1 loaded, 0 already there, 1 held." in done.stdout
    assert "'31/06/2023' is in no calendar" in done.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert [one["field"] for one in report["findings"] if one["level"] == "held"] == ["DECOM"]
    for counts in (table for file in report["files"] for table in file["tables"].values()):
        assert counts["read"] == counts["loaded"] + counts["merged"] + counts["held"]
    again = emptied("load", str(folder))
    assert "northmere/c: cin-census, referrals: 2 rows read: 0 loaded, 2 already there, 0 held." in again.stdout


def test_a_file_that_nothing_fits_is_refused_in_one_message_and_the_others_load(emptied: Run, folder: Path) -> None:
    written(folder, "letter.txt", "Dear colleague\n")
    written(folder / "northmere", "page.json", '{"resourceType": "Bundle", "total": 0}')
    done = emptied("load", str(folder))
    assert done.returncode == 65
    assert "letter.txt: nothing in it says what it is; understood are: case file (YAML); Ofsted Annex A" in done.stderr
    assert "1 of 7 files were refused" in done.stderr
    assert "northmere/page.json: fhir: there is nothing in it to load." in done.stdout
    assert "northmere/a: ssda903, header: 2 rows read: 2 loaded" in done.stdout


def test_a_day_that_is_none_on_the_command_line_is_refused(sightline: Run, folder: Path) -> None:
    refused = sightline("load", str(folder / "northmere" / "a"), "--as-at", "2024-02-31")
    assert refused.returncode == 65
    assert "2024-02-31" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_draft_is_written_checked_and_loaded_with(emptied: Run, tmp_path: Path) -> None:
    table = written(tmp_path, "own.csv", "Client ID,Surname,Visit Date\n1,Zubrin,01/02/2024\n")
    draft = tmp_path / "own.toml"
    assert emptied("map", "--suggest", str(table), "--to", str(draft)).returncode == 0
    assert "own.toml can be used: 1 tables, 2 facts." in emptied("map", str(draft)).stdout
    done = emptied("load", str(table), "--mapping", str(draft), "--authority", "Northmere", "--as-at", "2024-03-31")
    assert "own.csv: own, own: 1 rows read: 1 loaded, 0 already there, 0 held." in done.stdout


def test_what_is_no_mapping_is_refused_with_the_cure(sightline: Run, tmp_path: Path) -> None:
    refused = sightline("map", str(written(tmp_path, "x.toml", "format = 3\n")))
    assert refused.returncode == 65
    assert "docs/loading.md says how a mapping is written" in refused.stderr


def test_the_tables_of_a_database_load_as_files_do(emptied: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ssd.db")) as database:
        database.execute("CREATE TABLE ssd_missing (miss_person_id, miss_missing_episode_start_date)")
        database.execute("INSERT INTO ssd_missing VALUES ('N1', '2024-02-10'), ('N1', '2024-02-31')")
        database.commit()
    asked = ("load", "--database", "MADE_UP_DATABASE", "--dfe", "201")
    done = emptied(*asked, "--as-at", "2024-03-31", MADE_UP_DATABASE=f"sqlite:///{tmp_path / 'ssd.db'}")
    assert done.returncode == 0, done.stderr
    assert "database ssd_missing: ssd, missing: 2 rows read: 1 loaded, 0 already there, 1 held." in done.stdout
    again = emptied(*asked, "--schema", "main", "--as-at", "2024-03-31", MADE_UP_DATABASE=f"sqlite:///{tmp_path / 'ssd.db'}")
    assert "database ssd_missing: ssd, missing: 2 rows read: 0 loaded, 1 already there, 1 held." in again.stdout
    refused = emptied(*asked, "--schema", "temp", MADE_UP_DATABASE=f"sqlite:///{tmp_path / 'ssd.db'}")
    assert (refused.returncode, refused.stdout) == (65, "")
    assert "name its schema with --schema" in refused.stderr
    assert "name one of them" in emptied("load", str(tmp_path), "--database", "MADE_UP_DATABASE").stderr
