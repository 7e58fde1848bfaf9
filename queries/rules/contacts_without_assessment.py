"""A run of contacts with one department: was the child assessed, and how long until somebody was named."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.facts import Contact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import NOT_KNOWABLE, Figure, Finding, days_words, number_words
from sightline.queries.index import Index, doer, elapsed, on, team_of
from sightline.queries.rule import Rule
from sightline.queries.run import Run, last_of


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


def _with_figures(rule: Rule, index: Index, body: str, run: Run, found: Finding) -> Finding:
    first, last = run.contacts[0], max(run.contacts, key=last_of)
    span = elapsed(on(first), last_of(last))
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
