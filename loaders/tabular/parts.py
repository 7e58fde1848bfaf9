"""The parts that a mapping is made of: codes, columns, where a value comes from, and who or what a row names."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from sightline.loaders.tabular.registers import Columns, Declared

AS_AT = "@as-at"  # in the place of a column: the day as at which the file was drawn


class Code(Declared):
    """What one code means, and in which years it could be used."""

    says: str
    since: str | None = None
    until: str | None = None
    was: str | None = Field(default=None, description="what it meant before `renamed`")
    renamed: str | None = None


class Column(Declared):
    """What is known of one column, beyond its name."""

    codes: str | None = Field(default=None, description="the list that its codes are in")
    also: tuple[str, ...] = Field(default=(), description="other headings that it goes by")
    like: str | None = Field(default=None, description="what its heading matches where that has a year in it, such as lad25cd")
    says: str | None = Field(default=None, description="what it is, for notes; its name unless said")
    packed: bool = Field(
        default=False, description="its cells are JSON: members are columns below it, and those that say yes its own"
    )


class InXml(Declared):
    """How a format of JSON is read as XML: elements and attributes have the names of its members."""

    root: str
    each: str
    holds: dict[str, str] = Field(default_factory=dict, description="paths outside what is repeated that must hold these values")
    header: dict[str, str] = Field(default_factory=dict, description="where it says dfe and as_at")


class Value(Declared):
    """Where a field's value comes from: a column, several, words for a column's codes, or always the same."""

    column: str | None = None
    columns: tuple[str, ...] = Field(default=(), description="all of these, each with what it is")
    first: tuple[str, ...] = Field(default=(), description="the first of these that is filled")
    words: dict[str, str] | None = Field(default=None, description="the model's word for each value of the column")
    otherwise: str | None = Field(default=None, description="the model's word for any other value")
    any: tuple[str, ...] = Field(default=(), description="yes where one of these says yes")
    always: str | bool | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Value":
        ways = (self.column is not None, bool(self.columns), bool(self.first), bool(self.any), self.always is not None)
        if sum(ways) != 1:
            raise ValueError("say one of column, columns, first, any or always")
        return self

    def named(self) -> tuple[str, ...]:
        """The columns that it is taken from."""
        return (self.column,) if self.column else (*self.columns, *self.first, *self.any)


class Body(Declared):
    """A team or organisation from its columns; a team of the sender where `inside` says so."""

    name: str | None = None
    number: str | None = Field(default=None, description="the sender's own number for it, where names may be missing")
    code: Columns | None = Field(default=None, description="the column with its code, or those that are put together for it")
    code_is: Literal["urn", "laestab", "ods"] | None = None
    kind: str = Field(description="what sort of body, as in the model")
    inside: bool = False
    or_sender: bool = Field(default=False, description="true where it is the sender if the row names none")

    def named(self) -> tuple[str, ...]:
        """The columns that it is taken from."""
        return (*(one for one in (self.name, self.number) if one), *self.codes())

    def codes(self) -> tuple[str, ...]:
        """The columns that its code is put together from."""
        return (self.code,) if isinstance(self.code, str) else self.code or ()


class Worker(Declared):
    """A worker from their columns; a worker is known within a team, the sender where none is named."""

    number: str | None = None
    name: str | None = None
    role: str
    role_in: str | None = Field(default=None, description="a column with the role, where it is filled")
    team: Body | None = None

    def named(self) -> tuple[str, ...]:
        """The columns that it is taken from."""
        return (*(one for one in (self.number, self.name, self.role_in) if one), *(self.team.named() if self.team else ()))


class Person(Declared):
    """A record that rows of a table are about."""

    reference: str = Field(description="the column with the sender's own number for the person")
    hidden: tuple[tuple[str, ...], ...] = Field(
        default=(),
        description="where the sender has no number of its own: columns of which a reference is made that does not show them, "
        "the first group that is filled",
    )
    person: Literal["child", "adult"] = "child"
    prefix: str = Field(default="", description="put before the number, where two kinds of person share numbers")
    optional: bool = Field(default=False, description="true where a row without this number is still whole")
    expected: str | None = Field(default=None, description="the column with the day on which an unborn child is expected")
    when: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="only where a column has one of these values: the nodes or relations of one sort"
    )

    def named(self) -> Iterator[str]:
        """Every column that it is taken from."""
        yield from (self.reference, *([self.expected] if self.expected else []), *self.when)
        yield from (column for group in self.hidden for column in group)


class Join(Declared):
    """What a row needs of a row of another table of the format, found by its number in the files or tables beside it."""

    column: str = Field(description="the column with the other row's number")
    table: str
    on: str = Field(description="the other table's column with that number")
    brings: dict[str, str] = Field(description="column here → column there; what is filled here stays", min_length=1)
    optional: bool = Field(default=False, description="true where a row is whole without it; else it is held")


class ByName(Declared):
    """How a format of CSV files is read as XML: its elements have the names of the columns, wherever they stand."""

    root: str
    each: str
    marks: dict[str, str] = Field(description="by table: the element that makes the one around it a row; the person's first")
