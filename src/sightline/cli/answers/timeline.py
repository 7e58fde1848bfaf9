"""The contacts in order: day, team, what happened, whether the child was seen, and who was told."""

from rich.console import RenderableType
from rich.text import Text

from sightline.cli.answers.written import Cell, table, team, when
from sightline.graph.case import Case
from sightline.queries.timeline import Entry, timeline


def answer(case: Case, today: str) -> tuple[Entry, ...]:
    """Every contact; a timeline does not depend on the day it is read."""
    return timeline(case)


def show(found: tuple[Entry, ...], case: Case) -> RenderableType:
    """One row for each contact."""
    columns = ("day", "team", "what", "child seen", "told to")
    return table("Timeline", columns, (_row(entry) for entry in found), "No contacts on these files.")


def _row(entry: Entry) -> list[Cell]:
    return [when(entry.fact.start), _who(entry), _what(entry), _seen(entry), _told(entry)]


def _who(entry: Entry) -> str:
    worker = f", {entry.professional.role}" if entry.professional else ""
    return f"{team(entry.agency or entry.held_by, entry.fact.held_by)}{worker}"


def _what(entry: Entry) -> Text:
    fact = entry.fact
    series, outcome = getattr(fact, "times", 1), getattr(fact, "outcome", None)
    to = f" to {team(entry.to)}" if entry.to else ""
    times = f", {series} times" if series > 1 else ""
    sure = "" if fact.confidence == "confirmed" else f" ({fact.confidence})"
    further = [fact.note, f"Outcome: {outcome}" if outcome else None]
    return Text("\n").join([
        Text.assemble((fact.kind.replace("-", " "), "bold"), to, times, sure),
        *(Text(line) for line in further if line),
    ])


def _seen(entry: Entry) -> str:
    about = next(iter(entry.about), None)
    if about is None or about.seen is None:
        return "not recorded"
    if not about.seen:
        return "no"
    return {True: "yes, alone", False: "yes, not alone", None: "yes"}[about.seen_alone]


def _told(entry: Entry) -> str:
    return "; ".join(f"{team(one.to, one.told.to)} ({one.told.state})" for one in entry.tellings)
