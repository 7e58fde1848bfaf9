"""In Markdown the text of a fact stays text: no markup, no link, no broken table."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import document
from sightline.queries.document.markdown import write_markdown

Made = Callable[..., Case]

NORTH: dict[str, Any] = {"held_by": "social-care:North"}
HOSTILE = "<img src=x onerror=alert(1)> ![a](http://x.example/p.png) | `code` | **loud**\n# Not a heading"


def text(case: Case) -> str:
    return write_markdown(document(case, Asked(day="2021-12-31"), ())).decode()


def test_markup_in_a_note_is_text(made: Made) -> None:
    written = text(made({"kind": "call", "on": "2021-03-01", "note": HOSTILE, **NORTH, "key": "call"}))
    assert "<img" not in written
    assert "![a]" not in written
    assert "**loud**" not in written
    assert "\n# Not a heading" not in written
    said = (
        "Note: &lt;img src=x onerror=alert(1)&gt; !\\[a\\](http://x.example/p.png) \\| \\`code\\` \\| \\*\\*loud\\*\\*<br>\\# Not"
    )
    assert said in written


def test_every_row_of_a_table_has_as_many_cells_as_its_head(made: Made) -> None:
    written = text(made({"kind": "call", "on": "2021-03-01", "note": HOSTILE, **NORTH, "key": "a|b"}))
    rows = [line.replace("\\|", "") for line in written.splitlines() if line.startswith("|")]
    widths = []
    for line in rows:
        if line.startswith("|---"):
            widths[-1] = line.count("|")
        widths.append(line.count("|"))
    heads = [place for place, line in enumerate(rows) if line.startswith("|---")]
    for start, end in zip(heads, [*[place - 1 for place in heads[1:]], len(rows)], strict=True):
        assert {row.count("|") for row in rows[start:end]} == {rows[start].count("|")}


def test_a_line_that_begins_like_a_list_is_text(made: Made) -> None:
    written = text(made({"kind": "child-words", "on": "2021-03-01", "text": "no", "speaker": "1. Ann", **NORTH, "key": "w"}))
    assert "The child's words: 1. Ann said: “no”." in written


def test_what_reads_like_an_entity_stays_as_written(made: Made) -> None:
    written = text(made({"kind": "call", "on": "2021-03-01", "note": "A&E &lt;b&gt;", **NORTH, "key": "call"}))
    assert "Note: A&E &amp;lt;b&amp;gt;" in written
