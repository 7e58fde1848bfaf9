"""Makes of each row of a register the bodies, areas and sites that it describes, under the keys that other files use."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sightline.graph.clock import add_days
from sightline.graph.stream import Item
from sightline.graph.things import Address, Agency, Authority, Succession
from sightline.loaders.dates import day_after
from sightline.loaders.identifiers import Grade, area_key, sensitive
from sightline.loaders.identifiers.areas import NATIONS
from sightline.loaders.identifiers.areas import codes as area_codes
from sightline.loaders.intake.sender import Sender, area_id, slug
from sightline.loaders.tabular import postcodes
from sightline.loaders.tabular.reading import RowReading
from sightline.loaders.tabular.registers import Codes, Columns, Thing, either
from sightline.loaders.tabular.things import CODES, address, joined

_YEAR_ENDS = "-03-31"
_CODES_BEGAN = "2009-01-01"  # what lists give for areas that are older than their GSS codes
_HEALTH, _SENSITIVE = ("health", "hospital", "gp"), "mental-health"


def described(reading: RowReading, things: tuple[Thing, ...], sender: Sender) -> Iterator[Item]:
    """The publisher, and what the row says; a row that names nothing is held."""
    meant = [said for said in things if all(reading.matches(column, values) for column, values in said.when.items())]
    if not meant:
        column = next(column for said in things for column in said.when)
        raise reading.held(column, "rows of this sort are not loaded", "nothing to do, unless the mapping should know it")
    found = [item for said in meant for item in _MADE[said.label](reading, said, sender)]
    if not found:
        column = next((column for said in meant for column in said.codes.named()), meant[0].name or "")
        raise reading.held(column, "nothing says which body this is", "write its code or its name")
    yield from sender.items()
    yield from found


def _agency(reading: RowReading, said: Thing, sender: Sender) -> Iterator[Item]:
    """A body with its site, once under each of its codes."""
    own = _codes(reading, said.codes)
    name = reading.text(said.name) if said.name else ""
    if not (own or name):
        return
    area = _area(reading, said.area, reading.text(said.area_name) if said.area_name else "") if said.area else None
    ids = [f"{sort}-{code}" for sort, code in own.items()] or [f"{area.id if area else 'body'}/{said.kind}/{slug(name)}"]
    site = _site(reading, said, ids[0])
    kind = _kind(reading, said)
    quiet = sensitive(name) if kind in _HEALTH else None
    one = Agency(
        id=ids[0],
        name=name or ids[0],
        kind=quiet or kind,
        sensitive=bool(quiet) or kind == _SENSITIVE,
        reach=", ".join(filter(None, (_telephone(reading.text(column)) for column in said.reach))) or None,
        serves=(area.id,) if area else (),
        since=_day(reading, said.since),
        until=_end(reading, said),
        codes=tuple(f"{sort} {code}" for sort, code in own.items()),
        also=_names(reading, said),
        site=site.id if site else None,
        as_at=None if any(map(reading.text, said.brief)) else reading.as_at,
    )
    if area:
        yield area
    if site:
        yield replace(site, authority=area.id if area else None, as_at=one.as_at)
    yield one
    for other in ids[1:]:
        # a number that went to a successor is described by who has it now, whichever row comes first
        yield replace(one, id=other) if one.until is None else replace(one, id=other, as_at=None)


def _site(reading: RowReading, said: Thing, body: str) -> Address | None:
    """Where a body is; without a property number it is the body's own, for its lines may be those of a home in its street."""
    found = address(reading, said.at, body) if said.at else None
    return found if found is None or found.uprn else replace(found, id=f"{body}/site")


def _authority(reading: RowReading, said: Thing, sender: Sender) -> Iterator[Item]:
    """An area, and those that took its place."""
    area = _area(reading, said.codes, reading.text(said.name) if said.name else "")
    if area is None:
        return
    after = [one for one in _areas_named(reading, said.successors) if one != area.id] if said.successors else []
    nation = reading.text(said.nation) if said.nation else NATIONS.get((area.gss or " ")[0], "")
    since = _day(reading, said.since)
    whole = replace(
        area,
        nation=nation or area.nation,
        since=None if since == _CODES_BEGAN else since,
        until=_end(reading, said),
        successors=tuple(after),
        also=tuple(name for name in _names(reading, said) if name.casefold() != area.name.casefold()),
        as_at=None if any(map(reading.text, said.brief)) else reading.as_at,
    )
    yield whole
    if whole.gss and area_key(None, whole.gss) != area_key(whole.dfe, whole.gss):  # newer than the codes that come with us
        yield replace(whole, id=area_id(whole.gss))


