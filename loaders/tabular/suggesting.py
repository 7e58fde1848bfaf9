"""Drafts a mapping from a table's headings and first rows, for a person to read and correct."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from sightline.graph.errors import BadInput
from sightline.graph.facts import KINDS
from sightline.loaders.intake.sender import slug
from sightline.loaders.tabular.beginning import start_of
from sightline.loaders.tabular.cells import clean, heading
from sightline.loaders.tabular.comma import checked, looked_at
from sightline.loaders.tabular.graph_draft import Cells, Part, records, related, relations, tells, text, texts
from sightline.loaders.tabular.json_file import leaves
from sightline.loaders.tabular.objects import Objects, outline
from sightline.loaders.tabular.roles import roles_of
from sightline.loaders.tabular.workbook import is_workbook, sheets

ROWS = 300


def suggested(path: Path) -> str:
    """A mapping in TOML that loads the table as it stands; comments say what to look at."""
    start = start_of(path)
    reads = "workbook" if is_workbook(start) else "json" if outline(start) else "csv"
    parts = list(_parts(path, reads))
    title = f"{path.stem} (drafted: read it through before you use it)"
    lines = ["# Drafted by `sightline map --suggest`. Read each line: it was guessed from headings and first rows.", ""]
    lines += [f"format = {text(slug(path.stem) or 'table')}", f"title = {text(title)}"]
    if not all(part.cells for part in parts):
        raise BadInput(path.name, "its headings have no letters", "give each column a heading in words")
    lines += [f'reads = "{reads}"', 'sender = "social-care" # what kind of body sends it', ""]
    for part in parts:
        lines += _table(part, parts)
    return "\n".join(lines) + "\n"


def _parts(path: Path, reads: str) -> Iterator[Part]:
    if reads == "json":
        yield from _objects(path)
        return
    tables = _sheets(path) if reads == "workbook" else {slug(path.stem) or "rows": _csv(path)}
    yield from (Part(name, cells) for name, cells in tables.items())


def _objects(path: Path) -> Iterator[Part]:
    """The objects of a JSON file: one a row; or one object with lists of them; or nodes and relations a line."""
    first = list(islice(Objects(path, path.name).elements(), ROWS))
    if lists := dict(_lists(first[0].said)) if len(first) == 1 else {}:
        yield from (Part(name, _leaves_of(said[:ROWS], name), path=name) for name, said in lists.items())
        return
    sorts = dict.fromkeys(str(one.said.get("type", "")) for one in first)
    split = sorts if sorts.keys() <= {"node", "relationship"} else {"": None}
    for sort in split:
        said = [one.said for one in first if not sort or one.said.get("type") == sort]
        yield Part(f"{sort}s" if sort else slug(path.stem) or "rows", _leaves_of(said, ""), only={"type": sort} if sort else {})


def _lists(said: dict[str, Any], above: str = "") -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lists of objects in an object, or in an object in it, such as `elements/nodes`."""
    for name, value in said.items():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            yield f"{above}{name}", value
        elif isinstance(value, dict) and not above:
            yield from _lists(value, f"{name}/")


def _leaves_of(objects: Sequence[dict[str, Any]], above: str) -> Cells:
    found = [leaves(one, above) for one in objects]
    names = dict.fromkeys(name for one in found for name in one if heading(name))
    return {name: [clean("; ".join(one.get(name, ()))) for one in found] for name in names}


def _csv(path: Path) -> Cells:
    sheet = looked_at(path)
    if sheet is None:
        cure = "save it as CSV with headings in its first row, or as JSON; for XML, write the mapping as docs/loading.md says"
        raise BadInput(path.name, "it has no headings that could be a table's", cure)
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


def _table(part: Part, parts: Sequence[Part]) -> Iterator[str]:
    by_role = _by_role(part)
    reference, hidden = _reference(by_role, part)
    ends, people = (part.ends() if tells(part) else None), part.people()
    needs = [*ends, *(column for column in part.cells if column not in ends)][:6] if ends else _telling(by_role, reference)
    yield from ("[[table]]", f"name = {text(part.name)}", f"needs = {texts(needs)}")
    if part.path:
        yield f"path = {text(part.path)}"
    yield from (f"only = {{ {text(name)} = {texts([said])} }}" for name, said in part.only.items())
    if not (people or tells(part)):
        yield '# covers = ["Contact"] # what this table is complete for; until you say so, its silence means nothing'
        if hidden:
            yield "# No number of the sender's own was found: the key is made of these in a way that does not show them."
        yield from (f"records.person = {{ reference = {text(reference)}{hidden} }}", "")
        yield from (*_particulars(by_role), *_residence(by_role), *_school(by_role))
        yield from _events(by_role, part.cells, reference)
        return
    places = next((other for other in (part, *parts) if "place" in other.people()), None)
    homes = _homes(places) if places else {}
    if ends and places and homes:
        brings = ", ".join(f"{text(f'there {column}')} = {text(column)}" for columns in homes.values() for column in columns)
        on = f"column = {text(ends[1])}, table = {text(places.name)}, on = {text(places.number() or '')}"
        yield f"joins = [{{ {on}, brings = {{ {brings} }}, optional = true }}]"
    yield from (*records(part), *related(part, homes=bool(homes)), "")
    for kind in (kind for kind in ("child", "adult") if kind in people):
        yield from _particulars(by_role, kind)
    days = [*by_role.get("since", ()), *by_role.get("on", ())]
    brought = {role: [f"there {one}" for one in said] for role, said in homes.items()}
    yield from relations(part, days[0] if days else None, brought)


