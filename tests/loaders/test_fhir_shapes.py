"""FHIR as systems really send it: bundles in bundles, resources in resources, old systems of numbers, bodies of the register."""

import json
from pathlib import Path
from typing import Any

import pytest
from made_up_bundle import AUNT, CHILD, CHILD_URL, MOTHER, ODS, Resource, bundle, concept, encounter, labelled, nhs
from returns import facts, items, taken, written

from sightline.graph.facts import Care, Contact, Fact, Particulars, Registration, Residence
from sightline.graph.things import Address, Agency, Record
from sightline.loaders.intake.row import Survey, Taken
from sightline.loaders.intake.sender import said_in_file

BARE = CHILD | {"meta": {}, "telecom": []}
SEEN = encounter("e1", "EMER", "2023-11-04T23:40:00+00:00")
DELETED = {"request": {"method": "DELETE", "url": "Encounter/e1"}, "response": {"lastModified": "2023-12-24T08:00:00Z"}}
ROLES = "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-"
OLD_ROLES = "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ODSAPI-"


def read(folder: Path, said: Any) -> tuple[Survey, list[Taken]]:
    survey, rows, _ = taken(written(folder, "b", json.dumps(said)))
    return survey, rows


def told(rows: list[Taken], label: type[Fact]) -> list[Any]:
    return [one for one in facts(rows) if isinstance(one, label)]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([bundle(CHILD), bundle(MOTHER)], id="pages in a list"),
        pytest.param(bundle(bundle(CHILD), bundle(MOTHER)), id="bundles in a bundle"),
        pytest.param([bundle(CHILD), MOTHER], id="a bundle beside a resource"),
    ],
)
def test_what_is_in_bundles_within_the_file_is_read(tmp_path: Path, said: Any) -> None:
    survey, rows = read(tmp_path, said)
    assert (dict(survey.rows), survey.findings) == ({"Patient": 2}, ())
    assert {one.family_name for one in told(rows, Particulars)} >= {"Tanglewood", "Fenwold"}


def test_a_page_says_that_there_are_more(tmp_path: Path) -> None:
    links = [{"relation": "self", "url": "?page=1"}, {"relation": "next", "url": "?page=2"}]
    survey, _ = read(tmp_path, bundle(CHILD) | {"link": links})
    assert [finding.what for finding in survey.findings] == ["it is one page of several"]
    assert read(tmp_path, bundle(CHILD) | {"link": links[:1]})[0].findings == ()


def test_a_reference_to_a_resource_within_the_same_one_is_followed(tmp_path: Path) -> None:
    surgery = {
        "resourceType": "Organization",
        "id": "gp",
        "name": "Wren Surgery",
        "identifier": [{"system": ODS, "value": "Y54321"}],
    }
    somebody = {"resourceType": "Patient", "id": "p", "identifier": [nhs("9990000018")], "birthDate": "2014-02-01"}
    patient = CHILD | {"contained": [surgery], "generalPractitioner": [{"reference": "#gp"}]}
    seen = SEEN | {"contained": [somebody], "subject": {"reference": "#p"}}
    grown = SEEN | {
        "id": "e9",
        "contained": [somebody | {"id": "q", "birthDate": "1990-01-01", "identifier": []}],
        "subject": {"reference": "#q"},
    }
    other = MOTHER | {"contained": [surgery | {"name": "Another"}], "generalPractitioner": [{"reference": "#gp"}]}
    _, rows = read(tmp_path, bundle(patient, seen, grown, other))
    assert [one.agency for one in told(rows, Registration)] == ["ods-Y54321", "ods-Y54321"]
    assert {one.name for one in items(rows) if isinstance(one, Agency) and one.id == "ods-Y54321"} == {"Wren Surgery", "Another"}
    assert [one.about[0].record.rpartition("/")[2] for one in told(rows, Contact)] == ["9990000018", "e9-q"]
    assert {one.person for one in items(rows) if isinstance(one, Record) and one.reference == "e9-q"} == {"adult"}


