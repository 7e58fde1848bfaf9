"""SocialCareData documents: what becomes of each node, and what is never taken for more than it says."""

import json
from pathlib import Path
from typing import Any

import pytest
from made_up_nodes import (
    ASSESSMENT,
    BODIES,
    EPISODE,
    EPISODES,
    EVENT,
    LOCAL,
    MOTHER,
    NHS,
    PERSON,
    PLACEMENT,
    PLAN,
    PROFESSIONAL,
    SERVICE,
    WORKERS,
    document,
    identifier,
    timing,
)
from returns import facts, taken, written

from sightline.graph.errors import BadInput
from sightline.graph.facts import Care, Contact, Fact, Involvement, Particulars, Registration, Residence, Status
from sightline.graph.things import Agency, Professional, Record
from sightline.loaders.intake.finding import Level
from sightline.loaders.intake.row import Taken
from sightline.loaders.recognising import recognised


def rows_of(folder: Path, said: Any) -> list[Taken]:
    survey, rows, _ = taken(written(folder, "d", said if isinstance(said, str) else json.dumps(said)))
    assert len(rows) == sum(survey.rows.values())
    return rows


def things(rows: list[Taken], label: type) -> list[Any]:
    return [item for row in rows if row.bundle for item in row.bundle.items if isinstance(item, label)]


def of(told: list[Fact], label: type) -> list[Any]:
    return [one for one in told if isinstance(one, label)]


def said(rows: list[Taken]) -> list[str]:
    """What the findings of all rows say."""
    return [str(finding) for row in rows for finding in row.findings]


@pytest.mark.parametrize("variant", ["T", "L"])
def test_each_state_of_the_standard_says_the_same(tmp_path: Path, variant: str) -> None:
    assert facts(rows_of(tmp_path, document(variant))) == facts(rows_of(tmp_path, document("M")))


def test_a_childs_names_home_carer_status_and_referral_come_out_with_their_days(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, document())
    told = facts(rows)
    names = [(one.kind, one.given_name, one.born_on, one.sex, one.nhs_number) for one in of(told, Particulars)]
    assert names == [
        ("name", "Mirabel Jo", "2015-03", "F", "9990000018"),
        ("alias", "Mim", None, None, None),
        ("name", "Odile", "1990-06-15", None, None),
    ]
    [care] = of(told, Care)
    assert (care.kind, care.relation, care.carer[-3:]) == ("parent", "natural mother, mother", "A-7")
    [status] = of(told, Status)
    assert (status.kind, status.since, status.until) == ("child-in-need", "2024-01-08", "2024-03-20")
    assert status.reason == "responsibility moved to another authority"
    assert "She was quiet and held on to her bag." in status.note
    [referral] = of(told, Contact)
    assert (referral.kind, referral.on, referral.time) == ("referral", "2024-01-02", "10:00")
    [worked] = of(told, Involvement)
    assert (worked.kind, worked.since, worked.by is not None, worked.agency == referral.by_agency) == (
        "allocated-worker", "2024-01-08", True, True,
    )  # fmt: skip
    assert status.source == "d @graph[5]"
    assert said(rows) == []


def test_an_address_has_no_dates_and_an_old_one_had_ended(tmp_path: Path) -> None:
    homes = of(facts(rows_of(tmp_path, document())), Residence)
    dated = [(one.kind, one.since, one.until, one.until_earliest) for one in homes]
    assert dated == [
        ("home", None, None, None),
        ("home", None, "2024-03-31", "1900-01-01"),
        ("hostel", "2024-02-01", None, None),
    ]
    assert homes[0].at == "uprn-100012345678"


def test_what_cannot_be_used_of_an_address_is_kept_on_its_stay(tmp_path: Path) -> None:
    lived = {"@type": "Address", "line1": "4 Larkrise", "city": "Northmere"}
    places = [lived | {"postcode": "nowhere", "USRN": "8"}, lived, lived | {"use": "work", "postcode": "neither"}]
    rows = rows_of(tmp_path, PERSON | {"address": places})
    homes = of(facts(rows), Residence)
    assert [one.as_written for one in homes] == ["address[0].postcode: nowhere; USRN: 8", None]
    assert [finding.field for row in rows for finding in row.findings if finding.level is Level.FLAG] == ["address[0].postcode"]


