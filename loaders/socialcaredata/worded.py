"""Properties of an object in words, one part of a note each, and back: 'needed by: < 5 days', 'risk missing: risk present'."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sightline.loaders.nodes.reading import NodeReading, each
from sightline.loaders.socialcaredata.forms import Node
from sightline.loaders.socialcaredata.terms import codes, says, shapes, token

_STEP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_DECIMAL = re.compile(r"[0-9]{1,12}\.[0-9]+")
_NUMBERS = ("count", "cost", "fee")
_KEPT = ("URN", "LA")


def words(name: str) -> str:
    """A property's name as it is said: 'providerURN' is 'provider URN'."""
    return " ".join(one if one in _KEPT else one.lower() for one in _STEP.split(name))


def worded(read: NodeReading, path: str, node: Any, shape: str, without: Iterable[str] = ()) -> Iterator[str]:
    """Each value of an object as a part of a note, also of what the shape lacks; what is no code is kept, and flagged."""
    for name, value in node.items() if isinstance(node, dict) else ():
        if name.startswith("@") or name in without or isinstance(value, dict):
            continue
        asked = _type(shape, name)
        for one in each(node, name):
            if not isinstance(one, dict | list) and (said := _said(one, asked)):
                yield f"{words(name)}: {said}"
            if asked.startswith("<") and token(asked[1:-1], one) is None:
                read.flag(f"{path}{name}", f"'{str(one)[:60]}' is no code of the standard", "use one of its codes")


def unworded(parts: Iterable[str], shape: str) -> tuple[Node, list[str]]:
    """An object back from the parts of a note, and the parts that are none of its properties."""
    found: Node = {}
    rest = []
    for part in parts:
        said, _, value = part.partition(": ")
        name = _named(shape).get(said)
        one = _value(value, _type(shape, name)) if name else None
        if name is None or one is None or (name in found and not _many(shape, name)):
            rest.append(part)
        elif _many(shape, name):
            found.setdefault(name, []).append(one)
        else:
            found[name] = one
    return ({"@type": shape, **found} if found else {}), rest


@cache
def _named(shape: str) -> dict[str, str]:
    return {words(name): name for name in shapes()[shape]}


def _type(shape: str, name: str) -> str:
    return shapes()[shape].get(name, "0..1 string").split(" ", 1)[1]


def _many(shape: str, name: str) -> bool:
    return shapes()[shape][name].split(" ")[0].endswith("*")


def _said(value: Any, asked: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = says(asked[1:-1], value) if asked.startswith("<") else _plain(value) if asked in _NUMBERS else str(value)
    return " ".join(text.replace(";", ",").split())


def _plain(value: Any) -> str:
    """A number without the noughts that say nothing, so that it is the same after it was written and read again."""
    text = str(value)
    return text.rstrip("0").rstrip(".") if _DECIMAL.fullmatch(text) else text


def _value(text: str, asked: str) -> Any:
    if asked == "boolean":
        return {"yes": True, "no": False}.get(text)
    if asked.startswith("<"):
        return next((code for code, said in codes()[asked[1:-1]].items() if said == text), None)
    if asked in _NUMBERS:
        return _number(text)
    return text or None


def _number(text: str) -> int | float | None:
    if _DECIMAL.fullmatch(text):
        return float(text)
    return int(text) if text.isdecimal() else None
