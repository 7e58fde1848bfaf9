"""Paths between things, on both engines."""

from dataclasses import replace

import pytest
from town import TEAM, cares, contact, filed, known, lives, registered, told, works

from sightline.graph.errors import BadInput, NotFound
from sightline.graph.facts import REVIEW
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.paths import PathAnswer, path
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Authority, IdentityDecision, Professional
from sightline.graph.ties import Thing
from sightline.graph.walk import Budget
from sightline.loaders.case_format import read_case, shipped_case

LENS = Lens(viewer=OWNER)

PLACES: tuple[Item, ...] = (
    Authority(id="northmere", name="Northmere"),
    Agency(id=TEAM, name="Front door", kind="social-care"),
    Agency(id="school", name="Unbuilt School", kind="school"),
    Professional(id="worker", agency=TEAM, role="social worker"),
    Address(id="row", lines="7 Unbuilt Row"),
    Address(id="hostel", lines="Unbuilt Hostel", communal=True),
)


def child(name: str) -> Thing:
    return Thing("Child", name)


def adult(name: str) -> Thing:
    return Thing("Adult", name)


async def asked(store: Store, *items: Item | tuple[Item, ...]) -> Store:
    """The places and some people, loaded."""
    flat = [one for item in items for one in (item if isinstance(item, tuple) else (item,))]
    await load(store, [Bundle("town", (*PLACES, *flat))], source="town")
    return store


def ways(answer: PathAnswer) -> list[tuple[str, str, str]]:
    return [(step.origin.id, step.relationship, step.target.id) for step in answer.steps]


async def test_siblings_are_tied_through_the_adult_who_cares_for_both(fresh_store: Store) -> None:
    people = (*filed("one"), *filed("two"), *known("aunt", "Wulfra", "Quendle", who="Adult"))
    await asked(fresh_store, people, cares("one", "aunt"), cares("two", "aunt"))
    answer = await path(fresh_store, child("one"), child("two"), LENS)
    assert ways(answer) == [("one", "CARER", "aunt"), ("aunt", "CARER", "two")]
    assert [step.fact.label for step in answer.steps] == ["Care", "Care"]
    assert answer.described.people[adult("aunt")].names == ("Wulfra Quendle",)
    assert (answer.found, answer.cut) == (True, ())


async def test_a_path_reads_the_same_from_its_other_end(fresh_store: Store) -> None:
    people = (*filed("one"), *filed("two"), *filed("aunt", who="Adult"))
    await asked(fresh_store, people, cares("one", "aunt"), lives("aunt", "row"), lives("two", "row"))
    there = await path(fresh_store, child("one"), child("two"), LENS)
    back = await path(fresh_store, child("two"), child("one"), LENS)
    assert [step.fact for step in there.steps] == [step.fact for step in reversed(back.steps)]
    assert len(there.steps) == 3


async def test_a_shared_address_ties_where_the_stays_overlap(fresh_store: Store) -> None:
    await asked(
        fresh_store, filed("one"), filed("two"), filed("three"),
        lives("one", "row", "2020-01-01", "2020-02-01"), lives("two", "row", "2020-01-31"), lives("three", "row", "2020-02-01"),
    )  # fmt: skip
    answer = await path(fresh_store, child("one"), child("two"), LENS)
    assert ways(answer) == [("one", "AT", "row"), ("row", "AT", "two")]
    assert answer.steps[1].met == answer.steps[0].fact
    assert [step.sure for step in answer.steps] == [True, True]
    missed = await path(fresh_store, child("one"), child("three"), replace(LENS, teams=frozenset({TEAM})), most_steps=2)
    assert not missed.found


async def test_where_the_days_are_too_imprecise_the_step_says_so_and_a_sure_one_is_preferred(fresh_store: Store) -> None:
    perhaps = lives("one", "row", "2020-01-01", "2020-02")
    await asked(fresh_store, filed("one"), filed("two"), perhaps, lives("two", "row", "2020-02-10"))
    answer = await path(fresh_store, child("one"), child("two"), LENS)
    assert [step.sure for step in answer.steps] == [True, False]
    await asked(fresh_store, lives("one", "row", "2020-02-15"))
    assert [step.sure for step in (await path(fresh_store, child("one"), child("two"), LENS)).steps] == [True, True]


async def test_stays_that_do_not_overlap_do_not_stop_a_longer_way_through_the_same_address(fresh_store: Store) -> None:
    await asked(
        fresh_store, filed("one"), filed("two"), filed("aunt", who="Adult"),
        lives("one", "row", "2018-01-01", "2018-02-01"), cares("one", "aunt"), lives("aunt", "row", "2020-01-01"),
        lives("two", "row", "2020-01-05"),
    )  # fmt: skip
    answer = await path(fresh_store, child("one"), child("two"), LENS)
    assert ways(answer) == [("one", "CARER", "aunt"), ("aunt", "AT", "row"), ("row", "AT", "two")]


