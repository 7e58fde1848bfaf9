"""Adds to a referral without a recorded outcome when the first visit came, and whether the address had been left by then."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.facts import Bounds, Contact, Fact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Figure, Finding, days_words
from sightline.queries.index import Index, doer, elapsed, homes, on
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
    left = _left(index, visit)
    if left is not None:
        stay, since = left
        gone = elapsed(since, on(visit))
        figures.append(Figure(name="days since the address was left", fewest=gone[0], most=gone[1]))
        words.append(f"The address had been left {days_words(*gone)} before.")
        facts.append(stay)
    in_order = sorted(set(facts), key=index.place_of)
    return replace(found, figures=tuple(figures), sentence=" ".join(words), evidence=tuple(in_order))


def _first_visit(index: Index, referral: Fact, teams: tuple[str, ...]) -> Contact | None:
    bodies = {index.body(team) for team in teams}
    later = (one for one in index.contacts if one.kind in VISITS and index.body(doer(one)) in bodies)
    return next((one for one in later if on(one)[0] >= on(referral)[1]), None)


def _left(index: Index, visit: Contact) -> tuple[str, Bounds] | None:
    """The account by which the stay at the visited address had certainly ended by then, and when; none where one has it go on."""
    ends = [(stay.fact, stay.end) for stay in homes(index) if stay.end and stay.at is not None and stay.at == visit.at]
    if any(end[1] > on(visit)[0] for _, end in ends):
        return None
    return max(ends, key=lambda one: one[1], default=None)
