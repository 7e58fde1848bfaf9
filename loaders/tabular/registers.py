"""What rows of a public register say, as data: bodies, areas and sites with codes, days and successors; nothing of people."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sightline.graph.things import AGENCY_KINDS

Columns = str | tuple[str, ...]


def either(columns: Columns | None) -> tuple[str, ...]:
    """One column or several, as several."""
    return (columns,) if isinstance(columns, str) else columns or ()


class Declared(BaseModel):
    """A part of a mapping; a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Declared):
    """An address from its columns."""

    lines: tuple[str, ...] = ()
    postcode: str | None = None
    uprn: str | None = None
    communal: bool = False

    def named(self) -> tuple[str, ...]:
        """The columns that it is taken from."""
        return tuple(one for one in (*self.lines, self.postcode, self.uprn) if one)


class Codes(Declared):
    """The columns with a thing's codes; several columns are put together, such as authority and establishment."""

    urn: Columns | None = None
    laestab: Columns | None = None
    ods: Columns | None = None
    dfe: Columns | None = None
    gss: Columns | None = None
    registry: Columns | None = Field(default=None, description="code of the register of local authorities, such as BUC")

    def columns(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each sort of code that is declared, with its columns."""
        for sort in type(self).model_fields:
            if (said := getattr(self, sort)) is not None:
                yield sort, (said,) if isinstance(said, str) else said

    def named(self) -> tuple[str, ...]:
        """The columns that they are taken from."""
        return tuple(column for _, columns in self.columns() for column in columns)


class Thing(Declared):
    """A body, an area, a site or a postcode that a row describes, or one body's taking the place of another."""

    label: Literal["Agency", "Authority", "Succession", "Postcode"]
    codes: Codes = Codes()
    name: str | None = None
    also: tuple[str, ...] = Field(default=(), description="columns with another name")
    also_lists: tuple[str, ...] = Field(default=(), description="columns with several other names, between commas")
    kind: str | None = Field(default=None, description="what sort of body, as in the model, unless `kinds` says otherwise")
    kinds: dict[str, dict[str, str]] = Field(
        default_factory=dict, description="by column: what sort of body, for values that match a regular expression"
    )
    since: Columns | None = Field(default=None, description="of several the first that is filled, with the end in the same place")
    until: str | None = Field(default=None, description="the first day on which it was no longer")
    last: Columns | None = Field(default=None, description="the last day, where a register gives that")
    reach: tuple[str, ...] = ()
    brief: tuple[str, ...] = Field(
        default=(), description="columns that only short descriptions have: these count where no register says more"
    )
    nation: str | None = None
    postcode: str | None = Field(default=None, description="Postcode: the column that it stands in")
    county: str | None = Field(default=None, description="Postcode: the county, where the area in `area` is a district of one")
    area: Codes | None = Field(default=None, description="the area that a body serves and its site, or a postcode, lies in")
    area_name: str | None = None
    at: Place | None = None
    successors: Codes | None = Field(default=None, description="the areas that took its place, several between commas")
    by: Codes | None = Field(default=None, description="Succession: the body that took the place of the one in `codes`")
    on: Columns | None = None
    how: str | None = None
    when: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="only where a column has one of these values")

    @model_validator(mode="after")
    def _whole(self) -> "Thing":
        if self.label == "Succession" and self.by is None:
            raise ValueError("a Succession needs 'by', the codes of the body that took the place of the one in 'codes'")
        if len(either(self.last)) > 1 and len(either(self.last)) != len(either(self.since)):
            raise ValueError("'since' and 'last' need as many columns, the end of each beginning in its place")
        if self.label == "Postcode" and not (self.postcode and self.area and self.area.gss):
            raise ValueError("a Postcode needs 'postcode' and 'area', the column with the GSS code of its area")
        if self.label == "Agency" and self.kind is None:
            raise ValueError("an Agency needs 'kind', what sort of body it is")
        kinds = [kind for forms in self.kinds.values() for kind in forms.values()]
        wrong = [kind for kind in (*kinds, self.kind) if kind is not None and kind not in AGENCY_KINDS]
        if wrong:
            raise ValueError(f"'{wrong[0]}' is no kind of body; use one of {', '.join(AGENCY_KINDS)}")
        for form in (form for forms in self.kinds.values() for form in forms):
            try:
                re.compile(form)
            except re.error as error:
                raise ValueError(f"'{form}' is no regular expression: {error}") from error
        return self

    def named(self) -> Iterator[str]:
        """Every column that it is taken from."""
        own = (self.name, self.until, self.nation, self.area_name, self.how, self.postcode, self.county)
        yield from (column for column in own if column)
        yield from (column for days in (self.since, self.last, self.on) for column in either(days))
        yield from (*self.also, *self.also_lists, *self.reach, *self.kinds, *self.when, *self.brief)
        for part in (self.codes, self.area, self.at, self.successors, self.by):
            if part is not None:
                yield from part.named()
