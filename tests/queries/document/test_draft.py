"""Statements are read as they are written, and every line that cannot be read is named with its cure."""

import pytest

from sightline.graph.errors import BadInput
from sightline.queries.document.draft import BadStatements, draft

TEXT = """# Notes for the panel

## What Northmere front door knew by 16 July 2021

The school had referred the child
twice [case/first; case/second].

- A visit was planned [case/visit].
2. And cancelled [case/cancelled] [case/visit].

## With hindsight ##

Both were about one child [case/first].
"""


def test_paragraphs_and_list_items_are_statements_with_the_facts_they_cite() -> None:
    knew, hindsight = draft(TEXT)
    assert [(one.line, [cite.written for cite in one.cites]) for one in knew.statements] == [
        (5, ["case/first", "case/second"]),
        (8, ["case/visit"]),
        (9, ["case/cancelled", "case/visit"]),
    ]
    assert knew.statements[0].text == "The school had referred the child twice [case/first; case/second]."
    assert [cite.line for cite in knew.statements[0].cites] == [6, 6]
    assert (hindsight.title, hindsight.knew) == ("With hindsight", False)


@pytest.mark.parametrize(
    ("heading", "who", "by"),
    [
        ("What Northmere front door knew by 16 July 2021", ("Northmere front door",), "2021-07-16"),
        ("what police; school knew by 2021-07-16", ("police", "school"), "2021-07-16"),
        ("What Northmere knew by July 2021", ("Northmere",), "2021-07-31"),
        ("What Northmere knew by the end of 2021", ("Northmere",), "2021-12-31"),
        ("What all agencies knew", ("all agencies",), None),
    ],
)
def test_a_heading_says_who_knew_and_by_which_day(heading: str, who: tuple[str, ...], by: str | None) -> None:
    (section,) = draft(f"## {heading}\n\nThis [fact].\n")
    assert (section.who, section.by) == (who, by)


def troubles(text: str) -> list[tuple[int, str]]:
    with pytest.raises(BadStatements) as raised:
        draft(text, "panel.md")
    return [(one.line, one.what) for one in raised.value.troubles]


def test_every_bad_line_is_named() -> None:
    text = "Before all [fact].\n\n## What the school knew by 31 June 2021\n\nThis [fact].\n\nThat.\n"
    assert troubles(text) == [
        (1, "a statement stands before any heading"),
        (3, "'31 June 2021' is not a day"),
        (7, "this statement cites no fact"),
    ]


def test_one_bad_line_is_named_with_file_line_and_cure() -> None:
    with pytest.raises(BadStatements) as raised:
        draft("## Findings\n\nThis was so.\n", "panel.md")
    assert str(raised.value) == (
        "panel.md line 3: this statement cites no fact; put the id of the fact that it rests on in square brackets behind it"
    )


def test_a_link_is_no_citation() -> None:
    assert troubles("## Findings\n\nSee [the report](https://example.org).\n") == [(3, "this statement cites no fact")]


@pytest.mark.parametrize("text", ["", "# Only a heading\n", "\n\n"])
def test_a_file_without_a_statement_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="holds no statement"):
        draft(text)


def test_a_file_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(BadInput, match="longer than"):
        draft("x" * 1_000_001)
