"""Drafts a mapping from a table's headings and first rows, for a person to read and correct."""

import json
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from sightline.graph.errors import BadInput
from sightline.graph.facts import KINDS
from sightline.loaders.dates import NoDate, moment
from sightline.loaders.identifiers import Grade, nhs_number, postcode, upn
from sightline.loaders.intake.sender import slug
from sightline.loaders.tabular.cells import clean, heading
from sightline.loaders.tabular.comma import checked, looked_at
from sightline.loaders.tabular.workbook import is_workbook, sheets

ROWS = 300
MOST_WORDS = 30
MOST_OF_THEM = 0.8

Cells = dict[str, list[str]]

# What a column is, by words of its heading; the first that fits.
_BY_HEADING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nhs_number", ("nhs",)),
    ("upn", ("upn", "uniquepupil")),
    ("uprn", ("uprn",)),
    ("postcode", ("postcode", "postalcode")),
    ("born_on", ("dob", "dateofbirth", "birthdate", "born")),
    ("died_on", ("dateofdeath", "deathdate", "died")),
    ("given_name", ("forename", "firstname", "givenname")),
    ("family_name", ("surname", "lastname", "familyname")),
    ("sex", ("gender", "sex")),
    ("language", ("language",)),
    ("school", ("schoolname", "school")),
    ("worker", ("worker", "practitioner", "officer")),
    ("team", ("team",)),
    ("lines", ("address", "street", "town", "addr")),
)
_STARTS = ("start", "from", "since", "begin", "opened", "entry", "admitted")
_ENDS = ("end", "until", "closed", "closure", "left", "leaving", "ceased", "discharged")
_SORTS = ("type", "kind", "event", "category", "activity", "contact")
_NUMBERS = ("id", "number", "ref", "reference", "no", "code", "key")


def suggested(path: Path) -> str:
    """A mapping in TOML that loads the table as it stands; comments say what to look at."""
    with path.open("rb") as opened:
        book = is_workbook(opened.read(8))
    tables = _sheets(path) if book else {slug(path.stem) or "rows": _csv(path)}
    title = f"{path.stem} (drafted: read it through before you use it)"
    lines = ["# Drafted by `sightline map --suggest`. Read each line: it was guessed from headings and first rows.", ""]
    lines += [f"format = {_text(slug(path.stem) or 'table')}", f"title = {_text(title)}"]
    if not all(tables.values()):
        raise BadInput(path.name, "its headings have no letters", "give each column a heading in words")
    lines += [f'reads = "{"workbook" if book else "csv"}"', 'sender = "social-care" # what kind of body sends it', ""]
    for name, cells in tables.items():
        lines += _table(name, cells)
    return "\n".join(lines) + "\n"


def _csv(path: Path) -> Cells:
    sheet = looked_at(path)
    if sheet is None:
        raise BadInput(path.name, "it has no headings that could be a table's", "save it as CSV with headings in its first row")
    sheet = checked(sheet)
    return _columns(sheet.headings, (row for _, row in sheet.rows()))


def _sheets(path: Path) -> dict[str, Cells]:
    found = {name: _columns(tops, (row for _, row in rows)) for name, (tops, rows) in sheets(path, path.name).items() if tops}
    if not found:
        raise BadInput(path.name, "no sheet has headings that could be a table's", "put headings in the first row")
    return found


def _columns(headings: Sequence[str], rows: Iterator[list[str]]) -> Cells:
    first = list(islice(rows, ROWS))
    return {
        name: [clean(row[place]) for row in first if place < len(row)] for place, name in enumerate(headings) if heading(name)
    }


def _table(name: str, cells: Cells) -> Iterator[str]:
    roles = _roles(cells)
    by_role: dict[str, list[str]] = {}
    for column, role in roles.items():
        by_role.setdefault(role, []).append(column)
    reference = by_role["reference"][0]
    yield from ("[[table]]", f"name = {_text(name)}", f"needs = {_texts(_telling(by_role, reference))}")
    yield '# covers = ["Contact"] # what this table is complete for; until you say so, its silence means nothing'
    yield from (f"records.person = {{ reference = {_text(reference)} }}", "")
    yield from _particulars(by_role)
    yield from _residence(by_role)
    yield from _school(by_role)
    yield from _events(by_role, cells, reference)


def _telling(by_role: dict[str, list[str]], reference: str) -> list[str]:
    return [reference, *(column for columns in by_role.values() for column in columns if column != reference)][:6]


def _roles(cells: Cells) -> dict[str, str]:
    roles = {column: _role(column, values) for column, values in cells.items()}
    if "reference" not in roles.values():
        numbers = [column for column, role in roles.items() if role == "note"]
        best = next((column for column in numbers if column.casefold().split()[-1:] and _numbered(column)), None)
        roles[best or next(iter(roles))] = "reference"
    taken: set[str] = set()
    for column, role in roles.items():
        if role in taken and role not in ("lines", "on", "note"):
            roles[column] = "on" if role in ("since", "until") else "note"
        taken.add(role)
    return roles


