"""The reviewer's document over GraphQL: what the files to save hold, field by field, on both engines."""

import json

import httpx
import pytest
from asking import Asking
from household_of_zubrin import NORTH, SOUTH

WHOLE = """query ($lens: LensInput, $succinct: Boolean!) { child(id: "zubrin", lens: $lens) { document(succinct: $succinct) {
  title form writtenFor askedBy purpose lens window restsOn warnings
  happenings { differs disputed accounts { ...Line } } undated { accounts { fact } } files { ...Line }
  withdrawn { fact holder recorded withdrawn } leftOut { kind facts }
  teams { team name kind reach first { text fact } firstOn { first last } last { fact } lastOn { last } contacts series seen alone
    toldTo { text fact } toldBy { text fact } workers { text fact } names { text fact } }
  gaps { rule number kind title answer sentence restsOn started { first } due { first last }
    figures { name fewest most words } responsible evidence { text fact } }
  sourcesHeld { team name facts asAt claims } sourcesMissing { team name why }
  filesJoined { record holder at by basis reason } } } }
fragment Line on DocumentLine { fact label kind when happened { first last } ended { first } time holder team worker text details
  note seen concern recorded versions { number holder text recordedAt recorded loadedAt } told
  disputes { text fact recorded citation } confidence citation source }"""


@pytest.mark.parametrize("succinct", [False, True])
async def test_a_document_says_what_the_file_to_save_says(asking: Asking, client: httpx.AsyncClient, succinct: bool) -> None:
    answer = await asking(WHOLE, lens={"knownAt": "2020-06-30", "teams": [f"Agency:{NORTH}", SOUTH]}, succinct=succinct)
    assert "errors" not in answer, answer
    made = answer["data"]["child"]["document"]
    form = "&form=succinct" if succinct else ""
    address = f"/child/zubrin/chronology.json?knownAt=2020-06-30&teams={NORTH},{SOUTH}{form}"
    saved = json.loads((await client.get(address)).content)
    assert (made["title"], made["lens"], made["window"]) == tuple(saved["head"][name] for name in ("title", "lens", "window"))
    for name in ("happenings", "undated"):
        there = [[line["fact"] for line in one["accounts"]] for one in saved["chronology"][name]]
        assert [[line["fact"] for line in one["accounts"]] for one in made[name]] == there
    both = (made["happenings"], saved["chronology"]["happenings"])
    lines, there = ([line for one in happenings for line in one["accounts"]] for happenings in both)
    assert [line["text"] for line in lines] == [line["text"] for line in there]
    assert {one["kind"]: one["facts"] for one in made["leftOut"]} == saved["chronology"]["left_out"]
    assert [one["fact"] for one in made["files"]] == [one["fact"] for one in saved["chronology"]["files"]]
    assert [one["team"] for one in made["teams"]] == [one["team"] for one in saved["teams"]]
    assert [one["rule"] for one in made["gaps"]] == [one["rule"] for one in saved["noted"]]
    assert made["gaps"]
    assert all(one["restsOn"] and one["evidence"] for one in made["gaps"])
    assert [one["why"] for one in made["sourcesMissing"]] == [one["why"] for one in saved["holdings"]["missing"]]
    assert {one["record"] for one in made["filesJoined"]} == {one["record"] for one in saved["holdings"]["joined"]}


async def test_the_window_teams_and_kinds_narrow_the_lines_and_nothing_else(asking: Asking) -> None:
    query = """{ child(id: "zubrin") { whole: document { happenings { accounts { fact } } teams { team } }
      narrow: document(since: "2020-01-15", until: "2020-02-01", kinds: ["call", "referral"], teams: ["Agency:TEAM"]) {
        window leftOut { facts } happenings { accounts { fact } } teams { team } } } }"""
    found = (await asking(query.replace("TEAM", NORTH)))["data"]["child"]
    assert [line["fact"] for one in found["narrow"]["happenings"] for line in one["accounts"]] == ["call"]
    assert "of these kinds: call, referral" in found["narrow"]["window"]
    assert sum(one["facts"] for one in found["narrow"]["leftOut"]) > 0
    assert found["narrow"]["teams"] == found["whole"]["teams"]


async def test_a_kind_that_there_is_not_is_refused(asking: Asking) -> None:
    answer = await asking('{ child(id: "zubrin") { document(kinds: ["dance"]) { title } } }')
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"


STATED = """query ($statements: String!) { child(id: "zubrin") { document(statements: $statements) {
  statements { title lens statements { text restsOn { fact recorded } } } } } }"""


async def test_a_statement_cites_what_was_known_by_its_day(asking: Asking) -> None:
    answer = await asking(STATED, statements="## What Northmere front door knew by 20 March 2020\n\nIt had visited [visit].\n")
    [section] = answer["data"]["child"]["document"]["statements"]
    assert "as known by the end of 20 March 2020" in section["lens"]
    [one] = section["statements"]
    assert [line["fact"] for line in one["restsOn"]] == ["visit"]


async def test_a_statement_that_uses_a_later_fact_is_refused_with_the_fact_named(asking: Asking) -> None:
    answer = await asking(STATED, statements="## What Northmere front door knew by 15 January 2020\n\nIt had visited [visit].\n")
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "BAD_INPUT"
    assert "[visit] was not known" in error["message"]
