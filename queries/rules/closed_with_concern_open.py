"""A case closed while another team's worry over harm stood, without a word between the two. Pooled knowledge only."""

from collections.abc import Iterator

from sightline.graph.clock import add_days, interval_days
from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.concern import RULED_OUT
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import NOBODY, Index, doer, elapsed, on
from sightline.queries.message import messages
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each closure and each other body whose worry stood."""
    if index.case.lens.teams is not None:
        return
    for closure in starts(rule, index):
        if isinstance(closure, Contact) and on(closure)[0] <= today:
            for body, worry in _open(rule, index, closure).items():
                yield _finding(rule, index, closure, body, worry)


def _open(rule: Rule, index: Index, closure: Contact) -> dict[str, Contact]:
    """The first worry of each other body within the days before that it has not ruled out by then."""
    found: dict[str, Contact] = {}
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            other = isinstance(fact, Contact) and fact.held_by not in NOBODY and matches(index, pattern, fact)
            if other and isinstance(fact, Contact) and fact.start and index.body(doer(fact)) != index.body(doer(closure)):
                fewest, most = interval_days(fact.start, on(closure))
                if fewest <= rule.check.limits["before"].days and most >= 0 and not _ruled_out(index, fact, closure):
                    found.setdefault(index.body(doer(fact)), fact)
    return found


def _ruled_out(index: Index, worry: Contact, closure: Contact) -> bool:
    body = index.body(doer(worry))
    later = (one for one in index.contacts if one.concern == RULED_OUT and index.body(doer(one)) == body)
    return any(on(one)[1] >= on(worry)[0] and on(one)[0] <= on(closure)[1] for one in later)


def _finding(rule: Rule, index: Index, closure: Contact, body: str, worry: Contact) -> Finding:
    days = elapsed(on(worry), on(closure))
    word = _word(rule, index, index.body(doer(closure)), body, (on(worry)[0], on(closure)[1]))
    sure = interval_days(on(worry), on(closure))[1] <= rule.check.limits["before"].days and on(worry)[1] <= on(closure)[0]
    said = "A word between the two is on file." if word else "No word between the two is on file."
    return finding(
        rule,
        index,
        recorded(word, rule, index, on(worry), on(closure), team=doer(closure), anyone=True, sure=sure),
        f"{index.sentence(closure)} {index.name(doer(worry))} had suspected harm {days_words(*days)} before and not "
        f"ruled it out. {said}",
        evidence=[closure, worry, *([word] if word else [])],
        beside=worry,
        started=closure.start,
        figures=(Figure(name="days since the worry", fewest=days[0], most=days[1]),),
        responsible=(doer(closure), doer(worry)),
    )


def _word(rule: Rule, index: Index, one: str, other: str, span: tuple[str, str]) -> Contact | None:
    """The first message between the two from the worry to some days after the closure."""
    window = span[0], add_days(span[1], rule.check.limits["after"].days)
    both = (*messages(index, one, other, window), *messages(index, other, one, window))
    return next((fact for fact in both if isinstance(fact, Contact)), None)
