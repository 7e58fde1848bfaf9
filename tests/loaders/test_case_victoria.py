"""The headline case holds what its sources were read to say, says how sure that is, and shows no more than is needed."""

import re
from collections import deque
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sightline.graph.case import Case, CaseFile, Places
from sightline.graph.clock import bounds, days_between, last_day
from sightline.graph.facts import (
    FAMILY,
    REVIEW,
    Care,
    Contact,
    Fact,
    Involvement,
    Particulars,
    Registration,
    Residence,
    Statement,
    Status,
)
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import Address, Adult, Agency, Authority, Child, Coverage, IdentityDecision, Professional, Record
from sightline.graph.write import versioned
from sightline.loaders.case_format import CaseDocument, read_case, shipped_case

CHILD = "victoria-climbie"
PAGE = (Path(__file__).parents[2] / "docs" / "headline-case.md").read_text("utf-8")

# The working table: what was read in a source (confirmed), read without its day (probable), or only recalled (not for this file).
CONFIRMED = [
    "E01",
    "E02",
    "E03",
    "E05",
    "E06",
    "E09",
    "E14",
    "E22",
    "E23",
    "E25",
    "E29",
    "E31",
    "E32",
    "E33",
    "E35",
    "E36",
    "E39",
    "E40",
    "E42",
    "E43",
    "E44",
    "E48",
    "E52",
    "E53",
    "E54",
    "E56",
    "E61",
    "E64",
    "E68",
    "E70",
    "E73",
    "E74",
    "E83",
    "E84",
    "E85",
    "E86",
    "E87",
    "E89",
    "E90",
    "E91",
    "E92",
]
PROBABLE = [
    "E04",
    "E07",
    "E08",
    "E11",
    "E12",
    "E13",
    "E15",
    "E16",
    "E18",
    "E19",
    "E20",
    "E21",
    "E24",
    "E26",
    "E27",
    "E28",
    "E30",
    "E34",
    "E37",
    "E38",
    "E45",
    "E46",
    "E47",
    "E49",
    "E50",
    "E51",
    "E55",
    "E57",
    "E58",
    "E59",
    "E60",
    "E62",
    "E63",
    "E65",
    "E66",
    "E67",
    "E71",
    "E72",
    "E78",
    "E80",
    "E81",
    "E82",
]
RECALLED = ["E10", "E17", "E41", "E69", "E75", "E76", "E77", "E79", "E88"]
LEFT_OUT = {"E89"}  # the post-mortem: no first view may lead there, and nothing here is asked of it


@cache
def document() -> CaseDocument:
    return read_case(shipped_case(CHILD))


def of(kind: type[Any]) -> list[Any]:
    return [item for item in document().bundle.items if isinstance(item, kind)]


def versions(key: str) -> list[Any]:
    return [fact for fact in of(Fact) if fact.fact == f"{CHILD}/{key}"]


def rows(fact: Fact) -> list[str]:
    return re.findall(r"\brow (E\d\d)\b", fact.citation or "")


@cache
def case_file(person: str = CHILD) -> CaseFile:
    """The case file of one child, as the graph would fetch it."""
    records = {one.record for one in of(IdentityDecision) if one.person == person}
    return CaseFile(
        person=person,
        who="Child",
        records=tuple(one for one in of(Record) if one.id in records),
        decisions=tuple(one for one in of(IdentityDecision) if one.record in records),
        facts=tuple(versioned(fact) for fact in of(Fact) if any(one.record in records for one in fact.about)),
        places=Places(
            agencies={one.id: one for one in of(Agency)},
            professionals={one.id: one for one in of(Professional)},
            addresses={one.id: one for one in of(Address)},
            authorities={one.id: one for one in of(Authority)},
        ),
        coverage=tuple(of(Coverage)),
    )


def seen(person: str = CHILD, **lens: Any) -> Case:
    return through(Lens(viewer=OWNER, **lens), case_file(person))


def keys(case: Case) -> set[str]:
    return {fact.fact.removeprefix(f"{CHILD}/") for fact in case.facts}


# Rows and sources


