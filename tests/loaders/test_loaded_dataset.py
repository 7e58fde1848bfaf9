"""A child of the safeguarding dataset and of the daily payload as the graph has it: asked as anybody asks."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from payloads import CHILD, payload
from returns import NORTHMERE, received, written
from safeguarding import TABLES, written_tables

from sightline.graph.casefile import child_case
from sightline.graph.facts import Care, Contact, Involvement
from sightline.graph.lens import OWNER, Lens
from sightline.graph.store import Store
from sightline.queries.age import unborn
from sightline.queries.index import Index
from sightline.queries.journey import journey

TODAY = "2024-06-01"
CARE = "area-dfe-201/social-care"
WANTED = (
    "ssd_person", "ssd_address", "ssd_cla_episodes", "ssd_cla_placement", "ssd_cin_episodes", "ssd_mother", "ssd_involvements",
    "ssd_professionals", "ssd_department",
)  # fmt: skip


@pytest.fixture(scope="module")
async def loaded(
    embedded_store: Store, empty: Callable[[Store], Awaitable[None]], tmp_path_factory: pytest.TempPathFactory
) -> Store:
    """Both of one authority in one graph."""
    await empty(embedded_store)
    folder: Path = tmp_path_factory.mktemp("both")
    tables = written_tables(folder / "ssd", without=tuple(name for name in TABLES if name not in WANTED))
    for path in (*tables.iterdir(), written(folder, "day.json", payload(CHILD))):
        account = await received(embedded_store, path, NORTHMERE)
        assert account.held.total() == 0
    return embedded_store


async def test_a_journey_has_the_homes_the_worker_and_the_mother_of_every_table(loaded: Store) -> None:
    case = await child_case(loaded, f"{CARE}/N1", Lens(viewer=OWNER))
    dated = [stay for stay in journey(case, TODAY).home if stay.since]
    assert next((stay.kind, stay.place, stay.since, stay.until) for stay in dated) == (
        "home",
        "4, Larkrise Lane, Northmere",
        ("2019-03-01",) * 2,
        ("2024-01-10",) * 2,
    )
    assert {(stay.kind, stay.place) for stay in dated[1:]} == {("placement", "EF3 4GH")}
    index = Index(case)
    assert [one.relation for one in index.of(Care)] == ["mother"]
    names = {case.places.professionals[one.by].name for one in index.of(Involvement) if one.by}
    assert "Made-Up Merrow" in names


async def test_a_referral_that_both_tell_of_is_one_event(loaded: Store) -> None:
    case = await child_case(loaded, f"{CARE}/N1", Lens(viewer=OWNER))
    told = [one for one in Index(case).of(Contact) if one.kind == "referral"]
    assert len(told) == 2
    assert len({one.event for one in told}) == 1


async def test_a_child_not_yet_born_is_unborn(loaded: Store) -> None:
    case = await child_case(loaded, f"{CARE}/N3", Lens(viewer=OWNER))
    assert case.expected_on == "2024-07-01"
    assert unborn(Index(case))
