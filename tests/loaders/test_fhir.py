"""FHIR resources: what becomes of each, and what of a restricted patient is never loaded."""

import json
from pathlib import Path
from typing import Any

import pytest
from made_up_bundle import (
    AUNT,
    CHILD,
    HEALTH,
    MISSED,
    MOTHER,
    SHIELDED,
    STAYED,
    TRUST,
    UNBORN,
    bundle,
    concept,
    encounter,
    flag,
    labelled,
    nhs,
)  # fmt: skip
from returns import facts, taken, written

from sightline.graph.errors import BadInput
from sightline.graph.facts import Care, Contact, Fact, Involvement, Particulars, Registration, Residence, Status
from sightline.graph.things import Adult, Agency, Child, Professional, Record
from sightline.loaders.intake.finding import Level
from sightline.loaders.intake.row import Survey, Taken
from sightline.loaders.intake.sender import said_in_file
from sightline.loaders.recognising import recognised


def read(folder: Path, said: Any) -> tuple[Survey, list[Taken]]:
    survey, rows, _ = taken(written(folder, "b", said if isinstance(said, str) else json.dumps(said)))
    assert len(rows) == sum(survey.rows.values())
    return survey, rows


def rows_of(folder: Path, *resources: Any) -> list[Taken]:
    return read(folder, bundle(*resources))[1]


def told(rows: list[Taken], label: type, patient: str = "") -> list[Any]:
    """Facts of one label about one patient, or all."""
    return [one for one in facts(rows) if isinstance(one, label) and one.about[0].record.endswith(patient)]


def things(rows: list[Taken], label: type) -> list[Any]:
    return [item for row in rows if row.bundle for item in row.bundle.items if isinstance(item, label)]


def levels(rows: list[Taken]) -> list[tuple[Level, str]]:
    return [(finding.level, finding.field) for row in rows for finding in row.findings]


def test_every_name_is_kept_with_its_use_and_days(tmp_path: Path) -> None:
    names = told(rows_of(tmp_path, *HEALTH), Particulars, "/9990000018")
    assert [(one.kind, one.given_name, one.family_name, one.since, one.until) for one in names] == [
        ("name", "Isolde May", "Tanglewood", "2018-07-01", None),
        ("alias", "Izzy", "Tanglewood", None, None),
        ("former-name", "Isolde", "Brackenbury", "2014-02-01", "2018-06-30"),
    ]
    assert [one.family_name for one in told(rows_of(tmp_path, MOTHER), Particulars) if one.kind == "former-name"] == ["Fenwold"]


def test_a_replaced_nhs_number_is_a_note_and_never_the_number(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, CHILD)
    [name, *_] = told(rows, Particulars)
    assert name.nhs_number == "9990000018"
    assert "former NHS number: 9990000026" in name.note
    swapped = CHILD | {"identifier": list(reversed(CHILD["identifier"]))}
    assert told(rows_of(tmp_path, swapped), Particulars)[0].nhs_number == "9990000018"


def test_a_number_that_is_not_verified_is_flagged_and_joins_nothing(tmp_path: Path) -> None:
    status = {
        "url": "https://fhir.hl7.org.uk/Extension-UKCore-NHSNumberVerificationStatus",
        "valueCodeableConcept": concept("03"),
    }
    rows = rows_of(tmp_path, CHILD | {"identifier": [nhs("9990000018", extension=[status])]})
    assert (Level.FLAG, "identifier[0].value") in levels(rows)
    name = told(rows, Particulars)[0]
    assert (name.nhs_number, name.as_written) == (None, "identifier[0].value: 9990000018")


def test_homes_and_practice_come_out_with_their_days(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, *HEALTH)
    homes = [one for one in told(rows, Residence, "/9990000018") if one.kind == "home"]
    assert [(one.at, one.since, one.until) for one in homes] == [
        ("uprn-12345678", "2021-03-01", None),
        ("address-2-mill-lane-eastwold-ef3-4gh", "2016-01-01", "2021-02-28"),
    ]
    [practice] = told(rows, Registration, "/9990000018")
    assert (practice.agency, practice.since) == ("ods-Y12345", "2021-04-01")
    assert {one.kind for one in things(rows, Agency) if one.id == "ods-Y12345"} == {"gp"}
    custodian = [one.agency for one in told(rows, Involvement, "/9990000018") if one.note == "keeps the patient's record"]
    assert custodian == ["ods-RZ9"]


