"""The chronology itself: every fact that the lens shows and the question asks for, accounts of one event side by side."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sightline.graph.case import Case
from sightline.graph.facts import Fact, Statement
from sightline.queries.document.line import OWN_WORDS, Line, line_of, recorded_words
from sightline.queries.timeline import Entry, timeline
from sightline.queries.words import holder_words

FILES = ("Particulars", "Care")  # what a file says of who somebody is, and not of what happened
HAPPENINGS = ("Contact", "Residence", "Registration", "Involvement", "Status", "Statement")

# What turns a case: the succinct form keeps these, and whatever is named in `weighty`.
TURNS = frozenset({
    "referral", "admission", "discharge", "transfer", "strategy-discussion", "conference", "assessment", "enquiry", "decision",
    "allocation", "closure", "case-transfer", "allegation", "retraction", "was-not-brought", "no-access-visit", "home-visit",
    "visit-cancelled", "child-seen", "return-interview", "arrival", "death", "threshold-decision", "challenge", "not-shared",
    "dispute", "review", "core-group", "discharge-plan", "protection-file", "transfer-file", "return-interview-offered",
})  # fmt: skip

Disputes = dict[str, list[Statement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a chronology is asked for, within its lens.

    `since` (ISO day, inclusive) and `until` (exclusive): the window. `teams`: only what these hold or did. `kinds`: only these
    kinds of fact. `succinct`: the turns of the case only, without notes. `day` (ISO): the day for which it is written.
    """

    day: str
    since: str | None = None
    until: str | None = None
    teams: frozenset[str] | None = None
    kinds: tuple[str, ...] = ()
    succinct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One fact, or several accounts of one event side by side; `differs` says in what the accounts differ."""

    accounts: tuple[Line, ...]
    differs: tuple[str, ...] = ()

    @property
    def disputed(self) -> bool:
        """Is an account of it disputed, or do the accounts differ."""
        return bool(self.differs) or any(line.disputes for line in self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A fact that its sender withdrew: that it was on file, since when and until when, and nothing of what it said."""

    fact: str
    held_by: str
    holder: str
    recorded: str
    withdrawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """What happened in order, what has no day, what each file said of who people are, and what was left out by the question."""

    happenings: tuple[Happening, ...]
    undated: tuple[Happening, ...]
    files: tuple[Line, ...]
    withdrawn: tuple[Withdrawn, ...]
    left_out: Mapping[str, int]


def chronology(case: Case, asked: Asked) -> Chronology:
    """The chronology of one lensed case. Disputes and other accounts of an event stand with it, be they in the window or not."""
    entries = {entry.evidence: entry for entry in timeline(case, labels=(*HAPPENINGS, *FILES))}
    disputes = _disputes(entries)
    beside = {one.fact for several in disputes.values() for one in several}
    standing = {key: entry for key, entry in entries.items() if key not in beside and entry.fact.label in HAPPENINGS}
    chosen = _chosen(case, asked)
    if asked.succinct:
        chosen &= {key for key, entry in standing.items() if weighty(entry.fact, disputes)}
    groups = [group for group in _events(standing) if any(entry.evidence in chosen for entry in group)]
    shown = {entry.evidence for group in groups for entry in group}
    happenings = [_happening(case, group, disputes, asked.succinct) for group in groups]
    files = (_line(case, entry, disputes, asked.succinct) for entry in entries.values() if entry.fact.label in FILES)
    return Chronology(
        happenings=tuple(one for one in happenings if one.accounts[0].happened is not None),
        undated=tuple(one for one in happenings if one.accounts[0].happened is None),
        files=tuple(sorted(files, key=lambda line: (FILES.index(line.label), line.holder, line.happened or ("", ""), line.fact))),
        withdrawn=tuple(_withdrawn(case)),
        left_out=dict(sorted(Counter(entry.fact.kind for key, entry in standing.items() if key not in shown).items())),
    )


def weighty(fact: Fact, disputes: Collection[str] = ()) -> bool:
    """Does a fact stand in the succinct form: a turn of the case, suspected harm, the child's words, or something disputed."""
    return (
        fact.kind in TURNS
        or fact.kind in OWN_WORDS
        or fact.label in ("Residence", "Registration", "Involvement", "Status")
        or getattr(fact, "concern", None) in ("harm-suspected", "harm-ruled-out")
        or getattr(fact, "event", None) is not None
        or fact.fact in disputes
    )


def _chosen(case: Case, asked: Asked) -> set[str]:
    kinds = asked.kinds or None
    found = timeline(case, teams=asked.teams, kinds=kinds, since=asked.since, until=asked.until, labels=HAPPENINGS)
    return {entry.evidence for entry in found}


def _disputes(entries: Mapping[str, Entry]) -> Disputes:
    """The disputes of each fact; a dispute of a dispute has a line of its own."""
    found: Disputes = {}
    for entry in entries.values():
        if not isinstance(entry.fact, Statement):
            continue
        disputed = entries.get(entry.fact.disputes or "")
        if disputed is not None and getattr(disputed.fact, "disputes", None) not in entries:
            found.setdefault(disputed.evidence, []).append(entry.fact)
    return found


def _events(standing: Mapping[str, Entry]) -> Iterable[list[Entry]]:
    """The facts in order, the accounts of one event together where the first of them stands."""
    groups: dict[str, list[Entry]] = {}
    for key, entry in standing.items():
        event = getattr(entry.fact, "event", None)
        groups.setdefault(f"event {event}" if event else f"fact {key}", []).append(entry)
    return groups.values()


def _line(case: Case, entry: Entry, disputes: Disputes, succinct: bool) -> Line:
    line = line_of(case, entry, disputes.get(entry.evidence, ()))
    return replace(line, note=None) if succinct else line


def _happening(case: Case, group: list[Entry], disputes: Disputes, succinct: bool) -> Happening:
    lines = tuple(_line(case, entry, disputes, succinct) for entry in group)
    return Happening(accounts=lines, differs=_differs(lines, group) if len(lines) > 1 else ())


def _differs(lines: tuple[Line, ...], group: list[Entry]) -> tuple[str, ...]:
    """In what several accounts of one event differ; what one of them does not record is no difference."""
    said: dict[str, set[object]] = {
        "time": {line.time for line in lines if line.time},
        "what": {line.kind for line in lines},
        "place": {entry.address.id for entry in group if entry.address},
        "concern": {line.concern for line in lines if line.concern},
        "outcome": {outcome for entry in group if (outcome := getattr(entry.fact, "outcome", None))},
        "child seen": {line.seen for line in lines if line.seen not in ("", "not recorded")},
    }
    days = [line.happened for line in lines if line.happened]
    apart = any(one[1] < other[0] for one in days for other in days)
    return (*(("day",) if apart else ()), *(name for name, values in said.items() if len(values) > 1))


def _withdrawn(case: Case) -> Iterable[Withdrawn]:
    for key, versions in sorted(case.history.items()):
        first, last = versions[0], versions[-1]
        if last.deleted:
            holder = holder_words(last.held_by, case.places)
            recorded, withdrawn = recorded_words(first), recorded_words(last)
            yield Withdrawn(fact=key, held_by=last.held_by, holder=holder, recorded=recorded, withdrawn=withdrawn)
