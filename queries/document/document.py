"""One document: head, chronology, statements, team by team, duties and prompts, and the sources held and missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.clock import day_words
from sightline.graph.facts import Bounds
from sightline.queries.document.chronology import Asked, Chronology, chronology
from sightline.queries.document.holdings import Holdings, holdings
from sightline.queries.document.stated import Stated
from sightline.queries.document.teams import Cited, TeamRow, teams
from sightline.queries.finding import Figure
from sightline.queries.gaps import gaps_of
from sightline.queries.heading import lens_words
from sightline.queries.index import Index
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.names import names
from sightline.queries.rule import Rule
from sightline.queries.words import holder_words

FORMS = {False: "Complete form", True: "Succinct form"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a document is an answer to. It stands on a page of its own and tells nothing that happened to the child."""

    title: str
    child: str
    names: tuple[str, ...]
    form: str
    day: str
    asked_by: str
    purpose: str | None
    lens: str
    window: str
    sources: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number of a finding by its bounds, `most` none where unbounded, and in words."""

    name: str
    fewest: int
    most: int | None
    unit: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A duty not met by its day, or a pattern that reviews have found to matter, with its evidence.

    `rests_on` is the law, guidance or local figure of a duty, or the finding that a prompt comes from.
    """

    rule: str
    number: str
    kind: str
    title: str
    answer: str
    sentence: str
    rests_on: str
    started: Bounds | None
    due: Bounds | None
    figures: tuple[Count, ...]
    responsible: tuple[str, ...]
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that the writers write; plain data, the same for the same case and question."""

    head: Head
    chronology: Chronology
    statements: tuple[Stated, ...]
    teams: tuple[TeamRow, ...]
    noted: tuple[Noted, ...]
    holdings: Holdings


def document(
    case: Case, asked: Asked, rules: Iterable[Rule], statements: Iterable[Stated] = (), local: Locals = NOWHERE
) -> Document:
    """The document of one lensed case: nothing in it but what the lens shows. `local` is what authorities set for themselves."""
    held = holdings(case)
    return Document(
        head=_head(case, asked, held),
        chronology=chronology(case, asked),
        statements=tuple(statements),
        teams=teams(case),
        noted=_noted(case, asked, rules, local),
        holdings=held,
    )


def _head(case: Case, asked: Asked, held: Holdings) -> Head:
    called = tuple(dict.fromkeys(one.name for one in names(case)))
    rests = "1 source" if len(held.held) == 1 else f"{len(held.held)} sources"
    read = f"the latest as at {day_words(held.as_at)}" if held.as_at else "as-at day not stated"
    viewer = case.lens.viewer
    return Head(
        title=f"Chronology: {' / '.join(called) or 'no name on these files'}",
        child=case.person,
        names=called,
        form=FORMS[asked.succinct],
        day=asked.day,
        asked_by=viewer.name if viewer.role == viewer.name else f"{viewer.name} ({viewer.role})",
        purpose=viewer.purpose,
        lens=lens_words(case.lens, case),
        window=_window(case, asked),
        sources=f"{rests}, {read}; all are listed at the end. Absence here is not absence.",
        warnings=tuple(_warnings(case, asked)),
    )


def _window(case: Case, asked: Asked) -> str:
    parts = [
        f"from {day_words(asked.since)}" if asked.since else "",
        f"before {day_words(asked.until)}" if asked.until else "",
        f"held or done by {', '.join(sorted(holder_words(team, case.places) for team in asked.teams))}" if asked.teams else "",
        f"of these kinds: {', '.join(asked.kinds)}" if asked.kinds else "",
    ]
    return f"{', '.join(part for part in parts if part) or 'everything that the lens shows'}"


def _warnings(case: Case, asked: Asked) -> Iterable[str]:
    yield from (f"Not complete: {words}." for words in sorted(case.cut))
    if case.lens.known_at is not None or case.lens.happened_on is not None:
        yield "Notes of later sources are left out, since they tell of later days; those on a team's own file by then stand."
    if asked.succinct:
        yield "Succinct form: the turns of the case, suspected harm, the child's words and what is disputed; no notes."


def _noted(case: Case, asked: Asked, rules: Iterable[Rule], local: Locals) -> tuple[Noted, ...]:
    index = Index(case, local=local)
    sentences = {fact.fact: fact for fact in case.facts}
    asking = {rule.id: rule for rule in rules}
    return tuple(
        Noted(
            rule=one.rule,
            number=one.number,
            kind=one.kind,
            title=one.title,
            answer=one.answer,
            sentence=one.sentence,
            rests_on=one.basis or asking[one.rule].origin.text,
            started=one.started,
            due=one.due if one.kind == "duty" else None,
            figures=tuple(_count(figure) for figure in one.figures),
            responsible=tuple(holder_words(team, case.places) for team in one.responsible),
            evidence=tuple(Cited(text=index.sentence(sentences[key]), fact=key) for key in one.evidence if key in sentences),
        )
        for one in gaps_of(index, asking.values(), asked.day)
        if one.stands_out
    )


def _count(one: Figure) -> Count:
    return Count(name=one.name, fewest=one.fewest, most=one.most, unit=one.unit, words=one.words)
