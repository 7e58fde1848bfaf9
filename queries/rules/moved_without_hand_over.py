"""Moves to another area, and cases handed to another area's team: did what the old area knew reach the new one."""

from collections.abc import Iterator

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds, Contact, Fact
from sightline.queries.coverage import covering, hidden
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.handover import Handover
from sightline.queries.index import NOBODY, Index, doer, homes, on
from sightline.queries.journey import Move, journey_of
from sightline.queries.limit import due
from sightline.queries.rule import Rule
from sightline.queries.words import bounds_words


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each move between areas that bodies of the old area had reason to speak of."""
    if len({index.area(stay) for stay in homes(index)}) < 2 and not index.of(Contact, "case-transfer"):
        return
    for move in journey_of(index, today).moves:
        if not move.between_authorities or move.on is None:
            continue
        known = _in_contact(rule, index, move, move.on)
        last = due(move.on, rule.check.limits["handed_over"])
        verdict = _verdict(rule, index, move, known, (move.on, last), today)
        if known and verdict.answer != "due-on":
            yield _finding(rule, index, move, known, verdict, last)


def _in_contact(rule: Rule, index: Index, move: Move, moved: Bounds) -> list[Fact]:
    """What bodies of the old area had on file of the days before; of a case handed over, the transfer itself."""
    if move.lane == "team":
        return [fact for handover in move.handovers if (fact := index.case.fact(handover.evidence[0])) is not None]
    since = add_days(moved[0], -rule.check.limits["in_contact"].days)
    area = move.origin.authority.id if move.origin.authority else ""
    before = (fact for fact in starts(rule, index) if since <= on(fact)[1] and on(fact)[0] <= moved[1])
    own = (fact for fact in before if isinstance(fact, Contact) and fact.held_by not in NOBODY)
    return [fact for fact in own if area in index.areas(doer(fact))]


def _verdict(rule: Rule, index: Index, move: Move, known: list[Fact], window: tuple[Bounds, Bounds], today: str) -> Verdict:
    last = window[1]
    received = [handover.received for handover in move.handovers if handover.received is not None]
    if any(day[1] <= last[0] for day in received):
        return Verdict("recorded-in-time")
    if not received and today <= last[0]:
        return Verdict("due-on")
    if hidden(index, ("Contact",)):
        return Verdict("not-knowable", why="not-knowable-to-you")
    if any(day[0] <= last[1] for day in received) or (not received and today <= last[1]):
        return Verdict("not-knowable", why="imprecise")
    if not _covered(rule, index, move, known, window):
        return Verdict("not-knowable", why="no-coverage")
    return Verdict("recorded-late" if received else "not-recorded-by-due-day")


def _covered(rule: Rule, index: Index, move: Move, known: list[Fact], window: tuple[Bounds, Bounds]) -> bool:
    """Is either side's file covered: that of a team that knew, or, from the move on, that of a department of the new area."""
    knew = {doer(fact) for fact in known if isinstance(fact, Contact)}
    if any(covering(index, rule.check.covered, *window, team=team) for team in knew):
        return True
    arrived = window[0][1], window[0][1]
    return any(covering(index, rule.check.covered, arrived, window[1], team=team) for team in _receivers(index, move))


def _receivers(index: Index, move: Move) -> list[str]:
    if move.to.agency is not None:
        return [move.to.agency.id]
    area = move.to.authority.id if move.to.authority else ""
    departments = (agency.id for agency in index.case.places.agencies.values() if agency.kind == "social-care")
    return [team for team in departments if area in index.areas(team)]


def _finding(rule: Rule, index: Index, move: Move, known: list[Fact], verdict: Verdict, last: Bounds) -> Finding:
    first = index.case.fact(move.first_contact) if move.first_contact else None
    stays = [fact for stay in (move.origin, move.to) for key in stay.evidence if (fact := index.case.fact(key)) is not None]
    passed = [fact for one in move.handovers for key in one.evidence if (fact := index.case.fact(key)) is not None]
    figures: tuple[Figure, ...] = ()
    if move.orphan_days is not None:
        name = "days until the new area was in contact"
        figures = (Figure(name=name, fewest=move.orphan_days[0], most=move.orphan_days[1]),)
    later = f" The new area was first in contact {days_words(*move.orphan_days)} after." if move.orphan_days else ""
    return finding(
        rule,
        index,
        verdict,
        f"From {_from(move)} to {_to(move)} {bounds_words(move.on)}: {_passed(move.handovers)}{later}",
        evidence=[*(stays[-1:] if move.lane == "home" else known), *stays, *known, *passed, *([first] if first else [])],
        started=move.on,
        due=last,
        figures=figures,
        responsible=tuple(sorted({doer(fact) for fact in known if isinstance(fact, Contact)})),
    )


def _from(move: Move) -> str:
    return move.origin.authority.name if move.origin.authority else move.origin.place


def _to(move: Move) -> str:
    return move.to.authority.name if move.to.authority else move.to.place


def _passed(handovers: tuple[Handover, ...]) -> str:
    """The hand-over that came first, in words."""
    received = sorted((one.received, one.to.name if one.to else "") for one in handovers if one.received is not None)
    if received:
        return f"a hand-over reached {received[0][1]} {bounds_words(received[0][0])}."
    if handovers:
        return "a hand-over was sent; that it came is not on file."
    return "no hand-over is on file."
