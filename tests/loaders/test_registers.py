"""Registers of schools, health bodies and areas: nothing of people, and every other file's bodies meet them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from returns import NORTHMERE, ends, facts, items, received, taken, written

from sightline.graph.agency import agency
from sightline.graph.authority import authority
from sightline.graph.casefile import child_case
from sightline.graph.errors import BadInput
from sightline.graph.facts import Registration
from sightline.graph.lens import OWNER, Lens
from sightline.graph.store import Store
from sightline.graph.stream import Item
from sightline.graph.things import Address, Agency, Authority, Succession
from sightline.loaders.intake.sender import Said, sender
from sightline.loaders.tabular.mapping import parse_mapping

LENS = Lens(viewer=OWNER)
DRAWN = Said(as_at="2024-03-31")
SCHOOLS = """\
URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),OpenDate,CloseDate,Street,\
Town,Postcode,UPRN,TelephoneNum,Gender (name)
900001,201,Northmere,2001,Lark Primary,Community school,,31-08-2022,Lark Lane,Northmere,AB1 2DE,000000900123,,Mixed
900002,201,Northmere,2001,Lark Academy,Academy converter,01-09-2022,,Lark Lane,Northmere,AB1 2DE,000000900123,0191 498 0000,Mixed
900003,201,Northmere,,Little Larks,Local authority nursery school,01-09-1998,,Wren Way,Northmere,AB1 2DF,,1914980002,Mixed
,201,Northmere,,,,,,,,,,,
"""
LINKS = """URN,LinkURN,LinkName,LinkType,LinkEstablishedDate
900001,900002,Lark Academy,Successor,01-09-2022
900002,900001,Lark Primary,Predecessor,01-09-2022
900002,900003,Little Larks,Sixth Form Centre Link,01-09-2022
"""
PRACTICES = """"X90001","MADE-UP SURGERY","Y54","QHM","1 WREN WAY","","","","","AB1 2DG","19740401","","A","B","","","",\
"0191 498 0001","","","","0","","","","4",""
"R9Z","MADE-UP TRUST","Y54","QHM","2 WREN WAY","NORTHMERE","","","","AB1 2DH",\
"19910401","20190331","C","","","","","","","","","0","","","","",""
"""
SUCCESSIONS = '"R9Z","R9Y","M","20190401","S"\n'
AREAS = """name,gss,dfe,since,until,successors,also,nation
Old Northmere,E97000001,,1974-04-01,2021-03-31,"E97000002,E97000003","North Mere, NORTHMERE OLD",England
New Northmere,E97000002,201,2021-04-01,,,,England
Eastmere,E97000003,,2021-04-01,,E99,,England
"""
PUPILS = parse_mapping(
    b"""
