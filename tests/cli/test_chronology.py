"""`sightline chronology`: one child's document in each form, through a lens, and no statement that was not known."""

import asyncio
import csv
import io
import json
from pathlib import Path

import docx
import httpx
import pytest
from commands import Run

from sightline.gql.app import create_app
from sightline.graph.settings import Settings
from sightline.graph.store import Store

CHILD = "ottoline-marrowby"
FIXED = ("--day", "2022-06-01")
KNEW = "## What Northmere children's social care knew by 10 March 2021\n\n"


def test_without_a_file_it_is_markdown_on_standard_output(loaded: Run) -> None:
    answered = loaded("chronology", CHILD, *FIXED)
    assert answered.returncode == 0, answered.stderr
    assert answered.stdout.startswith("# Chronology: Tilly Marrowby / Ottoline Marrowby\n")
    assert "- **Written for**: 1 June 2022" in answered.stdout
    assert "keep it as those files are kept" in answered.stderr


def test_each_form_goes_to_a_file_of_its_own_for_this_user_only(loaded: Run, tmp_path: Path) -> None:
    for ending in (".md", ".docx", ".csv", ".json"):
        answered = loaded("chronology", CHILD, *FIXED, "--to", str(tmp_path / f"one{ending}"))
        assert (answered.returncode, answered.stdout) == (0, "")
        assert (tmp_path / f"one{ending}").stat().st_mode & 0o077 == 0
    facts = {row["fact"] for row in csv.DictReader(io.StringIO((tmp_path / "one.csv").read_text("utf-8-sig"), newline=""))}
    head = json.loads((tmp_path / "one.json").read_text())["head"]
    assert {"marrowby/first-visit", "marrowby/child-said"} <= facts
    assert docx.Document(str(tmp_path / "one.docx")).core_properties.title == head["title"]
    assert f"# {head['title']}" in (tmp_path / "one.md").read_text()


def test_a_spreadsheet_holds_the_part_that_is_asked_for(loaded: Run, tmp_path: Path) -> None:
    assert loaded("chronology", CHILD, *FIXED, "--to", str(tmp_path / "teams.csv"), "--part", "teams").returncode == 0
    found = list(csv.DictReader(io.StringIO((tmp_path / "teams.csv").read_text("utf-8-sig"), newline="")))
    assert "Larkrise Primary School" in {row["name"] for row in found}
    for arguments in (("--part", "teams"), ("--to", str(tmp_path / "one.csv"), "--part", "everything")):
        refused = loaded("chronology", CHILD, *arguments)
        assert refused.returncode == 65
        assert "--part" in refused.stderr


@pytest.mark.parametrize("ending", [".md", ".docx", ".csv", ".json"])
def test_asked_twice_it_writes_the_same_bytes(loaded: Run, tmp_path: Path, ending: str) -> None:
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    for file in (one, other):
        assert loaded("chronology", CHILD, *FIXED, "--succinct", "--to", str(file)).returncode == 0
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("options", "address"),
    [
        (("--known-at", "2021-03-10", "--identity", "today"), "?knownAt=2021-03-10&identity=today"),
        (("--as-of", "2021-06-01", "--team", "larkrise-school"), "?happenedOn=2021-06-01&teams=larkrise-school"),
        (("--pooled", *FIXED, "--since", "2021-03-01", "--succinct"), "?pooled=yes&day=2022-06-01&from=2021-03-01&form=succinct"),
        (("--known-at", "2001-01-01"), "?knownAt=2001-01-01"),
    ],
)
def test_the_server_gives_the_same_bytes(
    loaded: Run, loaded_data: Path, tmp_path: Path, options: tuple[str, ...], address: str
) -> None:
    async def served(ending: str) -> bytes:
        settings = Settings(data=loaded_data)
        async with await Store.open(settings) as store:
            transport = httpx.ASGITransport(create_app(store, settings))
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                answer = await client.get(f"/child/{CHILD}/chronology{ending}{address}")
        assert answer.status_code == 200, answer.text
        return answer.content

    for ending in (".md", ".docx", ".csv", ".json"):
        file = tmp_path / f"one{ending}"
        assert loaded("chronology", CHILD, *options, "--to", str(file)).returncode == 0
        assert asyncio.run(served(ending)) == file.read_bytes()


def test_a_replay_says_whose_knowledge_it_is_and_holds_nothing_later(loaded: Run) -> None:
    arguments = ("--team", "Northmere children", "--known-at", "2021-03-10", "--identity", "today")
    text = loaded("chronology", CHILD, *arguments).stdout
    assert "the files of Northmere children's social care, as known by the end of 10 March 2021, files as joined today" in text
    assert "- **Written for**: 10 March 2021" in text
    assert "marrowby/school-refers" in text
    assert "marrowby/child-in-need" not in text
    assert "no further action" not in text


def test_the_window_teams_and_kinds_narrow_it_and_what_is_left_out_is_counted(loaded: Run) -> None:
    text = loaded("chronology", CHILD, *FIXED, "--since", "2021-03", "--until", "2021-04", "--kind", "home-visit").stdout
    assert "- **Window**: From 1 March 2021, before 1 April 2021, of these kinds: home-visit" in text
    assert "Left out by the form or the window:" in text
    held = loaded("chronology", CHILD, *FIXED, "--by-team", "larkrise-school").stdout
    assert "- **Window**: Held or done by Larkrise Primary School" in held


def test_statements_stand_with_the_facts_they_rest_on(loaded: Run, tmp_path: Path) -> None:
    file = tmp_path / "panel.md"
    file.write_text(f"{KNEW}The school had told them that she was often tired [school-refers].\n")
    text = loaded("chronology", CHILD, *FIXED, "--statements", str(file), "--purpose", "practice review").stdout
    assert "## What Northmere children's social care knew by 10 March 2021" in text
    assert "The school had told them that she was often tired" in text
    assert "- **Purpose**: practice review" in text


def test_a_statement_that_was_not_known_is_refused_and_nothing_is_written(loaded: Run, tmp_path: Path) -> None:
    file, out = tmp_path / "panel.md", tmp_path / "out.docx"
    file.write_text(f"{KNEW}- She was tired [school-refers].\n- The family had moved [school-writes-on].\n")
    refused = loaded("chronology", CHILD, "--statements", str(file), "--to", str(out))
    assert refused.returncode == 65
    assert "panel.md line 4: [marrowby/school-writes-on] was not known: it happened later, on 28 May 2021" in refused.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--to", "out.pdf"), "out.pdf: has no ending that says a form; end its name in one of .md, .docx, .csv, .json"),
        (("--kind", "vist"), "--kind 'vist': is no kind of fact"),
        (("--since", "31/02/2021"), "--since: '31/02/2021' is not a day"),
        (("--day", "soon"), "--day: 'soon' is not a day"),
        (("--by-team", "nobody"), "--by-team 'nobody': is no team with a file on this child"),
        (("--statements", "missing.md"), "missing.md: cannot be read"),
    ],
)
def test_a_bad_option_is_named_with_its_cure(loaded: Run, arguments: tuple[str, ...], says: str) -> None:
    refused = loaded("chronology", CHILD, *arguments)
    assert refused.returncode == 65
    assert says in refused.stderr


def test_a_file_that_is_there_is_never_written_over(loaded: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    out.write_text("mine")
    assert loaded("chronology", CHILD, "--to", str(out)).returncode == 65
    assert out.read_text() == "mine"
