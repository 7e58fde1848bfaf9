"""A team is meant by its id, else its name, else a part of one."""

import pytest

from sightline.graph.case import Places
from sightline.graph.things import Agency
from sightline.queries.called import teams_called

PLACES = Places(
    agencies={
        key: Agency(id=key, name=name, kind="police")
        for key, name in {"north": "Northmere", "north-police": "Northmere police", "south": "North"}.items()
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("north", ["north"]),
        ("North", ["south"]),
        ("NORTHMERE", ["north"]),
        ("northmere pol", ["north-police"]),
        ("mere", ["north", "north-police"]),
        ("east", []),
    ],
)
def test_a_team_is_found_by_what_names_it_most_closely(text: str, found: list[str]) -> None:
    assert [team.id for team in teams_called(text, PLACES)] == found