def test_a_restriction_holds_for_a_patient_within_another_resource_too(tmp_path: Path) -> None:
    """The patient is known there by the number, and by an id of its own in the file."""
    somebody = {"resourceType": "Patient", "id": "p", "identifier": [nhs("9990000018")]}
    seen = SEEN | {"contained": [somebody], "subject": {"reference": "#p"}, "serviceProvider": {"display": "Wren Clinic"}}
    _, rows = read(tmp_path, bundle(seen, CHILD | {"id": "p7", "meta": labelled("R")}))
    [contact] = told(rows, Contact)
    assert (contact.by_agency, contact.about[0].record.rpartition("/")[2]) == (None, "p7")
    assert "Wren" not in repr([row.bundle for row in rows])


@pytest.mark.parametrize(
    ("identifier", "practice"),
    [
        ({"value": "Y12345"}, "ods-Y12345"),
        ({"system": "https://fhir.nhs.uk/id/ods-organization-code/", "value": "Y12345"}, "ods-Y12345"),
        ({"system": "http://fhir.nhs.net/Id/ods-organization-code", "value": "y12345"}, "ods-Y12345"),
        ({"system": "urn:oid:2.16.840.1.113883.2.1.3.2.4.18.48", "value": "Y12345"}, "ods-Y12345"),
        ({"value": "7"}, None),
    ],
)
def test_a_practice_is_known_by_its_code_however_its_system_is_written(
    tmp_path: Path, identifier: Resource, practice: str | None
) -> None:
    _, rows = read(tmp_path, bundle(CHILD | {"generalPractitioner": [{"identifier": identifier}]}))
    assert [one.agency for one in told(rows, Registration)] == ([practice] if practice else [])


@pytest.mark.parametrize("system", ["http://fhir.nhs.net/Id/nhs-number", "urn:oid:2.16.840.1.113883.2.1.4.1"])
def test_an_nhs_number_is_one_under_its_former_systems(tmp_path: Path, system: str) -> None:
    _, rows = read(tmp_path, bundle({**MOTHER, "id": "x", "identifier": [{"system": system, "value": "999 000 0042"}]}))
    assert told(rows, Particulars)[0].nhs_number == "9990000042"


def verified(code: str, suffix: str = "") -> Resource:
    url = f"https://fhir.hl7.org.uk/Extension-NHSNumberVerificationStatus{suffix}"
    return {"extension": [{"url": url, "valueCodeableConcept": concept(code)}]}


def test_a_number_counts_as_verified_in_words_and_one_that_is_not_in_any_version_does_not(tmp_path: Path) -> None:
    numbers = [nhs("9990000026", **verified("02", "-1")), nhs("9990000018", **verified("number-present-and-verified"))]
    _, rows = read(tmp_path, bundle(CHILD | {"identifier": numbers}))
    assert told(rows, Particulars)[0].nhs_number == "9990000018"
    assert [finding.value for row in rows for finding in row.findings] == ["9990000026"]


@pytest.mark.parametrize("system", ["https://www.hl7.org/fhir/valueset-security-labels.html", "urn:oid:2.16.840.1.113883.5.25"])
def test_a_restriction_counts_under_every_system_that_senders_use(tmp_path: Path, system: str) -> None:
    _, rows = read(tmp_path, bundle(CHILD | {"meta": {"security": [{"system": system, "code": "R"}]}}))
    assert [one.kind for one in told(rows, Residence)] == ["withheld"]


