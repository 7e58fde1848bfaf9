"""What places are known by: the unique property reference number, the postcode, and names that tell of many strangers."""

import re

from sightline.loaders.identifiers.grade import Grade, Identifier, bare, placeholder

_UPRN = re.compile(r"[0-9]{1,12}")
_OUTWARD = r"(?:GIR|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-Z]|[A-HK-Y][0-9][A-Z]))"
_POSTCODE = re.compile(rf"{_OUTWARD}[0-9][ABD-HJLNP-UW-Z]{{2}}")
_PSEUDO = {"ZZ993VZ": "no fixed abode", "ZZ993WZ": "not known", "ZZ993CZ": "England, place not given"}

_COMMUNAL = re.compile(
    r"(?<!old )\b(hostel|refuge|hospital|infirmary|hotel|guest ?house|b ?& ?b|bed and breakfast|(?:night )?shelter|"
    r"(?:children'?s|care|nursing) home|prison|hmp|barracks)\b"
    r"(?! (?:avenue|close|cottages?|court|crescent|drive|farm|flats?|gardens|gate|grove|hill|house|lane|ln|mews|park|place|rd|"
    r"road|row|square|st|street|terrace|view|walk|way|yard)\b)",
    re.IGNORECASE,
)


def uprn(text: str) -> Identifier:
    """One to twelve digits, written here without leading zeros; 0, 1 and -1 are what systems put for none."""
    value = bare(text).removesuffix(".0")  # of a column that a spreadsheet took for amounts
    if value.lstrip("0") in ("", "1") or text.strip().startswith("-") or (len(value) > 2 and placeholder(value)):
        return Identifier("uprn", value, Grade.PLACEHOLDER, "it stands for a number that is not known")
    if not _UPRN.fullmatch(value):
        return Identifier("uprn", value, Grade.MALFORMED, "a UPRN has up to twelve digits")
    return Identifier("uprn", value.lstrip("0"), Grade.SOUND)


def postcode(text: str) -> Identifier:
    """Upper case with one space. Pseudo postcodes say that there is none, or which country; they are nobody's address."""
    value = bare(text)
    if value.startswith("ZZ99"):
        said = _PSEUDO.get(value, "a country, or unknown")
        return Identifier("postcode", _spaced(value), Grade.PLACEHOLDER, f"it is a pseudo postcode: {said}")
    if placeholder(value):
        return Identifier("postcode", value, Grade.PLACEHOLDER, "it stands for a postcode that is not known")
    if not _POSTCODE.fullmatch(value):
        return Identifier("postcode", value, Grade.MALFORMED, "it has not the form of a postcode, such as AB1 2DE")
    return Identifier("postcode", _spaced(value), Grade.SOUND)


def communal(lines: str) -> bool:
    """Does an address say that many unrelated people stay there: a hostel, say, and not a street or house named after one."""
    return _COMMUNAL.search(lines.replace("’", "'")) is not None


def _spaced(value: str) -> str:
    return f"{value[:-3]} {value[-3:]}"
