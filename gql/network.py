"""The network around one person, for a drawing and for its table twin."""

import strawberry

from sightline.gql.bounds import Between
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown, worked_out


@strawberry.type(description="A person, team or address in a network.")
class NetworkNode:
    """One node."""

    id: strawberry.ID = worked_out("The id across the whole graph.", lambda node: f"{node.label}:{node.id}")
    label: str = shown("Child, Adult, Agency, Professional or Address.")
    name: str = shown("What to call it.")
    kind: str | None = shown("What sort of body, for teams.")
    signpost: bool = shown("True where only its existence is shown.")


@strawberry.type(description="A tie between two nodes, with how many facts say so and which.")
class NetworkEdge(Cites):
    """One tie."""

    origin: str = shown("The key of the node at which it begins.")
    target: str = shown("The key of the node at which it ends.")
    tie: str = shown("The tie in words.")
    since: Between | None = shown("Its first day.")
    until: Between | None = shown("Its last day.")
    number: int = worked_out("How many facts say so.", lambda edge: len(edge.part.facts))
    evidence: list[Fact] = cited("The facts that say so.", "facts")


@strawberry.type(description="Nodes and ties; `cut` is true where more were found than are given.")
class Network(Cites):
    """Nodes and ties."""

    nodes: list[NetworkNode] = shown("Who and what is tied together.")
    edges: list[NetworkEdge] = shown("The ties.")
    cut: bool = shown("Were more found than are given.")
