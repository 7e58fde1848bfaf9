"""Search by names, birth dates, numbers and addresses, on both engines."""

from dataclasses import replace

import pytest
from town import TEAM, filed, known, lives, named, record, told

from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.search import BUDGET, Found, search
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Authority, IdentityDecision
from sightline.graph.ties import Thing
from sightline.loaders.case_format import read_case, shipped_case

LENS = Lens(viewer=OWNER)
CHILD = Thing("Child", "victoria-climbie")
NUMBERS = {"born_on": "2001-03-09", "nhs_number": "9990001234", "upn": "Z123456789012"}

TOWN: tuple[Item, ...] = (
    Authority(id="northmere", name="Northmere"),
    Agency(id=TEAM, name="Front door", kind="social-care"),
    Address(id="unbuilt-row", lines="7 Unbuilt Row, Northmere", postcode="ZZ9 7ZZ", uprn="900000000007", authority="northmere"),
    Address(id="nowhere-lane", lines="8 Nowhere Lane, Northmere", postcode="ZZ9 8ZZ", authority="northmere"),
    *known("thessaly", "Thessaly Jo", "O'Quendle-Brask", **NUMBERS),
    named("thessaly", "Tess", "Brask", fact="alias", kind="alias"),
    *known("swapped", "Vorrigan", "Élodie"),
    *known("uncle", "Wulfric", "Quendle", who="Adult"),
    lives("thessaly", "unbuilt-row"), lives("uncle", "unbuilt-row", until="2020-05-01"), lives("swapped", "nowhere-lane"),
)  # fmt: skip


@pytest.fixture(scope="module")
async def town(store: Store) -> Store:
    """The made-up town and the headline case."""
    await load(store, [Bundle("town", TOWN)], source="town")
    await load(store, [read_case(shipped_case("victoria-climbie")).bundle], source="headline")
    return store


def things(found: Found) -> list[Thing]:
    return [hit.thing for hit in found.hits]


@pytest.mark.parametrize("text", ["Climbie", "climbié", "Klimby", "Anna Kouao", "kouao anna", "victoria 1991", "ADJO CLIMBIE"])
async def test_the_headline_child_is_found_first(town: Store, text: str) -> None:
    assert things(await search(town, text, LENS))[0] == CHILD


@pytest.mark.parametrize("text", ["Somerset Gardens", "victoria 1992", "02/11/1991", "11 feb 1991", "Adjo 2 Nov 1990", "Clim"])
async def test_the_headline_child_is_found(town: Store, text: str) -> None:
    assert CHILD in things(await search(town, text, LENS))


async def test_a_hit_says_why_and_shows_the_names_the_birth_date_and_the_last_known_area(town: Store) -> None:
    found = await search(town, "Klimby 2/11/1992", LENS)
    hit = next(hit for hit in found.hits if hit.thing == CHILD)
    assert hit.why == ("family name sounds like 'klimby': Climbié", "born a year off: 2 November 1991")
    assert hit.evidence
    person = found.described.people[CHILD]
    assert {"Anna Kouao", "Victoria Adjo Climbié"} <= set(person.names)
    assert person.born_on == ("1991-11-02",)
    assert person.area is not None
    assert person.area.name == "Haringey"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Thessaly", "given name Thessaly Jo"),
        ("tesaly", "given name sounds like 'tesaly': Thessaly Jo"),
        ("thess", "given name begins with 'thess': Thessaly Jo"),
        ("Oquendle", "family name O'Quendle-Brask"),
        ("O Quendle", "family name O'Quendle-Brask"),
        ("brask", "family name Brask"),
        ("tess 2001", "born 9 March 2001"),
        ("03/09/2001", "born with day and month the other way round: 9 March 2001"),
        ("9/3/2002", "born a year off: 9 March 2001"),
        ("tess 9/4/2001", "born on a date that differs in one part: 9 March 2001"),
        ("999 000 1234", "NHS number 9990001234"),
        ("z123456789012", "unique pupil number Z123456789012"),
        ("zz97zz", "lives at 7 Unbuilt Row, Northmere"),
        ("7 unbuilt row", "lives at 7 Unbuilt Row, Northmere"),
        ("900000000007", "lives at 7 Unbuilt Row, Northmere"),
    ],
)
async def test_a_child_is_found_by_name_alias_birth_date_number_and_address(town: Store, text: str, why: str) -> None:
    found = await search(town, text, LENS)
    assert why in next(hit.why for hit in found.hits if hit.thing.id == "thessaly")


async def test_names_in_the_other_order_and_without_accents_are_found(town: Store) -> None:
    assert things(await search(town, "elodie vorrigan", LENS))[0] == Thing("Child", "swapped")


async def test_an_address_gives_its_children_then_adults_then_itself(town: Store) -> None:
    found = await search(town, "ZZ9 7ZZ", LENS)
    assert things(found) == [Thing("Child", "thessaly"), Thing("Address", "unbuilt-row"), Thing("Adult", "uncle")]
    assert found.hits[2].why == ("lived at 7 Unbuilt Row, Northmere until 1 May 2020",)


@pytest.mark.parametrize("text", ["", "   ", "Quixwumple", "999 999 9999", "ZZ1 1ZZ", "3/2001", "'}) DETACH DELETE n //"])
async def test_what_fits_nothing_finds_nobody(town: Store, text: str) -> None:
    assert (await search(town, text, LENS)).hits == ()


