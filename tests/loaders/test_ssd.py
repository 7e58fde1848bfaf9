"""The Standard Safeguarding Dataset as CSV: tables that name rows of each other, in whatever order they come."""

from collections import Counter
from pathlib import Path

import pytest
from returns import facts, taken, written
from safeguarding import TABLES, written_tables

from sightline.graph.facts import Care, Contact, Fact, Involvement, Particulars, Residence, Status
from sightline.graph.things import Address, Agency, Professional
from sightline.graph.write import versioned
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Taken
from sightline.loaders.tabular.mapping import shipped


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written_tables(tmp_path_factory.mktemp("ssd") / "sent")


@pytest.fixture(scope="module")
def every_row(folder: Path) -> list[Taken]:
    return rows_in(folder)


def rows_in(folder: Path) -> list[Taken]:
    found = []
    for path in sorted(folder.iterdir()):
        survey, rows, _ = taken(path)
        assert len(rows) == sum(survey.rows.values())
        found += rows
    return found


def held(rows: list[Taken]) -> list[Finding]:
    return [one for row in rows for one in row.findings if one.level is Level.HELD]


def of(rows: list[Taken], child: str) -> list[Fact]:
    return [one for one in facts(rows) if one.about[0].record.endswith(f"/{child}")]


def test_every_table_is_known_by_its_columns_and_every_row_ends_somewhere(every_row: list[Taken]) -> None:
    declared = {table.name for form in shipped() if form.format == "ssd" for table in form.table}
    assert {row.row.table for row in every_row} == declared
    assert len(declared) == len(TABLES)
    assert [(one.field, one.value, one.what) for one in held(every_row)] == [
        ("cinf_assessment_id", "A9", "no row of 'assessments' beside it has this number, and this row needs it"),
        ("", "", "it says nothing of a child's life yet"),
        ("", "", "what it holds is in the other tables"),
        ("", "", "it says why children are in the dataset; what is said of them is in the other tables"),
        ("", "", "it tells of the dataset, not of children"),
    ]


def test_linked_numbers_are_those_of_the_child_and_stand_in_no_key(tmp_path: Path) -> None:
    linked = """link_table_id,link_person_id,link_identifier_type,link_identifier_value,link_valid_from_date,link_valid_to_date
1,N1,NHS Number,999 000 0018,2020-01-01,
2,N1,Unique Pupil Number,U201123420001,2017-09-01,
3,N1,National Insurance Number,QQ123456C,,
"""
    told = [one for one in facts(taken(written(tmp_path, "l.csv", linked))[1]) if isinstance(one, Particulars)]
    assert [(one.nhs_number, one.upn) for one in told] == [("9990000018", None), (None, "U201123420001"), (None, None)]
    assert "QQ123456C" in (told[2].note or "")
    assert not [one.fact for one in told if any(said in one.fact.casefold() for said in ("999", "u2011", "qq12"))]


def test_a_childs_contacts_standings_and_homes_come_out_with_their_days(every_row: list[Taken]) -> None:
    own = of(every_row, "N1")
    contacts = {(one.kind, one.on or one.since) for one in own if isinstance(one, Contact)}
    assert contacts == {
        ("contact", "2023-04-28"), ("contact", "2023-04-30"), ("referral", "2023-05-02"), ("assessment", "2023-05-03"),
        ("home-visit", "2023-07-05"), ("strategy-discussion", "2023-08-14"), ("conference", "2023-09-01"),
        ("home-visit", "2023-09-12"), ("review", "2023-11-28"), ("home-visit", "2024-01-15"), ("contact", "2024-02-20"),
        ("attendance", "2024-02-01"), ("review", "2024-02-06"), ("other", "2024-03-07"), ("application", "2023-01-10"),
        ("review", "2024-01-30"),
    }  # fmt: skip
    assert {(one.kind, one.since, one.until) for one in own if isinstance(one, Status)} == {
        ("child-in-need", "2023-05-02", None),
        ("child-in-need", "2023-06-21", "2023-09-01"),
        ("protection-enquiry", "2023-08-14", "2023-08-30"),
        ("protection-plan", "2023-09-01", "2024-01-10"),
        ("looked-after", "2024-01-10", None),
        ("police-protection", "2024-01-10", "2024-01-12"),
        ("order", "2024-01-12", None),
        ("missing", "2024-02-10", "2024-02-11"),
    }
    assert {(one.kind, one.since, one.until) for one in own if isinstance(one, Residence)} == {
        ("home", "2019-03-01", "2024-01-10"),
        ("placement", "2024-01-10", None),
    }
    [care] = [one for one in own if isinstance(one, Care)]
    assert care.carer.endswith("/mother-M5")
    seen = {one.on: (one.about[0].seen, one.about[0].seen_alone) for one in own if one.kind == "home-visit"}
    assert seen == {"2023-07-05": (True, False), "2023-09-12": (True, True), "2024-01-15": (True, True)}


