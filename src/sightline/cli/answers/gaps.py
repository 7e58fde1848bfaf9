"""What the rules find: duties not met by their day, and patterns that reviews have found to matter. Never a score."""

from collections.abc import Iterable

from rich.console import Group, RenderableType

from sightline.cli.answers.written import Cell, table, team, when
from sightline.graph.case import Case
from sightline.queries.gaps import Finding, gaps
from sightline.queries.rule import rules


def answer(case: Case, today: str) -> tuple[Finding, ...]:
    """What every rule finds in the case on a day."""
    return gaps(case, rules(), today)


def show(found: tuple[Finding, ...], case: Case) -> RenderableType:
    """Duties and prompts that stand out, each with its evidence; then what was asked without finding anything."""
    columns = ("rule", "what", "due", "responsible", "evidence")
    duties = [one for one in found if one.kind == "duty" and one.stands_out]
    prompts = [one for one in found if one.kind == "prompt" and one.stands_out]
    others = [one for one in found if not one.stands_out]
    return Group(
        table("Duties", columns, _rows(duties, case), "No duty of these rules is recorded late or not at all."),
        table("Prompts, for review and reflection", columns, _rows(prompts, case), "No pattern of these rules is found."),
        table("Also asked", ("rule", "answer"), ([one.title, one.sentence] for one in others), "Nothing else."),
    )


def _rows(found: Iterable[Finding], case: Case) -> list[list[Cell]]:
    agencies = case.places.agencies
    return [
        [
            one.title,
            one.sentence,
            when(one.due, ""),
            ", ".join(team(agencies.get(key), key) for key in one.responsible),
            ", ".join(one.evidence),
        ]
        for one in found
    ]