def test_what_cannot_be_used_is_kept_as_written_on_the_fact_that_it_belongs_to(tmp_path: Path) -> None:
    homes = [{"line": ["7 Sallow Walk"], "postalCode": "nowhere"}, {"postalCode": "zz99-3vz"}]
    told_of = rows_of(tmp_path, CHILD | {"address": homes}, AUNT | {"address": homes[:1], "birthDate": "long ago"})
    kept = [(one.kind, one.as_written) for one in told(told_of, Residence)]
    assert kept == [("home", "postcode: nowhere"), ("none-fixed", "postcode: zz99-3vz"), ("home", "postcode: nowhere")]
    assert [one.as_written for one in told(told_of, Particulars, "/relative-rp1")] == ["birthDate: long ago"]


def test_of_a_restricted_patient_nothing_says_where(tmp_path: Path) -> None:
    subject = {"subject": {"reference": "Patient/9990000034"}}
    seen = encounter("e9", "EMER", "2024-01-01T10:00:00Z", **subject)
    cared = flag("f9", "Looked after", "9990000034", "2023-01-01")
    rows = rows_of(tmp_path, SHIELDED, seen, cared, AUNT | {"patient": {"identifier": nhs("9990000034")}}, TRUST)
    assert [one.kind for one in told(rows, Residence)] == ["withheld"]
    assert told(rows, Registration) == told(rows, Involvement) == []
    [contact] = told(rows, Contact)
    assert (contact.by, contact.by_agency, contact.at) == (None, None, None)
    said = repr([row.bundle for row in rows if row.row.table != "Organization"])
    for place in ("Sallow", "Mill Lane", "AB1", "Y12345", "01632", "Infirmary", "Eastwold", "ward"):
        assert place not in said, place
    assert told(rows, Particulars, "/9990000034")[0].given_name == "Isolde May"


@pytest.mark.parametrize("label", ["V", "REDACTED"])
def test_of_a_record_that_is_shut_nothing_is_loaded(tmp_path: Path, label: str) -> None:
    rows = rows_of(tmp_path, CHILD | {"meta": labelled(label)}, STAYED, MISSED, AUNT)
    assert [row.bundle for row in rows[1:]] == [None] * 3
    assert "Isolde" not in repr(rows[0].bundle)


def test_what_happened_comes_out_with_day_hour_place_and_people(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, *HEALTH)
    contacts = sorted((one.on, one.kind, one.time) for one in told(rows, Contact, "/9990000018"))
    assert contacts == [
        ("2023-11-04", "attendance", "23:40"),
        ("2023-11-04", "notice", "23:45"),
        ("2023-12-01", "admission", "09:00"),
        ("2023-12-04", "discharge", "16:00"),
        ("2024-01-09", "was-not-brought", "10:30"),
    ]
    attended = next(one for one in told(rows, Contact) if one.kind == "attendance")
    assert (attended.by_agency, attended.note) == ("ods-RZ9", "Emergency attendance")
    doctor = next(one for one in things(rows, Professional) if one.id == attended.by)
    assert (doctor.name, doctor.role, doctor.agency) == ("Dr Una Holt", "Consultant", "ods-RZ9")
    assert [(one.since, one.until) for one in told(rows, Residence) if one.kind == "hospital"] == [("2023-12-01", "2023-12-04")]


def test_the_order_of_a_bundle_makes_no_difference(tmp_path: Path) -> None:
    def content(rows: list[Taken]) -> set[Fact]:
        return {one.changed(source="") for one in facts(rows)}

    assert content(rows_of(tmp_path, *reversed(HEALTH))) == content(rows_of(tmp_path, *HEALTH))


