"""In which area something lay: by its own source, else by a directory of postcodes, as of its own days."""

import pytest

from sightline.graph.areas import NOT_KNOWN, Area, area_now, area_of
from sightline.graph.case import CaseFile, Places
from sightline.graph.casefile import child_case
from sightline.graph.facts import About, Contact, Fact, Residence
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.load import load
from sightline.graph.people import describe
from sightline.graph.population import cases_of
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Authority, Child, IdentityDecision, Postcode, Record
from sightline.graph.ties import Thing
from sightline.graph.whole import whole_case

LENS = Lens(viewer=OWNER)
DIRECTORY = "2024-05-31"
HOME = Address(id="home", lines="1 Unbuilt Row", postcode="QX1 1AA")
NEW = Authority(id="new", name="New Mere", gss="E97000002", since="2021-04-01", as_at=DIRECTORY)
COUNTY = Authority(id="county", name="Mereshire", gss="E10000999", until="2021-04-01", successors=("new",))
DISTRICT = Authority(id="district", name="Old Mere", gss="E07000999", until="2021-04-01", successors=("new",))
CITY = Authority(id="city", name="Merechester", gss="E06000999", until="2021-04-01", successors=("new",))
CODE = Postcode(id="QX1 1AA", authority="new", as_at=DIRECTORY)
BY_POSTCODE = Area("new", DIRECTORY)


def around(*areas: Authority, home: Address = HOME, day: str | None = None) -> Places:
    """A home whose postcode lies in the new area, with what is known of areas."""
    authorities = {one.id: one for one in (NEW, *areas)}
    return Places(addresses={"home": home}, authorities=authorities, postcodes={CODE.id: CODE}, day=day)


def stay(since: str | None = "2015-01-01", until: str | None = None, **more: str) -> Fact:
    return Residence(fact="stay", kind="home", held_by="team", since=since, until=until, at="home", **more)


def test_a_postcode_says_the_area_of_an_address_whose_source_does_not() -> None:
    assert area_of(around(), stay()) == area_now(around(), HOME) == BY_POSTCODE


def test_what_the_source_says_of_the_address_or_of_the_stay_counts_first() -> None:
    own = Address(id="home", lines="1 Unbuilt Row", postcode="QX1 1AA", authority="city")
    assert area_of(around(home=own), stay(authority="district")) == area_now(around(home=own), own) == Area("city")
    assert area_of(around(), stay(authority="district")) == Area("district")


@pytest.mark.parametrize("postcode", [None, "QX1 1AB"])
def test_no_postcode_or_one_that_no_directory_has_leaves_the_area_unknown(postcode: str | None) -> None:
    home = Address(id="home", lines="1 Unbuilt Row", postcode=postcode)
    assert area_of(around(home=home), stay()) == area_now(around(home=home), home) == NOT_KNOWN


def test_a_stay_that_ended_before_the_area_began_was_in_the_one_that_answered_for_children_there() -> None:
    ended = stay(until="2021-04-01")  # its last day was the day before
    assert area_of(around(COUNTY, DISTRICT), ended) == Area("county", DIRECTORY)
    assert area_of(around(COUNTY, DISTRICT), stay(until="2021-04-02")) == BY_POSTCODE
    assert area_of(around(COUNTY, DISTRICT), stay(until="2021-04")) == BY_POSTCODE  # it may have lasted into the month


def test_where_several_areas_became_one_nobody_knows_in_which_an_old_stay_was() -> None:
    assert area_of(around(COUNTY, CITY), stay(until="2016-01-01")) == NOT_KNOWN
    assert area_of(around(), stay(until="2016-01-01")) == NOT_KNOWN


def test_an_area_that_had_not_begun_either_is_not_named() -> None:
    late = Authority(id="county", name="Mereshire", since="2018-01-01", successors=("new",))
    assert area_of(around(late), stay(until="2016-01-01")) == NOT_KNOWN


