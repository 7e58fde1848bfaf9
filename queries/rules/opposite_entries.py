"""Two entries of one event on one team's file that say different things came of it."""

from collections.abc import Iterator

from sightline.graph.facts import Contact
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, finding
from sightline.queries.index import Index
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each event of which one file has more than one outcome."""
    entries: dict[tuple[str, str, str], list[Contact]] = {}
    for fact in starts(rule, index):
        if isinstance(fact, Contact) and fact.event and fact.outcome:
            entries.setdefault((fact.event, fact.held_by, fact.kind), []).append(fact)
    for (_, team, _), facts in entries.items():
        outcomes = list(dict.fromkeys((fact.outcome or "").casefold().strip() for fact in facts))
        if len(outcomes) >= rule.check.numbers["outcomes"]:
            said = " and ".join(f"“{outcome}”" for outcome in outcomes)
            disputes = [index.disputed[fact.fact] for fact in facts if fact.fact in index.disputed]
            yield finding(
                rule,
                index,
                Verdict("not-recorded-by-due-day"),
                f"{index.name(team)} has {said} on file for one event.",
                evidence=[*facts, *disputes],
                started=facts[0].start,
                figures=(Figure(name="outcomes on file", fewest=len(outcomes), most=len(outcomes), unit="outcomes"),),
                responsible=(team,),
            )
