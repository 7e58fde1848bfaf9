"""Where the child lived, which authority was responsible, which team held the case, and how each move was handed over."""

from collections.abc import Iterator

from rich.console import Group, RenderableType

from sightline.cli.answers.written import Cell, days, table, team, when
from sightline.graph.case import Case
from sightline.queries.handover import Handover
from sightline.queries.journey import Journey, Move, Stay, journey

answer = journey


def show(found: Journey, case: Case) -> RenderableType:
    """Three lanes, then the moves."""
    nothing = "Nothing on these files."
    columns = ("from", "until", "where", "authority", "on whose file")
    return Group(
        table("Lives at", columns, _rows(found.home), nothing),
        table("Authority responsible or paying", columns, _rows(found.authority), nothing),
        table("Team holding the case", ("from", "until", "team", "how known", "on whose file"), _teams(found.team), nothing),
        table(
            "Moves",
            ("day", "from", "to", "handed over", "until a team there had to do with the child"),
            (_move(move) for move in found.moves),
            "No moves on these files.",
        ),
    )


def _rows(stays: tuple[Stay, ...]) -> Iterator[list[Cell]]:
    for stay in stays:
        authority = stay.authority.name if stay.authority else "not recorded"
        authority += f" (by its postcode, directory of {when((stay.directory, stay.directory))})" if stay.directory else ""
        yield [when(stay.since), when(stay.until, "no end recorded"), stay.place, authority, _accounts(stay)]


def _teams(stays: tuple[Stay, ...]) -> Iterator[list[Cell]]:
    for stay in stays:
        how = "by its contacts only" if stay.kind == "by-contacts" else stay.kind.replace("-", " ")
        yield [when(stay.since), when(stay.until, "no end recorded"), stay.place, how, _accounts(stay)]


def _accounts(stay: Stay) -> str:
    """Who has it on file; with their own days where the accounts differ."""
    if not stay.differs:
        return ", ".join(dict.fromkeys(team(one.agency, one.held_by) for one in stay.accounts))
    return "; ".join(
        f"{team(one.agency, one.held_by)}: {when(one.since)} to {when(one.until, 'no end recorded')}" for one in stay.accounts
    )


def _move(move: Move) -> list[Cell]:
    handed = "; ".join(_handover(one) for one in move.handovers) or _not_handed_over(move)
    return [when(move.on), move.origin.place, move.to.place, handed, _orphan(move)]


def _not_handed_over(move: Move) -> str:
    if move.lane == "home" and not move.between_authorities:
        known = move.origin.authority is not None and move.to.authority is not None
        return "within one authority" if known else "not known to cross from one authority to another"
    return "no hand-over on these files"


def _orphan(move: Move) -> str:
    if move.orphan is None:
        return ""
    return days(move.orphan.days) if move.orphan.until else f"not on these files, {days(move.orphan.days)} on"


def _handover(one: Handover) -> str:
    steps = {
        "offered": one.offered,
        "received": one.received,
        "accepted": one.accepted,
        "child first seen": one.first_seen,
    }
    said = ", ".join(f"{step} {when(day)}" for step, day in steps.items() if day is not None)
    return f"{team(one.origin)} to {team(one.to)}: {said}"
