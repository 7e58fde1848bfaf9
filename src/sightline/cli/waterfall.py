"""Draws what waits for a person: the queue as a table, and one proposal with its evidence step by step."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sightline.graph.case import Case
from sightline.graph.identity import counted
from sightline.graph.judgement import Judgement
from sightline.graph.onfile import Side
from sightline.graph.review import Bar, Waiting

WIDE = 32


def as_listed(found: Sequence[Waiting], *, more: bool) -> Table:
    """The queue."""
    there_may = ", and there may be more" if more else ""
    table = Table(title=f"{len(found)} waiting{there_may}", title_justify="left")
    for heading in ("likely", "one", "other", "what speaks for it", "what stands against it", "key"):
        table.add_column(heading, overflow="fold")
    for one in found:
        strongest = sorted(one.bars[1:], key=lambda bar: -bar.bits)[:3]
        speaks = "; ".join(f"{bar.about} {bar.bits:+.1f}" for bar in strongest if bar.bits > 0)
        row = (f"{one.probability:.3f}", _called(one.left), _called(one.right), speaks, "; ".join(one.guards), one.id)
        table.add_row(*map(Text, row))
    return table


def as_shown(one: Waiting) -> Iterator[RenderableType]:
    """One proposal: both sides, the waterfall, guards and what was judged."""
    yield Text(f"{_called(one.left)}\n{_called(one.right)}")
    yield Text(f"Scored {one.probability:.6f} by {one.model} on {one.at}; the machine would {_WOULD[one.kind]}.")
    yield _waterfall(one.bars)
    for guard in one.guards:
        yield Text(f"Against it: {guard}")
    for judged in one.judged:
        yield Text(_judged(judged))


def as_decided(case: Case) -> Table:
    """The files of one child and the decisions about them, file by file."""
    table = Table(title=f"{len(case.records)} files of {case.person}", title_justify="left")
    for heading in ("file", "team", "of", "from", "by", "why"):
        table.add_column(heading, overflow="fold")
    teams = {key: team.name for key, team in case.places.agencies.items()}
    for record in sorted(case.records, key=lambda one: one.id):
        said = [record.id, teams.get(record.held_by, record.held_by)]
        for one in counted(decision for decision in case.decisions if decision.record == record.id):
            why = "; ".join(part for part in (one.basis, one.reason, one.evidence) if part)
            table.add_row(*map(Text, (*said, one.person, one.at, teams.get(one.by, one.by), why)))
            said = ["", ""]
    return table


def _waterfall(bars: Sequence[Bar]) -> Table:
    """Bits from the left for two people to the right for one; each bar begins where the one before it ended."""
    ends = [0.0, *(bar.total for bar in bars)]
    low, high = min(ends), max(ends)
    table = Table(title="evidence, in bits", title_justify="left", caption="to the right: one; to the left: two")
    for heading in ("compared", "bits", "", "likely", "one side", "the other"):
        table.add_column(heading, overflow="fold")
    for start, bar in zip(ends, bars, strict=False):
        drawn = _drawn(start, bar.total, low, high)
        style = "green" if bar.bits > 0 else "red"
        what = f"{bar.about}: {bar.level}"
        cells = (Text(f"{bar.bits:+.1f}"), Text(drawn, style), Text(f"{bar.likelihood:.4f}"), Text(bar.left), Text(bar.right))
        table.add_row(Text(what), *cells)
    return table


def _drawn(start: float, end: float, low: float, high: float) -> str:
    scale = WIDE / ((high - low) or 1.0)
    first, last = sorted((round((start - low) * scale), round((end - low) * scale)))
    return " " * first + ("▶" if end > start else "◀") * max(1, last - first)


def _called(side: Side) -> str:
    names, born = " / ".join(side.names) or "name not on file", ", ".join(side.born_on)
    return f"{names}{f', born {born}' if born else ''}, {side.team} ({side.key})"


def _judged(one: Judgement) -> str:
    said = {"same": "said to be one", "different": "said to be two", "undone": f"taken back: {one.undoes}"}[one.says]
    sides: Iterable[str] = (", ".join(one.left), ", ".join(one.right))
    return f"{one.on}: {' and '.join(sides)} {said}, by {one.by}: {one.reason} ({one.id})"


_WOULD = {"join": "join them", "review": "leave it to a person", "split": "take them apart"}
