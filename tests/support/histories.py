"""Random made-up histories: a few teams, one or two children, facts in versions, tellings, and identity decisions."""

from hypothesis import strategies as st

from sightline.graph.case import CaseFile
from sightline.graph.facts import FAMILY, REVIEW, About, Care, Contact, Fact, Involvement, Particulars, Residence, Told
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.stream import Bundle
from sightline.graph.things import Address, Adult, Agency, Authority, Child, IdentityDecision, Record
from sightline.graph.write import versioned

TEAMS = ("team-north", "team-south", "team-east")
HOLDERS = (*TEAMS, FAMILY, REVIEW)
RECORDS = tuple(f"{team}/zubrin" for team in HOLDERS)
DAYS = tuple(f"2020-01-{day:02d}" for day in range(1, 13))
INSTANTS = tuple(f"2021-01-{day:02d}T08:00:00.000Z" for day in range(1, 5))
CHILD, OTHER = "child-zubrin", "child-quellit"

days = st.sampled_from(DAYS)
maybe_partial = st.one_of(days, st.just("2020-01"), st.just("2020"))
team_sets = st.frozensets(st.sampled_from(TEAMS), min_size=1)
instants = st.sampled_from(INSTANTS)


@st.composite
def tellings(draw: st.DrawFn, name: str) -> Told:
    sent = draw(days)
    return Told(
        id=name,
        to=draw(st.sampled_from(TEAMS)),
        level=draw(st.sampled_from(("existence", "summary", "full"))),
        state=draw(st.sampled_from(("sent", "reached", "read", "disputed"))),
        sent_at=sent,
        received_at=draw(st.one_of(st.none(), st.sampled_from([day for day in DAYS if day >= sent]))),
        loaded_at=draw(instants),
    )


@st.composite
def versions(draw: st.DrawFn, fact: str, kind: type[Fact], number: int) -> Fact:
    """One version of a fact; everything that a lens weighs is drawn at random."""
    holder = draw(st.sampled_from(HOLDERS))
    common = {
        "fact": fact,
        "held_by": holder,
        "about": (About(record=f"{holder}/zubrin"),),
        "told": tuple(draw(tellings(f"{fact} {number} {order}")) for order in range(draw(st.integers(0, 2)))),
        "recorded_at": draw(st.one_of(st.none(), maybe_partial)),
        "deleted": draw(st.sampled_from((False, False, False, True))),
        "loaded_at": draw(instants),
        "note": f"version {number}",
    }
    if kind is Contact:
        return versioned(Contact(kind="referral", on=draw(st.one_of(st.none(), maybe_partial)), **common))
    since = draw(days)
    until = draw(st.one_of(st.none(), st.sampled_from([day for day in DAYS if day >= since])))
    if kind is Residence:
        return versioned(Residence(kind="home", at="address-1", since=since, until=until, **common))
    if kind is Care:
        return versioned(Care(kind="carer", carer=f"{holder}/ormandel", relation="aunt", since=since, until=until, **common))
    if kind is Involvement:
        return versioned(Involvement(kind="team", agency=draw(st.sampled_from(TEAMS)), since=since, until=until, **common))
    return versioned(Particulars(kind="name", given_name="Zubrin", **common))


@st.composite
def histories(draw: st.DrawFn, prefix: str = "fact", most: int = 5) -> tuple[Fact, ...]:
    """All versions of a few facts."""
    kinds = st.sampled_from((Contact, Residence, Care, Involvement, Particulars))
    made: list[Fact] = []
    for order in range(draw(st.integers(0, most))):
        kind = draw(kinds)
        count = draw(st.integers(1, 3))
        made += [draw(versions(f"{prefix}-{order}", kind, number)) for number in range(count)]
    return tuple(made)


@st.composite
def decisions(draw: st.DrawFn, prefix: str = "decision", most: int = 6) -> tuple[IdentityDecision, ...]:
    """Joins and separations of the records, on random days."""
    return tuple(
        IdentityDecision(
            id=f"{prefix}-{order}",
            record=draw(st.sampled_from(RECORDS)),
            person=draw(st.sampled_from((CHILD, OTHER))),
            at=draw(days),
            by="somebody",
            basis="test",
            loaded_at=draw(instants),
        )
        for order in range(draw(st.integers(0, most)))
    )


OPENED = tuple(
    IdentityDecision(id=f"{record} opened", record=record, person=CHILD, at="2019-12-31", by="the team", basis="opened")
    for record in RECORDS
)


@st.composite
def files(draw: st.DrawFn) -> CaseFile:
    """A case file of one child, before any lens."""
    return CaseFile(person=CHILD, who="Child", decisions=(*OPENED, *draw(decisions())), facts=draw(histories()))


@st.composite
def lenses(draw: st.DrawFn) -> Lens:
    """Any lens, asked by the owner or by somebody of a few teams."""
    reader = Viewer(name="reader", role="practitioner", teams=draw(team_sets))
    return Lens(
        viewer=draw(st.sampled_from((OWNER, OWNER, reader))),
        teams=draw(st.one_of(st.none(), team_sets)),
        pooled=draw(st.booleans()),
        known_at=draw(st.one_of(st.none(), days)),
        happened_on=draw(st.one_of(st.none(), days)),
        loaded_by=draw(st.one_of(st.none(), instants)),
        identity=draw(st.sampled_from(("as_decided", "today"))),
        counting=draw(st.sampled_from(("reached", "sent"))),
    )


@st.composite
def streams(draw: st.DrawFn) -> tuple[Bundle, ...]:
    """Bundles that name the same things again and again, some described more fully than others."""
    north = Authority(id="north", name="Northmere")
    teams = [Agency(id=team, name=team, kind="social-care", serves=("north",), part_of="council") for team in HOLDERS]
    bare = Agency(id=TEAMS[0], name="another name", kind="social-care")
    records = [Record(id=record, held_by=record.split("/")[0], reference="zubrin") for record in RECORDS]
    people = [Child(id=CHILD), Child(id=OTHER), Adult(id="ormandel")]
    carers = [Record(id=f"{team}/ormandel", held_by=team, reference="ormandel", person="adult") for team in HOLDERS]
    rest = [north, bare, *teams, *records, *people, *carers, Address(id="address-1", lines="1 Unbuilt Row", authority="north")]
    items = [*rest, *OPENED, *draw(decisions()), *draw(histories()), *draw(histories())]
    shuffled = draw(st.permutations(items))
    cut = draw(st.integers(0, len(shuffled)))
    again = draw(st.integers(0, len(shuffled)))
    return tuple(Bundle(str(n), tuple(part)) for n, part in enumerate((shuffled[:cut], shuffled[cut:], shuffled[:again])) if part)
