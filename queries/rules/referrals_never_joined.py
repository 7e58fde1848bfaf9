"""Two referrals at one team within days of each other, under records that no decision had joined by then."""

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


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each pair of referrals under separate records."""
    by_body: dict[str, list[Fact]] = {}
    for referral in starts(rule, index):
        by_body.setdefault(index.body(_receiver(referral)), []).append(referral)
    for body, referrals in by_body.items():
        for first, second in combinations(referrals, 2):
            found = _pair(rule, index, body, first, second, today)
            if found is not None:
                yield found


def _receiver(referral: Fact) -> str:
    return getattr(referral, "to", None) or (doer(referral) if isinstance(referral, Contact) else referral.held_by)


def _pair(rule: Rule, index: Index, body: str, first: Fact, second: Fact, today: str) -> Finding | None:
    records = own_records(index, body, first), own_records(index, body, second)
    if not all(records) or records[0] & records[1]:
        return None
    fewest, most = interval_days(on(first), on(second))
    if fewest > rule.check.limits["apart"].days:
        return None
    together = joined(index, records[0] | records[1])
    last = due(on(second), rule.check.limits["joined"])
    if together is None and today <= last[1]:
        return None
    until = elapsed(on(second), together or index.end(today))
    verdict = joined_by(together, last, sure=most <= rule.check.limits["apart"].days)
    words = f"joined {days_words(*until)} after the second" if together else "never joined"
    return finding(
        rule,
        index,
        verdict,
        f"{index.sentence(first)} {index.sentence(second)} They stand under separate records, {words}.",
        evidence=[first, second],
        beside=second,
        started=on(first),
        due=last,
        figures=(
            Figure(name="days between the referrals", fewest=max(fewest, 0), most=max(most, 0)),
            Figure(name="days until joined" if together else "days so far", fewest=until[0], most=until[1]),
        ),
        responsible=(_receiver(second),),
    )
