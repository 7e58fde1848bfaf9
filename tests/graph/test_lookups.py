"""One address, body, worker, area or contact at a time, through the lens, on both engines."""

from dataclasses import replace
from typing import Any

import pytest
from town import DAY, TEAM, contact, filed, known, lives, record, registered, told, works

from sightline.graph.address import address
from sightline.graph.agency import agency
from sightline.graph.authority import authority
from sightline.graph.contact import contact as contact_of
from sightline.graph.errors import BadInput, NotFound
from sightline.graph.facts import About, Fact, Statement
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.pages import Page
from sightline.graph.professional import professional
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Authority, Professional

LENS = Lens(viewer=OWNER)
SOUTH = replace(LENS, viewer=Viewer(name="reader", role="practitioner", teams=frozenset({"team-south"})))

TOWN: tuple[Item, ...] = (
    Authority(id="northmere", name="Northmere", successors=("greater",)),
    Authority(id="greater", name="Greater Northmere"),
    Agency(id="council", name="Northmere Council", kind="council", serves=("northmere",), reach="0191 498 0000"),
    Agency(id=TEAM, name="Front door", kind="social-care", part_of="council", serves=("northmere",)),
    Agency(id="team-south", name="South team", kind="social-care", part_of="council"),
    Professional(id="worker", agency=TEAM, role="social worker"),
    Address(id="row", lines="7 Unbuilt Row", authority="northmere"),
    *known("zubrin", "Zubrin", "Brask"), *known("quell", "Quell", "Brask"), *filed("ended"), *filed("aunt", who="Adult"),
)  # fmt: skip


async def town(store: Store, *more: Fact) -> Store:
    await load(store, [Bundle("town", (*TOWN, *more))], source="town")
    return store


def who(page: Page) -> list[str]:
    return [entry.thing.id for entry in page.entries]


async def test_an_address_shows_who_stayed_there_over_time(fresh_store: Store) -> None:
    stays = (lives("quell", "row", "2021-01-01"), lives("zubrin", "row", until="2020-12-01"), lives("aunt", "row"))
    second = replace(stays[1], held_by="team-south", about=(About(record=record("zubrin")),), fact="second account")
    found = await address(await town(fresh_store, *stays, second), "row", LENS)
    assert sorted(who(found.residents)) == ["aunt", "quell", "zubrin"]
    zubrin = next(entry for entry in found.residents.entries if entry.thing.id == "zubrin")
    assert {fact.fact for fact in zubrin.facts} == {stays[1].fact, "second account"}
    assert (found.residents.next, found.residents.cut) == (None, ())
    assert found.described.places.authorities[found.address.authority or ""].name == "Northmere"
    assert {person.names for person in found.described.people.values()} >= {("Zubrin Brask",), ("Quell Brask",)}


async def test_an_address_without_a_stay_that_the_lens_shows_is_as_one_that_is_not_there(fresh_store: Store) -> None:
    await town(fresh_store, lives("zubrin", "row"))
    said = set()
    for key in ("row", "nowhere"):
        with pytest.raises(NotFound) as error:
            await address(fresh_store, key, SOUTH)
        said.add(str(error.value).replace(key, "…"))
    assert len(said) == 1


async def test_a_stay_corrected_to_another_address_is_no_stay_here(fresh_store: Store) -> None:
    wrong = lives("zubrin", "row")
    right = replace(wrong, at="lane", version=2, recorded_at="2020-03-01")
    await town(fresh_store, wrong, right, lives("quell", "row"))
    assert who((await address(fresh_store, "row", LENS)).residents) == ["quell"]
    assert "zubrin" in who((await address(fresh_store, "row", replace(LENS, known_at="2020-02-01"))).residents)


async def test_a_body_shows_its_place_its_reach_and_the_children_it_works_with_now(fresh_store: Store) -> None:
    over = (works("ended", until="2020-06-01"), works("aunt"), works("quell", recorded_at="2020-03-01", since="2020-03-01"))
    found = await agency(await town(fresh_store, works("zubrin"), *over), TEAM, LENS)
    assert [body.id for body in found.part_of] == ["council"]
    assert (found.reach, [area.name for area in found.areas]) == ("0191 498 0000", ["Northmere"])
    assert sorted(who(found.children)) == ["quell", "zubrin"]
    assert [body.id for body in (await agency(fresh_store, "council", LENS)).teams] == [TEAM, "team-south"]
    then = await agency(fresh_store, TEAM, replace(LENS, known_at="2020-02-01"))
    assert sorted(who(then.children)) == ["ended", "zubrin"]
    assert who((await agency(fresh_store, TEAM, SOUTH)).children) == []


async def test_a_registered_pupil_is_a_child_of_the_school(fresh_store: Store) -> None:
    await town(fresh_store, registered("zubrin", "school"), registered("ended", "school", until="2020-07-01"))
    await load(fresh_store, [Bundle("school", (Agency(id="school", name="Unbuilt School", kind="school"),))], source="school")
    assert who((await agency(fresh_store, "school", LENS)).children) == ["zubrin"]


