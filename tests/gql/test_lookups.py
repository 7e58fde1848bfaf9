"""Bodies, workers, places and contacts by themselves, and anything by its id, on both engines."""

from typing import Any

import pytest
from asking import Asking
from household_of_zubrin import NORTH, SOUTH, WARD, WORKER, filed, on_file

from sightline.gql.node import LABELS
from sightline.graph.facts import Contact, Residence, Statement
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Address, Agency, Authority, Postcode, Succession

DAY = "2021-02-03"
ASKED = {"on": DAY, "event": "one referral", "person": "vell"}
ANSWERED = {"on": DAY, "answers": "asked", "person": "vell"}
TALKED_ABOUT = Bundle(
    "talked about",
    (
        *filed("vell", NORTH), *filed("vell", WARD),
        on_file(Contact, NORTH, "asked", "referral", DAY, to=WARD, **ASKED),
        on_file(Contact, WARD, "retold", "referral", DAY, **ASKED),
        on_file(Contact, WARD, "answered", "letter", DAY, **ANSWERED),
        on_file(Contact, WARD, "answered", "letter", "2021-03-01", version=2, outcome="no further action", **ANSWERED),
        on_file(Statement, WARD, "denied", "dispute", DAY, disputes="asked", on=DAY, person="vell"),
        on_file(Contact, NORTH, "taken-back", "call", DAY, on=DAY, person="vell"),
        on_file(Contact, NORTH, "taken-back", "call", "2021-03-01", on=DAY, person="vell", version=2, deleted=True),
    ),
)  # fmt: skip
MERGED = Bundle(
    "merged",
    (
        Authority(id="newmere", name="Newmere"),
        Authority(id="oldmere", name="Oldmere", successors=("newmere",)),
        Address(id="hill-3", lines="3 Invented Hill"),
        Agency(id="new-school", name="New School", kind="school"),
        Agency(
            id="old-school", name="Old School", kind="school", codes=("urn 100001",), also=("The Old School",), site="hill-3"
        ),
        Succession(id="one school after another", of="old-school", by="new-school"),
    ),
)  # fmt: skip


BY_POSTCODE = Bundle(
    "by postcode",
    (
        *filed("orrin", NORTH),
        on_file(Residence, NORTH, "orrin's home", "home", DAY, at="orrin-1", since="2020-01-01", person="orrin"),
        Address(id="orrin-1", lines="EF9 9AA", postcode="EF9 9AA"),
        Authority(id="newmere", name="Newmere"),
        Postcode(id="EF9 9AA", authority="newmere", as_at="2024-05-31"),
    ),
)


async def test_an_area_by_postcode_says_so_with_the_day_of_the_directory(asking: Asking, household: Store) -> None:
    await load(household, [BY_POSTCODE], "by postcode")
    area = "{ name } directory"
    answer = await asking(
        f"""{{ child(id: "Child:orrin") {{ journey {{ home {{ authority {area} }} }} }}
          address(id: "Address:orrin-1") {{ area {area} }} told: address(id: "Address:quay-1") {{ area {area} }}
          search(text: "EF9 9AA") {{ hits {{ id area {{ name }} }} }} }}"""
    )
    found = answer["data"]
    assert found["child"]["journey"]["home"] == [{"authority": {"name": "Newmere"}, "directory": "2024-05-31"}]
    assert found["address"] == {"area": {"name": "Newmere"}, "directory": "2024-05-31"}
    assert found["told"] == {"area": {"name": "Northmere"}, "directory": None}
    assert {(hit["id"], hit["area"]["name"]) for hit in found["search"]["hits"]} == {
        ("Child:orrin", "Newmere"),
        ("Address:orrin-1", "Newmere"),
    }


async def test_a_contact_shows_its_versions_and_whom_it_is_about(asking: Asking) -> None:
    answer = await asking(
        """{ contact(id: "Contact:visit") { withdrawn contact { id kind about { seen } professional { name } address { lines } }
          history { version } people { id name } answers { id } answeredBy { id } accounts { id } disputes { id } } }"""
    )
    found = answer["data"]["contact"]
    assert found["contact"]["about"] == [{"seen": True}]
    assert found["contact"]["professional"] == {"name": "P. Ostrander"}
    assert found["contact"]["address"] == {"lines": "1 Invented Quay"}
    assert [one["id"] for one in found["people"]] == ["Child:zubrin"]
    assert (found["withdrawn"], found["history"], found["disputes"]) == (False, [{"version": 1}], [])


