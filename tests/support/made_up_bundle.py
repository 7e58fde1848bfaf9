"""A made-up bundle of health resources: a child, a restricted child, a mother, and what happened to them."""

import copy
from typing import Any

NHS, ODS = "https://fhir.nhs.uk/Id/nhs-number", "https://fhir.nhs.uk/Id/ods-organization-code"
EXTENSION = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-"
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
CHILD_URL = "urn:uuid:11111111-0000-4000-8000-000000000001"

Resource = dict[str, Any]


def nhs(value: str, **more: Any) -> Resource:
    """An NHS number."""
    return {"system": NHS, "value": value, **more}


def concept(code: str, display: str | None = None) -> Resource:
    """A coded value."""
    return {"coding": [{"code": code} | ({"display": display} if display else {})]}


def labelled(code: str) -> Resource:
    """The meta of a resource with one security label."""
    return {"security": [{"system": CONFIDENTIALITY, "code": code}]}


CHILD: Resource = {
    "resourceType": "Patient",
    "id": "9990000018",
    "meta": labelled("U"),
    "identifier": [nhs("9990000018"), nhs("9990000026", use="old")],
    "name": [
        {"use": "old", "family": "Brackenbury", "given": ["Isolde"], "period": {"start": "2014-02-01", "end": "2018-06-30"}},
        {"use": "nickname", "given": ["Izzy"], "family": "Tanglewood"},
        {"use": "usual", "family": "Tanglewood", "given": ["Isolde", "May"], "period": {"start": "2018-07-01"}},
    ],
    "gender": "female",
    "birthDate": "2014-02-01",
    "telecom": [{"system": "phone", "value": "01632 960101"}],
    "address": [
        {
            "use": "home",
            "line": ["", "7 Sallow Walk"],
            "city": "Northmere",
            "postalCode": "AB1 2DE",
            "period": {"start": "2021-03-01"},
            "extension": [
                {
                    "url": f"{EXTENSION}AddressKey",
                    "extension": [
                        {"url": "type", "valueCoding": {"code": "UPRN"}},
                        {"url": "value", "valueString": "000012345678"},
                    ],
                }
            ],
        },
        {
            "use": "old",
            "line": ["2 Mill Lane"],
            "city": "Eastwold",
            "postalCode": "EF3 4GH",
            "period": {"start": "2016-01-01", "end": "2021-02-28"},
        },
        {"use": "billing", "line": ["PO Box 1"], "city": "Northmere", "postalCode": "AB1 9ZZ"},
    ],
    "generalPractitioner": [
        {"type": "Organization", "identifier": {"system": ODS, "value": "Y12345", "period": {"start": "2021-04-01"}}},
    ],
    "managingOrganization": {"reference": "Organization/trust"},
    "contact": [
        {
            "relationship": [concept("MTH")],
            "name": {"family": "Tanglewood", "given": ["Rowena"]},
            "telecom": [{"system": "phone", "value": "01632 960102"}],
        }
    ],
}
SHIELDED: Resource = copy.deepcopy(CHILD) | {"id": "9990000034", "identifier": [nhs("9990000034")], "meta": labelled("R")}
MOTHER: Resource = {
    "resourceType": "Patient",
    "id": "9990000042",
    "identifier": [nhs("9990000042")],
    "birthDate": "1995-05-05",
    "gender": "female",
    "name": [
        {"use": "usual", "family": "Ravenscar", "given": ["Ottilie"]},
        {"use": "maiden", "family": "Fenwold", "given": ["Ottilie"]},
    ],
}
TRUST: Resource = {
    "resourceType": "Organization",
    "id": "trust",
    "identifier": [{"system": ODS, "value": "RZ9"}],
    "name": "Northmere Infirmary",
    "telecom": [{"system": "phone", "value": "01632 960100"}],
}
DOCTOR: Resource = {
    "resourceType": "Practitioner",
    "id": "d1",
    "name": [{"prefix": ["Dr"], "given": ["Una"], "family": "Holt"}],
}
ROLE: Resource = {
    "resourceType": "PractitionerRole",
    "id": "r1",
    "practitioner": {"reference": "Practitioner/d1"},
    "organization": {"reference": "Organization/trust"},
    "code": [concept("C", "Consultant")],
}
WARD: Resource = {
    "resourceType": "Location",
    "id": "w1",
    "name": "Children's ward",
    "address": {"line": ["1 Infirmary Road"], "postalCode": "AB1 3FG"},
}
AUNT: Resource = {
    "resourceType": "RelatedPerson",
    "id": "rp1",
    "patient": {"identifier": nhs("9990000018")},
    "relationship": [concept("MAUNT")],
    "name": [{"family": "Tanglewood", "given": ["Petra"]}],
    "period": {"start": "2020-01-01", "end": "2022-01-01"},
    "address": [{"line": ["7 Sallow Walk"], "city": "Northmere", "postalCode": "AB1 2DE"}],
}


def encounter(own: str, class_: str, start: str, end: str | None = None, **more: Any) -> Resource:
    """An Encounter of the child, unless it says otherwise."""
    return {
        "resourceType": "Encounter",
        "id": own,
        "status": "finished",
        "class": {"code": class_},
        "subject": {"reference": "Patient/9990000018"},
        "period": {"start": start} | ({"end": end} if end else {}),
        "serviceProvider": {"reference": "Organization/trust"},
        "participant": [{"individual": {"reference": "PractitionerRole/r1"}}],
        "location": [{"location": {"reference": "Location/w1"}}],
        **more,
    }


def flag(own: str, said: str, patient: str, start: str, **more: Any) -> Resource:
    """A child protection flag."""
    return {
        "resourceType": "Flag",
        "id": own,
        "status": "active",
        "code": {"text": said},
        "subject": {"reference": f"Patient/{patient}"},
        "period": {"start": start},
        "author": {"display": "Eastwold Borough Council"},
        **more,
    }


ATTENDED = encounter(
    "e1", "EMER", "2023-11-04T23:40:00+00:00", "2023-11-05T02:10:00+00:00", type=[{"text": "Emergency attendance"}]
)
STAYED = encounter("e2", "IMP", "2023-12-01T09:00:00Z", "2023-12-04T16:00:00Z", subject={"reference": CHILD_URL})
MISSED: Resource = {
    "resourceType": "Appointment",
    "id": "a1",
    "status": "noshow",
    "start": "2024-01-09T10:30:00Z",
    "participant": [
        {"actor": {"reference": "Location/w1"}},
        {"actor": {"reference": "https://api.example/R4/Patient/9990000018"}},
    ],
}
PLAN = flag("f1", "Child Protection Plan", "9990000018", "2023-10-01", period={"start": "2023-10-01", "end": "2024-02-01"})
UNBORN = flag("f2", "Unborn child protection plan", "9990000042", "2024-01-15")
LOOKED_AT: Resource = {
    "resourceType": "AuditEvent",
    "id": "l1",
    "recorded": "2023-11-04T23:45:00Z",
    "agent": [{"who": {"reference": "Organization/trust"}}],
    "entity": [{"what": {"reference": "Patient/9990000018"}}],
}
HEALTH = [ATTENDED, STAYED, MISSED, PLAN, UNBORN, LOOKED_AT, AUNT, CHILD, SHIELDED, MOTHER, ROLE, DOCTOR, WARD, TRUST]


def bundle(*resources: Resource) -> Resource:
    """Resources as a bundle, in their order; the child is named by a URL of the bundle's own."""
    entries = [{"resource": one} | ({"fullUrl": CHILD_URL} if one.get("id") == CHILD["id"] else {}) for one in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}
