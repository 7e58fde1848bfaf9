"""All that a graph holds, as text that can be compared: the same story is the same text, whenever it was loaded."""

from typing import Any

from asking import Ask

from sightline.graph.store import Store

NODES = "MATCH (n) WHERE NOT labels(n)[0] IN ['Load', 'Schema'] RETURN labels(n)[0] AS label, properties(n) AS is"
TIES = (
    "MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.key) AS start, type(r) AS type, properties(r) AS is, coalesce(b.id, b.key) AS end"
)
CLOCKS = ("loaded_at", "load", "source")


async def everything(ask: Ask, store: Store) -> tuple[list[str], list[str]]:
    """All nodes and relationships as text, without what tells when and whence they were loaded."""
    nodes = await ask(store, NODES)
    ties = await ask(store, TIES)
    return (
        sorted(f"{row['label']} {plain(row['is'])}" for row in nodes),
        sorted(f"{row['start']} {row['type']} {row['end']} {plain(row['is'])}" for row in ties),
    )


def plain(properties: dict[str, Any]) -> list[tuple[str, Any]]:
    """Properties in the order of their names, without the clocks."""
    return sorted((name, value) for name, value in properties.items() if name not in CLOCKS)
