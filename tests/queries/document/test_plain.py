"""JSON holds the whole document, field by field."""

import json
from collections.abc import Callable

from sightline.graph.case import Case
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import document
from sightline.queries.document.plain import write_json
from sightline.queries.rule import rules

Headline = Callable[..., Case]


def test_every_line_is_there_with_its_clocks(headline: Headline) -> None:
    made = document(headline(), Asked(day="2003-01-28"), rules())
    found = json.loads(write_json(made))
    assert list(found) == ["head", "chronology", "statements", "teams", "noted", "holdings"]
    lines = [line for one in found["chronology"]["happenings"] for line in one["accounts"]]
    assert len(lines) == sum(len(one.accounts) for one in made.chronology.happenings)
    fax = next(line for line in lines if line["fact"].endswith("/brent-fax"))
    assert fax["told"][0]["state"] == "disputed"
    assert fax["disputes"][0]["fact"] == "victoria-climbie/fax-never-came"
    assert fax["versions"][0]["recorded"] == "21 June 1999 (a later source says so)"
