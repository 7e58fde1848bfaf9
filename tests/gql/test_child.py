"""A child's answers over GraphQL, on both engines."""

from pathlib import Path

import httpx
import pytest
from asking import Asking
from household_of_zubrin import SOUTH, WARD

from sightline.gql.app import create_app
from sightline.graph.settings import Settings
from sightline.graph.store import Store

EVERYTHING = """{ child(id: "zubrin") {
  id today cut lens { identity knownAt }
  names { name agency { name } differs evidence { id kind } }
  journey {
    home { place authority { name } since { first } until { last } accounts { evidence { id } } }
    authority { place } team { place agency { id } }
    moves { lane on { first } betweenAuthorities handedOver origin { place } to { place } handovers { to { id } } }
  }
  timeline { totalCount edges { node { id on kind tellings { to { id } state receivedAt } } } }
  involved { current { role } former { role agency { id } } inContact { agency { id } contacts } pointers { reach } }
  household {
    children { id names shared { address { lines } days { fewest } } }
    adults { id relations { relation heldBy { id } } } cut
  }
  counts { byKind { kind number bodies { agency { id } events } } byAuthority { authority { id } number } stated { text } }
  notKnownTo { topic answer sentence known { id } }
  seen { last { on { first } agency { id } alone evidence { id } } longest { days { most } after { id } } groups { group times } }
  agenda { statuses { sentence evidence { id } } referrals { evidence { id } } duties { title } }
  gaps { id title answer rule { question } sentence evidence { id } responsible { id } figures { name words } }
  sources { team facts asAt coverage { kinds } }
  network { nodes { id name } edges { tie number evidence { id } } cut }
  records { id heldBy { id } } decisions { by basis at } signposts { label }
} }"""


async def test_everything_about_a_child_comes_in_one_answer(asking: Asking) -> None:
    answer = await asking(EVERYTHING)
    assert "errors" not in answer
    child = answer["data"]["child"]
    assert child["id"] == "Child:zubrin"
    assert {(one["name"], one["agency"]["name"]) for one in child["names"]} == {
        ("Ansa Zubrin", "Northmere front door"),
        ("Anka Zubrin", "Southmere front door"),
    }
    assert [stay["place"] for stay in child["journey"]["home"]] == ["1 Invented Quay", "2 Invented Lane"]
    assert [one["id"] for one in child["household"]["children"]] == ["Child:zubrin-small"]
    assert child["household"]["adults"][0]["relations"][0]["relation"] == "great-aunt"
    assert child["seen"]["last"]["agency"]["id"] == f"Agency:{WARD}"
    assert child["seen"]["last"]["evidence"] == [{"id": "Contact:admission"}]


async def test_a_telling_says_whom_it_reached_and_when(asking: Asking) -> None:
    answer = await asking('{ child(id: "zubrin") { timeline { nodes { id tellings { to { id } state receivedAt } } } } }')
    referral = next(one for one in answer["data"]["child"]["timeline"]["nodes"] if one["id"] == "Contact:referral")
    assert referral["tellings"] == [{"to": {"id": f"Agency:{SOUTH}"}, "state": "reached", "receivedAt": "2020-01-14"}]


async def test_a_childs_question_is_one_round_trip(asking: Asking, questions: list[str]) -> None:
    await asking(EVERYTHING)
    assert questions == ["child_file"]


async def test_a_timeline_fetches_contacts_and_no_more(asking: Asking, questions: list[str]) -> None:
    answer = await asking('{ child(id: "zubrin") { id timeline { totalCount } } }')
    assert answer["data"]["child"]["timeline"]["totalCount"] == 7
    assert questions == ["child_contacts"]


async def test_the_same_child_through_the_same_lens_is_fetched_once(asking: Asking, questions: list[str]) -> None:
    await asking('{ a: child(id: "zubrin") { names { name } } b: child(id: "Child:zubrin") { names { kind } } }')
    assert questions == ["child_file"]
    await asking('{ a: child(id: "zubrin") { today } b: child(id: "zubrin", lens: {knownAt: "2020-01-15"}) { today } }')
    assert len(questions) == 3


async def test_a_lens_hides_what_was_not_on_file_by_then(asking: Asking) -> None:
    query = """query ($lens: LensInput) { child(id: "zubrin", lens: $lens) {
      today lens { knownAt teams identity } timeline { nodes { id } } names { name } } }"""
    answer = await asking(query, lens={"knownAt": "2020-01-15", "teams": ["Agency:south-front-door"], "identity": "TODAY"})
    child = answer["data"]["child"]
    assert child["today"] == "2020-01-15"
    assert child["lens"] == {"knownAt": "2020-01-15", "teams": ["Agency:south-front-door"], "identity": "TODAY"}
    assert child["timeline"]["nodes"] == [{"id": "Contact:referral"}]
    assert child["names"] == []


