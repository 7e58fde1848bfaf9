"""Directories of postcodes: every edition is read, and homes of which only the postcode is known lie in an area."""

from pathlib import Path

import pytest
from deciding_at_random import SIGNED
from returns import EPISODES, NORTHMERE, ends, items, received, taken, written

from sightline.graph.case import Case
from sightline.graph.casefile import child_case
from sightline.graph.errors import BadInput
from sightline.graph.joining import join
from sightline.graph.lens import OWNER, Lens
from sightline.graph.store import Store
from sightline.graph.things import Authority, Postcode
from sightline.loaders.intake.sender import Said
from sightline.loaders.tabular.mapping import parse_mapping
from sightline.queries.gaps import gaps
from sightline.queries.journey import journey
from sightline.queries.rule import rules
from sightline.queries.seams import Seams
from sightline.queries.timeline import timeline

LENS = Lens(viewer=OWNER)
DRAWN = Said(agency="Directory of postcodes", as_at="2024-05-31")
TODAY = "2024-06-01"
EDITIONS = {
    "ONSPD": "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,ctry",
    "ONSPD 2025": "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,ctry25cd",
    "NSPL": "pcd,pcd2,pcds,dointr,doterm,cty,ced,laua,ward,ctry",
    "NSPL 2026": "PCD7,PCD8,PCDS,DOINTR,DOTERM,CTY26CD,CED25CD,LAD26CD,WD26CD,CTRY26CD",
}
ROWS = """
"EF3 4GH","EF3  4GH","EF3 4GH","198001","","E99999999","E99999999","E09000001","E05009288","E92000001"
"EF3 4GJ","EF3  4GJ","EF3 4GJ","199806","201512","E10000003","E58000001","E07000008","E05002703","E92000001"
"EF3 4GN","EF3  4GN","EF3 4GN","202104","","E99999999","E99999999","E06000061","E05013241","E92000001"
"EF3 4GL","EF3  4GL","EF3 4GL","198001","","W99999999","W99999999","W06000015","W05001264","W92000004"
"JE9 9GP","JE9  9GP","JE9 9GP","198001","","L99999999","L99999999","L99999999","L99999999","L93000001"
"ZZ993WZ","ZZ99 3WZ","ZZ99 3WZ","198001","","E99999999","E99999999","E06000061","E05013241","E92000001"
"""
SHORT = """pcd7,pcd8,pcds,dointr,doterm,usertype,oa11cd,lsoa11cd,msoa11cd,ladcd,lsoa11nm,msoa11nm,ladnm,ladnmw
"EF3 4GH","EF3  4GH","EF3 4GH","198001","","0","E00000001","E01000001","E02000001","E09000001","","","City of London",""
"EF3 4GJ","EF3  4GJ","EF3 4GJ","198001","","0","E00000001","E01000001","E02000001","E07000008","","","Cambridge",""
"""


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_says_which_authority_answers_for_children_at_a_postcode(tmp_path: Path, edition: str) -> None:
    survey, rows, _ = taken(written(tmp_path, "anything", EDITIONS[edition] + ROWS), said=DRAWN)
    assert (dict(survey.rows), survey.findings) == ({"postcodes": 6}, ())
    found = [item for item in items(rows) if isinstance(item, Postcode)]
    assert found == [
        Postcode(id="EF3 4GH", authority="area-dfe-201", since="1980-01", as_at="2024-05-31"),
        Postcode(id="EF3 4GJ", authority="area-dfe-873", since="1998-06", until="2015-12", as_at="2024-05-31"),  # its county
        Postcode(id="EF3 4GN", authority="area-dfe-940", since="2021-04", as_at="2024-05-31"),
        Postcode(id="EF3 4GL", authority="area-W06000015", since="1980-01", as_at="2024-05-31"),
        Postcode(id="JE9 9GP", since="1980-01", as_at="2024-05-31"),
    ]
    areas = {item.id: item for item in items(rows) if isinstance(item, Authority)}
    assert areas["area-dfe-940"].since == "2021-04-01"
    assert areas["area-W06000015"].nation == "Wales"
    assert {area.as_at for area in areas.values()} == {None}  # so that what a list of areas says stands above it
    assert [finding.field for row in rows if row.bundle is None for finding in row.findings] == ["pcds"]


