"""A path told in words: each step from one thing to the next, with the fact that ties them, its days and its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.case import Places
from sightline.graph.facts import Fact
from sightline.queries.words import holder_words, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path as plain data: what is left, what is reached, by which relationship, and the fact behind it.

    It is imagined where the fact ties the two only by what is imagined.
    """

    origin: str
    relationship: str
    target: str
    fact: Fact | None = None
    imagined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One step in a sentence, with the fact it rests on."""

    text: str
    evidence: str | None
    held_by: str | None


IMAGINED = "As imagined: "

# A path is walked from either end, so each of these reads the same both ways; the fact's own sentence says who did what.
RELATIONSHIPS: dict[str, str] = {
    "CARER": "is tied by a record of care to",
    "ABOUT": "is on the same record as",
    "AT": "is tied by a stay to",
    "BY": "is tied by a worker's contact or involvement to",
    "FROM": "is tied by a contact to",
    "TO": "is tied by a contact to",
    "WITH": "is tied by a registration or involvement to",
    "UNDER": "is tied by a responsibility or status to",
    "IN": "is tied by a stay to",
    "HELD_BY": "is tied by a file to",
    "TOLD": "is tied by what was told to",
}


def story(steps: Iterable[Step], places: Places) -> tuple[Told, ...]:
    """A path's steps, each in a sentence."""
    return tuple(_told(step, places) for step in steps)


def _told(step: Step, places: Places) -> Told:
    tie = RELATIONSHIPS.get(step.relationship, step.relationship.lower().replace("_", " "))
    text = f"{IMAGINED if step.imagined else ''}{step.origin} {tie} {step.target}."
    if step.fact is None:
        return Told(text=text, evidence=None, held_by=None)
    held = holder_words(step.fact.held_by, places)
    return Told(text=f"{text} {sentence(step.fact, places)} Source: {held}.", evidence=step.fact.fact, held_by=step.fact.held_by)
