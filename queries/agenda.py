"""What is open now and what is due: involvements, statuses, referrals without an outcome, and duties by their day."""

from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Contact, Fact, Status
from sightline.graph.things import Agency
from sightline.queries.gaps import Finding
from sightline.queries.index import Index
from sightline.queries.involved import Involved, involved


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One thing that has begun and of which no end or outcome is recorded."""

    kind: str
    agency: Agency | None
    since: Bounds | None
    sentence: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is open now. Duties come from the gap rules; prompts never stand here."""

    involvements: tuple[Involved, ...]
    statuses: tuple[OpenItem, ...]
    referrals: tuple[OpenItem, ...]
    duties: tuple[Finding, ...]


def agenda(case: Case, findings: tuple[Finding, ...], today: str) -> Agenda:
    """What is open on a day, with the duties among the findings that are due or overdue."""
    index = Index(case)
    return Agenda(
        involvements=involved(case, today).current,
        statuses=tuple(_item(index, fact) for fact in index.of(Status) if fact.end is None or fact.end[1] > today),
        referrals=tuple(
            _item(index, fact)
            for fact in index.of(Contact, "referral")
            if fact.outcome is None and fact.fact not in index.answers
        ),
        duties=tuple(one for one in findings if one.kind == "duty" and one.answer in ("due-on", "not-recorded-by-due-day")),
    )


def _item(index: Index, fact: Fact) -> OpenItem:
    from sightline.queries.words import sentence

    return OpenItem(
        kind=fact.kind,
        agency=index.agency(getattr(fact, "to", None) or fact.held_by),
        since=fact.start,
        sentence=sentence(fact, index.case.places),
        evidence=fact.fact,
    )