async def test_pages_hold_everybody_once_and_each_page_goes_on_where_the_last_ended(fresh_store: Store) -> None:
    people = [item for number in range(30) for item in filed(f"child-{number:02}")]
    facts = [works(f"child-{number:02}") for number in range(30)]
    await load(fresh_store, [Bundle("town", (*TOWN, *people, *facts))], source="town")
    met: list[str] = []
    after = None
    for _ in range(20):
        page = (await agency(fresh_store, TEAM, LENS, after=after, limit=4)).children
        met += who(page)
        after = page.next
        assert len(page.entries) <= 4
        if after is None:
            break
    assert after is None
    assert sorted(met) == [f"child-{number:02}" for number in range(30)]


async def test_a_place_that_is_in_no_list_is_refused(fresh_store: Store) -> None:
    with pytest.raises(BadInput, match="no place in this list"):
        await agency(await town(fresh_store), TEAM, LENS, after="zz nothing")


async def test_a_worker_shows_the_team_and_the_children_carried_now(fresh_store: Store) -> None:
    facts = (works("zubrin", by="worker"), works("ended", by="worker", until="2020-06-01"), works("quell", by="worker"))
    await town(fresh_store, *facts, contact("call", "ended", by="worker"))
    found = await professional(fresh_store, "worker", LENS)
    assert found.team is not None
    assert (found.team.name, found.reach) == ("Front door", None)
    assert who(found.children) == ["quell", "zubrin"]
    first = await professional(fresh_store, "worker", LENS, limit=1)
    rest = await professional(fresh_store, "worker", LENS, limit=1, after=first.children.next)
    assert [*who(first.children), *who(rest.children)] == ["quell", "zubrin"]
    assert rest.children.next is None
    assert who((await professional(fresh_store, "worker", SOUTH)).children) == []


async def test_an_area_shows_what_became_of_it_and_its_bodies_by_pages(fresh_store: Store) -> None:
    found = await authority(await town(fresh_store), "northmere")
    assert [area.name for area in found.successors] == ["Greater Northmere"]
    assert [area.id for area in (await authority(fresh_store, "greater")).predecessors] == ["northmere"]
    assert [body.id for body in found.agencies] == ["council", TEAM]
    first = await authority(fresh_store, "northmere", limit=1)
    assert (first.next, [body.id for body in first.agencies]) == ("council", ["council"])
    rest = await authority(fresh_store, "northmere", after=first.next)
    assert (rest.next, [body.id for body in rest.agencies]) == (None, [TEAM])


async def test_a_contact_shows_its_versions_what_it_answers_what_answers_it_and_who_disputes_it(fresh_store: Store) -> None:
    asked = contact("referral", "zubrin", to="team-south", event="the call")
    reply = contact("reply", "zubrin", answers="referral")
    outcome = replace(reply, version=2, outcome="no further action", recorded_at="2020-02-01")
    other = contact("other account", "zubrin", event="the call")
    dispute = Statement(
        fact="denied", kind="dispute", held_by=TEAM, about=asked.about, disputes="referral", on=DAY, recorded_at=DAY
    )  # fmt: skip
    await town(fresh_store, asked, reply, outcome, other, dispute)
    found = await contact_of(fresh_store, "reply", LENS)
    assert [version.outcome for version in found.history] == [None, "no further action"]
    assert found.contact.outcome == "no further action"
    assert found.answers is not None
    assert found.answers.fact == "referral"
    assert found.described.people[found.about[0]].names == ("Zubrin Brask",)
    by_version = await contact_of(fresh_store, found.history[0].id, LENS)
    assert by_version == found
    first = await contact_of(fresh_store, "referral", LENS)
    assert ([one.fact for one in first.answered_by], [one.fact for one in first.accounts]) == (["reply"], ["other account"])
    assert [one.fact for one in first.disputes] == ["denied"]
    assert first.answers is None
    then = await contact_of(fresh_store, "reply", replace(LENS, known_at="2020-01-15"))
    assert [version.outcome for version in then.history] == [None]


async def test_a_withdrawn_contact_says_so_and_a_hidden_one_is_not_found(fresh_store: Store) -> None:
    call = contact("call", "zubrin", told=told("team-south", level="existence"))
    gone = replace(call, version=2, deleted=True, recorded_at="2020-03-01", told=())
    await town(fresh_store, call, gone)
    assert (await contact_of(fresh_store, "call", LENS)).withdrawn
    assert not (await contact_of(fresh_store, "call", replace(LENS, known_at="2020-02-01"))).withdrawn
    with pytest.raises(NotFound):
        await contact_of(fresh_store, "call", SOUTH)


@pytest.mark.parametrize("look", [address, agency, professional, contact_of])
async def test_what_is_not_there_is_not_found(fresh_store: Store, look: Any) -> None:
    with pytest.raises(NotFound, match="nothing"):
        await look(fresh_store, "nothing", LENS)
    with pytest.raises(NotFound, match="nothing"):
        await authority(fresh_store, "nothing")
