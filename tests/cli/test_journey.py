"""How a journey is written in the terminal."""

from dataclasses import replace

from rich.console import Console

from sightline.cli.answers.journey import show
from sightline.graph.case import Case
from sightline.graph.lens import OWNER, Lens
from sightline.graph.things import Authority
from sightline.queries.journey import Journey
from sightline.queries.stay import Stay

HOME = Stay(
    lane="home",
    kind="home",
    place="QX1 1AA",
    address=None,
    authority=Authority(id="north", name="Northmere"),
    agency=None,
    since=("2020-01-01",) * 2,
    until=None,
    accounts=(),
)


def written(stay: Stay) -> str:
    """The terminal's words for a journey of one stay, in one line."""
    console = Console(width=200)
    with console.capture() as taken:
        found = Journey(home=(stay,), authority=(), team=(), moves=())
        console.print(show(found, Case(person="zubrin", who="Child", lens=Lens(viewer=OWNER))))
    return " ".join(taken.get().split())


def test_an_area_by_postcode_says_so_with_the_day_of_the_directory() -> None:
    assert "Northmere (by its postcode, directory of 31 May 2024)" in written(replace(HOME, directory="2024-05-31"))


def test_an_area_that_a_file_names_stands_alone() -> None:
    assert "Northmere" in written(HOME)
    assert "postcode" not in written(HOME)
