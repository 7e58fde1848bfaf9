"""Erasing a case leaves the graph as it was before the case was loaded."""

from typing import Any

from sightline.graph.erase import erase
from sightline.graph.facts import About, Contact
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Agency, Child, IdentityDecision, Record
from sightline.loaders.borough import borough
from sightline.loaders.case_format import read_case, shipped_case

SOURCE = "a case to be erased"


async def everything(store: Store, ask: Any) -> list[str]:
    """Every node with its properties and every relationship with its ends, as text in order."""
    nodes = await ask(store, "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    links = await ask(store, "MATCH (n)-[r]->(m) RETURN n.id AS start, n.key AS k, type(r) AS type, m.id AS end, m.key AS e")
    return sorted(map(repr, [*nodes, *links]))


async def test_erasing_a_case_leaves_nothing_of_it_and_all_of_the_others(fresh_store: Store, ask: Any) -> None:
    await load(fresh_store, borough(20, 1), "others")
    before = await everything(fresh_store, ask)
    case = read_case(shipped_case("victoria-climbie")).bundle
    await load(fresh_store, [case], SOURCE)
    assert await everything(fresh_store, ask) != before
    await erase(fresh_store, SOURCE, case)
    assert await everything(fresh_store, ask) == before


def file_on(child: str) -> Bundle:
    """One child with a file at the team that every such child shares."""
    record = f"team-zubrin/{child}"
    items = (
        Agency(id="team-zubrin", name="Zubrin housing team", kind="housing"),
        Child(id=child),
        Record(id=record, held_by="team-zubrin", reference=child),
        IdentityDecision(id=f"{child}-opened", record=record, person=child, at="2020-01-01", by="team-zubrin", basis="opened"),
        Contact(fact=f"{child}-call", kind="call", held_by="team-zubrin", about=(About(record=record),), on="2020-01-02"),
    )
    return Bundle(child, items)


async def test_what_two_cases_share_outlives_one_of_them(fresh_store: Store, ask: Any) -> None:
    await load(fresh_store, [file_on("quellit")], "the other case")
    before = await everything(fresh_store, ask)
    await load(fresh_store, [file_on("ombrane")], SOURCE)
    await erase(fresh_store, SOURCE, file_on("ombrane"))
    assert await everything(fresh_store, ask) == before
    assert any("team-zubrin" in one for one in before)
