"""What the rules find: duties not met by their day, and patterns that reviews have found to matter. Never a score."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.written import section, table, team, when
from sightline.graph.case import Case
from sightline.queries.gaps import Finding, gaps
from sightline.queries.law import OF_THE_DAY
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.rule import rules


def answer(case: Case, today: str, law: str = OF_THE_DAY, local: Locals = NOWHERE) -> tuple[Finding, ...]:
    """What every rule finds in the case on a day, by a law and by what authorities set for themselves."""
    return gaps(case, rules(), today, law, local)


def show(found: tuple[Finding, ...], case: Case) -> RenderableType:
    """Duties and prompts that stand out, each with its evidence; then what was asked without finding anything."""
    others = [one for one in found if not one.stands_out]
    return Group(
        section("Duties", _paragraphs(found, "duty", case), "No duty of these rules is recorded late or not at all."),
        section("Prompts, for review and reflection", _paragraphs(found, "prompt", case), "No pattern is found."),
        table("Also asked", ("rule", "answer"), ([one.title, one.sentence] for one in others), "Nothing else."),
    )


def _paragraphs(found: Iterable[Finding], kind: str, case: Case) -> Iterator[Text]:
    agencies = case.places.agencies
    for one in found:
        if one.kind == kind and one.stands_out:
            teams = ", ".join(team(agencies.get(key), key) for key in one.responsible)
            whose = "Responsible" if kind == "duty" else "Whose files"
            due = f"Due: {when(one.due)}, by {one.basis}. " if kind == "duty" else ""
            yield Text.assemble(
                (f"{one.title}\n", "bold"),
                f"{one.sentence}\n{due}{f'{whose}: {teams}.' if teams else ''}\n",
                (f"Evidence: {', '.join(one.evidence)}\n", "dim"),
            )