def test_all_identifiers_of_a_node_are_one_person_whichever_is_used(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, document())
    assert len({one.id for one in things(rows, Record)}) == 2  # the referral names the child by NHS number, the episode does not
    assert {one.person for one in things(rows, Record) if one.reference == "C-12"} == {"child"}


def test_a_value_under_another_system_is_not_the_same(tmp_path: Path) -> None:
    other = EVENT | {"subjectPerson": [{"@type": "SubjectPerson", "person": identifier(WORKERS, "C-12"), "involvement": "SBJ"}]}
    rows = rows_of(tmp_path, [PERSON, other])
    assert len({one.id for one in things(rows, Record) if one.reference == "C-12"}) == 2
    assert any("under another system" in one for one in said(rows))


def test_the_senders_claim_that_two_are_one_joins_nobody(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, PERSON | {"matchedPersonRef": [identifier(NHS, "9990000026")]})
    assert any("also 9990000026" in one for one in said(rows))
    assert {one.id for one in things(rows, Record)} == {one.about[0].record for one in facts(rows)} | {
        of(facts(rows), Care)[0].carer
    }


def test_a_relation_in_the_parents_record_is_turned_round(tmp_path: Path) -> None:
    mother = MOTHER | {
        "genderCode": "2",
        "relatedPerson": [{"@type": "PersonRelationship", "identifier": identifier(LOCAL, "C-12"), "relationship": ["DAU"]}],
    }
    [care] = of(facts(rows_of(tmp_path, mother)), Care)
    assert (care.about[0].record[-4:], care.carer[-3:], care.relation) == ("C-12", "A-7", "natural mother")


def test_a_sibling_is_no_carer(tmp_path: Path) -> None:
    brother = PERSON["relatedPerson"][0] | {"relationship": ["BRO"]}
    told = facts(rows_of(tmp_path, PERSON | {"relatedPerson": [brother]}))
    assert of(told, Care) == []
    assert f"brother: A-7 ({LOCAL})" in (told[0].note or "")


def test_a_grown_ups_mother_is_a_note_and_no_care_of_a_child(tmp_path: Path) -> None:
    mother = MOTHER | {
        "relatedPerson": [{"@type": "PersonRelationship", "identifier": identifier(LOCAL, "G-1"), "relationship": ["MTH"]}]
    }
    told = facts(rows_of(tmp_path, mother))
    assert of(told, Care) == []
    assert told[0].note == f"mother: G-1 ({LOCAL})"


def test_a_contact_of_the_standard_is_how_to_reach_somebody(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, document("T"))
    [worker] = things(rows, Professional)
    assert (worker.name, worker.role) == ("Tam Ashgrove", "Social Worker, Team Lead")
    team = next(one for one in things(rows, Agency) if one.name == "Northmere Front Door")
    assert worker.agency == team.id
    assert team.reach == "Duty: 01632 960001, duty@northmere.example"
    assert team.part_of == next(one.id for one in things(rows, Agency) if one.name == "Northmere Council")


def test_a_school_that_takes_part_and_a_gp_who_is_the_main_contact_are_registrations(tmp_path: Path) -> None:
    school = SERVICE | {"type": ["primary-school"], "name": "Larkrise Primary"}
    doctor = PROFESSIONAL | {
        "identifier": [identifier(WORKERS, "G-1")],
        "role": ["GP"],
        "relatedOrganisation": [identifier(BODIES, "P")],
    }
    doctor = {name: value for name, value in doctor.items() if name != "relatedService"}
    child = PERSON | {"primaryContactProfessional": [identifier(WORKERS, "G-1"), identifier(WORKERS, "W-3")]}
    rows = rows_of(tmp_path, [child, school, doctor, PROFESSIONAL, EPISODE])
    told = facts(rows)
    registered = [(one.kind, one.agency, one.since, one.confidence) for one in of(told, Registration)]
    assert registered == [
        ("gp", "https-northmere-example-id-body/p", None, "confirmed"),
        ("school", "https-northmere-example-id-service/fd", "2024-01-08", "probable"),
    ]
    assert [one.note for one in of(told, Involvement) if one.since is None] == ["main contact"]
    named = {one.id for one in things(rows, Agency)}
    assert {one.agency for one in (*of(told, Registration), *things(rows, Professional))} <= named


