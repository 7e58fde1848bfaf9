"""What every loader yields and the graph writes: bundles of things, records and facts, each written whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.facts import Fact
from sightline.graph.things import (
    Address,
    Adult,
    Agency,
    Authority,
    Child,
    Coverage,
    IdentityDecision,
    Postcode,
    Professional,
    Record,
    Succession,
)

Thing = Child | Adult | Authority | Agency | Professional | Address | Postcode
Item = Thing | Record | IdentityDecision | Coverage | Succession | Fact


@dataclass(frozen=True, slots=True)
class Bundle:
    """Items that stand or fall together, such as one household with the teams it names; `name` is for progress.

    Keys may repeat over bundles: the same thing described again is the same node, the same version is loaded once.
    `Fact.id`, `loaded_at`, `load` are left empty by loaders; the graph fills them (the id from the content).
    """

    name: str
    items: tuple[Item, ...]


Stream = Iterable[Bundle]