format = "pupils"
title = "Pupils"
sender = "education"
[[table]]
name = "pupils"
needs = ["PUPIL", "SCHOOL", "FROM"]
records.child = { reference = "PUPIL" }
[[table.facts]]
label = "Registration"
kind = "school"
key = ["SCHOOL"]
since = "FROM"
agency = { code = "SCHOOL", code_is = "urn", kind = "school" }
[[table.facts]]
label = "Registration"
kind = "school"
key = ["NUMBER"]
since = "FROM"
needs = ["NUMBER"]
agency = { code = "NUMBER", code_is = "laestab", kind = "school" }
""",
    "pupils.toml",
)

FACTS = 'records.child = { reference = "A" }\n[[table.facts]]\nlabel = "Contact"\nkind = "visit"\n'


def found_in(tmp_path: Path, text: str) -> tuple[list[str], dict[str, Item]]:
    """The fields of the rows that were held, and the items of the others by id, the last description of each."""
    _, rows, _ = taken(written(tmp_path, "list", text))
    held = [finding.field for row in rows if row.bundle is None for finding in row.findings]
    return held, {item.id: item for item in items(rows)}


def test_a_school_stands_under_each_of_its_numbers_with_its_days_its_area_and_its_site(tmp_path: Path) -> None:
    held, found = found_in(tmp_path, SCHOOLS)
    old, new = found["urn-900001"], found["urn-900002"]
    assert isinstance(old, Agency)
    assert isinstance(new, Agency)
    assert (old.name, old.since, old.until, old.kind) == ("Lark Primary", None, "2022-09-01", "school")
    assert (new.since, new.until, new.reach) == ("2022-09-01", None, "0191 498 0000")
    assert new.codes == ("urn 900002", "laestab 2012001")
    assert new.serves == ("area-dfe-201",)
    assert found["urn-900003"].kind == "nursery"  # type: ignore[union-attr]
    site = found[new.site or ""]
    assert isinstance(site, Address)
    assert (site.id, site.communal, site.authority) == ("uprn-900123", True, "area-dfe-201")
    assert held == ["URN"]


def test_a_telephone_number_has_the_nought_that_a_spreadsheet_dropped(tmp_path: Path) -> None:
    found = taken(written(tmp_path, "s.csv", SCHOOLS))[1]
    assert {one.reach for one in items(found) if isinstance(one, Agency) and one.id == "urn-900003"} == {"01914980002"}


def test_a_number_that_went_to_the_successor_is_described_by_the_open_school(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "list", SCHOOLS))
    shared = {item.name: item.as_at for item in items(rows) if isinstance(item, Agency) and item.id == "laestab-2012001"}
    assert shared == {"Lark Primary": None, "Lark Academy": "2024-03-31"}


def test_both_ends_of_a_link_are_one_succession_and_other_links_are_held(tmp_path: Path) -> None:
    held, found = found_in(tmp_path, LINKS)
    assert [item for item in found.values() if isinstance(item, Succession)] == [
        Succession(id="urn-900001/urn-900002", of="urn-900001", by="urn-900002", on="2022-09-01")
    ]
    assert held == ["LinkType"]


def test_health_bodies_are_read_from_files_without_headings(tmp_path: Path) -> None:
    _, found = found_in(tmp_path, PRACTICES)
    surgery, trust = found["ods-X90001"], found["ods-R9Z"]
    assert isinstance(surgery, Agency)
    assert isinstance(trust, Agency)
    assert (surgery.name, surgery.kind, surgery.since, surgery.reach) == ("MADE-UP SURGERY", "gp", "1974-04-01", "0191 498 0001")
    assert (trust.kind, trust.until) == ("hospital", "2019-04-01")
    _, after = found_in(tmp_path, SUCCESSIONS)
    assert after["ods-R9Z/ods-R9Y"] == Succession(id="ods-R9Z/ods-R9Y", of="ods-R9Z", by="ods-R9Y", on="2019-04-01")


def test_a_copy_with_headings_of_its_own_is_read_too(tmp_path: Path) -> None:
    _, found = found_in(tmp_path, "ODS Code,Organisation Name,OpenDate,Colour\nX90001,Made-up Surgery,1974-04-01,green\n")
    assert found["ods-X90001"].kind == "gp"  # type: ignore[union-attr]


def test_an_abolished_area_names_what_it_became_and_ends_with_the_councils_year(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "list", AREAS))
    areas = {item.id: item for item in items(rows) if isinstance(item, Authority) and item.as_at}
    old = areas["area-E97000001"]
    assert (old.until, old.successors, old.also) == (
        "2021-04-01",
        ("area-E97000002", "area-E97000003"),
        ("North Mere", "NORTHMERE OLD"),
    )
    assert areas["area-dfe-201"].name == "New Northmere"
    assert [finding.field for row in rows for finding in row.findings] == ["successors"]


@pytest.mark.parametrize(
    ("said", "area"),
    [
        (Said(gss="E09000011"), "area-dfe-203"),
        (Said(dfe="203"), "area-dfe-203"),
        (Said(dfe="203", gss="E09000011"), "area-dfe-203"),
        (Said(gss="E08000020"), "area-dfe-390"),  # Gateshead by the code that it had before
        (Said(gss="E10000002"), "area-E10000002"),  # the county whose DfE code its successor has now
        (Said(dfe="825"), "area-dfe-825"),
        (Said(gss="E06000060"), "area-dfe-825"),
        (Said(gss="E07000004"), "area-E07000004"),
    ],
)
def test_an_area_is_one_by_whichever_code_a_sender_names_it(said: Said, area: str) -> None:
    found = sender("a.csv", said.beside(DRAWN), "social-care").authority
    assert found is not None
    assert found.id == area


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "x"', 'kind = "castle"', "castle"),
        ('kind = "x"', "", "needs 'kind'"),
        ('label = "Agency"', 'label = "Succession"', "needs 'by'"),
        ('kind = "x"', 'kind = "school"\nkinds = { A = { "(" = "gp" } }', "regular expression"),
        ("[[table.things]]", f"{FACTS}[[table.things]]", "or"),
    ],
)
def test_a_mapping_of_things_that_means_nothing_is_refused(old: str, new: str, said: str) -> None:
    text = """format = "f"
