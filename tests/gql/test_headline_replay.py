"""The headline case replayed: what was on each team's file on three days of 1999, asked over GraphQL on both engines."""

from collections.abc import AsyncIterator

import pytest
from her_case import CASE, Answer, Asking, asking_about_her, own

from sightline.graph.store import Store

JULY, AUGUST, OCTOBER = DAYS = ("1999-07-14", "1999-08-06", "1999-10-28")

OnFile = dict[str, set[str]]

# What came to each team between one of the days and the next, by the keys of the case file; * for what it was told.
CAME: dict[str, dict[str, str]] = {
    JULY: {
        "villepinte-school": "name-villepinte villepinte-risk-notice villepinte-school villepinte-worries",
        "ealing-housing": "ealing-housing-application ealing-housing-passes-on name-ealing-housing",
        "ealing-social-services": "ealing-allocation ealing-assessment-attempted ealing-housing-passes-on* ealing-last-visit"
        " ealing-pays ealing-team ealing-visits ealing-worker hostel-paid-by-ealing kouao-ealing name-ealing somewhere-in-ealing",
        "central-middlesex-hospital": "central-middlesex-admission central-middlesex-attendance central-middlesex-first-opinion"
        " central-middlesex-referral central-middlesex-stay name-central-middlesex",
        "brent-social-services": "brent-team-july central-middlesex-referral* name-brent-july-referral",
        "brent-child-protection-team": "name-brent-police police-protection police-protection-begins",
    },
    AUGUST: {
        "ealing-social-services": "ealing-closure",
        "central-middlesex-hospital": "central-middlesex-discharge central-middlesex-second-opinion kouao-central-middlesex"
        " ward-doctor-letter",
        "brent-social-services": "police-protection* police-protection-lifted*",
        "brent-child-protection-team": "police-protection-lifted",
        "north-middlesex-hospital": "able-to-be-discharged home-on-north-middlesex-file kouao-north-middlesex"
        " kouao-north-middlesex-ward master-and-servant name-north-middlesex north-middlesex-admission"
        " north-middlesex-attendance north-middlesex-discharge north-middlesex-referral north-middlesex-stay",
        "enfield-hospital-team": "enfield-hands-over enfield-team name-enfield north-middlesex-referral* strategy-meeting-july*",
        "haringey-social-services": "centre-referral enfield-hands-over* first-spoken-to haringey-allocation"
        " haringey-responsible haringey-takes-over haringey-team haringey-worker home-on-haringey-file kouao-haringey"
        " kouao-interview name-haringey strategy-meeting-july visit-cancelled",
        "haringey-child-protection-team": "first-spoken-to-police kouao-interview-police name-haringey-police"
        " north-middlesex-admission* police-referral strategy-meeting-july* strategy-meeting-july-police visit-cancelled-police",
        "tottenham-centre": "centre-referral* name-centre",
    },
    OCTOBER: {
        "north-middlesex-hospital": "consultant-first-letter consultant-second-letter health-visiting-referral",
        "haringey-social-services": "first-home-visit",
        "haringey-housing": "haringey-housing-application name-haringey-housing",
        "tottenham-centre": "centre-allocation centre-printout-accepted centre-printout-no-action",
    },
}
# The calls of June lay on files that an inquiry joined to her in 2001.
JOINED_LATER: dict[str, str] = {
    "brent-one-stop-shop": "anonymous-call brent-fax name-one-stop-shop",
    "brent-social-services": "brent-team-second-call hostel-no-answer name-brent-june-call name-brent-second-call second-call",
}
PERHAPS: dict[str, dict[str, set[str]]] = {
    JULY: {"childminder": {"childminder", "childminder-keeps-overnight"}, "french-child-welfare": {"villepinte-risk-notice"}},
    AUGUST: {"brent-social-services": {"ward-doctor-letter"}},
    OCTOBER: {
        "haringey-social-services": {"consultant-first-letter", "consultant-second-letter"},
        "haringey-health-visiting": {"health-visiting-referral"},
        "mission-ensemble": {"mission-attendance"},
    },
}
HELD = "fact { id } toldBy { id } came { last } band how"
KNOWN = f"""query ($knownAt: Day!, $identity: IdentityMode, $teams: [ID!], $against: Against) {{ child(id: "{CASE}") {{
  whatWasKnown(knownAt: $knownAt, identity: $identity, teams: $teams, against: $against) {{
    knownAt identity
    teams {{ team {{ id }} content {{ {HELD} }} signposts {{ label }} perhaps {{ {HELD} }} text
      difference {{ came {{ fact {{ id }} }} gone {{ fact {{ id }} }} changed {{ after {{ fact {{ id version }} }} }} }} }}
    together {{ team {{ id }} content {{ fact {{ id }} }} text }} }} }} }}"""


