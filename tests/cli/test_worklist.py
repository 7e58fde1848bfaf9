"""`sightline worklist`: duties only, found again after every check with what was done about them, and gone once they are met."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import Run, runner

from sightline.graph.engines import embedded
from sightline.graph.facts import About, Contact
from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.loaders.borough import borough

TODAY = "2026-09-01"  # the day after the borough was drawn
BOROUGH = tuple(borough(80, 41, planted=1))


@pytest.fixture(scope="module", autouse=True)
def today() -> Iterator[None]:
    """It is that day, so that what is due does not lapse with the years."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sightline.graph.clock.today", lambda: TODAY)
        yield


def listed(run: Run, *options: str) -> list[dict[str, Any]]:
    done = run("worklist", "list", "--json", "--state", "all", "--most", "1000", *options)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


async def fill(data: Path, bundles: tuple[Bundle, ...], source: str) -> None:
    async with await Store.open(Settings(data=data, embedded_heap="512m")) as store:
        await load(store, bundles, source)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    data = tmp_path_factory.mktemp("worklist") / "data"
    yield data
    embedded.stop(Settings(data=data))


@pytest.fixture(scope="module")
def area(data: Path) -> Run:
    """As `sightline`, on a small area that was checked."""
    run = runner(data)
    assert run("db", "start").returncode == 0
    asyncio.run(fill(data, BOROUGH, "made up"))
    assert run("worklist", "list").stderr.endswith("no check of all duties has finished; run `sightline check` first\n")
    assert run("check").returncode == 0
    return run


def test_only_duties_that_are_due_or_overdue_are_listed_the_first_due_in_front(area: Run) -> None:
    found = listed(area)
    assert found
    assert {one["finding"]["kind"] for one in found} == {"duty"}
    assert {one["finding"]["answer"] for one in found} <= {"due-on", "not-recorded-by-due-day"}
    assert [one["finding"]["due"][0] for one in found] == sorted(one["finding"]["due"][0] for one in found)


def test_the_list_is_narrowed_by_rule_team_and_days_overdue(area: Run) -> None:
    found = listed(area)
    first = found[0]
    assert listed(area, "--rule", first["finding"]["rule"]) == [
        one for one in found if one["finding"]["rule"] == first["finding"]["rule"]
    ]
    assert listed(area, "--team", first["teams"][0]) == [one for one in found if first["teams"][0] in one["teams"]]
    assert listed(area, "--overdue-by", "99999") == []


def test_the_list_is_narrowed_by_the_childs_age_and_may_hold_the_unborn(area: Run) -> None:
    everyone = {one["id"] for one in listed(area)}
    young, old = ({one["id"] for one in listed(area, *ages)} for ages in (("--age-to", "8"), ("--age-from", "9")))
    assert young
    assert old
    assert young | old == everyone
    assert listed(area, "--unborn") == []
    refused = area("worklist", "list", "--age-from", "9", "--age-to", "8").stderr
    assert refused.endswith("write whole years, the lower first, such as 5 and 11\n")


def test_what_nothing_more_is_to_be_done_about_is_left_out_and_shown_on_asking_with_its_reason(area: Run) -> None:
    lapsed = listed(area, "--lapsed")
    assert lapsed
    assert all(one["lapsed"] for one in lapsed)
    assert not {one["id"] for one in lapsed} & {one["id"] for one in listed(area)}
    assert all(one["lapsed"] is None for one in listed(area))
    assert f"{len(lapsed)} more were never met" in area("worklist", "list").stderr
    assert "about which nothing more is to be done" in area("worklist", "list", "--lapsed").stdout


def test_what_was_done_stays_with_the_gap_after_the_next_check(area: Run) -> None:
    gap, other = (one["id"] for one in listed(area)[:2])
    assert area("worklist", "acknowledge", gap, "--by", "Orla Vint, duty worker").returncode == 0
    assert area("worklist", "close", other, "--by", "Orla Vint, duty worker", "--reason", "Held at another body.").returncode == 0
    assert area("check").returncode == 0
    states = {one["id"]: (one["state"], [step["by"] for step in one["steps"]]) for one in listed(area)}
    assert states[gap] == ("acknowledged", ["Orla Vint, duty worker"])
    assert states[other] == ("closed", ["Orla Vint, duty worker"])
    shown = area("worklist", "list", "--most", "1000").stdout
    assert "Held at another body." not in shown
    assert area("worklist", "reopen", other, "--by", "Perrin Oakhollow, manager").returncode == 0
    assert area("worklist", "reopen", other, "--by", "Perrin Oakhollow, manager").stderr.endswith(
        "is opened already; choose another state\n"
    )


def test_a_gap_that_is_no_open_duty_cannot_be_worked_on(area: Run) -> None:
    refused = area("worklist", "acknowledge", "referral-decided:nothing@nobody", "--by", "Orla Vint")
    assert refused.returncode == 65
    assert "is no open duty" in refused.stderr


def test_a_duty_that_is_met_by_what_was_loaded_since_is_gone_and_a_new_one_is_there_without_a_check(
    area: Run, data: Path
) -> None:
    before = {one["id"] for one in listed(area)}
    asked = next(
        item
        for bundle in BOROUGH
        for item in bundle.items
        if isinstance(item, Contact) and item.kind == "referral" and item.to and "front" in item.to
    )
    told = {"by": None, "answers": None, "event": None, "outcome": None, "told": (), "version": 1}
    record = next(one.record for one in asked.about)
    new = asked.changed(
        **told, fact="late-referral", on="2026-08-31", recorded_at="2026-08-31", about=(About(record=record),)
    )  # fmt: skip
    asyncio.run(fill(data, (Bundle("more", (new,)),), "more"))
    added = {one["id"] for one in listed(area)} - before
    assert any(":late-referral@" in key for key in added)
    decision = Contact(
        fact="late-decision", kind="decision", held_by=asked.to or "", about=new.about, on="2026-08-31", recorded_at="2026-08-31",
        answers="late-referral",
    )  # fmt: skip
    asyncio.run(fill(data, (Bundle("most", (decision,)),), "most"))
    left = {one["id"] for one in listed(area)} - before
    assert {key for key in added if key.startswith("referral-decided:")} - left