def test_the_working_table_has_92_rows() -> None:
    numbered = [f"E{number:02d}" for number in range(1, 93)]
    assert sorted([*CONFIRMED, *PROBABLE, *RECALLED]) == numbered


def test_every_row_that_was_read_is_here_or_left_out_for_a_reason() -> None:
    cited = {row for fact in of(Fact) for row in rows(fact)}
    assert cited == {*CONFIRMED, *PROBABLE} - LEFT_OUT


def test_no_row_that_was_only_recalled_is_here() -> None:
    text = shipped_case(CHILD).read_text("utf-8")
    assert [row for row in RECALLED if f"row: {row}" in text] == []


def test_the_page_of_the_case_lists_every_row_with_what_became_of_it() -> None:
    listed = dict(re.findall(r"^\| (E\d\d) \| (.+) \|$", PAGE, re.MULTILINE))
    assert sorted(listed) == sorted([*CONFIRMED, *PROBABLE, *RECALLED])
    facts: dict[str, list[str]] = {}
    for fact in of(Fact):
        for row in rows(fact):
            facts.setdefault(row, []).append(f"`{fact.fact.removeprefix(f'{CHILD}/')}`")
    for row, said in listed.items():
        status = "confirmed" if row in CONFIRMED else "probable" if row in PROBABLE else "recalled"
        here = ", ".join(dict.fromkeys(facts.get(row, ())))
        assert said.startswith(f"{status} | {here or 'left out: '}"), row


def test_every_fact_cites_a_source_or_says_that_it_was_not_read() -> None:
    for fact in of(Fact):
        cited = re.findall(r"\bS\d{1,2} ", fact.citation or "")
        assert cited or "not read" in (fact.citation or ""), fact.fact
        assert rows(fact) or fact.kind == "count-stated", fact.fact


def test_every_source_is_cited() -> None:
    cited = " ".join(fact.citation or "" for fact in of(Fact))
    assert [key for key in document().sources if f"{key} {document().sources[key].title}" not in cited] == []


def test_a_fact_is_no_surer_than_its_row() -> None:
    for fact in of(Fact):
        if any(row in PROBABLE for row in rows(fact)):
            assert fact.confidence == "probable" or isinstance(fact, Statement), fact.fact
    contacts = {row for contact in of(Contact) if contact.confidence == "confirmed" for row in rows(contact)}
    assert not contacts & set(PROBABLE)
    assert contacts >= {row for contact in of(Contact) for row in rows(contact) if row in CONFIRMED}


def test_a_day_that_was_recalled_has_bounds() -> None:
    exact = [fact.fact for fact in of(Contact) if fact.confidence == "probable" and fact.start and fact.start[0] == fact.start[1]]
    assert exact == [
        f"{CHILD}/central-middlesex-referral"
    ]  # its day is that of the admission it follows and the police act it led to


@pytest.mark.parametrize(
    ("key", "start"),
    [
        ("strategy-meeting-november", ("1999-11-03", "1999-11-07")),
        ("consultant-second-letter", ("1999-08-30", "1999-09-05")),
        ("kouao-finds-work", ("1999-05-25", "1999-06-22")),
        ("police-letter", ("1999-11-01", "1999-11-30")),
        ("visit-to-relative", ("1999-04-24", "1999-05-09")),
        ("ealing-housing-application", ("1999-04-25", "1999-04-26")),
        ("relative-meets-by-chance", ("1999-05-31", "1999-06-17")),
        ("centre-call", ("1999-12-18", "2000-02-14")),
    ],
)
def test_bounds_follow_the_conventions_and_are_drawn_in_by_firm_days(key: str, start: tuple[str, str]) -> None:
    assert versions(key)[0].start == start


def test_what_a_team_did_is_on_its_file_by_a_later_source_and_what_nobody_wrote_down_is_not() -> None:
    for fact in of(Fact):
        if fact.held_by == FAMILY:
            assert fact.recorded_at is None
        assert fact.recorded_basis == ("later-source" if fact.recorded_at else "not-established"), fact.fact
    for key in ("childminder-keeps-overnight", "mission-attendance", "universal-church-third", "centre-call", "childminder"):
        assert versions(key)[0].recorded_at is None


