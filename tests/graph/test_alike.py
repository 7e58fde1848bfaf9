"""What looks like one address, team, worker or event, and the near misses; put before a person once, in one pass."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from asking import Ask
from deciding_at_random import SIGNED
from town import contact, filed, lives

from sightline.graph.alike import (
    address_key,
    agency_key,
    alike_addresses,
    alike_agencies,
    alike_contacts,
    alike_workers,
    worker_key,
)
from sightline.graph.case import CaseFile
from sightline.graph.casefile import child_case
from sightline.graph.facts import Contact
from sightline.graph.joining import join, undo
from sightline.graph.lens import OWNER, Lens, Viewer, through
from sightline.graph.load import load
from sightline.graph.review import Wanted, queue, waiting
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.suggesting import suggest
from sightline.graph.things import Address, Agency, IdentityDecision, Professional

AT = "2026-01-05"


def home(key: str, lines: str, postcode: str | None = "QA1 1AA", **more: Any) -> Address:
    return Address(id=key, lines=lines, postcode=postcode, **more)


def proposed(two: list[Any], key: Callable[[Any], str | None], alike: Callable[..., Iterator[Any]]) -> bool:
    """Whether two things are brought together at all, and are then alike."""
    return len({key(one) for one in two}) == 1 and bool(list(alike(two, AT)))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (home("a", "Flat 2, 14 Unbuilt Rd"), home("b", "14 Unbuilt Road, Flat 2"), True),
        (home("a", "14 Unbuilt Road"), home("b", "14 Unbuilt Road, Northmere"), True),
        (home("a", "Flat 2, 14 Unbuilt Road"), home("b", "Flat 3, 14 Unbuilt Road"), False),
        (home("a", "14 Unbuilt Road"), home("b", "14 Quayside Walk"), False),
        (home("a", "14 Unbuilt Road"), home("b", "14 Unbuilt Road", "QA1 1AB"), False),
        (home("a", "14 Unbuilt Road", uprn="77"), home("b", "14 Unbuilt Rd", uprn="78"), False),
    ],
)
def test_two_ways_of_writing_one_dwelling_are_alike_and_neighbours_are_not(one: Address, other: Address, alike: bool) -> None:
    assert proposed([one, other], address_key, alike_addresses) == alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"serves": ("north",)}, {"serves": ("north",)}, True),
        ({"serves": ("north",)}, {"serves": ("south",)}, False),
        ({"part_of": "council"}, {"part_of": "trust"}, False),
        ({"codes": ("urn 1",), "serves": ("north",)}, {"codes": ("urn 2",), "serves": ("north",)}, False),
        ({"serves": ("north",)}, {"serves": ("north",), "kind": "nursery"}, False),
        ({"serves": ("north",)}, {"serves": ("north",), "name": "The Larkrise School"}, True),
        ({"serves": ("north",)}, {"serves": ("north",), "name": "Larkrise Junior School"}, False),
    ],
)
def test_two_teams_of_one_name_are_alike_in_one_area_only(one: dict[str, Any], other: dict[str, Any], alike: bool) -> None:
    called = {"name": "Larkrise School", "kind": "school"}
    teams = [Agency(**{"id": key, **called, **more}) for key, more in (("a", one), ("b", other))]
    assert proposed(teams, agency_key, alike_agencies) == alike


@pytest.mark.parametrize(
    ("name", "team", "alike"),
    [
        ("Mrs P. Ostrander", "team", True),
        ("Perrin Ostrander", "team", True),
        ("Quilla Ostrander", "team", False),
        ("Perrin Ostrand", "team", False),
        ("Perrin Ostrander", "another-team", False),
    ],
)
def test_a_worker_under_a_number_and_under_a_name_is_alike_and_a_namesake_is_not(name: str, team: str, alike: bool) -> None:
    workers = [
        Professional(id=key, agency=agency, role="social worker", name=called)
        for key, agency, called in (("team/worker-17", "team", "Perrin Ostrander"), (f"{team}/worker-o", team, name))
    ]
    assert proposed(workers, worker_key, alike_workers) == alike


VISIT = contact("visit n", "zubrin", team="team-n", kind="home-visit", by="shared-worker")


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({"kind": "home-visit", "by": "shared-worker"}, True),
        ({"kind": "home-visit", "by": "shared-worker", "on": "2020-01-03"}, False),
        ({"kind": "strategy-discussion"}, False),
        ({"kind": "home-visit", "team": "team-n", "by": "shared-worker"}, False),
    ],
)
def test_two_teams_accounts_of_one_day_and_kind_are_alike(other: dict[str, Any], alike: bool) -> None:
    told = contact("visit s", "zubrin", **{"team": "team-s", **other})
    opened = tuple(
        IdentityDecision(id=one, record=one, person="zubrin", at="1900-01-01", by="the team", basis="opened")
        for one in ("team-n/zubrin", "team-s/zubrin")
    )
    facts = tuple(one.changed(id=one.fact) for one in (VISIT, told))
    case = through(Lens(viewer=OWNER), CaseFile(person="zubrin", who="Child", decisions=opened, facts=facts))
    assert bool(list(alike_contacts(case, AT))) == alike


async def test_what_may_be_one_waits_is_decided_and_counts_and_is_not_asked_twice(fresh_store: Store, ask: Ask) -> None:
    items = (
        *filed("zubrin", "team-n"), *filed("zubrin", "team-s"), VISIT,
        contact("visit s", "zubrin", team="team-s", kind="home-visit", by="shared-worker"),
        home("a", "Flat 2, 14 Unbuilt Rd"), home("b", "14 Unbuilt Road, Flat 2"), lives("zubrin", "a", team="team-n"),
    )  # fmt: skip
    await load(fresh_store, [Bundle("town", items)], "made up")
    before = sorted(map(repr, await ask(fresh_store, "MATCH (n:Contact) RETURN properties(n) AS is")))
    for sort in ("Contact", "Address"):
        assert str(await suggest(fresh_store, OWNER, sort, AT)) == "1 queued"
    (dwelling,) = await queue(fresh_store, OWNER, Wanted(sort="Address"), 10)
    assert (dwelling.left.names, dwelling.bars[-1].level) == (("Flat 2, 14 Unbuilt Rd",), "the same, written otherwise")
    (event,) = await queue(fresh_store, OWNER, Wanted(sort="Contact", team="team-s"), 10)
    assert (event.left.names, event.left.team) == (("home-visit on 2020-01-02",), "team-n")
    north = Viewer(name="reader", role="practitioner", teams=frozenset({"team-n"}))
    assert await queue(fresh_store, north, Wanted(sort="Contact"), 10) == []

    async def events() -> int:
        case = await child_case(fresh_store, "zubrin", Lens(viewer=OWNER))
        return len({one.event or one.fact for one in case.of(Contact)})

    made = await join(fresh_store, OWNER, "visit n", "visit s", SIGNED, sort="Contact")
    assert await events() == 1
    assert str(await suggest(fresh_store, OWNER, "Contact", AT)) == "nothing was proposed"
    assert (await waiting(fresh_store, OWNER, event.id)).decided == made.id
    await undo(fresh_store, OWNER, made.id, SIGNED)
    assert await events() == 2
    assert sorted(map(repr, await ask(fresh_store, "MATCH (n:Contact) RETURN properties(n) AS is"))) == before
    await join(fresh_store, OWNER, "a", "b", SIGNED, sort="Address")
    assert await queue(fresh_store, OWNER, Wanted(sort="Address"), 10) == []
    assert str(await suggest(fresh_store, OWNER, "Address", AT)) == "1 together"
