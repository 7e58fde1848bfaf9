"""What a fact says once a version named only what changed: everything else stays as it was said before."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from sightline.graph.facts import Fact, Particulars

# What is of a version itself, and never that of the one before.
_OWN = frozenset({
    "id", "fact", "version", "held_by", "about", "told", "recorded_at", "recorded_basis", "deleted", "confidence", "citation",
    "tells_where", "kept_with", "hidden", "source", "loaded_at", "load", "changes",
})  # fmt: skip
_WITH = {"on": ("earliest", "latest"), "since": ("earliest", "latest"), "until": ("until_earliest", "until_latest")}
PARTLY, IF_NONE = "+", "?"


def whole(versions: Iterable[Fact]) -> Iterator[Fact]:
    """The versions of one fact, in order, each with all that it says.

    A change to what nobody said before is no version of anything, unless it says itself when it was; names need no day. One
    after which the fact would end before it begins is none either, until a later one mends that.
    """
    before: Fact | None = None
    for version in versions:
        if version.changes is not None and not version.deleted:
            if before is not None:
                version = _changed(before, version)
            elif version.start is None and not isinstance(version, Particulars):
                continue
        before = before if version.deleted else version
        if version.deleted or not _ends_too_soon(version):
            yield version


def _ends_too_soon(version: Fact) -> bool:
    return version.start is not None and version.end is not None and version.end[1] < version.start[0]


def _changed(before: Fact, version: Fact) -> Fact:
    said: dict[str, Any] = {"changes": None, "as_written": version.as_written or before.as_written}
    for one in (version.changes or "").split():
        name = one.rstrip(PARTLY + IF_NONE)
        new, old = getattr(version, name), getattr(before, name)
        said[name] = _merged(old, new) if one.endswith(PARTLY) else (old or new) if one.endswith(IF_NONE) else new
        said.update((more, getattr(version, more)) for more in _WITH.get(name, ()))
    kept = {one.name: getattr(before, one.name) for one in fields(before) if one.name not in _OWN and one.name not in said}
    return version.changed(**kept, **said)


def _merged(old: str | None, new: str | None) -> str | None:
    """Parts of a text, each 'what it is: words': those of the one put in the place of those of the other."""
    parts = {part.partition(": ")[0]: part for text in (old, new) if text for part in text.split("; ")}
    return "; ".join(parts.values()) or None