def test_a_mental_health_service_is_sensitive(tmp_path: Path) -> None:
    [team] = [one for one in things(rows_of(tmp_path, SERVICE | {"type": ["CAMHS"]}), Agency) if "Front Door" in one.name]
    assert (team.kind, team.sensitive) == ("mental-health", True)


@pytest.mark.parametrize(
    ("accuracy", "born"),
    [("AAA", "2015-03-01"), ("UAA", "2015-03"), ("EUA", "2015"), ("UUE", "2015"), ("UUU", None), (None, "2015-03-01")],
)
def test_a_partial_date_stays_partial(tmp_path: Path, accuracy: str | None, born: str | None) -> None:
    day = {"@type": "PartialDate", "date": "2015-03-01"} | ({"accuracyIndicator": accuracy} if accuracy else {})
    assert of(facts(rows_of(tmp_path, PERSON | {"dateOfBirth": day})), Particulars)[0].born_on == born


def test_a_number_that_fails_its_check_is_flagged_and_the_person_loaded(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, PERSON | {"identifier": [identifier(NHS, "9990000019")]})
    assert of(facts(rows), Particulars)[0].nhs_number == "9990000019"
    assert [one.field for row in rows for one in row.findings if one.level is Level.FLAG] == ["identifier[0].value"]


def test_a_person_without_identifier_is_kept_apart_by_what_is_said(tmp_path: Path) -> None:
    bare = {"@type": "Person", "name": PERSON["name"]}
    rows = rows_of(tmp_path, [bare, bare | {"@id": "ex:other"}])
    assert len({one.id for one in things(rows, Record)}) == 2


def test_iris_prefixes_and_single_values_read_as_the_plain_terms(tmp_path: Path) -> None:
    base = "https://ontology.socialcaredata.io/"
    event = {
        "@type": f"{base}LifeEvent",
        f"{base}eventType": {"@id": f"{base}event-code#MissingPerson"},
        "sg:subjectPerson": {"@type": ["sg:SubjectPerson"], "person": identifier(NHS, "9990000018"), "involvement": "SBJ"},
        "timeInformation": {"@type": "Timing", "startDateTime": {"@value": "2024-02-01T22:15:00", "@type": "xsd:dateTime"}},
    }
    told = facts(rows_of(tmp_path, event))
    assert [(one.kind, one.since) for one in of(told, Status)] == [("missing", "2024-02-01")]
    assert [one.nhs_number for one in of(told, Particulars)] == ["9990000018"]


def test_an_inline_context_is_used_as_written(tmp_path: Path) -> None:
    spelt = {"@context": {"called": "https://ontology.socialcaredata.io/name", "sg": "https://ontology.socialcaredata.io/"}}
    node = spelt | {"@type": "Person", "called": PERSON["name"]}
    assert of(facts(rows_of(tmp_path, node)), Particulars)[0].family_name == "Quillfeather"


def test_an_undated_event_is_kept_undated_and_one_that_ends_before_it_begins_is_held(tmp_path: Path) -> None:
    undated = {name: value for name, value in EVENT.items() if name != "timeInformation"}
    backwards = EVENT | {"timeInformation": [timing("2024-02-02T10:00:00Z", "2024-02-01T10:00:00Z")]}
    rows = rows_of(tmp_path, [undated, backwards])
    assert [one.on for one in of(facts(rows), Contact)] == [None]
    assert [row.bundle is None for row in rows] == [False, True]


def test_what_is_of_no_known_type_or_names_nobody_is_held_with_the_reason(tmp_path: Path) -> None:
    nobody = EVENT | {"subjectPerson": []}
    rows = rows_of(tmp_path, [PERSON, {"@type": "pl:CareBundle", "childId": "C-12"}, nobody, {"@type": "Professional"}])
    assert [row.bundle is None for row in rows] == [False, True, True, True]
    assert [row.findings[0].field for row in rows[1:]] == ["@type", "subjectPerson", "identifier"]


