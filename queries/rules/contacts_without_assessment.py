"""A run of contacts with one department: was the child assessed, and how long until somebody was named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from sightline.graph.clock import add_days, days_between
from sightline.graph.facts import Bounds, Contact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import NOT_KNOWABLE, Figure, Finding, days_words, number_words
from sightline.queries.index import Index, doer, elapsed, on, team_of
from sightline.queries.rule import Rule


@dataclass(frozen=True, slots=True)
class Run:
    """One department's contacts with the child, in order; a series stands for as many as it says."""

    contacts: list[Contact]

    def number(self) -> tuple[int, int]:
        """Fewest and most contacts; a series of the same kind already counts what is dated within it, or may lie there."""
        series = [contact for contact in self.contacts if contact.times > 1]
        single = [contact for contact in self.contacts if contact.times == 1]
        counted = sum(contact.times for contact in series)
        surely = sum(not any(_may_lie_in(one, whole) for whole in series) for one in single)
        perhaps = sum(not any(_lies_in(one, whole) for whole in series) for one in single)
        return counted + surely, counted + perhaps

    def begins(self, number: int, within_days: int, *, surely: bool) -> Contact | None:
        """The first contact from which so many surely, or possibly, fall within so many days."""
        series = [contact for contact in self.contacts if contact.times > 1]
        for place, contact in enumerate(self.contacts):
            first = on(contact)[0]
            window = first, add_days(first, within_days - 1)
            near = {one.fact: one for one in (*series, *self._until(place, window[1]))}.values()
            if sum(_falling(one, window, surely=surely) for one in near) >= number:
                return contact
        return None

    def _until(self, place: int, day: str) -> Iterator[Contact]:
        """The contacts from one on that may have begun by a day."""
        return takewhile(lambda one: on(one)[0] <= day, islice(self.contacts, place, None))


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each department with a run of contacts."""
    number, within = rule.check.numbers["contacts"], rule.check.limits["run"].days
    for body, run in _runs(rule, index).items():
        first = run.begins(number, within, surely=True) or run.begins(number, within, surely=False)
        found = judge(rule, index, first, today, team=body) if first is not None else None
        if found is None:
            continue
        if found.stands_out and run.begins(number, within, surely=True) is None:
            words = f"{found.sentence} Not knowable: {NOT_KNOWABLE['imprecise']}."
            found = replace(found, answer="not-knowable", why="imprecise", sentence=words)
        yield _with_figures(rule, index, body, run, found)


def _runs(rule: Rule, index: Index) -> dict[str, Run]:
    by_body: dict[str, dict[str, Contact]] = {}
    for contact in starts(rule, index):
        if isinstance(contact, Contact):
            by_body.setdefault(index.body(doer(contact)), {})[contact.event or contact.fact] = contact
    return {body: Run(list(contacts.values())) for body, contacts in by_body.items()}


def _lies_in(one: Contact, series: Contact) -> bool:
    return one.kind == series.kind and on(series)[1] <= on(one)[0] and on(one)[1] <= _last(series)[0]


def _may_lie_in(one: Contact, series: Contact) -> bool:
    return one.kind == series.kind and on(series)[0] <= on(one)[1] and on(one)[0] <= _last(series)[1]


def _last(contact: Contact) -> Bounds:
    """The last day of a series, else the day itself."""
    end = contact.end
    return (add_days(end[0], -1), add_days(end[1], -1)) if end else on(contact)


def _falling(contact: Contact, window: tuple[str, str], *, surely: bool) -> int:
    """How many of a contact's times fall into a window. Of a series over several windows, its busiest has at least a share."""
    first, last = on(contact)[0], _last(contact)[1]
    if last < window[0] or first > window[1]:
        return 0
    if window[0] <= first and last <= window[1]:
        return contact.times
    if not surely:
        return contact.times
    if contact.times == 1:
        return 0
    days = days_between(window[0], window[1]) + 1
    windows = -(-(days_between(first, last) + 1) // days)
    return -(-contact.times // windows)


def _with_figures(rule: Rule, index: Index, body: str, run: Run, found: Finding) -> Finding:
    first, last = run.contacts[0], max(run.contacts, key=_last)
    span = elapsed(on(first), _last(last))
    number = run.number()
    assessments = [one for one in index.of(Contact, "assessment") if index.body(doer(one)) == body]
    figures = [
        Figure(name="contacts", fewest=number[0], most=number[1], unit="contacts"),
        Figure(name="days from first to last contact", fewest=span[0], most=span[1]),
        Figure(name="assessments", fewest=len(assessments), most=len(assessments), unit="assessments"),
    ]
    words = f"{number_words(*number)} contacts in {days_words(*span)}. {found.sentence}"
    facts = [*found.evidence, *(contact.fact for contact in run.contacts)]
    named = _named_worker(index, body, first)
    if named is not None and named[1][1] > rule.check.limits["named_worker"].days:
        figures.append(Figure(name="days to a named worker", fewest=named[1][0], most=named[1][1]))
        words = f"{words} A worker was named after {days_words(*named[1])}."
        facts.append(named[0])
    return replace(
        found,
        figures=(*figures, *found.figures),
        sentence=words,
        evidence=tuple(sorted(set(facts), key=index.place_of)),
    )


def _named_worker(index: Index, body: str, first: Contact) -> tuple[str, tuple[int, int]] | None:
    """The first allocation by the department, and how long it took."""
    for fact in index.kinds(("allocation", "allocated-worker", "lead-practitioner")):
        team = team_of(fact)
        if fact.start is not None and index.body(team) == body and on(fact)[1] >= on(first)[0]:
            return fact.fact, elapsed(on(first), on(fact))
    return None
