"""Finds children, adults and addresses by names, birth dates, numbers and addresses; every hit through the lens, with its why."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sightline.graph.asked import Asked, Keys, asked_keys, understood
from sightline.graph.case import Seen
from sightline.graph.facts import Fact, Particulars, Residence
from sightline.graph.lens import Lens, Level
from sightline.graph.match import Reason, fit, of_address, of_earlier, of_particulars, of_stay, parts
from sightline.graph.names import keys as name_keys
from sightline.graph.people import Described, describe
from sightline.graph.reading import Reading, reading
from sightline.graph.rows import thing
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams
from sightline.graph.things import Address
from sightline.graph.ties import Thing

# read at most: of each key that tells much, files, addresses, stays at each, people whose birth dates are read
BUDGET = {"most": 150, "names": 600, "addresses": 60, "stays": 30, "people": 200}
FEW = 50  # and of each key of one word alone, where there is more to go by
MOST_HITS = 100
LEAST_FIT = 0.3

_ORDER = {"Child": 0, "Adult": 1, "Address": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One child, adult or address, why it was found, and the facts that this rests on."""

    thing: Thing
    why: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, best first; `described` names the hits, `cut` says where there may be more."""

    asked: Asked
    hits: tuple[Hit, ...] = ()
    described: Described = field(default_factory=Described)
    cut: tuple[str, ...] = ()


async def search(store: Store, text: str, lens: Lens, limit: int = 20) -> Found:
    """Who and what fits a text as typed; what the lens hides is no hit. One round trip to find, one to name the hits."""
    asked = understood(text)
    keys = asked_keys(asked)
    if not keys:
        return Found(asked=asked, cut=("type a name, a whole date of birth, a number, a postcode or part of an address",))
    few = FEW if keys.telling else BUDGET["most"]
    births = bool(asked.born and asked.words)  # a name may be on one file and the date of birth on another
    lens, telling, alone = await with_whole_teams(store, lens), list(keys.telling), list(keys.alone)
    (row,) = await store.read("search", telling=telling, alone=alone, few=few, births=births, **BUDGET)
    candidates = _candidates(asked, lens, row)
    fits = {one: found.fit(asked) for one, found in candidates.items()}
    ranked = sorted((one for one in fits if fits[one] >= LEAST_FIT), key=lambda one: (-fits[one], _ORDER[one.label], one.id))
    shown = ranked[: min(limit, MOST_HITS)]
    cut = [*_cut(row, keys, few)]
    if len(shown) < len(ranked):
        cut.append(f"only the best {len(shown)} of {len(ranked)} are shown")
    hits = tuple(Hit(thing=one, why=candidates[one].why(asked), evidence=candidates[one].evidence()) for one in shown)
    return Found(asked=asked, hits=hits, described=await describe(store, shown, (), lens), cut=tuple(cut))


@dataclass(slots=True)
class _Candidate:
    """The best reason for each part of what was asked, with the facts that give it."""

    best: dict[str, Reason] = field(default_factory=dict)
    facts: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, reasons: Iterable[Reason], evidence: str) -> None:
        for reason in reasons:
            known = self.best.get(reason.part)
            if known is None or known.fit < reason.fit:
                self.best[reason.part], self.facts[reason.part] = reason, {evidence: None}
            elif known.says == reason.says:
                self.facts[reason.part][evidence] = None

    def fit(self, asked: Asked) -> float:
        return fit(asked, self.best.values())

    def why(self, asked: Asked) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.best[part].says for part in parts(asked) if part in self.best))

    def evidence(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for facts in self.facts.values() for key in facts))


def _candidates(asked: Asked, lens: Lens, row: Mapping[str, Any]) -> dict[Thing, _Candidate]:
    read = reading(row, lens)
    addresses: dict[str, Address] = {one["id"]: thing("Address", one) for one in row["addresses"]}
    at = {key: reasons for key, address in addresses.items() if (reasons := of_address(asked, address))}
    found: dict[Thing, _Candidate] = defaultdict(_Candidate)
    met = _met(asked, lens, read, row["decisions"])
    for standing, reasons in _of_names(asked, read.seen):
        for one in read.about(standing) if standing.fact in met else ():
            found[one].add(reasons, standing.fact)
    for stay in read.seen.of(Residence):
        if stay.at in at:
            found[Thing("Address", stay.at)].add(at[stay.at], stay.fact)
            for one in read.about(stay):
                found[one].add(of_stay(stay, addresses[stay.at], at[stay.at]), stay.fact)
    return found


def _met(asked: Asked, lens: Lens, read: Reading, decisions: Iterable[Mapping[str, Any]]) -> set[str]:
    """The facts that what is seen leads to: what was found by hidden versions alone is as if it had not been.

    A file leads to the dates of birth on the other files of whoever it was ever decided to be of.
    """
    history = read.seen.history
    if all(lens.level(version) is Level.CONTENT for version in read.versions):
        return set(history)
    under = asked_keys(asked)
    looked_under = {*under.telling, *under.alone}
    met = {fact for fact, versions in history.items() if any(_leads(one, looked_under) for one in versions)}
    ever: dict[str, set[str]] = defaultdict(set)
    for one in decisions:
        ever[one["record"]].add(one["person"])

    def whose(fact: str) -> set[str]:
        return {person for version in history[fact] for about in version.about for person in ever[about.record]}

    reached = {person for fact in met for person in whose(fact)}
    born = (fact for fact, versions in history.items() if any(isinstance(one, Particulars) and one.born_on for one in versions))
    return met | {fact for fact in born if asked.born and asked.words and not reached.isdisjoint(whose(fact))}


def _leads(version: Fact, looked_under: Collection[str]) -> bool:
    if isinstance(version, Particulars):
        return any(key in looked_under for key in name_keys(version))
    return isinstance(version, Residence)


def _of_names(asked: Asked, seen: Seen) -> Iterator[tuple[Particulars, list[Reason]]]:
    """What fits in each file that was not withdrawn: in the version that stands, and in those before it."""
    for standing in seen.of(Particulars):
        earlier = (one for one in seen.history[standing.fact][:-1] if isinstance(one, Particulars))
        reasons = [reason for version in earlier for reason in of_earlier(of_particulars(asked, version))]
        yield standing, [*of_particulars(asked, standing), *reasons]


def _cut(row: Mapping[str, Any], keys: Keys, few: int) -> Iterator[str]:
    """Where more stands under a key, or at an address, than was read."""
    for hits, meaning, most in ((row["hits"], keys.telling, BUDGET["most"]), (row["others"], keys.alone, few)):
        if common := [meaning[key] for key, size in Counter(hits).items() if size >= most]:
            them = "; ".join(dict.fromkeys(common))
            yield f"only the first {most} were looked at of {them}: add a name, a date of birth or a postcode"
    if len(row["addresses"]) >= BUDGET["addresses"]:
        yield f"only the first {BUDGET['addresses']} addresses were looked at: add a house number or a postcode"
    if row["names"] >= BUDGET["names"]:
        yield f"only the first {BUDGET['names']} files were looked at: add a date of birth"
    stays = Counter({(one["is"]["at"], one["is"]["fact"]): 1 for one in row["versions"] if one["label"] == "Residence"}.keys())
    for at, size in Counter(at for at, _ in stays).items():
        if size >= BUDGET["stays"]:
            yield f"only the first {size} stays at {at} were looked at"
