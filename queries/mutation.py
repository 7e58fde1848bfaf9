"""Do the worked examples of a rule pin it down: each bound shifted by one, each condition dropped, must change an answer.

    python -m sightline.queries.mutation

prints the share caught, which also stands on the page of all rules, and the changes that no example notices. One that cannot
matter stands in its rule's `equivalent` with the reason. Constants of a Python file beside a rule are not changed.
"""

import copy
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError

from sightline.graph.clock import add_days
from sightline.queries.example import case_of
from sightline.queries.gaps import gaps
from sightline.queries.limit import Limit
from sightline.queries.rule import Check, Origin, Rule, rules

Path = tuple[str | int, ...]
Said = list[tuple[tuple[str, str | None], ...]]

BOUNDS = ("days", "months", "ahead_days")
# Words, figures that are shifted instead, and what is said for other questions than what a rule finds.
NOT_CONDITIONS = (
    "limit", "limits", "numbers", "responsible", "local", "met", "late", "missing", "start", "reason", "acting", "only_grows",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one thing changed."""

    change: str
    rule: Rule


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Every change of one bound or one condition that still makes a rule."""
    check = rule.check.model_dump(exclude_unset=True)
    for path, value in [*_leaves(check)]:
        yield from _shifted(rule, check, path, value)
    for path in _conditions(check):
        yield from _made(rule, f"without {_name(path)}", check, path, None)
    for place in range(len(rule.versions) if rule.kind == "duty" else 0):
        yield from _other_law(rule, place)


def survivors(rule: Rule) -> tuple[list[str], int]:
    """The changes that no example of a rule notices, and how many changes there are."""
    said = _said(rule)
    every = [*mutants(rule)]
    return [one.change for one in every if _said(one.rule) == said], len(every)


@cache
def share() -> tuple[int, int]:
    """How many changes of all rules there are, and how many of them no example notices."""
    counted = [survivors(rule) for rule in rules()]
    return sum(number for _, number in counted), sum(len(left) for left, _ in counted)


def _said(rule: Rule) -> Said:
    """What a rule says of its examples: the answers, and the figures that the example names."""
    said: Said = []
    for example in rule.examples:
        for found in gaps(case_of(example), [rule], example.today, example.law):
            said.append((("answer", found.answer), ("why", found.why), ("due", str(found.due)), ("basis", found.basis)))
            said.append(tuple((one.name, one.words) for one in found.figures if one.name in example.figures))
        said.append(())
    return said


def _leaves(part: Any, path: Path = ()) -> Iterator[tuple[Path, int]]:
    """Where the whole numbers of a check stand."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list | tuple) else ()
    for key, value in inner:
        here = (*path, key)
        if isinstance(value, int) and not isinstance(value, bool) and (key in BOUNDS or "numbers" in path):
            yield here, value
        else:
            yield from _leaves(value, here)


def _conditions(check: dict[str, Any]) -> Iterator[Path]:
    """Where the conditions of a check stand: its parts, each pattern of a list, and each part of a pattern."""
    yield from ((name,) for name in check if name not in NOT_CONDITIONS and not isinstance(check[name], list | tuple))
    yield from ((name,) for name in ("covered", "then") if check.get(name))
    yield from (("start", name) for name, value in (check.get("start") or {}).items() if value)
    for name in ("closes", "unless"):
        for place, pattern in enumerate(check.get(name, ())):
            yield name, place
            yield from ((name, place, part) for part in pattern if part not in NOT_CONDITIONS)


def _shifted(rule: Rule, check: dict[str, Any], path: Path, value: int) -> Iterator[Mutant]:
    for by in (-1, 1):
        yield from _made(rule, f"{_name(path)} {value + by}", check, path, value + by)


def _made(rule: Rule, change: str, check: dict[str, Any], path: Path, value: int | None) -> Iterator[Mutant]:
    changed = copy.deepcopy(check)
    part: Any = changed
    for step in path[:-1]:
        part[step] = list(part[step]) if isinstance(part[step], tuple) else part[step]
        part = part[step]
    if value is not None:
        part[path[-1]] = value
    else:
        del part[path[-1]]
    try:
        yield Mutant(change, rule.model_copy(update={"check": Check(**changed)}))
    except ValidationError:
        return


def _other_law(rule: Rule, place: int) -> Iterator[Mutant]:
    """The version of a law begins or ends a day off, or has a limit of its own a day off."""
    law = rule.versions[place]
    for edge in ("since", "until"):
        day = getattr(law, edge)
        for by in (-1, 1) if day is not None else ():
            shifted = add_days(day, by)
            yield Mutant(f"law {place + 1} {edge} {shifted}", _with_law(rule, place, law.model_copy(update={edge: shifted})))
    for name, number in law.limit.model_dump(include={"days", "months"}, exclude_unset=True).items() if law.limit else ():
        for by in (-1, 1):
            limit = Limit(**{**law.limit.model_dump(exclude_unset=True), name: number + by})  # type: ignore[union-attr]
            yield Mutant(f"law {place + 1} limit {limit.words}", _with_law(rule, place, law.model_copy(update={"limit": limit})))


def _with_law(rule: Rule, place: int, law: Origin) -> Rule:
    if not rule.laws:
        return rule.model_copy(update={"origin": law})
    laws = (*rule.laws[:place], law, *rule.laws[place + 1 :])
    return rule.model_copy(update={"laws": laws})


def _name(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def main(found: Iterable[Rule] | None = None) -> int:
    """Print the share caught and what survives; 1 where something survives that its rule does not explain."""
    every, living, unexplained = 0, 0, 0
    for rule in rules() if found is None else found:
        left, number = survivors(rule)
        every, living = every + number, living + len(left)
        for change in left:
            reason = rule.equivalent.get(change)
            unexplained += reason is None
            print(f"{rule.number} {rule.id}: {change}{f' (equivalent: {reason})' if reason else ''}")
    caught = f"{every - living} of {every} changes caught ({(every - living) / every:.1%})"
    print(f"{caught}; {living - unexplained} equivalent, {unexplained} open")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
