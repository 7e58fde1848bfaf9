"""A small made-up household for tests of the API: a child with files in two areas, a sibling, a carer; and a busy file."""

from typing import Any

from sightline.graph.case import CaseFile, MemberFile, Places, Who
from sightline.graph.facts import (
    About,
    Care,
    Contact,
    Fact,
    Involvement,
    Particulars,
    Registration,
    Residence,
    Statement,
    Status,
    Told,
)
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import (
    Address,
    Adult,
    Agency,
    Authority,
    Child,
    Coverage,
    IdentityDecision,
    Professional,
    Record,
)
from sightline.graph.write import versioned

CHILD, SIBLING, CARER, BUSY = "zubrin", "zubrin-small", "ormandel", "quellit"
NORTH, SOUTH, WARD, SCHOOL = "north-front-door", "south-front-door", "ward", "lane-school"
WORKER = f"{NORTH}/7"


def filed(person: str, team: str, who: str = "Child", on: str = "2020-01-02") -> tuple[Item, ...]:
    """A person with one team's file on them."""
    record = f"{team}/{person}"
    return (
        Child(id=person) if who == "Child" else Adult(id=person),
        Record(id=record, held_by=team, reference=f"R-{person}", person=who.lower()),
        IdentityDecision(id=f"{record} opened", record=record, person=person, who=who, at=on, by=team, basis="opened"),
    )


def on_file(label: type[Fact], team: str, fact: str, kind: str, recorded_at: str | None, **values: Any) -> Fact:
    """A fact on a team's file; about the child unless `person` says otherwise, and seen as `seen` and `seen_alone` say."""
    record = f"{team}/{values.pop('person', CHILD)}"
    tie = About(record=record, seen=values.pop("seen", None), seen_alone=values.pop("seen_alone", None))
    return label(fact=fact, kind=kind, held_by=team, about=(tie,), recorded_at=recorded_at, **values)


PLACES: tuple[Item, ...] = (
    Authority(id="northmere", name="Northmere", gss="E99000001"),
    Authority(id="southmere", name="Southmere"),
    Agency(id="northmere-council", name="Northmere Council", kind="council", serves=("northmere",)),
    Agency(id=NORTH, name="Northmere front door", kind="social-care", part_of="northmere-council", serves=("northmere",)),
    Agency(id=SOUTH, name="Southmere front door", kind="social-care", serves=("southmere",), reach="01632 960002"),
    Agency(id=WARD, name="Children's ward", kind="hospital", serves=("southmere",), reach="01632 960003"),
    Agency(id=SCHOOL, name="Invented Lane School", kind="school", serves=("southmere",)),
    Professional(id=WORKER, agency=NORTH, role="social worker", name="P. Ostrander"),
    Address(id="quay-1", lines="1 Invented Quay", postcode="ZZ1 1ZZ", authority="northmere"),
    Address(id="lane-2", lines="2 Invented Lane", authority="southmere"),
    Coverage(id="north all", agency=NORTH, kinds=("Contact", "Involvement"), since="2019-01-01", as_at="2020-12-31"),
)

LETTER_ARRIVED = Told(id="t1", to=SOUTH, state="reached", sent_at="2020-01-11", received_at="2020-01-14", how="letter")
ITS_EXISTENCE = Told(id="t2", to=NORTH, level="existence", sent_at="2020-06-02", received_at="2020-06-03")
BORN = "2012-11-02"

