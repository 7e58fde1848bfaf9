"""Why nothing more is to be done about a duty that is not met: it leaves the list of what to do, and is shown there on asking.

What was not done stays a finding of the child's case; only the call to act ends. A move elsewhere never ends it, since moves are
where sight of a child is lost, nor does silence where nobody did anything after the duty began.
"""

from collections.abc import Callable

from sightline.graph.clock import add_days
from sightline.graph.facts import Contact, Fact, Involvement, Status
from sightline.queries.age import birthday_at, born
from sightline.queries.coverage import covering, hidden
from sightline.queries.finding import Finding
from sightline.queries.index import Index, doer, on, team_of
from sightline.queries.rule import rule_of, rules
from sightline.queries.words import bounds_words

GROWN = 18
QUIET_DAYS = 365  # ours
WORK = ("Contact", "Involvement", "Status")

Reason = Callable[[Index, Finding, str], str | None]


def lapse(index: Index, finding: Finding, today: str) -> str | None:
    """The first reason for which nothing more is to be done about it; none while something is."""
    return next((words for reason in REASONS if (words := reason(index, finding, today)) is not None), None)


def _died(index: Index, finding: Finding, today: str) -> str | None:
    return "the child died" if index.died is not None and index.died[1] <= today else None


def _grown(index: Index, finding: Finding, today: str) -> str | None:
    birth = born(index)
    if birth is None or birthday_at(birth[1], GROWN) > today:
        return None
    return f"the child turned {GROWN} {bounds_words((birthday_at(birth[0], GROWN), birthday_at(birth[1], GROWN)))}"


def _over(index: Index, finding: Finding, today: str) -> str | None:
    """What the duty was about has ended, where the duty does not start from that end."""
    rule, start = rule_of(rules(), finding.rule), index.fact(finding.starts_from)
    if rule is None or start is None or isinstance(start, Contact) or start.end is None or start.end[1] > today:
        return None
    starts_with_its_end = rule.check.start is not None and rule.check.start.when == "ends"
    return None if starts_with_its_end else f"what it was about, {start.kind.replace('-', ' ')}, ended {bounds_words(start.end)}"


def _closed(index: Index, finding: Finding, today: str) -> str | None:
    """Those whose move it was closed the case after the duty began, and nothing of it was opened again."""
    body = _body(index, finding)
    turns = [one for one in index.of(Contact, "closure", "referral", "allocation") if _after(one, finding, today)]
    own = [one for one in turns if body == index.body((one.to if one.kind == "referral" else None) or doer(one))]
    if not own or own[-1].kind != "closure" or _at_work(index, finding, today):
        return None
    return f"{index.name(body)} closed the case {bounds_words(own[-1].start)}"


def _quiet(index: Index, finding: Finding, today: str) -> str | None:
    """They did something after the duty began, have no case open, and for long did nothing that a source covers."""
    body = _body(index, finding)
    since = [one for one in index.contacts if index.body(doer(one)) == body and _after(one, finding, today)]
    since = [one for one in since if one.fact != finding.starts_from]
    if not since or on(since[-1])[1] >= add_days(today, -QUIET_DAYS) or _at_work(index, finding, today):
        return None
    last, team = on(since[-1]), finding.responsible[0]
    until = add_days(last[0], QUIET_DAYS), add_days(last[1], QUIET_DAYS)
    if not all(covering(index, (label,), last, until, team=team) for label in WORK):
        return None
    return f"no case is open, and {index.name(body)} last did something {bounds_words(since[-1].start)}"


REASONS: tuple[Reason, ...] = (_died, _grown, _over, _closed, _quiet)


def _body(index: Index, finding: Finding) -> str:
    return index.body(finding.responsible[0]) if finding.responsible else ""


def _after(one: Contact, finding: Finding, today: str) -> bool:
    """Did it surely come on the day on which the duty began or later."""
    return one.start is not None and finding.started is not None and finding.started[1] <= one.start[0] <= today


def _at_work(index: Index, finding: Finding, today: str) -> bool:
    """May they have a case open: somebody involved, or a standing of the child, without an end by today; or what is hidden."""
    if hidden(index, WORK, finding.responsible[0]):
        return True
    body = _body(index, finding)
    lasting: tuple[Fact, ...] = (*index.of(Involvement), *index.of(Status))
    begun = (one for one in lasting if one.start is None or one.start[0] <= today)
    return any(index.body(team_of(one)) == body and (one.end is None or one.end[1] > today) for one in begun)
