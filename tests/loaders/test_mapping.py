"""Mappings: those that come with Sightline, the one in the documentation, and what is said of one that cannot be used."""

import re
from pathlib import Path

import pytest
from returns import facts, taken, written

from sightline.graph.errors import BadInput
from sightline.graph.facts import KINDS, Care, Contact
from sightline.loaders.tabular.mapping import Mapping, parse_mapping, shipped

PAGE = (Path(__file__).parents[2] / "docs" / "loading.md").read_text()
EXAMPLE = next(text for text in re.findall(r"```toml\n(.*?)```", PAGE, re.S) if text.startswith("format ="))
VISITS = """CLIENT,MOTHER,DAY,TYPE,CHILD SEEN,WORKER,REMARKS,ADDRESS,POSTCODE,UPRN,MILEAGE
7,8,02/03/2024,H,yes,Orla Vint,"Quiet; asked about, again",3 Quillet Lane,AB1 2DE,1,4
7,,03/03/2024,N,,Orla Vint,,,,,4
7,,04/03/2024,X,,Orla Vint,,,,,4
"""


def test_the_documented_mapping_loads_what_it_says(tmp_path: Path) -> None:
    survey, rows, _ = taken(written(tmp_path, "v.csv", VISITS), [parse_mapping(EXAMPLE.encode(), "example.toml")])
    assert survey.findings == ()
    visits = [one for one in facts(rows) if isinstance(one, Contact)]
    assert [(one.kind, one.on, one.about[0].seen) for one in visits] == [
        ("home-visit", "2024-03-02", True),
        ("no-access-visit", "2024-03-03", None),
    ]
    [mother] = [one for one in facts(rows) if isinstance(one, Care)]
    assert mother.carer.endswith("/8")
    assert [(one.level, one.field) for one in rows[0].findings] == [("note", "UPRN")]
    assert rows[1].findings[0].what.startswith("the code N was not in use")
    assert [row.bundle is None for row in rows] == [False, False, True]
    assert (rows[2].findings[-1].level, rows[2].findings[-1].field) == ("held", "TYPE")


def test_a_deletion_by_the_sender_is_a_version(tmp_path: Path) -> None:
    form = parse_mapping(EXAMPLE.replace('on = "DAY"', 'on = "DAY"\ndeleted = "PURGE"').encode(), "example.toml")
    text = VISITS.replace("MILEAGE", "PURGE").replace(",4\n", ",Y\n", 1).replace(",4\n", ",N\n")
    _, rows, _ = taken(written(tmp_path, "v.csv", text), [form])
    assert [one.deleted for one in facts(rows) if isinstance(one, Contact)] == [True, False]


@pytest.mark.parametrize("form", shipped(), ids=lambda form: form.format)
def test_what_a_table_covers_is_a_label_or_kind_of_the_model_that_it_yields(form: Mapping) -> None:
    for table in form.table:
        labels = {fact.label for fact in table.facts}
        known = labels | {kind for label in labels for kind in KINDS[label]}
        assert set(table.covers) <= known, table.name


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('label = "Care"', 'label = "Carer"', "no fact of the model"),
        ('kind = "parent"', 'kind = "parents"', "no kind 'parents'"),
        ('on = "DAY"', 'onn = "DAY"', "no field 'onn'"),
        ('carer = "mother"', 'carer = "father"', "the record 'father'"),
        ('codes = "sorts"', 'codes = "sort"', "which is not there"),
        ('needs = ["CLIENT", "DAY", "TYPE"]', "needs = []", "table.0.needs"),
        ("format =", "format", "no TOML"),
        ('{ always = "mother" }', '{ column = "A", always = "mother" }', "say one of"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(BadInput, match=re.escape(said)):
        parse_mapping(EXAMPLE.replace(old, new, 1).encode(), "example.toml")


@pytest.mark.parametrize("form", shipped(), ids=lambda form: form.format)
def test_every_column_that_a_format_knows_is_said_or_is_the_number_of_its_row(form: Mapping) -> None:
    for table in (table for table in form.table if table.facts):
        said = {name for person in table.records.values() for name in person.named()}
        said |= {*table.passed_over, *table.only, *table.follows}
        said |= {name for join in table.joins for name in (join.column, *join.brings)} | {table.year, table.holder}
        for fact in table.facts:
            parts = (*fact.says.values(), fact.kind, fact.at, fact.agency, fact.by, fact.to, fact.by_agency)
            said |= {name for part in parts if part is not None for name in part.named()}
            said |= {*fact.when, *fact.unless, fact.seen, fact.seen_alone, fact.whole_name}
        left = table.named() - said
        assert {name for name in left if not name.endswith(("_id", "_json"))} == set(), table.name
