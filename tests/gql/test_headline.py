"""The headline case as a practitioner asks for it: the shipped file in a real engine, read over GraphQL, on both engines."""

import json
from collections.abc import AsyncIterator

import pytest
from her_case import CASE, Answer, Asking, asking_about_her, own

from sightline.graph.store import Store

LABELS = "labels: [PARTICULARS, CONTACT, RESIDENCE, CARE, REGISTRATION, INVOLVEMENT, STATUS, STATEMENT]"
QUESTION = f"""query ($lens: LensInput) {{ child(id: "{CASE}", lens: $lens) {{
  names {{ name agency {{ id }} kind bornOn differs }}
  journey {{
    home {{ kind authority {{ id }} }} authority {{ authority {{ id }} }} team {{ agency {{ id }} }}
    moves {{ lane betweenAuthorities handedOver
      origin {{ authority {{ id }} agency {{ id }} }} to {{ authority {{ id }} agency {{ id }} }}
      handovers {{ origin {{ id }} to {{ id }} offered {{ first }} received {{ first }} accepted {{ first }}
        evidence {{ id }} }} }}
  }}
  counts {{
    byKind {{ kind nation number bodies {{ agency {{ id }} events }} admittedOverSuspectedHarm {{ agency {{ id }} }} }}
    stated {{ text citation evidence {{ id confidence }} }}
  }}
  household {{ adults {{ id names relations {{ relation heldByKey }} }} }}
  notKnownTo {{ topic answer since {{ first }} until {{ last }} days {{ fewest most }} sentence
    coverage {{ agency kinds complete authority since until }} sources {{ team asAt }} }}
  gaps {{ number standsOut started {{ first }} rule {{ question origin {{ text }} }} figures {{ name fewest most }} sentence
    evidence {{ id source confidence citation }} sources {{ team }} }}
  timeline(first: 300, {LABELS}) {{ totalCount nodes {{
    id kind start {{ first }} recordedAt heldByKey ... on Contact {{ times event }} }} }}
}} }}"""


@pytest.fixture(scope="module")
async def asking(store: Store) -> AsyncIterator[Asking]:
    """What the application says of her; the lens and whatever else by keyword."""
    async with asking_about_her(store, QUESTION) as asked:
        yield asked


@pytest.fixture(scope="module")
async def child(asking: Asking) -> Answer:
    """Everything that there is about her, in one answer."""
    return await asking()


def bodies(child: Answer, kind: str, nation: str = "England") -> set[str]:
    """Who of a kind had to do with her; the number beside them is theirs."""
    [count] = [one for one in child["counts"]["byKind"] if (one["kind"], one["nation"]) == (kind, nation)]
    assert count["number"] == len(count["bodies"])
    return {own(body["agency"]["id"]) for body in count["bodies"]}


def found(child: Answer, number: str) -> list[Answer]:
    """What a rule found, where there is something to see."""
    return [one for one in child["gaps"] if one["number"] == number and one["standsOut"]]


def evidence(part: Answer) -> set[str]:
    return {own(fact["id"]) for fact in part["evidence"]}


def facts(child: Answer) -> dict[str, Answer]:
    """Every fact of the case by its key as the case file writes it, with its label."""
    return {fact["id"].replace(f"{CASE}/", ""): fact for fact in child["timeline"]["nodes"]}


async def test_all_of_it_is_one_round_trip_to_the_database(asking: Asking, questions: list[str]) -> None:
    await asking()
    assert questions == ["child_file"]


def test_four_departments_of_social_services(child: Answer) -> None:
    departments = {"ealing-social-services", "brent-social-services", "enfield-hospital-team", "haringey-social-services"}
    assert bodies(child, "social-care") == departments


def test_two_police_teams_and_no_detectives(child: Answer) -> None:
    assert bodies(child, "police") == {"brent-child-protection-team", "haringey-child-protection-team"}


def test_two_hospitals_admitted_her_over_suspected_harm_and_the_last_is_counted_apart(child: Answer) -> None:
    [hospitals] = [count for count in child["counts"]["byKind"] if count["kind"] == "hospital"]
    suspected = {own(body["agency"]["id"]) for body in hospitals["admittedOverSuspectedHarm"]}
    assert suspected == {"central-middlesex-hospital", "north-middlesex-hospital"}
    assert bodies(child, "hospital") == suspected | {"st-marys-hospital"}


def test_one_centre_that_the_nspcc_manages(child: Answer) -> None:
    assert bodies(child, "family-centre") == {"tottenham-centre"}


def test_two_churches(child: Answer) -> None:
    assert bodies(child, "faith") == {"mission-ensemble", "universal-church"}