def test_a_bundle_that_is_restricted_restricts_what_has_no_label_in_it_and_else_each_label_counts(tmp_path: Path) -> None:
    test_data = {"meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}]}}
    of_nobody = {**SEEN, "serviceProvider": {"display": "Wren Clinic"}, "participant": []} | test_data
    _, rows = read(tmp_path, bundle(BARE, AUNT, of_nobody) | {"meta": labelled("R")})
    assert {one.kind for one in told(rows, Residence)} == {"withheld"}
    assert [(one.by_agency, one.at) for one in told(rows, Contact)] == [(None, None)]
    assert "Sallow" not in repr([row.bundle for row in rows])
    _, rows = read(tmp_path, bundle(BARE, MOTHER | {"meta": labelled("R")}) | {"meta": labelled("R")})
    assert {one.kind for one in told(rows, Residence)} == {"home", "withheld"}
    for one in (BARE, {name: said for name, said in BARE.items() if name != "birthDate"}):
        _, rows = read(tmp_path, bundle(one) | {"meta": labelled("V")})
        assert "Isolde" not in repr(rows[0].bundle)


@pytest.mark.parametrize(
    ("name", "kind"), [("Northmere Sexual Health Clinic", "mental-health"), ("Northmere Women's Refuge", "voluntary")]
)
def test_a_sensitive_service_is_known_by_its_name_alone(tmp_path: Path, name: str, kind: str) -> None:
    described = {"resourceType": "Organization", "id": "o", "name": name}
    for said in (SEEN | {"serviceProvider": {"display": name}}, described):
        _, rows = read(tmp_path, bundle(said))
        assert [(one.kind, one.sensitive) for one in items(rows) if isinstance(one, Agency) and one.name == name] == [
            (kind, True)
        ]


def test_what_a_history_deletes_stands_until_its_day_and_is_withdrawn_then(tmp_path: Path) -> None:
    _, rows = read(
        tmp_path, {"resourceType": "Bundle", "type": "history", "entry": [DELETED, {"resource": SEEN}, {"resource": CHILD}]}
    )
    first, gone = told(rows, Contact)
    assert (first.fact, first.deleted, gone.deleted, gone.recorded_at) == (gone.fact, False, True, "2023-12-24")
    assert [row.findings[0].field for row in rows if row.bundle is None] == ["resource"]


GP_EXTENSION = "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-"


def test_a_practices_own_record_says_since_when_the_child_is_on_its_list_and_who_is_who_in_words(tmp_path: Path) -> None:
    details = [
        {"url": "registrationPeriod", "valuePeriod": {"start": "2022-02-26", "end": "2023-12-08"}},
        {"url": "registrationType", "valueCodeableConcept": concept("T", "Temporary")},
    ]
    kin = [[{"text": "Mother"}, {"text": "Next of kin"}], [{"text": "brother"}], [concept("72705000", "Father")]]
    child = CHILD | {
        "extension": [{"url": f"{GP_EXTENSION}RegistrationDetails-1", "extension": details}],
        "generalPractitioner": [],
        "managingOrganization": {"reference": "Organization/N82090"},
        "contact": [
            {"relationship": one, "name": {"text": f"{name} Vale"}} for one, name in zip(kin, ("Ada", "Bo", "Cy"), strict=True)
        ],
    }
    practice = registered(id="N82090", identifier=[{"system": ODS, "value": "N82090"}])
    practice["telecom"] = [{"system": "fax", "value": "1"}, {"system": "phone", "value": "2", "use": "old"}, {"value": "3"}]
    _, rows = read(tmp_path, bundle(child, practice))
    assert [(one.agency, one.since, one.until, one.note) for one in told(rows, Registration)] == [
        ("ods-N82090", "2022-02-26", "2023-12-08", "Temporary")
    ]
    assert [(one.kind, one.relation) for one in told(rows, Care)] == [("parent", "mother"), ("parent", "father")]
    details[0]["valuePeriod"] = {"start": "2022-02-30"}
    [held] = [row for row in read(tmp_path, bundle(child, practice))[1] if row.bundle is None]
    assert (held.findings[-1].field, held.findings[-1].value) == ("period.start", "2022-02-30")
    assert [one.note for one in told(rows, Particulars) if one.given_name == "Bo"] == ["brother of 9990000018"]
    assert {one.reach for one in items(rows) if isinstance(one, Agency) and one.id == "ods-N82090"} == {"1 (fax), 2 (old), 3"}


def test_a_worker_whom_nothing_describes_is_not_taken_for_the_patient(tmp_path: Path) -> None:
    actors = [
        {"actor": {"reference": "urn:uuid:99999999-0000-4000-8000-000000000009"}},
        {"actor": {"reference": "Patient/9990000018"}},
    ]
    missed = {"resourceType": "Appointment", "id": "a1", "status": "noshow", "start": "2021-10-07", "participant": actors}
    _, rows = read(tmp_path, bundle(missed))
    assert [one.about[0].record.rpartition("/")[2] for one in told(rows, Contact)] == ["9990000018"]


def test_an_appointment_is_when_its_slot_is_where_it_does_not_say_itself(tmp_path: Path) -> None:
    slot = {"resourceType": "Slot", "id": "s1", "start": "2021-10-06T10:00:00.000+01:00"}
    missed = {"resourceType": "Appointment", "id": "a1", "status": "noshow", "slot": {"reference": "Slot/s1"}}
    missed |= {"participant": {"actor": {"reference": "Patient/9990000018"}}}
    _, rows = read(tmp_path, bundle(missed, missed | {"id": "a2", "start": "2021-10-07"}, slot))
    assert [(one.kind, one.on, one.time) for one in told(rows, Contact)] == [
        ("was-not-brought", "2021-10-06", "10:00"),
        ("was-not-brought", "2021-10-07", None),
    ]


def test_a_birth_order_of_one_says_nothing_of_a_twin(tmp_path: Path) -> None:
    notes = [told(read(tmp_path, bundle(CHILD | {"multipleBirthInteger": order}))[1], Particulars)[0].note for order in (1, 2, 8)]
    assert ["multiple" in note for note in notes] == [False, True, False]


def test_an_address_in_one_text_meets_the_same_in_parts(tmp_path: Path) -> None:
    _, rows = read(tmp_path, bundle(CHILD | {"address": [{"text": "3 Wren Way, Northmere, ab1 2df"}]}))
    [home] = [one for one in items(rows) if isinstance(one, Address)]
    assert (home.id, home.lines, home.postcode) == ("address-3-wren-way-northmere-ab1-2df", "3 Wren Way, Northmere", "AB1 2DF")


def test_a_newborn_without_a_number_is_known_by_its_place_in_the_bundle_and_the_mother_by_hers(tmp_path: Path) -> None:
    baby = {name: said for name, said in CHILD.items() if name not in ("id", "identifier", "contact")}
    mother = {"resourceType": "RelatedPerson", "identifier": [nhs("9990000042")], "relationship": [concept("GESTM")]}
    mother["patient"] = {"reference": CHILD_URL}
    sent = {
        "resourceType": "Bundle",
        "entry": [{"fullUrl": CHILD_URL, "resource": baby}, {"resource": mother}, {"resource": MOTHER}],
    }
    _, rows = read(tmp_path, sent)
    assert {one.id.rpartition("/")[2] for one in items(rows) if isinstance(one, Record)} == {CHILD_URL[9:], "9990000042"}


def period(sort: str, **days: str) -> Resource:
    return {
        "url": f"{ROLES}TypedPeriod",
        "extension": [{"url": "dateType", "valueCoding": {"code": sort}}, {"url": "period", "valuePeriod": days}],
    }


def registered(*extensions: Resource, **said: Any) -> Resource:
    own = {"resourceType": "Organization", "id": "A81001", "name": "WREN SURGERY", "alias": ["Wren Health"], "active": True}
    own["address"] = [{"line": ["1 WREN WAY"], "city": "NORTHMERE", "postalCode": "AB1 2DG"}]
    own["telecom"] = [{"system": "phone", "value": "0191 498 0001"}]
    return own | {"identifier": [{"system": ODS, "value": "A81001"}], "extension": list(extensions)} | said


def role(code: str, display: str) -> Resource:
    coded = {"url": "roleCode", "valueCodeableConcept": concept(code, display)}
    return {"url": f"{ROLES}OrganisationRole", "extension": [coded, period("Operational", start="1999-01-01")]}


def test_a_body_as_the_register_answers_it_has_its_days_site_and_sort_and_the_register_as_publisher(tmp_path: Path) -> None:
    days = period("Legal", start="2013-04-01"), period("Operational", start="1974-04-01", end="2023-03-31")
    body = registered(*days, role("RO177", "PRESCRIBING COST CENTRE"), role("RO76", "GP PRACTICE"))
    survey, rows = read(tmp_path, bundle(body) | {"meta": {"lastUpdated": "2024-03-30T10:00:00Z"}})
    assert (survey.publisher, said_in_file(survey.said).as_at) == ("NHS Organisation Data Service", "2024-03-30")
    found = {one.id: one for one in items(rows)}
    assert found["ods-A81001"] == Agency(
        id="ods-A81001",
        name="WREN SURGERY",
        kind="gp",
        reach="0191 498 0001",
        since="1974-04-01",
        until="2023-04-01",
        codes=("ods A81001",),
        also=("Wren Health",),
        site="ods-A81001/site",
        as_at="2024-03-31",
    )
    assert found["ods-A81001/site"] == Address(
        id="ods-A81001/site", lines="1 WREN WAY, NORTHMERE", postcode="AB1 2DG", communal=True, as_at="2024-03-31"
    )


def test_the_registers_older_interface_says_the_same_with_single_values(tmp_path: Path) -> None:
    active = {"extension": [{"url": f"{OLD_ROLES}DateType-1", "valueString": "Operational"}], "start": "2008-11-25"}
    home = {"url": "role", "valueCoding": {"code": "104", "display": "SOCIAL CARE PROVIDER"}}
    body = registered(
        {"url": f"{OLD_ROLES}ActivePeriod-1", "valuePeriod": active},
        {"url": f"{OLD_ROLES}OrganizationRole-1", "extension": [home, {"url": "primaryRole", "valueBoolean": True}]},
        identifier={"system": ODS, "value": "A6JR"},
        type={"coding": {"code": "1", "display": "HSCOrg"}},
        name="WREN HOUSE",
    )
    survey, rows = read(tmp_path, body)
    [found] = [one for one in items(rows) if isinstance(one, Agency) and one.id == "ods-A6JR"]
    assert (found.kind, found.since, found.until, survey.publisher) == (
        "health",
        "2008-11-25",
        None,
        "NHS Organisation Data Service",
    )


def test_a_ward_is_part_of_its_trust_and_no_body_of_itself(tmp_path: Path) -> None:
    ward = {"resourceType": "Organization", "id": "w", "name": "Ward 7", "partOf": {"reference": "Organization/A81001"}}
    lone = ward | {"id": "l", "name": "Ward 8", "partOf": {"identifier": {"system": ODS, "value": "RZ9"}}}
    own = {"resourceType": "Organization", "id": "o", "name": "Ward 9", "partOf": {"reference": "Organization/o"}}
    _, rows = read(tmp_path, bundle(ward, lone, own, registered()))
    parts = {one.name: one.part_of for one in items(rows) if isinstance(one, Agency)}
    assert [parts[f"Ward {number}"] for number in (7, 8, 9)] == ["ods-A81001", "ods-RZ9", None]


def test_a_senders_own_body_is_no_register(tmp_path: Path) -> None:
    survey, rows = read(tmp_path, bundle(registered(), CHILD))
    [body] = [one for one in items(rows) if isinstance(one, Agency) and one.id == "ods-A81001" and one.site]
    assert (survey.publisher, body.as_at, body.kind) == (None, None, "gp")
