"""A case closed within days of a letter to the family that had no answer."""

from collections.abc import Iterator

from sightline.graph.clock import interval_days
from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each closure soon after the department's last letter to the family."""
    for closure in starts(rule, index):
        if isinstance(closure, Contact) and on(closure)[0] <= today:
            letter = _letter(rule, index, closure)
            if letter is not None:
                yield _finding(rule, index, closure, letter)


def _letter(rule: Rule, index: Index, closure: Contact) -> Contact | None:
    """The last letter to the family that may have gone within the days before."""
    body = index.body(doer(closure))
    letters = [fact for pattern in rule.check.closes for fact in facts_of(index, pattern) if matches(index, pattern, fact)]
    for fact in reversed(letters):
        if isinstance(fact, Contact) and fact.start and index.body(doer(fact)) == body:
            fewest, most = interval_days(on(fact), on(closure))
            if fewest <= rule.check.limits["after"].days and most >= 0:
                return fact
    return None


def _finding(rule: Rule, index: Index, closure: Contact, letter: Contact) -> Finding:
    days = elapsed(on(letter), on(closure))
    answer = next((one for one in index.answers.get(letter.fact, ()) if one.start and one.start[0] <= on(closure)[1]), None)
    answered = letter.outcome is not None or answer is not None
    sure = interval_days(on(letter), on(closure))[1] <= rule.check.limits["after"].days and on(letter)[1] <= on(closure)[0]
    said = "The letter had been answered." if answered else "No answer to the letter is on file."
    return finding(
        rule,
        index,
        recorded(answered, rule, index, on(letter), on(closure), team=doer(closure), anyone=True, sure=sure),
        f"{index.sentence(closure)} It had written to the family {days_words(*days)} before. {said}",
        evidence=[closure, letter, *([answer] if answer else [])],
        started=closure.start,
        figures=(Figure(name="days since the letter", fewest=days[0], most=days[1]),),
        responsible=(doer(closure),),
    )