def test_what_only_a_review_found_is_held_by_it_since_it_could_be_read() -> None:
    assert {
        versions(key)[0].held_by for key in ("unrecorded-remarks", "meets-manning", "mannings-flat", "worsening-at-home")
    } == {REVIEW}
    for fact in of(Fact):
        if fact.held_by == REVIEW:
            assert fact.recorded_at is None or fact.recorded_at >= "2001", fact.fact
    assert versions("unrecorded-remarks")[0].recorded_at == "2003-09-18"


# What is not shown


def test_only_the_child_and_the_two_adults_convicted_are_named() -> None:
    assert {one.id for one in of(Child)} == {CHILD, "unjoined-brent-june-call", "unjoined-brent-second-call"}
    assert {one.id for one in of(Adult)} == {
        "marie-therese-kouao",
        "carl-manning",
        "birth-mother",
        "birth-father",
        "childminder-in-brent",
    }
    named = {(one.given_name, one.family_name) for one in of(Particulars)}
    assert named == {
        ("Victoria Adjo", "Climbié"),
        ("Anna", "Kouao"),
        ("Anna", None),
        ("Marie-Therese", "Kouao"),
        ("Carl", "Manning"),
    }
    assert [one.name for one in of(Professional) if one.name] == []


def test_her_own_name_stands_only_where_the_sources_have_it() -> None:
    assert {one.held_by for one in of(Particulars) if one.family_name == "Climbié"} == {FAMILY, REVIEW}


def test_there_are_no_brothers_or_sisters_no_flat_numbers_and_no_postcodes() -> None:
    assert [one.lines for one in of(Address) if re.search(r"\d", one.lines) or one.postcode or one.uprn] == []
    assert not re.search(r"\b(sibling|brother|sister|fifth|seven siblings)s?\b", shipped_case(CHILD).read_text("utf-8"))


WORDS = (
    r"scald|wound|scar[sr]|burn|bruis|injur|belt|mark[s ]|bath\b|hypotherm|starv|post.?mortem|weight|128|sexual|blood|beaten|"
    r"hit\b|bloat|cigarette|torture|27 C|skull|body map"
)


def test_no_injury_and_nothing_of_the_post_mortem_is_told() -> None:
    for fact in of(Fact):
        said = " ".join(str(value) for value in (fact.note, getattr(fact, "text", None), getattr(fact, "reason", None)) if value)
        assert not re.search(WORDS, said.replace("remark", ""), re.IGNORECASE), fact.fact


# What there is to count and to follow


def test_two_hospitals_admitted_her_over_suspected_harm_and_a_third_did_not() -> None:
    admitted = {one.held_by for one in of(Contact) if one.kind == "admission" and one.concern == "harm-suspected"}
    assert admitted == {"central-middlesex-hospital", "north-middlesex-hospital"}
    last = [one for one in of(Contact) if one.held_by == "st-marys-hospital"]
    assert {(one.kind, one.concern) for one in last} == {("transfer", None), ("death", None)}
    again = versions("north-middlesex-second-admission")[0]
    assert (again.held_by, again.concern) == ("north-middlesex-hospital", None)


def test_bodies_in_england_with_accounts_are_those_of_the_sources() -> None:
    serving = {one.id for one in of(Agency) if one.serves and "france" not in one.serves}
    kinds = {one.id: one.kind for one in of(Agency)}
    active = {one.by_agency or one.held_by for one in of(Contact) if one.about} & serving
    by_kind = {kind: sorted(one for one in active if kinds[one] == kind) for kind in kinds.values()}
    assert by_kind["social-care"] == [
        "brent-social-services",
        "ealing-social-services",
        "enfield-hospital-team",
        "haringey-social-services",
    ]
    assert by_kind["police"] == ["brent-child-protection-team", "haringey-child-protection-team"]
    assert by_kind["family-centre"] == ["tottenham-centre"]
    assert by_kind["housing"] == ["ealing-housing", "haringey-housing"]
    assert by_kind["faith"] == ["mission-ensemble", "universal-church"]
    assert len(by_kind["hospital"]) == 3


