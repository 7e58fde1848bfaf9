"""What one record says of its person, all versions together: what linkage compares. Placeholders never get in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sightline.graph.clock import bounds
from sightline.graph.facts import Care, Fact, Particulars, Residence, Status
from sightline.graph.names import name_words, words
from sightline.graph.stream import Item
from sightline.graph.things import Address, IdentityDecision, Record
from sightline.loaders.identifiers import Grade, nhs_number, postcode, upn, uprn

F = TypeVar("F", bound=Fact)

# Words that stand in forms where no name is known.
NO_NAMES = frozenset({
    "anonymous", "baby", "boy", "child", "deceased", "dummy", "female", "girl", "infant", "known", "male", "mother", "na",
    "name", "newborn", "nk", "no", "none", "not", "of", "redacted", "surname", "tbc", "test", "twin", "unborn", "unknown",
    "unnamed", "withheld", "xx", "xxx",
})  # fmt: skip
NO_BIRTHS = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1901-01-01", "1970-01-01", "9999-12-31"})


@dataclass(frozen=True, slots=True)
class Home:
    """A stay at a dwelling that is no hostel or the like: keys that any spelling of the address gives, and its period."""

    keys: tuple[str, ...]
    postcode: str | None
    since: str | None
    until: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Carer:
    """An adult who cares for the child, by this record's team: the words of the name in one order, and the birth date."""

    name: str
    born: str | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """One record: folded names, birth dates, numbers by how far they may be leant on, homes, carers; newest first."""

    record: str
    team: str
    person: str = "child"
    identity: str | None = None
    by_linkage: bool = False  # does the identity rest on linkage alone
    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    sex: str | None = None
    numbers: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    homes: tuple[Home, ...] = ()
    carers: tuple[Carer, ...] = ()
    adopted_on: str | None = None
    since: str | None = None  # first day of which it says anything
    given_written: tuple[str, ...] = ()
    family_written: tuple[str, ...] = ()

    @property
    def identity_or_record(self) -> str:
        """Whom it is of today; a record of nobody yet is by itself."""
        return self.identity or f"record {self.record}"


@dataclass(slots=True)
class Sitting:
    """What is gathered for portraits: records, the facts about each, and what they name."""

    records: Mapping[str, Record]
    facts: Mapping[str, list[Fact]]
    addresses: Mapping[str, Address]
    decided: Mapping[str, IdentityDecision]

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Sitting":
        """From a stream's items, in any order."""
        records, addresses, decided = dict[str, Record](), dict[str, Address](), dict[str, IdentityDecision]()
        facts: dict[str, list[Fact]] = defaultdict(list)
        for item in items:
            if isinstance(item, Record):
                records[item.id] = item
            elif isinstance(item, Address):
                addresses[item.id] = item
            elif isinstance(item, IdentityDecision):
                last = decided.get(item.record)
                if last is None or (last.at, last.id) < (item.at, item.id):
                    decided[item.record] = item
            elif isinstance(item, Particulars | Residence | Care | Status):
                for about in item.about:
                    facts[about.record].append(item)
        return cls(records, facts, addresses, decided)

    def portraits(self, person: str = "child") -> Iterator[Portrait]:
        """Every record of a kind of person, in the order of ids."""
        for key in sorted(self.records):
            if self.records[key].person == person:
                yield self._portrait(self.records[key])

    def _portrait(self, record: Record) -> Portrait:
        standing = list(_standing(self.facts.get(record.id, ())))
        names = _newest(standing, Particulars)
        decision = self.decided.get(record.id)
        sound, weak = _numbers(names)
        return Portrait(
            record=record.id,
            team=record.held_by,
            person=record.person,
            identity=decision.person if decision else None,
            by_linkage=decision is not None and decision.basis.startswith("linkage"),
            given=_distinct(name_of(one.given_name) for one in names),
            family=_distinct(name_of(one.family_name) for one in names),
            born=_distinct(birth_of(one.born_on) for one in names),
            sex=next((one.sex[0].upper() for one in names if one.sex and one.sex[0].upper() in "FM"), None),
            numbers=sound,
            weak=weak,
            homes=tuple(self._homes(_newest(standing, Residence))),
            carers=tuple(self._carers(_newest(standing, Care))),
            adopted_on=min(filter(None, map(_adopted_on, standing)), default=None),
            given_written=_distinct(one.given_name or "" for one in names),
            family_written=_distinct(one.family_name or "" for one in names),
            since=min((day for versions in standing for one in versions if (day := _first_day(one))), default=None),
        )

    def _homes(self, stays: Iterable[Residence]) -> Iterator[Home]:
        for stay in {one.fact: one for one in reversed(list(stays))}.values():  # the last version tells when it ended
            address = self.addresses.get(stay.at or "")
            if address is not None and not address.communal and (found := tuple(dwelling(address))):
                code = postcode(address.postcode) if address.postcode else None
                written = code.value if code and code.keeps else None
                yield Home(found, written, stay.since or stay.on, stay.until, address.lines)

    def _carers(self, cares: Iterable[Care]) -> Iterator[Carer]:
        for key in dict.fromkeys(care.carer for care in cares):
            names = _newest(list(_standing(self.facts.get(key, ()))), Particulars)
            for one in names:
                name = " ".join(sorted(word for text in (one.given_name, one.family_name) for word in name_of(text).split()))
                if " " in name:
                    yield Carer(name, birth_of(one.born_on) or None, f"{one.given_name} {one.family_name}")


