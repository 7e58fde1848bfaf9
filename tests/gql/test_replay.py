"""Earliest knowable days and what is imagined over GraphQL, on the made-up household and on both engines."""


import pytest
from asking import Asking
from household_of_zubrin import NORTH, SOUTH, WARD

from sightline.graph.checks import begin, finish, step
from sightline.graph.lens import OWNER
from sightline.graph.store import Store
from sightline.queries.rule import rule_of, rules
from sightline.queries.tally import Tally, mark


async def test_what_is_imagined_as_told_is_on_the_other_teams_file_and_in_no_base(asking: Asking) -> None:
    query = """query ($fact: ID!, $to: ID!) { child(id: "zubrin", lens: {teams: [$to]}) { timeline { nodes { id } } }
      imagined: child(id: "zubrin") { whatIf(disclosures: [{fact: $fact, to: $to}]) { imagined child {
        timeline { nodes { id tellings { how to { id } } } } } } }
      after: child(id: "zubrin") { timeline { nodes { id tellings { how } } } } }"""
    answer = await asking(query, fact="Contact:referral", to=f"Agency:{WARD}")
    assert "errors" not in answer, answer
    assert {"id": "Contact:referral"} not in answer["data"]["child"]["timeline"]["nodes"]
    found = answer["data"]["imagined"]["whatIf"]
    assert len(found["imagined"]) == 1
    [referral] = [one for one in found["child"]["timeline"]["nodes"] if one["id"] == "Contact:referral"]
    assert {"how": "imagined", "to": {"id": f"Agency:{WARD}"}} in referral["tellings"]
    [base] = [one for one in answer["data"]["after"]["timeline"]["nodes"] if one["id"] == "Contact:referral"]
    assert {"how": "imagined"} not in base["tellings"]


async def test_a_file_imagined_as_another_childs_takes_its_name_along(asking: Asking) -> None:
    records = (await asking('{ child(id: "zubrin") { records { id heldBy { id } } } }'))["data"]["child"]["records"]
    [south] = [one["id"] for one in records if one["heldBy"]["id"] == f"Agency:{SOUTH}"]
    query = 'query ($file: ID!) { child(id: "zubrin") { whatIf(splits: [$file]) { child { names { name } } } } }'
    answer = await asking(query, file=south)
    assert {one["name"] for one in answer["data"]["child"]["whatIf"]["child"]["names"]} == {"Ansa Zubrin"}


async def test_two_children_can_be_imagined_as_one(asking: Asking) -> None:
    query = """{ child(id: "zubrin") { names { name } whatIf(joins: ["Child:zubrin-small"]) { imagined child {
      names { name } household { children { id } } } } } }"""
    answer = await asking(query)
    assert "errors" not in answer, answer
    child = answer["data"]["child"]
    joined = child["whatIf"]["child"]
    assert len(joined["names"]) > len(child["names"])
    assert joined["household"]["children"] == []
    assert child["whatIf"]["imagined"] == ["As if child zubrin-small were the same child."]


PATHS = """query ($ends: [ID!]!, $start: ID) { child(id: "zubrin") { whatIf(JOINED) { paths(ends: $ends, start: $start) {
  standing before { found steps { imagined } } after { found cut steps {
    origin { id } target { id name } sentence fact citation imagined agency { name } } } } } } }"""
JOINED = PATHS.replace("JOINED", 'joins: ["Child:quellit"]')


async def test_paths_are_walked_again_over_what_is_imagined(asking: Asking) -> None:
    answer = await asking(JOINED, ends=["Child:quellit"])
    assert "errors" not in answer, answer
    [other] = answer["data"]["child"]["whatIf"]["paths"]
    assert (other["standing"], other["after"]["steps"]) == ("NEW", [])
    answer = await asking(JOINED, start="Child:quellit", ends=["Adult:ormandel", f"Agency:{NORTH}"])
    carer, same = answer["data"]["child"]["whatIf"]["paths"]
    assert same["standing"] == "CHANGED"
    assert (carer["standing"], carer["before"]["found"]) == ("NEW", False)
    [step] = carer["after"]["steps"]
    assert (step["origin"]["id"], step["target"]["id"], step["fact"]) == ("Child:zubrin", "Adult:ormandel", "Care:care")
    assert not step["imagined"]