def test_what_a_summary_states_stands_beside_the_count_as_stated() -> None:
    stated = {one.text: one for one in of(Statement) if one.kind == "count-stated"}
    assert {"Three housing authorities", "Six local authorities' worth of services"} <= set(stated)
    assert {(one.confidence, one.held_by) for one in stated.values()} == {("stated", REVIEW)}


def test_no_school_in_england_is_covered_from_arrival_to_death() -> None:
    schools = [one for one in of(Registration) if one.kind == "school"]
    assert {one.agency for one in schools} == {"villepinte-school"}
    lived = {one.authority for one in of(Address) if one.id in {stay.at for stay in of(Residence)}} | {"ealing"}
    claims = [one for one in of(Coverage) if one.agency == "school"]
    assert {one.authority for one in claims} == lived - {"france", "ivory-coast"}
    assert {(one.since, one.until, one.kinds, one.complete) for one in claims} == {
        ("1999-04-24", "2000-02-26", ("school",), True)
    }
    assert days_between(versions("arrival")[0].on, versions("death")[0].on) == 307


def test_nothing_is_claimed_of_gp_practices_or_of_visits_that_nobody_answered() -> None:
    claims = of(Coverage)
    assert {one.complete for one in claims if one.agency in ("gp", "haringey-health-visiting")} == {False}
    assert not [
        one
        for one in claims
        if one.agency == "haringey-social-services" and one.complete and {"Contact", "no-access-visit"} & set(one.kinds)
    ]
    assert all(one.note for one in claims)


def test_home_moves_from_ealing_to_brent_to_haringey() -> None:
    places = {one.id: one.authority for one in of(Address)}
    stays = [one for one in seen().of(Residence) if one.kind != "hospital" and one.start]
    lane = [places.get(one.at or "", one.authority) for one in stays]
    assert list(dict.fromkeys(lane)) == ["ivory-coast", "france", "ealing", "brent", "haringey"]


def test_no_authority_hands_over_to_another_but_the_hospital_team_to_haringey() -> None:
    serves = {one.id: one.serves for one in of(Agency)}
    crossing = {
        (one.held_by, told.to)
        for one in of(Contact)
        for told in one.told
        if told.state in ("reached", "read") and serves[one.held_by] != serves[told.to]
    }
    assert crossing == {
        ("north-middlesex-hospital", "haringey-child-protection-team"),
        ("enfield-hospital-team", "haringey-social-services"),
        ("haringey-social-services", "enfield-hospital-team"),
    }
    transfer, taken = versions("enfield-hands-over")[0], versions("haringey-takes-over")[0]
    assert (transfer.kind, transfer.to, transfer.told[0].state) == ("case-transfer", "haringey-social-services", "reached")
    assert (taken.held_by, taken.answers, taken.event) == ("haringey-social-services", transfer.fact, transfer.event)


@pytest.mark.parametrize(
    ("key", "to", "state", "received"),
    [
        ("brent-fax", "brent-social-services", "disputed", None),
        ("enfield-hands-over", "haringey-social-services", "reached", "1999-07-30"),
        ("north-middlesex-admission", "haringey-child-protection-team", "reached", "1999-07-28"),
        ("health-visiting-referral", "haringey-health-visiting", "disputed", None),
        ("consultant-first-letter", "haringey-social-services", "disputed", "1999-08"),
        ("consultant-second-letter", "haringey-social-services", "sent", None),
        ("centre-call", "haringey-social-services", "disputed", None),
        ("villepinte-risk-notice", "french-child-welfare", "sent", None),
    ],
)
def test_sent_received_and_disputed_are_told_apart(key: str, to: str, state: str, received: str | None) -> None:
    told = versions(key)[0].told[0]
    assert (told.to, told.state, told.received_at) == (to, state, received)