def test_two_housing_bodies_have_accounts_and_the_third_is_only_stated(child: Answer) -> None:
    assert bodies(child, "housing") == {"ealing-housing", "haringey-housing"}
    [stated] = [one for one in child["counts"]["stated"] if one["text"] == "Three housing authorities"]
    assert [fact["confidence"] for fact in stated["evidence"]] == ["stated"]
    assert "no dated contact with housing in Brent" in stated["citation"]


def test_no_school_in_england_knew_her_over_307_days_and_a_source_that_covers_it_says_so(child: Answer) -> None:
    [school] = [one for one in child["notKnownTo"] if one["topic"] == "school"]
    assert (school["answer"], school["days"]) == ("NOT_KNOWN", {"fewest": 307, "most": 307})
    assert (school["since"]["first"], school["until"]["last"]) == ("1999-04-24", "2000-02-25")
    covered = {"agency": "school", "kinds": ["school"], "complete": True, "since": "1999-04-24", "until": "2000-02-26"}
    assert {one["authority"] for one in school["coverage"]} >= {"ealing", "brent", "haringey"}
    assert all(covered.items() <= one.items() for one in school["coverage"])
    assert {"team": "school", "asAt": "2003-01-28"} in school["sources"]


def test_whether_a_doctor_knew_her_is_not_knowable_because_no_source_covers_it(child: Answer) -> None:
    [doctor] = [one for one in child["notKnownTo"] if one["topic"] == "gp"]
    assert (doctor["answer"], doctor["coverage"]) == ("NOT_KNOWABLE_NO_COVERAGE", [])


def test_two_carers_stand_with_their_relation_as_each_source_recorded_it(child: Answer) -> None:
    adults = {
        own(adult["id"]): {(one["heldByKey"], one["relation"]) for one in adult["relations"]}
        for adult in child["household"]["adults"]
    }
    assert adults["marie-therese-kouao"] == {
        ("ealing-social-services", "mother"),
        ("central-middlesex-hospital", "mother"),
        ("north-middlesex-hospital", "mother"),
        ("north-middlesex-hospital", "as of master and servant"),
        ("haringey-social-services", "mother"),
        ("universal-church", "aunt"),
        ("family", "great-aunt"),
        ("review", "great-aunt, posing as mother"),
    }
    assert adults["carl-manning"] == {
        ("haringey-social-services", "partner of the carer"),
        ("review", "partner of the great-aunt"),
    }


def test_each_teams_file_has_her_under_the_name_that_it_was_given(child: Answer) -> None:
    called: dict[str, set[str]] = {}
    for one in child["names"]:
        called.setdefault(one["name"], set()).add(own(one["agency"]["id"]))
    assert called["Victoria Adjo Climbié"] == {"family", "review"}
    assert called["Anna"] == {"childminder", "london-ambulance", "mission-ensemble", "universal-church"}
    statutory = {"social-care", "police", "housing", "hospital"}
    assert called["Anna Kouao"] >= set().union(*(bodies(child, kind) for kind in statutory))
    assert set(called) == {"Victoria Adjo Climbié", "Anna", "Anna Kouao"}
    assert {one["bornOn"] for one in child["names"] if one["name"].startswith("Victoria")} == {"1991-11-02"}
    assert all("given_name" in one["differs"] for one in child["names"])


def test_her_home_moves_from_ealing_to_brent_to_haringey_without_any_hand_over(child: Answer) -> None:
    moves = [move for move in child["journey"]["moves"] if move["lane"] == "HOME"]
    areas = [(own(move["origin"]["authority"]["id"]), own(move["to"]["authority"]["id"])) for move in moves]
    assert areas[-2:] == [("ealing", "brent"), ("brent", "haringey")]
    assert all(move["betweenAuthorities"] and not move["handedOver"] and move["handovers"] == [] for move in moves)


def test_the_hospitals_team_passes_the_case_to_haringey(child: Answer) -> None:
    [move] = [move for move in child["journey"]["moves"] if move["lane"] == "TEAM" and move["handedOver"]]
    assert own(move["origin"]["agency"]["id"]) == "enfield-hospital-team"
    assert own(move["to"]["agency"]["id"]) == "haringey-social-services"
    [handover] = move["handovers"]
    assert all(handover[step] for step in ("offered", "received", "accepted"))
    assert {"enfield-hands-over", "haringey-takes-over"} <= evidence(handover)
    assert not [move for move in child["journey"]["moves"] if move["lane"] == "AUTHORITY" and move["handedOver"]]


def test_three_lanes_tell_where_she_lived_who_was_responsible_and_who_held_the_case(child: Answer) -> None:
    lanes = child["journey"]
    lived = [own(stay["authority"]["id"]) for stay in lanes["home"] if stay["kind"] != "hospital"]
    assert lived == ["ivory-coast", "france", "ealing", "brent", "haringey"]
    assert [own(stay["authority"]["id"]) for stay in lanes["authority"]] == ["ealing", "haringey"]
    teams = list(dict.fromkeys(own(stay["agency"]["id"]) for stay in lanes["team"]))
    assert teams == ["ealing-social-services", "brent-social-services", "enfield-hospital-team", "haringey-social-services"]