async def test_a_hostel_ties_nobody_but_may_begin_or_end_a_path(fresh_store: Store) -> None:
    await asked(fresh_store, filed("one"), filed("two"), lives("one", "hostel"), lives("two", "hostel"))
    assert not (await path(fresh_store, child("one"), child("two"), LENS)).found
    answer = await path(fresh_store, Thing("Address", "hostel"), child("two"), LENS)
    assert ways(answer) == [("hostel", "AT", "two")]


async def test_no_path_leads_through_a_team_a_school_or_an_area(fresh_store: Store) -> None:
    await asked(
        fresh_store, filed("one"), filed("two"), works("one"), works("two"),
        registered("one", "school"), registered("two", "school"),
        works("one", None, authority="northmere", fact="one paid"), works("two", None, authority="northmere", fact="two paid"),
    )  # fmt: skip
    assert not (await path(fresh_store, child("one"), child("two"), LENS)).found


async def test_a_path_leads_through_a_worker_only_when_asked_for(fresh_store: Store) -> None:
    await asked(fresh_store, filed("one"), filed("two"), works("one", by="worker"), works("two", by="worker"))
    assert not (await path(fresh_store, child("one"), child("two"), LENS)).found
    answer = await path(fresh_store, child("one"), child("two"), LENS, through_professionals=True)
    assert ways(answer) == [("one", "BY", "worker"), ("worker", "BY", "two")]


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [
        (Thing("Agency", "school"), Thing("Professional", "worker"), [("school", "WITH", "one"), ("one", "BY", "worker")]),
        (Thing("Agency", "police"), child("one"), [("police", "TO", "one")]),
        (Thing("Agency", "hospital"), child("one"), [("hospital", "TOLD", "one")]),
        (child("one"), Thing("Agency", TEAM), [("one", "WITH", TEAM)]),
        (child("one"), Thing("Authority", "northmere"), [("one", "UNDER", "northmere")]),
        (Thing("Authority", "northmere"), Thing("Agency", "school"), [("northmere", "UNDER", "one"), ("one", "WITH", "school")]),
    ],
)
async def test_a_path_may_begin_and_end_at_a_body_a_worker_or_an_area(
    fresh_store: Store, start: Thing, end: Thing, way: list[tuple[str, str, str]]
) -> None:
    await asked(
        fresh_store, Agency(id="police", name="Police", kind="police"), Agency(id="hospital", name="Hospital", kind="hospital"),
        filed("one"), works("one", by="worker"), registered("one", "school"),
        works("one", None, authority="northmere", fact="one paid"),
        contact("call", "one", to="police"), contact("letter", "one", told=told("hospital")),
    )  # fmt: skip
    assert ways(await path(fresh_store, start, end, LENS)) == way


async def test_two_people_whom_one_contact_is_about_are_tied(fresh_store: Store) -> None:
    await asked(fresh_store, filed("one"), filed("two"), contact("call", "one", "two"))
    assert ways(await path(fresh_store, child("two"), child("one"), LENS)) == [("two", "ABOUT", "one")]


async def test_what_the_lens_hides_ties_nobody_and_cuts_no_path_short(fresh_store: Store) -> None:
    people = (*filed("one"), *filed("two"), *filed("aunt", who="Adult"), *filed("uncle", who="Adult"))
    other = [*filed("one", "team-south"), *filed("two", "team-south"), *filed("aunt", "team-south", who="Adult")]
    await asked(
        fresh_store, people, tuple(other), cares("one", "uncle"), lives("uncle", "row"), lives("two", "row"),
        cares("one", "aunt", "team-south"), cares("two", "aunt", "team-south"),
    )  # fmt: skip
    north = replace(LENS, viewer=Viewer(name="reader", role="practitioner", teams=frozenset({TEAM}), purpose="a referral"))
    whole, seen = [await path(fresh_store, child("one"), child("two"), lens) for lens in (LENS, north)]
    assert [step.target.id for step in whole.steps] == ["aunt", "two"]
    assert [step.target.id for step in seen.steps] == ["uncle", "row", "two"]
    with pytest.raises(NotFound) as hidden:
        await path(fresh_store, child("one"), adult("aunt"), north)
    with pytest.raises(NotFound) as absent:
        await path(fresh_store, child("one"), adult("nobody"), north)
    assert str(hidden.value).replace("aunt", "nobody") == str(absent.value)


async def test_a_path_is_as_it_was_known_on_the_day(fresh_store: Store) -> None:
    people = (*filed("one"), *filed("two"), *filed("aunt", who="Adult"))
    await asked(
        fresh_store, people, works("one"), works("two"), cares("one", "aunt"), cares("two", "aunt", recorded_at="2020-06-01")
    )
    then = replace(LENS, known_at="2020-05-31")
    assert not (await path(fresh_store, child("one"), child("two"), then)).found
    assert (await path(fresh_store, child("one"), child("two"), replace(then, known_at="2020-06-01"))).found