@pytest.fixture(scope="module")
async def asking(store: Store) -> AsyncIterator[Asking]:
    """What the application says of her; the lens and whatever else by keyword."""
    async with asking_about_her(store, KNOWN) as asked:
        yield asked


def facts(held: list[Answer], *, marked: bool = False) -> set[str]:
    """The keys of facts; what was told is marked where asked."""
    return {own(one["fact"]["id"]) + ("*" if marked and one["toldBy"] else "") for one in held}


def on_file(answer: Answer) -> OnFile:
    teams = {own(one["team"]["id"]): facts(one["content"], marked=True) for one in answer["whatWasKnown"]["teams"]}
    return {team: keys for team, keys in teams.items() if keys}


def expected(day: str) -> OnFile:
    """Whatever had come by a day, by team."""
    found: OnFile = {}
    for came in (CAME[one] for one in DAYS if one <= day):
        for team, keys in came.items():
            found.setdefault(team, set()).update(keys.split())
    return found


@pytest.mark.parametrize("day", DAYS)
async def test_each_team_had_on_its_file_what_had_been_recorded_or_told_by_then_and_no_more(asking: Asking, day: str) -> None:
    answer = await asking(knownAt=day)
    assert answer["whatWasKnown"]["identity"] == "AS_DECIDED"
    assert on_file(answer) == expected(day)
    for team in answer["whatWasKnown"]["teams"]:
        assert all(one["came"]["last"] <= day for one in team["content"])


@pytest.mark.parametrize("day", DAYS)
async def test_with_identities_as_joined_today_the_calls_of_june_are_on_file_too(asking: Asking, day: str) -> None:
    today = expected(day)
    for team, keys in JOINED_LATER.items():
        today.setdefault(team, set()).update(keys.split())
    assert on_file(await asking(knownAt=day, identity="TODAY")) == today


@pytest.mark.parametrize("day", DAYS)
async def test_what_is_not_established_stands_apart_and_is_never_counted(asking: Asking, day: str) -> None:
    answer = await asking(knownAt=day)
    perhaps = {own(one["team"]["id"]): facts(one["perhaps"]) for one in answer["whatWasKnown"]["teams"] if one["perhaps"]}
    # what may have been known one day may have been known ever since
    so_far: OnFile = {}
    for one in (one for one in DAYS if one <= day):
        for team, keys in PERHAPS[one].items():
            so_far.setdefault(team, set()).update(keys)
    assert perhaps == so_far
    for team in answer["whatWasKnown"]["teams"]:
        assert {one["band"] for one in team["perhaps"]} <= {"NOT_ESTABLISHED"}
        assert {one["band"] for one in team["content"]} <= {"LATER_SOURCE"}


async def test_no_agency_knew_of_her_death_or_of_anything_later_on_those_days(asking: Asking) -> None:
    for day in DAYS:
        together = (await asking(knownAt=day, teams=[]))["whatWasKnown"]["together"]
        assert together["team"] is None
        assert "death" not in facts([{**one, "toldBy": None} for one in together["content"]])
        assert not any("2000" in line for line in together["text"])


