"""From when a rule would have been met on each team's file and on all together, what told would have moved it, when acted on."""

from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.replayed import Asked
from sightline.cli.answers.written import days, table, team, when
from sightline.graph.checks import last_of_rule
from sightline.graph.clock import day_words
from sightline.graph.errors import BadInput
from sightline.graph.lens import OWNER
from sightline.graph.replay import Replay
from sightline.queries.earliest import Earliest, OnFile, earliest_knowable
from sightline.queries.pivot import Pivot
from sightline.queries.rule import Rule, rules
from sightline.queries.tally import BaseRate, base_rate, mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The days, and what is worked out from them."""

    found: Earliest
    first: OnFile | None
    pivot: Pivot | None
    delay: tuple[int, int] | None
    delay_on_one_file: tuple[int, int] | None
    base_rate: BaseRate | None


async def answer(replay: Replay, asked: Asked) -> Answer:
    """The earliest knowable day of one rule, with its base rate by the last check."""
    (key,) = asked.only("earliest", 1, "a child and a rule")
    rule = _rule(key)
    found = earliest_knowable(
        replay,
        rule,
        asked.known_at or asked.today,
        teams=asked.teams or None,
        identity=asked.identity,
        local=asked.local,
    )
    check = await last_of_rule(asked.store, OWNER, mark(rule, asked.local))
    return Answer(
        found=found,
        first=found.first,
        pivot=found.pivot,
        delay=found.delay,
        delay_on_one_file=found.delay_on_one_file,
        base_rate=base_rate(check, rule, asked.local),
    )


def _rule(key: str) -> Rule:
    """The rule of an id or a number."""
    for rule in rules():
        if key.casefold() in (rule.id, rule.number.casefold()):
            return rule
    raise BadInput(f"rule '{key}'", "is no rule", "take an id or number from docs/rules")


def show(answered: Answer) -> RenderableType:
    """Each team and all together, then what would have moved the day, when it was acted on and how common it is."""
    found = answered.found
    rule = _rule(found.rule)
    joined = "as joined today" if found.identity == "today" else "as joined by each day"
    lines = [
        found.pivot.sentence if found.pivot else "No telling of up to three facts to one team would have met it sooner.",
        f"{found.acted.sentence}{_delay(found)}",
        _rate(answered.base_rate),
        "This says when what was on file would have met the rule, and nothing of what would have followed.",
        *(f"Not complete: {words}." for words in found.cut),
    ]
    return Group(
        Text(f"{rule.number} {rule.title}", style="bold"),
        Text(f"{rule.question} Asked up to {day_words(found.until)}, files {joined}.\n"),
        table(
            "Would have met the rule",
            ("on whose file", "from", "what told would have moved it"),
            ([one.name, day_words(one.on) if one.on else "never", _pivot(one)] for one in (found.pooled, *found.teams)),
            "No team has a file on this child.",
        ),
        *(Text(line) for line in lines),
    )


def _pivot(one: OnFile) -> str:
    if one.pivot is None:
        return ""
    told = "; ".join(
        f"{team(telling.holder, telling.fact.held_by)}'s {telling.fact.kind.replace('-', ' ')} of {when(telling.fact.start)}"
        for telling in one.pivot.told
    )
    return f"from {day_words(one.pivot.on)}, told of {told}"


def _delay(found: Earliest) -> str:
    return f" That was {days(found.delay)} after all together could have known." if found.delay else ""


def _rate(rate: BaseRate | None) -> str:
    if rate is None:
        return "Base rate: none, as no check of all children by this rule is at hand; `sightline check` makes one."
    return (
        f"Base rate: by the check of {day_words(rate.as_at)} the rule stood out in {rate.stood_out} of {rate.children} children; "
        f"it applied to {rate.asked}."
    )
