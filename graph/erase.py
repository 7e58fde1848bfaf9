"""Removes what one load of one case brought, as if it had never been loaded; the one place that removes anything."""

from collections.abc import Iterator

from sightline.graph.facts import Fact
from sightline.graph.forgetting import UNNEEDED, forgetting
from sightline.graph.load import VERSIONED
from sightline.graph.schema import relationships
from sightline.graph.store import Statement, Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Child, Record

# Those that others point to come after those that point; agencies nest at most so deep.
UNVERSIONED = ("Record", "Adult", "Child", "Professional", "Address", *["Agency"] * 4, *["Authority"] * 2)


async def erase(store: Store, source: str, case: Bundle) -> None:
    """Removes all versions that a load brought, and of the things that its case names those that nothing else needs."""
    records = [item.id for item in case.items if isinstance(item, Record)]
    await store.write([*await forgetting(store, source, records), *_statements(source, case)])


def _statements(source: str, case: Bundle) -> Iterator[Statement]:
    for label in VERSIONED:
        yield Statement(f"UNWIND $rows AS row MATCH (n:{label} {{load: row.load}}) DETACH DELETE n", [{"load": source}])
    for label in UNVERSIONED:
        keys = [{"id": item.id} for item in case.items if type(item).__name__ == label and not isinstance(item, Fact)]
        yield Statement(_unjudge(label), keys)
        yield Statement(UNNEEDED.format(label), keys)
    children = [{"id": item.id} for item in case.items if isinstance(item, Child)]
    for label in ("Listed", "Gap"):
        gone = "WHERE NOT EXISTS { MATCH (:Child {id: row.id}) }"
        yield Statement(f"UNWIND $rows AS row MATCH (n:{label} {{child: row.id}}) {gone} DETACH DELETE n", children)
    yield Statement("MATCH (n:NameKey) WHERE NOT EXISTS { (n)<-[:KEYED]-() } DELETE n")
    yield Statement("UNWIND $rows AS row MATCH (n:Load {id: row.id}) DELETE n", [{"id": source}])


def _unjudge(label: str) -> str:
    """What removes judgements and proposals about a thing that nothing else needs."""
    others = "|".join(one.type for one in relationships().values() if label in one.end and one.type != "BETWEEN")
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})<-[:BETWEEN]-(one) "
        f"WHERE NOT EXISTS {{ (n)<-[:{others}]-() }} DETACH DELETE one"
    )
