"""What is open now and what is due: involvements, statuses, referrals without an outcome, and duties by their day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Contact, Fact, Status
from sightline.graph.things import Agency
from sightline.queries.finding import Finding
from sightline.queries.index import Index
from sightline.queries.involved import Involved, involved
from sightline.queries.lapse import lapse

DUE = ("due-on", "not-recorded-by-due-day")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One thing that has begun and of which no end or outcome is recorded, with the team whose move it is."""

    kind: str
    agency: Agency | None
    since: Bounds | None
    sentence: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is open now. Duties come from the gap rules, without those that have lapsed; prompts never stand here."""

    involvements: tuple[Involved, ...]
    statuses: tuple[OpenItem, ...]
    referrals: tuple[OpenItem, ...]
    duties: tuple[Finding, ...]


def agenda(case: Case, findings: Iterable[Finding], today: str) -> Agenda:
    """What is open on a day, with the duties among the findings that are due or overdue. Nothing is once the child has died."""
    index = Index(case)
    if index.died is not None and index.died[1] <= today:
        return Agenda(involvements=(), statuses=(), referrals=(), duties=())
    return Agenda(
        involvements=involved(case, today).current,
        statuses=tuple(_item(index, fact) for fact in index.of(Status) if _begun(fact, today) and not _over(fact, today)),
        referrals=tuple(_item(index, fact) for fact in _unanswered(index) if _begun(fact, today)),
        duties=tuple(due for one in findings if (due := as_due(one)) is not None and lapse(index, one, today) is None),
    )


def as_due(finding: Finding) -> Finding | None:
    """A duty that is due or overdue; of one that was late before, the limit that runs now; none for anything else."""
    if finding.kind != "duty":
        return None
    if finding.next_due is not None:
        return replace(finding, answer="due-on", due=finding.next_due, next_due=None)
    return finding if finding.answer in DUE else None


def _begun(fact: Fact, today: str) -> bool:
    return fact.start is None or fact.start[0] <= today


def _over(fact: Fact, today: str) -> bool:
    return fact.end is not None and fact.end[1] <= today


def _unanswered(index: Index) -> Iterator[Contact]:
    """Referrals without an outcome, of which nothing on file says that it answers them."""
    for fact in index.of(Contact, "referral"):
        if fact.outcome is None and fact.fact not in index.answers:
            yield fact


def _item(index: Index, fact: Fact) -> OpenItem:
    return OpenItem(
        kind=fact.kind,
        agency=index.agency(getattr(fact, "to", None) or fact.held_by),
        since=fact.start,
        sentence=index.sentence(fact),
        evidence=fact.fact,
    )
