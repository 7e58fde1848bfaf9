"""A path told in words: each step from one thing to the next, with the fact that ties them, its days and its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.case import Places
from sightline.graph.facts import Fact
from sightline.queries.words import holder_words, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path as plain data: what is left, what is reached, by which relationship, and the fact behind it."""

    origin: str
    relationship: str
    target: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One step in a sentence, with the fact it rests on."""

    text: str
    evidence: str | None
    held_by: str | None


RELATIONSHIPS: dict[str, str] = {
    "ABOUT": "is on record with",
    "IS": "is the record of",
    "BY": "was done by",
    "AT": "took place at",
    "CARER": "was cared for by",
    "WITH": "was with",
    "TO": "was addressed to",
    "WORKS_FOR": "works for",
    "IN": "lies in",
}


def story(steps: Iterable[Step], places: Places) -> tuple[Told, ...]:
    """A path's steps, each in a sentence."""
    return tuple(_told(step, places) for step in steps)


def _told(step: Step, places: Places) -> Told:
    tie = RELATIONSHIPS.get(step.relationship, step.relationship.lower().replace("_", " "))
    text = f"{step.origin} {tie} {step.target}."
    if step.fact is None:
        return Told(text=text, evidence=None, held_by=None)
    held = holder_words(step.fact.held_by, places)
    return Told(text=f"{text} {sentence(step.fact, places)} Source: {held}.", evidence=step.fact.fact, held_by=step.fact.held_by)
