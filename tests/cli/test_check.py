"""`sightline check` finds what was planted, keeps what it counted, and, killed or stopped, goes on as if it had not been."""

import asyncio
import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from commands import Run, environment

from sightline.cli.check import _show, checked
from sightline.graph.casefile import child_case
from sightline.graph.checks import Check, finished
from sightline.graph.engines import embedded
from sightline.graph.errors import BadInput
from sightline.graph.facts import About, Contact
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.population import ANOTHERS, NO_FILE, count_children
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Child, IdentityDecision
from sightline.loaders.borough import borough
from sightline.loaders.borough.days import AS_AT, iso
from sightline.queries.local import read_local
from sightline.queries.rule import rules
from sightline.queries.tally import Tally, base_rate

CHILDREN, SEED = 120, 12
TRUTH = io.BytesIO()
BOROUGH = tuple(borough(CHILDREN, SEED, planted=1, truth=TRUTH))
FEW = tuple(borough(48, SEED, planted=1))
PLANTED = [orjson.loads(line) for line in TRUTH.getvalue().splitlines()]


def findings(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "findings.jsonl").read_text().splitlines()]


@pytest.fixture
async def filled(fresh_store: Store) -> Store:
    await load(fresh_store, BOROUGH, "made up")
    return fresh_store


async def test_every_planted_gap_is_found_with_its_evidence(filled: Store, tmp_path: Path) -> None:
    await checked(filled, OWNER, rules(), iso(AS_AT), tmp_path / "out")  # the day up to which its sources claim to reach
    found = findings(tmp_path / "out")
    assert len({row["rule"] for row in PLANTED}) > 4
    for row in PLANTED:
        of_rule = [one for one in found if one["child"] == row["child"] and one["number"] == row["rule"]]
        if row["covered"]:
            told = [one for one in of_rule if one["answer"] in ("pattern-found", "not-recorded-by-due-day", "recorded-late")]
            assert any(set(one["evidence"]) & set(row["evidence"]) for one in told), row
        else:
            assert [one["why"] for one in of_rule] == ["no-coverage"], row


