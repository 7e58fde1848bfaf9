"""The clocks of one version of a fact: when it happened, when it was put on file, and what cannot be."""

from collections.abc import Iterator, Mapping
from typing import Any

from sightline.graph.clock import add_days, first_day, last_day
from sightline.graph.facts import FAMILY, REVIEW, Fact
from sightline.loaders.case_format.header import NOT_ESTABLISHED, SAME_DAY, WHEN_PUBLISHED, Conventions, Source
from sightline.loaders.case_format.line import Line, chosen
from sightline.loaders.case_format.problems import Mistake
from sightline.loaders.case_format.shape import CHOICES
from sightline.loaders.case_format.words import When, moment, when

Values = dict[str, Any]


def happened(line: Line, words: Mapping[str, int]) -> Values:
    """The start and the end, where the row gives them; a new start takes the place of the whole old one."""
    values: Values = {}
    if line.has("on") or line.has("since"):
        key = "since" if line.says("since") else "on"
        found = line.read(key, lambda text: when(text, words)) or When()
        values = {"on": None, "since": None, "earliest": found.earliest, "latest": found.latest, key: found.moment}
    if line.has("until"):
        found = line.read("until", lambda text: when(text, words)) or When()
        if line.says("until") and not found.moment and not line.broken:
            line.mistake(
                "until",
                Mistake("an ending needs a day or month of its own", "write it as 1999-07, not after 1999-07-20"),
            )
        values |= {"until": found.moment, "until_earliest": found.earliest, "until_latest": found.latest}
    if line.says("on") and line.says("since"):
        line.mistake("since", Mistake("'on' and 'since' are both given", "keep 'on' for a day, 'since' for a stay or state"))
    return values


def same_day(line: Line, values: Values, *, further: bool) -> str | None:
    """The last day that what this version says anew could have happened: it cannot have been on file for certain before."""
    if line.says("until"):
        return When(values["until"], values["until_earliest"], values["until_latest"]).last
    if further and not (line.says("on") or line.says("since")):
        return None
    start = values.get("on") or values.get("since"), values.get("earliest"), values.get("latest")
    if any(start):
        return When(*start).last
    opened = [line.directory.opened.get(about.record) for about in values["about"]]
    return opened[0] if opened else None


def recorded(line: Line, values: Values, conventions: Conventions, cited: list[Source], *, further: bool) -> Values:
    """When this version was put on file and how that is known."""
    default = _by_convention(values["held_by"], conventions)
    said = line.read("recorded", _recorded)
    if further and said is None and not line.says("until") and not line.says("on") and not line.says("since"):
        line.mistake("recorded", Mistake("it is not said when this version was put on file", "write recorded: a day"))
    day = _day(line, said or default, values, cited, further=further, asked=said is not None)
    basis = line.read("recorded_basis", lambda text: chosen(text, CHOICES["Contact", "recorded_basis"], "basis"))
    return {"recorded_at": day, "recorded_basis": basis or (conventions.recorded_basis if day else "not-established")}


def _by_convention(holder: str, conventions: Conventions) -> str:
    if holder == FAMILY:
        return conventions.recorded_by_family
    return conventions.recorded_by_review if holder == REVIEW else conventions.recorded


def _recorded(text: str) -> str:
    return text if text in (SAME_DAY, WHEN_PUBLISHED, NOT_ESTABLISHED) else moment(text)


def _day(line: Line, said: str, values: Values, cited: list[Source], *, further: bool, asked: bool) -> str | None:
    if said == NOT_ESTABLISHED:
        return None
    if said == WHEN_PUBLISHED:
        return max((source.published for source in cited if source.published), key=last_day, default=None)
    if said != SAME_DAY:
        return said
    if not further and line.says("until") and (line.says("on") or line.says("since")):
        cure = "write the ending as its own version under 'then', or say recorded: a day"
        line.mistake("until", Mistake("whether this was on file from its beginning or only from its end is not said", cure))
    day = same_day(line, values, further=further)
    if day is None and asked:
        line.mistake("recorded", Mistake("'same day' needs a day on which it happened", "give the day it was put on file"))
    return day


def clock_mistakes(fact: Fact, before: Fact | None) -> Iterator[tuple[str, Mistake]]:
    """What cannot be, with the key that says so."""
    start, end, on_file = fact.start, fact.end, fact.recorded_at and last_day(fact.recorded_at)
    if start and end and end[1] < start[0]:
        yield "until", Mistake(f"'until' {fact.until} lies before its beginning", "correct one of the two")
    if on_file and end and end[0] > add_days(on_file, 1):
        cure = f"write the ending as its own version, recorded on {end[0]} or later"
        yield (
            "until",
            Mistake(f"'until' {fact.until} lies after {fact.recorded_at}, when this version was put on file", cure),
        )
    if on_file and start and fact.on and start[0] > on_file:
        cure = "correct one of the two"
        yield "recorded", Mistake(f"it was put on file on {fact.recorded_at}, before it happened on {fact.on}", cure)
    if before and before.recorded_at and on_file and on_file < first_day(before.recorded_at):
        cure = "write versions in the order in which they were put on file"
        yield "recorded", Mistake("it was put on file before the version that it follows", cure)
