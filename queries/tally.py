"""What a check counts over a population: for each rule in how many children it applied, stood out, and with which answers.

Counts only, nothing of one child, and never a score. From a dated count comes the base rate of a rule.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib import resources
from typing import Any, Self

import orjson

from sightline.graph.checks import Check
from sightline.queries.finding import Finding
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.rule import Rule
from sightline.queries.seams import Seams


@dataclass(slots=True)
class Count:
    """What one rule answered. `asked`: children with any finding; `stood_out`: those with one that the rule looks for."""

    asked: int = 0
    stood_out: int = 0
    answers: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Tally:
    """The counts of all rules so far, and the seams between areas and bodies; `left_out`: why nothing was asked of how many."""

    children: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Count] = field(default_factory=dict)
    seams: Seams = field(default_factory=Seams)

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Self:
        """An empty tally for these rules."""
        return cls(rules={rule.id: Count() for rule in rules})

    def add(self, findings: Iterable[Finding]) -> None:
        """Counts one child."""
        self.children += 1
        by_rule: dict[str, list[Finding]] = {}
        for finding in findings:
            by_rule.setdefault(finding.rule, []).append(finding)
        for rule, found in by_rule.items():
            count = self.rules[rule]
            count.asked += 1
            count.stood_out += any(finding.stands_out for finding in found)
            count.answers.update(finding.answer for finding in found)

    def as_json(self) -> str:
        """The tally as text that is kept."""
        told = {
            "children": self.children,
            "left_out": self.left_out,
            "rules": {
                rule: {"asked": one.asked, "stood_out": one.stood_out, "answers": one.answers} for rule, one in self.rules.items()
            },
            "seams": self.seams.told(),
        }
        return orjson.dumps(told, option=orjson.OPT_PASSTHROUGH_SUBCLASS | orjson.OPT_SORT_KEYS, default=dict).decode()

    @classmethod
    def read(cls, text: str) -> Self:
        """The tally that was kept."""
        told: dict[str, Any] = orjson.loads(text)
        counts = told["rules"].items()
        return cls(
            children=told["children"],
            left_out=Counter(told.get("left_out")),  # checks of before did not say
            rules={rule: Count(one["asked"], one["stood_out"], Counter(one["answers"])) for rule, one in counts},
            seams=Seams.read(told["seams"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRate:
    """In how many of all children a rule stood out, by the last check; `replayed`: by what was on file on that day alone."""

    rule: str
    as_at: str
    checked_at: str
    replayed: bool
    children: int
    asked: int
    stood_out: int


def base_rate(check: Check | None, rule: Rule, local: Locals = NOWHERE) -> BaseRate | None:
    """The base rate of a rule from a finished check that asked it as it stands today; none where it did not."""
    if check is None or check.finished_at is None or mark(rule, local) not in check.marks:
        return None
    tally = Tally.read(check.counted)
    if not tally.children:
        return None
    count = tally.rules[rule.id]
    return BaseRate(
        rule=rule.id,
        as_at=check.as_at,
        checked_at=check.finished_at,
        replayed=check.replayed,
        children=tally.children,
        asked=count.asked,
        stood_out=count.stood_out,
    )


def mark(rule: Rule, local: Locals = NOWHERE) -> str:
    """Tells a rule from what it was before it was changed: made from what it finds by, in its file and the pattern beside it.

    Its examples, and what counts as acting on it, change nothing of what it finds; authorities' own figures for it do, and so do
    their terms where it counts school days.
    """
    told = rule.model_dump_json(exclude={"examples": True, "equivalent": True, "check": {"acting", "only_grows"}}).encode()
    if rule.module is not None:
        told += resources.files("sightline.queries.rules").joinpath(f"{rule.module.rpartition('.')[2]}.py").read_bytes()
    for area, own in sorted(local.items()):
        figures, terms = own.rules.get(rule.id), own.stated if b"school-days" in told else ()
        told += f"\n{area} {figures!r} {terms!r}".encode() if figures is not None or terms else b""
    return blake2b(told, digest_size=9).hexdigest()