async def test_a_path_by_what_is_imagined_as_told_cites_the_fact_and_says_so(asking: Asking) -> None:
    told = PATHS.replace("JOINED", f'disclosures: [{{fact: "Contact:call", to: "Agency:{SOUTH}"}}]')
    apart = PATHS.replace("JOINED", f'splits: ["{WARD}/zubrin"]')
    [south] = (await asking(told, ends=[f"Agency:{SOUTH}"]))["data"]["child"]["whatIf"]["paths"]
    assert south["standing"] == "SAME"
    [ward] = (await asking(apart, ends=[f"Agency:{WARD}"]))["data"]["child"]["whatIf"]["paths"]
    assert (ward["standing"], ward["after"]["found"]) == ("GONE", False)
    school = PATHS.replace("JOINED", 'disclosures: [{fact: "Contact:call", to: "Agency:northmere-council"}]')
    [council] = (await asking(school, ends=["Agency:northmere-council"]))["data"]["child"]["whatIf"]["paths"]
    assert council["standing"] == "NEW"
    [step] = council["after"]["steps"]
    assert (step["fact"], step["imagined"]) == ("Contact:call", True)
    assert step["sentence"].startswith("As imagined: ")


@pytest.mark.parametrize("ends", [["nonsense"], ["Child:nobody"], [f"Agency:{number}" for number in range(11)]])
async def test_a_path_to_nothing_or_to_too_much_is_refused(asking: Asking, ends: list[str]) -> None:
    answer = await asking(PATHS.replace("JOINED", "splits: []"), ends=ends)
    assert answer["errors"][0]["extensions"]["code"] in ("BAD_INPUT", "NOT_FOUND")


@pytest.mark.parametrize(
    "imagined",
    [
        'disclosures: [{fact: "Contact:nothing", to: "Agency:north-front-door"}]',
        'splits: ["nobody/1"]',
        'joins: ["Child:nobody"]',
    ],
)
async def test_what_is_not_open_to_the_reader_cannot_be_imagined(asking: Asking, imagined: str) -> None:
    answer = await asking(f'{{ child(id: "zubrin") {{ whatIf({imagined}) {{ imagined }} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("replay", ["whatIf { imagined }", 'whatWasKnown(knownAt: "2020-01-15") { knownAt }'])
async def test_what_is_imagined_is_not_replayed_or_imagined_upon(asking: Asking, replay: str) -> None:
    answer = await asking(f'{{ child(id: "zubrin") {{ whatIf {{ child {{ {replay} }} }} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"


async def test_a_rule_is_asked_of_each_team_and_of_all_together(asking: Asking) -> None:
    query = """{ child(id: "zubrin") { earliestKnowable(rule: "no-named-worker", until: "2021-01-01") {
      rule { id } until identity pooled { on sentence } first { name } teams { team { id } on finding { evidence { id } } }
      acted { sentence } delay { fewest } cut } } }"""
    answer = await asking(query)
    assert "errors" not in answer, answer
    found = answer["data"]["child"]["earliestKnowable"]
    assert found["rule"] == {"id": "no-named-worker"}
    assert found["until"] == "2021-01-01"
    assert {one["team"]["id"] for one in found["teams"]} >= {f"Agency:{team}" for team in (NORTH, SOUTH, WARD)}


async def test_the_base_rate_is_that_of_the_last_check_with_its_day(asking: Asking, household: Store) -> None:
    rule = rule_of(rules(), "no-school")
    assert rule is not None
    counted = Tally.of([rule])
    counted.children, counted.rules[rule.id].asked, counted.rules[rule.id].stood_out = 40, 30, 3
    check = await begin(household, OWNER, [mark(rule)], "2021-01-01", replayed=False, listed=False)
    await finish(household, await step(household, check, ["zubrin"], counted.as_json()))
    answer = await asking("""{ child(id: "zubrin") { earliestKnowable(rule: "no-school", until: "2021-01-01") {
      baseRate { asAt children asked stoodOut } } } }""")
    rate = {"asAt": "2021-01-01", "children": 40, "asked": 30, "stoodOut": 3}
    assert answer["data"]["child"]["earliestKnowable"]["baseRate"] == rate


async def test_a_rule_that_there_is_not_is_not_found(asking: Asking) -> None:
    answer = await asking('{ child(id: "zubrin") { earliestKnowable(rule: "nothing") { until } } }')
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_asking_for_many_earliest_days_at_once_costs_too_much(asking: Asking) -> None:
    many = " ".join(f'a{number}: earliestKnowable(rule: "no-school") {{ until }}' for number in range(12))
    answer = await asking(f'{{ child(id: "zubrin") {{ {many} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == "TOO_COSTLY"


async def test_too_many_teams_are_refused(asking: Asking) -> None:
    answer = await asking(
        'query ($teams: [ID!]) { child(id: "zubrin") { whatWasKnown(knownAt: "2020-01-15", teams: $teams) { knownAt } } }',
        teams=[f"team-{number}" for number in range(51)],
    )
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"
