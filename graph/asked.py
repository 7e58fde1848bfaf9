"""What somebody typed into the search box: words, a date or year of birth, numbers, a postcode; and the keys to look under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from sightline.graph import clock
from sightline.graph.clock import MONTHS, full_year
from sightline.graph.names import (
    adjacent,
    birth_keys,
    name_words,
    pair_key,
    place_key,
    sound_key,
    start_key,
    street_key,
    telling,
    year_key,
)

MOST_LETTERS = 200
MOST_WORDS = 8
MOST_NAMES = 4

_MONTHS = tuple(month.lower() for month in MONTHS)
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)}|sept)\.?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"

_DATES = [
    re.compile(rf"(?<!\w){text}(?!\w)", re.IGNORECASE)
    for text in (
        rf"{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)",
        rf"(?P<day>\d\d?)([./-])(?P<month>\d\d?)\2(?:{_YEAR}|(?P<short>\d\d))",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"(?P<month>\d\d?)/{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)",
        _YEAR,
    )
]
_NUMBERS = {
    name: re.compile(rf"(?<!\w){text}(?!\w)", re.IGNORECASE)
    for name, text in (
        ("upn", r"[a-z]\d{11}[\da-z]"),
        ("nhs_number", r"\d{3}[ -]?\d{3}[ -]?\d{4}"),
        ("postcode", r"[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}"),
        ("uprn", r"\d{6,12}"),
    )
}
_KEYS = {"upn": "upn", "nhs_number": "nhs", "postcode": "postcode", "uprn": "uprn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as it was understood. `born` is a whole or partial ISO date; `words` may be of a name or of an address."""

    words: tuple[str, ...] = ()
    born: str | None = None
    nhs_number: str | None = None
    upn: str | None = None
    uprn: str | None = None
    postcode: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The words that may be names."""
        return _names(self.words)


@lru_cache
def _names(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if not any(sign.isdigit() for sign in word))[:MOST_NAMES]


def understood(text: str) -> Asked:
    """A search as somebody typed it, taken apart."""
    numbers: dict[str, str] = {}
    born, text = _born(text[:MOST_LETTERS])
    for name, pattern in _NUMBERS.items():
        if match := pattern.search(text):
            numbers[name] = re.sub(r"[\s-]|^0+(?=\d)" if name == "uprn" else r"[\s-]", "", match.group()).lower()
            text = text[: match.start()] + " " + text[match.end() :]
    return Asked(words=tuple(dict.fromkeys(name_words(text)))[:MOST_WORDS], born=born, **numbers)


def _born(text: str) -> tuple[str | None, str]:
    """The first date in a text and the text without it. A day that there never was is left to its year."""
    for pattern in _DATES:
        if match := pattern.search(text):
            rest = text[: match.start()] + " " + text[match.end() :]
            parts = {name: part for name, part in match.groupdict().items() if part}
            if "name" in parts and "day" not in parts and not name_words(rest):
                return parts["year"], parts["name"]  # April 1991 is rather a girl called April
            return _iso(parts), rest
    return None, text


def _iso(parts: dict[str, str]) -> str:
    year = int(parts["year"]) if "year" in parts else _century(int(parts["short"]))
    month = _month(parts["name"]) if "name" in parts else int(parts.get("month", 0))
    day = int(parts.get("day", 0))
    if day and month > 12 >= day:  # 11/25/1991, as some write it
        day, month = month, day
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return str(year)
    return whole if day else whole[:7] if month else whole[:4]


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name.lower()[:3]))


def _century(short: int) -> int:
    """The latest year that two digits can stand for without lying ahead."""
    return full_year(short, int(clock.today()[:4]))


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys to look under, each with what it stands for in words: those that tell much, and those of one word alone."""

    telling: dict[str, str]
    alone: dict[str, str]

    def __bool__(self) -> bool:
        return bool(self.telling or self.alone)


def asked_keys(asked: Asked) -> Keys:
    """The keys of a search, in each group the most telling first."""
    return Keys(dict(_telling(asked)), dict(_alone(asked)))


def _telling(asked: Asked) -> Iterator[tuple[str, str]]:
    for name, kind in _KEYS.items():
        if number := getattr(asked, name):
            yield f"{kind}:{number}", f"the number {number}"
    for one, other in combinations(asked.names, 2):
        yield pair_key(one, other), f"names that sound like '{one}' and '{other}'"
    for one, other in adjacent(list(asked.words)):
        yield street_key(one, other), f"addresses with '{one} {other}'"
    for near in _years(asked):
        yield from ((key, f"that date of birth in {near}") for key in birth_keys(f"{near}{(asked.born or '')[4:]}"))


def _alone(asked: Asked) -> Iterator[tuple[str, str]]:
    for near in _years(asked)[: 1 if asked.born and len(asked.born) == 10 else 3]:
        yield from ((year_key(name, near), f"names that sound like '{name}' of {near}") for name in asked.names)
    for name in asked.names:
        yield sound_key(name), f"names that sound like '{name}'"
        yield start_key(name), f"names that begin with '{name[:4]}'"
    yield from ((place_key(word), f"addresses with '{word}'") for word in asked.words if telling(word))


def _years(asked: Asked) -> tuple[int, ...]:
    """The year of birth asked for and those a year off."""
    return (year := int(asked.born[:4]), year - 1, year + 1) if asked.born else ()