# fmt: off
STORY: tuple[Item, ...] = (
    *filed(CHILD, NORTH), *filed(CHILD, SOUTH, on="2020-04-02"), *filed(CHILD, WARD, on="2020-05-02"),
    *filed(SIBLING, NORTH), *filed(CARER, NORTH, "Adult"),
    on_file(Particulars, NORTH, "name-north", "name", "2020-01-02", given_name="Ansa", family_name="Zubrin", born_on=BORN),
    on_file(Particulars, SOUTH, "name-south", "name", "2020-04-02", given_name="Anka", family_name="Zubrin", born_on=BORN),
    on_file(Particulars, NORTH, "name-small", "name", "2020-01-02", given_name="Timo", family_name="Zubrin", person=SIBLING),
    on_file(Residence, NORTH, "home-north", "home", "2020-01-02", at="quay-1", since="2020-01-01", until="2020-04-01"),
    on_file(Residence, NORTH, "home-small", "home", "2020-01-02", at="quay-1", since="2020-01-01", person=SIBLING),
    on_file(Residence, SOUTH, "home-south", "home", "2020-04-02", at="lane-2", since="2020-04-01"),
    on_file(Care, NORTH, "care", "carer", "2020-01-02", carer=f"{NORTH}/{CARER}", relation="great-aunt", in_household=True),
    on_file(Involvement, NORTH, "team-north", "team", "2020-01-10", agency=NORTH, by=WORKER,
            since="2020-01-10", until="2020-03-20"),
    on_file(Registration, SOUTH, "school", "school", "2020-05-01", agency=SCHOOL, since="2020-04"),
    on_file(Status, SOUTH, "need", "child-in-need", "2020-05-10", authority="southmere", since="2020-05-10"),
    on_file(Statement, WARD, "words", "child-words", "2020-05-02", speaker="Ansa", text="I like the quay.", on="2020-05-02"),
    on_file(Contact, NORTH, "referral", "referral", "2020-01-10", on="2020-01-10", by=WORKER, to=SOUTH,
            note="Asked for help with rent.", told=(LETTER_ARRIVED,)),
    on_file(Contact, NORTH, "visit", "home-visit", "2020-01-21", on="2020-01-20", time="09:30", by=WORKER, at="quay-1",
            seen=True, seen_alone=False),
    on_file(Contact, NORTH, "call", "call", "2020-01-20", on="2020-01-20", time="08:15", by=WORKER),
    on_file(Contact, NORTH, "closure", "closure", "2020-03-20", on="2020-03-20"),
    on_file(Contact, WARD, "admission", "admission", "2020-05-02", on="2020-05-02", concern="harm-suspected",
            seen=True, seen_alone=True),
    on_file(Contact, WARD, "letter", "letter", "2020-06-01", on="2020-05", to=SOUTH, confidence="probable",
            told=(ITS_EXISTENCE,)),
    on_file(Contact, SOUTH, "undated", "contact", None, note="A note without a date."),
)
# fmt: on


def busy(number: int) -> Fact:
    """One contact of a crowded timeline."""
    return on_file(
        Contact,
        NORTH,
        f"busy-{number:03d}",
        ("call", "home-visit", "letter")[number % 3],
        "2020-12-30",
        on=f"2020-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        by=WORKER if number % 4 else None,
        note=f"Note {number}" if number % 5 else None,
        person=BUSY,
    )


CROWD: tuple[Item, ...] = (*filed(BUSY, NORTH), *(busy(number) for number in range(300)))
EVERYTHING = (*PLACES, *STORY, *CROWD)


def case_file(person: str) -> CaseFile:
    """A child's case file as the graph would fetch it, the household included."""
    return CaseFile(
        person=person,
        who="Child",
        records=_records(person),
        decisions=_decisions(person),
        facts=_facts(person),
        household=(_member(SIBLING, "Child"), _member(CARER, "Adult")) if person == CHILD else (),
        places=Places(
            agencies={one.id: one for one in EVERYTHING if isinstance(one, Agency)},
            professionals={one.id: one for one in EVERYTHING if isinstance(one, Professional)},
            addresses={one.id: one for one in EVERYTHING if isinstance(one, Address)},
            authorities={one.id: one for one in EVERYTHING if isinstance(one, Authority)},
        ),
        coverage=tuple(one for one in EVERYTHING if isinstance(one, Coverage)),
    )


def _member(person: str, who: Who) -> MemberFile:
    return MemberFile(person=person, who=who, records=_records(person), decisions=_decisions(person), facts=_facts(person))


def _decisions(person: str) -> tuple[IdentityDecision, ...]:
    return tuple(one for one in EVERYTHING if isinstance(one, IdentityDecision) and one.person == person)


def _records(person: str) -> tuple[Record, ...]:
    known = {one.record for one in _decisions(person)}
    return tuple(one for one in EVERYTHING if isinstance(one, Record) and one.id in known)


def _facts(person: str) -> tuple[Fact, ...]:
    known = {one.record for one in _decisions(person)}
    found = (one for one in EVERYTHING if isinstance(one, Fact))
    return tuple(
        versioned(one) for one in found if known & {tie.record for tie in one.about} or getattr(one, "carer", None) in known
    )


BUNDLES = (Bundle("places", PLACES), Bundle("story", STORY), Bundle("crowd", CROWD))