def _by_role(part: Part) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column, role in roles_of(part.cells).items():
        found.setdefault(role, []).append(column)
    if part.people() and not found.keys() & {"whole_name", "given_name", "family_name"}:
        taken = (part.sort(related=False), part.number())
        found["whole_name"] = [one for one in part.cells if one not in taken and _called(one)]
    if "family_name" in found and "given_name" not in found and "whole_name" in found:
        found["given_name"] = found["whole_name"]
    return {role: columns for role, columns in found.items() if columns}


def _reference(by_role: dict[str, list[str]], part: Part) -> tuple[str, str]:
    """The column with the sender's number; where there is none, what a key is made of that does not show it."""
    if "reference" in by_role:
        return by_role["reference"][0], ""
    names = [by_role[one][0] for one in ("family_name", "given_name", "whole_name", "born_on") if one in by_role]
    groups = [[by_role[one][0]] for one in ("upn", "nhs_number") if one in by_role]
    groups += [names] if len(names) > 1 else []
    first = groups[0][0] if groups else next(iter(part.cells))
    return first, f", hidden = [{', '.join(map(texts, groups))}]" if groups else ""


def _called(column: str) -> bool:
    return heading(column).endswith(("name", "label", "title"))


def _homes(places: Part) -> dict[str, list[str]]:
    """The columns of a node of an address that say where it is: `lines` and `postcode`."""
    found: dict[str, list[str]] = {}
    for column, role in roles_of(places.cells).items():
        if role in ("lines", "postcode"):
            found.setdefault(role, []).append(column)
    called = [one for one in places.cells if _called(one) and one != places.sort(related=False)]
    return found or ({"lines": called[:1]} if called else {})


def _telling(by_role: dict[str, list[str]], reference: str) -> list[str]:
    return [reference, *(column for columns in by_role.values() for column in columns if column != reference)][:6]


def _particulars(by_role: dict[str, list[str]], about: str = "") -> Iterator[str]:
    names = ["given_name", "family_name", "born_on", "died_on", "sex", "language", "nhs_number", "upn"]
    names = names if {"given_name", "family_name"} & by_role.keys() else ["whole_name", *names]
    found = [f"{name} = {text(by_role[name][0])}" for name in names if name in by_role]
    if found or about or not by_role.keys() - {"reference", "note", "sort"}:
        whom = [f"about = [{text(about)}]"] if about else []
        yield from ("[[table.facts]]", 'label = "Particulars"', 'kind = "name"', *whom, *found, "")


def _residence(by_role: dict[str, list[str]]) -> Iterator[str]:
    place = [f"lines = {texts(by_role['lines'])}"] if "lines" in by_role else []
    place += [f"{name} = {text(by_role[name][0])}" for name in ("postcode", "uprn") if name in by_role]
    if place:
        needed = [columns[0] for role, columns in by_role.items() if role in ("lines", "postcode", "uprn")][:1]
        yield from ("[[table.facts]]", 'label = "Residence"', 'kind = "home" # or placement, temporary-accommodation, hostel …')
        yield from (f"key = {texts([*needed])}", f"needs = {texts(needed)}", f"at = {{ {', '.join(place)} }}", "")


def _school(by_role: dict[str, list[str]]) -> Iterator[str]:
    if "school" in by_role:
        school = by_role["school"][0]
        yield from ("[[table.facts]]", 'label = "Registration"', 'kind = "school"', f"key = {texts([school])}")
        yield from (f"needs = {texts([school])}", f'agency = {{ name = {text(school)}, kind = "school" }}', "")


def _events(by_role: dict[str, list[str]], cells: Cells, reference: str) -> Iterator[str]:
    notes = by_role.get("note", [])
    if "since" in by_role:
        start = by_role["since"][0]
        yield f'# If this is a standing, write label = "Status" and kind as one of {", ".join(KINDS["Status"])}.'
        yield from ("[[table.facts]]", 'label = "Contact"', 'kind = "other"')
        yield from (f"key = {texts([start])}", f"since = {text(start)}")
        yield from (f"until = {text(column)}" for column in by_role.get("until", [])[:1])
        yield from (*([f"note = {texts(notes)}"] if notes else []), "")
    for day in by_role.get("on", []):
        sort = by_role.get("sort", [])[:1]
        yield from (
            "[[table.facts]]",
            'label = "Contact"',
            _kind(sort, cells),
            f"key = {texts([day, *sort])}",
            f"on = {text(day)}",
        )
        yield from _worker(by_role)
        yield from (f"{name} = {text(by_role[name][0])}" for name in ("outcome", "seen", "seen_alone") if name in by_role)
        yield from (*([f"note = {texts([*sort, *notes])}"] if sort or notes else []), "")


def _kind(sort: list[str], cells: Cells) -> str:
    if not sort:
        return f'kind = "other" # or {", ".join(KINDS["Contact"][:-1])}'
    values = dict.fromkeys(value for value in cells[sort[0]] if value)
    words = ", ".join(f"{text(value)} = {text(_nearest(value))}" for value in values)
    return f'kind = {{ column = {text(sort[0])}, otherwise = "other", words = {{ {words} }} }}'


def _nearest(value: str) -> str:
    close = get_close_matches(slug(value), KINDS["Contact"], n=1, cutoff=0.6)
    return close[0] if close else "other"


def _worker(by_role: dict[str, list[str]]) -> Iterator[str]:
    if "worker" in by_role:
        team = (
            f', team = {{ name = {text(by_role["team"][0])}, kind = "social-care", inside = true }}' if "team" in by_role else ""
        )
        yield f'by = {{ name = {text(by_role["worker"][0])}, role = "worker"{team} }}'
