"""A drafted mapping loads the table that it was drafted from."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from returns import facts, taken, written
from workbooks import workbook

from sightline.graph.errors import BadInput
from sightline.graph.facts import Contact, Particulars, Residence
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
    assert [one.at for one in told if isinstance(one, Residence)] == ["address-3-quillet-lane-northmere-ab1-2de", None][:1]


def test_a_draft_for_a_workbook_has_a_table_for_each_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, {"A": [["Child ID", "Start Date"], ["1", "2024-01-01"]], "B": [["Pupil Number", "School"], ["2", "Larkrise"]]}
    )
    form = parse_mapping(suggested(path).encode(), "draft")
    assert [(table.name, table.facts[0].label) for table in form.table] == [("A", "Contact"), ("B", "Registration")]


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
