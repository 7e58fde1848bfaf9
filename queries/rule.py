"""A gap rule as its file has it: in sentences for a safeguarding lead, and as a check that the code carries out.

Each file in `rules/` is one rule, found by being there. A rule whose check is data says what starts it, what closes it and
within how long; one that needs a pattern has a Python file of the same name beside it with `findings(rule, index, today)`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from sightline.graph.errors import BadInput
from sightline.graph.facts import KINDS
from sightline.graph.things import AGENCY_KINDS
from sightline.queries.limit import Limit

Kind = Literal["duty", "prompt"]
# Was the child seen; did word reach the others; was it all put together; who held the case; was it closed with something open;
# is the child known to those whom every child has; does the record agree with itself. A prompt stands under the first that
# fits, so that whoever reads many knows where to look: an order for the eye, none weighs more.
Theme = Literal["duty", "seen", "word", "together", "held", "closed", "universal", "record"]
Side = Literal["holder", "doer", "receiver", "told"]
Moment = Literal["begins", "ends", "on-file"]
Sentence = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]

# Parts of a pattern that say which facts and which of their days, or that belong to `during`.
BARE = ("kinds", "when", "later", "ahead_days", "during_own", "during_told")
LABELS: dict[str, str] = {kind: label for label, kinds in KINDS.items() for kind in kinds}


class Told(BaseModel):
    """What is read from a rule file: nothing unknown, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(Told):
    """Where a rule comes from: a law or guidance with its nation, dates and status, or the finding of a review.

    One version of a law may have limits of its own; what it leaves out stands in the rule's check.
    """

    text: Sentence
    nation: str = "England"
    since: str | None = None
    until: str | None = None
    status: Sentence
    commenced: bool = Field(default=True, description="false while a law is enacted and not in force")
    confidence: Literal["confirmed", "probable", "stated"] = "confirmed"
    limit: Limit | None = None
    then: tuple[Limit, ...] = ()
    limits: Mapping[str, Limit] = {}
    numbers: Mapping[str, int] = {}