async def test_between_july_and_august_brent_came_to_know_of_police_protection_and_what_it_knew_changed(asking: Asking) -> None:
    answer = await asking(knownAt=AUGUST, teams=["brent-social-services"], against={"knownAt": JULY})
    [team] = answer["whatWasKnown"]["teams"]
    assert {own(one["fact"]["id"]) for one in team["difference"]["came"]} == {"police-protection", "police-protection-lifted"}
    assert team["difference"]["gone"] == []


async def test_what_one_team_had_and_another_had_not_stands_on_its_own_side(asking: Asking) -> None:
    against = {"team": "Agency:north-middlesex-hospital"}
    answer = await asking(knownAt=AUGUST, teams=["haringey-child-protection-team"], against=against)
    [team] = answer["whatWasKnown"]["teams"]
    gone = {own(one["fact"]["id"]) for one in team["difference"]["gone"]}
    assert {"master-and-servant", "north-middlesex-discharge"} <= gone
    assert "north-middlesex-admission" not in gone, "the police had been told of the admission"


async def test_a_replay_comes_with_the_case_in_one_round_trip(asking: Asking, questions: list[str]) -> None:
    await asking(knownAt=JULY)
    assert questions == ["child_file"]


MET = "team { id } on finding { evidence { id } }"
TOLD = "to { id } on insteadOf told { holder { id } on evidence { id } } sentence"
EARLIEST = f"""query ($rule: ID!, $identity: IdentityMode) {{ child(id: "{CASE}") {{
  earliestKnowable(rule: $rule, identity: $identity, until: "2003-01-28") {{
    pooled {{ {MET} sentence }} first {{ {MET} }} teams {{ {MET} pivot {{ {TOLD} }} sentence }} pivot {{ {TOLD} }}
    acted {{ on {{ first last }} sentence }} delay {{ fewest most }} delayOnOneFile {{ fewest most }}
    cut }} }} }}"""


async def earliest(asking: Asking, rule: str, identity: str = "AS_DECIDED") -> Answer:
    answer = await asking(EARLIEST, rule=rule, identity=identity)
    found: Answer = answer["earliestKnowable"]
    assert found["cut"] == []
    return found


def told(pivot: Answer) -> tuple[str, set[str]]:
    """To whom, and which facts."""
    return own(pivot["to"]["id"]), {own(fact["id"]) for one in pivot["told"] for fact in one["evidence"]}


async def test_two_admissions_were_knowable_together_and_on_no_single_file(asking: Asking) -> None:
    found = await earliest(asking, "second-hospital")
    assert (found["pooled"]["on"], found["first"]) == ("1999-08-01", None)
    evidence = {own(one["id"]) for one in found["pooled"]["finding"]["evidence"]}
    assert {"central-middlesex-admission", "north-middlesex-admission"} <= evidence
    assert told(found["pivot"]) == ("central-middlesex-hospital", {"north-middlesex-admission"})
    assert (found["pivot"]["on"], found["pivot"]["insteadOf"]) == ("1999-08-01", None)
    police = next(one for one in found["teams"] if own(one["team"]["id"]) == "haringey-child-protection-team")
    assert told(police["pivot"]) == ("haringey-child-protection-team", {"central-middlesex-admission"})
    assert found["acted"]["on"] == {"first": "1999-07-28", "last": "1999-07-30"}


async def test_the_two_calls_of_june_were_knowable_as_one_only_once_their_files_were_joined(asking: Asking) -> None:
    hindsight = await earliest(asking, "referrals-never-joined", "TODAY")
    assert (hindsight["pooled"]["on"], hindsight["first"]) == ("1999-06-21", None)
    assert told(hindsight["pivot"]) == ("brent-one-stop-shop", {"second-call"})
    assert (await earliest(asking, "referrals-never-joined"))["pooled"]["on"] == "2001-05-31"


async def test_a_closure_while_others_protected_was_knowable_on_its_day_and_only_together(asking: Asking) -> None:
    found = await earliest(asking, "closed-while-others-protect")
    assert (found["pooled"]["on"], found["first"], found["pivot"]) == ("1999-07-15", None, None)
    assert (found["acted"]["on"], found["delay"]) == (None, None)


