"""Ties, read off one fact at a time."""

from dataclasses import replace

import pytest
from town import TEAM, cares, contact, filed, lives, named, record, registered, told, works

from sightline.graph.facts import FAMILY, About, Fact, Residence
from sightline.graph.lens import OWNER, Lens
from sightline.graph.things import IdentityDecision
from sightline.graph.ties import DECLARED, Thing, overlap, persons, ties

PERSON = {
    record("zubrin"): Thing("Child", "zubrin"),
    record("aunt"): Thing("Adult", "aunt"),
    record("quell"): Thing("Child", "quell"),
}


def tied(fact: Fact) -> set[tuple[str, str, str]]:
    return {(tie.origin.id, tie.relationship, tie.target.id) for tie in ties(fact, PERSON)}


def test_care_ties_a_child_to_the_carer_and_to_the_team_that_holds_it() -> None:
    assert tied(cares("zubrin", "aunt")) == {("zubrin", "CARER", "aunt"), ("zubrin", "HELD_BY", TEAM)}


def test_one_contact_about_two_children_ties_them_the_same_way_whatever_their_order() -> None:
    there, back = contact("call", "zubrin", "quell"), contact("call", "quell", "zubrin")
    assert ("quell", "ABOUT", "zubrin") in tied(there)
    assert tied(there) == tied(back)


def test_a_contact_ties_to_its_worker_and_bodies_and_not_to_where_it_took_place() -> None:
    call = contact("call", "zubrin", by="team/7", by_agency="helpline", to="police", at="row-1")
    assert {(relationship, target) for _, relationship, target in tied(call)} == {
        ("BY", "team/7"), ("FROM", "helpline"), ("TO", "police"), ("HELD_BY", TEAM),
    }  # fmt: skip


def test_a_telling_ties_once_it_has_arrived() -> None:
    assert ("zubrin", "TOLD", "police") in tied(contact("call", "zubrin", told=told("police")))
    assert ("zubrin", "TOLD", "police") not in tied(contact("call", "zubrin", told=told("police", state="sent")))


def test_what_the_family_knew_ties_to_no_body() -> None:
    assert tied(lives("zubrin", "row-1").changed(held_by=FAMILY)) == {("zubrin", "AT", "row-1")}


def test_a_record_of_nobody_ties_nothing() -> None:
    assert tied(works("stranger")) == set()


def test_care_and_involvement_come_before_a_contact_and_a_contact_before_being_on_file() -> None:
    facts = (named("zubrin", "Ana", "Ze"), contact("call", "zubrin", to="police"), works("zubrin"), cares("zubrin", "aunt"))
    facts = (named("zubrin", "Ana", "Ze"), contact("call", "zubrin", to="police"), works("zubrin"), cares("zubrin", "aunt"))
    made = [tie for fact in facts for tie in ties(fact, PERSON)]
    assert [tie.relationship for tie in sorted(made, key=lambda tie: tie.rank)][:3] == ["CARER", "WITH", "TO"]


def test_every_tie_is_by_a_declared_relationship() -> None:
    facts = [
        named("zubrin", "Ana", "Ze"), contact("call", "zubrin", "quell", by="7", by_agency="a", to="b", at="c", told=told("d")),
        lives("zubrin", "row-1", authority="north"), cares("zubrin", "aunt"), works("zubrin", by="7", authority="north"),
        registered("zubrin", "school"),
    ]  # fmt: skip
    assert {tie.relationship for fact in facts for tie in ties(fact, PERSON)} == set(DECLARED)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (("2020-01-01", "2020-02-01"), ("2020-01-31", None), True),
        (("2020-01-01", "2020-02-01"), ("2020-02-01", None), False),  # the day of leaving is no day of the stay
        (("2020-01-01", None), ("2019-01-01", None), True),
        (("2020-01", "2020-02-10"), ("2020-02-05", None), True),
        (("2020-01-01", "2020-02"), ("2020-02-10", None), None),
        (("2020-01-01", "2020-02"), ("2020-03-01", None), False),
        (("2020", "2020-07-01"), ("2019-01-01", "2020-03-01"), None),
        ((None, None), ("2020-01-01", None), False),
    ],
)
def test_stays_share_a_day_surely_perhaps_or_not(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], shared: bool | None
) -> None:
    first, second = lives("zubrin", "row-1", *one), lives("aunt", "row-1", *other)
    assert overlap(first, second) is shared is overlap(second, first)


def test_a_stay_dated_by_its_day_lasts_that_day() -> None:
    night = Residence(fact="night", kind="with-friends", held_by=TEAM, about=(About(record="r"),), at="row-1", on="2020-01-05")
    assert overlap(night, lives("aunt", "row-1", "2020-01-05")) is True
    assert overlap(night, lives("aunt", "row-1", "2020-01-06")) is False


def test_identity_is_as_the_lens_takes_it() -> None:
    (opened,) = (item for item in filed("zubrin") if isinstance(item, IdentityDecision))
    joined = replace(opened, id="joined", person="quell", at="2020-06-01")
    then, now = Lens(viewer=OWNER, known_at="2020-03-01"), Lens(viewer=OWNER)
    assert persons(then, [opened, joined]) == {record("zubrin"): Thing("Child", "zubrin")}
    assert persons(now, [opened, joined]) == {record("zubrin"): Thing("Child", "quell")}
    assert persons(replace(then, identity="today"), [opened, joined]) == persons(now, [opened, joined])
