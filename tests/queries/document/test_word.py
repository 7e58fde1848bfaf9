"""The DOCX file opens, has real headings, header rows that repeat, its language and title, and no clock of its own."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from sightline.graph.case import Case
from sightline.queries.document.block import Heading, Table
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import Document, document
from sightline.queries.document.layout import layout
from sightline.queries.document.word import write_docx
from sightline.queries.rule import rules

Headline = Callable[..., Case]


@pytest.fixture(scope="module")
def made(headline: Headline) -> Document:
    return document(headline(), Asked(day="2003-01-28"), rules())


@pytest.fixture(scope="module")
def word(made: Document) -> WordDocument:
    return docx.Document(BytesIO(write_docx(made)))


def test_title_author_and_language_are_said(word: WordDocument, made: Document) -> None:
    said = word.core_properties
    assert (said.title, said.author, said.language) == (made.head.title, "Sightline", "en-GB")
    assert said.subject == made.head.lens
    assert said.created == said.modified == datetime(2003, 1, 28, tzinfo=UTC)
    tags = (*word.styles.element.iter(qn("w:lang")), *word.settings.element.iter(qn("w:themeFontLang")))
    assert [tag.get(qn("w:val")) for tag in tags] == ["en-GB", "en-GB"]


def test_a_lens_of_many_teams_is_cut_in_the_properties_and_whole_on_the_page(made: Document) -> None:
    long = f"Seen by {', '.join(f'the made-up team number {number}' for number in range(40))}."
    word = docx.Document(BytesIO(write_docx(replace(made, head=replace(made.head, lens=long)))))
    assert len(word.core_properties.subject) <= 255
    assert any(long in one.text for one in word.paragraphs)


def test_headings_are_headings_and_none_is_skipped(word: WordDocument, made: Document) -> None:
    headings = [
        (one.text, one.style.name) for one in word.paragraphs if one.style and one.style.name.startswith(("Heading", "Title"))
    ]
    asked = [
        (one.text, "Title" if one.level == 1 else f"Heading {one.level - 1}") for one in layout(made) if isinstance(one, Heading)
    ]
    assert headings == asked
    assert headings[0][1] == "Title"
    assert {style for _, style in headings[1:]} == {"Heading 1"}


def test_the_chronology_begins_a_new_page(word: WordDocument) -> None:
    begins = [one.text for one in word.paragraphs if one.paragraph_format.page_break_before]
    assert begins == ["Chronology"]
    body = list(word.element.body)
    break_at = next(place for place, part in enumerate(body) if part.find(f".//{qn('w:pageBreakBefore')}") is not None)
    assert all(part.tag != qn("w:tbl") for part in body[:break_at])


def test_every_table_repeats_its_header_row_and_breaks_no_row(word: WordDocument, made: Document) -> None:
    tables = [one for one in layout(made) if isinstance(one, Table)]
    assert len(word.tables) == len(tables) > 4
    for table, asked in zip(word.tables, tables, strict=True):
        assert [cell.text for cell in table.rows[0].cells] == list(asked.columns)
        marks = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marks == [True] + [False] * len(asked.rows)
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_every_cell_says_what_the_layout_says(word: WordDocument, made: Document) -> None:
    tables = [one for one in layout(made) if isinstance(one, Table)]
    for table, asked in zip(word.tables, tables, strict=True):
        assert [tuple(cell.text for cell in row.cells) for row in table.rows[1:]] == list(asked.rows)


def test_no_part_of_the_file_says_when_it_was_written(made: Document) -> None:
    with zipfile.ZipFile(BytesIO(write_docx(made))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.testzip() is None


def test_what_xml_cannot_hold_is_replaced(made: Document) -> None:
    head = replace(made.head, title="Before\x00\x0b\ud800after", lens="Lens\x07")
    word = docx.Document(BytesIO(write_docx(replace(made, head=head))))
    assert word.paragraphs[0].text == "Before\ufffd\ufffd\ufffdafter"
    assert word.core_properties.subject == "Lens\ufffd"
