"""`sightline check`: all rules over all children, streaming; stopped or killed, it goes on where it was."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from sightline.cli.data import as_line
from sightline.cli.days import day_of
from sightline.cli.folder import FINDINGS, LEFT_OUT, Folder
from sightline.cli.opened import opened, warn_of_unfinished
from sightline.cli.screen import Say, out, say, working
from sightline.garbage import seldom
from sightline.graph import clock
from sightline.graph.case import Case
from sightline.graph.checks import Check, Listed, begin, finish, step
from sightline.graph.errors import BadInput
from sightline.graph.lens import OWNER, Viewer
from sightline.graph.population import count_children, population
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.queries.duties import listed_duties
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps_of
from sightline.queries.index import Index
from sightline.queries.journey import journey_of
from sightline.queries.local import NOWHERE, Locals, locals_in
from sightline.queries.rule import Rule, rules
from sightline.queries.tally import Tally, mark

QUIET = ("recorded-in-time", "not-required", "pattern-not-found")


def check(
    as_at: Annotated[str | None, typer.Option(help="Ask about this day, by what was on file by its end.")] = None,
    rule: Annotated[list[str] | None, typer.Option(help="Only this rule, by id or number; may be repeated.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the findings, as lines of JSON, and the counts, as CSV.")] = None,
) -> None:
    """Ask every rule of every child and keep what was counted, with its day.

    Stopped in the middle, it goes on from there when run again. Without a day or rules it also brings the work list up to date.
    It says of how many children there was nothing to ask, and why; `--out` names them.
    """
    asyncio.run(_check(Settings.from_environment(), _chosen(rule), day_of("--as-at", as_at), out))


async def _check(settings: Settings, chosen: tuple[Rule, ...], day: str | None, to: Path | None) -> None:
    async with opened(settings) as store:
        await warn_of_unfinished(store)
        _show(await checked(store, OWNER, chosen, day, to, locals_in(settings.rules, rules())), chosen)


async def checked(
    store: Store,
    viewer: Viewer,
    chosen: tuple[Rule, ...],
    day: str | None = None,
    to: Path | None = None,
    local: Locals = NOWHERE,
) -> Check:
    """A finished check; a day before today asks by what was on file then."""
    duties = {one.id for one in rules() if one.kind == "duty"}
    listed = day is None and duties <= {one.id for one in chosen}
    marks = [mark(one, local) for one in chosen]
    found = await begin(store, viewer, marks, day or clock.today(), replayed=day is not None, listed=listed)
    folder = Folder.of(to, found) if to is not None else None
    if folder is not None and not folder.goes_on:
        found = replace(found, after="", children=0, counted="")
    if found.children:
        say(f"Going on after {found.children:,} children that were done before.")
    with seldom(), working("Checking") as tell:
        try:
            found = await _run(store, viewer, chosen, local, found, folder, tell)
        except asyncio.CancelledError:  # Ctrl-C
            say("Stopped while checking. What was counted is kept; run the same command again to go on.")
            raise
    if folder is not None:
        folder.write("rules.csv", counts(Tally.read(found.counted), chosen))
    return found


async def _run(
    store: Store, viewer: Viewer, chosen: tuple[Rule, ...], local: Locals, check: Check, folder: Folder | None, tell: Say
) -> Check:
    tally = Tally.read(check.counted) if check.counted else Tally.of(chosen)
    pace = _Pace(await count_children(store), check.children)
    async for batch in population(store, check.lens(viewer), after=check.after):
        judged = await asyncio.to_thread(_judged, batch.cases, chosen, local, check.as_at, tally)
        tally.left_out.update(batch.left_out.values())
        if folder is not None:
            told = [_line(one, finding) for one in judged for finding in one.findings if finding.answer not in QUIET]
            folder.add(FINDINGS, told)
            folder.add(LEFT_OUT, [as_line({"child": child, "why": why}) for child, why in batch.left_out.items()])
        listed = [one for case in judged for one in case.listed] if check.listed else None
        check = await step(store, check, batch.children, tally.as_json(), listed)
        tell(pace.words(check.children))
    return await finish(store, replace(check, counted=tally.as_json()))


@dataclass(frozen=True, slots=True)
class _Judged:
    """What was found in one case."""

    child: str
    findings: tuple[Finding, ...]
    listed: tuple[Listed, ...]


def _judged(cases: Iterable[Case], chosen: tuple[Rule, ...], local: Locals, today: str, tally: Tally) -> list[_Judged]:
    found = []
    for case in cases:
        index = Index(case, local=local)
        findings = gaps_of(index, chosen, today)
        tally.add(findings)
        tally.seams.add(journey_of(index, today))
        found.append(_Judged(case.person, findings, tuple(one for one, _ in listed_duties(index, findings, today))))
    return found


def _line(judged: _Judged, finding: Finding) -> str:
    told = {name: getattr(finding, name) for name in ("id", "rule", "number", "kind", "answer", "why", "started", "due")}
    said = {"responsible": finding.responsible, "evidence": finding.evidence, "sentence": finding.sentence}
    return as_line({"child": judged.child, **told, **said})


class _Pace:
    """How fast it goes, and how long it may still take."""

    def __init__(self, total: int, before: int) -> None:
        self.total = total
        self.before = before
        self.since = time.monotonic()

    def words(self, done: int) -> str:
        """How far it has come."""
        rate = (done - self.before) / max(time.monotonic() - self.since, 0.001)
        left = timedelta(seconds=round(max(self.total - done, 0) / max(rate, 0.001)))
        return f"{done:,} of {self.total:,} children, {rate:,.0f} a second, {left} left"


def counts(tally: Tally, chosen: Iterable[Rule]) -> list[list[Any]]:
    """The counts as rows, the first of them headings."""
    rows: list[list[Any]] = [["rule", "number", "kind", "title", "children asked", "stood out", "not knowable"]]
    for rule in chosen:
        count = tally.rules[rule.id]
        shown = count.asked, count.stood_out, count.answers["not-knowable"]
        rows.append([rule.id, rule.number, rule.kind, rule.title, *shown])
    return rows


def _show(check: Check, chosen: tuple[Rule, ...]) -> None:
    tally = Tally.read(check.counted)
    headings, *rows = counts(tally, chosen)
    by_file = " by what was on file then" if check.replayed else ""
    table = Table(title=f"{tally.children:,} children as at {check.as_at}{by_file}", title_justify="left")
    for heading in headings[1:]:
        table.add_column(heading, justify="left" if heading in ("number", "kind", "title") else "right")
    for row in rows:
        table.add_row(*(f"{one:,}" if isinstance(one, int) else one for one in row[1:]))
    out.print(table)
    for why, number in sorted(tally.left_out.items()):
        out.print(f"Nothing was asked about {number:,} more: {why}.")
    out.print("Children in whom a rule applied and in whom it stood out, and findings that cannot be known. Counts, no scores.")


def _chosen(asked: list[str] | None) -> tuple[Rule, ...]:
    """The rules asked for, by id or number, in reading order; all where none is."""
    unknown = [one for one in asked or () if one not in {key for rule in rules() for key in (rule.id, rule.number)}]
    if unknown:
        raise BadInput(f"--rule {unknown[0]}", "is no rule", "see docs/rules/README.md for their ids and numbers")
    return tuple(rule for rule in rules() if not asked or rule.id in asked or rule.number in asked)
