"""What a row that names only what changed says of a fact: which of its fields, and whether it says which fact it means."""

from collections.abc import Iterator
from typing import Protocol

from sightline.graph.changing import IF_NONE, PARTLY
from sightline.loaders.tabular.mapping import FactMap
from sightline.loaders.tabular.parts import AS_AT, Value
from sightline.loaders.tabular.reading import RowReading

_THINGS = ("at", "agency", "by", "to", "by_agency")


class _Named(Protocol):
    def named(self) -> tuple[str, ...]:
        """The columns that it is taken from."""


def changes(reading: RowReading, said: FactMap) -> str | None:
    """The fields that a row names, as a fact keeps them; empty where it names none, and nothing where it says the fact whole."""
    found: list[str] = []
    columns: list[str] = []
    for name, value in _fields(said):
        own = [one for one in value.named() if one != AS_AT]
        columns += own
        named = [one for one in own if reading.names(one)]
        if named:
            found.append(f"{name}{_sign(value, own, named)}")
    if all(map(reading.names, columns)):
        return None
    missing = [one for one in said.key if not reading.text(one)]
    if missing and not any(reading.names(one) for one in columns if one not in said.key):
        return ""
    if missing:
        raise reading.held(missing[0], "this says what changed, and not of which one", "have it sent whole, or fill this")
    return " ".join([*found, "event"] if said.event and "on" in found else found)


def _fields(said: FactMap) -> Iterator[tuple[str, _Named]]:
    yield "kind", said.kind
    yield from ((name, value) for name, value in said.says.items() if name != "deleted")
    yield from ((name, value) for name in _THINGS if (value := getattr(said, name)) is not None)


def _sign(value: _Named, own: list[str], named: list[str]) -> str:
    if not isinstance(value, Value):
        return ""
    if value.first and own[0] not in named:
        return IF_NONE
    return PARTLY if value.columns and len(named) < len(own) else ""
