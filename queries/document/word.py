"""A document as DOCX for Word and its kin: real headings, header rows that repeat, the language said, and no clock in it."""

import io
import zipfile
from copy import deepcopy
from datetime import datetime
from textwrap import shorten

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.section import Section
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from sightline.queries.document.block import Block, Facts, Heading, Paragraph, Table, clean
from sightline.queries.document.document import Document
from sightline.queries.document.layout import layout

LANGUAGE = "en-GB"
FONT = "Arial"
BLACK = RGBColor(0, 0, 0)
MARGIN = Cm(1.5)
LONG, SHORT = Cm(29.7), Cm(21.0)  # A4, on its side
PROPERTY = 255  # characters that a property of the file may have; the page has it whole
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def write_docx(document: Document) -> bytes:
    """The whole document; the same document gives the same bytes."""
    word = docx.Document()
    _properties(word, document)
    _styles(word)
    _page(word.sections[0], document)
    for block in layout(document):
        _add(word, block)
    return _timeless(word)


def _properties(word: WordDocument, document: Document) -> None:
    said = word.core_properties
    said.title = shorten(clean(document.head.title), PROPERTY, placeholder=" …")
    said.subject = shorten(clean(document.head.lens), PROPERTY, placeholder=" …")
    said.author = said.last_modified_by = "Sightline"
    said.language = LANGUAGE
    said.comments = said.keywords = said.category = ""
    said.revision = 1
    said.created = said.modified = datetime.fromisoformat(document.head.day)


def _styles(word: WordDocument) -> None:
    """One plain face in black, and the language of the whole document."""
    for name, size in (("Normal", 9), ("Title", 20), ("Heading 1", 14), ("List Bullet", 10)):
        font = word.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(size), BLACK
        faces = word.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            faces.attrib.pop(qn(f"w:{theme}"), None)
    for said in (*word.styles.element.iter(qn("w:lang")), *word.settings.element.iter(qn("w:themeFontLang"))):
        said.set(qn("w:val"), LANGUAGE)
    word.styles["Normal"].paragraph_format.space_after = Pt(4)


def _page(section: Section, document: Document) -> None:
    """A4 on its side; title and child at the foot of every page, with its number."""
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, LONG, SHORT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    foot = section.footer.paragraphs[0]
    foot.add_run(clean(f"{document.head.lens} Page "))
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: WordParagraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _add(word: WordDocument, block: Block) -> None:
    match block:
        case Heading(text, 1):
            word.add_paragraph(clean(text), style="Title")
        case Heading(text, level, new_page):
            word.add_heading(clean(text), level - 1).paragraph_format.page_break_before = new_page
        case Paragraph(text):
            word.add_paragraph(clean(text))
        case Facts(rows):
            for name, value in rows:
                paragraph = word.add_paragraph(style="List Bullet")
                paragraph.add_run(f"{clean(name)}: ").bold = True
                paragraph.add_run(clean(value))
        case Table():
            _table(word, block)


def _table(word: WordDocument, block: Table) -> None:
    table = word.add_table(rows=2, cols=len(block.columns), style="Table Grid")
    table.autofit = False
    widths = [Length(round((LONG - 2 * MARGIN) * share / sum(block.widths))) for share in block.widths]
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    head, pattern = table.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(head.cells, block.columns, strict=True):
        cell.paragraphs[0].add_run(clean(text)).bold = True
    table._tbl.remove(pattern._tr)
    for texts in block.rows:
        table._tbl.append(_row(pattern._tr, texts))


def _row(pattern: CT_Row, texts: tuple[str, ...]) -> CT_Row:
    """A row like the pattern: made element by element, since asking the library for each cell takes ten times as long."""
    row = deepcopy(pattern)
    for cell, text in zip(row.tc_lst, texts, strict=True):
        cell.p_lst[0].add_r().text = clean(text)
    return row


def _timeless(word: WordDocument) -> bytes:
    """The file without the moment at which it was written, and stored as it is: packing differs from one machine to the next."""
    written, out = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w") as timeless:
        for part in parts.infolist():
            timeless.writestr(zipfile.ZipInfo(part.filename, FIRST_MOMENT), parts.read(part))
    return out.getvalue()
