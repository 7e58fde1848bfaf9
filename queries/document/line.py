"""One fact as a line of a chronology: what it says, how the child was seen, its clocks, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.case import Case, Places
from sightline.graph.clock import day_words
from sightline.graph.facts import About, Bounds, Care, Contact, Fact, Particulars, Registration, Statement, Status
from sightline.queries.document.telling import Telling, tellings
from sightline.queries.timeline import Entry
from sightline.queries.words import holder_words, said, when_words

BASES = {"on-file": "on file", "later-source": "a later source says so", "not-established": "not established"}
OWN_WORDS = {"child-words": "The child's words", "strength": "A strength", "family-view": "The family's view"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a fact that the lens shows: what it said, on whose file, since when and how that is known."""

    number: int
    holder: str
    text: str
    recorded_at: str | None
    recorded: str
    loaded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Who disputes a fact, in which words, and the fact that says so."""

    fact: str
    text: str
    recorded: str
    citation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact. `versions` ends with the one that stands; `note` is none where it could tell of later days than the lens."""

    fact: str
    label: str
    kind: str
    when: str
    happened: Bounds | None
    ended: Bounds | None
    time: str | None
    held_by: str
    holder: str
    team: str
    worker: str | None
    text: str
    details: tuple[str, ...]
    note: str | None
    seen: str
    concern: str | None
    versions: tuple[Version, ...]
    told: tuple[Telling, ...]
    disputes: tuple[Dispute, ...]
    confidence: str
    citation: str | None
    source: str

    @property
    def recorded(self) -> str:
        """When it was put on file and how that is known; where it was changed, first and as it stands here."""
        first, last = self.versions[0], self.versions[-1]
        if len(self.versions) == 1:
            return last.recorded
        return f"first {first.recorded} on the file of {first.holder}, as it stands here {last.recorded}"


def line_of(case: Case, entry: Entry, disputes: Iterable[Statement] = ()) -> Line:
    """One standing fact of a case as a line, the disputes of it beside it."""
    fact, places = entry.fact, case.places
    worker = entry.professional
    return Line(
        fact=fact.fact,
        label=fact.label,
        kind=fact.kind,
        when=sentence_case(when_words(fact)) if fact.start else "No day recorded",
        happened=fact.start,
        ended=fact.end,
        time=fact.time,
        held_by=fact.held_by,
        holder=holder_words(fact.held_by, places),
        team=holder_words(getattr(fact, "by_agency", None) or getattr(fact, "agency", None) or fact.held_by, places),
        worker=worker.role if worker else None,
        text=text_of(fact, places),
        details=tuple(_details(fact, case)),
        note=fact.note,
        seen=seen_words(fact, entry.about),
        concern=getattr(fact, "concern", None),
        versions=tuple(_version(one, places) for one in case.history[fact.fact]),
        told=tellings(case, fact.fact),
        disputes=tuple(_dispute(one, places) for one in disputes),
        confidence=fact.confidence,
        citation=fact.citation,
        source=fact.source,
    )


def text_of(fact: Fact, places: Places) -> str:
    """What a fact says in a sentence, without its day; whose words a statement has stands before them."""
    if not isinstance(fact, Statement):
        return f"{sentence_case(said(fact, places))}."
    unspoken = fact.kind in OWN_WORDS and fact.speaker is None and fact.text is not None
    text = f"“{(fact.text or '').removesuffix('.')}”" if unspoken else said(fact, places)
    circumstances = [
        f"in {fact.language}" if fact.language else "",
        {True: "with an interpreter", False: "no interpreter", None: ""}[fact.interpreter],
        f"present: {fact.present}" if fact.present else "",
    ]
    given = "; ".join(one for one in circumstances if one)
    whose = OWN_WORDS.get(fact.kind, fact.kind.replace("-", " ").capitalize())
    return f"{whose}: {text}{f' ({given})' if given else ''}."


def recorded_words(fact: Fact) -> str:
    """When a version was put on file and how that is known; a day that is not known is not guessed."""
    if fact.recorded_at is None:
        return "not established"
    return f"{day_words(fact.recorded_at)} ({BASES.get(fact.recorded_basis, fact.recorded_basis)})"


def loaded_words(instant: str) -> str:
    """When Sightline read a fact."""
    return f"{day_words(instant)} at {instant[11:16]} UTC" if instant else "at a time not recorded"


def seen_words(fact: Fact, about: Iterable[About]) -> str:
    """How far a contact's file says that the child was seen, on each of the child's records; silence stays silence."""
    if not isinstance(fact, Contact):
        return ""
    said = {words: None for one in sorted(about, key=lambda one: one.record) if (words := _seen(one))}
    return "; ".join(said) or "not recorded"


def _seen(one: About) -> str:
    because = f" ({one.not_alone_because})" if one.not_alone_because else ""
    parts = [
        {True: "seen", False: "not seen", None: ""}[one.seen],
        f"{one.times} times" if one.times is not None else "",
        {True: "spoken to", False: "not spoken to", None: ""}[one.spoken_to],
        {True: "alone", False: f"not alone{because}", None: ""}[one.seen_alone],
    ]
    return ", ".join(part for part in parts if part)


def sentence_case(text: str) -> str:
    """The first letter as a capital, the rest as it stands."""
    return f"{text[:1].upper()}{text[1:]}"


def _adults(care: Care, case: Case) -> list[tuple[str, str]]:
    """The names that the lens shows on the adult's own record, each with the fact that says so."""
    found = [one for member in case.household for one in member.seen.of(Particulars)]
    on_file = [one for one in found if any(about.record == care.carer for about in one.about)]
    named = [(one.fact, " ".join(part for part in (one.given_name, one.family_name) if part)) for one in on_file]
    return sorted((key, name) for key, name in named if name)


def _version(fact: Fact, places: Places) -> Version:
    return Version(
        number=fact.version,
        holder=holder_words(fact.held_by, places),
        text="withdrawn by its sender" if fact.deleted else text_of(fact, places),
        recorded_at=fact.recorded_at,
        recorded=recorded_words(fact),
        loaded_at=fact.loaded_at,
    )


def _dispute(fact: Statement, places: Places) -> Dispute:
    text = sentence_case(said(fact, places))
    return Dispute(fact=fact.fact, text=f"{text}.", recorded=recorded_words(fact), citation=fact.citation)


def _details(fact: Fact, case: Case) -> list[str]:
    """What a fact says beside its sentence: why it began or ended, and what that file calls the adult."""
    match fact:
        case Care():
            return [f"Named there: {name} [{key}]." for key, name in _adults(fact, case)]
        case Statement(disputes=str(disputed)) if disputed in case.history:
            return [f"About [{disputed}]."]
        case Status(reason=str(reason)):
            return [f"Reason: {reason}."]
        case Registration():
            ended = [f"Ended: {fact.end_reason}."] if fact.end_reason else []
            return [*ended, f"Destination: {fact.destination}."] if fact.destination else ended
        case _:
            return []
