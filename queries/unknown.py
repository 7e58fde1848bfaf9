"""What a child is not known to: school, GP, health visitor … with the interval, and the coverage that allows saying so.

Where no source claims to cover the question, the answer is "not knowable": absence in these files is not absence.
"""

from dataclasses import dataclass
from typing import Literal

from sightline.graph.case import Case
from sightline.graph.clock import interval_days
from sightline.graph.facts import Bounds, Fact, Residence
from sightline.graph.things import Coverage
from sightline.queries.index import NOBODY, Index
from sightline.queries.sources import Source, sources

Known = Literal["known", "not-known", "not-knowable: no coverage", "not-knowable: not knowable to you"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing that a child may be known to: which facts would say so, and which kinds of body a claim must cover."""

    name: str
    words: str
    label: str
    kinds: tuple[str, ...]
    bodies: tuple[str, ...]


TOPICS: tuple[Topic, ...] = (
    Topic(name="school", words="a school", label="Registration", kinds=("school",), bodies=("school", "education")),
    Topic(name="gp", words="a GP practice", label="Registration", kinds=("gp",), bodies=("gp",)),
    Topic(
        name="health-visitor",
        words="a health visitor",
        label="Registration",
        kinds=("health-visitor",),
        bodies=("health-visiting",),
    ),
    Topic(name="nursery", words="a nursery", label="Registration", kinds=("nursery",), bodies=("nursery", "education")),
    Topic(
        name="lead-practitioner",
        words="a lead practitioner",
        label="Involvement",
        kinds=("lead-practitioner",),
        bodies=("social-care", "early-help"),
    ),
    Topic(
        name="allocated-worker",
        words="an allocated worker",
        label="Involvement",
        kinds=("allocated-worker",),
        bodies=("social-care",),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One topic over one interval. `days` are the fewest and most days without; `coverage` what the answer rests on."""

    topic: str
    words: str
    answer: Known
    since: Bounds | None
    until: Bounds | None
    days: tuple[int, int] | None
    known: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    sources: tuple[Source, ...]
    sentence: str


def unknown(case: Case, today: str) -> tuple[Unknown, ...]:
    """For each topic, whether the child is known to it, and if not since when."""
    index = Index(case)
    looked = sources(case)
    return tuple(absence(index, topic, looked, today) for topic in TOPICS)


def absence(index: Index, topic: Topic, looked: tuple[Source, ...], today: str) -> Unknown:
    """One topic: the longest interval in England without it, up to death or today."""
    since, until = presence(index, today)
    facts = [fact for fact in index.case.facts if fact.label == topic.label and fact.kind in topic.kinds]
    in_england = [fact for fact in facts if _nation(index, fact) in (None, "England")]
    covering = covers(index, topic, since, until)
    days = _days(since, until) if since and not in_england else None
    answer = _answer(index, topic, in_england, covering)
    return Unknown(
        topic=topic.name,
        words=topic.words,
        answer=answer,
        since=since,
        until=until,
        days=days,
        known=tuple(fact.fact for fact in facts),
        coverage=covering,
        sources=looked,
        sentence=_sentence(topic, answer, days),
    )


def presence(index: Index, today: str) -> tuple[Bounds | None, Bounds]:
    """From which day the child is recorded in England, and up to which day one may ask."""
    starts = [
        fact.start
        for fact in (*index.of(Residence), *index.contacts)
        if fact.start is not None and _nation(index, fact) == "England"
    ]
    deaths = [contact.start for contact in index.contacts if contact.kind == "death" and contact.start]
    return min(starts, default=None), min([*deaths, (today, today)])


def covers(index: Index, topic: Topic, since: Bounds | None, until: Bounds) -> tuple[Coverage, ...]:
    """The claims that cover a topic over a whole interval."""
    return tuple(
        claim
        for claim in index.case.coverage
        if claim.complete
        and since is not None
        and (claim.agency in topic.bodies or index.kind(claim.agency) in topic.bodies)
        and any(kind in (topic.label, *topic.kinds) for kind in claim.kinds)
        and (claim.since is None or claim.since <= since[0])
        and (claim.until is None or claim.until > until[0])
    )


def _nation(index: Index, fact: Fact) -> str | None:
    area = index.area(fact)
    if area is not None:
        return index.nation(area)
    team = getattr(fact, "agency", None) or getattr(fact, "by_agency", None) or fact.held_by
    return None if team in NOBODY else next((index.nation(one) for one in sorted(index.areas(team))), None)


def _answer(index: Index, topic: Topic, known: list[Fact], covering: tuple[Coverage, ...]) -> Known:
    if known:
        return "known"
    if any(post.label == topic.label for post in index.case.signposts):
        return "not-knowable: not knowable to you"
    return "not-known" if covering else "not-knowable: no coverage"


def _days(since: Bounds, until: Bounds) -> tuple[int, int]:
    fewest, most = interval_days(since, until)
    return max(fewest, 0), max(most, 0)


def _sentence(topic: Topic, answer: Known, days: tuple[int, int] | None) -> str:
    if answer == "known":
        return f"Known to {topic.words}."
    if answer == "not-known":
        over = "" if days is None else f" over {days[0]} days" if days[0] == days[1] else f" over {days[0]} to {days[1]} days"
        return f"Not known to {topic.words} in England{over}."
    return f"Whether known to {topic.words} is {answer.replace(': ', ', ', 1)}."
