"""Who sent a file and as at which day, from the file itself, from `source.toml` beside it, or from the command line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from sightline.graph.errors import BadInput
from sightline.graph.stream import Item
from sightline.graph.things import AGENCY_KINDS, Agency, Authority
from sightline.loaders.dates import NoDate, moment
from sightline.loaders.identifiers import area_key, dfe_code, gss_code, laestab

BESIDE = "source.toml"
MOST_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Sender:
    """The team whose files these are, the area it works for, and the day as at which it sends them."""

    agency: Agency
    authority: Authority | None
    as_at: str

    def items(self) -> tuple[Item, ...]:
        """The sender as things in the graph."""
        return (self.agency,) if self.authority is None else (self.authority, self.agency)


def _day(value: object) -> str:
    try:
        said = moment(str(value))
    except NoDate as error:
        raise ValueError(str(error)) from error
    if said is None or len(said) != 10:
        raise ValueError("write a whole day, such as 2024-03-31")
    return said


class Said(BaseModel):
    """What is said about a sender in one place; all may be left out where another place says it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: str | None = Field(default=None, description="name of the area, such as Northmere", min_length=1)
    dfe: str | None = Field(default=None, description="its three-digit DfE code", pattern=r"^\d{3}$")
    gss: str | None = Field(default=None, description="its GSS code", pattern=r"^[ENSW]\d{8}$")
    laestab: str | None = Field(default=None, description="of a school: authority and establishment", pattern=r"^\d{7}$")
    agency: str | None = Field(default=None, description="name of the team or body that sends", min_length=1)
    kind: str | None = Field(default=None, description="social-care, school, housing, …")
    as_at: Annotated[str, BeforeValidator(_day)] | None = Field(
        default=None, description="the day as at which the files were drawn"
    )

    def beside(self, other: "Said") -> "Said":
        """This, with what it leaves out taken from another."""
        said = self.model_dump(exclude_none=True)
        return other.model_copy(update=said)


def said_beside(path: Path, within: Path) -> Said:
    """What `source.toml` says in the file's folder, or in the nearest one above it that is still in the folder loaded."""
    for folder in path.resolve().parents:
        if (folder / BESIDE).is_file():
            return read_source(folder / BESIDE)
        if folder == within.resolve():
            break
    return Said()


def read_source(path: Path) -> Said:
    """One `source.toml`."""
    try:
        with path.open("rb") as opened:
            table = tomllib.loads(opened.read(MOST_BYTES).decode())
        return Said.model_validate(table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadInput(path.name, str(error), 'write it as key = "value" lines') from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise BadInput(path.name, f"{key}: {first['msg']}", f"the keys are {', '.join(Said.model_fields)}") from error


def said_in_file(said: Mapping[str, str]) -> Said:
    """What a file says of its own sender, as far as it can be used."""
    found: dict[str, str] = {}
    code = dfe_code(said.get("dfe", ""))
    area = gss_code(said.get("gss", ""))
    found |= {"dfe": code.value} if code.keeps else {}
    found |= {"gss": area.value} if area.keeps else {}
    school = laestab(f"{said.get('dfe', '')}/{said.get('estab', '')}")
    found |= {"laestab": school.value} if school.keeps else {}
    found |= {"agency": said["agency"]} if said.get("agency", "").strip() else {}
    try:
        day = moment(said.get("as_at", ""))
    except NoDate:
        day = None
    return Said(**found, as_at=day if day and len(day) == 10 else None)


def sender(file: str, said: Said, kind: str) -> Sender:
    """The sender, from all that is said. `kind` is what sends this format; raises `BadInput` where nobody said who or when."""
    if not (said.authority or said.dfe or said.gss or said.agency) or said.as_at is None:
        missing = "as at which day it was drawn" if said.as_at is None else "who sent it"
        cure = f'give --authority and --as-at, or put a {BESIDE} beside it with authority = "…" and as_at = 2024-03-31'
        raise BadInput(file, f"it does not say {missing}", cure)
    kind = said.kind or kind
    if kind not in AGENCY_KINDS:
        raise BadInput(file, f"'{kind}' is no kind of body", f"use one of {', '.join(AGENCY_KINDS)}")
    area = _area(said)
    name = said.agency or f"{area.name if area else ''} {AGENCY_KINDS[kind]}".strip()
    base = area.id if area else "body"
    own = f"laestab-{said.laestab}" if said.laestab else f"{base}/{slug(said.agency) if said.agency else kind}"
    agency = Agency(
        id=own,
        name=name,
        kind=kind,
        serves=(area.id,) if area else (),
        codes=(f"laestab {said.laestab}",) if said.laestab else (),
    )
    return Sender(agency, area, said.as_at)


def _area(said: Said) -> Authority | None:
    key = area_key(said.dfe, said.gss) or (slug(said.authority) if said.authority else None)
    if key is None:
        return None
    return Authority(id=area_id(key), name=said.authority or f"authority {said.dfe or said.gss}", gss=said.gss, dfe=said.dfe)


def area_id(key: str) -> str:
    """The id of an area known by its DfE code, its GSS code, or its name as part of a key."""
    return f"area-dfe-{key}" if key.isdigit() else f"area-{key}"


def slug(text: str) -> str:
    """A name as part of a key: small letters and digits, joined by hyphens."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")