def test_a_district_of_which_the_county_is_not_told_is_no_area(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "lookup.csv", SHORT), said=DRAWN)
    assert [(one.id, one.authority) for one in items(rows) if isinstance(one, Postcode)] == [
        ("EF3 4GH", "area-dfe-201"),
        ("EF3 4GJ", None),
    ]
    assert ["it is a district" in finding.what for row in rows for finding in row.findings] == [True]


def test_a_mapping_of_postcodes_names_the_column_of_their_area() -> None:
    text = """format = "p"
title = "P"
[[table]]
name = "p"
needs = ["CODE", "AREA"]
[[table.things]]
label = "Postcode"
postcode = "CODE"
area = { gss = "AREA" }
"""
    assert parse_mapping(text.encode(), "p.toml").table[0].named() == {"CODE", "AREA"}
    with pytest.raises(BadInput, match="the column with the GSS code of its area"):
        parse_mapping(text.replace("gss", "dfe").encode(), "p.toml")


DIRECTORY = """pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua
"EF3 4GH","EF3  4GH","EF3 4GH","198001","","E99999999","E99999999","E09000001"
"EF3 4GJ","EF3  4GJ","EF3 4GJ","198001","","E99999999","E99999999","E09000007"
"""
SOUTHFOLD = Said(authority="Southfold", dfe="202", as_at="2024-03-31")
MOVED_IN = EPISODES.splitlines()[0] + "\nS9,15/01/2024,S,V2,N1,U6,PR1,,,,AB1 2DE,EF3 4GJ,SC123457\n"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE\nN1,14/02/2013,08/01/2024,PN1\n"
NORTH, SOUTH = "area-dfe-201/social-care/N1", "area-dfe-202/social-care/S9"


async def test_a_child_is_traced_across_authorities_by_postcodes_alone(fresh_store: Store, tmp_path: Path) -> None:
    stayed = "".join(EPISODES.splitlines(keepends=True)[:2])
    for name, text, said in (("n", stayed, NORTHMERE), ("r", REVIEWS, NORTHMERE), ("s", MOVED_IN, SOUTHFOLD)):
        assert (await received(fresh_store, written(tmp_path, name, text), said)).held.total() == 0
    await join(fresh_store, OWNER, NORTH, SOUTH, SIGNED)
    before = await traced(fresh_store)
    assert [move.between_authorities for move in journey(before, TODAY).moves if move.lane == "home"] == [False]

    register = written(tmp_path, "directory", DIRECTORY)
    assert ends(await received(fresh_store, register, DRAWN)) == (2, 2, 0, 0)
    assert ends(await received(fresh_store, register, DRAWN)) == (2, 0, 2, 0)
    case = await traced(fresh_store)
    found = journey(case, TODAY)
    assert [(stay.authority.name if stay.authority else None, stay.directory) for stay in found.home] == [
        ("Northmere", "2024-05-31"),
        ("Southfold", "2024-05-31"),
    ]
    assert [move.between_authorities for move in found.moves if move.lane == "home"] == [True]
    asked = [one for one in gaps(case, rules(), TODAY) if one.rule == "moved-without-hand-over"]
    assert [one.answer for one in asked if "Northmere" in one.sentence and "Southfold" in one.sentence]
    seams = Seams()
    seams.add(found)
    assert seams.authorities[("Northmere", "Southfold")].moves == 1
    there = timeline(case, authority="area-dfe-202", labels=("Residence",))
    assert [entry.fact.since for entry in there] == ["2024-01-15"]


async def traced(store: Store) -> Case:
    """The child's case, whichever of the two the child is known by since the files were joined."""
    return await child_case(store, NORTH, LENS)
