"""Finds out what a file is, by what is in it and never by its name."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sightline.graph.errors import BadInput
from sightline.loaders import case_format
from sightline.loaders.intake.row import Incoming
from sightline.loaders.intake.sender import BESIDE
from sightline.loaders.nodes import formats as nodes
from sightline.loaders.tabular import csv_file, json_file, workbook_file
from sightline.loaders.tabular.beginning import start_of
from sightline.loaders.tabular.comma import looked_at
from sightline.loaders.tabular.elements import fits
from sightline.loaders.tabular.json_file import JsonFile
from sightline.loaders.tabular.mapping import Mapping, as_xml, shipped
from sightline.loaders.tabular.workbook import is_workbook, sheets
from sightline.loaders.tabular.workbook_file import WorkbookFile
from sightline.loaders.tabular.xml_file import XmlFile


class Form(Protocol):
    """What is known of a format: its title, and what kind of body sends it."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def sender(self) -> str:
        """A kind of agency."""


Found = tuple[Incoming, Form]

_XML, _JSON = ("xml",), ("json",)
_TABLES = ("workbook", "csv")  # a table is one whether it was saved as a sheet or as a file of its own


def is_case(path: Path) -> bool:
    """Is this a case file in our own format."""
    return case_format.recognises(start_of(path))


def recognised(path: Path, file: str, mappings: Sequence[Mapping] = ()) -> Found | None:
    """The file in the first format that its content fits, the caller's own mappings first; none where nothing fits."""
    start = start_of(path)
    forms = (*mappings, *shipped())
    forms = (*forms, *(as_xml(form) for form in forms if form.by_name or form.in_xml))
    ways = ((_XML, _as_xml), (_JSON, _as_json), ((), _as_nodes), (_TABLES, _as_workbook), (_TABLES, _as_csv))
    for reads, look in ways:
        if found := look([form for form in forms if form.reads in reads], path, file, start):
            return found
    return None


def unknown(file: str, mappings: Sequence[Mapping] = ()) -> BadInput:
    """What to say of a file that nothing fits: one message, with what is understood."""
    forms: tuple[Form, ...] = (*mappings, *shipped(), *nodes.FORMATS)
    titles = ["case file (YAML)", *(form.title for form in forms)]
    cure = "for another table, draft a mapping with `sightline map --suggest FILE` and load it with --mapping"
    return BadInput(file, f"nothing in it says what it is; understood are: {'; '.join(titles)}", cure)


def files_in(folder: Path) -> list[Path]:
    """The files of a folder and those below it, in order of name; hidden ones and what says who sends left out."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path for path in found if path.name != BESIDE and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _as_xml(forms: Sequence[Mapping], path: Path, file: str, start: bytes) -> Found | None:
    return next(((XmlFile(form, path, file), form) for form in forms if fits(form, start)), None)


def _as_json(forms: Sequence[Mapping], path: Path, file: str, start: bytes) -> Found | None:
    return next(((JsonFile(form, path, file), form) for form in forms if json_file.fits(form, start)), None)


def _as_nodes(forms: Sequence[Mapping], path: Path, file: str, start: bytes) -> Found | None:
    form = nodes.fitting(start)
    return (form.read(path, file), form) if form else None


def _as_workbook(forms: Sequence[Mapping], path: Path, file: str, start: bytes) -> Found | None:
    found = sheets(path, file) if is_workbook(start) else {}
    known = ((len(workbook_file.tables(form, found)), form) for form in forms)
    own = frozenset(map(id, shipped()))  # a mapping of the caller's comes before them, however few sheets it knows
    count, form = max(known, key=lambda one: (one[0] > 0, one[0] and id(one[1]) not in own, one[0]), default=(0, None))
    return (WorkbookFile(form, path, file), form) if count and form else None


def _as_csv(forms: Sequence[Mapping], path: Path, file: str, start: bytes) -> Found | None:
    sheet = None if is_workbook(start) else looked_at(path)
    made = ((csv_file.recognised(form, file, sheet), form) for form in forms if sheet)
    return next(((one, form) for one, form in made if one), None)