def test_each_carer_is_what_each_source_called_them() -> None:
    adults = {one.record: one.person for one in of(IdentityDecision)}
    relations: dict[str, set[str]] = {}
    for care in of(Care):
        relations.setdefault(adults[care.carer], set()).add(care.relation)
    assert relations["marie-therese-kouao"] >= {
        "mother",
        "great-aunt",
        "great-aunt, posing as mother",
        "aunt",
        "as of master and servant",
    }
    assert relations["carl-manning"] == {"partner of the carer", "partner of the great-aunt"}
    assert {care.held_by for care in of(Care) if care.relation == "mother" and care.kind == "carer"} == {
        "ealing-social-services",
        "central-middlesex-hospital",
        "north-middlesex-hospital",
        "haringey-social-services",
    }


def test_a_path_leads_from_the_childminder_to_the_allocated_worker_without_passing_an_agency() -> None:
    ties: dict[str, set[str]] = {}

    def tie(one: str, other: str | None) -> None:
        if other is not None:
            ties.setdefault(one, set()).add(other)
            ties.setdefault(other, set()).add(one)

    for decision in of(IdentityDecision):
        tie(decision.record, decision.person)
    for fact in of(Fact):
        for about in fact.about:
            tie(fact.fact, about.record)
        if isinstance(fact, Care):
            tie(fact.fact, fact.carer)
        if isinstance(fact, Involvement):
            tie(fact.fact, fact.by)
    path, waiting = {"childminder-in-brent": [""]}, deque(["childminder-in-brent"])
    while waiting:
        here = waiting.popleft()
        for there in sorted(ties.get(here, ())):
            if there not in path:
                path[there] = [*path[here], there]
                waiting.append(there)
    assert path[f"{CHILD}/haringey-allocated-worker"][1:] == [
        "childminder/the childminder herself",
        f"{CHILD}/childminder",
        "childminder/childminder-anna",
        CHILD,
        "haringey-social-services/haringey-anna",
        f"{CHILD}/haringey-worker",
        f"{CHILD}/haringey-allocated-worker",
    ]


# Accounts that differ, and traps


def test_where_two_accounts_differ_both_stand() -> None:
    disputed = {one.disputes.removeprefix(f"{CHILD}/") for one in of(Statement) if one.disputes}
    assert disputed >= {"ealing-housing-application", "central-middlesex-second-opinion", "brent-fax", "death", "centre-call"}
    interviews = versions("kouao-interview") + versions("kouao-interview-police")
    assert [(one.on, one.event) for one in interviews] == [
        ("1999-08-05", f"{CHILD}/kouao-interview"),
        ("1999-08-04", f"{CHILD}/kouao-interview"),
    ]
    printouts = versions("centre-printout-no-action") + versions("centre-printout-accepted")
    assert {one.outcome for one in printouts} == {"no further action", "accepted for service"}
    assert len({(one.on, one.event, one.about, one.kind) for one in printouts}) == 1
    assert printouts[0].kind != "referral"


def test_the_run_of_visits_is_one_row_whose_number_is_known_only_at_its_end() -> None:
    first, whole = versions("ealing-visits")
    assert (first.times, whole.times, whole.recorded_at) == (1, 14, "1999-07-07")
    assert whole.end == ("1999-07-08", "1999-07-08")
    june = seen(known_at="1999-06-14").fact(f"{CHILD}/ealing-visits")
    assert isinstance(june, Contact)
    assert june.times == 1
    assert june.until is None


def test_the_closing_of_many_files_is_tied_to_nobody() -> None:
    closing = versions("brent-closes-many-files")[0]
    assert (closing.about, closing.kind, closing.held_by) == ((), "closure", "brent-social-services")
    assert closing.fact not in {fact.fact for fact in case_file().facts}


def test_detectives_are_not_among_those_who_worked_with_her() -> None:
    assert not [one for one in of(Contact) if (one.by_agency or one.held_by) == "metropolitan-police"]


# Replays


def test_what_a_worker_is_called_tells_of_no_later_day_and_nobody_has_left_before_they_did() -> None:
    assert [one.role for one in of(Professional) if re.search(r"\d|\b(until|from|later|since|former)\b", one.role)] == []
    left = {one.id: one.until for one in of(Professional) if one.until}
    (manager,) = left
    assert (manager.rpartition("/")[2], left[manager]) == ("haringey-manager-before", "1999-11")
    for day, until in (("1999-11-10", None), ("1999-11-30", "1999-11")):
        assert seen(happened_on=day).places.professionals[manager].until == until