async def test_that_nobody_visited_after_the_discharge_was_knowable_a_week_later(asking: Asking) -> None:
    found = await earliest(asking, "discharge-without-visit")
    assert (found["pooled"]["on"], found["first"]) == ("1999-08-14", None)
    assert told(found["pivot"]) == ("haringey-child-protection-team", {"north-middlesex-discharge"})
    assert found["delay"] == {"fewest": 0, "most": 4}


async def test_that_nobody_was_named_was_on_ealings_own_file_as_soon_as_all_together_could_know(asking: Asking) -> None:
    found = await earliest(asking, "no-named-worker")
    assert (own(found["first"]["team"]["id"]), found["first"]["on"]) == ("ealing-social-services", "1999-05-12")
    assert found["pooled"]["on"] == "1999-05-12"
    assert found["pivot"] is None
    assert found["delay"] == found["delayOnOneFile"] == {"fewest": 33, "most": 61}


@pytest.mark.parametrize("rule", ["second-hospital", "no-named-worker"])
async def test_an_earliest_day_says_that_a_rule_would_have_been_met_and_nothing_more(asking: Asking, rule: str) -> None:
    found = await earliest(asking, rule)
    said = [found["pooled"]["sentence"], *(one["sentence"] for one in found["teams"])]
    assert all("met the rule" in line for line in said)
    assert not [line for line in [*said, found["acted"]["sentence"]] if "prevent" in line or "should" in line]


WHAT_IF = f"""query ($disclosures: [DisclosureInput!]!, $splits: [ID!]!) {{ child(id: "{CASE}") {{
  whatIf(disclosures: $disclosures, splits: $splits) {{
    imagined findings {{ standing before {{ number }} after {{ number evidence {{ id }} }} }}
    teams {{ team {{ id }} findings {{ standing after {{ number }} }} }}
    child {{ timeline(first: 300) {{ nodes {{ id }} }} }} }} }} }}"""


def standing(found: Answer, number: str) -> set[str]:
    return {one["standing"] for one in found["findings"] if (one["before"] or one["after"])["number"] == number}


async def test_told_of_the_first_admission_the_second_hospital_would_have_had_its_findings(asking: Asking) -> None:
    disclosure = {"fact": f"Contact:{CASE}/central-middlesex-admission", "to": "Agency:north-middlesex-hospital"}
    found = (await asking(WHAT_IF, disclosures=[disclosure], splits=[]))["whatIf"]
    assert standing(found, "M5") == {"GONE"}
    assert standing(found, "M12") == {"STANDS"}
    assert found["imagined"][0].startswith("As if Central Middlesex Hospital had told North Middlesex Hospital, as it came on")


async def test_with_nothing_imagined_every_finding_stands(asking: Asking) -> None:
    found = (await asking(WHAT_IF, disclosures=[], splits=[]))["whatIf"]
    assert found["findings"]
    assert {one["standing"] for one in found["findings"]} == {"STANDS"}


async def test_findings_that_rest_on_the_second_hospitals_file_fall_if_it_is_another_childs(asking: Asking) -> None:
    records = (await asking(f'{{ child(id: "{CASE}") {{ records {{ id heldBy {{ id }} }} }} }}'))["records"]
    [file] = [one["id"] for one in records if own(one["heldBy"]["id"]) == "north-middlesex-hospital"]
    found = (await asking(WHAT_IF, disclosures=[], splits=[file]))["whatIf"]
    assert standing(found, "M5") == standing(found, "M8") == {"GONE"}
    assert "STANDS" in standing(found, "M2b")
    there = {own(one["id"]) for one in found["child"]["timeline"]["nodes"]}
    assert there.isdisjoint({"north-middlesex-admission", "north-middlesex-discharge"})
    assert "north-middlesex-referral" in there, "it is on the file of the team that received it, too"