def test_a_flag_is_a_status_and_an_unborn_childs_plan_is_not_the_mothers(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, *HEALTH)
    plans = {one.about[0].record.rpartition("nhs/")[2]: (one.kind, one.since, one.until) for one in told(rows, Status)}
    assert plans == {
        "9990000018": ("protection-plan", "2023-10-01", "2024-02-01"),
        "9990000042/unborn": ("protection-plan", "2024-01-15", None),
    }
    [care] = told(rows, Care, "/unborn")
    assert (care.relation, care.carer.endswith("/9990000042")) == ("mother", True)
    assert any(one.id.endswith("/unborn") for one in things(rows, Child))
    assert any(one.id.endswith("/9990000042") for one in things(rows, Adult))
    alone = rows_of(tmp_path, UNBORN)  # her own resource being elsewhere
    assert {one.person for one in things(alone, Record) if one.reference == "9990000042"} == {"adult"}


@pytest.mark.parametrize("said", ["Penicillin allergy", "Not subject to a child protection plan", "Previously looked after"])
def test_another_alert_or_none_in_force_is_held(tmp_path: Path, said: str) -> None:
    rows = rows_of(tmp_path, CHILD, flag("f3", said, "9990000018", "2023-10-01"))
    assert [row.bundle is None for row in rows] == [False, True]


def test_what_is_only_planned_or_was_cancelled_is_no_attendance(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, *(encounter("e1", "AMB", "2024-05-01T09:00:00Z", status=said) for said in ("planned", "cancelled")))
    assert [one.kind for one in told(rows, Contact)] == ["other", "visit-cancelled"]


def test_relatives_and_contacts_care_and_a_sister_does_not(tmp_path: Path) -> None:
    sister = AUNT | {"id": "rp2", "relationship": [concept("SIS")], "birthDate": "2010-01-01"}
    cares = [(one.kind, one.relation, one.since, one.until) for one in told(rows_of(tmp_path, CHILD, AUNT), Care)]
    assert cares == [("parent", "mother", None, None), ("relative", "maternal aunt", "2020-01-01", "2022-01-01")]
    rows = rows_of(tmp_path, sister)
    assert told(rows, Care) == []
    [name] = told(rows, Particulars)
    assert name.note == "sister of 9990000018"
    assert {one.person for one in things(rows, Record) if one.reference == "relative rp2"} == {"child"}


def test_a_relative_with_an_nhs_number_is_the_patient_with_it_and_restricted_alike(tmp_path: Path) -> None:
    mother = AUNT | {"relationship": [concept("GESTM")], "identifier": [nhs("9990000042")]}
    [care] = told(rows_of(tmp_path, CHILD | {"contact": []}, mother, MOTHER), Care)
    assert care.carer.endswith("/nhs/9990000042")
    shut_in = rows_of(tmp_path, CHILD, mother, MOTHER | {"meta": labelled("R")})
    assert [one.kind for one in told(shut_in, Residence, "/9990000042")] == ["withheld"]


def test_a_removal_from_registration_is_an_event_but_of_a_restricted_patient(tmp_path: Path) -> None:
    removed = {
        "url": "https://fhir.nhs.uk/StructureDefinition/Extension-PDS-RemovalFromRegistration",
        "extension": [
            {"url": "removalFromRegistrationCode", "valueCodeableConcept": concept("SCT", "Transferred to Scotland")},
            {"url": "effectiveTime", "valuePeriod": {"start": "2023-01-01T00:00:00+00:00"}},
        ],
    }
    [notice] = told(rows_of(tmp_path, CHILD | {"extension": [removed]}), Contact)
    assert (notice.on, notice.note) == ("2023-01-01", "removed from registration: Transferred to Scotland")
    assert "Scotland" not in repr(rows_of(tmp_path, SHIELDED | {"extension": [removed]})[0].bundle)


def test_a_childs_own_son_or_mother_is_told_by_age_on_the_day_of_the_file(tmp_path: Path) -> None:
    of_age = CHILD | {"birthDate": "2006-03-31"}
    assert [len(things(rows_of(tmp_path, one), Adult)) > 1 for one in (of_age, CHILD)] == [False, False]
    assert {one.id[-10:] for one in things(rows_of(tmp_path, of_age), Adult)} == {"9990000018"}
    assert {one.id[-10:] for one in things(rows_of(tmp_path, CHILD | {"birthDate": "2006-04-01"}), Child)} == {"9990000018"}


