"""Whatever has an id of its own across the whole graph, and how such an id is written: its type, a colon, its key."""

from typing import Any

import strawberry
from graphql import GraphQLAbstractType, GraphQLResolveInfo

from sightline.gql.field import worked_out
from sightline.graph.facts import FACTS

PEOPLE = ("Child", "Adult")
THINGS = ("Agency", "Professional", "Address", "Authority")
LABELS = (*PEOPLE, *THINGS, *FACTS)


def label_of(source: Any) -> str:
    """Which type of node a source is."""
    fact = getattr(source, "fact", None)
    if fact is not None:
        label: str = fact.label
        return label
    return str(getattr(source, "who", None) or type(source).__name__)


def key_of(source: Any) -> str:
    """The key by which the graph knows a source."""
    fact = getattr(source, "fact", None)
    if fact is not None:
        return str(fact.fact)
    return str(getattr(source, "person", None) or source.id)


def node_id(source: Any) -> str:
    """The id of a source across the whole graph."""
    return f"{label_of(source)}:{key_of(source)}"


def key_in(label: str, given: str) -> str:
    """The key in an id given as `Child:…` or as the bare key."""
    return given.removeprefix(f"{label}:")


@strawberry.interface(description="Whatever has an id of its own; `node` finds it again by that id.")
class Node:
    """An interface of people, places, bodies and facts."""

    id: strawberry.ID = worked_out("The id across the whole graph: the type, a colon and the key.", node_id)

    @classmethod
    def resolve_type(cls, value: Any, info: GraphQLResolveInfo[Any], kind: GraphQLAbstractType) -> str:
        """The name of the type that shows a source."""
        return label_of(value)

    @classmethod
    def is_type_of(cls, value: Any, info: GraphQLResolveInfo[Any]) -> bool:
        """Does this type show a source."""
        return label_of(value) == cls.__name__