def _role(column: str, values: list[str]) -> str:
    top = heading(column)
    if _numbered(column) and any(word in top for word in ("child", "person", "client", "pupil", "case", "record", "patient")):
        return "reference"
    for role, words in _BY_HEADING:
        if any(word in top for word in words):
            return role
    for role, reads in (("nhs_number", _is(nhs_number)), ("upn", _is(upn)), ("postcode", _is(postcode))):
        if _mostly(values, reads):
            return role
    if _mostly(values, _is_day):
        return "since" if any(word in top for word in _STARTS) else "until" if any(word in top for word in _ENDS) else "on"
    few = 0 < len({value for value in values if value}) <= MOST_WORDS
    return "sort" if few and any(word in top for word in _SORTS) else "note"


def _numbered(column: str) -> bool:
    words = column.replace("_", " ").replace("-", " ").casefold().split()
    return bool(words) and (words[-1] in _NUMBERS or heading(column).endswith(("id", "ref", "number")))


def _is(read: Callable[[str], object]) -> Callable[[str], bool]:
    return lambda text: getattr(read(text), "grade", None) in (Grade.SOUND, Grade.WEAK)


def _is_day(text: str) -> bool:
    try:
        return len(text) > 5 and moment(text) is not None
    except NoDate:
        return False


def _mostly(values: list[str], reads: Callable[[str], bool]) -> bool:
    said = [value for value in values if value]
    return bool(said) and sum(map(reads, said)) >= MOST_OF_THEM * len(said)


def _particulars(by_role: dict[str, list[str]]) -> Iterator[str]:
    names = ("given_name", "family_name", "born_on", "died_on", "sex", "language", "nhs_number", "upn")
    found = [f"{name} = {_text(by_role[name][0])}" for name in names if name in by_role]
    if found or not by_role.keys() - {"reference", "note", "sort"}:
        yield from ("[[table.facts]]", 'label = "Particulars"', 'kind = "name"', *found, "")


def _residence(by_role: dict[str, list[str]]) -> Iterator[str]:
    place = [f"lines = {_texts(by_role['lines'])}"] if "lines" in by_role else []
    place += [f"{name} = {_text(by_role[name][0])}" for name in ("postcode", "uprn") if name in by_role]
    if place:
        needed = [columns[0] for role, columns in by_role.items() if role in ("lines", "postcode", "uprn")][:1]
        yield from ("[[table.facts]]", 'label = "Residence"', 'kind = "home" # or placement, temporary-accommodation, hostel …')
        yield from (f"key = {_texts([*needed])}", f"needs = {_texts(needed)}", f"at = {{ {', '.join(place)} }}", "")


def _school(by_role: dict[str, list[str]]) -> Iterator[str]:
    if "school" in by_role:
        school = by_role["school"][0]
        yield from ("[[table.facts]]", 'label = "Registration"', 'kind = "school"', f"key = {_texts([school])}")
        yield from (f"needs = {_texts([school])}", f'agency = {{ name = {_text(school)}, kind = "school" }}', "")


def _events(by_role: dict[str, list[str]], cells: Cells, reference: str) -> Iterator[str]:
    notes = by_role.get("note", [])
    if "since" in by_role:
        start = by_role["since"][0]
        yield f'# If this is a standing, write label = "Status" and kind as one of {", ".join(KINDS["Status"])}.'
        yield from ("[[table.facts]]", 'label = "Contact"', 'kind = "other"')
        yield from (f"key = {_texts([start])}", f"since = {_text(start)}")
        yield from (f"until = {_text(column)}" for column in by_role.get("until", [])[:1])
        yield from (*([f"note = {_texts(notes)}"] if notes else []), "")
    for day in by_role.get("on", []):
        sort = by_role.get("sort", [])[:1]
        yield from (
            "[[table.facts]]",
            'label = "Contact"',
            _kind(sort, cells),
            f"key = {_texts([day, *sort])}",
            f"on = {_text(day)}",
        )
        yield from _worker(by_role)
        yield from (*([f"note = {_texts([*sort, *notes])}"] if sort or notes else []), "")


def _kind(sort: list[str], cells: Cells) -> str:
    if not sort:
        return f'kind = "other" # or {", ".join(KINDS["Contact"][:-1])}'
    values = dict.fromkeys(value for value in cells[sort[0]] if value)
    words = ", ".join(f"{_text(value)} = {_text(_nearest(value))}" for value in values)
    return f'kind = {{ column = {_text(sort[0])}, otherwise = "other", words = {{ {words} }} }}'


def _nearest(value: str) -> str:
    close = get_close_matches(slug(value), KINDS["Contact"], n=1, cutoff=0.6)
    return close[0] if close else "other"


def _worker(by_role: dict[str, list[str]]) -> Iterator[str]:
    if "worker" in by_role:
        team = (
            f', team = {{ name = {_text(by_role["team"][0])}, kind = "social-care", inside = true }}' if "team" in by_role else ""
        )
        yield f'by = {{ name = {_text(by_role["worker"][0])}, role = "worker"{team} }}'


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(texts: Sequence[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False).replace("\x7f", "\\u007f")
