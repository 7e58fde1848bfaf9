"""What makes two addresses, teams, workers or accounts of an event look like one: rules that a reader can check, never learned.

Each rule gives evidence with fixed bits; what they come to is only the order in which a person is asked.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from rapidfuzz.fuzz import token_set_ratio

from sightline.graph.case import Case
from sightline.graph.facts import Contact
from sightline.graph.names import name_words, words
from sightline.graph.proposal import Evidence, Proposal, likelihood_of
from sightline.graph.things import Address, Agency, Professional

T = TypeVar("T", Address, Agency, Professional)

MODEL = "rules of likeness 1"
PRIOR = -6.0  # bits, of two that share what brings them together at all
LEAST = 0.5
MOST_TOGETHER = 12  # of one postcode, name or day; where more come together it tells nothing

_SHORT = {
    "rd": "road", "st": "street", "str": "street", "ave": "avenue", "av": "avenue", "cl": "close", "ct": "court",
    "cres": "crescent", "dr": "drive", "gdns": "gardens", "gdn": "gardens", "ln": "lane", "pl": "place", "sq": "square",
    "ter": "terrace", "terr": "terrace", "apartment": "flat", "apt": "flat", "hse": "house", "bldg": "building",
    "bldgs": "buildings",
}  # fmt: skip
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sw", "sister", "nurse", "pc", "dc", "sgt"}
_JOINT = {
    "strategy-discussion", "conference", "core-group", "home-visit", "admission", "discharge", "enquiry", "case-transfer",
    "referral", "notice", "letter", "call", "receipt",
}  # fmt: skip
_MESSAGES = {"referral", "notice", "letter", "call", "receipt", "case-transfer"}


def address_key(one: Address) -> str | None:
    """What addresses that may be one share: the postcode."""
    return "".join(words(one.postcode)) or None


def alike_addresses(some: Iterable[Address], at: str) -> Iterator[Proposal]:
    """Two ways of writing one dwelling; never two house or flat numbers, nor two property numbers."""
    for one, other in _pairs(some):
        if one.uprn and other.uprn and one.uprn != other.uprn:
            continue
        mine, theirs = ([_SHORT.get(word, word) for word in words(address.lines)] for address in (one, other))
        if not _numbers(mine) or _numbers(mine) != _numbers(theirs):
            continue
        likeness = token_set_ratio(" ".join(mine), " ".join(theirs))
        found = [Evidence("postcode", "the same", 3.0, one.postcode or "", other.postcode or "")]
        found.append(Evidence("numbers", "the same", 3.0, " ".join(_numbers(mine)), " ".join(_numbers(theirs))))
        if sorted(mine) == sorted(theirs):
            found.append(Evidence("lines", "the same, written otherwise", 8.0, one.lines, other.lines))
        elif likeness >= 85:
            found.append(Evidence("lines", "alike", 4.0, one.lines, other.lines))
        else:
            found.append(Evidence("lines", "differ", -4.0, one.lines, other.lines))
        yield from _proposed(one.id, other.id, found, at)


def agency_key(one: Agency) -> str | None:
    """What teams that may be one share: their sort and the words of the name."""
    return f"{one.kind} {' '.join(sorted(set(words(one.name)) - {'the', 'and', 'of'}))}"


def alike_agencies(some: Iterable[Agency], at: str) -> Iterator[Proposal]:
    """Two entries of one team or organisation: one name in one area, or in one body."""
    for one, other in _pairs(some):
        found = [Evidence("name and sort", "the same words", 6.0, one.name, other.name)]
        if one.serves and other.serves:
            met = set(one.serves) & set(other.serves)
            bits, level = (4.0, "one area") if met else (-8.0, "two areas")
            found.append(Evidence("area", level, bits, ", ".join(one.serves), ", ".join(other.serves)))
        if one.part_of and other.part_of:
            bits, level = (3.0, "one body") if one.part_of == other.part_of else (-6.0, "two bodies")
            found.append(Evidence("part of", level, bits, one.part_of, other.part_of))
        codes = {code.split()[0] for code in one.codes} & {code.split()[0] for code in other.codes}
        if codes and not set(one.codes) & set(other.codes):
            found.append(Evidence("code", "two of one sort", -10.0, ", ".join(one.codes), ", ".join(other.codes)))
        yield from _proposed(one.id, other.id, found, at)


def worker_key(one: Professional) -> str | None:
    """What workers that may be one share: the team and the family name."""
    named = _worker_words(one)
    return f"{one.agency} {named[-1]}" if named else None


def alike_workers(some: Iterable[Professional], at: str) -> Iterator[Proposal]:
    """Two entries of one worker in one team: under a number and under a name, or with an initial."""
    for one, other in _pairs(some):
        mine, theirs = _worker_words(one), _worker_words(other)
        found = [Evidence("team and family name", "the same", 5.0, one.name or "", other.name or "")]
        given, other_given = mine[:-1], theirs[:-1]
        if given and other_given:
            same = given[0] == other_given[0]
            initial = given[0][0] == other_given[0][0] and 1 in (len(given[0]), len(other_given[0]))
            bits, level = (6.0, "the same") if same else (3.0, "an initial") if initial else (-8.0, "differ")
            found.append(Evidence("given name", level, bits, given[0], other_given[0]))
        if one.role and other.role:
            same = words(one.role) == words(other.role)
            found.append(Evidence("role", "the same" if same else "differ", 2.0 if same else -1.0, one.role, other.role))
        yield from _proposed(one.id, other.id, found, at)


def alike_contacts(case: Case, at: str) -> Iterator[Proposal]:
    """Two teams' accounts of one event: about one child, on one day, of one kind, or a message sent and received."""
    contacts = [one for one in case.of(Contact) if one.kind in _JOINT and one.on and len(one.on) >= 10]
    by_day: dict[str, list[Contact]] = {}
    for one in contacts:
        by_day.setdefault((one.on or "")[:10], []).append(one)
    for some in by_day.values():
        for one, other in combinations(sorted(some, key=lambda one: one.fact), 2) if len(some) <= MOST_TOGETHER else ():
            if one.held_by != other.held_by and not (one.event and one.event == other.event):
                yield from _proposed(one.fact, other.fact, list(_accounts(one, other)), at)


