"""How much of a person's case file a question needs: read off what it selects, so that no more is fetched."""

from collections.abc import Iterable
from enum import IntEnum

from graphql import FieldNode, GraphQLNamedType

PEOPLE = frozenset({"Child", "Adult", "Person"})
OF_CONTACTS = frozenset({"__typename", "id", "lens", "today", "timeline"})
OF_REPLAYS = frozenset({"whatWasKnown", "earliestKnowable", "whatIf"})
OF_HOUSEHOLD = frozenset({"household", "network", "agenda", "gaps", "document"}) | OF_REPLAYS


class Breadth(IntEnum):
    """From the least to the most."""

    CONTACTS = 0
    OWN = 1
    WHOLE = 2


def breadth(fields: Iterable[tuple[GraphQLNamedType, FieldNode]]) -> Breadth:
    """What is needed for these fields, each with the type that it is asked of."""
    every = list(fields)
    asked = [node for kind, node in every if kind.name in PEOPLE]
    if any(kind.name == "Query" and node.name.value == "gaps" for kind, node in every):
        return Breadth.WHOLE
    if any(node.name.value in OF_HOUSEHOLD for node in asked):
        return Breadth.WHOLE
    return Breadth.CONTACTS if all(_of_contacts(node) for node in asked) else Breadth.OWN


def _of_contacts(node: FieldNode) -> bool:
    other_labels = any(argument.name.value == "labels" for argument in node.arguments or ())
    return node.name.value in OF_CONTACTS and not other_labels
