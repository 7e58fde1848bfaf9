"""Draws what waits for a person: the queue as a table, and one proposal with its evidence step by step."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from sightline.cli.answers.written import Cell, table
from sightline.graph.case import Case
from sightline.graph.identity import counted
from sightline.graph.judgement import Judgement
from sightline.graph.onfile import Side
from sightline.graph.review import Bar, Waiting

WIDE = 32


def as_listed(found: Sequence[Waiting], *, more: bool) -> RenderableType:
    """The queue."""
    title = f"{len(found)} waiting{', and there may be more' if more else ''}"
    columns = ("likely", "one", "other", "what speaks for it", "what stands against it", "key")
    return table(title, columns, map(_row, found), "Nothing waits: what linkage has not looked at yet is not in the queue.")


def _row(one: Waiting) -> tuple[str, ...]:
    strongest = sorted(one.bars[1:], key=lambda bar: -bar.bits)[:3]
    speaks = "; ".join(f"{bar.about} {bar.bits:+.1f}" for bar in strongest if bar.bits > 0)
    return f"{one.probability:.3f}", _called(one.left), _called(one.right), speaks, "; ".join(one.guards), one.id


def as_shown(one: Waiting) -> Iterator[RenderableType]:
    """One proposal: both sides, the waterfall, guards and what was judged."""
    yield Text(f"{_called(one.left)}\n{_called(one.right)}")
    yield Text(f"Scored {one.probability:.6f} by {one.model} on {one.at}; the machine would {_WOULD[one.kind]}.")
    yield _waterfall(one.bars)
    for guard in one.guards:
        yield Text(f"Against it: {guard}")
    for judged in one.judged or ():
        yield Text(_judged(judged))


def as_decided(case: Case) -> RenderableType:
    """The files of one child and the decisions about them, file by file."""
    return table(
        f"{len(case.records)} files of {case.person}", ("file", "team", "of", "from", "by", "why"), _decisions(case), "No file."
    )


def _decisions(case: Case) -> Iterator[tuple[str, ...]]:
    teams = {key: team.name for key, team in case.places.agencies.items()}
    for record in sorted(case.records, key=lambda one: one.id):
        said = (record.id, teams.get(record.held_by, record.held_by))
        for one in counted(decision for decision in case.decisions if decision.record == record.id):
            why = "; ".join(part for part in (one.basis, one.reason, one.evidence) if part)
            yield *said, one.person, one.at, teams.get(one.by, one.by), why
            said = ("", "")


def _waterfall(bars: Sequence[Bar]) -> RenderableType:
    """Bits from the left for two people to the right for one; each bar begins where the one before it ended."""
    ends = [0.0, *(bar.total for bar in bars)]
    rows = (_step(start, bar, min(ends), max(ends)) for start, bar in zip(ends, bars, strict=False))
    title = "Evidence, in bits; to the right: one, to the left: two"
    return table(title, ("compared", "bits", "", "likely", "one side", "the other"), rows, "Nothing was compared.")


def _step(start: float, bar: Bar, low: float, high: float) -> tuple[Cell, ...]:
    drawn = Text(_drawn(start, bar.total, low, high), "green" if bar.bits > 0 else "red")
    return f"{bar.about}: {bar.level}", f"{bar.bits:+.1f}", drawn, f"{bar.likelihood:.4f}", bar.left, bar.right


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
