"""Nodes and relations of another graph, loaded by a mapping: what is a child, an adult or a home is said by a column."""

import json
from pathlib import Path

import pytest
from returns import facts, items, taken, written

from sightline.graph.errors import BadInput
from sightline.graph.facts import Care, Particulars, Residence
from sightline.graph.things import Adult, Child
from sightline.loaders.tabular.mapping import Mapping, parse_mapping
from sightline.loaders.tabular.suggesting import suggested
from sightline.loaders.tabular.values import name_parts

IN_ONE_TABLE = """_id,_labels,name,dob,line1,postcode,_start,_end,_type,since
0,:Child,Tilly Zubrin,2013-02-14,,,,,,
1,:Person:Adult,"ZUBRIN, Mrs Orla",1985-06-07,,,,,,
2,:Address,,,7 Unbuilt Row,AB1 2DE,,,,
,,,,,,1,0,PARENT_OF,2013-02-14
,,,,,,0,2,LIVES_AT,2021-03-01
,,,,,,0,9,LIVES_AT,2022-03-01
"""
MAPPING = """
format = "other-graph"
title = "Another graph"
{reads}
[[table]]
name = "graph"
needs = ["_id", "_labels", "_start", "_end", "_type"]
passed_over = ["line1", "postcode"]
records.child = {{ reference = "_id", when = {{ "_labels" = [":Child"] }} }}
records.adult = {{ reference = "_id", person = "adult", when = {{ "_labels" = [":Person:Adult"] }} }}
records.of = {{ reference = "_end", when = {{ "_type" = ["PARENT_OF"] }} }}
records.carer = {{ reference = "_start", person = "adult", when = {{ "_type" = ["PARENT_OF"] }} }}
records.resident = {{ reference = "_start", when = {{ "_type" = ["LIVES_AT"] }} }}

[[table.joins]]
column = "_end"
table = "graph"
on = "_id"
brings = {{ "there line" = "line1", "there code" = "postcode" }}
optional = true

[[table.facts]]
label = "Particulars"
kind = "name"
whole_name = "name"
born_on = "dob"

[[table.facts]]
label = "Particulars"
kind = "name"
about = ["adult"]
whole_name = "name"
born_on = "dob"

[[table.facts]]
label = "Care"
kind = "parent"
about = ["of"]
carer = "carer"
relation = "_type"
since = "since"

[[table.facts]]
label = "Residence"
kind = "home"
about = ["resident"]
key = ["_end", "since"]
needs = ["there line"]
since = "since"
at = {{ lines = ["there line"], postcode = "there code" }}
"""


def form(reads: str = "") -> Mapping:
    return parse_mapping(MAPPING.format(reads=reads).encode(), "m")


def test_nodes_and_relations_in_one_table_become_people_care_and_homes(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "g.csv", IN_ONE_TABLE), [form()])
    found = facts(rows)
    names = [(one.given_name, one.family_name) for one in found if isinstance(one, Particulars)]
    assert names == [("Tilly", "Zubrin"), ("Orla", "ZUBRIN")]
    [care] = [one for one in found if isinstance(one, Care)]
    assert (care.about[0].record[-2:], care.carer[-2:], care.since) == ("/0", "/1", "2013-02-14")
    assert [one.at for one in found if isinstance(one, Residence)] == ["address-7-unbuilt-row-ab1-2de"]
    assert {one.id[-2:] for one in items(rows) if isinstance(one, Child)} == {"/0"}
    assert {one.id[-2:] for one in items(rows) if isinstance(one, Adult)} == {"/1"}
    assert [row.row.place for row in rows if row.bundle is None] == ["row 4", "row 7"]  # an address by itself; one not there


def test_a_node_and_a_relation_a_line_are_rows_of_different_tables(tmp_path: Path) -> None:
    lines = """{"type":"node","id":"0","labels":["Child"],"properties":{"name":"Tilly Zubrin"}}
{"type":"node","id":"1","labels":["Adult"],"properties":{"name":"Orla Zubrin"}}
{"id":"0","type":"relationship","label":"PARENT_OF","start":{"id":"1","labels":["Adult"]},"end":{"id":"0","labels":["Child"]}}
"""
    said = """
format = "lines"
title = "Lines"
reads = "json"
[[table]]
name = "children"
needs = ["type", "id", "labels"]
only = { type = ["node"], labels = ["child"] }
records.child = { reference = "id" }
facts = [{ label = "Particulars", kind = "name", whole_name = "properties/name" }]
[[table]]
name = "adults"
needs = ["type", "id", "labels"]
only = { type = ["node"], labels = ["adult"] }
records.adult = { reference = "id", person = "adult" }
facts = [{ label = "Particulars", kind = "name", whole_name = "properties/name" }]
[[table]]
name = "care"
needs = ["type", "start/id", "end/id"]
only = { type = ["relationship"] }
passed_over = ["id", "start/labels", "end/labels"]
joins = [{ column = "start/id", table = "adults", on = "id", brings = { "who" = "properties/name" } }]
records.child = { reference = "end/id" }
records.carer = { reference = "start/id", person = "adult" }
facts = [{ label = "Care", kind = "parent", carer = "carer", relation = "label", note = "who" }]
"""
    survey, rows, _ = taken(written(tmp_path, "g.json", lines), [parse_mapping(said.encode(), "m")])
    assert dict(survey.rows) == {"children": 1, "adults": 1, "care": 1}
    [care] = [one for one in facts(rows) if isinstance(one, Care)]
    assert (care.carer[-2:], care.relation, care.note) == ("/1", "PARENT_OF", "Orla Zubrin")


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Tilly May Zubrin", "Tilly May", "Zubrin"),
        ("ZUBRIN, Tilly May", "Tilly May", "ZUBRIN"),
        ("Dr. Una Holt", "Una", "Holt"),
        ("Zubrin", None, "Zubrin"),
        ("", None, None),
    ],
)
def test_a_name_in_one_text_is_split_at_its_last_word_or_its_comma(text: str, given: str | None, family: str | None) -> None:
    found = name_parts(text)
    assert (found.get("given_name"), found.get("family_name")) == (given, family)


def test_only_particulars_have_a_whole_name() -> None:
    said = MAPPING.format(reads="").replace('relation = "_type"', 'relation = "_type"\nwhole_name = "name"')
    with pytest.raises(BadInput, match="Care has no 'whole_name'"):
        parse_mapping(said.encode(), "m")


def test_a_graph_whose_lists_lie_in_a_member_of_the_document_is_drafted_with_a_table_for_each(tmp_path: Path) -> None:
    people = [{"id": "c1", "label": "Tilly Zubrin", "type": "Child"}, {"id": "a1", "label": "Ada Vint", "type": "Adult"}]
    nodes = [{"data": one} for one in people]
    edges = [{"data": {"id": "e1", "source": "a1", "target": "c1", "type": "MOTHER_OF"}}]
    path = written(tmp_path, "graph.json", json.dumps({"elements": {"nodes": nodes, "edges": edges}}))
    survey, rows, _ = taken(path, [parse_mapping(suggested(path).encode(), "draft")])
    assert survey.rows == {"elements/nodes": 2, "elements/edges": 1}
    [care] = [one for one in facts(rows) if isinstance(one, Care)]
    assert (care.kind, care.relation, care.about[0].record.rpartition("/")[2]) == ("parent", "MOTHER_OF", "c1")
    assert [one.family_name for one in facts(rows) if isinstance(one, Particulars)] == ["Zubrin", "Vint"]
