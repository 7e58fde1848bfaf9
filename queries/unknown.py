"""What a child is not known to: school, GP, housing … with the interval, and the coverage that allows saying so.

Where no source claims to cover the question, the answer is "not knowable": absence in these files is not absence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Contact, Fact, Residence
from sightline.graph.things import Coverage
from sightline.queries.age import birthday_at, born, school_age
from sightline.queries.coverage import covering, hidden
from sightline.queries.finding import days_words
from sightline.queries.index import Index, elapsed, team_of
from sightline.queries.presence import ENGLAND, nation, presence
from sightline.queries.sources import Source

Known = Literal["known", "not-known", "not-knowable: no coverage", "not-knowable: not knowable to you"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing that a child may be known to: which facts say so, and which kinds of body a claim must cover."""

    name: str
    words: str
    label: str
    kinds: tuple[str, ...]
    bodies: tuple[str, ...]
    under: int | None = None


SCHOOL = Topic(name="school", words="a school", label="Registration", kinds=("school",), bodies=("school", "education"))
GP = Topic(name="gp", words="a GP practice", label="Registration", kinds=("gp",), bodies=("gp",))

TOPICS: tuple[Topic, ...] = (
    SCHOOL,
    GP,
    Topic(
        name="health-visitor",
        words="a health visitor",
        label="Registration",
        kinds=("health-visitor",),
        bodies=("health-visiting",),
        under=5,
    ),
    Topic(name="nursery", words="a nursery", label="Registration", kinds=("nursery",), bodies=("nursery",), under=5),
    Topic(name="housing", words="a housing body", label="Contact", kinds=(), bodies=("housing",)),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """An interval in which a child is on no file for a topic; `before` is the registration that ends it, where one does."""

    since: Bounds
    until: Bounds
    days: tuple[int, int]
    before: str | None


def unknown(case: Case, today: str) -> tuple[Unknown, ...]:
    """For each topic that fits the child's age, or that a file speaks of: is the child known to it, and since when not."""
    index = Index(case)
    here = presence(index, today)
    if here is None:
        return ()
    return tuple(_asked(index, topic, here.since, here.until) for topic in TOPICS if _fits(index, topic, here.since))


def stretches(index: Index, topic: Topic, since: Bounds, until: Bounds) -> Iterator[Stretch]:
    """The intervals in England within which no file has the child known to a topic, in order."""
    for fact in known_by(index, topic):
        if fact.start is None:
            continue
        if fact.start[0] > since[1] and since < until:
            end = min(fact.start, until)
            yield Stretch(since=since, until=end, days=elapsed(since, end), before=fact.fact)
        if fact.end is None:
            return
        since = max(since, fact.end)
    if since < until:
        yield Stretch(since=since, until=until, days=elapsed(since, until), before=None)


def known_by(index: Index, topic: Topic) -> list[Fact]:
    """The facts by which a child is known to a topic in England, or where the file does not say in which nation."""
    facts: list[Fact] = [*index.kinds(topic.kinds)] if topic.kinds else [*index.of(Contact)]
    at_body = (fact for fact in facts if topic.kinds or index.kind(team_of(fact)) in topic.bodies)
    return [fact for fact in at_body if nation(index, fact) in (None, ENGLAND)]


def claims(index: Index, topic: Topic, since: Bounds, until: Bounds) -> tuple[Coverage, ...]:
    """The claims that cover a topic over an interval: for all areas, or for each area in which the child lived."""
    found = covering(index, (topic.label, *topic.kinds), since, until, bodies=topic.bodies)
    for_all = tuple(claim for claim in found if claim.authority is None or _is_nation(index, claim.authority))
    areas = {index.area(fact) for fact in index.of(Residence) if nation(index, fact) == ENGLAND} - {None}
    if for_all or not areas <= {claim.authority for claim in found}:
        return for_all
    return found


def _is_nation(index: Index, area: str) -> bool:
    """Is the area meant the whole nation."""
    authority = index.authority(area)
    return authority is not None and authority.name == authority.nation == ENGLAND


def _fits(index: Index, topic: Topic, since: Bounds) -> bool:
    birth = born(index)
    if birth is None or any(index.kind(contact.to) in topic.bodies for contact in index.of(Contact)):
        return True
    if topic is SCHOOL:
        return school_age(birth)[1][1] >= since[0]
    return topic.under is None or birthday_at(birth[1], topic.under) > since[0]


def _asked(index: Index, topic: Topic, since: Bounds, until: Bounds) -> Unknown:
    known = known_by(index, topic)
    open_stretch = next((one for one in stretches(index, topic, since, until) if one.before is None), None)
    if topic.label == "Contact" and known:
        open_stretch = None  # having been in contact does not end
    elif open_stretch is None and not known:  # the first sign of the child is of this day
        open_stretch = Stretch(since=since, until=until, days=elapsed(since, until), before=None)
    since = open_stretch.since if open_stretch else since
    covered = claims(index, topic, since, until) if open_stretch else ()
    answer = _answer(index, topic, covered, known=open_stretch is None)
    days = open_stretch.days if open_stretch else None
    return Unknown(
        topic=topic.name,
        words=topic.words,
        answer=answer,
        since=since,
        until=until,
        days=days,
        known=tuple(fact.fact for fact in known),
        coverage=covered,
        sources=index.sources,
        sentence=_sentence(topic, answer, days),
    )


def _answer(index: Index, topic: Topic, covered: tuple[Coverage, ...], *, known: bool) -> Known:
    if known:
        return "known"
    if hidden(index, (topic.label,)):
        return "not-knowable: not knowable to you"
    return "not-known" if covered else "not-knowable: no coverage"


def _sentence(topic: Topic, answer: Known, days: tuple[int, int] | None) -> str:
    if answer == "known":
        return f"Known to {topic.words}."
    if answer == "not-known":
        return f"Not known to {topic.words} in England{f' over {days_words(*days)}' if days else ''}."
    return f"Whether known to {topic.words} is not knowable: {answer.partition(': ')[2]}."
