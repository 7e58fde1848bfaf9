"""A case file from the database is the case file that was loaded, on both engines, in one round trip."""

from dataclasses import replace

import pytest
from histories import CHILD, streams
from hypothesis import HealthCheck, given, settings

from sightline.graph.casefile import adult_case, child_case, contacts_of
from sightline.graph.errors import NotFound
from sightline.graph.facts import About, Care, Contact, Involvement, Residence
from sightline.graph.identity import counted, identities
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.population import cases_of
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import (
    Address,
    Adult,
    Agency,
    Authority,
    Child,
    Coverage,
    IdentityDecision,
    Professional,
    Record,
)

LENS = Lens(viewer=OWNER)
DAY = "2020-01-02"


def filed(person: str, team: str = "team", who: str = "Child") -> tuple[Item, ...]:
    record = f"{team}/{person}"
    return (
        Child(id=person) if who == "Child" else Adult(id=person),
        Record(id=record, held_by=team, reference=person, person=who.lower()),
        IdentityDecision(id=f"{record} opened", record=record, person=person, who=who, at=DAY, by=team, basis="opened"),
    )


def lives(person: str, at: str, team: str = "team") -> Residence:
    about = (About(record=f"{team}/{person}"),)
    return Residence(fact=f"{person} at {at}", kind="home", held_by=team, about=about, at=at, since=DAY, recorded_at=DAY)


def cared_for(child: str, adult: str, team: str = "team") -> Care:
    return Care(
        fact=f"{child} {adult} {team}", kind="carer", held_by=team, about=(About(record=f"{team}/{child}"),),
        carer=f"{team}/{adult}", relation="aunt", since=DAY, recorded_at=DAY,
    )  # fmt: skip


HOUSEHOLD = Bundle(
    "household",
    (
        Authority(id="north", name="Northmere"),
        Agency(id="council", name="Northmere Council", kind="council", serves=("north",)),
        Agency(id="team", name="Front door", kind="social-care", part_of="council", reach="0000"),
        Professional(id="team/7", agency="team", role="social worker"),
        Professional(id="team/8", agency="team", role="family worker"),
        Address(id="row-1", lines="1 Unbuilt Row", authority="north"),
        Address(id="hostel", lines="Hostel", communal=True),
        Coverage(id="claim", agency="team", kinds=("Contact",), authority="north", as_at=DAY),
        *filed("zubrin"), *filed("zubrin-sister"), *filed("lodger", who="Adult"), *filed("aunt", who="Adult"), *filed("stranger"),
        cared_for("zubrin", "aunt"), cared_for("zubrin-sister", "aunt"),
        lives("zubrin", "row-1"), lives("lodger", "row-1"), lives("zubrin", "hostel"), lives("stranger", "hostel"),
        Involvement(fact="allocated", kind="allocated-worker", held_by="team", about=(About(record="team/zubrin-sister"),),
                    by="team/8", agency="team", since=DAY, recorded_at=DAY),
        Contact(fact="visit", kind="home-visit", held_by="team", about=(About(record="team/zubrin", seen=True),),
                by="team/7", at="row-1", on=DAY, recorded_at=DAY),
    ),
)  # fmt: skip


async def test_the_household_is_whom_care_or_a_dwelling_ties_and_not_whom_a_hostel_does(fresh_store: Store) -> None:
    await load(fresh_store, [HOUSEHOLD], source="made up")
    case = await child_case(fresh_store, "zubrin", LENS)
    assert {one.person for one in case.household} == {"aunt", "zubrin-sister", "lodger"}
    sister = next(one for one in case.household if one.person == "zubrin-sister")
    assert [fact.by for fact in sister.seen.of(Involvement)] == ["team/8"]
    assert sister.through == ("zubrin-sister aunt team",)
    assert case.places.professionals["team/8"].role == "family worker"


async def test_bodies_workers_places_and_coverage_come_with_the_case(fresh_store: Store) -> None:
    await load(fresh_store, [HOUSEHOLD], source="made up")
    case = await child_case(fresh_store, "zubrin", LENS)
    assert case.places.agencies["council"].serves == ("north",)
    assert case.places.professionals["team/7"].role == "social worker"
    assert case.places.addresses["row-1"].authority == "north"
    assert case.places.authorities["north"].name == "Northmere"
    assert [claim.id for claim in case.coverage] == ["claim"]
    (visit,) = case.of(Contact)
    assert visit.about == (About(record="team/zubrin", seen=True),)