def test_a_contact_is_judged_by_its_day() -> None:
    def visit(day: str) -> Fact:
        return Contact(fact="visit", kind="home-visit", held_by="team", on=day, at="home")

    assert area_of(around(COUNTY), visit("2021-03-31")) == Area("county", DIRECTORY)
    assert area_of(around(COUNTY), visit("2021-04-01")) == BY_POSTCODE


def test_a_day_asked_about_before_the_area_began_has_the_area_of_that_day() -> None:
    assert area_of(around(COUNTY, day="2020-01-01"), stay()) == Area("county", DIRECTORY)
    assert area_now(around(COUNTY, day="2020-01-01"), HOME) == Area("county", DIRECTORY)
    assert area_of(around(COUNTY, day="2022-01-01"), stay()) == BY_POSTCODE


CHILD: tuple[Item, ...] = (
    Agency(id="team", name="Team", kind="social-care"),
    Child(id="zubrin"),
    Record(id="team/1", held_by="team", reference="1"),
    IdentityDecision(id="one", record="team/1", person="zubrin", at="1900-01-01", by="team", basis="opened by the team"),
    HOME,
    stay(until="2020-01-01", recorded_at="2015-01-01").changed(about=(About(record="team/1"),)),
)
REGISTER: tuple[Item, ...] = (NEW, COUNTY, DISTRICT, CODE)


@pytest.mark.parametrize("files", [(CHILD, REGISTER), (REGISTER, CHILD)], ids=["directory-last", "directory-first"])
async def test_each_reader_finds_the_postcode_whichever_file_came_first(
    fresh_store: Store, files: tuple[tuple[Item, ...], ...]
) -> None:
    for number, items in enumerate(files):
        await load(fresh_store, [Bundle("all", items)], f"file {number}")
    one = await child_case(fresh_store, "zubrin", LENS)
    many = (await cases_of(fresh_store, ["zubrin"], LENS))["zubrin"]
    named = await describe(fresh_store, [Thing("Child", "zubrin"), Thing("Address", "home")], (), LENS)
    for places in (one.places, many.places, named.places):
        assert places.postcodes == {CODE.id: CODE}
        assert set(places.authorities) == {"new", "county", "district"}
        assert area_of(places, one.facts[0]) == Area("county", DIRECTORY)
    person = named.people[Thing("Child", "zubrin")]
    assert person.area is not None
    assert person.area.name == "Mereshire"
    then = await child_case(fresh_store, "zubrin", Lens(viewer=OWNER, known_at="2016-01-01"))
    assert area_of(then.places, then.facts[0]) == Area("county", DIRECTORY)
    exported = await whole_case(fresh_store, "zubrin", LENS)
    assert not any(isinstance(item, Postcode) for item in exported.items)


def test_the_area_of_a_home_that_a_lens_does_not_show_is_not_named() -> None:
    facts = tuple(item for item in CHILD if isinstance(item, Fact))
    decisions = tuple(item for item in CHILD if isinstance(item, IdentityDecision))
    file = CaseFile(person="zubrin", who="Child", decisions=decisions, facts=facts, places=around(COUNTY))
    assert set(through(LENS, file).places.authorities) == {"new", "county"}
    before = through(Lens(viewer=OWNER, known_at="2014-12-31"), file)
    assert (before.places.addresses, before.places.authorities, before.places.postcodes) == ({}, {}, {})


async def test_a_later_directory_counts_and_an_earlier_one_does_not_undo_it(fresh_store: Store) -> None:
    later = Postcode(id=CODE.id, authority="city", as_at="2025-05-31")
    await load(fresh_store, [Bundle("child", CHILD), Bundle("later", (later, CITY))], "later")
    await load(fresh_store, [Bundle("earlier", REGISTER)], "earlier")
    case = await child_case(fresh_store, "zubrin", LENS)
    assert area_now(case.places, HOME) == Area("city", "2025-05-31")
