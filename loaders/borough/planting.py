"""Gaps are planted by deleting steps from stories that were complete; each leaves a row of truth behind."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import orjson

from sightline.loaders.borough.ledger import Ledger, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What makes a gap for one child when its steps are deleted, and the facts that remain to show it by."""

    rule: str
    child: str
    steps: tuple[Step, ...]
    evidence: tuple[str, ...]
    also_expected: tuple[str, ...] = ()
    covered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A gap that was planted: one row of the truth file. Where the sources do not cover it, the answer is "not knowable"."""

    rule: str
    child: str
    household: int
    deleted: tuple[Step, ...]
    evidence: tuple[str, ...]
    also_expected: tuple[str, ...]
    covered: bool

    def line(self) -> bytes:
        """The row as one line of JSON."""
        row = asdict(self)
        row["deleted"] = [step._asdict() for step in self.deleted]
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def plant(ledger: Ledger, gaps: Iterable[Gap]) -> Iterator[Planted]:
    """Deletes the steps of gaps from a household's files; a gap none of whose steps is on file is not one."""
    for gap in [gap for gap in gaps if gap.steps]:
        ledger.delete(gap.steps)
        evidence = tuple(dict.fromkeys(key for key in gap.evidence if key in ledger.facts))
        yield Planted(
            rule=gap.rule,
            child=gap.child,
            household=ledger.family.number,
            deleted=tuple(dict.fromkeys(gap.steps)),
            evidence=evidence,
            also_expected=gap.also_expected,
            covered=gap.covered,
        )
