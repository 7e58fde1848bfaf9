"""A mapping as data: how a format is recognised, and which record and which facts each row of its tables stands for."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, model_validator

from sightline.graph.errors import BadInput
from sightline.graph.facts import FACTS, KINDS
from sightline.loaders.intake.sender import slug
from sightline.loaders.tabular.fields import FIELDS
from sightline.loaders.tabular.parts import AS_AT, Body, ByName, Code, Column, InXml, Join, Person, Value, Worker
from sightline.loaders.tabular.registers import Declared, Place, Thing

MOST_BYTES = 4_000_000


class FactMap(Declared):
    """A fact that a row stands for."""

    label: str
    kind: Value
    key: tuple[str, ...] = Field(default=(), description="columns that tell this fact from others of its kind on the same record")
    within: tuple[Value, ...] = Field(default=(), description="what it is a part of: when that is withdrawn, so is this")
    withdraws: bool = Field(default=False, description="true where it only says that all `within` the same is withdrawn")
    about: tuple[str, ...] = Field(default=(), description="records that it is about; the table's first unless said")
    when: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="only where a column has one of these values")
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="not where a column has one of these values")
    needs: tuple[str, ...] = Field(default=(), description="not where one of these columns is empty")
    needs_any: tuple[str, ...] = Field(default=(), description="not where all of these columns are empty")
    empty: tuple[str, ...] = Field(default=(), description="not where one of these columns is filled")
    says: dict[str, Value] = Field(default_factory=dict, description="field of the model → where its value is")
    at: Place | None = None
    agency: Body | None = None
    by: Worker | None = None
    to: Body | None = None
    by_agency: Body | None = None
    carer: str | None = Field(default=None, description="the record of the adult")
    whole_name: str | None = Field(
        default=None, description="Particulars: the column with a name in one text, 'Given Family' or 'FAMILY, Given'"
    )
    seen: str | None = None
    seen_alone: str | None = None
    event: bool = Field(
        default=False, description="true where other formats may tell of it too: one of a kind on one day is one event"
    )

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, data: object) -> object:
        """`note = "REMARKS"` names a column; `kind = "visit"` and `label` are the word itself."""
        if not isinstance(data, dict):
            return data
        own = {name: value for name, value in data.items() if name in cls.model_fields}
        said = {name: _value(value) for name, value in data.items() if name not in cls.model_fields}
        if isinstance(own.get("kind"), str):
            own["kind"] = {"always": own["kind"]}
        if isinstance(own.get("within"), list):
            own["within"] = [_value(value) for value in own["within"]]
        return own | ({"says": said} if said else {})

    @model_validator(mode="after")
    def _in_the_model(self) -> "FactMap":
        if self.label not in FACTS:
            raise ValueError(f"'{self.label}' is no fact of the model; use one of {', '.join(FACTS)}")
        if self.whole_name and self.label != "Particulars":
            raise ValueError(f"{self.label} has no 'whole_name'; Particulars have")
        unknown = [name for name in self.says if name not in FIELDS[self.label]]
        if unknown:
            raise ValueError(f"{self.label} has no field '{unknown[0]}'; it has {', '.join(sorted(FIELDS[self.label]))}")
        kinds = [*(self.kind.words or {}).values(), self.kind.otherwise, self.kind.always]
        wrong = [kind for kind in kinds if kind is not None and kind not in KINDS[self.label]]
        if wrong:
            raise ValueError(f"{self.label} has no kind '{wrong[0]}'; it has {', '.join(KINDS[self.label])}")
        return self

    def start(self) -> str | None:
        """The column with the day on which it happened or began, if it has one."""
        value = self.says.get("on") or self.says.get("since")
        return value.column if value else None

    def named(self) -> Iterator[str]:
        """Every column that it is taken from."""
        yield from (*self.key, *self.when, *self.unless, *self.needs, *self.needs_any, *self.empty, *self.kind.named())
        for value in (*self.says.values(), *self.within, self.at, self.agency, self.by, self.to, self.by_agency):
            if value is not None:
                yield from value.named()
        yield from (one for one in (self.seen, self.seen_alone, self.whole_name) if one)


class Table(Declared):
    """One table: a CSV file, a sheet, or the elements at one path."""

    name: str
    needs: tuple[str, ...] = Field(description="columns by which it is recognised", min_length=1)
    path: str | None = Field(default=None, description="XML, JSON: where its elements are, below the repeated one")
    only: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="JSON: an object is a row of it only where a column has one of these values"
    )
    whole: tuple[str, ...] = Field(
        default=(), description="what a whole row always has: without it JSON says only what changed, and other rows are held"
    )
    covers: tuple[str, ...] = Field(default=(), description="labels or kinds of fact that it is complete for")
    months: int | None = Field(default=None, description="how many months before the day it was drawn it is complete for", ge=1)
    holder: str | None = Field(
        default=None, description="the column that names the team whose file it is, where that is not the sender"
    )
    year: str | None = Field(
        default=None, description="the column with the year in whose March the row's return ended, where a file holds several"
    )
    series: str | None = Field(default=None, description="what its rows are on one record, one after the other: episodes")
    follows: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="with `series`: values that say that a row follows the one before without a break"
    )
    passed_over: tuple[str, ...] = Field(default=(), description="columns that are known and not loaded")
    records: dict[str, Person] = Field(default_factory=dict)
    facts: tuple[FactMap, ...] = ()
    things: tuple[Thing, ...] = Field(default=(), description="bodies and areas, in a register that says nothing of people")
    order: tuple[str, ...] = Field(default=(), description="CSV without headings: the names of its columns, from the first")
    looks: dict[str, str] = Field(default_factory=dict, description="with `order`: what its first row matches, by column")
    workers: tuple[Worker, ...] = Field(default=(), description="workers, in a list of them that says nothing of people")
    teams: tuple[Body, ...] = Field(default=(), description="teams, in a list of them")
    aside: str | None = Field(default=None, description="why none of its rows is loaded")
    joins: tuple[Join, ...] = Field(default=(), description="what its rows need of other tables")
    wide: bool = Field(default=False, description="true where it has many more columns than anybody would load")

    @model_validator(mode="after")
    def _own_records(self) -> "Table":
        ways = (self.records and self.facts, self.things, self.workers or self.teams, self.aside)
        if sum(map(bool, ways)) != 1:
            raise ValueError("a table has 'records' and 'facts', or 'things', or 'workers' and 'teams', or is set 'aside'")
        for fact in self.facts:
            for name in (*fact.about, *([fact.carer] if fact.carer else [])):
                if name not in self.records:
                    raise ValueError(f"a fact names the record '{name}'; the table has {', '.join(self.records)}")
            if fact.label == "Care" and fact.carer is None:
                raise ValueError("a Care fact needs 'carer', the record of the adult")
        return self

    def named(self) -> frozenset[str]:
        """Every column that it knows."""
        joined = (column for join in self.joins for column in (join.column, *join.brings))
        people = (column for person in self.records.values() for column in person.named())
        own = (*self.needs, *people, *self.only, *self.whole, *joined, *self.passed_over)
        held = (*(column for column in (self.holder, self.year) if column), *self.follows)
        said: tuple[FactMap | Thing | Worker | Body, ...] = (*self.facts, *self.things, *self.workers, *self.teams)
        return frozenset((*own, *held, *(name for one in said for name in one.named()))) - {AS_AT}


class Mapping(Declared):
    """One format."""

    format: str = Field(description="its short name")
    title: str
    reads: Literal["csv", "workbook", "xml", "json"] = "csv"
    database: str | None = Field(default=None, description="how the names of its tables begin where it lies in a database")
    sender: str = Field(default="social-care", description="what kind of body sends it")
    publisher: str | None = Field(default=None, description="who publishes it, where it is a public register")
    dates: Literal["day-first", "month-first"] = "day-first"
    root: str | None = Field(default=None, description="XML: the name of the first element")
    holds: dict[str, str] = Field(default_factory=dict, description="XML, JSON: paths that must hold these values")
    each: str | None = Field(
        default=None, description="XML: the path of what is repeated, one for each person; JSON: the member that lists it"
    )
    whole_has: str | None = Field(
        default=None, description="JSON: a member of whole objects; one without, whose parts have it, says only what changed"
    )
    header: dict[str, str] = Field(default_factory=dict, description="XML, JSON: where it says dfe and as_at")
    by_name: ByName | None = Field(default=None, description="CSV that may also come as XML")
    wrapped: str | None = Field(default=None, description="JSON: the member in which one of the objects may be wrapped")
    in_xml: InXml | None = Field(default=None, description="JSON that may also come as XML")
    sorts: dict[str, str] = Field(
        default_factory=dict,
        description="XML, JSON: by path, the member that says of which sort one of several is; the sort becomes part of the path",
    )
    columns: dict[str, Column] = Field(default_factory=dict)
    codes: dict[str, dict[str, Code | str]] = Field(default_factory=dict)
    lists_of: tuple[str, ...] = Field(default=(), description="shipped formats whose code lists are used too")
    table: tuple[Table, ...] = Field(min_length=1)

    @property
    def withdraws(self) -> bool:
        """May a row withdraw what other rows say."""
        return any(fact.withdraws for table in self.table for fact in table.facts)

    @model_validator(mode="after")
    def _known_tables(self) -> "Mapping":
        names = {table.name for table in self.table}
        for join in (join for table in self.table for join in table.joins):
            if join.table not in names:
                raise ValueError(f"a join names the table '{join.table}', which is not there")
        if self.withdraws and self.reads not in ("csv", "json"):
            raise ValueError("'withdraws' is for CSV and JSON")
        return self

    @model_validator(mode="after")
    def _known_codes(self) -> "Mapping":
        for name, column in self.columns.items():
            if column.codes and column.codes not in self.codes:
                raise ValueError(f"column '{name}' names the list '{column.codes}', which is not there")
        if self.reads == "xml" and not (self.root and self.each):
            raise ValueError("an XML format needs 'root' and 'each'")
        return self


def as_xml(form: Mapping) -> Mapping:
    """A format of CSV or JSON files as the XML in which it may also come."""
    if form.in_xml:
        return form.model_copy(update={"reads": "xml", **dict(form.in_xml)})
    said = form.by_name
    return form.model_copy(update={"reads": "xml", "root": said.root, "each": said.each}) if said else form


def _value(value: object) -> object:
    if isinstance(value, str):
        return {"column": value}
    return {"columns": value} if isinstance(value, list) else value


def read_mapping(path: Path | Traversable) -> Mapping:
    """One mapping file; raises `BadInput` with the place in it that cannot be used."""
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES)
        return parse_mapping(data, path.name)
    except OSError as error:
        raise BadInput(path.name, f"the mapping cannot be read: {error.strerror}", "check the path") from error


def parse_mapping(data: bytes, file: str) -> Mapping:
    """As `read_mapping`, for its bytes."""
    try:
        said = tomllib.loads(data.decode())
        return Mapping.model_validate(said | {"codes": _borrowed(said) | said.get("codes", {})})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(file, f"it is no TOML: {error}", "`sightline map --suggest FILE` drafts one") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the mapping"
        raise BadInput(file, f"{place}: {first['msg']}", "docs/loading.md says how a mapping is written") from error


def _borrowed(said: dict[str, object]) -> dict[str, object]:
    """The code lists of the shipped formats that a mapping names."""
    found: dict[str, object] = {}
    names = said.get("lists_of", [])
    for name in names if isinstance(names, list) else []:
        path = resources.files("sightline.loaders") / "formats" / f"{slug(str(name)).replace('-', '_')}.toml"
        if not path.is_file():
            raise BadInput(str(name), "no format of this name comes with Sightline", "name the file of one, without .toml")
        found |= tomllib.loads(path.read_text(encoding="utf-8")).get("codes", {})
    return found


@cache
def shipped() -> tuple[Mapping, ...]:
    """The mappings that come with Sightline, in the order of their files."""
    folder = resources.files("sightline.loaders") / "formats"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(read_mapping(one) for one in files)
