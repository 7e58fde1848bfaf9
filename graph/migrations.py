"""Brings a database to this version's schema: numbered steps, each safe to run twice, run on every start."""

from collections.abc import Callable, Iterable, Iterator

from sightline.graph.errors import DataNewer
from sightline.graph.schema import PLACES, constraints, identity_indexes, indexes, work_list_indexes
from sightline.graph.store import Statement, Store


def identity_reach() -> Iterator[str]:
    """Statements that tie addresses, teams and workers to all that may decide with what they are one; safe to run twice.

    Each of the later ones doubles how far that goes, so that five leave no group out.
    """
    yield (
        "MATCH (one:Judgement)-[:BETWEEN]->(place) WHERE place:" + " OR place:".join(PLACES) + " "
        "MERGE (place)-[:JUDGED_BY]->(one)"
    )
    for _ in range(5):
        yield (
            "MATCH (place)-[:JUDGED_BY]->(:Judgement {says: 'same'})-[:BETWEEN]->(near)-[:JUDGED_BY]->(one:Judgement) "
            "WITH DISTINCT place, one MERGE (place)-[:JUDGED_BY]->(one)"
        )


STEPS: tuple[Callable[[], Iterable[str]], ...] = (
    constraints, indexes, constraints, work_list_indexes, constraints, constraints, identity_indexes, identity_reach,
    constraints,
)  # fmt: skip


async def migrate(store: Store) -> int:
    """Runs the steps that this database has not had; returns the version that it is at."""
    rows = await store.read("schema_version")
    version = rows[0]["version"] if rows else 0
    if version > len(STEPS):
        raise DataNewer(f"the data is at schema version {version}, this Sightline knows {len(STEPS)}", "upgrade Sightline")
    for number, step in enumerate(STEPS[version:], start=version + 1):
        for text in step():
            await store.write([Statement(text)])
        await store.write([Statement(_MARK, [{"version": number}])])
    return len(STEPS)


_MARK = "UNWIND $rows AS row MERGE (n:Schema {id: 'sightline'}) SET n.version = row.version"
