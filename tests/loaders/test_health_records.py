"""Records of health bodies as the Organisation Data Service gives them: JSON, alone or in lists, and the XML of its releases."""

import json
from pathlib import Path
from typing import Any

import pytest
from made_up_bundle import CHILD, bundle
from returns import NORTHMERE, ends, items, received, taken, written

from sightline.graph.agency import agency
from sightline.graph.casefile import child_case
from sightline.graph.facts import Registration
from sightline.graph.lens import OWNER, Lens
from sightline.graph.store import Store
from sightline.graph.stream import Item
from sightline.graph.things import Address, Agency, Succession
from sightline.loaders.intake.row import Survey
from sightline.loaders.intake.sender import Said, said_in_file
from sightline.loaders.recognising import recognised

DRAWN = Said(agency="NHS Organisation Data Service", as_at="2024-03-31")


LENS = Lens(viewer=OWNER)


def days(
    *, legal: tuple[str, str | None] | None = None, operational: tuple[str, str | None] | None = None
) -> list[dict[str, str]]:
    told = (("Legal", legal), ("Operational", operational))
    return [{"Type": sort, "Start": day[0]} | ({"End": day[1]} if day[1] else {}) for sort, day in told if day]


def follows(sort: str, code: str, on: str) -> dict[str, Any]:
    target = {"OrgId": {"extension": code}, "PrimaryRoleId": {"id": "RO177", "uniqueRoleId": 3}}
    return {"uniqueSuccId": 7, "Date": [{"Type": "Legal", "Start": on}], "Type": sort, "Target": target}


def role(id_: str) -> dict[str, Any]:
    return {"id": id_, "uniqueRoleId": 5, "Date": [{"Type": "Operational", "Start": "1999-04-01"}], "Status": "Active"}


def record(code: str, name: str, **said: Any) -> dict[str, Any]:
    own = {"root": "2.16.840.1.113883.2.1.3.2.4.18.48", "assigningAuthorityName": "HSCIC", "extension": code}
    return {"Organisation": {"Name": name, "OrgId": own, "Status": "Active", "orgRecordClass": "RC1", **said}}