FINDINGS = {
    "M1": {"ealing-visits", "ealing-allocation"},
    "M2a": {"anonymous-call", "hostel-no-answer"},
    "M2b": {"anonymous-call", "second-call"},
    "M2c": {"anonymous-call", "hostel-no-answer"},
    "M2d": {"hostel-paid-by-ealing", "hostel-no-answer"},
    "M3d": {"central-middlesex-referral", "hostel-no-answer"},
    "M4": {"ealing-closure", "central-middlesex-admission", "police-protection"},
    "M5": {"central-middlesex-admission", "north-middlesex-admission"},
    "M6b": {"north-middlesex-admission", "strategy-meeting-july"},
    "M7": {"visit-cancelled", "north-middlesex-discharge", "first-home-visit"},
    "M8": {"north-middlesex-discharge", "first-home-visit", "health-visiting-referral"},
    "M9a": {"centre-referral"},
    "M9b": {"centre-printout-accepted", "centre-printout-no-action"},
    "M11": {"first-home-visit", "second-home-visit"},
    "M11b": {"first-home-visit", "second-home-visit"},
    "M12": {"police-letter"},
    "M14a": {"allegation", "haringey-closure"},
    "M16": {"arrival", "death"},
    "M18": {"name-family", "name-villepinte", "name-inquiry"},
    "P2": {"haringey-team", "allegation"},
    "P4": {"anonymous-call", "ealing-closure"},
}
SEVERAL = {"M17", "P3", "P6"}  # these find more than one
FIGURES = {
    "M1": {"contacts": 14, "days from first to last contact": 72, "days to a named worker": 63, "assessments": 0},
    "M2a": {"days to first visit": 26, "days since the address was left": 8},
    "M2b": {"days between the referrals": 3},
    "M2c": {"days until recorded": 26},
    "M2d": {"days since the address was left": 8},
    "M4": {"days between": 0},
    "M5": {"days between admissions": 10, "days since discharge": 9},
    "M8": {"days until recorded": 10, "health referrals without acknowledgement": 1},
    "M7": {"days from cancellation to discharge": 2, "days until visited": 12},
    "M9a": {"days so far": 204},
    "M11": {"days between visits": 73},
    "M11b": {"days between visits": 73},
    "M14a": {"days since the child was seen": 116},
    "M16": {"days without a school": 307},
    "P2": {"days unseen": 116},
    "P4": {"days since the worry": 27},
}


@pytest.mark.parametrize("number", FINDINGS)
def test_a_rule_finds_its_gap_once_with_the_facts_that_it_rests_on(child: Answer, number: str) -> None:
    [finding] = found(child, number)
    assert evidence(finding) >= FINDINGS[number]
    assert finding["rule"]["question"].endswith("?")
    assert finding["rule"]["origin"]["text"]
    figures = {figure["name"]: range(figure["fewest"], figure["most"] + 1) for figure in finding["figures"]}
    assert all(days in figures[name] for name, days in FIGURES.get(number, {}).items())


def test_three_moves_have_no_hand_over_and_the_fourth_has(child: Answer) -> None:
    moves = [finding for finding in child["gaps"] if finding["number"] == "M17"]
    assert [move["standsOut"] for move in moves] == [True, True, True, False]
    assert [move["sentence"].partition(" between")[0] for move in moves][:3] == [
        "From France to Ealing",
        "From Ealing to Brent",
        "From Brent to Haringey",
    ]
    assert {"enfield-hands-over", "haringey-takes-over"} <= evidence(moves[3])


def test_no_rule_finds_more_than_it_should(child: Answer) -> None:
    assert {finding["number"] for finding in child["gaps"] if finding["standsOut"]} == {*FINDINGS, *SEVERAL}


def test_all_agencies_together_could_have_seen_that_ealing_closed_while_others_protected(child: Answer) -> None:
    [closed] = found(child, "M4")
    assert closed["started"] == {"first": "1999-07-15"}


async def test_the_closure_shows_in_the_pooled_view_and_on_no_single_teams_file(asking: Asking) -> None:
    query = f"""query ($lens: LensInput) {{ child(id: "{CASE}", lens: $lens) {{
      gaps(standsOut: true) {{ number }} }} }}"""
    assert {"number": "M4"} in (await asking(query, lens={"pooled": True}))["gaps"]
    for team in ("ealing-social-services", "brent-social-services", "central-middlesex-hospital", "brent-child-protection-team"):
        assert {"number": "M4"} not in (await asking(query, lens={"teams": [team]}))["gaps"]