def test_the_two_june_calls_were_of_a_child_nobody_had_identified_until_the_inquiry() -> None:
    then, later = seen(known_at="1999-07-14"), seen(known_at="1999-07-14", identity="today")
    calls = {"anonymous-call", "second-call", "hostel-no-answer"}
    assert not calls & keys(then)
    assert calls <= keys(later)
    assert "anonymous-call" in keys(seen("unjoined-brent-june-call", known_at="1999-07-14"))
    assert keys(seen("unjoined-brent-second-call", known_at="1999-07-14")) == {
        "second-call",
        "brent-team-second-call",
        "name-brent-second-call",
    }
    assert {one.at for one in of(IdentityDecision) if one.basis == "inquiry" and one.person == CHILD} == {"2001-05-31"}
    brent = [one for one in of(Record) if one.held_by == "brent-social-services"]
    assert len(brent) == 3


def test_a_replay_shows_nothing_of_later_days() -> None:
    for day in ("1999-07-14", "1999-08-06", "1999-10-28"):
        for fact in seen(known_at=day).facts:
            assert fact.recorded_at is not None
            assert last_day(fact.recorded_at) <= day
            assert fact.start is None or fact.start[0] <= day
            assert fact.end is None or fact.end[0] <= day or fact.end[0] == "1999-07-08"
    assert not seen(known_at="1999-10-28").of(Contact, "death")


def test_ealing_never_knew_that_she_had_left_the_hostel() -> None:
    ealing = seen(teams=frozenset({"ealing-social-services"}), known_at="2000-02-25")
    hostel = ealing.fact(f"{CHILD}/hostel-paid-by-ealing")
    assert hostel is not None
    assert hostel.until is None
    whole = seen().fact(f"{CHILD}/hostel-paid-by-ealing")
    assert whole is not None
    assert whole.end == ("1999-07-04", "1999-07-08")
    pooled = seen(pooled=True).fact(f"{CHILD}/hostel-paid-by-ealing")
    assert pooled is not None
    assert pooled.until is None


def test_somerset_gardens_is_on_haringeys_file_from_the_hand_over() -> None:
    haringey = frozenset({"haringey-social-services"})
    assert "home-on-haringey-file" not in keys(seen(teams=haringey, known_at="1999-07-26"))
    assert "home-on-haringey-file" in keys(seen(teams=haringey, known_at="1999-08-06"))


def test_brent_social_services_never_saw_the_fax() -> None:
    brent = frozenset({"brent-social-services"})
    assert "brent-fax" not in keys(seen(teams=brent, identity="today"))
    assert "brent-fax" in keys(seen(teams=brent, identity="today", counting="sent"))


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        ("anonymous-call", "hostel-no-answer", 26),
        ("central-middlesex-admission", "north-middlesex-admission", 10),
        ("central-middlesex-discharge", "north-middlesex-admission", 9),
        ("north-middlesex-discharge", "first-home-visit", 10),
        ("first-home-visit", "second-home-visit", 73),
        ("ealing-visits", "ealing-allocation", 63),
        ("ealing-visits", "ealing-last-visit", 72),
        ("allegation", "retraction", 1),
        ("second-home-visit", "allegation", 4),
    ],
)
def test_the_known_figures_come_out_of_the_days_as_written(earlier: str, later: str, days: int) -> None:
    first, second = (bounds(versions(key)[0].on or versions(key)[0].since)[0] for key in (earlier, later))
    assert days_between(first, second) == days


def test_police_protection_ends_by_a_version_of_its_own() -> None:
    begun, lifted = versions("police-protection")
    assert isinstance(begun, Status)
    assert (begun.until, begun.recorded_at) == (None, "1999-07-14")
    assert (lifted.until, lifted.recorded_at, lifted.told[0].to) == ("1999-07-15", "1999-07-15", "brent-social-services")
