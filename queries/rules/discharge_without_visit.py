"""A discharge with suspicions still open: visited at home in time, and were health referrals acknowledged."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.clock import add_days
from sightline.graph.facts import Contact
from sightline.queries.concern import SUSPECTED, concerns_of_stay
from sightline.queries.expectation import Excused, judge, starts
from sightline.queries.finding import Figure, Finding
from sightline.queries.index import Index, doer, on
from sightline.queries.rule import Rule

HEALTH = ("health-visiting", "gp")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each discharge from a stay in which harm was suspected."""
    for discharge in starts(rule, index):
        stay = concerns_of_stay(index, discharge) if isinstance(discharge, Contact) else []
        if not isinstance(discharge, Contact) or not any(one.concern == SUSPECTED for one in stay):
            continue
        excused = _ruled_out(stay) or _admitted_again(rule, index, discharge)
        found = judge(rule, index, discharge, today, team=_last_department(index, discharge), excused=excused)
        if found is not None:
            yield _with_referrals(rule, index, discharge, _with_concern(index, found, stay[-1]))


def _ruled_out(stay: list[Contact]) -> Excused | None:
    last = stay[-1]
    return None if last.concern == SUSPECTED else ("the hospital recorded that harm was ruled out", last)


def _admitted_again(rule: Rule, index: Index, discharge: Contact) -> Excused | None:
    days = rule.check.limit.days if rule.check.limit else 0
    for one in index.of(Contact, "admission"):
        if (
            one.start
            and discharge.start
            and discharge.start[1] <= one.start[0]
            and one.start[1] <= add_days(discharge.start[0], days)
        ):
            return "the child was admitted again", one
    return None


def _last_department(index: Index, discharge: Contact) -> str | None:
    """The department with the latest contact before the discharge; none where there is none."""
    before = (one for one in index.contacts if on(one)[0] <= on(discharge)[1] and index.kind(doer(one)) == "social-care")
    return max(((index.place(one), doer(one)) for one in before), default=(None, None))[1]


def _with_concern(index: Index, found: Finding, concern: Contact) -> Finding:
    return replace(found, evidence=_in_order(index, (*found.evidence, concern.fact)))


def _with_referrals(rule: Rule, index: Index, discharge: Contact, found: Finding) -> Finding:
    open_referrals = [one for one in _health_referrals(rule, index, discharge) if not _acknowledged(index, one)]
    if not found.stands_out or not open_referrals:
        return found
    number = len(open_referrals)
    figure = Figure(name="health referrals without acknowledgement", fewest=number, most=number, unit="referrals")
    return replace(
        found,
        figures=(*found.figures, figure),
        sentence=f"{found.sentence} The hospital's referral to community health has no acknowledgement.",
        evidence=_in_order(index, (*found.evidence, *(one.fact for one in open_referrals))),
    )


def _health_referrals(rule: Rule, index: Index, discharge: Contact) -> Iterator[Contact]:
    """The hospital's referrals to community health about the day of the discharge."""
    days, body = rule.check.limits["health_referral"].days, index.body(doer(discharge))
    since, until = add_days(on(discharge)[0], -days), add_days(on(discharge)[1], days)
    for one in index.contacts:
        about_then = one.kind == "referral" and since <= on(one)[1] and on(one)[0] <= until
        if about_then and index.kind(one.to) in HEALTH and index.body(doer(one)) == body:
            yield one


def _acknowledged(index: Index, referral: Contact) -> bool:
    reached = any(told.to == referral.to and told.state in ("reached", "read") for told in referral.told)
    return reached or bool(index.answers.get(referral.fact))


def _in_order(index: Index, facts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(facts), key=index.place_of))
