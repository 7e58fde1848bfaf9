"""One person's case file: everything about them in one fetch, and what is left of it after the lens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from sightline.graph.facts import Fact
from sightline.graph.judgement import Judgement
from sightline.graph.things import Address, Agency, Authority, Coverage, IdentityDecision, Postcode, Professional, Record

if TYPE_CHECKING:
    from sightline.graph.lens import Lens

F = TypeVar("F", bound=Fact)
Who = Literal["Child", "Adult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The bodies, workers and areas that a case file's facts name, by id, and the postcodes of addresses without an area.

    `day` is the day asked about, where a lens asks about one; `graph.areas` says in which area something lay.
    """

    agencies: Mapping[str, Agency] = field(default_factory=dict)
    professionals: Mapping[str, Professional] = field(default_factory=dict)
    addresses: Mapping[str, Address] = field(default_factory=dict)
    authorities: Mapping[str, Authority] = field(default_factory=dict)
    postcodes: Mapping[str, Postcode] = field(default_factory=dict)
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """As fetched, before any lens: never hand it out.

    `facts` are all versions about this person; `household` those about the people tied to them by care or address;
    `claimants` the bodies whose records the claims in `coverage` are about; `judged` says which accounts are of one event.
    """

    person: str
    who: Who
    expected_on: str | None = None
    records: tuple[Record, ...] = ()
    decisions: tuple[IdentityDecision, ...] = ()
    judged: tuple[Judgement, ...] = ()
    facts: tuple[Fact, ...] = ()
    household: tuple["MemberFile", ...] = ()
    places: Places = field(default_factory=Places)
    coverage: tuple[Coverage, ...] = ()
    claimants: tuple[Agency, ...] = ()
    cut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFile:
    """A bounded summary of one other person of the household, before any lens; `decisions` concern `records`."""

    person: str
    who: Who
    records: tuple[Record, ...] = ()
    decisions: tuple[IdentityDecision, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """That something exists, who holds it and how to reach them; nothing of what it says."""

    fact: str
    label: str
    held_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a lens leaves of a set of facts.

    `facts` holds the version that stands for each fact seen as content, oldest happening first; `history` every version seen,
    by fact, in the order of recording; a fact withdrawn by its sender is in `history` only.
    """

    facts: tuple[Fact, ...] = ()
    history: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    signposts: tuple[Signpost, ...] = ()

    def of(self, kind: type[F], *kinds: str) -> tuple[F, ...]:
        """The standing facts of one label, of the given kinds where any are named, in order of happening."""
        return tuple(one for one in self.facts if isinstance(one, kind) and (not kinds or one.kind in kinds))

    def fact(self, key: str) -> Fact | None:
        """The standing version of one fact, where it is seen."""
        return next((one for one in self.facts if one.fact == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One other person of the household, after the lens. `through` names the care or residence facts that tie them."""

    person: str
    who: Who
    seen: Seen
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Seen):
    """One person's case after the lens: what every question in `queries` is asked of.

    `expected_on`: the day on which a child was expected; no record says since when that was known, so no replay has it.
    """

    person: str
    who: Who
    lens: "Lens"
    expected_on: str | None = None
    records: tuple[Record, ...] = ()
    decisions: tuple[IdentityDecision, ...] = ()
    household: tuple[Member, ...] = ()
    places: Places = field(default_factory=Places)
    coverage: tuple[Coverage, ...] = ()
    cut: tuple[str, ...] = ()
