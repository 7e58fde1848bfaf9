"""The rules as pages for reading: one for each, and a list of all."""

from collections.abc import Callable, Iterator
from functools import partial

from sightline.graph.case import Places
from sightline.graph.clock import day_words
from sightline.graph.facts import Fact
from sightline.queries.example import case_of, file_of
from sightline.queries.gaps import gaps
from sightline.queries.law import ENACTED, OF_THE_DAY
from sightline.queries.mutation import share
from sightline.queries.rule import Example, Origin, Pattern, Rule, rules
from sightline.queries.words import holder_words, sentence

MADE = "Printed from the rule files in `queries/rules/` by `make docs`; change the rule, not this page."
KINDS = {
    "duty": "Duty: law or guidance in force on that day. It may be overdue.",
    "prompt": "Prompt: a pattern that reviews have found to matter, for review and reflection. It is never overdue.",
}


def pages() -> dict[str, Callable[[], str]]:
    """Every page by its path, with what prints it."""
    each = {f"docs/rules/{rule.id}.md": partial(rule_page, rule) for rule in rules()}
    return {"docs/rules/README.md": list_page, **each}


def list_page() -> str:
    """`docs/rules/README.md`: every rule with its question."""
    every, living = share()
    noticed = (
        f"Examples hold each rule to its words: of {every} changes (a bound shifted by one, a condition left out, a law a day "
        f"longer or shorter) they notice {every - living}. The rest cannot matter, as the rules concerned say."
    )
    lines = ["# Rules", "", MADE, "", *KINDS.values(), "", noticed, "", "| | rule | kind | asks |", "|---|---|---|---|"]
    lines += [f"| {rule.number} | [{rule.title}]({rule.id}.md) | {rule.kind} | {rule.question} |" for rule in rules()]
    return "\n".join(lines) + "\n"


def _action(pattern: Pattern) -> str:
    """One pattern of what counts as acting, in words."""
    said = ", ".join(kind.replace("-", " ") for kind in pattern.kinds)
    said = f"the end of a {said}" if pattern.when == "ends" else said
    return f"{said}{' by the team whose move it is' if pattern.by == 'responsible' else ''}"


def rule_page(rule: Rule) -> str:
    """One rule, with its worked examples."""
    lines = [
        f"# {rule.number}: {rule.title}",
        "",
        MADE,
        "",
        f"**{rule.question}**",
        "",
        KINDS[rule.kind],
        "",
        "| | |",
        "|---|---|",
    ]
    said = {
        "start": rule.start,
        "expected": rule.expected,
        "within": rule.limit,
        "responsible": rule.responsible,
        "what closes it": rule.closes,
        "not required": rule.not_required,
        "needed coverage": rule.coverage,
        "counts as acting on it": "; ".join(_action(pattern) for pattern in rule.check.acting) or "what closes it",
    }
    lines += [f"| {name} | {text} |" for name, text in said.items()]
    for version in rule.versions:
        lines += [f"| source | {version.text} |", f"| standing | {_standing(version)} |"]
    if rule.check.local:
        lines.append(f"| set locally | {', '.join(rule.check.local)}, in the authority's own file |")
    lines += ["", "## Worked examples", "", "All made up. Each is a test.", ""]
    for example in rule.examples:
        lines += [f"### {example.says}", "", *_example(rule, example), ""]
    return "\n".join(lines)


def _standing(origin: Origin) -> str:
    since = f"from {day_words(origin.since)}" if origin.since else ""
    until = f"until {day_words(origin.until)}" if origin.until else ""
    sure = "" if origin.confidence == "confirmed" else f"({origin.confidence})"
    figures = [origin.limit, *origin.then, *origin.limits.values()]
    limits = f"with {', then '.join(limit.words for limit in figures if limit)}" if any(figures) else ""
    said = ", ".join(part for part in (origin.nation, origin.status, since, until, limits) if part)
    return f"{said} {sure}".rstrip()


def _fact(fact: Fact, places: Places) -> str:
    """A fact in a sentence, with whom it reached; of a later version also when it was put on file."""
    said = sentence(fact, places).rstrip(".")
    later = f"Put on file on {day_words(fact.recorded_at)}: " if fact.version > 1 and fact.recorded_at else ""
    reached = "".join(f"; it reached {holder_words(told.to, places)}" for told in fact.told if told.level != "existence")
    alone = next((about.seen_alone for about in fact.about if about.seen_alone is not None), None)
    seen = {True: "; the child was seen alone", False: "; the child was not seen alone", None: ""}[alone]
    return f"{later}{said}{seen}{reached}."


def _example(rule: Rule, example: Example) -> Iterator[str]:
    file = file_of(example)
    yield from (f"- {_fact(fact, file.places)}" for fact in sorted(file.facts, key=lambda one: one.start or ("", "")))
    found = gaps(case_of(example), [rule], example.today, example.law)
    yield ""
    by = {OF_THE_DAY: "", ENACTED: ", as if all that is enacted were in force"}
    law = by.get(example.law, f", by the law of {example.law}")
    yield f"Asked on {day_words(example.today)}{law}: {'nothing to say.' if not found else ''}".rstrip()
    yield from (f"1. *{one.answer}*{f' ({one.why})' if one.why else ''}: {one.sentence}" for one in found)
