"""Who works and worked with the child, in what role, since when, and how to reach them."""

from collections.abc import Iterator

from rich.console import Group, RenderableType

from sightline.cli.answers.written import Cell, table, team, when
from sightline.graph.case import Case
from sightline.queries.household import Household, household
from sightline.queries.involved import Circle, Involved, involved


def answer(case: Case, today: str) -> tuple[Circle, Household]:
    """The circle around the child, and the household with theirs."""
    return involved(case, today), household(case, today)


def show(found: tuple[Circle, Household], case: Case) -> RenderableType:
    """Those involved now and before, those known by contacts only, those to be rung, and the household."""
    circle, home = found
    columns = ("team", "role", "from", "until", "contacts", "how to reach them")
    return Group(
        table("Works with the child", columns, _rows(circle.current), "Nobody has an open involvement on these files."),
        table("Worked with the child", columns, _rows(circle.former), "No ended involvement on these files."),
        table("In contact, no involvement recorded", columns, _rows(circle.in_contact), "Nobody else."),
        table(
            "Holds something more: ring them",
            ("team", "how to reach them"),
            ([team(one.agency, one.held_by), one.reach or "not recorded"] for one in circle.pointers),
            "Nobody that this lens shows.",
        ),
        table(
            "Household",
            ("person", "relation, as each source has it", "works with them"),
            _members(home),
            "Nobody on these files.",
        ),
    )


def _rows(people: tuple[Involved, ...]) -> Iterator[list[Cell]]:
    for one in people:
        name = team(one.agency) if one.agency or one.authority is None else one.authority.name
        role = f"{one.role} (lead practitioner)" if one.lead and "lead" not in one.role else one.role
        until = when(one.until, "no end recorded")
        yield [name, role, when(one.since), until, str(one.contacts), one.reach or "not recorded"]


def _members(home: Household) -> Iterator[list[Cell]]:
    for one in (*home.children, *home.adults):
        said = (f"{relation.relation} ({team(relation.held_by, relation.team)})" for relation in one.relations)
        addresses = (f"stayed at {shared.address.lines}" for shared in one.shared)
        workers = ", ".join(agency.name for agency in one.workers) or "nobody recorded"
        yield [" / ".join(one.names) or one.person, "; ".join(dict.fromkeys([*said, *addresses])), workers]
