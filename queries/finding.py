"""What one rule says about one start in one case: an answer from a closed list, its evidence and the sources looked at."""

from dataclasses import dataclass
from typing import Literal, get_args

from sightline.graph.facts import Bounds, Fact
from sightline.queries.index import Index
from sightline.queries.rule import Kind, Rule
from sightline.queries.sources import Source

Answer = Literal[
    "recorded-in-time",
    "recorded-late",
    "not-recorded-by-due-day",
    "due-on",
    "not-required",
    "disputed",
    "not-knowable",
    "pattern-found",
    "pattern-not-found",
]
Why = Literal["no-coverage", "imprecise", "not-knowable-to-you"]

ANSWERS: tuple[Answer, ...] = get_args(Answer)
# A prompt is never late or overdue: what would be so for a duty is a pattern found, the rest a pattern not found.
PROMPT: dict[Answer, Answer] = {
    "recorded-in-time": "pattern-not-found",
    "recorded-late": "pattern-found",
    "not-recorded-by-due-day": "pattern-found",
    "due-on": "pattern-not-found",
}
NOT_KNOWABLE: dict[Why, str] = {
    "no-coverage": "no source claims to cover the question",
    "imprecise": "the answer hangs on days that are not known exactly",
    "not-knowable-to-you": "what would answer it may be on a file that you may not see",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a finding, by the fewest and most that the bounds of its dates allow; `most` is none where unbounded."""

    name: str
    fewest: int
    most: int | None
    unit: str = "days"

    @property
    def words(self) -> str:
        """The number with its unit; both bounds where they differ."""
        one = self.fewest == self.most == 1
        unit = {"bodies": "body"}.get(self.unit, self.unit.removesuffix("s")) if one else self.unit
        return f"{number_words(self.fewest, self.most)} {unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule says. `why` belongs to not-knowable, `reason` to not-required; `evidence` are facts in order of happening.

    `basis` is the law, guidance or local figure whose limit counted; `default_figure`: it is Sightline's own, as the authority
    has set none. `starts_from` is the fact that the finding starts from, `next_due` the day of a later limit that still runs.
    """

    id: str
    rule: str
    number: str
    title: str
    kind: Kind
    answer: Answer
    why: Why | None = None
    reason: str | None = None
    started: Bounds | None = None
    due: Bounds | None = None
    figures: tuple[Figure, ...] = ()
    responsible: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    starts_from: str | None = None
    sources: tuple[Source, ...] = ()
    basis: str | None = None
    default_figure: bool = False
    next_due: Bounds | None = None
    sentence: str

    @property
    def stands_out(self) -> bool:
        """Is this what the rule looks for: a pattern found, or a duty not met by its day."""
        return self.answer in ("pattern-found", "not-recorded-by-due-day", "recorded-late")

    def figure(self, name: str) -> Figure | None:
        """One figure by its name."""
        return next((figure for figure in self.figures if figure.name == name), None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with what belongs to it, before it is put in a finding. Said as of a duty; prompts have it translated."""

    answer: Answer
    why: Why | None = None
    reason: str | None = None


def finding(
    rule: Rule,
    index: Index,
    verdict: Verdict,
    sentence: str,
    *,
    evidence: list[Fact],
    beside: Fact | None = None,
    started: Bounds | None,
    due: Bounds | None = None,
    figures: tuple[Figure, ...] = (),
    responsible: tuple[str, ...] = (),
    basis: str | None = None,
    default_figure: bool = False,
    next_due: Bounds | None = None,
) -> Finding:
    """One finding of a rule; its evidence in order of happening, its id the same as long as it starts from the same fact.

    `beside` tells apart several findings of a rule that start from one fact.
    """
    in_order = sorted({fact.fact: fact for fact in evidence}.values(), key=index.place)
    answer = verdict.answer if rule.kind == "duty" else PROMPT.get(verdict.answer, verdict.answer)
    if answer == "not-knowable" and verdict.why is not None:
        sentence = f"{sentence} Not knowable: {NOT_KNOWABLE[verdict.why]}."
    elif answer == "not-required" and verdict.reason is not None:
        sentence = f"{sentence} Not required: {verdict.reason}."
    elif answer == "disputed":
        sentence = f"{sentence} An account of it is disputed."
    return Finding(
        id=":".join([rule.id, evidence[0].fact if evidence else index.case.person, *([beside.fact] if beside else [])]),
        rule=rule.id,
        number=rule.number,
        title=rule.title,
        kind=rule.kind,
        answer=answer,
        why=verdict.why,
        reason=verdict.reason,
        started=started,
        due=due,
        figures=figures,
        responsible=responsible,
        evidence=tuple(fact.fact for fact in in_order),
        starts_from=evidence[0].fact if evidence else None,
        sources=index.sources,
        basis=basis,
        default_figure=default_figure,
        next_due=next_due,
        sentence=sentence,
    )


def days_words(fewest: int, most: int) -> str:
    """So many days, as people say it."""
    if fewest == most and most < 2:
        return "a day"
    return f"{number_words(fewest, most)} days"


def number_words(fewest: int, most: int | None) -> str:
    """One number, or both bounds of it."""
    if most is None:
        return f"at least {fewest}"
    return str(fewest) if fewest == most else f"{fewest} to {most}"
