"""What a source claims of itself when all of it is read: kinds, area and time, and whether rows of it were held."""

from collections.abc import Callable, Iterable
from datetime import date

from sightline.graph.clock import add_days
from sightline.graph.stream import Bundle
from sightline.graph.things import Coverage
from sightline.loaders.intake.sender import Sender
from sightline.loaders.tabular.mapping import FactMap, Mapping, Table
from sightline.loaders.tabular.registers import Thing


def closing(form: Mapping, tables: Iterable[Table], sender: Sender, file: str, held: Callable[[str], int]) -> Bundle:
    """One claim for each table. A table with held rows, or whose mapping does not say what it covers, claims to be partial."""
    claims = tuple(_claim(form, table, sender, held(table.name)) for table in tables if table.facts or table.things)
    return Bundle(f"{file} coverage", (*sender.items(), *claims))


def _claim(form: Mapping, table: Table, sender: Sender, held: int) -> Coverage:
    partly = "" if table.covers else "the mapping does not say what it is complete for"
    said: tuple[FactMap | Thing, ...] = (*table.facts, *table.things)
    note = f"{held} rows were held" if held else partly
    state = f"held-{held}" if held else "read"
    return Coverage(
        id=f"{sender.agency.id}/{form.format}/{table.name}/{sender.as_at}/{state}",
        agency=sender.agency.id,
        kinds=table.covers or tuple(dict.fromkeys(one.label for one in said)),
        authority=sender.authority.id if sender.authority else None,
        since=months_before(sender.as_at, table.months) if table.months else None,
        until=add_days(sender.as_at, 1),
        as_at=sender.as_at,
        complete=not note,
        note=f"{form.title}, {table.name}" + (f": {note}" if note else ""),
    )


def months_before(day: str, months: int) -> str:
    """The first day of a period of so many months that ends with this day: a year to 2024-03-31 begins on 2023-04-01."""
    after = date.fromisoformat(add_days(day, 1))
    year, month = divmod(after.year * 12 + after.month - 1 - months, 12)
    for last in (after.day, 30, 29, 28):
        try:
            return date(year, month + 1, last).isoformat()
        except ValueError:
            continue
    return date(year, month + 1, 1).isoformat()