def test_whatever_a_finding_rests_on_opens_with_its_source(child: Answer) -> None:
    there = {fact["id"] for fact in child["timeline"]["nodes"]}
    assert child["timeline"]["totalCount"] == len(there)
    for finding in child["gaps"]:
        assert finding["sources"]
        assert finding["evidence"]
        for fact in finding["evidence"]:
            assert fact["id"] in there
            assert fact["source"]
            assert fact["citation"]
            assert fact["confidence"] in ("confirmed", "probable")


TRAPS = {
    "the last hospital": "st-marys-transfer",
    "a second last admission": "north-middlesex-second-admission",
    "a bulk closure": "brent-closes-many-files",
    "detectives and the trial": "conviction",
}


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_trap_is_behind_no_finding_but_that_of_the_whole_time(child: Answer, trap: str) -> None:
    """The end of the story ends the time without a school; nothing else may rest on it."""
    resting = {one["number"] for one in child["gaps"] if one["standsOut"] and trap in evidence(one)}
    assert resting <= {"M16"}


def test_a_bulk_closure_that_names_no_child_is_not_in_her_story(child: Answer) -> None:
    assert "Contact:brent-closes-many-files" not in facts(child)


def test_the_run_of_visits_is_one_entry_of_fourteen_and_counts_as_such(child: Answer) -> None:
    assert facts(child)["Contact:ealing-visits"]["times"] == 14
    assert len([fact for fact in facts(child) if fact.startswith("Contact:ealing-visit")]) == 1


def test_the_application_of_25_or_26_april_is_one_event(child: Answer) -> None:
    held = [fact["kind"] for fact in child["timeline"]["nodes"] if fact["heldByKey"] == "ealing-housing"]
    assert held.count("application") == 1


def test_two_printouts_of_one_record_are_two_accounts_of_one_event(child: Answer) -> None:
    printouts = [facts(child)[f"Contact:centre-printout-{which}"] for which in ("accepted", "no-action")]
    assert printouts[0]["event"] == printouts[1]["event"] is not None
    two = {"centre-printout-accepted", "centre-printout-no-action"}
    assert {one["number"] for one in child["gaps"] if one["standsOut"] and two & evidence(one)} == {"M9b"}
    [centre] = [count["bodies"][0] for count in child["counts"]["byKind"] if count["kind"] == "family-centre"]
    held = [name for name, fact in facts(child).items() if fact["heldByKey"] == "tottenham-centre"]
    assert centre["events"] == len([name for name in held if name.startswith("Contact:")]) - 1


DISCHARGED = "1999-08-06"


@pytest.fixture(scope="module")
async def on_file(asking: Asking) -> Answer:
    """What Haringey Social Services' file said when the day of the discharge ended."""
    lens = {"teams": ["haringey-social-services"], "knownAt": DISCHARGED, "happenedOn": DISCHARGED}
    return await asking(lens=lens)


def test_on_haringeys_file_at_the_discharge_nothing_later_shows(on_file: Answer) -> None:
    assert on_file["timeline"]["totalCount"] > 0
    for name, fact in facts(on_file).items():
        assert fact["start"] is None or fact["start"]["first"] <= DISCHARGED, name
        assert fact["recordedAt"] <= DISCHARGED, name
    told = json.dumps({**on_file, "gaps": [{**gap, "rule": "of a later day"} for gap in on_file["gaps"]]})
    for later in ("death", "inquiry", "review", "conviction", "Adjo", "2000-", "first-home-visit", "consultant-first-letter"):
        assert later not in told


def test_on_haringeys_file_at_the_discharge_the_first_hospital_and_the_other_boroughs_do_not_exist(on_file: Answer) -> None:
    told = json.dumps(on_file)
    for unknown in ("central-middlesex", "ealing", "brent", "Nicoll Road", "childminder"):
        assert unknown not in told
    assert {one["name"] for one in on_file["names"]} == {"Anna Kouao"}
    assert [own(stay["agency"]["id"]) for stay in on_file["journey"]["team"]][-1] == "haringey-social-services"


def test_what_was_told_to_haringey_by_then_is_on_its_file(on_file: Answer) -> None:
    there = set(facts(on_file))
    assert {"Contact:enfield-hands-over", "Contact:haringey-takes-over", "Contact:centre-referral"} <= there
    assert "Contact:north-middlesex-admission" not in there, "told to the police, not to social services"


async def test_her_death_shows_once_it_is_asked_for_as_known(asking: Asking) -> None:
    query = f"""query ($lens: LensInput) {{ child(id: "{CASE}", lens: $lens) {{
      timeline(first: 300) {{ nodes {{ id }} }} }} }}"""
    for known_at, shows in (("2000-02-24", False), ("2000-02-25", True)):
        answer = await asking(query, lens={"pooled": True, "knownAt": known_at})
        assert ({"id": f"Contact:{CASE}/death"} in answer["timeline"]["nodes"]) is shows
