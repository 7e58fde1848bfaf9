"""The network around one thing, on both engines."""

from dataclasses import replace

import pytest
from town import TEAM, cares, contact, filed, known, lives, works

from sightline.graph.errors import BadInput, NotFound
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.network import Network, network
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Professional
from sightline.graph.ties import Thing
from sightline.graph.walk import Budget

LENS = Lens(viewer=OWNER)

TOWN: tuple[Item, ...] = (
    Agency(id=TEAM, name="Front door", kind="social-care"),
    Professional(id="worker", agency=TEAM, role="social worker"),
    Address(id="row", lines="7 Unbuilt Row"),
    Address(id="hostel", lines="Unbuilt Hostel", communal=True),
    *known("zubrin", "Zubrin", "Brask"),
    *(item for name in ("sister", "neighbour", "former", "stranger") for item in filed(name)),
    *filed("aunt", who="Adult"),
    cares("zubrin", "aunt"), cares("sister", "aunt"), cares("zubrin", "aunt", fact="again", kind="relative"),
    lives("zubrin", "row", "2020-01-01", "2020-06-01"), lives("neighbour", "row", "2020-05-01"),
    lives("former", "row", "2019-01-01", "2020-01-01"), lives("zubrin", "hostel"), lives("stranger", "hostel"),
    works("zubrin", by="worker"), works("stranger", by="worker"),
)  # fmt: skip


@pytest.fixture
async def town(fresh_store: Store) -> Store:
    await load(fresh_store, [Bundle("town", TOWN)], source="town")
    return fresh_store


def steps(around: Network) -> dict[str, int]:
    return {thing.id: far for thing, far in around.steps.items()}


async def test_a_network_stops_at_bodies_workers_and_hostels(town: Store) -> None:
    around = await network(town, Thing("Child", "zubrin"), LENS, levels=3)
    near = {"zubrin": 0, "aunt": 1, "row": 1, "hostel": 1, "worker": 1, TEAM: 1, "sister": 2, "neighbour": 2}
    assert steps(around) == near
    assert around.described.people[Thing("Child", "zubrin")].names == ("Zubrin Brask",)
    assert around.described.places.professionals["worker"].role == "social worker"
    assert around.cut == ()


async def test_workers_are_passed_through_when_asked_for(town: Store) -> None:
    around = await network(town, Thing("Child", "zubrin"), LENS, through_professionals=True)
    assert steps(around)["stranger"] == 2


async def test_an_edge_shows_every_fact_that_it_rests_on(town: Store) -> None:
    around = await network(town, Thing("Child", "zubrin"), LENS, levels=1)
    (edge,) = (edge for edge in around.edges if edge.relationship == "CARER")
    assert (edge.origin.id, edge.target.id) == ("zubrin", "aunt")
    assert sorted(fact.fact for fact in edge.facts) == ["again", f"{TEAM}/zubrin cared for by aunt"]
    assert len(around.edges) == len({(edge.origin, edge.relationship, edge.target) for edge in around.edges})


async def test_the_network_of_a_body_is_the_people_on_its_files(town: Store) -> None:
    around = await network(town, Thing("Agency", TEAM), LENS, levels=1)
    assert {"zubrin", "stranger", "former"} <= set(steps(around))


async def test_a_network_that_is_too_large_says_what_was_left_out(town: Store) -> None:
    around = await network(town, Thing("Child", "zubrin"), LENS, most_things=3)
    assert len(around.steps) == 3
    assert around.cut == ("only the nearest 3 of 8 things are shown",)
    assert {end for edge in around.edges for end in (edge.origin, edge.target)} <= set(around.steps)
    narrow = await network(town, Thing("Child", "zubrin"), LENS, budget=Budget(facts=2, things=1))
    assert any("only the first 2 facts" in said for said in narrow.cut)


async def test_a_network_of_what_is_hidden_is_not_found_and_an_adults_needs_a_purpose(town: Store) -> None:
    south = replace(LENS, viewer=Viewer(name="reader", role="practitioner", teams=frozenset({"team-south"})))
    for start in (Thing("Child", "zubrin"), Thing("Address", "row"), Thing("Child", "nobody"), Thing("Agency", "nobody")):
        with pytest.raises(NotFound):
            await network(town, start, south)
    with pytest.raises(BadInput, match="purpose"):
        await network(town, Thing("Adult", "aunt"), south)


async def test_many_at_one_address_are_followed_within_the_budget(fresh_store: Store) -> None:
    people = [item for number in range(8) for item in (*filed(f"child-{number}"), lives(f"child-{number}", "row"))]
    call = contact("call", "child-1", "far")
    await load(
        fresh_store, [Bundle("town", (*people, *filed("far"), call, Address(id="row", lines="7 Unbuilt Row")))], source="town"
    )
    around = await network(fresh_store, Thing("Child", "child-0"), LENS, levels=3, budget=Budget(things=3))
    assert "only 3 of 7 things at 2 steps from child child-0 were followed" in around.cut