def test_a_placement_is_the_stay_of_the_child_who_has_its_number_and_the_request_before(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, [*document()["@graph"], PLACEMENT])
    assert said(rows) == []
    told = facts(rows)
    [stay] = [one for one in of(told, Residence) if one.kind == "placement"]
    [asked] = [one for one in of(told, Contact) if one.kind == "application"]
    [child] = [one for one in of(told, Particulars) if one.given_name == "Mirabel Jo"]
    assert stay.about == asked.about == child.about
    assert (stay.since, stay.at[-4:]) == ("2024-03-21", "/ab1")
    assert "placement type: foster" in stay.note
    assert (asked.on, asked.recorded_at, asked.note[:48]) == (
        "2024-03-12", "2024-03-12", "request for a placement; needed by: < 5 days; si",
    )  # fmt: skip
    assert "risk missing: risk present" in asked.note


def test_a_placement_of_a_number_that_two_people_have_is_on_a_file_of_its_own(tmp_path: Path) -> None:
    other = MOTHER | {"identifier": [identifier(WORKERS, "C-12")]}
    for graph, name in (([PERSON, PLACEMENT], "id-child/C-12"), ([PERSON, other, PLACEMENT], "social-care/C-12")):
        [stay] = [one for one in of(facts(rows_of(tmp_path, graph)), Residence) if one.kind == "placement"]
        assert stay.about[0].record.endswith(name)


def test_a_placement_without_child_or_content_is_held_and_a_word_that_is_no_code_flagged(tmp_path: Path) -> None:
    empty = {"@type": "Placement", "childId": "C-12"}
    mistyped = {**PLACEMENT, "riskAssessment": PLACEMENT["riskAssessment"] | {"riskMissing": "often"}}
    rows = rows_of(tmp_path, [PERSON, PLACEMENT | {"childId": "000000"}, empty, mistyped])
    assert [row.bundle is None for row in rows] == [False, True, True, False]
    assert [row.findings[0].field for row in rows[1:]] == ["childId", "actualPlacement", "riskAssessment.riskMissing"]
    assert any("risk missing: often" in (one.note or "") for one in facts(rows))


def test_an_assessment_and_a_plan_are_events_and_one_entered_in_error_is_withdrawn(tmp_path: Path) -> None:
    wrong = PLAN | {"identifier": identifier(EPISODES, "CP-0"), "status": "entered-in-error"}
    rows = rows_of(tmp_path, [*document()["@graph"], ASSESSMENT, PLAN, wrong])
    assert said(rows) == []
    told = [one for one in of(facts(rows), Contact) if one.kind != "referral"]
    assert [(one.kind, one.on, one.time, one.by is not None, one.deleted) for one in told] == [
        ("assessment", "2024-02-11", "14:30", True, False),
        ("decision", "2024-02-12", "09:00", True, False),
        ("decision", "2024-02-12", "09:00", True, True),
    ]
    assert "housing: Who else lives there? A child, a lodger" in told[0].note
    assert f"after the assessment: AS-1 ({EPISODES})" in told[1].note
    assert "to do: Bring a hot meal." in told[1].note


def test_a_key_that_no_standard_has_is_named(tmp_path: Path) -> None:
    assert any("unknown-key" in one for one in said(rows_of(tmp_path, PROFESSIONAL | {"shoeSize": "3"})))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"@context": "https://schema.org/", "@type": "Person", "name": "x"}', "never fetched"),
        ('{"@context": "https://ontology.socialcaredata.io/c", "@graph": [{"@type": "CareBundle"}]}', "it has no Person"),
        ('{"@type": "Person", "name": [{"familyName": ["A"]} {}]}', "no JSON"),
        ('{"@type": "Person", "name": ' + "[" * 5000, "no JSON"),
        ('{"@type": "Person", "@type": "Service"}', "twice"),
        ('{"@type": "Person", "name": "\\ud800"}', "no character"),
    ],
)
def test_what_cannot_be_trusted_is_refused_whole(tmp_path: Path, text: str, why: str) -> None:
    found = recognised(written(tmp_path, "d", text), "d")
    assert found is not None
    with pytest.raises(BadInput, match=why):
        found[0].survey()
