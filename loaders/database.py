"""Reads tables of a declared format out of a database through SQLAlchemy: only reads, only known tables, a row at a time."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, column, create_engine, event, false, inspect, literal_column, make_url, select, table
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from sightline.graph.errors import BadInput
from sightline.graph.stream import Bundle
from sightline.loaders.intake.row import Row, Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.tabular.cells import heading
from sightline.loaders.tabular.coverage import closing
from sightline.loaders.tabular.lookups import Lookups
from sightline.loaders.tabular.making import Maker
from sightline.loaders.tabular.mapping import Mapping, Table
from sightline.loaders.tabular.matching import canonical, named_cells, odd_headings, table_for, unknown_headings
from sightline.loaders.tabular.workbook import cell_text

ROWS_AT_ONCE = 1_000
MOST_TABLES = 500
NAME = "database"  # as findings and facts call it: never its URL


@dataclass(frozen=True, slots=True)
class Source:
    """A database that answers, and the tables in it that a format knows, by their own names."""

    engine: Engine
    form: Mapping
    tables: dict[str, tuple[Table, tuple[str, ...]]]
    schema: str | None
    secret: str | None

    def rows(self, name: str) -> Iterator[Row]:
        """Every row of one table of the database, in no particular order, its place told by its number."""
        said, headings = self.tables[name]
        columns, unknown = canonical(self.form, said, headings), unknown_headings(self.form, said, headings)
        asked: Any = select(*(column(one) for one in headings)).select_from(table(name, schema=self.schema))
        with _asking(f"{NAME} {name}", self.secret), self.engine.connect() as connection:
            answer = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(asked)
            for values in answer:
                cells, extra = named_cells(columns, [cell(value) for value in values], unknown)
                torn = "it holds NUL characters" if any("\0" in text for text in cells.values()) else None
                yield Row(said.name, f"{said.needs[0]} {cells[heading(said.needs[0])]}", cells, torn, extra)

    def beside(self, wanted: Table) -> Iterator[Row]:
        """The rows of another table of the format, for what rows need of it."""
        for name, (said, _) in self.tables.items():
            if said.name == wanted.name:
                yield from self.rows(name)


@dataclass(slots=True)
class DatabaseTable:
    """One table of a database, as if it were a file."""

    source: Source
    name: str
    _lookups: Lookups | None = None

    @property
    def file(self) -> str:
        """The table's name, as findings and facts say it."""
        return f"{NAME} {self.name}"

    @property
    def format(self) -> str:
        """The format's short name."""
        return self.source.form.format

    def survey(self) -> Survey:
        """Counts its rows, and reads what they need of other tables."""
        said, headings = self.source.tables[self.name]
        self._lookups = Lookups(self.source.form, said, self.source.beside) if said.joins else None
        rows = Counter({said.name: sum(1 for _ in self.source.rows(self.name))})
        return Survey(rows, tuple(odd_headings(self.source.form, said, headings, self.file, "columns")))

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every row as what it is taken for."""
        maker = Maker(self.source.form, self.source.tables[self.name][0], sender, self.file)
        for row in self.source.rows(self.name):
            yield maker.take(self._lookups.completed(row) if self._lookups else row)

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """Its coverage."""
        return closing(self.source.form, (self.source.tables[self.name][0],), sender, self.file, held)


def tables(said: str, forms: Sequence[Mapping], schema: str | None = None) -> list[DatabaseTable]:
    """The known tables of the database whose URL an environment variable holds; raises `BadInput` where there are none."""
    url = _url(said)
    engine = _engine(url)
    for form in (form for form in forms if form.database):
        source = Source(engine, form, {}, schema, url.password)
        source.tables.update(_known(source))
        if source.tables:
            return [DatabaseTable(source, name) for name in source.tables]
    begins = " or ".join(form.database for form in forms if form.database)
    problem = f"none of its tables begins with {begins} and has the columns of one that is known"
    raise BadInput(NAME, problem, "name its schema with --schema, or an account that may read the tables")


def cell(value: Any) -> str:
    """A value as a CSV file would have it; drivers give columns of JSON as objects."""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else cell_text(value)


def _url(said: str) -> URL:
    """A database's URL: from the environment, or as it is given where it holds no password."""
    text = said if "://" in said else os.environ.get(said, "")
    if not text:
        raise BadInput("--database", f"the environment variable {said} is not set", f"put the URL of the database into {said}")
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise BadInput("--database", "it is no URL of a database", "write it as postgresql+psycopg://user@host/name") from None
    if "://" in said and url.password:
        problem = "a password on the command line can be read by others on this machine"
        raise BadInput("--database", problem, "put the URL into an environment variable and give its name")
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise BadInput("--database", "there is no such SQLite file", "check the path in the URL: sqlite:////folder/file.db")
    return url


def _engine(url: URL) -> Engine:
    more: dict[str, Any] = {"execution_options": {"postgresql_readonly": True}} if url.get_backend_name() == "postgresql" else {}
    with _asking(NAME, url.password):
        engine = create_engine(url, poolclass=NullPool, hide_parameters=True, **more)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only = ON"))
    return engine


def _known(source: Source) -> Iterator[tuple[str, tuple[Table, tuple[str, ...]]]]:
    begins = (source.form.database or "").casefold()
    with _asking(NAME, source.secret):
        found = inspect(source.engine)
        names = sorted({*found.get_table_names(source.schema), *found.get_view_names(source.schema)})
        for name in [name for name in names if name.casefold().startswith(begins)][:MOST_TABLES]:
            headings = _headings(source, name)
            if said := table_for(source.form, headings):
                yield name, (said, headings)


def _headings(source: Source, name: str) -> tuple[str, ...]:
    """A table's columns by asking for none of its rows: what types they have does not matter."""
    asked: Any = select(literal_column("*")).select_from(table(name, schema=source.schema)).where(false())
    with source.engine.connect() as connection:
        return tuple(connection.execute(asked).keys())


@contextmanager
def _asking(place: str, secret: str | None) -> Iterator[None]:
    """Says in a sentence what a database refused; never its URL, its password or what was asked."""
    try:
        yield
    except ModuleNotFoundError as error:
        problem = f"no driver for it is installed: {error.name}"
        raise BadInput(place, problem, f"install it beside Sightline: pip install {error.name}") from None
    except (SQLAlchemyError, OSError) as error:
        said = " ".join(str(getattr(error, "orig", None) or type(error).__name__).split())[:200]
        said = said.replace(secret, "…") if secret else said
        raise BadInput(
            place, f"the database refused: {said}", "check its URL, and that the account may read its tables"
        ) from None
