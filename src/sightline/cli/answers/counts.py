"""How many bodies met the child, by kind and by authority, beside the numbers that sources state."""

from collections.abc import Iterator

from rich.console import Group, RenderableType

from sightline.cli.answers.written import Cell, table, team
from sightline.graph.case import Case
from sightline.queries.counts import Body, Counts, counts


def answer(case: Case, today: str) -> Counts:
    """Every count; counts do not depend on the day they are read."""
    return counts(case)


def show(found: Counts, case: Case) -> RenderableType:
    """By kind, by authority, and as stated."""
    return Group(
        table("By kind", ("kind", "country", "count", "which"), _by_kind(found), "No body on these files."),
        table(
            "By authority",
            ("authority", "count", "which"),
            (
                [one.authority.name if one.authority else "not recorded", str(one.number), _names(one.bodies)]
                for one in found.by_authority
            ),
            "No body on these files.",
        ),
        table(
            "As stated, not counted here",
            ("says", "who", "source"),
            ([one.text, one.speaker or team(None, one.held_by), one.citation or ""] for one in found.stated),
            "No source states a count.",
        ),
    )


def _by_kind(found: Counts) -> Iterator[list[Cell]]:
    for one in found.by_kind:
        yield [one.words, one.nation or "not recorded", str(one.number), _names(one.bodies)]
        if admitted := one.admitted_over_suspected_harm:
            yield ["  admitted over suspected harm", "", str(len(admitted)), _names(admitted)]


def _names(bodies: tuple[Body, ...]) -> str:
    return ", ".join(f"{body.agency.name} ({body.events})" for body in bodies)
