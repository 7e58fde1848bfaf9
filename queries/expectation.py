"""Carries out a rule whose check is data: for each start, was what is expected recorded within the limit, by the bounds.

Where limits follow one another (a visit within a week, then every six), each step starts from the one before, while the start
goes on; the step that matters most speaks for all of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds, Contact, Fact
from sightline.queries.closing import Closing, Start, candidates, first_closing
from sightline.queries.coverage import covered_until, covering, hidden
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, elapsed, team_of
from sightline.queries.law import standing
from sightline.queries.limit import due
from sightline.queries.matching import facts_of, matches, moment
from sightline.queries.rule import Rule
from sightline.queries.words import bounds_words

__all__ = ["facts_of", "findings", "judge", "matches", "starts"]

# Of several steps the first of these speaks. A signpost can only turn an answer above "not knowable to you" into that one.
FIRST = ("not-recorded-by-due-day", "recorded-late", "not-knowable", "disputed", "due-on", "recorded-in-time", "not-required")

Excused = tuple[str, Fact]


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each start that the rule applies to."""
    for fact in starts(rule, index):
        found = judge(rule, index, fact, today)
        if found is not None:
            yield found


def starts(rule: Rule, index: Index) -> Iterator[Fact]:
    """The dated facts that start the rule's clock, in order of happening."""
    pattern = rule.check.start
    if pattern is None:
        return
    for fact in facts_of(index, pattern):
        if moment(index, pattern, fact) is not None and matches(index, pattern, fact):
            yield fact


def judge(
    rule: Rule,
    index: Index,
    fact: Fact,
    today: str,
    *,
    team: str | None = None,
    on: Bounds | None = None,
    excused: Excused | None = None,
    closed: tuple[Fact, Bounds] | None = None,
) -> Finding | None:
    """What the rule says of one start; none where it does not apply, or a prompt's limit has not run out.

    A rule with a pattern of its own may name the responsible team, the day from which the limit runs, what excuses it, and what
    closes it on which day besides what the check names.
    """
    on = on or (fact.start if rule.check.start is None else moment(index, rule.check.start, fact))
    team = team or _responsible(rule, index, fact)
    stands = standing(rule, index, team, on) if on is not None else None
    if on is None or stands is None or stands.rule.check.limit is None:
        return None
    until = due(on, stands.rule.check.limit, index.terms(team))
    start = Start(stands.rule, fact, team, on, until, stands.sure, stands.basis, stands.default)
    steps = [*_steps(index, start, excused, closed, today)]
    step, verdict, closing, why_not = min(steps, key=lambda one: FIRST.index(one[1].answer))
    if rule.kind == "prompt" and verdict.answer == "due-on":
        return None
    last, its_verdict, *_ = steps[-1]
    running = last.due if rule.kind == "duty" and its_verdict.answer == "due-on" and last is not step else None
    return _said(index, step, verdict, closing, why_not, today, next_due=running)


def _steps(
    index: Index, start: Start, excused: Excused | None, closed: tuple[Fact, Bounds] | None, today: str
) -> Iterator[tuple[Start, Verdict, Closing | None, Excused | None]]:
    """The one step, or each of those that follow one another, with its answer and what closes it."""
    follow, stops = start.rule.check.then, start.rule.check.stops
    end = due(start.on, stops) if stops else None
    known = [*candidates(index, start)]
    taken = 0
    while True:
        closing = first_closing(index, start, closed, known)
        why_not = excused or _excused(index, start)
        verdict, closing = _verdict(index, start, closing, why_not, today)
        yield start, verdict, closing, why_not
        if not follow or closing is None or closing.when == "unsure" or _ended(start, closing):
            return
        if end is not None and closing.on[1] >= end[0]:
            return
        limit = follow[min(taken, len(follow) - 1)]
        until = due(closing.on, limit, index.terms(start.team))
        start, taken = replace(start, on=closing.on, due=until, last=closing.fact), taken + 1


def _ended(start: Start, closing: Closing) -> bool:
    return start.fact.end is not None and start.fact.end[0] <= closing.on[1]


def _responsible(rule: Rule, index: Index, fact: Fact) -> str:
    if rule.check.responsible == "receiver":
        return getattr(fact, "to", None) or team_of(fact)
    if rule.check.responsible == "told":
        told = [one.to for one in fact.told if index.body(one.to) != index.body(fact.held_by)]
        return next((team for team in told if index.kind(team) == "social-care"), next(iter(told), fact.held_by))
    return team_of(fact) if rule.check.responsible == "doer" else fact.held_by