async def test_a_search_that_names_nothing_to_look_under_says_what_to_type(town: Store) -> None:
    assert "type a name" in (await search(town, "3/2001", LENS)).cut[0]


async def test_a_hidden_child_is_as_one_that_is_not_there(town: Store) -> None:
    stranger = Lens(viewer=Viewer(name="reader", role="practitioner", teams=frozenset({"team-south"})))
    for text in ("Thessaly", "9990001234", "7 Unbuilt Row", "9/3/2001"):
        hidden, absent = await search(town, text, stranger), await search(town, "Quixwumple", stranger)
        assert (hidden.hits, hidden.cut, hidden.described) == (absent.hits, absent.cut, absent.described)


async def test_a_name_on_a_hidden_file_leads_to_nothing_on_a_file_that_is_open(fresh_store: Store) -> None:
    hidden, told_of = named("zubrin", "Quell", "Brask"), {"born_on": "2001-03-09", "team": "team-south"}
    seen = (*filed("zubrin", "team-south"), named("zubrin", "Thessaly", "Climbié", **told_of))
    was_so = replace(named("vell", "Quell", "Vell"), fact="vell name")
    is_so = replace(named("vell", "Marr", "Vell", **told_of), fact="vell name", version=2)
    both = (*filed("vell"), *filed("vell", "team-south"), was_so, is_so)
    await load(fresh_store, [Bundle("files", (*filed("zubrin"), hidden, *seen, *both))], source="made up")
    south = Lens(viewer=Viewer(name="reader", role="practitioner", teams=frozenset({"team-south"})))
    for text, found in (
        ("quell 2002", []),
        ("thessaly 2002", ["zubrin"]),
        ("9/3/2001", ["vell", "zubrin"]),
        ("vell 2001", ["vell"]),
    ):
        assert sorted(one.id for one in things(await search(fresh_store, text, south))) == found, text
    assert sorted(one.id for one in things(await search(fresh_store, "quell 2002", LENS))) == ["vell", "zubrin"]


async def test_a_file_that_was_told_is_found_by_the_team_told(fresh_store: Store) -> None:
    file = (*filed("zubrin"), named("zubrin", "Zubrin", None, told=told("team-south")))
    pointed = (*filed("quell"), named("quell", "Quell", None, told=told("team-south", level="existence")))
    await load(fresh_store, [Bundle("files", (*file, *pointed))], source="made up")
    lens = Lens(viewer=Viewer(name="reader", role="practitioner", teams=frozenset({"team-south"})))
    assert things(await search(fresh_store, "Zubrin", lens)) == [Thing("Child", "zubrin")]
    assert (await search(fresh_store, "Quell", lens)).hits == ()


async def test_a_corrected_name_is_found_as_what_stood_before_and_a_withdrawn_one_is_not(fresh_store: Store) -> None:
    first = named("zubrin", "Quixwell", "Brask", recorded_at="2020-01-02")
    second = replace(first, given_name="Zubrin", version=2, recorded_at="2020-02-02")
    gone = replace(first, deleted=True, version=3, recorded_at="2020-03-02")
    await load(fresh_store, [Bundle("file", (*filed("zubrin"), first, second))], source="made up")
    (hit,) = (await search(fresh_store, "Quixwell", LENS)).hits
    assert hit.why == ("given name Quixwell, before the file was changed",)
    then = replace(LENS, known_at="2020-01-15")
    assert (await search(fresh_store, "Zubrin", then)).hits == ()
    await load(fresh_store, [Bundle("file", (gone,))], source="withdrawn")
    assert (await search(fresh_store, "Quixwell", LENS)).hits == ()
    assert [hit.why for hit in (await search(fresh_store, "Quixwell", then)).hits] == [("given name Quixwell",)]


async def test_a_file_moved_to_another_record_finds_the_other_child_only(fresh_store: Store) -> None:
    wrong = named("zubrin", "Quixwell", "Brask")
    right = replace(named("quell", "Quixwell", "Brask"), fact=wrong.fact, version=2, recorded_at="2020-02-02")
    await load(fresh_store, [Bundle("file", (*filed("zubrin"), *filed("quell"), wrong, right))], source="made up")
    assert things(await search(fresh_store, "Quixwell", LENS)) == [Thing("Child", "quell")]
    assert things(await search(fresh_store, "Quixwell", replace(LENS, known_at="2020-01-15"))) == [Thing("Child", "zubrin")]


async def test_a_joined_record_leads_to_the_child_it_is_of_on_that_day(fresh_store: Store) -> None:
    joined = IdentityDecision(id="joined", record=record("zubrin"), person="quell", at="2020-06-01", by="team", basis="linkage")
    await load(fresh_store, [Bundle("file", (*known("zubrin", "Quixwell", None), *filed("quell"), joined))], source="made up")
    assert things(await search(fresh_store, "Quixwell", LENS)) == [Thing("Child", "quell")]
    assert things(await search(fresh_store, "Quixwell", replace(LENS, known_at="2020-05-31"))) == [Thing("Child", "zubrin")]


async def test_a_name_shared_by_very_many_says_that_it_was_cut(fresh_store: Store) -> None:
    many = [Bundle(str(number), known(f"child-{number}", "Quixwell", f"Brask{number}")) for number in range(BUDGET["most"] + 1)]
    await load(fresh_store, many, source="made up")
    found = await search(fresh_store, "Quixwell", LENS, limit=5)
    assert len(found.hits) == 5
    assert "names that sound like 'quixwell'" in found.cut[0]
    assert "only the best 5 of" in found.cut[-1]