async def test_a_body_that_only_claims_to_cover_the_area_is_known_by_its_name(fresh_store: Store) -> None:
    schools = Agency(id="schools", name="Northmere school admissions", kind="education")
    claim = Coverage(id="places", agency="schools", kinds=("Registration",), authority="north", since="2020-06-01", as_at=DAY)
    await load(fresh_store, [HOUSEHOLD, Bundle("schools", (schools, claim))], source="made up")
    case = await child_case(fresh_store, "zubrin", LENS)
    assert case.places.agencies["schools"].name == "Northmere school admissions"
    before = await child_case(fresh_store, "zubrin", replace(LENS, happened_on="2020-05-01"))
    assert "schools" not in before.places.agencies


async def test_the_day_on_which_a_child_is_expected_comes_with_the_case_and_with_no_replay(fresh_store: Store) -> None:
    about = (About(record="team/brimo"),)
    booked = Contact(fact="booked", kind="attendance", held_by="team", about=about, on=DAY, recorded_at=DAY)
    unborn = (Child(id="brimo", expected_on="2020-07-01"), *filed("brimo")[1:], booked)
    await load(fresh_store, [Bundle("unborn", (Agency(id="team", name="Ward", kind="hospital"), *unborn))], source="made up")
    alone = await child_case(fresh_store, "brimo", LENS)
    streamed = (await cases_of(fresh_store, ["brimo"], LENS))["brimo"]
    assert alone.expected_on == streamed.expected_on == "2020-07-01"
    assert (await child_case(fresh_store, "brimo", replace(LENS, known_at="2020-06-01"))).expected_on is None


async def test_contacts_alone_are_the_contacts_of_the_whole_case(fresh_store: Store) -> None:
    await load(fresh_store, [HOUSEHOLD], source="made up")
    whole, alone = await child_case(fresh_store, "zubrin", LENS), await contacts_of(fresh_store, "zubrin", LENS)
    assert alone.facts == whole.of(Contact) != ()
    assert alone.places.professionals["team/7"] == whole.places.professionals["team/7"]
    assert (await contacts_of(fresh_store, "zubrin-sister", LENS)).of(Contact) == ()
    with pytest.raises(NotFound):
        await contacts_of(fresh_store, "nobody", LENS)


async def test_an_adults_case_holds_their_relations_to_children(fresh_store: Store) -> None:
    await load(fresh_store, [HOUSEHOLD], source="made up")
    case = await adult_case(fresh_store, "aunt", LENS)
    assert {fact.fact for fact in case.of(Care)} == {"zubrin aunt team", "zubrin-sister aunt team"}
    assert {one.person for one in case.household} == {"zubrin", "zubrin-sister"}


async def test_a_case_is_one_round_trip(fresh_store: Store, questions: list[str]) -> None:
    await load(fresh_store, [HOUSEHOLD], source="made up")
    questions.clear()
    await child_case(fresh_store, "zubrin", LENS)
    assert questions == ["child_file"]


async def test_what_may_not_be_seen_is_as_what_is_not_there(fresh_store: Store) -> None:
    await load(fresh_store, [HOUSEHOLD], source="made up")
    stranger = Viewer(name="reader", role="practitioner", teams=frozenset({"elsewhere"}))
    with pytest.raises(NotFound) as hidden:
        await child_case(fresh_store, "zubrin", replace(LENS, viewer=stranger))
    with pytest.raises(NotFound) as absent:
        await child_case(fresh_store, "nobody", LENS)
    assert str(hidden.value).replace("zubrin", "nobody") == str(absent.value)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(bundles=streams())
async def test_every_fact_of_the_child_comes_back_as_it_was_loaded(
    store: Store, empty: object, bundles: tuple[Bundle, ...]
) -> None:
    await empty(store)  # type: ignore[operator]
    await load(store, bundles, source="made up")
    loaded = {item.id: item for bundle in bundles for item in bundle.items if isinstance(item, Contact)}
    decided = counted(item for bundle in bundles for item in bundle.items if isinstance(item, IdentityDecision))
    files = {record for record, person in identities(decided).items() if person == CHILD}
    theirs = {key for key, fact in loaded.items() if files & {tie.record for tie in fact.about}}
    try:
        case = await child_case(store, CHILD, LENS)
    except NotFound:
        assert theirs == set()
        return
    assert {one.id for seen in case.history.values() for one in seen if isinstance(one, Contact)} == theirs
    for fact in (one for seen in case.history.values() for one in seen if isinstance(one, Contact)):
        original = loaded[fact.id]
        assert fact.changed(told=(), loaded_at="", load="") == original.changed(told=(), loaded_at="", load="")
        assert {one.id for one in original.told} <= {one.id for one in fact.told}