SURGERY = record(
    "X90001",
    "MADE-UP SURGERY",
    Date=days(legal=("1990-04-01", "2013-03-31"), operational=("1974-04-01", None)),
    GeoLoc={"Location": {"AddrLn1": "1 WREN WAY", "Town": "NORTHMERE", "PostCode": "AB1 2DG", "UPRN": 12345678}},
    Contacts={"Contact": [{"type": "http", "value": "wren.example"}, {"type": "tel", "value": "0191 498 0001"}]},
    Roles={"Role": [role("RO177"), role("RO76")]},
    Rels={"Rel": [{"id": "RE4", "Target": {"OrgId": {"extension": "QQQ"}}, "Date": days(legal=("2020-01-01", "2021-01-01"))}]},
    Succs={"Succ": [follows("Successor", "X90002", "2024-04-01"), follows("Predecessor", "X90003", "1974-04-01")]},
)
CLOSED = record(  # one of a sort stands without a list
    "X90004",
    "SHUT CLINIC",
    Date=days(legal=("1990-04-01", "2013-03-31"))[0],
    Succs={"Succ": follows("Successor", "X9", "2013-04-01")},
)
LISTED = {
    "Name": "MADE-UP SURGERY", "OrgId": "X90001", "Status": "Active", "OrgRecordClass": "RC1", "PostCode": "AB1 2DG",
    "PrimaryRoleId": "RO177", "OrgLink": "https://ods.example/organisations/X90001",
}  # fmt: skip
RELEASE = """<?xml version="1.0" encoding="utf-8"?>
<HSCOrgRefData:OrgRefData xmlns:HSCOrgRefData="http://refdata.hscic.gov.uk/org/v2-0-0" xmlns:x="urn:x" x:at="a.xsd">
<Manifest><Version value="2-0-0" /><PublicationDate value="2024-03-25" /><RecordCount value="2" /></Manifest>
<CodeSystems><CodeSystem name="OrganisationRole" oid="2.16">{concepts}</CodeSystem></CodeSystems>
<Organisations>
<Organisation orgRecordClass="RC1">
<Name>MADE-UP &amp; SONS SURGERY</Name>
<Date><Type value="Legal" /><Start value="1990-04-01" /></Date>
<Date><Type value="Operational" /><Start value="1974-04-01" /><End value="2023-06-30" /></Date>
<OrgId root="2.16" assigningAuthorityName="HSCIC" extension="X90001" /><Status value="Inactive" />
<GeoLoc><Location><AddrLn1>1 WREN WAY</AddrLn1><PostCode>AB1 2DG</PostCode><UPRN>12345678</UPRN></Location></GeoLoc>
<Contacts><Contact type="tel" value="0191 498 0001" /><Contact type="http" value="wren.example" /></Contacts>
<Roles><Role id="RO177" uniqueRoleId="1" primaryRole="true"><Status value="Active" /></Role>
<Role id="RO76" uniqueRoleId="2" /></Roles>
<Succs><Succ uniqueSuccId="5"><Date><Type value="Legal" /><Start value="2023-07-01" /></Date><Type>Successor</Type>
<Target><OrgId root="2.16" extension="X90002" /><PrimaryRoleId id="RO177" /></Target></Succ></Succs>
</Organisation>
<Organisation orgRecordClass="RC1" refOnly="true"><Name>ANOTHER</Name><OrgId root="2.16" extension="X90002" /></Organisation>
</Organisations></HSCOrgRefData:OrgRefData>
"""


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[Survey, dict[str, Item], int]:
    """What a file is, its items by id, and how many of its rows were held."""
    survey, rows, _ = taken(written(folder, "sent", text, encoding), said=DRAWN)
    return survey, {item.id: item for item in items(rows)}, sum(row.bundle is None for row in rows)


def test_a_record_gives_a_body_its_days_telephone_site_and_successions(tmp_path: Path) -> None:
    survey, found, held = read(tmp_path, json.dumps(SURGERY))
    assert (dict(survey.rows), survey.findings, survey.publisher) == (
        {"bodies": 1, "successions": 2},
        (),
        "NHS Organisation Data Service",
    )
    body = found["ods-X90001"]
    assert isinstance(body, Agency)
    assert (body.name, body.kind, body.reach, body.codes) == ("MADE-UP SURGERY", "gp", "0191 498 0001", ("ods X90001",))
    assert (body.since, body.until) == ("1974-04-01", None)  # what ended is that it was known to the law, not its work
    assert found[body.site or ""] == Address(
        id="uprn-12345678", lines="1 WREN WAY, NORTHMERE", postcode="AB1 2DG", uprn="12345678", communal=True, as_at="2024-03-31"
    )
    assert [one for one in found.values() if isinstance(one, Succession)] == [
        Succession(id="ods-X90001/ods-X90002", of="ods-X90001", by="ods-X90002", on="2024-04-01"),
        Succession(id="ods-X90003/ods-X90001", of="ods-X90003", by="ods-X90001", on="1974-04-01"),
    ]
    assert held == 0


def test_a_body_with_legal_days_alone_has_those(tmp_path: Path) -> None:
    _, found, _ = read(tmp_path, json.dumps(CLOSED))
    shut = found["ods-X90004"]
    assert isinstance(shut, Agency)
    assert (shut.since, shut.until) == ("1990-04-01", "2013-04-01")
    assert "ods-X90004/ods-X9" in found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps([SURGERY, CLOSED]), id="list"),
        pytest.param(f"{json.dumps(SURGERY)}\n{json.dumps(CLOSED)}", id="lines"),
        pytest.param(json.dumps({"Organisations": [SURGERY, CLOSED]}), id="in one object"),
        pytest.param(json.dumps([one["Organisation"] for one in (SURGERY, CLOSED)]), id="unwrapped"),
    ],
)
def test_many_records_are_read_however_they_were_put_together(tmp_path: Path, text: str) -> None:
    survey, found, held = read(tmp_path, text)
    assert (dict(survey.rows), held) == ({"bodies": 2, "successions": 3}, 0)
    assert {"ods-X90001", "ods-X90004"} <= set(found)


