"""The household: each source's relation, siblings' workers, and shared addresses that say something."""

from sightline.graph.case import Case, CaseFile, MemberFile, Places
from sightline.graph.facts import About, Care, Fact, Involvement, Particulars, Residence
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import Address, Agency, IdentityDecision, Record
from sightline.queries.household import household

TODAY = "2021-12-31"
PLACES = Places(
    agencies={
        "care": Agency(id="care", name="North social care", kind="social-care"),
        "school": Agency(id="school", name="School", kind="school"),
    },
    addresses={
        "flat": Address(id="flat", lines="1 Example Street"),
        "hostel": Address(id="hostel", lines="Hostel", communal=True),
    },
)


def decided(record: str, person: str) -> IdentityDecision:
    return IdentityDecision(id=record, record=record, person=person, at="2020-01-01", by="test", basis="test")


def stay(key: str, record: str, at: str, since: str, until: str | None) -> Residence:
    return Residence(fact=key, kind="home", held_by="care", about=(About(record=record),), at=at, since=since, until=until)


def case(*facts: Fact, sibling: tuple[Fact, ...] = (), adult: tuple[Fact, ...] = ()) -> Case:
    members = {"sister": ("Child", "c2", sibling), "mother": ("Adult", "a1", adult)}
    file = CaseFile(
        person="child",
        who="Child",
        records=(Record(id="c1", held_by="care", reference="1"),),
        decisions=(decided("c1", "child"),),
        facts=facts,
        household=tuple(
            MemberFile(
                person=name,
                who=who,
                records=(Record(id=record, held_by="care", reference=record),),
                decisions=(decided(record, name),),
                facts=theirs,
            )
            for name, (who, record, theirs) in members.items()
        ),
        places=PLACES,
    )
    return through(Lens(viewer=OWNER), file)


def test_opposite_accounts_of_a_relation_stand_side_by_side() -> None:
    cares = tuple(
        Care(fact=key, kind="carer", held_by=team, about=(About(record="c1"),), carer="a1", relation=relation)
        for key, team, relation in (("one", "care", "mother"), ("two", "school", "aunt"))
    )
    (adult,) = household(case(*cares, adult=cares), TODAY).adults
    assert {(one.relation, one.team) for one in adult.relations} == {("mother", "care"), ("aunt", "school")}


def test_an_address_counts_as_shared_for_the_days_that_both_stayed() -> None:
    own, theirs = stay("own", "c1", "flat", "2021-01-01", "2021-03-01"), stay("hers", "c2", "flat", "2021-02-01", None)
    (sister,) = household(case(own, sibling=(theirs,)), TODAY).children
    assert [(shared.address.id, shared.days, shared.evidence) for shared in sister.shared] == [
        ("flat", (28, 28), ("own", "hers"))
    ]


def test_stays_that_do_not_overlap_share_nothing() -> None:
    own, theirs = stay("own", "c1", "flat", "2021-01-01", "2021-02-01"), stay("hers", "c2", "flat", "2021-02-01", None)
    (sister,) = household(case(own, sibling=(theirs,)), TODAY).children
    assert sister.shared == ()


def test_a_communal_address_says_nothing() -> None:
    own, theirs = stay("own", "c1", "hostel", "2021-01-01", None), stay("hers", "c2", "hostel", "2021-01-01", None)
    found = household(case(own, sibling=(theirs,)), TODAY)
    assert [shared for one in found.children for shared in one.shared] == []


def test_who_works_with_a_sibling_is_named() -> None:
    own, theirs = stay("own", "c1", "flat", "2021-01-01", None), stay("hers", "c2", "flat", "2021-01-01", None)
    name = Particulars(
        fact="name", kind="name", held_by="care", about=(About(record="c2"),), given_name="Ida", family_name="Sample"
    )
    work = Involvement(fact="work", kind="team", held_by="care", about=(About(record="c2"),), agency="care", since="2021-01-01")
    (sister,) = household(case(own, sibling=(theirs, name, work)), TODAY).children
    assert sister.names == ("Ida Sample",)
    assert [team.id for team in sister.workers] == ["care"]


def test_several_accounts_of_one_shared_address_are_one_line() -> None:
    own = stay("own", "c1", "flat", "2021-01-01", "2021-03-01"), stay("own too", "c1", "flat", "2021-01-05", "2021-03-01")
    (sister,) = household(case(*own, sibling=(stay("hers", "c2", "flat", "2021-02-01", "2021-02-11"),)), TODAY).children
    assert [(shared.days, shared.evidence) for shared in sister.shared] == [((10, 10), ("own", "hers", "own too"))]