def name_of(text: str | None) -> str:
    """A name folded; nothing where it only stands for one."""
    parts = [word for word in name_words(text) if not word.isdigit()]
    return "" if all(word in NO_NAMES for word in parts) else " ".join(parts)


def birth_of(day: str | None) -> str:
    """A birth date as far as it may be leant on: the first of January stands for the year, the first days of systems for none."""
    if not day or day[:10] in NO_BIRTHS or not "1850" < day[:4] < "2100" or not _in_calendar(day[:10]):
        return ""
    return day[:4] if day[4:10] == "-01-01" else day[:10]


def _in_calendar(day: str) -> bool:
    try:
        return bool(bounds(day))
    except ValueError:
        return False


def dwelling(address: Address) -> Iterator[str]:
    """Keys that spellings of one address share: its UPRN, and its postcode with the numbers in it, or else all its words."""
    number = uprn(address.uprn) if address.uprn else None
    if number is not None and number.joins:
        yield f"uprn:{number.value}"
    parts = words(address.lines)
    numbers = [one for one in parts if one[0].isdigit()]
    if address.postcode and postcode(address.postcode).grade is not Grade.PLACEHOLDER:
        yield f"{''.join(words(address.postcode))}|{' '.join(numbers or parts)}"
    elif numbers and len(parts) > 2:
        yield " ".join(parts)


def _standing(versions: Iterable[Fact]) -> Iterator[list[Fact]]:
    """The versions of each fact that its sender has not withdrawn, oldest first."""
    by_fact: dict[str, list[Fact]] = defaultdict(list)
    for version in versions:
        by_fact[version.fact].append(version)
    for history in by_fact.values():
        history.sort(key=lambda one: (one.version, one.recorded_at or "", one.id))
        if not history[-1].deleted:
            yield history


def _newest(standing: Iterable[list[Fact]], kind: type[F]) -> list[F]:
    found = [one for history in standing for one in history if isinstance(one, kind)]
    return sorted(found, key=lambda one: (one.recorded_at or "", one.version, one.fact), reverse=True)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _numbers(names: Iterable[Particulars]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    read = [nhs_number(one.nhs_number) for one in names if one.nhs_number] + [upn(one.upn) for one in names if one.upn]
    sound = _distinct(f"{one.kind}:{one.value}" for one in read if one.joins)
    return sound, _distinct(f"{one.kind}:{one.value}" for one in read if one.keeps and not one.joins)


def _adopted_on(history: list[Fact]) -> str | None:
    """The day of an adoption that a status tells of: what ended because the child was adopted."""
    last = history[-1]
    told = isinstance(last, Status) and (last.reason or "").lower().startswith("adopted")
    return (last.until or last.on or last.since or "0001") if told else None


def _first_day(version: Fact) -> str | None:
    return min(filter(None, (version.on, version.since, version.recorded_at)), default=None)
