"""Makes of each row of a directory of postcodes the postcode with the area that answers for children there."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sightline.graph.areas import DISTRICT
from sightline.graph.stream import Item
from sightline.graph.things import Authority, Postcode
from sightline.loaders.identifiers import area_key, postcode
from sightline.loaders.identifiers.areas import NATIONS, codes
from sightline.loaders.intake.sender import Sender, area_id
from sightline.loaders.tabular.reading import RowReading
from sightline.loaders.tabular.registers import Columns, Thing, either

_AREA = re.compile(r"(?:E0[6-9]|W06|S12|N09)\d{6}")  # with a council; others stand for none, or for the islands outside
_COUNTY = re.compile(r"E10\d{6}")
_MONTH = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")


def described(reading: RowReading, said: Thing, sender: Sender) -> Iterator[Item]:
    """A postcode, and its area as far as the row describes it; a row without a postcode is held."""
    column = said.postcode or ""
    found = postcode(reading.text(column))
    if not found.joins:
        raise reading.held(column, found.why or "it is no postcode", "nothing to do, unless it should be one")
    area = _area(reading, said)
    if area is not None:
        yield area
    yield Postcode(
        id=found.value,
        authority=area.id if area else None,
        since=_month(reading, said.since),
        until=_month(reading, said.until),
        as_at=reading.as_at,
    )


def _area(reading: RowReading, said: Thing) -> Authority | None:
    """The county where there is one, else the authority of one tier; of a district alone nobody knows the county."""
    county = reading.text(said.county) if said.county else ""
    if _COUNTY.fullmatch(county):
        return _known(county)
    column = next((name for name in said.area.named()), "") if said.area else ""
    code = reading.text(column)
    if not _AREA.fullmatch(code):
        return None
    if code.startswith(DISTRICT):
        reading.note(column, "it is a district, and no column says of which county", "load a directory that has the county")
        return None
    return _known(code)


@lru_cache(maxsize=1_024)
def _known(code: str) -> Authority:
    """An area as codes alone describe it, so that whatever else names it says more; the newest with the day they began."""
    key = area_key(None, code) or code
    since, name = codes().begun.get(code, (None, None))
    if since is None:
        return Authority(id=area_id(key), name=f"authority {key}", nation=NATIONS[code[0]])
    return Authority(id=area_id(key), name=name or key, gss=code, dfe=key if key.isdigit() else None, since=since)


def _month(reading: RowReading, columns: Columns | None) -> str | None:
    """The month of a cell such as 198001; other dates as they are."""
    column = next(iter(either(columns)), "")
    text = reading.text(column)
    month = _MONTH.fullmatch(text)
    return f"{month[1]}-{month[2]}" if month else reading.day(column, clock=False) if text else None