async def test_what_was_counted_is_what_was_found_and_is_kept_with_its_day(filled: Store, tmp_path: Path) -> None:
    check = await checked(filled, OWNER, rules(), to=tmp_path / "out")
    tally = Tally.read(check.counted)
    told = Counter((one["rule"], one["answer"]) for one in findings(tmp_path / "out"))
    assert told == {
        (rule, answer): number
        for rule, count in tally.rules.items()
        for answer, number in count.answers.items()
        if answer not in ("recorded-in-time", "not-required", "pattern-not-found")
    }
    with (tmp_path / "out" / "rules.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert {row["rule"]: row["stood out"] for row in rows} == {key: str(one.stood_out) for key, one in tally.rules.items()}
    assert await finished(filled, OWNER) == (check,)
    assert await finished(filled, Viewer(name="somebody", role="reader")) == ()
    rate = base_rate(check, rules()[0])
    assert rate is not None
    assert (rate.children, rate.as_at, rate.checked_at) == (tally.children, check.as_at, check.finished_at)


async def test_every_child_is_asked_about_or_named_with_the_reason_why_not(
    filled: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = [item for bundle in BOROUGH for item in bundle.items]
    child, record = next((one.person, one.record) for one in written if isinstance(one, IdentityDecision) and one.who == "Child")
    opened = IdentityDecision(id="by mistake", record=record, person="mistaken", at="1999", by="front door", basis="opened")
    early = (Child(id="newborn"), Child(id="mistaken"), opened)  # what stands today was decided later
    await load(filled, [Bundle("more", early)], "made up")
    check = await checked(filled, OWNER, rules()[:1], to=tmp_path / "out")
    tally = Tally.read(check.counted)
    said = [json.loads(line) for line in (tmp_path / "out" / "left-out.jsonl").read_text().splitlines()]
    left_out = {one["child"]: one["why"] for one in said}
    on_file = {one.person for one in written if isinstance(one, IdentityDecision)}
    everyone = {one.id for one in (*written, *early) if isinstance(one, Child)}
    assert left_out == dict.fromkeys(everyone - on_file, NO_FILE) | {"mistaken": ANOTHERS}
    assert (tally.children, tally.left_out) == (len(everyone) - len(left_out), Counter(left_out.values()))
    assert check.children == await count_children(filled) == len(everyone)
    assert record in {one.id for one in (await child_case(filled, child, Lens(viewer=OWNER))).records}
    _show(check, rules()[:1])
    assert f"Nothing was asked about 1 more: {ANOTHERS}." in " ".join(capsys.readouterr().out.split())


async def test_a_rule_that_was_changed_since_has_no_base_rate(filled: Store) -> None:
    check = await checked(filled, OWNER, rules()[:2])
    first, second, third = rules()[:3]
    assert base_rate(check, second)
    assert base_rate(check, first.model_copy(update={"limit": "some other time"})) is None
    assert base_rate(check, third) is None
    assert base_rate(replace(check, finished_at=None), second) is None
    assert base_rate(None, second) is None
    own = read_local(f'[rules.{second.id}]\nsource = "Ours"\nlimit = {{days = 3, unit = "working-days"}}', rules())
    assert base_rate(check, second, {"north": own}) is None
    assert base_rate(check, first, {"north": own})


async def test_a_past_day_is_asked_by_what_was_on_file_then(filled: Store) -> None:
    early = await checked(filled, OWNER, rules(), "2015-01-01")
    late = await checked(filled, OWNER, rules(), "2026-01-01")
    assert early.replayed
    assert Tally.read(early.counted).children < Tally.read(late.counted).children
    assert await filled._ask("a test", "MATCH (one:Listed) RETURN one.id AS id", 10, {}) == []


async def test_what_is_loaded_while_a_check_runs_is_not_in_it(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await checked(filled, OWNER, rules())
    module = sys.modules["sightline.cli.check"]
    count = module.count_children  # type: ignore[attr-defined]

    async def load_more(store: Store) -> int:
        await asyncio.sleep(0.01)
        record = next(item for bundle in BOROUGH for item in bundle.items if type(item).__name__ == "Record")
        new = Contact(
            fact="new", kind="referral", held_by=record.held_by, about=(About(record=record.id),), on="2026-01-05",
            to=record.held_by, recorded_at="2026-01-05",
        )  # fmt: skip
        await load(store, [Bundle("new", (new,))], "more")
        return int(await count(store))

    monkeypatch.setattr(module, "count_children", load_more)
    assert (await checked(filled, OWNER, rules())).counted == whole.counted


async def test_a_folder_of_another_check_is_left_alone(filled: Store, tmp_path: Path) -> None:
    await checked(filled, OWNER, rules()[:1], to=tmp_path / "out")
    before = (tmp_path / "out" / "findings.jsonl").read_bytes()
    with pytest.raises(BadInput, match="holds the findings of another check; name another folder"):
        await checked(filled, OWNER, rules()[:1], to=tmp_path / "out")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("Dear …")
    with pytest.raises(BadInput, match="is not empty"):
        await checked(filled, OWNER, rules()[:1], to=tmp_path / "letters")
    assert (tmp_path / "out" / "findings.jsonl").read_bytes() == before


def test_an_unknown_rule_or_day_is_refused_in_a_sentence(sightline: Run) -> None:
    refused = sightline("check", "--rule", "D999")
    assert refused.returncode == 65
    assert refused.stderr == "sightline: --rule D999: is no rule; see docs/rules/README.md for their ids and numbers\n"
    assert "'soon' is not a day" in sightline("check", "--as-at", "soon").stderr


# A check of few children at once that waits, at its fourth step, either before what it found is kept or after.
HELD = """
import asyncio, sys
from functools import partial
from sightline import cli
module = sys.modules["sightline.cli.check"]
module.population = partial(module.population, at_once=8)
step, steps, when = module.step, 0, sys.argv[1]

async def hold():
    print("held", flush=True)
    await asyncio.to_thread(sys.stdin.readline)

async def held(*given):
    global steps
    steps += 1
    if steps == 4 and when == "before":
        await hold()
    done = await step(*given)
    if steps == 4 and when == "after":
        await hold()
    return done

module.step = held
sys.argv = ["sightline", "check", "--out", sys.argv[2]]
cli.main()
"""


@dataclass(frozen=True)
class Area:
    """A population of its own, and how a command finds it."""

    settings: Settings
    surroundings: dict[str, str]

    def run(self, when: str, to: Path, stop: signal.Signals | None = None) -> "subprocess.CompletedProcess[str]":
        """Runs a check to its end, or until it is held, and stops it there."""
        command, pipe = [sys.executable, "-c", HELD, when, str(to)], subprocess.PIPE
        with subprocess.Popen(command, env=self.surroundings, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
            try:
                if stop is not None:
                    assert process.stdout is not None
                    assert process.stdout.readline() == "held\n"
                    process.send_signal(stop)
                said, trouble = process.communicate(timeout=120)
            finally:
                process.kill()
        return subprocess.CompletedProcess(command, process.returncode, said, trouble)


@pytest.fixture(scope="module")
async def area(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Area]:
    data = tmp_path_factory.mktemp("area") / "data"
    settings = Settings(data=data, embedded_heap="512m")
    async with await Store.open(settings) as store:
        await load(store, FEW, "made up")
        yield Area(settings, os.environ | environment(data))
    embedded.stop(settings)


State = tuple[tuple[Check, ...], list[Any]]


async def state(area: Area) -> State:
    """The finished checks, and the open duties listed."""
    async with await Store.open(area.settings) as store:
        listed = await store._ask("a test", "MATCH (one:Listed) RETURN properties(one) AS listed ORDER BY one.id", 10_000, {})
        return await finished(store, OWNER), [row["listed"] for row in listed]


@pytest.fixture(scope="module")
async def clean(area: Area, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    """The folder of a check without a stop, and what it left in the graph."""
    folder = tmp_path_factory.mktemp("clean") / "out"
    done = await asyncio.to_thread(area.run, "never", folder)
    assert done.returncode == 0, done.stderr
    return folder, await state(area)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["killed", "ctrl-c"])
async def test_a_check_stopped_in_the_middle_and_run_again_is_a_check_without_a_stop(
    area: Area, clean: tuple[Path, State], tmp_path: Path, when: str, stop: signal.Signals
) -> None:
    folder, (checks, listed) = clean
    stopped = await asyncio.to_thread(area.run, when, tmp_path / "out", stop)
    assert stopped.returncode == (-stop if stop == signal.SIGKILL else 130)
    assert "Traceback" not in stopped.stderr
    again = await asyncio.to_thread(area.run, "never", tmp_path / "out")
    assert again.returncode == 0, again.stderr
    assert f"Going on after {24 if when == 'before' else 32} children" in again.stderr
    after, relisted = await state(area)
    assert after[0].id not in {check.id for check in checks}
    assert (after[0].counted, after[0].children) == (checks[-1].counted, checks[-1].children)
    assert relisted == listed
    assert listed
    for name in ("findings.jsonl", "left-out.jsonl", "rules.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes()


async def test_a_stopped_check_gone_on_with_in_another_folder_finds_everything_again(
    area: Area, clean: tuple[Path, State], tmp_path: Path
) -> None:
    await asyncio.to_thread(area.run, "after", tmp_path / "lost", signal.SIGKILL)
    assert (await asyncio.to_thread(area.run, "never", tmp_path / "other")).returncode == 0
    assert (tmp_path / "other" / "findings.jsonl").read_bytes() == (clean[0] / "findings.jsonl").read_bytes()