def _succession(reading: RowReading, said: Thing, sender: Sender) -> Iterator[Item]:
    """One body's taking the place of another; both ends of a link in a register make the same statement."""
    before, after = (next((f"{s}-{c}" for s, c in _codes(reading, codes).items()), None) for codes in (said.codes, said.by))
    if before is None or after is None or before == after:
        return
    yield Succession(
        id=f"{before}/{after}",
        of=before,
        by=after,
        on=_day(reading, said.on),
        how=(reading.text(said.how) or None) if said.how else None,
    )


_MADE: dict[str, Callable[[RowReading, Thing, Sender], Iterator[Item]]] = {
    "Agency": _agency, "Authority": _authority, "Succession": _succession, "Postcode": postcodes.described,
}  # fmt: skip


def _codes(reading: RowReading, said: Codes | None) -> dict[str, str]:
    """Each code that can stand, by its sort; what is wrong with the others is noted."""
    found: dict[str, str] = {}
    for sort, columns in said.columns() if said else ():
        if sort in CODES and (text := joined(reading, sort, columns)):
            code = reading.graded(columns[-1], CODES[sort](text))
            found |= {sort: code} if code else {}
    return found


def _area(reading: RowReading, said: Codes, name: str) -> Authority | None:
    """An area under the key that senders know it by."""
    found = _codes(reading, said)
    dfe, gss = found.get("dfe"), found.get("gss")
    key = area_key(dfe, gss) or (slug(name) if name and not _nowhere(reading, said) else None)
    if key is None:
        return None
    dfe = dfe or (key if key.isdigit() else None)
    nation = NATIONS.get((gss or "E")[0], "England")
    return Authority(id=area_id(key), name=name or f"authority {dfe or gss}", gss=gss, dfe=dfe, nation=nation)


def _nowhere(reading: RowReading, said: Codes) -> bool:
    """Does one of the codes say that it is in no area: then its name is none either."""
    codes = (CODES[sort](reading.text(columns[0])) for sort, columns in said.columns() if sort in CODES)
    return any(code.value and code.grade is Grade.PLACEHOLDER for code in codes)


def _areas_named(reading: RowReading, said: Codes) -> Iterator[str]:
    """The areas that a cell names by their codes, several between commas."""
    for sort, columns in said.columns():
        for text in filter(None, (one.strip() for one in reading.text(columns[0]).split(","))):
            known: tuple[str | None, str | None] | None
            if sort == "registry":
                known = area_codes().of_register.get(text.upper())
            else:
                code = CODES[sort](text)
                known = ((code.value, None) if sort == "dfe" else (None, code.value)) if code.keeps else None
            if known and (key := area_key(*known)):
                yield area_id(key)
            else:
                reading.flag(columns[0], f"'{text[:60]}' is no area that is known here", "write its GSS code")


def _kind(reading: RowReading, said: Thing) -> str:
    for column, forms in said.kinds.items():
        text = reading.text(column)
        if found := next((kind for form, kind in forms.items() if re.fullmatch(form, text, re.IGNORECASE)), None):
            return found
    return said.kind or ""


def _telephone(text: str) -> str:
    """A telephone number; registers are kept in spreadsheets, which drop the nought that it begins with."""
    return f"0{text}" if re.fullmatch(r"[1-9]\d{8,9}", text) else text


def _names(reading: RowReading, said: Thing) -> tuple[str, ...]:
    """Other names, each once however it is spelt in capitals."""
    listed = (one.strip() for column in said.also_lists for one in reading.text(column).split(","))
    names = [*map(reading.text, said.also), *listed]
    return tuple({name.casefold(): name for name in reversed(names) if name}.values())[::-1]


def _day(reading: RowReading, columns: Columns | None) -> str | None:
    column = next((one for one in either(columns) if reading.text(one)), None)
    return reading.day(column, clock=False) if column else None


def _end(reading: RowReading, said: Thing) -> str | None:
    """The first day on which it was no longer."""
    if said.last:
        ends = dict(zip(either(said.since), either(said.last), strict=False))
        last = _day(reading, next((end for began, end in ends.items() if reading.text(began)), said.last))
        return day_after(last)
    until = _day(reading, said.until)
    # areas end with a council's year, and lists write its last day or the day after
    return add_days(until, 1) if until and until.endswith(_YEAR_ENDS) and said.label == "Authority" else until
