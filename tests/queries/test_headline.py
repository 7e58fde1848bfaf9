"""What the headline case must show: counts, lanes, what is not known, the rules that find something, and the traps."""

from collections.abc import Callable

import pytest

from sightline.graph.case import Case
from sightline.queries.agenda import agenda
from sightline.queries.counts import counts
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules
from sightline.queries.household import household
from sightline.queries.involved import involved
from sightline.queries.journey import journey
from sightline.queries.names import names
from sightline.queries.seen import seen
from sightline.queries.unknown import unknown

Headline = Callable[..., Case]

TODAY = "2003-01-28"
CASE = "victoria-climbie/"


@pytest.fixture(scope="module")
def findings(headline: Headline) -> tuple[Finding, ...]:
    return gaps(headline(), rules(), TODAY)


def found(findings: tuple[Finding, ...], number: str) -> list[Finding]:
    return [one for one in findings if one.number == number and one.stands_out]


def evidence(finding: Finding) -> list[str]:
    return [key.removeprefix(CASE) for key in finding.evidence]


def bodies(case: Case, kind: str, nation: str = "England") -> set[str]:
    return {body.id for count in counts(case).by_kind if (count.kind, count.nation) == (kind, nation) for body in count.bodies}


# counts


def test_four_departments_had_to_do_with_her(headline: Headline) -> None:
    areas = {"ealing-social-services", "brent-social-services", "enfield-hospital-team", "haringey-social-services"}
    assert bodies(headline(), "social-care") == areas


def test_two_police_child_protection_teams_and_no_detectives(headline: Headline) -> None:
    assert bodies(headline(), "police") == {"brent-child-protection-team", "haringey-child-protection-team"}


def test_two_hospitals_admitted_over_suspected_harm_and_the_last_is_counted_apart(headline: Headline) -> None:
    (hospitals,) = [count for count in counts(headline()).by_kind if count.kind == "hospital"]
    suspected = {body.id for body in hospitals.admitted_over_suspected_harm}
    assert suspected == {"central-middlesex-hospital", "north-middlesex-hospital"}
    assert {body.id for body in hospitals.bodies} - suspected == {"st-marys-hospital"}


def test_one_centre_two_churches_and_two_housing_bodies(headline: Headline) -> None:
    assert bodies(headline(), "family-centre") == {"tottenham-centre"}
    assert bodies(headline(), "faith") == {"mission-ensemble", "universal-church"}
    assert bodies(headline(), "housing") == {"ealing-housing", "haringey-housing"}


def test_what_sources_state_stands_beside_the_counts(headline: Headline) -> None:
    stated = {count.text for count in counts(headline()).stated}
    assert {"Three housing authorities", "Six local authorities' worth of services"} <= stated


def test_a_run_of_visits_is_one_series_of_fourteen(headline: Headline) -> None:
    (ealing,) = [body for count in counts(headline()).by_kind for body in count.bodies if body.id == "ealing-social-services"]
    assert ealing.evidence.count(f"{CASE}ealing-visits") == 1


# journey


def test_her_home_moves_from_ealing_to_brent_to_haringey_without_a_hand_over(headline: Headline) -> None:
    moves = [move for move in journey(headline(), TODAY).moves if move.lane == "home"]
    areas = [(move.origin.authority.id, move.to.authority.id) for move in moves if move.origin.authority and move.to.authority]
    assert areas[-3:] == [("france", "ealing"), ("ealing", "brent"), ("brent", "haringey")]
    assert not any(move.handovers for move in moves)


def test_the_hospital_team_hands_the_case_to_haringey_which_has_it(headline: Headline) -> None:
    (move,) = [move for move in journey(headline(), TODAY).moves if move.lane == "team"]
    assert (move.origin.place, move.to.place.partition(",")[0]) == (
        "Enfield Social Services, hospital team",
        "Haringey Social Services",
    )
    (handover,) = move.handovers
    assert handover.received is not None
    assert handover.accepted is not None
    assert handover.first_seen is not None
    assert move.handed_over


