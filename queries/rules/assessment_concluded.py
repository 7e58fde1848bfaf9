"""An assessment that a referral led to, decided on or begun: concluded in time, counted from the referral."""

from collections.abc import Iterator

from sightline.graph.facts import Contact, Fact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Finding
from sightline.queries.index import Index, doer, on
from sightline.queries.matching import says
from sightline.queries.rule import Rule

ASSESS = ("assessment", "assess", "assessed")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each referral that led to an assessment."""
    referrals = [*starts(rule, index)]
    for place, referral in enumerate(referrals):
        if _decided(index, referral) or _begun(index, referral, referrals[place + 1 :]):
            found = judge(rule, index, referral, today)
            if found is not None:
                yield found


def _decided(index: Index, referral: Fact) -> bool:
    """Does the referral's outcome, or a decision that answers it, say that there is to be an assessment."""
    return any(says(fact, ASSESS, ("outcome",)) for fact in (referral, *index.answers.get(referral.fact, ())))


def _begun(index: Index, referral: Fact, later: list[Fact]) -> bool:
    """Did an assessment begin between this referral and the next one to the same body."""
    body = _body(index, referral)
    again = next((on(one)[0] for one in later if _body(index, one) == body and on(one)[0] > on(referral)[0]), None)
    begun = (on(one)[0] for one in index.of(Contact, "assessment") if one.start and index.body(doer(one)) == body)
    return any(day >= on(referral)[0] and (again is None or day < again) for day in begun)


def _body(index: Index, referral: Fact) -> str:
    return index.body(getattr(referral, "to", None) or referral.held_by)
