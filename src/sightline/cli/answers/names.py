"""The name, date of birth and numbers on each team's file, and where they differ."""

from rich.console import RenderableType

from sightline.cli.answers.written import Cell, table, team
from sightline.graph.case import Case
from sightline.queries.names import NameOnFile, names


def answer(case: Case, today: str) -> tuple[NameOnFile, ...]:
    """Every name on file; names do not depend on the day they are read."""
    return names(case)


def show(found: tuple[NameOnFile, ...], case: Case) -> RenderableType:
    """One row for each name on a file."""
    columns = ("team", "name", "kind", "born", "NHS number", "UPN", "differs in")
    return table("Names on file", columns, (_row(one) for one in found), "No names on these files.")


def _row(one: NameOnFile) -> list[Cell]:
    said = one.particulars
    holder = team(one.agency, one.record.held_by if one.record else said.held_by)
    differs = ", ".join(field.replace("_", " ") for field in one.differs)
    return [holder, one.name, said.kind, said.born_on or "", said.nhs_number or "", said.upn or "", differs]
