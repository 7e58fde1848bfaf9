"""The store door, on both engines."""

from sightline.graph.store import Statement


async def test_what_is_written_can_be_read(fresh_store, ask):
    await fresh_store.write([Statement("UNWIND $rows AS row CREATE (:Mark {id: row.id})", [{"id": "one"}])])
    assert await ask(fresh_store, "MATCH (mark:Mark) RETURN mark.id AS id") == [{"id": "one"}]


async def test_a_fresh_store_is_empty(fresh_store, ask):
    assert await ask(fresh_store, "MATCH (mark:Mark) RETURN mark.id AS id") == []
