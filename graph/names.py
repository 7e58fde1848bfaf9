"""Keys under which people and addresses are found by equality: how names sound and begin, birth dates, numbers, streets.

They must hold a whole country, so beside single names there are pairs of names and names with a year of birth. Order of
names, accents, capitals, hyphens and apostrophes make no difference, nor do a day and a month that changed places.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise

import jellyfish

from sightline.graph.facts import Particulars
from sightline.graph.things import Address

MOST_KEYS = 12
PREFIX = 4

# Letters that no decomposition turns into plain ones.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "ng", "ə": "e"})
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset({
    "al", "bin", "bint", "da", "das", "de", "del", "den", "der", "di", "dos", "du", "e", "el", "ibn", "la", "le", "of", "ten",
    "ter", "the", "van", "von", "y",
})  # fmt: skip
_JOINED = frozenset({"o", "mc", "mac"})  # O Brien is OBrien, Mc Donald is McDonald

# Spellings of other languages for a sound that an English ear would miss, then sounds that move between languages.
_SPELT = [
    (re.compile(spelt), sound)
    for spelt, sound in (
        ("sch", "sh"), ("tsch|tch|cz", "ch"), ("sz", "s"), ("dzh|dj|dz", "j"), ("ach(?=[mt])", "ah"),
        ("^ng(?=[aeiouy])", "n"), ("^x", "s"), ("^th", "t"), ("ts|tz", "s"),
    )
]  # fmt: skip
_SAME = str.maketrans({"0": "T", "X": "S", "W": "F", "Y": "J", "E": "A", "I": "A", "O": "A", "U": "A"})

# Words that so many addresses share that they find nothing by themselves.
_STREETS = frozenset({
    "avenue", "block", "close", "court", "crescent", "drive", "estate", "flat", "floor", "gardens", "grove", "hill", "house",
    "lane", "mews", "park", "place", "road", "room", "square", "street", "studio", "terrace", "the", "view", "walk", "way",
})  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Small plain letters without accents or apostrophes."""
    opened = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return _APOSTROPHES.sub("", "".join(letter for letter in opened if not unicodedata.combining(letter)))


def words(text: str | None) -> list[str]:
    """The folded words and numbers of a text, in order."""
    return _WORD.findall(fold(text)) if text else []


def name_words(text: str | None) -> list[str]:
    """The parts of a name that tell people apart: no 'van' or 'al', unless nothing else is there."""
    joined: list[str] = []
    for word in words(text):
        if joined and joined[-1] in _JOINED:
            joined[-1] += word
        else:
            joined.append(word)
    return [word for word in joined if word not in _PARTICLES] or joined


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """How a folded word sounds; a number, or a word in letters we cannot sound, is itself."""
    if not word.isascii() or not word.isalpha():
        return word
    for spelt, said in _SPELT:
        word = spelt.sub(said, word)
    return jellyfish.metaphone(word).replace(" ", "").translate(_SAME) or word


def keys(item: Particulars | Address) -> list[str]:
    """The keys that one version of particulars, or one address, is found under; at most `MOST_KEYS`, the most telling first."""
    found = _of_address(item) if isinstance(item, Address) else _of_particulars(item)
    return list(dict.fromkeys(found))[:MOST_KEYS]


def _of_particulars(item: Particulars) -> Iterator[str]:
    given, family = name_words(item.given_name), name_words(item.family_name)
    names = list(dict.fromkeys([*given[:1], *family[-1:], *family[:1], *given[1:2]]))[:3]
    if item.nhs_number:
        yield f"nhs:{item.nhs_number}"
    if item.upn:
        yield f"upn:{fold(item.upn)}"
    if item.born_on:
        yield from birth_keys(item.born_on)
    for one, other in list(combinations(names, 2))[:2]:
        yield pair_key(one, other)
    for name in names:
        yield sound_key(name)
    for name in names[:2]:
        yield start_key(name)
        if item.born_on:
            yield year_key(name, int(item.born_on[:4]))


def _of_address(item: Address) -> Iterator[str]:
    if item.uprn:
        yield f"uprn:{item.uprn}"
    if item.postcode:
        yield f"postcode:{''.join(words(item.postcode))}"
    parts = [name_words(part) for part in item.lines.split(",")]
    yield from (street_key(one, other) for part in parts for one, other in adjacent(part))
    yield from (place_key(word) for part in parts for word in part if telling(word))


def telling(word: str) -> bool:
    """Does a word of an address find it by itself: 'somerset' does, 'road' and '12' do not."""
    return len(word) > 2 and word.isalpha() and word not in _STREETS


def adjacent(part: list[str]) -> Iterator[tuple[str, str]]:
    """Neighbouring words, one of them telling: '12 somerset', 'somerset gardens'."""
    return ((one, other) for one, other in pairwise(part) if telling(one) or telling(other))


def birth_keys(day: str) -> Iterator[str]:
    """The key of a whole date of birth, the same when day and month have changed places."""
    if len(day) >= 10:
        year, month, number = day[:10].split("-")
        yield f"born:{year}.{min(month, number)}.{max(month, number)}"


def pair_key(one: str, other: str) -> str:
    """The key of two names, in either order."""
    return "pair:" + "+".join(sorted((sound(one), sound(other))))


def sound_key(name: str) -> str:
    """The key of one name by its sound."""
    return f"sound:{sound(name)}"


def start_key(name: str) -> str:
    """The key of one name by its first letters."""
    return f"start:{name[:PREFIX]}"


def year_key(name: str, year: int) -> str:
    """The key of one name by its sound with a year of birth."""
    return f"year:{sound(name)}.{year}"


def street_key(one: str, other: str) -> str:
    """The key of two neighbouring words of an address."""
    return f"street:{sound(one)}+{sound(other)}"


def place_key(word: str) -> str:
    """The key of one telling word of an address."""
    return f"place:{sound(word)}"