def test_three_lanes_stand_in_order(headline: Headline) -> None:
    lanes = journey(headline(), TODAY)
    lived = [stay.authority.id for stay in lanes.home if stay.kind != "hospital" and stay.authority]
    assert lived == ["ivory-coast", "france", "ealing", "brent", "haringey"]
    assert [stay.place for stay in lanes.authority] == ["Ealing", "Haringey"]
    assert [stay.agency.id for stay in lanes.team if stay.agency] == [
        "ealing-social-services",
        "brent-social-services",
        "brent-social-services",
        "enfield-hospital-team",
        "haringey-social-services",
    ]


def test_two_accounts_of_the_hostel_stand_side_by_side(headline: Headline) -> None:
    (hostel,) = [stay for stay in journey(headline(), TODAY).home if stay.kind == "hostel"]
    assert {account.held_by: account.until is None for account in hostel.accounts} == {
        "ealing-social-services": True,
        "review": False,
    }
    assert hostel.differs


# who, names, household, eyes on, not known


def test_she_is_known_to_no_school_in_england_over_307_days(headline: Headline) -> None:
    (school,) = [one for one in unknown(headline(), TODAY) if one.topic == "school"]
    assert (school.answer, school.days) == ("not-known", (307, 307))
    assert school.coverage


def test_no_gp_is_not_knowable_because_no_source_covers_it(headline: Headline) -> None:
    (gp,) = [one for one in unknown(headline(), TODAY) if one.topic == "gp"]
    assert gp.answer == "not-knowable: no coverage"


def test_each_teams_file_has_its_own_name_for_her(headline: Headline) -> None:
    on_file = {name.record.held_by: name.name for name in names(headline()) if name.record}
    assert on_file["family"] == on_file["review"] == "Victoria Adjo Climbié"
    assert on_file["ealing-social-services"] == on_file["haringey-social-services"] == "Anna Kouao"
    assert all("given_name" in name.differs for name in names(headline()))


def test_two_carers_stand_with_their_relation_as_each_source_has_it(headline: Headline) -> None:
    adults = {one.person: {relation.relation for relation in one.relations} for one in household(headline(), TODAY).adults}
    assert {"mother", "great-aunt", "aunt"} <= adults["marie-therese-kouao"]
    assert adults["carl-manning"] == {"partner of the carer", "partner of the great-aunt"}


def test_nobody_is_on_record_as_having_seen_her_alone(headline: Headline) -> None:
    eyes = seen(headline(), TODAY)
    assert eyes.last_alone is None
    (care,) = [group for group in eyes.groups if group.group == "social care"]
    assert care.last.fact == f"{CASE}allegation"
    assert care.longest is not None
    assert care.longest.days == (116, 116)


def test_nothing_is_open_after_her_death(headline: Headline, findings: tuple[Finding, ...]) -> None:
    assert involved(headline(), TODAY).current == ()
    assert agenda(headline(), findings, TODAY).involvements == ()


def test_ealing_is_still_involved_in_may(headline: Headline) -> None:
    circle = involved(headline(happened_on="1999-05-31"), "1999-05-31")
    assert {one.agency.id for one in circle.current if one.agency} == {"ealing-social-services"}


# rules


