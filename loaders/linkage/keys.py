"""Keys under which two records must meet to be compared at all: numbers, names with birth dates, homes and carers with either."""

from collections.abc import Iterator

from sightline.graph.names import birth_keys, pair_key, sound
from sightline.loaders.linkage.portrait import Portrait

MOST = 120  # records under one key, above which it tells too little to compare them all


def keys(portrait: Portrait) -> frozenset[str]:
    """The keys of one record; records of different kinds of person never share one."""
    return frozenset(f"{portrait.person[0]}|{key}" for key in _keys(portrait))


def _keys(one: Portrait) -> Iterator[str]:
    yield from one.numbers
    yield from one.weak
    sounds = {sound(word) for name in (*one.given, *one.family) for word in name.split()}
    given = {sound(name.split()[0]) for name in one.given}
    births = [key for day in one.born for key in birth_keys(day)]
    years = {day[:4] for day in one.born}
    yield from (f"{birth}|{said}" for birth in births for said in sounds)
    family = {word for name in one.family for word in name.split()}
    for pair in {pair_key(name.split()[0], last) for name in one.given for last in family}:
        yield pair
        yield from (f"{pair}|{year}" for year in years)
    places = [key for home in one.homes for key in home.keys] + [carer.name for carer in one.carers]
    yield from (f"at:{place}|{one_of}" for place in places for one_of in (*given, *births))