async def test_a_corrected_stay_ties_by_the_version_that_stands_from_either_side(fresh_store: Store) -> None:
    wrong = lives("one", "row")
    right = replace(wrong, at="hostel", version=2, recorded_at="2020-03-01")
    await asked(fresh_store, filed("one"), filed("two"), wrong, right, lives("two", "row"))
    assert not (await path(fresh_store, child("one"), child("two"), LENS)).found
    assert not (await path(fresh_store, child("one"), Thing("Address", "row"), LENS)).found
    assert (await path(fresh_store, child("one"), child("two"), replace(LENS, known_at="2020-02-01"))).found


async def test_a_fact_moved_to_another_childs_record_no_longer_ties_the_first(fresh_store: Store) -> None:
    wrong, right = contact("call", "one", to="school"), contact("call", "two", to="school", version=2, recorded_at="2020-03-01")
    await asked(fresh_store, filed("one"), filed("two"), works("one"), wrong, right)
    assert not (await path(fresh_store, child("one"), Thing("Agency", "school"), LENS)).found
    assert (await path(fresh_store, child("two"), Thing("Agency", "school"), LENS)).found


async def test_a_joined_record_ties_the_child_it_is_of(fresh_store: Store) -> None:
    joined = IdentityDecision(id="joined", record=f"{TEAM}/two", person="one", at="2020-06-01", by="team", basis="linkage")
    people = (*filed("one"), *filed("two"), *filed("aunt", who="Adult"), joined)
    await asked(fresh_store, people, works("one"), cares("two", "aunt"))
    assert ways(await path(fresh_store, child("one"), adult("aunt"), LENS)) == [("one", "CARER", "aunt")]
    then = replace(LENS, known_at="2020-05-31")
    assert not (await path(fresh_store, child("one"), adult("aunt"), then)).found


async def test_following_an_adults_ties_needs_a_purpose(fresh_store: Store) -> None:
    await asked(fresh_store, filed("one"), filed("aunt", who="Adult"), cares("one", "aunt"))
    idle = Lens(viewer=Viewer(name="reader", role="practitioner"))
    with pytest.raises(BadInput, match="purpose"):
        await path(fresh_store, adult("aunt"), child("one"), idle)


@pytest.mark.parametrize("label", ["Child", "Adult", "Address", "Agency", "Professional", "Authority"])
async def test_a_path_from_or_to_nothing_is_not_found(fresh_store: Store, label: str) -> None:
    await asked(fresh_store, filed("one"), works("one"))
    for start, end in ((Thing(label, "nothing"), child("one")), (child("one"), Thing(label, "nothing"))):
        with pytest.raises(NotFound, match="nothing"):
            await path(fresh_store, start, end, LENS)


async def test_a_path_longer_than_asked_for_is_not_followed(fresh_store: Store) -> None:
    people = tuple(item for name in ("one", "two", "three") for item in filed(name)) + filed("aunt", who="Adult")
    row = [lives("one", "row"), lives("aunt", "row"), cares("two", "aunt"), contact("call", "two", "three")]
    await asked(fresh_store, people, *row)
    assert len((await path(fresh_store, child("one"), child("three"), LENS, most_steps=4)).steps) == 4
    assert not (await path(fresh_store, child("one"), child("three"), LENS, most_steps=3)).found


async def test_a_budget_that_cuts_says_so(fresh_store: Store) -> None:
    people = tuple(item for number in range(12) for item in filed(f"child-{number}"))
    many = tuple(lives(f"child-{number}", "row") for number in range(12))
    await asked(
        fresh_store, people, many, cares("child-11", "aunt"), filed("aunt", who="Adult"), filed("far"), cares("far", "aunt")
    )
    small = Budget(facts=5, things=3)
    answer = await path(fresh_store, child("child-0"), child("far"), LENS, budget=small)
    assert answer.found or "only the first 5 facts of address row were read" in answer.cut
    assert (await path(fresh_store, child("child-0"), child("far"), LENS)).cut == ()


async def test_what_only_a_review_found_ties_nobody_in_a_pooled_view(fresh_store: Store) -> None:
    found = replace(contact("call", "one", "two"), held_by=REVIEW)
    await asked(fresh_store, filed("one"), filed("two"), works("one"), works("two"), found)
    assert (await path(fresh_store, child("one"), child("two"), LENS)).found
    assert not (await path(fresh_store, child("one"), child("two"), replace(LENS, pooled=True))).found


async def test_from_the_childminder_to_the_haringey_social_worker(fresh_store: Store) -> None:
    await load(fresh_store, [read_case(shipped_case("victoria-climbie")).bundle], source="headline")
    worker = Thing("Professional", "victoria-climbie/haringey-allocated-worker")
    answer = await path(fresh_store, Thing("Agency", "childminder"), worker, LENS)
    assert [step.target for step in answer.steps] == [child("victoria-climbie"), worker]
    assert [type(step.fact).__name__ for step in answer.steps] == ["Care", "Involvement"]
    assert answer.described.places.agencies["childminder"].kind == "childminder"
    assert answer.described.places.professionals[worker.id].role == "allocated social worker"
    assert answer.cut == ()