def test_numbers_that_several_tables_use_never_make_two_facts_one(every_row: list[Taken]) -> None:
    counted = Counter(one.fact for one in facts(every_row))
    assert [fact for fact, times in counted.items() if times > 1] == [
        "area-dfe-201/social-care/N1/ssd/cina/Contact/assessment/a1"
    ]


def test_an_assessment_and_its_factors_are_one_version_of_one_fact(every_row: list[Taken]) -> None:
    first, second = [versioned(one) for one in facts(every_row) if one.kind == "assessment"]
    assert first.id == second.id
    assert first.note == "factors: alcohol: parent or carer (1B), neglect (16A)"


def test_outcomes_and_addresses_are_read_out_of_cells_that_hold_json(every_row: list[Taken]) -> None:
    [told] = [one for one in facts(every_row) if one.kind == "contact" and one.on == "2023-04-28"]
    assert isinstance(told, Contact)
    assert told.outcome == "new referral (OUTCOME_NEW_REFERRAL_FLAG)"
    assert told.note is not None
    assert told.note.endswith("comments: rang twice")
    homes = {one for row in every_row if row.bundle for one in row.bundle.items if isinstance(one, Address) and one.uprn}
    assert homes == {Address(id="uprn-10001", lines="4, Larkrise Lane, Northmere", postcode="AB1 2DE", uprn="10001")}
    [torn] = [one for one in facts(every_row) if one.as_written and "not json" in one.as_written]
    assert torn.since == "2024-02-01"


def test_workers_and_teams_have_their_names_wherever_they_stand(every_row: list[Taken]) -> None:
    items = {one for row in every_row if row.bundle for one in row.bundle.items}
    names = {one.id.rpartition("/")[2]: {one.name} for one in items if isinstance(one, Professional)}
    assert names == {"worker-w7": {"Made-Up Merrow"}, "worker-w8": {"Invented Ives"}}
    assert [one.name for one in items if isinstance(one, Agency) and one.id.endswith("team-t1")] == ["Assessment Team North"]
    assert {one.agency.rpartition("/")[2] for one in of(every_row, "N2") if isinstance(one, Involvement) and one.agency} == {
        "team-t1"
    }


def test_placeholders_join_nobody_and_an_unborn_child_has_a_file(every_row: list[Taken]) -> None:
    said = {
        one.about[0].record.rpartition("/")[2]: one
        for one in facts(every_row)
        if isinstance(one, Particulars) and one.family_name
    }
    assert (said["N1"].nhs_number, said["N2"].nhs_number) == ("9990000018", None)
    assert said["N3"].born_on is None
    assert said["N3"].note is not None
    assert "expected on: 2024-07-01" in said["N3"].note


def test_the_order_in_which_tables_come_makes_no_difference(every_row: list[Taken], tmp_path: Path) -> None:
    for number, text in enumerate(reversed(TABLES.values())):
        (tmp_path / f"{number:02d}.csv").write_text(text.lstrip(), encoding="utf-8")
    again = {versioned(one).id for one in facts(rows_in(tmp_path))}
    assert again == {versioned(one).id for one in facts(every_row)}


def test_a_row_whose_other_table_is_not_there_is_held_until_it_is(tmp_path: Path) -> None:
    rows = rows_in(written_tables(tmp_path, without=("ssd_cla_episodes", "ssd_send")))
    missing = [one for one in held(rows) if "beside it" in one.what]
    assert sorted(one.field for one in missing) == sorted([
        "cinf_assessment_id", "clap_cla_id", "clar_cla_id", "clar_cla_id", "ehcr_send_table_id",
        "ehcr_send_table_id", "ehca_ehcp_request_id", "ehcn_ehcp_asmt_id", "ehcp_ehcp_request_id", "senn_active_ehcp_id",
    ])  # fmt: skip
    assert "put that table in the same folder" in missing[0].cure


def test_only_columns_that_a_table_could_have_are_missed(folder: Path) -> None:
    named = [one.field for path in sorted(folder.iterdir()) for one in taken(path)[0].findings if "missing" in one.what]
    assert not [one for one in named if "/" in one or one in ("prof_professional_name", "clae_person_id", "send_person_id")]
    assert "pers_nationality" in named


