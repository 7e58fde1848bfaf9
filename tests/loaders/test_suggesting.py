"""A drafted mapping loads the table that it was drafted from."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from returns import facts, items, taken, written
from workbooks import workbook

from sightline.graph.errors import BadInput
from sightline.graph.facts import Care, Contact, Fact, Particulars, Residence
from sightline.graph.things import Record
from sightline.loaders.tabular.mapping import parse_mapping
from sightline.loaders.tabular.suggesting import suggested

VISITS = """Person ID,Forename,Surname,D.O.B.,NHS No,Address Line 1,Town,Post Code,Event Date,Event Type,Worker,Remarks
77,Tilly,Zubrin,14/02/2013,9990000018,3 Quillet Lane,Northmere,AB1 2DE,02/03/2024,Home Visit,O. Vint,Asleep
78,Otto,Quellit,01/07/2012,9990000018x,,,,05/03/2024,Referral,O. Vint,
"""


def test_a_draft_loads_its_own_table_without_a_change(tmp_path: Path) -> None:
    path = written(tmp_path, "visits.csv", VISITS)
    form = parse_mapping(suggested(path).encode(), "draft")
    survey, rows, _ = taken(path, [form])
    assert survey.findings == ()
    told = facts(rows)
    [first, _] = [one for one in told if isinstance(one, Particulars)]
    assert (first.given_name, first.family_name, first.born_on, first.nhs_number) == (
        "Tilly",
        "Zubrin",
        "2013-02-14",
        "9990000018",
    )
    assert [(one.kind, one.on) for one in told if isinstance(one, Contact)] == [
        ("home-visit", "2024-03-02"),
        ("referral", "2024-03-05"),
    ]
    assert [one.at for one in told if isinstance(one, Residence)] == ["address-3-quillet-lane-northmere-ab1-2de"]


def test_a_draft_for_a_workbook_has_a_table_for_each_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, {"A": [["Child ID", "Start Date"], ["1", "2024-01-01"]], "B": [["Pupil Number", "School"], ["2", "Larkrise"]]}
    )
    form = parse_mapping(suggested(path).encode(), "draft")
    assert [(table.name, table.facts[0].label) for table in form.table] == [("A", "Contact"), ("B", "Registration")]


MISSING = """Children missing from education,,,,,,
UPN,Surname,Forename,DOB,Last School,Date off roll,Date closed
U201123420001,Zubrin,Tilly,14/02/13,Larkrise,01/03/24,
UN3,Brask,Otto,1/7/12,Wren,ongoing,
"""


def test_a_key_is_never_drafted_of_a_pupil_number_or_a_name_that_it_would_show(tmp_path: Path) -> None:
    path = written(tmp_path, "missing.csv", MISSING)
    form = parse_mapping(suggested(path).encode(), "draft")
    _, rows, _ = taken(path, [form])
    keys = [one.id for one in items(rows) if isinstance(one, Record)]
    assert len(set(keys)) == 2
    assert not [key for key in keys if any(said in key.casefold() for said in ("u2011", "zubrin", "brask"))]
    named = [one for one in facts(rows) if isinstance(one, Particulars)]
    assert [(one.family_name, one.born_on, one.upn) for one in named] == [
        ("Zubrin", "2013-02-14", "U201123420001"),
        ("Brask", "2012-07-01", None),
    ]


def test_days_of_two_digits_and_columns_of_days_that_are_still_empty_are_drafted_as_days(tmp_path: Path) -> None:
    draft = suggested(written(tmp_path, "missing.csv", MISSING))
    assert [line for line in draft.splitlines() if line.startswith("on = ")] == ['on = "Date off roll"', 'on = "Date closed"']
    help_text = "Child ID;Start Date;End Date;Lead Professional\n77;01-Feb-24;;Ann Vint\n"
    assert 'until = "End Date"' in suggested(written(tmp_path, "help.csv", help_text))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    headings=st.lists(st.text(max_size=20), min_size=2, max_size=6),
    cells=st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=4),
)
def test_any_table_gets_a_draft_that_can_be_read_or_a_sentence(
    tmp_path: Path, headings: list[str], cells: list[list[str]]
) -> None:
    path = tmp_path / "any.csv"
    quoted = [",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in [headings, *cells]]
    path.write_text("\n".join(quoted), encoding="utf-8", errors="replace", newline="")
    try:
        draft = suggested(path)
    except BadInput:
        return
    assert parse_mapping(draft.encode(), "draft").table


NODES = """Id,Label,Type,Date of birth
c1,Tilly Zubrin,Child,14/02/2013
a1,"ZUBRIN, Orla",Adult,07/06/1985
x1,7 Unbuilt Row,Address,
"""
EDGES = """Source,Target,Type,Id,Label,Weight,Start
a1,c1,Directed,0,mother,1.0,14/02/2013
c1,x1,Directed,1,lives at,1.0,01/03/2021
c1,a1,Directed,2,likes,1.0,
"""
IN_ONE = """_id,_labels,name,surname,line1,postcode,_start,_end,_type,since
0,:Child,Tilly,Zubrin,,,,,,
1,:Adult,Orla,Zubrin,,,,,,
2,:Address,,,7 Unbuilt Row,AB1 2DE,,,,
,,,,,,1,0,PARENT_OF,2013-02-14
,,,,,,0,2,LIVES_AT,2021-03-01
"""
A_LINE = """{"type":"node","id":"0","labels":["Child"],"properties":{"name":"Tilly Zubrin","dob":"2013-02-14"}}
{"type":"node","id":"1","labels":["Adult"],"properties":{"name":"Orla Zubrin"}}
{"type":"node","id":"2","labels":["Address"],"properties":{"line1":"7 Unbuilt Row","postcode":"AB1 2DE"}}
{"id":"0","type":"relationship","label":"PARENT_OF","start":{"id":"1"},"end":{"id":"0"},"properties":{"since":"2013-02-14"}}
{"id":"1","type":"relationship","label":"LIVES_AT","start":{"id":"0"},"end":{"id":"2"},"properties":{"since":"2021-03-01"}}
"""
LINKED = """{"directed": true, "nodes": [{"id": "c1", "label": "Child", "name": "Tilly Zubrin"}, {"id": "a1", "label": "Adult",
"name": "Orla Zubrin"}], "links": [{"source": "a1", "target": "c1", "type": "mother", "since": "2013-02-14"}]}
"""


def drafted(folder: Path, name: str, text: str) -> list[Fact]:
    path = written(folder, name, text)
    return facts(taken(path, [parse_mapping(suggested(path).encode(), "draft")])[1])


@pytest.mark.parametrize("text", [IN_ONE, A_LINE, LINKED])
def test_a_draft_for_another_graph_loads_its_people_and_who_cares_for_whom(tmp_path: Path, text: str) -> None:
    found = drafted(tmp_path, "graph", text)
    names = [(one.given_name, one.family_name) for one in found if isinstance(one, Particulars)]
    assert names == [("Tilly", "Zubrin"), ("Orla", "Zubrin")]
    [care] = [one for one in found if isinstance(one, Care)]
    assert (care.kind, care.since, care.carer[-1]) == ("parent", "2013-02-14", "1")
    assert {one.at for one in found if isinstance(one, Residence)} <= {"address-7-unbuilt-row-ab1-2de"}
    assert any(isinstance(one, Residence) for one in found) is (text != LINKED)


def test_drafts_for_nodes_and_edges_in_tables_of_their_own_name_one_another(tmp_path: Path) -> None:
    nodes, edges = drafted(tmp_path, "nodes.csv", NODES), drafted(tmp_path, "edges.csv", EDGES)
    named = {one.given_name: one.about[0].record for one in nodes if isinstance(one, Particulars)}
    [care] = [one for one in edges if isinstance(one, Care)]
    assert (care.about[0].record, care.carer) == (named["Tilly"], named["Orla"])
    draft = suggested(tmp_path / "edges.csv")
    assert '# Rows of other sorts are held: "lives at, likes".' in draft


def test_a_column_of_visits_with_children_among_its_sorts_makes_no_graph(tmp_path: Path) -> None:
    visits = (
        "Client ID,Name,Visit Date,Type,Child seen,Seen alone,Outcome\n1,Tilly Zubrin,02/03/2024,Child in need visit,Y,N,Well\n"
    )
    found = drafted(tmp_path, "v.csv", visits)
    [visit] = [one for one in found if isinstance(one, Contact)]
    assert (visit.on, visit.outcome, visit.about[0].seen, visit.about[0].seen_alone) == ("2024-03-02", "Well", True, False)
    assert [one.family_name for one in found if isinstance(one, Particulars)] == ["Zubrin"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_titles_above_the_headings_are_passed_over_and_lines_keep_their_numbers(tmp_path: Path, end: str) -> None:
    titles = ["Outreach visits 2023/24,,", '"Ask Tarn Vint, please",,', ",,"]
    path = written(
        tmp_path, "v.csv", end.join([*titles, "Client ID,Name,Visit Date", "7,Zo\u00eb Zubrin,03/11/2023", ""]), "cp1252"
    )
    _, [row], _ = taken(path, [parse_mapping(suggested(path).encode(), "draft")])
    assert row.row.place == "row 5"
    assert [one.given_name for one in facts([row]) if isinstance(one, Particulars)] == ["Zo\u00eb"]


def test_an_object_a_row_is_drafted_as_a_table_is(tmp_path: Path) -> None:
    said = '[{"person": {"id": "77", "forename": "Tilly"}, "event_date": "2024-03-02"}]'
    assert [one.label for one in drafted(tmp_path, "j.json", said)] == ["Particulars", "Contact"]