async def test_a_contact_shows_what_hangs_on_it_on_either_side(asking: Asking, household: Store) -> None:
    await load(household, [TALKED_ABOUT], "a referral that was answered, told twice and disputed")
    query = """query ($id: ID!) { contact(id: $id) { withdrawn contact { outcome } history { version outcome } people { id }
      answers { id } answeredBy { id } accounts { id } disputes { id } } }"""
    asked = (await asking(query, id="Contact:asked"))["data"]["contact"]
    assert (asked["answers"], asked["answeredBy"]) == (None, [{"id": "Contact:answered"}])
    assert (asked["accounts"], asked["disputes"]) == ([{"id": "Contact:retold"}], [{"id": "Statement:denied"}])
    answered = (await asking(query, id="answered"))["data"]["contact"]
    assert (answered["answers"], answered["answeredBy"], answered["accounts"]) == ({"id": "Contact:asked"}, [], [])
    assert answered["contact"] == {"outcome": "no further action"}
    assert answered["history"] == [{"version": 1, "outcome": None}, {"version": 2, "outcome": "no further action"}]
    gone = (await asking(query, id="taken-back"))["data"]["contact"]
    assert (gone["withdrawn"], gone["people"]) == (True, [{"id": "Child:vell"}])


async def test_a_body_shows_its_site_its_codes_and_what_it_came_from(asking: Asking, household: Store) -> None:
    await load(household, [MERGED], "a school that became another, in an area that did")
    query = """query ($id: ID!) { agency(id: $id) {
      agency { codes also } site { lines } predecessors { id } successors { id } } }"""
    old, new = [(await asking(query, id=id))["data"]["agency"] for id in ("old-school", "new-school")]
    assert old["agency"] == {"codes": ["urn 100001"], "also": ["The Old School"]}
    assert (old["site"], new["site"]) == ({"lines": "3 Invented Hill"}, None)
    assert (old["predecessors"], old["successors"]) == ([], [{"id": "Agency:new-school"}])
    assert (new["predecessors"], new["successors"]) == ([{"id": "Agency:old-school"}], [])
    area = "query ($id: ID!) { authority(id: $id) { predecessors { id } successors { id } } }"
    before, after = [(await asking(area, id=id))["data"]["authority"] for id in ("oldmere", "newmere")]
    assert before == {"predecessors": [], "successors": [{"id": "Authority:newmere"}]}
    assert after == {"predecessors": [{"id": "Authority:oldmere"}], "successors": []}


async def test_an_address_shows_who_stayed_there(asking: Asking) -> None:
    answer = await asking(
        """{ address(id: "quay-1") { address { lines } area { name }
          residents { cut pageInfo { hasNextPage } nodes { person { id } evidence { id } } } } }"""
    )
    found = answer["data"]["address"]
    assert found["area"] == {"name": "Northmere"}
    residents = {one["person"]["id"]: one["evidence"] for one in found["residents"]["nodes"]}
    assert residents == {"Child:zubrin": [{"id": "Residence:home-north"}], "Child:zubrin-small": [{"id": "Residence:home-small"}]}


async def test_an_agency_shows_what_it_is_part_of_and_whom_it_works_with(asking: Asking) -> None:
    query = """query ($day: Day) { agency(id: "north-front-door", lens: {happenedOn: $day}) {
      agency { id codes also } site { lines } predecessors { id } successors { id }
      partOf { name } areas { name } teams { id } children { nodes { person { id } evidence { id } } } } }"""
    then = (await asking(query, day="2020-02-01"))["data"]["agency"]
    assert then["partOf"] == [{"name": "Northmere Council"}]
    assert (then["agency"]["codes"], then["site"], then["predecessors"], then["successors"]) == ([], None, [], [])
    assert then["areas"][0] == {"name": "Northmere"}
    assert then["children"]["nodes"] == [{"person": {"id": "Child:zubrin"}, "evidence": [{"id": "Involvement:team-north"}]}]
    later = (await asking(query, day="2020-06-01"))["data"]["agency"]
    assert later["children"]["nodes"] == []


async def test_a_worker_shows_the_team_and_whom_they_work_with(asking: Asking) -> None:
    query = """query ($id: ID!) { professional(id: $id, lens: {happenedOn: "2020-02-01"}) {
      professional { name } team { id } children { nodes { person { id } } } } }"""
    found = (await asking(query, id=WORKER))["data"]["professional"]
    assert found["team"] == {"id": f"Agency:{NORTH}"}
    assert found["children"]["nodes"] == [{"person": {"id": "Child:zubrin"}}]