def _excused(index: Index, start: Start) -> Excused | None:
    """What makes it not required, where that happened by the last day of the limit; the child's death always does."""
    for contact in index.of(Contact, "death"):
        if contact.start is not None and contact.start[1] <= start.due[0]:
            return "the child died before the limit ran out", contact
    over = start.rule.check.unless_over
    if over and start.fact.end is not None and start.fact.end[1] <= start.due[1]:
        return over, start.fact
    for excuse in start.rule.check.unless:
        for fact in facts_of(index, excuse):
            on = moment(index, excuse, fact)
            by_then = on is not None and on[1] <= start.due[1]
            if (
                by_then
                and not (excuse.since_start and _over(start, fact))
                and (fact.fact == start.fact.fact) == excuse.own
                and matches(index, excuse, fact, start.fact, start.team)
            ):
                return excuse.reason, fact
    return None


def _over(start: Start, fact: Fact) -> bool:
    """Had it certainly passed before the start: a contact by its day, a stay or state by its end."""
    last = fact.start if isinstance(fact, Contact) or fact.since is None else fact.end
    return last is not None and last[1] < start.on[0]


def _verdict(
    index: Index, start: Start, closing: Closing | None, excused: Excused | None, today: str
) -> tuple[Verdict, Closing | None]:
    """The answer, and the fact that closes where there is one."""
    if _disputes(index, start, closing) or _receipt_disputed(index, start):
        return Verdict("disputed"), closing
    if closing is not None and closing.when == "in time":
        return Verdict("recorded-in-time"), closing
    if excused is not None:
        return Verdict("not-required", reason=excused[0]), None
    if closing is None and today <= start.due[0]:
        return Verdict("due-on"), None
    if _hidden(index, start):
        return Verdict("not-knowable", why="not-knowable-to-you"), closing
    if (closing is not None and closing.when == "unsure") or (closing is None and today <= start.due[1]) or not start.sure:
        return Verdict("not-knowable", why="imprecise"), closing
    covered = start.rule.check.covered
    if covered and not covering(index, covered, start.on, start.due, team=start.team):
        return Verdict("not-knowable", why="no-coverage"), closing
    return Verdict("recorded-late" if closing else "not-recorded-by-due-day"), closing


def _hidden(index: Index, start: Start) -> bool:
    check = start.rule.check
    labels = {label for pattern in check.closes for label in pattern.labels or ("Contact",)}
    if check.outcome_closes:
        labels.add(start.fact.label)
    anyone = any(pattern.by == "anyone" for pattern in check.closes)
    return hidden(index, labels, None if anyone else start.team)


def _receipt_disputed(index: Index, start: Start) -> bool:
    """Is it disputed that the start ever reached the team whose move it would be."""
    told = [one.state for one in start.fact.told if index.body(one.to) == index.body(start.team)]
    return bool(told) and all(state == "disputed" for state in told)


def _disputes(index: Index, start: Start, closing: Closing | None) -> list[Fact]:
    keys = [start.fact.fact, *([closing.fact.fact] if closing else [])]
    return [index.disputed[key] for key in keys if key in index.disputed]


def _reach(index: Index, start: Start, today: str) -> Bounds:
    """The days up to which nothing was recorded: surely as far as a source covers, perhaps until today."""
    first, last = index.end(today)
    covered = covering(index, start.rule.check.covered, start.on, start.due, team=start.team)
    return min(first, max((add_days(covered_until(claim), -1) for claim in covered), default=first)), last


def _said(
    index: Index,
    start: Start,
    verdict: Verdict,
    closing: Closing | None,
    excused: Excused | None,
    today: str,
    next_due: Bounds | None,
) -> Finding:
    check = start.rule.check
    unrecorded = verdict.answer == "not-recorded-by-due-day"
    until = closing.on if closing else _reach(index, start, today) if unrecorded else index.end(today)
    days = elapsed(start.on, until)
    said = {
        "recorded-in-time": check.met,
        "recorded-late": check.late,
        "not-recorded-by-due-day": check.missing,
        "due-on": "It is due {due}.",
    }.get(verdict.answer, "")
    words = said.format(days=days_words(*days), due=bounds_words(start.due), team=index.name(start.team))
    words = f"{words} The next is due {bounds_words(next_due)}." if next_due else words
    evidence = [start.fact, *([start.last] if start.last else []), *_disputes(index, start, closing)]
    evidence += [closing.fact] if closing else []
    evidence += [excused[1]] if excused and verdict.answer == "not-required" else []
    return finding(
        start.rule,
        index,
        verdict,
        f"{index.sentence(start.fact)} {index.sentence(start.last) if start.last else ''} {words}".replace("  ", " ").strip(),
        evidence=evidence,
        started=start.on,
        due=start.due,
        figures=(Figure(name="days until recorded" if closing else "days so far", fewest=days[0], most=days[1]),),
        responsible=(start.team,),
        basis=start.basis,
        default_figure=start.default,
        next_due=next_due,
    )
