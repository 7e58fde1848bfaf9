"""Your own Neo4j: its address and what it must be."""

from sightline.graph.errors import EngineRefused

OLDEST = (5, 26)


def check_version(agent: str) -> None:
    """Refuse a server too old for the Cypher we write; `agent` is what it says of itself, such as Neo4j/5.26.30."""
    product, _, release = agent.partition("/")
    numbers = tuple(int(part) for part in release.split(".")[:2] if part.isdigit())
    if product != "Neo4j" or numbers < OLDEST:
        raise EngineRefused(f"the server says it is {agent}", "use Neo4j 5.26 or later")
