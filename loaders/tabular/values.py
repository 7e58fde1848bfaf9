"""What a row says for one field of a fact, by the field's own sort: dates, numbers, yes or no, names, words."""

from typing import Any

from sightline.loaders.identifiers import nhs_number, upn
from sightline.loaders.tabular.fields import CLOCKS, DATES, TYPES
from sightline.loaders.tabular.parts import Value
from sightline.loaders.tabular.reading import RowReading

_NUMBERS = {"nhs_number": nhs_number, "upn": upn}
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "master", "prof", "sir", "lady", "rev"})


def yes(reading: RowReading, value: Value) -> bool:
    """Does any of its columns say yes."""
    said = value.named()
    return value.always is True or any(reading.yes_or_no(column) for column in said)


def value_of(reading: RowReading, label: str, name: str, value: Value) -> Any:
    """What a row says for one field of a fact, by the field's own sort; none where it says nothing."""
    column = value.column or next((one for one in value.first if reading.text(one)), None)
    if value.any:
        return yes(reading, value)
    if column is None:
        return value.always if isinstance(value.always, bool) else reading.said(value)
    if name in DATES:
        return reading.day(column, clock=name in CLOCKS, past=name in ("born_on", "died_on"))
    if name in _NUMBERS:
        return reading.graded(column, _NUMBERS[name](reading.text(column)))
    sort = TYPES[label][name]
    if sort == "yes or no":
        return reading.yes_or_no(column)
    if sort == "whole number":
        return reading.number(column)
    return reading.said(value if value.column else Value(column=column), plain=label == "Particulars")


def name_parts(text: str) -> dict[str, str]:
    """A name in one text as given and family name: 'Mrs Ada Vint', or 'VINT, Ada'."""
    family, comma, given = text.replace(";", ",").partition(",")
    if not comma:
        given, _, family = text.rpartition(" ")
    words = [word for word in given.split() if word.casefold().rstrip(".") not in _TITLES]
    return {name: said for name, said in (("given_name", " ".join(words)), ("family_name", family.strip())) if said}