async def test_an_authority_shows_its_bodies_a_page_at_a_time(asking: Asking) -> None:
    query = """query ($after: String) { authority(id: "southmere") { authority { name } predecessors { id } successors { id }
      agencies(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }"""
    first = (await asking(query))["data"]["authority"]["agencies"]
    second = (await asking(query, after=first["pageInfo"]["endCursor"]))["data"]["authority"]["agencies"]
    read = [one["node"]["id"] for one in (*first["edges"], *second["edges"])]
    assert {f"Agency:{SOUTH}", f"Agency:{WARD}"} < set(read)
    assert len(read) == len(set(read)) == 3
    assert [(page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]) for page in (first, second)] == [
        (False, True),
        (True, False),
    ]
    again = (await asking(query, after=first["edges"][0]["cursor"]))["data"]["authority"]["agencies"]
    assert [one["node"]["id"] for one in again["edges"]] == read[1:]


@pytest.mark.parametrize("first", [0, 1, 2, 200])
async def test_the_people_of_an_address_are_read_on_from_any_of_them(asking: Asking, first: int) -> None:
    query = """query ($first: Int, $after: String) { address(id: "quay-1") { residents(first: $first, after: $after) {
      edges { cursor node { person { id } } } pageInfo { hasNextPage endCursor } } } }"""

    async def page(after: str | None = None, size: int = first) -> Any:
        return (await asking(query, first=size, after=after))["data"]["address"]["residents"]

    whole = [one["node"]["person"]["id"] for one in (await page(size=50))["edges"]]
    front = await page()
    assert [one["node"]["person"]["id"] for one in front["edges"]] == whole[:first]
    assert front["pageInfo"]["hasNextPage"] is (first < len(whole))
    rest = await page(front["pageInfo"]["endCursor"], 50)
    assert [one["node"]["person"]["id"] for one in rest["edges"]] == whole[first:]


async def test_a_page_too_large_to_be_read_is_refused(asking: Asking) -> None:
    answer = await asking('{ agency(id: "north-front-door") { children(first: 201) { nodes { person { id } } } } }')
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"


@pytest.mark.parametrize(
    "id_",
    [
        "Child:zubrin",
        "Adult:ormandel",
        "Address:quay-1",
        f"Agency:{NORTH}",
        f"Professional:{WORKER}",
        "Authority:northmere",
        "Contact:visit",
        "Particulars:name-north",
        "Residence:home-north",
        "Care:care",
        "Involvement:team-north",
        "Registration:school",
        "Status:need",
        "Statement:words",
    ],
)
async def test_a_node_is_what_its_id_says(asking: Asking, id_: str) -> None:
    answer = await asking("query ($id: ID!) { node(id: $id) { __typename id } }", id=id_)
    assert answer["data"]["node"] == {"__typename": id_.partition(":")[0], "id": id_}


@pytest.mark.parametrize("label", [*LABELS])
async def test_a_node_that_is_not_there_is_not_found(asking: Asking, label: str) -> None:
    answer = await asking("query ($id: ID!) { node(id: $id) { id } }", id=f"{label}:nothing")
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("id_", ["Residence:visit", "Contact:home-north", "Care:zubrin"])
async def test_a_fact_is_not_found_as_what_it_is_not(asking: Asking, id_: str) -> None:
    answer = await asking("query ($id: ID!) { node(id: $id) { id } }", id=id_)
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_a_fact_is_opened_as_far_as_a_lens_lets_through(asking: Asking) -> None:
    query = """query ($team: ID!) { node(id: "Residence:home-south", lens: {teams: [$team]}) {
      ... on Residence { since address { lines } about { record } } } }"""
    own = await asking(query, team=SOUTH)
    assert own["data"]["node"] == {
        "since": "2020-04-01",
        "address": {"lines": "2 Invented Lane"},
        "about": [{"record": f"{SOUTH}/zubrin"}],
    }
    answer = await asking(query, team=NORTH)
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("id_", ["", "Child", "Child:", "Nothing:7", "zubrin"])
async def test_an_id_that_names_no_kind_is_refused_with_the_kinds(asking: Asking, id_: str) -> None:
    answer = await asking("query ($id: ID!) { node(id: $id) { id } }", id=id_)
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"
    assert "Professional" in answer["errors"][0]["extensions"]["cure"]


async def test_a_node_is_asked_as_what_it_is(asking: Asking) -> None:
    answer = await asking('{ node(id: "Child:zubrin") { ... on Child { household { children { id } } } } }')
    assert answer["data"]["node"]["household"]["children"] == [{"id": "Child:zubrin-small"}]


async def test_the_gaps_of_a_child_can_be_asked_for_alone(asking: Asking) -> None:
    answer = await asking('{ gaps(child: "zubrin") { id } child(id: "zubrin") { gaps { id } } }')
    assert answer["data"]["gaps"]
    assert answer["data"]["gaps"] == answer["data"]["child"]["gaps"]
