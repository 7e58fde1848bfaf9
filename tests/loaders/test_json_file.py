"""JSON as rows: members are columns by their paths, objects at the path of a table are rows of their own."""

from pathlib import Path

from returns import facts, taken, written

from sightline.loaders.intake.finding import Level
from sightline.loaders.recognising import recognised
from sightline.loaders.tabular.mapping import parse_mapping

VISITS = parse_mapping(
    b"""
format = "visits"
title = "Visits"
reads = "json"
each = "people"
holds = { "kind" = "visits" }
header = { as_at = "drawn/on" }
[[table]]
name = "people"
path = "."
needs = ["id"]
records.child = { reference = "id" }
[[table.facts]]
label = "Particulars"
kind = "name"
given_name = "name/first"
note = ["likes", "glad"]
[[table]]
name = "visits"
path = "weeks/visits"
needs = ["weeks/visits/day"]
records.child = { reference = "id" }
[[table.facts]]
label = "Contact"
kind = "home-visit"
key = ["weeks/visits/day"]
on = "weeks/visits/day"
note = ["name/first"]
""",
    "visits.toml",
)

SENT = """{"kind": "visits", "drawn": {"on": "2024-03-31"}, "people": [
  {"id": 1, "name": {"first": "Zed"}, "likes": ["tea", "figs"], "glad": true, "shoe": {"size": 3}, "none": null,
   "weeks": [{"visits": [{"day": "2024-01-02"}, {"day": "2024-01-04"}]}, {"visits": []}]},
  {"id": 2, "name": {"first": "Yan"}}
]}"""


def test_objects_become_rows_that_also_say_what_the_outer_ones_say(tmp_path: Path) -> None:
    survey, rows, _ = taken(written(tmp_path, "sent", SENT), [VISITS])
    assert dict(survey.rows) == {"people": 2, "visits": 2}
    assert survey.said == {"as_at": "2024-03-31"}
    assert [one.field for one in survey.findings] == ["shoe/size"]
    said = [(one.about[0].record.rpartition("/")[2], one.on, one.note, one.source) for one in facts(rows)]
    assert said == [
        ("1", None, "likes: tea; figs; glad: yes", "sent $.people[0]"),
        ("1", "2024-01-02", "first: Zed", "sent $.people[0].weeks[0].visits[0]"),
        ("1", "2024-01-04", "first: Zed", "sent $.people[0].weeks[0].visits[1]"),
        ("2", None, None, "sent $.people[1]"),
    ]


def test_a_list_at_the_top_one_object_and_a_line_each_read_the_same(tmp_path: Path) -> None:
    form = VISITS.model_copy(update={"holds": {}})
    child = '{"id": 1, "name": {"first": "Zed"}, "weeks": {"visits": [[{"day": "2024-01-02"}]]}}'
    told = []
    for text in (child, f"[{child}]", f"{child}\n", f'{{"people": [{child}]}}'):
        told.append([(one.kind, one.on) for one in facts(taken(written(tmp_path, "sent", text), [form])[1])])
    assert told == [[("name", None), ("home-visit", "2024-01-02")]] * 4


def test_json_that_says_something_else_is_not_taken_for_it(tmp_path: Path) -> None:
    for text in ('{"kind": "other", "people": [{"id": 1}]}', '{"kind": "visits", "people": [{"number": 1}]}', "[]", "{", "[[[["):
        assert recognised(written(tmp_path, "sent", text), "sent", [VISITS]) is None


def test_a_file_of_which_no_object_is_a_row_says_so(tmp_path: Path) -> None:
    survey, rows, _ = taken(written(tmp_path, "v.json", '{"kind": "visits", "people": [{"id": null}, {"weeks": []}]}'), [VISITS])
    assert rows == []
    [said] = [one for one in survey.findings if one.level is Level.FLAG]
    assert said.what == "none of its 2 objects is a row of this format; nothing of it is loaded"
    survey, _, _ = taken(written(tmp_path, "v.json", SENT), [VISITS])
    assert [one for one in survey.findings if one.level is Level.FLAG] == []