async def test_what_a_team_was_told_only_to_exist_is_a_signpost_with_whom_to_ring(asking: Asking) -> None:
    answer = await asking(
        """{ child(id: "zubrin", lens: {teams: ["north-front-door"]}) {
          signposts { label heldBy { name reach } heldByKey } involved { pointers { reach } }
          network { nodes { id signpost } edges { number evidence { id } target } } } }"""
    )
    child = answer["data"]["child"]
    ward = {"name": "Children's ward", "reach": "01632 960003"}
    assert child["signposts"] == [{"label": "CONTACT", "heldBy": ward, "heldByKey": WARD}]
    assert child["involved"]["pointers"] == [{"reach": "01632 960003"}]
    assert {"id": f"Agency:{WARD}", "signpost": True} in child["network"]["nodes"]
    assert {"target": WARD, "number": 1, "evidence": []} in child["network"]["edges"]


@pytest.mark.parametrize("who", ["child", "adult"])
async def test_an_unknown_person_is_not_found_in_the_same_words(asking: Asking, who: str) -> None:
    answer = await asking(f'{{ {who}(id: "nobody") {{ id }} }}')
    assert answer["data"] is None
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "NOT_FOUND"
    assert error["message"].startswith(f"no {who} 'nobody' is open to this reader")
    assert error["path"] == [who]


async def test_a_child_of_whom_nothing_was_known_by_then_is_not_found(asking: Asking) -> None:
    answer = await asking('{ child(id: "zubrin", lens: {knownAt: "2019-12-31"}) { id } }')
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_an_adult_is_asked_in_the_same_way(asking: Asking) -> None:
    answer = await asking('{ adult(id: "ormandel") { id timeline(labels: [CARE]) { nodes { id ... on Care { relation } } } } }')
    assert answer["data"]["adult"] == {
        "id": "Adult:ormandel",
        "timeline": {"nodes": [{"id": "Care:care", "relation": "great-aunt"}]},
    }


async def test_rules_say_what_they_ask(asking: Asking) -> None:
    answer = await asking("{ rules { id question kind origin { text } } }")
    assert answer["data"]["rules"]
    assert all(rule["question"].endswith("?") and rule["origin"]["text"] for rule in answer["data"]["rules"])


async def test_findings_can_be_asked_for_by_rule_kind_and_answer(asking: Asking) -> None:
    answer = await asking(
        """{ child(id: "zubrin") { all: gaps { id kind standsOut answer }
          duties: gaps(kind: DUTY) { kind } quiet: gaps(standsOut: false) { standsOut } none: gaps(rules: ["no-rule"]) { id }
          found: gaps(answers: [PATTERN_FOUND]) { answer } } }"""
    )
    child = answer["data"]["child"]
    assert child["duties"] == [{"kind": "DUTY"} for one in child["all"] if one["kind"] == "DUTY"]
    assert child["quiet"] == [{"standsOut": False} for one in child["all"] if not one["standsOut"]]
    assert child["none"] == []
    assert child["found"] == [{"answer": "PATTERN_FOUND"} for one in child["all"] if one["answer"] == "PATTERN_FOUND"]


async def test_findings_can_be_asked_for_by_the_law_of_another_day(asking: Asking) -> None:
    answer = await asking(
        """{ child(id: "zubrin") { now: gaps(kind: DUTY) { basis } before: gaps(kind: DUTY, law: "1980-01-01") { id }
          enacted: gaps(kind: DUTY, law: "enacted") { basis } } }"""
    )
    child = answer["data"]["child"]
    assert all(one["basis"] for one in child["now"])
    assert child["now"] == child["enacted"] != []
    assert child["before"] == []


async def test_what_is_no_law_is_refused(asking: Asking) -> None:
    answer = await asking('{ child(id: "zubrin") { gaps(law: "1999") { id } } }')
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"


async def test_rules_name_the_versions_of_their_law(asking: Asking) -> None:
    answer = await asking("{ rules { id local versions { since until commenced } } }")
    rules = {rule["id"]: rule for rule in answer["data"]["rules"]}
    assert [version["since"] for version in rules["plan-reviewed"]["versions"]] == ["1991-10-14", "1999-12-01"]
    assert rules["temporary-accommodation-told"]["versions"] == [{"since": None, "until": None, "commenced": False}]
    assert rules["plan-visits"]["local"] == ["limit", "then"]


async def test_answers_carry_what_keeps_them_from_being_kept_by_others(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": '{ child(id: "zubrin") { id } }'})
    assert response.headers["cache-control"] == "no-store"


async def test_an_authoritys_own_figures_count_where_the_setting_names_their_folder(household: Store, tmp_path: Path) -> None:
    figure = '[rules.referral-receipt-confirmed]\nsource = "made-up standards"\nlimit = {days = 9}'
    (tmp_path / "southmere.toml").write_text(figure)
    transport = httpx.ASGITransport(create_app(household, Settings(rules=tmp_path)))
    query = '{ child(id: "zubrin") { gaps(rules: ["referral-receipt-confirmed"]) { basis due { first } } } }'
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
        answer = (await client.post("/graphql", json={"query": query})).json()
    assert answer["data"]["child"]["gaps"] == [
        {"basis": "Southmere's own figure: made-up standards", "due": {"first": "2020-01-19"}}
    ]
