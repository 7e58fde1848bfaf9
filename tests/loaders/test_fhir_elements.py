"""Resources in XML: the same facts as in JSON, and refused alike where they are cut or could harm."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from made_up_bundle import CHILD, HEALTH, TRUST, Resource, bundle, concept
from returns import facts, items, taken, written

from sightline.graph.errors import BadInput
from sightline.graph.facts import Contact, Involvement, Status
from sightline.graph.things import Agency
from sightline.loaders.recognising import recognised

TRUST_CODE = {"identifier": TRUST["identifier"][0], "display": "Northmere Infirmary"}
NORTHMERE_COUNCIL: Resource = {
    "resourceType": "Organization",
    "id": "la",
    "name": "Local Authority - NORTHMERE",
    "contact": [{"purpose": concept("EC", "emergency contact"), "telecom": [{"value": "01632 960104"}]}],
}
DEVICE: Resource = {"resourceType": "Device", "id": "v1", "owner": TRUST_CODE}
LOOKED: Resource = {
    "resourceType": "AuditEvent",
    "id": "l2",
    "recorded": "2024-02-02T10:00:00Z",
    "agent": [{"who": {"reference": "Device/v1"}}],
    "entity": [{"what": {"reference": "Patient/9990000018"}}],
}


def plan(code: str, **more: Any) -> Resource:
    """A plan as the child protection service answers it."""
    return {
        "resourceType": "CarePlan",
        "id": code,
        "status": "active",
        "category": [concept(code)],
        "subject": {"reference": "Patient/9990000018"},
        "period": {"start": "2023-04-13"},
        "author": {"reference": "Organization/la"},
        **more,
    }


def in_xml(resource: Resource, more: str = "") -> str:
    """A resource as XML."""
    name = resource["resourceType"]
    return f'<{name} xmlns="http://hl7.org/fhir">{more}{members(resource)}</{name}>'


def members(said: dict[str, Any]) -> str:
    every = ((name, one) for name, value in said.items() for one in (value if isinstance(value, list) else [value]))
    return "".join(member(name, one) for name, one in every if name not in ("resourceType", "url"))


def member(name: str, said: Any) -> str:
    if not isinstance(said, dict):
        return f"<{name} value={quoteattr(str(said).lower() if isinstance(said, bool) else str(said))}/>"
    url = f" url={quoteattr(said['url'])}" if "url" in said else ""
    return f"<{name}{url}>{in_xml(said) if 'resourceType' in said else members(said)}</{name}>"


def test_a_bundle_in_xml_says_what_it_says_in_json(tmp_path: Path) -> None:
    said = {"timestamp": "2024-02-01T08:00:00+00:00"} | bundle(*HEALTH, plan("LACI"))
    in_json = taken(written(tmp_path, "j", json.dumps(said)))
    found = taken(written(tmp_path, "x", '<?xml version="1.0"?>\n' + in_xml(said)))
    assert found[0].said == in_json[0].said
    assert [row.row.table for row in found[1]] == [row.row.table for row in in_json[1]]
    assert [one.changed(source="") for one in facts(found[1])] == [one.changed(source="") for one in facts(in_json[1])]
    assert facts(found[1])[0].source == "x /Bundle/entry[1].resource"


def test_one_resource_with_a_narrative_is_read_and_its_narrative_is_not(tmp_path: Path) -> None:
    narrative = '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>AB1 2DE</p></div></text>'
    [row] = taken(written(tmp_path, "x", in_xml(CHILD, narrative)))[1]
    assert (row.row.table, row.row.place) == ("Patient", "/Patient")
    assert [one.changed(source="") for one in facts([row])] == [
        one.changed(source="") for one in facts(taken(written(tmp_path, "j", json.dumps(CHILD)))[1])
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (in_xml(CHILD)[:-20], "no XML"),
        ('<!DOCTYPE Patient [<!ENTITY a "b">]>' + in_xml(CHILD), "document type"),
        (in_xml(CHILD, "<extension>" * 50 + "</extension>" * 50), "deep"),
    ],
)
def test_xml_that_is_cut_or_could_harm_is_refused_whole(tmp_path: Path, text: str, why: str) -> None:
    found = recognised(written(tmp_path, "x", text), "x")
    assert found is not None
    with pytest.raises(BadInput, match=why):
        found[0].survey()


def test_plans_of_the_child_protection_service_stand_with_whom_to_ring(tmp_path: Path) -> None:
    treatment = plan("treatment", category=[concept("736284000", "Asthma management")])
    said = bundle(plan("CPPI", status="revoked"), plan("LACI"), plan("UCPI"), treatment, NORTHMERE_COUNCIL)
    survey, rows, _ = taken(written(tmp_path, "x", in_xml(said)))
    stands = [(one.kind, one.until, one.about[0].record[-7:]) for one in facts(rows) if isinstance(one, Status)]
    assert stands == [
        ("protection-plan", "2024-03-31", "0000018"), ("looked-after", None, "0000018"), ("protection-plan", None, "/unborn"),
    ]  # fmt: skip
    assert [(one.field, one.value) for one in survey.findings] == [("CarePlan", "1")]
    [council] = [one for one in items(rows) if isinstance(one, Agency) and one.kind == "council"]
    assert council.reach == "01632 960104 (emergency contact)"
    assert {one.agency for one in facts(rows) if isinstance(one, Involvement)} == {council.id}


def test_a_look_up_by_a_system_is_of_the_body_that_runs_it(tmp_path: Path) -> None:
    rows = taken(written(tmp_path, "b", json.dumps(bundle(LOOKED, DEVICE))))[1]
    assert [one.by_agency for one in facts(rows) if isinstance(one, Contact)] == ["ods-RZ9"]