title = "t"
[[table]]
name = "t"
needs = ["A"]
[[table.things]]
label = "Agency"
kind = "x"
codes = { ods = "A" }
"""
    with pytest.raises(BadInput, match=said):
        parse_mapping(text.replace(old, new).encode(), "f.toml")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FID,LAD23CD,LAD23NM,LAD23NMW\n1,W97000001,Made Up,Llanffug\n", ["Made Up"]),
        ("CTYUA23CD,CTYUA23NM,CTYUA23NMW,FID\nE97000006,Woldshire,,1\n", ["Woldshire"]),
        ("LTLA22CD,LTLA22NM,UTLA22CD,UTLA22NM,ObjectId\nE97000004,Wold,E97000006,Woldshire,1\n", ["Wold", "Woldshire"]),
        ("LAD19CD,LAD19NM,CTY19CD,CTY19NM,FID\nE97000004,Wold,E97000006,Woldshire,1\n", ["Wold", "Woldshire"]),
    ],
    ids=["districts", "counties", "tiers", "districts in counties"],
)
def test_lists_of_names_and_codes_of_any_year_name_areas_where_no_register_says_more(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    _, rows, _ = taken(written(tmp_path, "l.csv", text))
    areas = [one for one in items(rows) if isinstance(one, Authority) and (one.gss or "").startswith(("E97", "W97"))]
    assert [(one.name, one.as_at) for one in areas] == [(name, None) for name in names]


CLINICS = """ODS Code,Organisation Name,OpenDate
X90003,MADE-UP SEXUAL HEALTH CLINIC,1974-04-01
X90004,SUNRISE UNIT,1974-04-01
X90005,SUNSET UNIT,1974-04-01
"""


async def test_what_a_sender_calls_sensitive_stays_so_whatever_a_register_says(fresh_store: Store, tmp_path: Path) -> None:
    def unit(name: str, code: str) -> Path:
        own = {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": code}
        said = {"resourceType": "Organization", "id": "u", "name": name, "type": [{"text": "Mental health"}], "identifier": [own]}
        return written(tmp_path, f"{code}.json", json.dumps(said))

    clinics = written(tmp_path, "clinics.csv", CLINICS)
    for path in (unit("Sunrise Unit", "X90004"), clinics, unit("Sunset Unit", "X90005")):
        await received(fresh_store, path, NORTHMERE)
    found = [(await agency(fresh_store, f"ods-X9000{number}", LENS)).agency for number in (3, 4, 5)]
    assert [(one.kind, one.sensitive) for one in found] == [("mental-health", True)] * 3


EVERYWHERE = """URN,LA (code),LA (name),GSSLACode (name),EstablishmentName
900010,672,Neath Port Talbot,W06000012,Made-up School
900011,000,Does not apply,,School Abroad
"""
GROUPS = """URN,Group UID,Group Name,Group Type,Joined date,EstablishmentName,LA (code),LA (name),TypeOfEstablishment (name)
900001,77,Made-up Trust,Multi-academy trust,01-09-2022,Lark Primary,201,Northmere,Academy converter
"""


def test_a_school_in_another_nation_or_in_no_authority_lies_in_none_of_englands(tmp_path: Path) -> None:
    _, found = found_in(tmp_path, EVERYWHERE)
    areas = {one.id: one.nation for one in found.values() if isinstance(one, Authority)}
    assert areas == {"area-dfe-201": "England", "area-dfe-672": "Wales"}  # the first is the sender's
    assert [one.serves for one in found.values() if isinstance(one, Agency) and one.id == "urn-900011"] == [()]


def test_a_list_of_trusts_does_not_pass_for_the_register_of_schools(tmp_path: Path) -> None:
    [row] = taken(written(tmp_path, "g.csv", GROUPS))[1]
    assert (row.bundle, row.row.table) == (None, "groups of schools")


async def loaded(store: Store, tmp_path: Path, texts: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Rows read, loaded, there and held of each file."""
    return [ends(await received(store, written(tmp_path, f"{n}.csv", text), DRAWN)) for n, text in enumerate(texts)]


