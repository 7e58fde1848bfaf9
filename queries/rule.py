"""A gap rule as its file has it: what starts it, what is expected by when, what closes it, and what it rests on."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Kind = Literal["duty", "prompt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a rule comes from: a law or guidance with its nation and dates, or the finding of a review."""

    text: str
    nation: str = "England"
    since: str | None = None
    until: str | None = None
    status: str = "in force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. Duties may be overdue; prompts are for review and reflection and never are."""

    id: str
    kind: Kind
    number: str
    title: str
    question: str
    origin: Origin
    start: str
    expected: str
    closes: str
    not_required: str
    responsible: str
    coverage: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that has a file, in order of its number."""
    files = [file for file in resources.files("sightline.queries.rules").iterdir() if file.name.endswith(".toml")]
    return tuple(sorted((read_rule(file.read_text("utf-8")) for file in files), key=lambda rule: rule.number))


def read_rule(text: str) -> Rule:
    """One rule from the text of its file."""
    told: dict[str, Any] = tomllib.loads(text)
    return Rule(**{**told, "origin": Origin(**told["origin"])})


def rule_of(found: Iterable[Rule], key: str) -> Rule | None:
    """The rule with an id, or none."""
    return next((rule for rule in found if rule.id == key), None)