class Pattern(Told):
    """Which facts are meant. What is not named does not matter."""

    kinds: tuple[str, ...] = ()
    bodies: tuple[str, ...] = Field(default=(), description="kinds of body that did it")
    received_by: tuple[str, ...] = Field(default=(), description="kinds of body addressed, or that took it themselves")
    to_nobody: bool = Field(default=False, description="addressed to no body, so to the family")
    concerns: tuple[str, ...] = Field(default=(), description="as the team saw it")
    by: Literal["responsible", "anyone"] = Field(default="anyone", description="the responsible team, or anyone")
    answers: bool = Field(default=False, description="says that it answers the start")
    when: Moment = Field(default="begins", description="the day that counts: its first, its end, or when it came on file")
    words: tuple[str, ...] = Field(default=(), description="one of these stands in its outcome, reason, destination or note")
    seen: bool = Field(default=False, description="the child is not recorded as unseen")
    lasting: bool = Field(default=False, description="a stretch of time, not one day")
    later: bool = Field(default=False, description="on a later day than the start")
    during: tuple[str, ...] = Field(default=(), description="while one of these stands or goes on")
    during_own: bool = Field(default=False, description="on the part of the same body")
    during_told: bool = Field(default=False, description="and the body that did it had been told of that")
    ahead_days: int = Field(default=0, ge=0, description="so many days before the start still count")
    to_area: bool = Field(default=False, description="addressed to a body of the area in which the start lies")
    from_elsewhere: bool = Field(default=False, description="done by another body than the one addressed")
    to_starter: bool = Field(default=False, description="addressed to, or reached, the body that did the start")
    same_record: bool = Field(default=False, description="about the record that the start is about")

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """What it asks of a fact besides its kind and day."""
        fields = ((name, field.default) for name, field in Pattern.model_fields.items() if name not in BARE)
        return tuple(name for name, default in fields if getattr(self, name) != default)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of its kinds."""
        return frozenset(LABELS[kind] for kind in self.kinds)

    @model_validator(mode="after")
    def _known(self) -> "Pattern":
        unknown = [kind for kind in (*self.kinds, *self.during) if kind not in LABELS]
        unknown += [body for body in (*self.bodies, *self.received_by) if body not in AGENCY_KINDS]
        if unknown:
            raise ValueError(f"{', '.join(unknown)} is no kind of fact or body; see docs/model.md")
        return self


class Excuse(Pattern):
    """What makes the expected event not required, and the reason in words."""

    reason: str
    since_start: bool = Field(default=False, description="only where it had not passed before the start")
    own: bool = Field(default=False, description="said by the start itself")


class Check(Told):
    """A rule as the code carries it out. Rules with a pattern of their own read `limits` and `numbers` by name."""

    start: Pattern | None = None
    limit: Limit | None = None
    closes: tuple[Pattern, ...] = ()
    then: tuple[Limit, ...] = Field(
        default=(), description="limits that follow once it is closed, the last over and over while the start goes on"
    )
    stops: Limit | None = Field(default=None, description="after so long no further limit follows")
    outcome_closes: bool = Field(default=False, description="an outcome or destination recorded on the start closes it")
    end_closes: bool = Field(default=False, description="the end of the start itself closes it")
    unless: tuple[Excuse, ...] = ()
    unless_over: str = Field(default="", description="reason, where the start itself ended before the limit ran out")
    local: tuple[str, ...] = Field(default=(), description="limits and numbers that an authority sets for itself")
    acting: tuple[Pattern, ...] = Field(default=(), description="what counts as acting on it, where that is not what closes it")
    only_grows: bool = Field(default=False, description="knowing more never takes away what it finds")
    responsible: Side = "holder"
    covered: tuple[str, ...] = Field(default=(), description="labels or kinds that a claim must cover")
    numbers: Mapping[str, int] = Field(default={}, description="whole numbers that a pattern uses")
    limits: Mapping[str, Limit] = Field(default={}, description="limits that a pattern uses")
    met: str = Field(default="", description="sentence when it was recorded in time")
    late: str = Field(default="", description="sentence when it was recorded later")
    missing: str = Field(default="", description="sentence when it is not recorded")


class Example(Told):
    """A worked example: a few made-up facts, and the answers that the rule must give. See `example.py` for the notation."""

    says: str
    today: str
    answers: tuple[str, ...]
    facts: tuple[Mapping[str, Any], ...]
    teams: Mapping[str, Mapping[str, Any]] = {}
    joined: tuple[Mapping[str, str], ...] = ()
    coverage: tuple[Mapping[str, Any], ...] = ()
    uncovered: bool = False
    expected_on: str | None = None
    viewer: tuple[str, ...] | None = None
    known_to: tuple[str, ...] | None = None
    figures: Mapping[str, str] = {}
    law: str = Field(default="of-the-day", description="of-the-day, enacted, or a day whose law is applied")


class Rule(Told):
    """One rule. Duties may be overdue; prompts are for review and reflection and never are."""

    id: str = Field(pattern=r"[a-z][a-z0-9-]+")
    number: str
    kind: Kind
    theme: Theme = Field(default="duty", description="what a prompt is about; a duty stands by itself")
    title: Sentence
    question: Sentence
    start: Sentence
    expected: Sentence
    limit: Sentence
    responsible: Sentence
    closes: Sentence
    not_required: Sentence
    coverage: Sentence
    origin: Origin
    check: Check
    laws: tuple[Origin, ...] = Field(default=(), alias="law", description="each version of the law where it has changed")
    examples: tuple[Example, ...] = Field(alias="example", min_length=2)
    equivalent: Mapping[str, str] = Field(default={}, description="changes that no example can notice, with the reason")
    module: str | None = None

    @cached_property
    def starting(self) -> frozenset[str]:
        """The kinds of fact that it starts from; none named, where any contact or a pattern of its own may start it."""
        return frozenset(self.check.start.kinds if self.check.start else ())

    @property
    def versions(self) -> tuple[Origin, ...]:
        """Every version of the law, the oldest first; the one origin where it has not changed."""
        return self.laws or (self.origin,)

    @model_validator(mode="before")
    @classmethod
    def _latest(cls, told: Any) -> Any:
        """Where the law has several versions and no origin is given, the last is what the rule comes from."""
        versions = told.get("law") if isinstance(told, dict) else None
        return {"origin": versions[-1], **told} if versions else told

    @model_validator(mode="after")
    def _whole(self) -> "Rule":
        if (self.theme == "duty") != (self.kind == "duty"):
            raise ValueError("a prompt says what it is about (theme), a duty does not")
        if self.module is None and (self.check.start is None or self.check.limit is None):
            raise ValueError("a rule without a Python file beside it needs [check.start] and [check.limit]")
        if self.check.then and (self.check.outcome_closes or self.check.end_closes):
            raise ValueError("limits that follow one another need facts that close them, not the start's own outcome or end")
        if self.kind == "duty" and any(one.commenced and one.since is None for one in self.versions):
            raise ValueError("the law of a duty needs the day from which it counts (since), or commenced = false")
        if self.kind == "duty" and not self.check.covered:
            raise ValueError("a duty says what a source must cover before it can be missed (check.covered)")
        unknown = set(self.check.local) - {"limit", "then", *self.check.limits, *self.check.numbers}
        if unknown:
            raise ValueError(f"check.local names {', '.join(sorted(unknown))}, which is no limit or number of the rule")
        return self


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that has a file, in reading order."""
    folder = resources.files("sightline.queries.rules")
    files = {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith((".toml", ".py"))}
    found = [read_rule(text, name, files) for name, text in files.items() if name.endswith(".toml")]
    return tuple(sorted(found, key=lambda rule: reading_order(rule.number)))


def read_rule(text: str, name: str = "rule", files: Iterable[str] = ()) -> Rule:
    """One rule from the text of its file; `files` are the names of the files beside it."""
    stem = name.removesuffix(".toml")
    module = f"sightline.queries.rules.{stem}" if f"{stem}.py" in files else None
    try:
        return Rule(**{**tomllib.loads(text), "module": module})
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"queries/rules/{name}", str(error), "correct the TOML") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"queries/rules/{name}: {place or 'rule'}", first["msg"], "see queries/rule.py for the fields") from error


def reading_order(number: str) -> tuple[str, int, str]:
    """M2b after M2a, M11 after M8."""
    letters, digits, rest = re.fullmatch(r"(\D*)(\d*)(.*)", number).groups()  # type: ignore[union-attr]  # matches all
    return letters, int(digits or 0), rest


def rule_of(found: Iterable[Rule], key: str) -> Rule | None:
    """The rule with an id, or none."""
    return next((rule for rule in found if rule.id == key), None)
