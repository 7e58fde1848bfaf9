"""A child of each return as the graph has it: journey, contacts, registrations and people, asked as anybody asks."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from pupils import FORMER, LEFT, ROLL, TRANSFER
from returns import CENSUS, EPISODES, HEADER, NORTHMERE, received, written

from sightline.graph.case import Case
from sightline.graph.casefile import child_case
from sightline.graph.facts import Care, Contact, Registration
from sightline.graph.lens import OWNER, Lens
from sightline.graph.search import search
from sightline.graph.store import Store
from sightline.loaders.intake.sender import Said
from sightline.queries.age import unborn
from sightline.queries.index import Index
from sightline.queries.journey import journey

TODAY = "2024-06-01"
LENS = Lens(viewer=OWNER)
CARE = "area-dfe-201/social-care"
SCHOOL = Said(authority="Northmere", dfe="201", agency="Northmere schools", as_at="2024-03-31")
BEFORE = """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
N1,01/06/2022,S,C1,N1,U6,PR1,,,,AB1 2DE,EF3 4GF,
"""
NOW = EPISODES.replace("N1,01/06/2023,S,", "N1,01/06/2023,B,")
FILES = {
    "header.csv": (HEADER, NORTHMERE),
    "now.csv": (NOW, NORTHMERE),
    "before.csv": (BEFORE, NORTHMERE.model_copy(update={"as_at": "2023-03-31"})),
    "census.xml": (CENSUS, NORTHMERE),
    "transfer.xml": (TRANSFER, Said()),
    "roll.csv": (ROLL, SCHOOL.model_copy(update={"as_at": "2024-01-18"})),
    "left.csv": (LEFT, SCHOOL),
}


@pytest.fixture(scope="module")
async def loaded(
    embedded_store: Store, empty: Callable[[Store], Awaitable[None]], tmp_path_factory: pytest.TempPathFactory
) -> Store:
    """Every return in one graph, each row of them loaded."""
    await empty(embedded_store)
    folder: Path = tmp_path_factory.mktemp("returns")
    for name, (text, said) in FILES.items():
        account = await received(embedded_store, written(folder, name, text), said)
        assert account.held.total() == 0
    return embedded_store


async def case_of(store: Store, text: str, team: str) -> Case:
    """The one child found by a text on a team's files."""
    found = [hit.thing.id for hit in (await search(store, text, LENS)).hits if team in hit.thing.id]
    return await child_case(store, found[0], LENS)


async def test_a_looked_after_childs_journey_goes_on_from_last_years_return(loaded: Store) -> None:
    case = await child_case(loaded, f"{CARE}/N1", LENS)
    stays = [(stay.kind, stay.place, stay.since, stay.until) for stay in journey(case, TODAY).home]
    assert stays == [
        ("placement", "EF3 4GF", ("2022-06-01",) * 2, ("2023-06-01",) * 2),
        ("placement", "EF3 4GH", ("2023-06-01",) * 2, ("2024-01-15",) * 2),
        ("placement", "EF3 4GJ", ("2024-01-15",) * 2, None),
    ]
    [care] = [fact for fact in Index(case).kinds(("looked-after",)) if fact.source.startswith("before")]
    assert (care.since, care.until) == ("2022-06-01", None)


async def test_the_census_adds_its_contacts_to_the_same_childs_file(loaded: Store) -> None:
    contacts = Index(await child_case(loaded, f"{CARE}/N1", LENS)).of(Contact)
    told = [(one.kind, one.on) for one in contacts if one.kind in ("referral", "strategy-discussion", "conference")]
    assert told == [("referral", "2023-05-02"), ("strategy-discussion", "2023-05-10"), ("conference", "2023-05-30")]


async def test_a_child_of_the_census_who_is_not_born_yet_is_unborn(loaded: Store) -> None:
    case = await child_case(loaded, f"{CARE}/N3", LENS)
    assert case.expected_on == "2024-06-01"
    assert unborn(Index(case))


async def test_a_transferred_pupil_is_found_by_former_number_and_has_schools_parents_and_home(loaded: Store) -> None:
    case = await case_of(loaded, FORMER, "laestab-2012001")
    index = Index(case)
    schools = [(case.places.agencies[one.agency].name, one.since, one.until) for one in index.of(Registration)]
    assert schools == [("Wren Infants", "2018-09-03", "2021-07-20"), ("Larkrise Primary", "2021-09-01", "2024-03-15")]
    assert [one.relation for one in index.of(Care)] == ["mother (PAM)", "father (PAF)"]
    assert [stay.place for stay in journey(case, TODAY).home] == ["7, Unbuilt Row, Northmere"]


async def test_a_pupil_who_left_has_one_registration_and_its_end(loaded: Store) -> None:
    case = await case_of(loaded, "Zubrin Quell", "northmere-schools")
    assert [(one.since, one.until) for one in Index(case).of(Registration)] == [("2021-09-01", "2024-03-15")]
    on_roll = await child_case(loaded, case.person, Lens(viewer=OWNER, known_at="2024-02-01"))
    assert [(one.since, one.until) for one in Index(on_roll).of(Registration)] == [("2021-09-01", None)]