def test_a_young_woman_who_left_care_has_her_plans_checks_and_orders(every_row: list[Taken]) -> None:
    told = {(one.on or one.since, one.note, one.outcome) for one in of(every_row, "N4") if isinstance(one, Contact)}
    assert told >= {
        (None, "earlier permanence: residence or child arrangements order (P3); authority: Eastwold; order of: 2011-03-07", None),
        ("2023-06-12", "strengths and difficulties questionnaire", "why there is none: carer refused (SDQ2)"),
        ("2023-09-18", "immunisations up to date: Y", None),
        ("2023-02-27", "offence: Criminal damage", None),
        ("2019-01-14", "should no longer be placed for adoption", "why: no adopters were found (RD3)"),
        ("2017-10-02", "decision on pre-proceedings", "outcome: Issue proceedings; legal gateway: Threshold met"),
        ("2017-02-06", "education, health and care plan", "why it ended: 2"),
        ("2017-10-16", "first meeting before proceedings", None),
    }
    orders = {(one.since, one.note) for one in of(every_row, "N4") if isinstance(one, Status)}
    assert orders == {("2010-04-12", "placement order"), ("2011-03-07", "order: Adoption")}


def test_what_is_said_of_leaving_care_and_of_siblings_needs_no_day_of_its_own(tmp_path: Path) -> None:
    leaver = (
        "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,clea_care_leaver_latest_contact\n"
    )
    _, [row], _ = taken(written(tmp_path, "clea.csv", f"{leaver}1,N4,Former relevant,REFU,\n"))
    assert [one.note for one in facts([row])] == ["eligibility: Former relevant; in touch: refuses contact (REFU)"]
    order = "perm_table_id,perm_person_id,perm_adm_decision_date,perm_part_of_sibling_group,perm_siblings_placed_together\n"
    _, [row], _ = taken(written(tmp_path, "perm.csv", f"{order}1,N4,2023-05-01,Y,N\n"))
    assert facts([row])[0].note == "one of siblings: Y; siblings placed together: N"


def test_a_visit_a_review_and_a_worker_without_a_person_are_of_the_child_of_their_plan_or_referral(tmp_path: Path) -> None:
    sent = {
        "plans": "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date\n77,N1,2023-09-01\n",
        "visits": "cppv_cp_visit_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen\n1,77,2023-09-12,Y\n",
        "reviews": "cppr_cp_review_id,cppr_cp_plan_id,cppr_cp_review_date\n1,77,2023-11-28\n",
        "need": "cin_plan_id,cinp_person_id,cinp_cin_plan_start\n5,N1,2023-06-21\n",
        "seen": "cinv_cin_visit_id,cinv_cin_plan_id,cinv_cin_visit_date\n1,5,2023-07-05\n",
        "referrals": "cine_referral_id,cine_person_id,cine_referral_date\n9,N1,2023-05-02\n",
        "work": "invo_involvements_id,invo_professional_id,invo_referral_id,invo_involvement_start_date\n1,W7,9,2023-05-02\n",
        "workers": "prof_professional_id,prof_professional_job_title\nW7,social worker\n",
    }
    for name, text in sent.items():
        (tmp_path / name).write_text(text)
    rows = rows_in(tmp_path)
    assert held(rows) == []
    assert {one.about[0].record.rpartition("/")[2] for one in facts(rows)} == {"N1"}
    assert {(one.kind, one.on or one.since) for one in facts(rows) if not isinstance(one, Status)} == {
        ("home-visit", "2023-09-12"),
        ("review", "2023-11-28"),
        ("home-visit", "2023-07-05"),
        ("referral", "2023-05-02"),
        ("allocated-worker", "2023-05-02"),
    }


def test_a_persons_numbers_are_read_under_their_newer_headings(tmp_path: Path) -> None:
    head = "pers_person_id,pers_dob,pers_single_unique_id,pers_upn,pers_send"
    (tmp_path / "p").write_text(f"{head}\nN1,2013-02-14,9990000018,U201123420001,Y\n")
    [person] = facts(rows_in(tmp_path))
    assert isinstance(person, Particulars)
    assert (person.nhs_number, person.upn, person.note) == (
        "9990000018", "U201123420001", "special educational needs: Y",
    )  # fmt: skip


def test_immunisations_without_a_day_are_as_on_the_day_of_the_extract(tmp_path: Path) -> None:
    (tmp_path / "i").write_text("clai_person_id,clai_immunisations_status\nN1,Y\n")
    [said] = facts(rows_in(tmp_path))
    assert (said.note, said.recorded_at) == ("immunisations up to date: Y", "2024-03-31")
