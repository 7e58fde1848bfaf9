"""`sightline identity`: what waits, shown with its evidence, decided with name, day and reason, and taken back."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Run, runner
from deciding_at_random import proposal
from town import known

from sightline.graph.deciding import decide
from sightline.graph.engines import embedded
from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Address, Agency

NORTH, SOUTH = "team-north/zubrin", "team-south/zoubrin"
SIGNED = ("--by", "Orla Vint, records officer", "--reason", "Rang both schools.")
TOWN = Bundle(
    "town",
    (
        Agency(id="team-north", name="North team", kind="social-care"),
        Agency(id="team-south", name="South team", kind="housing"),
        Address(id="one", lines="Flat 2, 14 Unbuilt Rd", postcode="QA1 1AA"),
        Address(id="two", lines="14 Unbuilt Road, Flat 2", postcode="QA1 1AA"),
        *known("zubrin", "Zubrin", "Ormandel", "team-north", born_on="2019-02-03"),
        *known("zoubrin", "Zoubrin", "Ormandel", "team-south", born_on="2019-02-03"),
    ),
)


async def fill(data: Path) -> None:
    async with await Store.open(Settings(data=data, embedded_heap="512m")) as store:
        await load(store, [TOWN], "made up")
        await decide(store, [proposal(SOUTH, NORTH, "review", ("called [b]differently[/b]",))])


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """As `sightline`, with two files of which one pair waits."""
    data = tmp_path_factory.mktemp("identity") / "data"
    run = runner(data)
    assert run("db", "start").returncode == 0
    asyncio.run(fill(data))
    yield run
    embedded.stop(Settings(data=data))


def test_what_waits_is_listed_shown_decided_and_waits_again_once_that_is_taken_back(area: Run) -> None:
    (waiting,) = json.loads(area("identity", "queue", "--json").stdout)
    listed = area("identity", "queue").stdout
    assert waiting["id"] in listed
    shown = area("identity", "show", waiting["id"]).stdout
    for said in ("Zubrin Ormandel, born 2019-02-03, North team", "name: the same", "+8.5", "▶", "0.9000", "[b]differently"):
        assert said in shown, said
    joined = area("identity", "join", waiting["id"], *SIGNED)
    assert joined.stdout.startswith(f"{NORTH} and {SOUTH} are one, by Orla Vint, records officer on ")
    assert "Nothing waits" in area("identity", "queue").stdout
    assert "Rang both schools." in area("identity", "show", waiting["id"]).stdout
    journey = area("ask", "names", "zubrin").stdout
    assert "Zoubrin" in journey
    key = joined.stdout.split("undo ")[1].split()[0]
    assert area("identity", "undo", key, *SIGNED).returncode == 0
    assert json.loads(area("identity", "queue", "--json").stdout) == [waiting]
    assert "Zoubrin" not in area("ask", "names", "zubrin").stdout


def test_files_that_must_not_be_joined_are_refused_with_the_way_back(area: Run) -> None:
    apart = area("identity", "split", NORTH, "--from", SOUTH, *SIGNED)
    key = apart.stdout.split("undo ")[1].split()[0]
    refused = area("identity", "join", NORTH, SOUTH, *SIGNED)
    assert refused.returncode == 65
    assert refused.stderr.endswith(f"if that was a mistake, take it back first: sightline identity undo {key}\n")
    assert area("identity", "undo", key, *SIGNED).returncode == 0


def test_what_else_may_be_one_is_put_on_the_queue_sort_by_sort(area: Run) -> None:
    assert area("identity", "suggest", "--sort", "address").stdout == "address: 1 queued.\n"
    (waiting,) = json.loads(area("identity", "queue", "--sort", "address", "--json").stdout)
    assert {waiting["left"]["key"], waiting["right"]["key"]} == {"one", "two"}
    said = area("identity", "suggest").stdout.splitlines()
    assert [line.partition(":")[0] for line in said] == ["contact", "address", "agency", "worker"]
    assert said[1] == "address: 1 queued."  # it waits still, once


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("join", NORTH, "nobody/nothing", *SIGNED), 66, "no file 'nobody/nothing' is open to this reader"),
        (("show", "nothing"), 66, "no proposal 'nothing' is open to this reader"),
        (("undo", "nothing", *SIGNED), 66, "no judgement 'nothing' is open to this reader"),
        (("join", "nothing", *SIGNED), 65, "is no key of the queue"),
        (("join", NORTH, SOUTH, "--by", " ", "--reason", "none"), 65, "by: is empty"),
        (("join", NORTH, SOUTH, *SIGNED, "--on", "2999-01-01"), 65, "is no day up to today"),
        (("suggest", "--sort", "record"), 65, "run `sightline link`"),
        (("queue", "--sort", "people"), 65, "choose one of record, contact, address, agency, worker"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_a_sentence(area: Run, arguments: tuple[str, ...], status: int, says: str) -> None:
    refused = area("identity", *arguments)
    assert refused.returncode == status
    assert says in refused.stderr