def _accounts(one: Contact, other: Contact) -> Iterator[Evidence]:
    yield Evidence("child and day", "the same", 4.0, one.on or "", other.on or "")
    messages = {one.kind, other.kind} <= _MESSAGES
    bits, level = (3.0, "the same") if one.kind == other.kind else (1.0, "sent and received") if messages else (-6.0, "differ")
    yield Evidence("kind", level, bits, one.kind, other.kind)
    if one.by and other.by:
        bits, level = (3.0, "the same") if one.by == other.by else (-1.0, "differ")
        yield Evidence("worker", level, bits, one.by, other.by)
    if messages:
        met = other.held_by in (one.to, one.by_agency) or one.held_by in (other.to, other.by_agency)
        bits, level = (4.0, "one names the other") if met else (-3.0, "neither names the other")
        yield Evidence("sender and receiver", level, bits, one.held_by, other.held_by)
    if one.at and other.at:
        bits, level = (2.0, "the same") if one.at == other.at else (-4.0, "differ")
        yield Evidence("place", level, bits, one.at, other.at)
    if one.time and other.time:
        bits, level = (2.0, "the same") if one.time[:2] == other.time[:2] else (-2.0, "differ")
        yield Evidence("hour", level, bits, one.time, other.time)


def _pairs(some: Iterable[T]) -> Iterator[tuple[T, T]]:
    ordered = sorted(some, key=lambda one: one.id)
    return combinations(ordered, 2) if len(ordered) <= MOST_TOGETHER else iter(())


def _proposed(one: str, other: str, found: list[Evidence], at: str) -> Iterator[Proposal]:
    likelihood = likelihood_of(PRIOR + sum(evidence.bits for evidence in found))
    if likelihood >= LEAST:
        yield Proposal((one, other), round(likelihood, 6), tuple(found), (), "review", MODEL, at)


def _numbers(said: list[str]) -> list[str]:
    """House and flat numbers, in order of their text: 2, 12a."""
    return sorted(word for word in said if re.fullmatch(r"\d+[a-z]?", word))


def _worker_words(one: Professional) -> list[str]:
    return [word for word in name_words(one.name) if word not in _TITLES]
