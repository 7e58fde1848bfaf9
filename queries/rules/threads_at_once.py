"""One department acts on one child within a day under two records that no decision had joined."""

from collections.abc import Iterator
from itertools import combinations

from sightline.graph.clock import interval_days
from sightline.graph.facts import Contact, Fact
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.limit import due
from sightline.queries.rule import Rule
from sightline.queries.thread import joined, joined_by, own_records

ALWAYS = ("0001-01-01", "0001-01-01")
Threads = tuple[frozenset[str], frozenset[str]]


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two records of one department on which something happened at once."""
    if len(index.records) < 2:
        return
    by_body: dict[str, list[Fact]] = {}
    for fact in starts(rule, index):
        by_body.setdefault(index.body(_body(fact)), []).append(fact)
    for body, facts in by_body.items():
        yield from _of_body(rule, index, body, facts, today)


def _body(fact: Fact) -> str:
    return getattr(fact, "to", None) or (doer(fact) if isinstance(fact, Contact) else fact.held_by)


def _of_body(rule: Rule, index: Index, body: str, facts: list[Fact], today: str) -> Iterator[Finding]:
    on_records = [(fact, own_records(index, body, fact)) for fact in facts]
    every = frozenset(record for _, records in on_records for record in records)
    together = joined(index, every) if len(every) > 1 else ALWAYS
    if together is not None and together[1] <= on(facts[0])[0]:
        return
    told: set[Threads] = set()
    for (first, one), (second, other) in combinations(on_records, 2):
        if one and other and not one & other and (one, other) not in told and not first.kind == second.kind == "referral":
            found = _pair(rule, index, body, (first, second), one | other, today)
            if found is not None:
                told |= {(one, other), (other, one)}
                yield found


def _pair(rule: Rule, index: Index, body: str, pair: tuple[Fact, Fact], records: frozenset[str], today: str) -> Finding | None:
    first, second = pair
    fewest, most = interval_days(on(first), on(second))
    apart = rule.check.limits["apart"].days
    if fewest > apart:
        return None
    together, last = joined(index, records), due(on(second), rule.check.limits["joined"])
    known = together is not None and together[1] <= on(first)[0]
    if known or (together is None and today <= last[1]):
        return None
    days = elapsed(on(second), together or index.end(today))
    words = f"were joined {days_words(*days)} later" if together else "were never joined"
    return finding(
        rule,
        index,
        joined_by(together, last, sure=most <= apart),
        f"{index.sentence(first)} {index.sentence(second)} Both are of {index.name(body)}, under separate records that {words}.",
        evidence=[first, second],
        beside=second,
        started=on(first),
        due=last,
        figures=(Figure(name="days until joined" if together else "days so far", fewest=days[0], most=days[1]),),
        responsible=(body,),
    )