def test_what_a_list_says_of_a_body_counts_where_no_record_says_more(tmp_path: Path) -> None:
    survey, found, _ = read(tmp_path, json.dumps({"Organisations": [LISTED]}))
    body = found["ods-X90001"]
    assert isinstance(body, Agency)
    assert (dict(survey.rows), body.name, body.kind, body.as_at) == (
        {"bodies": 1, "successions": 0},
        "MADE-UP SURGERY",
        "gp",
        None,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_release_in_xml_says_the_same_and_when_it_was_published(tmp_path: Path, encoding: str) -> None:
    concepts = '<concept id="RO177" code="177" displayName="PRESCRIBING COST CENTRE" />' * 2_000  # more than is looked at first
    survey, found, held = read(tmp_path, RELEASE.format(concepts=concepts), encoding)
    assert (dict(survey.rows), survey.findings, held) == ({"bodies": 2, "successions": 1}, (), 0)
    assert said_in_file(survey.said).as_at == "2024-03-25"
    body, other = found["ods-X90001"], found["ods-X90002"]
    assert isinstance(body, Agency)
    assert isinstance(other, Agency)
    assert (body.name, body.kind, body.reach, body.site) == ("MADE-UP & SONS SURGERY", "gp", "0191 498 0001", "uprn-12345678")
    assert (body.since, body.until, body.as_at) == ("1974-04-01", "2023-07-01", "2024-03-31")
    assert found["ods-X90001/ods-X90002"] == Succession(
        id="ods-X90001/ods-X90002", of="ods-X90001", by="ods-X90002", on="2023-07-01"
    )
    assert (other.name, other.as_at) == ("ANOTHER", None)


@pytest.mark.parametrize("said", ['{"Organisations": [{"OrgLink": "https://ods.example/X9"}]}', '[{"OrgId": 5, "Name": "a"}]'])
def test_links_alone_and_other_lists_are_no_records(tmp_path: Path, said: str) -> None:
    path = written(tmp_path, "sent.json", said)
    assert recognised(path, path.name) is None


async def test_the_practice_of_a_child_has_its_name_telephone_days_and_successor(embedded_store: Store, tmp_path: Path) -> None:
    health = bundle(CHILD | {"generalPractitioner": [{"identifier": {"value": "X90001"}}]})
    children = await received(embedded_store, written(tmp_path, "patients.json", json.dumps(health)), NORTHMERE)
    assert ends(children) == (1, 1, 0, 0)
    followed = record("X90002", "MADE-UP HEALTH CENTRE", Date=days(operational=("2024-04-01", None)))
    records = written(tmp_path, "records.json", json.dumps([SURGERY, followed]))
    assert ends(await received(embedded_store, records, DRAWN)) == (4, 4, 0, 0)
    brief = written(tmp_path, "list.json", json.dumps({"Organisations": [LISTED]}))
    assert ends(await received(embedded_store, brief, Said(as_at="2024-06-30")))[3] == 0
    case = await child_case(embedded_store, "area-dfe-201/hospital/nhs/9990000018", LENS)
    [registered] = [fact for fact in case.facts if isinstance(fact, Registration)]
    found = await agency(embedded_store, registered.agency or "", LENS)
    assert (found.agency.name, found.agency.reach, found.agency.since) == ("MADE-UP SURGERY", "0191 498 0001", "1974-04-01")
    assert [one.name for one in found.successors] == ["MADE-UP HEALTH CENTRE"]
    assert found.site is not None
    assert found.site.postcode == "AB1 2DG"
