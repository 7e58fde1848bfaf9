"""Portraits as rows of a backend's table: one column for each thing that a comparison reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from sightline.graph import clock
from sightline.loaders.linkage.portrait import Home, Portrait
from sightline.loaders.linkage.spelling import alike

RARE, UNCOMMON = 2_000, 200  # a name that at most one record in so many bears
FIRST_YEAR, LAST_YEAR = 1990, 2100

_TEXTS = pa.list_(pa.string())
SCHEMA = pa.schema([
    ("record", pa.string()),
    *((name, _TEXTS) for name in ("given", "given_rare", "given_some", "given_alike")),
    ("given_main", pa.string()),
    *((name, _TEXTS) for name in ("family", "family_rare", "family_some", "family_alike")),
    ("family_main", pa.string()),
    *((name, _TEXTS) for name in ("born", "born_turned", "born_part", "born_span")),
    ("born_main", pa.string()),
    ("born_day", pa.int32()),
    ("sex", pa.string()),
    *((name, _TEXTS) for name in ("nhs", "upn", "any_numbers", "number_kinds")),
    *((name, _TEXTS) for name in ("homes", "home_years", "postcodes", "carers", "carers_born")),
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Common:
    """The names that more than one record in so many bears, by share; every other is rare."""

    given: dict[str, str]
    family: dict[str, str]

    @classmethod
    def among(cls, portraits: Iterable[Portrait]) -> "Common":
        """Counted over records."""
        given, family, total = Counter[str](), Counter[str](), 0
        for one in portraits:
            given.update(one.given)
            family.update(one.family)
            total += 1
        return cls(_bands(given, total), _bands(family, total))


def _bands(counted: Counter[str], total: int) -> dict[str, str]:
    """`common` and `some` by name; what is rarer is left out."""
    return {
        name: "common" if count * UNCOMMON > total else "some"
        for name, count in sorted(counted.items())
        if count > 1 and count * RARE > total
    }


def table(portraits: Iterable[Portrait], common: Common) -> pa.Table:
    """All portraits as one table."""
    return pa.Table.from_pylist([row(one, common) for one in portraits], schema=SCHEMA)


def row(one: Portrait, common: Common) -> dict[str, Any]:
    """One portrait as a row; what it does not say is null."""
    whole = [day for day in one.born if len(day) == 10]
    homes, years = sorted({key for home in one.homes for key in home.keys}), [key for home in one.homes for key in _years(home)]
    found: dict[str, Any] = {
        "record": one.record,
        **_name("given", one.given, common.given),
        **_name("family", one.family, common.family),
        "born": whole,
        "born_turned": [f"{day[:4]}-{day[8:10]}-{day[5:7]}" for day in whole if day[8:10] <= "12"],
        "born_part": [day for day in one.born if len(day) < 10],
        "born_span": [part for day in one.born for part in dict.fromkeys((day[:4], day[:7]))],
        "born_main": one.born[0] if one.born else None,
        "born_day": date.fromisoformat(whole[0]).toordinal() if whole else None,
        "sex": one.sex,
        "nhs": [number for number in one.numbers if number.startswith("nhs:")],
        "upn": [number for number in one.numbers if number.startswith("upn:")],
        "any_numbers": [*one.numbers, *one.weak],
        "number_kinds": sorted({number.partition(":")[0] for number in (*one.numbers, *one.weak)}),
        "homes": homes,
        "home_years": years,
        "postcodes": sorted({home.postcode for home in one.homes if home.postcode}),
        "carers": sorted({carer.name for carer in one.carers}),
        "carers_born": sorted({f"{carer.name}|{carer.born}" for carer in one.carers if carer.born}),
    }
    return {name: None if value == [] else value for name, value in found.items()}


def _name(column: str, names: tuple[str, ...], common: dict[str, str]) -> dict[str, Any]:
    return {
        column: list(names),
        f"{column}_rare": [name for name in names if name not in common],
        f"{column}_some": [name for name in names if common.get(name) == "some"],
        f"{column}_alike": sorted({key for name in names for key in alike(name)}),
        f"{column}_main": names[0] if names else None,
    }


def _years(home: Home) -> list[str]:
    """The home with each year of the stay, so that stays at one time share a key; none where it is not known when it began."""
    if not home.since:
        return []
    first, last = max(int(home.since[:4]), FIRST_YEAR), min(int((home.until or clock.today())[:4]), LAST_YEAR)
    return [f"{key}|{year}" for key in home.keys for year in range(first, last + 1)]
