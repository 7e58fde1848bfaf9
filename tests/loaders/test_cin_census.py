"""The CIN census: what becomes of each child's elements."""

from pathlib import Path

from returns import CENSUS, facts, taken, written

from sightline.graph.facts import Contact, Particulars, Status
from sightline.loaders.intake.sender import Said


def test_a_childs_referral_enquiry_and_plan_come_out_with_their_days(tmp_path: Path) -> None:
    survey, rows, _ = taken(written(tmp_path, "census", CENSUS))
    told = [one for one in facts(rows) if one.about[0].record.endswith("/N1")]
    contacts = [(one.kind, one.on) for one in told if isinstance(one, Contact)]
    assert contacts == [
        ("referral", "2023-05-02"),
        ("conference", "2023-05-30"),
        ("strategy-discussion", "2023-05-10"),
        ("review", "2023-08-20"),
        ("review", "2024-02-19"),
    ]
    [plan] = [one for one in told if one.kind == "protection-plan"]
    assert isinstance(plan, Status)
    assert (plan.since, plan.until, plan.reason) == ("2023-05-30", None, "neglect (NEG)")
    assert plan.note == "latest category: emotional abuse (EMO); plans before: 0"
    assert plan.source == "census /Message/Children/Child[1]/CINdetails[1]/ChildProtectionPlans[1]"
    assert survey.said == {"dfe": "201", "as_at": "2024-03-31"}


def test_a_transfer_in_conference_is_not_also_the_enquirys(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "census", CENSUS))
    [enquiry] = [one for one in facts(rows) if one.kind == "protection-enquiry"]
    assert enquiry.until is None


def test_a_referral_without_further_action_is_no_child_in_need(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "census", CENSUS))
    told = [one for one in facts(rows) if one.about[0].record.endswith("/N3")]
    assert [one.kind for one in told] == ["name", "referral"]
    assert isinstance(told[1], Contact)
    assert told[1].outcome == "no further action"


def test_the_older_form_of_sex_and_several_disabilities_are_read(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "census", CENSUS))
    [person, _] = [one for one in facts(rows) if isinstance(one, Particulars)]
    assert person.sex == "F"
    assert person.note == "ethnicity: WBRI; disability: hand function (HAND), hearing (HEAR)"


def test_a_namespace_another_order_and_no_header_do_not_stop_it(tmp_path: Path) -> None:
    start, end = CENSUS.index("  <Header>"), CENSUS.index("  <Children>")
    bare = (CENSUS[:start] + CENSUS[end:]).replace("<Message>", '<Message xmlns="urn:made-up">')
    survey, rows, _ = taken(written(tmp_path, "census", bare), said=Said(dfe="201", as_at="2024-03-31"))
    assert len(rows) == sum(survey.rows.values()) == 8


def test_an_element_that_no_table_knows_is_named(tmp_path: Path) -> None:
    more = CENSUS.replace("<LAchildID>N1", "<ShoeSize>3</ShoeSize><LAchildID>N1")
    survey, _, _ = taken(written(tmp_path, "census", more))
    assert [one.field for one in survey.findings] == ["ChildIdentifiers/ShoeSize"]