def test_what_was_entered_in_error_is_withdrawn(tmp_path: Path) -> None:
    wrong = encounter("e1", "EMER", "2023-11-04T23:40:00+00:00", status="entered-in-error")
    right = encounter("e1", "EMER", "2023-11-04T23:40:00+00:00")
    [gone], [was] = (told(rows_of(tmp_path, one), Contact) for one in (wrong, right))
    assert (gone.fact, gone.deleted, was.deleted) == (was.fact, True, False)


def test_a_change_counts_as_on_file_from_the_day_the_server_says(tmp_path: Path) -> None:
    [contact] = told(
        rows_of(tmp_path, encounter("e1", "AMB", "2023-11-04", meta={"lastUpdated": "2023-11-06T08:00:00Z"})), Contact
    )
    assert (contact.recorded_at, contact.recorded_basis) == ("2023-11-06", "on-file")


def test_a_bundle_says_itself_when_it_was_put_together(tmp_path: Path) -> None:
    survey, _ = read(tmp_path, {"timestamp": "2024-02-01T08:00:00+00:00"} | bundle(CHILD))
    assert said_in_file(survey.said).as_at == "2024-02-01"


def test_types_without_a_place_are_counted_and_named(tmp_path: Path) -> None:
    survey, rows = read(tmp_path, bundle(CHILD, {"resourceType": "Immunization"}, {"resourceType": "Immunization"}))
    assert len(rows) == 1
    assert [(one.field, one.value) for one in survey.findings] == [("Immunization", "2")]


def test_what_names_no_patient_or_has_no_resource_is_held(tmp_path: Path) -> None:
    nobody = {name: value for name, value in MISSED.items() if name != "participant"}
    _, rows = read(
        tmp_path,
        {"resourceType": "Bundle", "entry": [{"request": {"method": "DELETE", "url": "Patient/1"}}, {"resource": nobody}]},
    )
    assert [row.findings[0].field for row in rows if row.bundle is None] == ["resource", "participant"]


def test_one_resource_and_a_resource_a_line_read_as_a_bundle_does(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(one) for one in (MOTHER, TRUST))
    assert [row.row.table for row in read(tmp_path, lines)[1]] == ["Patient", "Organization"]
    assert [row.row.place for row in read(tmp_path, MOTHER)[1]] == ["$"]


def test_a_file_a_type_says_what_one_bundle_says(tmp_path: Path) -> None:
    """As systems export all they hold: patients, bodies and what happened each in a file of their own, a resource a line."""
    whole = rows_of(tmp_path, *HEALTH, encounter("e5", "AMB", "2024-01-05", subject={"reference": "Patient/9990000042"}))
    export = tmp_path / "export"
    export.mkdir()
    for type_ in {one["resourceType"] for one in HEALTH}:
        alike = [one for one in HEALTH if one["resourceType"] == type_ and one is not STAYED]
        alike += [STAYED | {"subject": {"reference": "Patient/9990000018"}}] if type_ == "Encounter" else []
        written(export, f"{type_}.ndjson", "\n".join(map(json.dumps, alike)))
    mother = encounter("e5", "AMB", "2024-01-05", subject={"reference": "Patient/9990000042"})
    apart = [row for path in (*export.iterdir(), written(export, "x", json.dumps(mother))) for row in taken(path)[1]]
    assert {one.changed(source="") for one in facts(apart)} == {one.changed(source="") for one in facts(whole)}
    assert {one.id for one in things(apart, Agency)} == {one.id for one in things(whole, Agency)}
    assert {one.id for one in things(apart, Adult)} == {one.id for one in things(whole, Adult)}
    assert {one.id for one in things(apart, Child)} == {one.id for one in things(whole, Child)}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient"}', "cut off"),
        ('{"resourceType": "Patient", "id": "1", "id": "2"}', "twice"),
        ('{"resourceType": "Patient", "name": ' + "[" * 3000, "nested"),
    ],
)
def test_what_is_cut_or_could_harm_is_refused_whole(tmp_path: Path, text: str, why: str) -> None:
    found = recognised(written(tmp_path, "b", text), "b")
    assert found is not None
    with pytest.raises(BadInput, match=why):
        found[0].survey()
