"""A small made-up household for tests of the API: one child with files in two areas, a sibling, a carer, and a crowded timeline."""

from sightline.graph.facts import About, Care, Contact, Involvement, Particulars, Registration, Residence, Statement, Status, Told
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

CHILD, SIBLING, CARER, BUSY = "zubrin", "zubrin-small", "ormandel", "quellit"
NORTH, SOUTH, WARD = "north-front-door", "south-front-door", "ward"


def filed(person: str, team: str, who: str = "Child", on: str = "2020-01-02") -> tuple[Item, ...]:
    """A person with one team's file on them."""
    record = f"{team}/{person}"
    return (
        Child(id=person) if who == "Child" else Adult(id=person),
        Record(id=record, held_by=team, reference=f"R-{person}", person=who.lower()),
        IdentityDecision(id=f"{record} opened", record=record, person=person, who=who, at=on, by=team, basis="opened"),
    )


def about(team: str, person: str = CHILD, **seen: bool) -> tuple[About, ...]:
    """The tie to one team's file on a person."""
    return (About(record=f"{team}/{person}", **seen),)


PLACES: tuple[Item, ...] = (
    Authority(id="northmere", name="Northmere", gss="E99000001"),
    Authority(id="southmere", name="Southmere"),
    Agency(id="northmere-council", name="Northmere Council", kind="council", serves=("northmere",)),
    Agency(id=NORTH, name="Northmere front door", kind="social-care", part_of="northmere-council", serves=("northmere",), reach="01632 960001"),
    Agency(id=SOUTH, name="Southmere front door", kind="social-care", serves=("southmere",), reach="01632 960002"),
    Agency(id=WARD, name="Children's ward", kind="hospital", serves=("southmere",), reach="01632 960003"),
    Professional(id=f"{NORTH}/7", agency=NORTH, role="social worker", name="P. Ostrander"),
    Address(id="quay-1", lines="1 Invented Quay", postcode="ZZ1 1ZZ", authority="northmere"),
    Address(id="lane-2", lines="2 Invented Lane", authority="southmere"),
    Coverage(id="north all", agency=NORTH, kinds=("Contact", "Involvement"), since="2019-01-01", as_at="2020-12-31"),
)  # fmt: skip

STORY: tuple[Item, ...] = (
    *filed(CHILD, NORTH),
    *filed(CHILD, SOUTH, on="2020-04-02"),
    *filed(CHILD, WARD, on="2020-05-02"),
    *filed(SIBLING, NORTH),
    *filed(CARER, NORTH, "Adult"),
    Particulars(fact="name-north", kind="name", held_by=NORTH, about=about(NORTH), given_name="Ansa", family_name="Zubrin", born_on="2012-11-02", recorded_at="2020-01-02"),
    Particulars(fact="name-south", kind="name", held_by=SOUTH, about=about(SOUTH), given_name="Anka", family_name="Zubrin", born_on="2012-11-02", recorded_at="2020-04-02"),
    Particulars(fact="name-small", kind="name", held_by=NORTH, about=about(NORTH, SIBLING), given_name="Timo", family_name="Zubrin", recorded_at="2020-01-02"),
    Residence(fact="home-north", kind="home", held_by=NORTH, about=about(NORTH), at="quay-1", since="2020-01-01", until="2020-04-01", recorded_at="2020-01-02"),
    Residence(fact="home-small", kind="home", held_by=NORTH, about=about(NORTH, SIBLING), at="quay-1", since="2020-01-01", recorded_at="2020-01-02"),
    Residence(fact="home-south", kind="home", held_by=SOUTH, about=about(SOUTH), at="lane-2", since="2020-04-01", recorded_at="2020-04-02"),
    Care(fact="care", kind="carer", held_by=NORTH, about=about(NORTH), carer=f"{NORTH}/{CARER}", relation="great-aunt", in_household=True, recorded_at="2020-01-02"),
    Involvement(fact="team-north", kind="team", held_by=NORTH, about=about(NORTH), agency=NORTH, by=f"{NORTH}/7", since="2020-01-10", until="2020-03-20", recorded_at="2020-01-10"),
    Registration(fact="school", kind="school", held_by=SOUTH, about=about(SOUTH), agency="lane-school", since="2020-04", recorded_at="2020-05-01"),
    Status(fact="need", kind="child-in-need", held_by=SOUTH, about=about(SOUTH), authority="southmere", since="2020-05-10", recorded_at="2020-05-10"),
    Statement(fact="words", kind="child-words", held_by=WARD, about=about(WARD), speaker="Ansa", text="I like the quay.", on="2020-05-02", recorded_at="2020-05-02"),
    Agency(id="lane-school", name="Invented Lane School", kind="school", serves=("southmere",)),
    Contact(fact="referral", kind="referral", held_by=NORTH, about=about(NORTH), on="2020-01-10", by=f"{NORTH}/7", to=SOUTH, note="Asked for help with rent.", recorded_at="2020-01-10",
            told=(Told(id="t1", to=SOUTH, state="reached", sent_at="2020-01-11", received_at="2020-01-14", how="letter"),)),
    Contact(fact="visit", kind="home-visit", held_by=NORTH, about=about(NORTH, seen=True, seen_alone=False), on="2020-01-20", time="09:30", by=f"{NORTH}/7", at="quay-1", recorded_at="2020-01-21"),
    Contact(fact="call", kind="call", held_by=NORTH, about=about(NORTH), on="2020-01-20", time="08:15", by=f"{NORTH}/7", recorded_at="2020-01-20"),
    Contact(fact="closure", kind="closure", held_by=NORTH, about=about(NORTH), on="2020-03-20", recorded_at="2020-03-20"),
    Contact(fact="admission", kind="admission", held_by=WARD, about=about(WARD, seen=True, seen_alone=True), on="2020-05-02", recorded_at="2020-05-02", concern="harm-suspected"),
    Contact(fact="letter", kind="letter", held_by=WARD, about=about(WARD), on="2020-05", to=SOUTH, recorded_at="2020-06-01", confidence="probable"),
    Contact(fact="undated", kind="contact", held_by=SOUTH, about=about(SOUTH), note="A note without a date."),
)  # fmt: skip

CROWD: tuple[Item, ...] = (
    *filed(BUSY, NORTH),
    *(
        Contact(
            fact=f"busy-{number:03d}",
            kind=("call", "home-visit", "letter")[number % 3],
            held_by=NORTH,
            about=about(NORTH, BUSY),
            on=f"2020-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            by=f"{NORTH}/7" if number % 4 else None,
            note=f"Note {number}" if number % 5 else None,
            recorded_at="2020-12-30",
        )
        for number in range(300)
    ),
)

BUNDLES = (Bundle("places", PLACES), Bundle("story", STORY), Bundle("crowd", CROWD))
