"""Adds to a referral without a recorded outcome when the first visit came, and whether the address had been left by then."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.facts import Contact, Fact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Figure, Finding, days_words
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.left import left
from sightline.queries.rule import Rule

VISITS = ("home-visit", "no-access-visit")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each referral, with its first visit where what is expected came late or never."""
    for referral in starts(rule, index):
        found = judge(rule, index, referral, today)
        if found is not None:
            yield _with_visit(index, found, referral) if found.stands_out else found


def _with_visit(index: Index, found: Finding, referral: Fact) -> Finding:
    visit = _first_visit(index, referral, found.responsible)
    if visit is None:
        return found
    days = elapsed(on(referral), on(visit))
    figures = [*found.figures, Figure(name="days to first visit", fewest=days[0], most=days[1])]
    words = [found.sentence, f"The first visit came after {days_words(*days)}."]
    facts = [*found.evidence, visit.fact]
    gone_from = left(index, visit)
    if gone_from is not None and gone_from[1][1] <= on(visit)[0]:
        stay, since = gone_from
        gone = elapsed(since, on(visit))
        figures.append(Figure(name="days since the address was left", fewest=gone[0], most=gone[1]))
        words.append(f"The address had been left {days_words(*gone)} before.")
        facts.append(stay.fact)
    in_order = sorted(set(facts), key=index.place_of)
    return replace(found, figures=tuple(figures), sentence=" ".join(words), evidence=tuple(in_order))


def _first_visit(index: Index, referral: Fact, teams: tuple[str, ...]) -> Contact | None:
    bodies = {index.body(team) for team in teams}
    later = (one for one in index.contacts if one.kind in VISITS and index.body(doer(one)) in bodies)
    return next((one for one in later if on(one)[0] >= on(referral)[1]), None)
