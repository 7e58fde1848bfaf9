"""What a document of the standard does not hold of the case that it was written from: listed by key, counted by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import orjson

Node = dict[str, Any]
Sort = Literal["fact", "version", "field", "required"]


@dataclass(frozen=True, slots=True)
class Loss:
    """What the document does not hold: a whole fact, an earlier version, a field of a fact, or what the standard requires."""

    sort: Sort
    of: str  # key of the version, or the path in the document
    label: str
    kind: str
    what: str


@dataclass(slots=True)
class Written:
    """A document, and what it does not hold."""

    document: Node
    losses: list[Loss]

    def text(self) -> bytes:
        """The document as it is written to a file."""
        return orjson.dumps(self.document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def counts(self) -> dict[str, int]:
        """How much is not in it, by what it is."""
        found: dict[str, int] = {}
        for loss in self.losses:
            name = f"{loss.sort}: {loss.label} {loss.kind}" if loss.sort == "fact" else f"{loss.sort}: {loss.label}, {loss.what}"
            found[name] = found.get(name, 0) + 1
        return dict(sorted(found.items()))


def lines(losses: list[Loss]) -> Iterator[dict[str, str]]:
    """Losses as rows for a report."""
    for loss in losses:
        yield {"sort": loss.sort, "of": loss.of, "label": loss.label, "kind": loss.kind, "what": loss.what}
