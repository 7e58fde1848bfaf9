"""The CIN census: what becomes of each child's elements."""

from pathlib import Path

import pytest
from returns import CENSUS, facts, items, taken, written

from sightline.graph.facts import Contact, Particulars, Status
from sightline.graph.things import Child
from sightline.loaders.intake.finding import Level
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


def test_that_a_child_has_no_disability_is_said_and_not_passed_over_in_silence(tmp_path: Path) -> None:
    text = CENSUS.replace("<Disability>HAND</Disability><Disability>HEAR</Disability>", "<Disability>NONE</Disability>")
    _, rows, _ = taken(written(tmp_path, "census", text))
    said = next(one.note for one in facts(rows) if isinstance(one, Particulars))
    assert said == "ethnicity: White British (WBRI); disability: none (NONE)"


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
    assert person.note == "ethnicity: White British (WBRI); disability: hand function (HAND), hearing (HEAR)"


def test_a_namespace_another_order_and_no_header_do_not_stop_it(tmp_path: Path) -> None:
    start, end = CENSUS.index("  <Header>"), CENSUS.index("  <Children>")
    bare = (CENSUS[:start] + CENSUS[end:]).replace("<Message>", '<Message xmlns="urn:made-up">')
    survey, rows, _ = taken(written(tmp_path, "census", bare), said=Said(dfe="201", as_at="2024-03-31"))
    assert len(rows) == sum(survey.rows.values()) == 8


def test_an_element_that_no_table_knows_is_named_and_kept_as_it_is_written(tmp_path: Path) -> None:
    more = CENSUS.replace("<LAchildID>N1", "<ShoeSize>3</ShoeSize><LAchildID>N1")
    survey, rows, _ = taken(written(tmp_path, "census", more))
    assert [one.field for one in survey.findings] == ["ChildIdentifiers/ShoeSize"]
    assert [one.as_written for one in facts(rows) if one.as_written] == ["ChildIdentifiers/ShoeSize: 3"]


def test_an_unborn_child_is_known_as_expected(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "census", CENSUS))
    children = {item.id.rpartition("/")[2]: item for item in items(rows) if isinstance(item, Child) and item.expected_on}
    assert {name: child.expected_on for name, child in children.items()} == {"N3": "2024-06-01"}


@pytest.mark.parametrize(
    ("element", "sex"),
    [
        ("<GenderCurrent>1</GenderCurrent>", "M"),
        ("<GenderCurrent>0</GenderCurrent>", "not known"),
        ("<GenderCurrent>9</GenderCurrent>", "not stated or unborn"),
        ("<Sex>F</Sex>", "F"),
        ("<Sex>U</Sex>", "not stated or unborn"),
    ],
)
def test_every_years_form_of_sex_is_read(tmp_path: Path, element: str, sex: str) -> None:
    _, rows, _ = taken(written(tmp_path, "census", CENSUS.replace("<GenderCurrent>2</GenderCurrent>", element)))
    assert next(one for one in facts(rows) if isinstance(one, Particulars)).sex == sex


@pytest.mark.parametrize(("day", "said"), [("2024-03-31", "abuse or neglect"), ("2026-03-31", "abuse, neglect or exploitation")])
def test_a_need_that_was_renamed_has_the_name_of_its_year(tmp_path: Path, day: str, said: str) -> None:
    _, rows, _ = taken(written(tmp_path, "census", CENSUS), said=Said(dfe="201", as_at=day))
    [referral, _] = [one for one in facts(rows) if isinstance(one, Contact) and one.kind == "referral"]
    assert referral.note == f"from: police (6); need: {said} (N1)"


@pytest.mark.parametrize("yes", ["1", "true", "TRUE", "Y", "yes"])
def test_no_further_action_is_read_in_every_spelling(tmp_path: Path, yes: str) -> None:
    text = CENSUS.replace("<ReferralNFA>true<", f"<ReferralNFA>{yes}<")
    _, rows, _ = taken(written(tmp_path, "census", text))
    assert [one.kind for one in facts(rows) if one.about[0].record.endswith("/N3")] == ["name", "referral"]


def test_what_the_form_of_2026_adds_and_a_former_number_and_a_death_are_read(tmp_path: Path) -> None:
    before = """<PreProceedingsandFGDM><PPStartDate>2023-06-01</PPStartDate><LBPSentDate>2023-06-02</LBPSentDate>
      <FGDMMeetingOffer>1</FGDMMeetingOffer><InitialPPMeetingDate>2023-06-09</InitialPPMeetingDate>
      <ReviewMeetingsCount>2</ReviewMeetingsCount><CourtAppDate>2023-09-01</CourtAppDate>
      <LetterInitCPDate>2023-08-30</LetterInitCPDate></PreProceedingsandFGDM>"""
    text = CENSUS.replace("</ChildProtectionPlans>", f"</ChildProtectionPlans>{before}").replace(
        "<LAchildID>N1</LAchildID>",
        "<LAchildID>N1</LAchildID><FormerUPN>K201123420013</FormerUPN>stray words<PersonDeathDate>2024-03-01</PersonDeathDate>",
    )
    survey, rows, _ = taken(written(tmp_path, "census", text))
    told = [one for one in facts(rows) if one.about[0].record.endswith("/N1")]
    assert [one.field for one in survey.findings] == []
    assert [(one.kind, one.on) for one in told if isinstance(one, Contact) and one.source.endswith("FGDM[1]")] == [
        ("decision", "2023-06-01"),
        ("other", "2023-06-09"),
        ("letter", "2023-08-30"),
        ("letter", "2023-06-02"),
        ("application", "2023-09-01"),
    ]
    assert [(one.kind, one.upn) for one in told if isinstance(one, Particulars)] == [
        ("name", "U201123420001"),
        ("former-name", "K201123420013"),
    ]
    assert [(one.on) for one in told if one.kind == "death"] == ["2024-03-01"]


def test_a_flag_that_says_neither_yes_nor_no_is_flagged_and_kept_as_it_is_written(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "c.xml", CENSUS.replace("<ReferralNFA>true", "<ReferralNFA>perhaps")))
    [(flagged, said)] = [(one, facts([row])) for row in rows for one in row.findings if one.level is Level.FLAG]
    assert (flagged.field, flagged.value) == ("CINdetails/ReferralNFA", "perhaps")
    assert [one.as_written for one in said if one.kind == "referral"] == ["CINdetails/ReferralNFA: perhaps"]
