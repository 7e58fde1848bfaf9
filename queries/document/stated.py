"""Statements held against what was known: each cited fact as it stood then, or a refusal that names the fact and the reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.clock import day_words, last_day
from sightline.graph.facts import Fact
from sightline.graph.lens import Level
from sightline.graph.replay import Replay
from sightline.queries.called import teams_called
from sightline.queries.document.draft import BadStatements, Cite, Section, Trouble, Written
from sightline.queries.document.line import Line, line_of
from sightline.queries.document.telling import telling_words, tellings
from sightline.queries.heading import lens_words
from sightline.queries.index import NOBODY
from sightline.queries.timeline import Entry
from sightline.queries.words import holder_words, when_words

POOLED = ("all agencies", "all agencies together", "the agencies together")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A reviewer's statement and the facts that it rests on, as they stood on the day that its heading names."""

    text: str
    rests_on: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The statements under one heading, and the lens that each cited fact passed."""

    title: str
    lens: str
    statements: tuple[Statement, ...]


def stated(sections: Iterable[Section], replay: Replay, file: str = "statements") -> tuple[Stated, ...]:
    """The statements with the facts they rest on; BadStatements names every fact that was not known by then, and why.

    `replay` is seen through the lens of the document: no heading shows more than that.
    """
    troubles: list[Trouble] = []
    found = [_stated(section, replay, troubles) for section in sections]
    if troubles:
        raise BadStatements(file, troubles)
    return tuple(found)


def _stated(section: Section, replay: Replay, troubles: list[Trouble]) -> Stated:
    known = _known(section, replay, troubles) if section.knew else replay.whole
    statements = [_statement(one, known, replay.whole, troubles) for one in section.statements] if known else []
    lens = lens_words(known.lens, replay.whole) if known else ""
    return Stated(title=section.title, lens=lens, statements=tuple(statements))


def _known(section: Section, replay: Replay, troubles: list[Trouble]) -> Case | None:
    """What those whom the heading names knew by its day; none where it cannot be told whom or which day it means."""
    by = section.by or replay.lens.known_at
    if by is None:
        cure = "write 'What … knew by 16 July 1999', or give the whole document a day"
        troubles.append(Trouble(line=section.line, what="this heading names no day", cure=cure))
        return None
    if " ".join(section.who).casefold() in POOLED:
        return replay.case(None, by, pooled=True)
    teams: set[str] = set()
    for who in section.who:
        found = teams_called(who, replay.whole.places)
        if len(found) == 1:
            teams.add(found[0].id)
            continue
        named = "; ".join(sorted(team.name for team in found or replay.whole.places.agencies.values()))
        what = f"'{who}' could be several teams" if found else f"'{who}' is no team that this document names"
        troubles.append(Trouble(line=section.line, what=what, cure=f"name one of these: {named}"))
    return replay.case(teams, by) if len(teams) == len(section.who) else None


def _statement(written: Written, known: Case, whole: Case, troubles: list[Trouble]) -> Statement:
    lines = []
    for cite in written.cites:
        key = _meant(cite, whole, troubles)
        if key is None:
            continue
        fact = known.fact(key)
        if fact is None or fact.id not in {version.id for version in whole.history[key]}:
            what = f"[{key}] was not known: {_why_not(whole.history[key], known, whole)}"
            troubles.append(Trouble(line=cite.line, what=what, cure="cite what was known by then, or move the statement"))
        else:
            records = frozenset(record.id for record in known.records)
            lines.append(line_of(known, Entry(fact, known.places, records)))
    return Statement(text=written.text, rests_on=tuple(lines))


def _meant(cite: Cite, whole: Case, troubles: list[Trouble]) -> str | None:
    """The fact that a citation means: by its id, or by the end of it where only one ends so."""
    if cite.written in whole.history:
        return cite.written
    ending = [key for key in whole.history if key.endswith(f"/{cite.written}")]
    if len(ending) == 1:
        return ending[0]
    what = f"[{cite.written}] could be several facts" if ending else f"[{cite.written}] is no fact that this document may show"
    cure = f"write one of: {', '.join(sorted(ending))}" if ending else "take the id from a chronology made with the same lens"
    troubles.append(Trouble(line=cite.line, what=what, cure=cure))
    return None


def _why_not(versions: tuple[Fact, ...], known: Case, whole: Case) -> str:
    """Why a fact was not known to those teams by then, from what the document itself may show."""
    first, lens = versions[0], known.lens
    by = f"by the end of {day_words(lens.known_at)}" if lens.known_at else "then"
    if any(post.fact == first.fact for post in known.signposts):
        return f"{by} they had been told no more than that it exists"
    if lens.known_at and first.start and first.start[0] > lens.known_at:
        return f"it happened later, {when_words(first)}"
    if any(lens.level(version) is Level.CONTENT for version in versions):
        if known.fact(first.fact):
            return f"this document does not show it as it stood {by}"
        if first.fact in known.history:
            return f"{by} its sender had withdrawn it"
        return f"{by} the file it stood on had not been joined to this child's"
    if lens.teams is not None and not lens.teams:
        return "this document shows nothing of what those teams knew"
    holder = holder_words(first.held_by, whole.places)
    if lens.pooled and first.held_by in NOBODY:
        return f"no agency held it, only {holder}"
    if lens.teams is None or first.held_by in lens.teams:
        return _not_on_file(first, holder, by)
    teams = lens.teams
    words = [telling_words(one) for one in tellings(whole, first.fact) if one.to in teams]
    told = f"; told to {'; '.join(words)}" if words else ""
    return f"it was on the file of {holder}, and had not certainly reached those teams {by}{told}"


def _not_on_file(version: Fact, holder: str, by: str) -> str:
    if version.recorded_at is None:
        return f"the day on which {holder} put it on file is not established"
    day = last_day(version.recorded_at)
    when = day_words(day) if day == version.recorded_at[:10] else f"some day up to {day_words(day)}"
    return f"{holder} put it on file on {when}, not {by}"