async def test_a_school_known_by_its_number_in_another_load_is_the_registers_whatever_came_first(
    fresh_store: Store, tmp_path: Path
) -> None:
    pupils = written(tmp_path, "pupils.csv", "PUPIL,SCHOOL,FROM,NUMBER\n7,900002,2022-09-05,\n8,,2022-09-05,201/2001\n")
    await received(fresh_store, pupils, NORTHMERE, mappings=[PUPILS])
    assert await loaded(fresh_store, tmp_path, [SCHOOLS, LINKS, AREAS]) == [(4, 3, 0, 1), (3, 1, 1, 1), (3, 3, 0, 0)]
    assert await loaded(fresh_store, tmp_path, [SCHOOLS, LINKS, AREAS]) == [(4, 0, 3, 1), (3, 0, 2, 1), (3, 0, 3, 0)]

    found = await agency(fresh_store, "urn-900002", LENS)
    assert found.agency.name == "Lark Academy"
    assert [body.name for body in found.predecessors] == ["Lark Primary"]
    assert found.site is not None
    assert found.site.postcode == "AB1 2DE"
    assert {entry.thing.id for entry in found.children.entries} == {
        "area-dfe-201/education/7",
        "area-dfe-201/education/8",
    }
    assert [body.id for body in (await agency(fresh_store, "urn-900001", LENS)).successors] == ["urn-900002"]
    case = await child_case(fresh_store, "area-dfe-201/education/8", LENS)
    [registered] = [fact for fact in case.facts if isinstance(fact, Registration)]
    assert case.places.agencies[registered.agency or ""].name == "Lark Academy"
    assert case.places.authorities["area-dfe-201"].name == "New Northmere"
    was = await authority(fresh_store, "area-E97000001")
    assert [area.name for area in was.successors] == ["New Northmere", "Eastmere"]


async def test_a_later_extract_counts_and_an_earlier_one_does_not_undo_it(embedded_store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "s.csv", SCHOOLS)
    renamed = written(tmp_path, "r.csv", SCHOOLS.replace("Little Larks", "Wren Nursery"))
    await received(embedded_store, renamed, Said(as_at="2025-03-31"))
    assert ends(await received(embedded_store, path, DRAWN)) == (4, 0, 3, 1)
    assert (await agency(embedded_store, "urn-900003", LENS)).agency.name == "Wren Nursery"


HISTORY = """GEOGCD,GEOGNM,GEOGNMW,OPER_DATE,TERM_DATE,PARENTCD,ENTITYCD,STATUS
E97000004,Wold,,01/01/2009 00:00:00,31/03/2023 00:00:00,E10000099,E07,terminated
W97000001,Made Up,Llanffug,01/04/2023 00:00,,W92000004,W06,live
E98000001,Wren Ward,,01/01/2009 00:00:00,,E97000004,E05,live
"""


def test_the_history_of_codes_names_areas_with_their_days_and_nations(tmp_path: Path) -> None:
    rows = taken(written(tmp_path, "h.csv", HISTORY))[1]
    areas = {one.gss: one for one in items(rows) if isinstance(one, Authority) and one.as_at}
    assert [(one.name, one.since, one.until, one.nation) for one in areas.values()] == [
        ("Wold", None, "2023-04-01", "England"),  # it is older than its code
        ("Made Up", "2023-04-01", None, "Wales"),
    ]
    assert areas["W97000001"].also == ("Llanffug",)
    assert [row.findings[0].what for row in rows if row.bundle is None] == ["rows of this sort are not loaded"]


def test_a_list_of_nothing_but_codes_is_known_and_set_aside(tmp_path: Path) -> None:
    [row] = taken(written(tmp_path, "l.csv", "gss-code,local-authority-code\nE97000005,FEN\n"))[1]
    assert (row.bundle, row.row.table) == (None, "codes of the register")


def test_a_register_is_its_publishers_and_of_nobody(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "list", SCHOOLS))
    assert facts(rows) == []