def test_fourteen_contacts_in_ealing_and_no_assessment(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M1")
    figures = {figure.name: (figure.fewest, figure.most) for figure in finding.figures}
    assert figures["contacts"] == (14, 14)
    assert figures["days from first to last contact"] == (72, 72)
    assert figures["assessments"] == (0, 0)
    fewest, most = figures["days to a named worker"]
    assert fewest <= 63 <= (most or 0)
    assert {"ealing-visits", "ealing-allocation"} <= set(evidence(finding))


def test_the_call_of_18_june_has_no_outcome_in_7_days(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M2a")
    assert {"anonymous-call", "hostel-no-answer"} <= set(evidence(finding))
    visit, left = finding.figure("days to first visit"), finding.figure("days since the address was left")
    assert visit is not None
    assert left is not None
    assert (visit.fewest, visit.most) == (26, 26)
    assert left.fewest <= 8 <= (left.most or 0)


def test_two_june_referrals_in_brent_were_joined_only_by_the_inquiry(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M2b")
    assert evidence(finding) == ["anonymous-call", "second-call"]
    joined = finding.figure("days until joined")
    assert joined is not None
    assert joined.fewest > 365


def test_ealing_closes_on_the_day_after_others_protect(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M4")
    assert {"central-middlesex-admission", "police-protection", "ealing-closure"} <= set(evidence(finding))


def test_no_team_alone_could_see_that_ealing_closed_while_others_protected(headline: Headline) -> None:
    case = headline(teams=frozenset({"ealing-social-services"}))
    assert [one for one in gaps(case, rules(), TODAY) if one.number == "M4"] == []
    assert [one.number for one in gaps(headline(pooled=True), rules(), TODAY) if one.number == "M4" and one.stands_out] == ["M4"]


def test_two_hospitals_ten_days_apart_share_nothing(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M5")
    assert evidence(finding) == ["central-middlesex-admission", "central-middlesex-discharge", "north-middlesex-admission"]
    figures = {figure.name: (figure.fewest, figure.most) for figure in finding.figures}
    assert figures == {"days between admissions": (10, 10), "days since discharge": (9, 9)}


def test_home_visited_about_ten_days_after_the_discharge_of_6_august(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M8")
    assert {"north-middlesex-discharge", "first-home-visit", "health-visiting-referral"} <= set(evidence(finding))
    days = finding.figure("days until recorded")
    assert days is not None
    assert 7 < days.fewest <= 10 <= (days.most or 0)
    assert finding.figure("health referrals without acknowledgement") is not None


def test_two_home_visits_about_73_days_apart_and_never_seen_alone(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M11")
    assert {"first-home-visit", "second-home-visit"} <= set(evidence(finding))
    days = finding.figure("days between visits")
    assert days is not None
    assert days.fewest <= 73 <= (days.most or 0)


def test_the_police_letter_is_the_only_unanswered_letter(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M12")
    assert evidence(finding) == ["police-letter"]


def test_307_days_without_a_school(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M16")
    days = finding.figure("days without a school")
    assert days is not None
    assert (days.fewest, days.most) == (307, 307)
    assert {"arrival", "death"} <= set(evidence(finding))


def test_three_of_four_moves_have_no_hand_over(findings: tuple[Finding, ...]) -> None:
    moves = [one for one in findings if one.number == "M17"]
    assert [one.stands_out for one in moves] == [True, True, True, False]
    assert [one.sentence.partition(" between")[0] for one in moves][:3] == [
        "From France to Ealing",
        "From Ealing to Brent",
        "From Brent to Haringey",
    ]
    assert "enfield-hands-over" in evidence(moves[3])


def test_the_duty_of_2001_does_not_reach_back(findings: tuple[Finding, ...]) -> None:
    assert [one for one in findings if one.kind == "duty"] == []


def days(finding: Finding, name: str) -> tuple[int, int | None]:
    """One figure of a finding by its bounds."""
    figure = finding.figure(name)
    assert figure is not None
    return figure.fewest, figure.most


def test_26_days_from_the_call_to_the_visit(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M2c")
    assert evidence(finding) == ["anonymous-call", "hostel-no-answer"]
    assert days(finding, "days until recorded") == (26, 26)


def test_the_visit_of_14_july_went_to_an_address_left_about_8_days_before(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M2d")
    assert evidence(finding) == ["hostel-paid-by-ealing", "hostel-no-answer"]
    assert days(finding, "days since the address was left") == (6, 10)


def test_on_14_july_brent_had_two_threads_open_at_once(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M3d")
    assert evidence(finding) == ["central-middlesex-referral", "hostel-no-answer"]


def test_the_second_hospital_had_no_word_of_the_meeting_in_july(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M6b")
    assert evidence(finding) == ["north-middlesex-admission", "strategy-meeting-july"]


def test_the_visit_cancelled_2_days_before_discharge_was_made_about_12_days_after(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M7")
    assert days(finding, "days from cancellation to discharge") == (2, 2)
    assert days(finding, "days until visited") == (10, 14)


def test_the_centre_met_nobody_in_204_days_and_has_two_opposite_entries(findings: tuple[Finding, ...]) -> None:
    (never,) = found(findings, "M9a")
    assert evidence(never) == ["centre-referral"]
    assert days(never, "days so far") == (204, 204)
    (opposite,) = found(findings, "M9b")
    assert evidence(opposite) == ["centre-printout-accepted", "centre-printout-no-action", "two-printouts"]


def test_the_call_that_only_the_centre_has_on_file_is_disputed(findings: tuple[Finding, ...]) -> None:
    (call,) = [one for one in findings if one.number == "M9c"]
    assert (call.answer, evidence(call)) == ("disputed", ["centre-call", "call-denied"])


def test_the_consultants_letters_are_disputed_or_not_covered(findings: tuple[Finding, ...]) -> None:
    letters = {evidence(one)[0]: (one.answer, one.why) for one in findings if one.number == "M10a"}
    assert letters["consultant-first-letter"] == ("disputed", None)
    assert letters["consultant-second-letter"] == ("not-knowable", "no-coverage")


def test_the_second_letter_came_about_20_days_after_the_first(findings: tuple[Finding, ...]) -> None:
    (finding,) = [one for one in findings if one.number == "M10b"]
    assert finding.answer == "disputed"
    assert days(finding, "days between letters") == (14, 26)


def test_73_days_between_home_visits_whoever_was_seen(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M11b")
    assert days(finding, "days between visits") == (69, 77)


def test_haringey_closed_with_the_child_unseen_since_the_day_of_the_allegation(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M14a")
    assert evidence(finding) == ["allegation", "haringey-closure"]
    assert days(finding, "days since the child was seen") == (116, 116)


def test_unseen_by_haringey_for_116_days(findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "P2")
    assert evidence(finding) == ["haringey-team", "allegation"]
    assert days(finding, "days unseen") == (116, 116)


def test_ealing_met_the_family_14_times_and_haringey_3_times_and_never_the_child_alone(findings: tuple[Finding, ...]) -> None:
    ealing, haringey = found(findings, "P3")
    assert (ealing.responsible, days(ealing, "meetings")) == (("ealing-social-services",), (14, 14))
    assert days(ealing, "meetings that say the child was seen") == (7, 7)
    assert (haringey.responsible, days(haringey, "meetings")) == (("haringey-social-services",), (3, 3))


def test_ealing_closed_27_days_after_a_call_that_stood_open_in_brent(headline: Headline, findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "P4")
    assert evidence(finding) == ["anonymous-call", "ealing-closure"]
    assert days(finding, "days since the worry") == (27, 27)
    case = headline(teams=frozenset({"ealing-social-services", "brent-one-stop-shop"}))
    assert [one for one in gaps(case, rules(), TODAY) if one.number == "P4"] == []


def test_two_names_for_one_child_are_reconciled_by_the_inquiry_alone(headline: Headline, findings: tuple[Finding, ...]) -> None:
    (finding,) = found(findings, "M18")
    assert evidence(finding) == ["name-family", "name-inquiry", "name-villepinte"]
    assert days(finding, "days until reconciled") == (913, 942)
    assert [
        one for one in gaps(headline(pooled=True), rules(), TODAY) if one.number == "M18"
    ] == []  # no agency had the other name


def test_the_partner_of_the_carer_came_on_haringeys_file_about_97_days_late(findings: tuple[Finding, ...]) -> None:
    (finding,) = [one for one in findings if one.number == "P9" and "manning-haringey" in evidence(one)]
    assert (finding.answer, finding.why) == ("not-knowable", "no-coverage")  # of who is on that file no source claims to tell all
    assert days(finding, "days until on file") == (94, 100)


def test_no_gp_is_asked_after_and_not_knowable(findings: tuple[Finding, ...]) -> None:
    (finding,) = [one for one in findings if one.number == "P1"]
    assert (finding.answer, finding.why) == ("not-knowable", "no-coverage")


def test_what_rests_on_recalled_rows_alone_finds_nothing(findings: tuple[Finding, ...]) -> None:
    assert [one for one in findings if one.number in ("M6", "M13", "M14b") and one.stands_out] == []


def test_no_worker_was_allocated_for_about_nine_weeks_in_ealing(findings: tuple[Finding, ...]) -> None:
    ealing, brent = found(findings, "P6")
    assert evidence(ealing) == ["ealing-team", "ealing-allocation"]
    assert days(ealing, "days until recorded") == (49, 77)
    assert evidence(brent) == ["brent-team-second-call"]
    assert days(brent, "days so far") == (23, 249)  # its file is covered for 23 days


def test_the_case_handed_to_haringey_was_seen_in_time(findings: tuple[Finding, ...]) -> None:
    (finding,) = [one for one in findings if one.number == "P5"]
    assert (finding.answer, days(finding, "days until recorded")) == ("pattern-not-found", (4, 13))


# traps


@pytest.mark.parametrize(
    "trap",
    [
        "brent-closes-many-files",
        "st-marys-transfer",
        "allegation",
        "retraction",
        "haringey-housing-application",
        "central-middlesex-second-opinion",
    ],
)
def test_a_trap_starts_no_finding_that_stands_out(findings: tuple[Finding, ...], trap: str) -> None:
    starts = {(one.starts_from or "").removeprefix(CASE) for one in findings if one.stands_out}
    assert trap not in starts


def test_two_printouts_of_one_record_are_no_two_referrals(findings: tuple[Finding, ...]) -> None:
    printouts = {"centre-printout-no-action", "centre-printout-accepted"}
    assert {one.number for one in findings if one.stands_out and printouts & set(evidence(one))} == {"M9b"}


def test_a_bulk_closure_that_names_no_child_is_in_no_childs_case(headline: Headline) -> None:
    assert headline().fact(f"{CASE}brent-closes-many-files") is None


def test_one_application_of_25_or_26_april_is_one_event(headline: Headline) -> None:
    (unit,) = [body for count in counts(headline()).by_kind for body in count.bodies if body.id == "ealing-housing"]
    assert unit.events == 2  # the application and the passing-on


def test_every_finding_names_facts_that_are_there(headline: Headline, findings: tuple[Finding, ...]) -> None:
    facts = {fact.fact for fact in headline().facts}
    assert all(set(one.evidence) <= facts and one.evidence and one.sources for one in findings)


# replays


def test_on_haringeys_file_no_earlier_hospital_is_known_in_august(headline: Headline) -> None:
    case = headline(teams=frozenset({"haringey-social-services"}), known_at="1999-08-15")
    assert {fact.held_by for fact in case.facts} <= {
        "haringey-social-services",
        "enfield-hospital-team",
        "north-middlesex-hospital",
    }
    assert not any(one.number == "M5" for one in gaps(case, rules(), "1999-08-15"))


def test_nothing_later_shows_in_a_replay(headline: Headline) -> None:
    day = "1999-07-20"
    for finding in gaps(headline(pooled=True, known_at=day, happened_on=day), rules(), day):
        assert "death" not in finding.sentence
        assert finding.started is None or finding.started[0] <= day


def test_all_agencies_together_could_have_seen_the_first_gaps_by_20_july(headline: Headline) -> None:
    day = "1999-07-20"
    numbers = {one.number for one in gaps(headline(pooled=True, known_at=day, happened_on=day), rules(), day) if one.stands_out}
    assert {"M1", "M4"} <= numbers
