"""Drafts what nodes and relations of another graph stand for: children and adults, who cares for whom, who lives where."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sightline.loaders.tabular.cells import heading

Cells = dict[str, list[str]]

_SOURCE = re.compile(r"(source|src|start|from|entity1|end1)(node)?(id\w*|key)?")
_TARGET = re.compile(r"(target|dst|end|to|entity2|end2)(node)?(id\w*|key)?")
_SORT = re.compile(r"(relation(ship)?|edge|link|node|entity)?(types?|labels?|kind|category|class|relation(ship)?)")
_NUMBER = re.compile(r"(node|entity)?(id|key)|\w*id(child|person|adult|address)?")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*")
_DIRECTIONS = {"directed", "undirected", "mutual"}
_NODES = {
    "child": re.compile(r"child|pupil|minor|baby|infant|young ?person|sibling", re.I),
    "adult": re.compile(r"adult|parent|carer|mother|father|guardian", re.I),
    "place": re.compile(r"address|home|house|dwelling|propert|place|location", re.I),
}
_CARES = {
    "relative": re.compile(r"grand|aunt|uncle|relative|cousin", re.I),
    "parent": re.compile(r"parent|mother|father|mum|dad", re.I),
    "carer": re.compile(r"carer|cares?[ _]?for|guardian|foster|kinship", re.I),
}
_LIVES = re.compile(r"lives|resid|stays|placed|home|address", re.I)
_TURN = "# It is taken to run from the adult to the child; where it runs the other way, swap `reference` of the two."


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a draft: its columns with their first cells, and where in a JSON file it is."""

    name: str
    cells: Cells
    path: str | None = None
    only: Mapping[str, str] = field(default_factory=dict)

    def people(self) -> dict[str, list[str]]:
        """Which sorts of node are children, adults and places; nothing where they do not tell two of these apart."""
        values = self.said(self.sort(related=False), related=False) if self.number() else []
        found = {kind: [value for value in values if form.search(value)] for kind, form in _NODES.items()}
        found = {kind: said for kind, said in found.items() if said}
        return found if len(found) > 1 else {}

    def ends(self) -> tuple[str, str] | None:
        """The columns with the two ends of a relation, where it has them."""
        source, target = self._end(_SOURCE), self._end(_TARGET)
        return (source, target) if source and target else None

    def sort(self, *, related: bool) -> str | None:
        """The column that says what sort of relation, or of node, a row is."""
        named = [column for column in self.cells if _SORT.fullmatch(self._plain(column)) and self.said(column, related=related)]
        forms = (*_CARES.values(), _LIVES) if related else tuple(_NODES.values())
        telling = (one for one in named if any(form.search(said) for said in self.said(one, related=related) for form in forms))
        return next(telling, named[0] if named else None)

    def said(self, column: str | None, *, related: bool) -> list[str]:
        """The values of a column in rows that are relations, or nodes, each once."""
        ends = self.ends()
        sources = self.cells[ends[0]] if ends else [""] * len(self.cells.get(column or "", ()))
        pairs = zip(self.cells.get(column or "", ()), sources, strict=False)
        values = dict.fromkeys(value for value, source in pairs if value and bool(source) == related)
        return [value for value in values if value.casefold() not in _DIRECTIONS]

    def number(self) -> str | None:
        """The column with the number of a node."""
        return next((column for column in self.cells if _NUMBER.fullmatch(self._plain(column))), None)

    def _end(self, form: re.Pattern[str]) -> str | None:
        fits = {column: self.cells[column] for column in self.cells if form.fullmatch(self._plain(column))}
        return next((one for one, said in fits.items() if any(said) and not any(map(_DAY.fullmatch, said))), None)

    def _plain(self, column: str) -> str:
        return heading(column.removeprefix(f"{self.path}/").removeprefix("data/"))  # as Cytoscape wraps each


def tells(part: Part) -> bool:
    """Are its rows relations of which at least some say who cares for whom."""
    return bool(part.ends() and _kinds(part))


def records(part: Part) -> Iterator[str]:
    """The people among the nodes."""
    sort, number = part.sort(related=False) or "", part.number() or ""
    for kind, person in (("child", ""), ("adult", ', person = "adult"')):
        if said := part.people().get(kind):
            yield f"records.{kind} = {{ reference = {text(number)}{person}, when = {{ {text(sort)} = {texts(said)} }} }}"


def related(part: Part, *, homes: bool) -> Iterator[str]:
    """The people whom relations name; those who live somewhere only where it is known what their homes are."""
    ends, sort = part.ends(), part.sort(related=True)
    if ends and sort:
        if kinds := _kinds(part):
            when = f", when = {{ {text(sort)} = {texts(list(kinds))} }}"
            yield from (_TURN, f"records.cared = {{ reference = {text(ends[1])}{when} }}")
            yield f'records.carer = {{ reference = {text(ends[0])}, person = "adult"{when} }}'
        if homes and (lives := _lives(part)):
            when = f"when = {{ {text(sort)} = {texts(lives)} }}"
            yield f"records.resident = {{ reference = {text(ends[0])}, {when} }}"


def relations(part: Part, since: str | None, homes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The facts that relations are; `homes` are the columns that a join brings of the address lived at, by what they are."""
    ends, sort = part.ends(), part.sort(related=True)
    if ends is None or sort is None:
        return
    kinds, lives = _kinds(part), _lives(part)
    start = [f"since = {text(since)}"] if since else []
    if kinds:
        words = ", ".join(f"{text(value)} = {text(kind)}" for value, kind in kinds.items())
        yield from ("[[table.facts]]", 'label = "Care"', f"kind = {{ column = {text(sort)}, words = {{ {words} }} }}")
        yield from ('about = ["cared"]', 'carer = "carer"', f"key = {texts([ends[0]])}", f"relation = {text(sort)}", *start, "")
    if lives and homes:
        at = [f"lines = {texts(homes['lines'])}"] if "lines" in homes else []
        at += [f"postcode = {text(homes['postcode'][0])}"] if "postcode" in homes else []
        needed = next(iter(homes.values()))[:1]
        yield from ("[[table.facts]]", 'label = "Residence"', 'kind = "home" # or placement, temporary-accommodation, hostel …')
        yield from ('about = ["resident"]', f"key = {texts([ends[1]])}", f"needs = {texts(needed)}", *start)
        yield from (f"at = {{ {', '.join(at)} }}", "")
    elif lives:
        yield "# Where somebody lives needs the table of nodes: put it into this mapping, and bring the address with `joins`."
    rest = [value for value in part.said(sort, related=True) if value not in kinds and not (homes and value in lives)]
    if rest:
        yield f"# Rows of other sorts are held: {text(', '.join(rest)[:200])}."


def _kinds(part: Part) -> dict[str, str]:
    said = part.said(part.sort(related=True), related=True)
    found = ((value, next((kind for kind, form in _CARES.items() if form.search(value)), None)) for value in said)
    return {value: kind for value, kind in found if kind}


def _lives(part: Part) -> list[str]:
    kinds = _kinds(part)
    return [one for one in part.said(part.sort(related=True), related=True) if _LIVES.search(one) and one not in kinds]


def text(said: str) -> str:
    """A text in TOML."""
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")


def texts(said: Sequence[str]) -> str:
    """A list of texts in TOML."""
    return json.dumps(list(said), ensure_ascii=False).replace("\x7f", "\\u007f")
