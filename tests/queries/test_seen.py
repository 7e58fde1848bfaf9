"""Eyes on: the last sighting, alone or not, and the longest stretch without one."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case, CaseFile
from sightline.graph.facts import About, Contact
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import IdentityDecision, Record
from sightline.queries.seen import seen

Made = Callable[..., Case]

TODAY = "2021-12-31"


def visit(on: str, team: str = "social-care:North", **more: Any) -> dict[str, Any]:
    return {"kind": "home-visit", "on": on, "held_by": team, "seen": True, **more}


def test_the_last_sighting_and_the_last_one_alone_are_two_things(made: Made) -> None:
    eyes = seen(made(visit("2021-03-01", alone=True, key="alone"), visit("2021-04-01", key="last")), TODAY)
    assert eyes.last is not None
    assert eyes.last_alone is not None
    assert (eyes.last.fact, eyes.last_alone.fact) == ("last", "alone")
    assert eyes.last.alone is None


def test_a_contact_that_does_not_say_seen_is_no_sighting(made: Made) -> None:
    eyes = seen(made({"kind": "home-visit", "on": "2021-03-01", "held_by": "social-care:North"}), TODAY)
    assert eyes.sightings == ()
    assert eyes.last is eyes.longest is None


def test_the_longest_stretch_lies_between_two_sightings_or_after_the_last(made: Made) -> None:
    between = seen(made(visit("2021-01-01"), visit("2021-09-01"), visit("2021-12-01")), TODAY).longest
    after = seen(made(visit("2021-01-01"), visit("2021-02-01")), TODAY).longest
    assert between is not None
    assert after is not None
    assert (between.days, after.days) == ((243, 243), (333, 333))
    assert after.before is None


def test_a_series_counts_only_the_times_that_the_child_was_there() -> None:
    record = Record(id="r", held_by="t", reference="1")
    opened = IdentityDecision(id="d", record="r", person="zubrin", at="2021-01-01", by="t", basis="opened")
    run = Contact(
        fact="run", kind="office-visit", held_by="t", about=(About(record="r", seen=True, times=7),),
        since="2021-01-01", times=14, recorded_at="2021-03-01",
    )  # fmt: skip
    file = CaseFile(person="zubrin", who="Child", records=(record,), decisions=(opened,), facts=(run,))
    assert [one.times for one in seen(through(Lens(viewer=OWNER), file), TODAY).sightings] == [7]


def test_death_ends_the_stretch(made: Made) -> None:
    stretch = seen(made(visit("2021-01-01"), {"kind": "death", "on": "2021-01-11", "held_by": "hospital:North"}), TODAY).longest
    assert stretch is not None
    assert stretch.days == (10, 10)


def test_a_month_gives_fewest_and_most_days(made: Made) -> None:
    stretch = seen(made(visit("2021-11")), TODAY).longest
    assert stretch is not None
    assert stretch.days == (31, 60)


def test_a_series_counts_as_often_as_it_says_and_lasts_to_its_last_day(made: Made) -> None:
    run = {
        "kind": "office-visit",
        "since": "2021-03-01",
        "until": "2021-05-13",
        "times": 7,
        "held_by": "social-care:North",
        "seen": True,
    }
    eyes = seen(made(run), TODAY)
    assert eyes.groups[0].times == 7
    assert eyes.last is not None
    assert eyes.last.last == ("2021-05-12", "2021-05-12")


def test_observers_are_grouped(made: Made) -> None:
    eyes = seen(made(visit("2021-03-01"), visit("2021-03-02", "gp:North"), visit("2021-03-03", "hospital:North")), TODAY)
    assert {group.group: group.times for group in eyes.groups} == {"social care": 1, "health": 2}


def test_a_group_counts_how_often_it_saw_the_child_alone_and_leaves_out_what_is_not_recorded(made: Made) -> None:
    seen_alone, seen_with = visit("2021-03-01") | {"alone": True}, visit("2021-03-02") | {"alone": False}
    (group,) = seen(made(seen_alone, seen_with, visit("2021-03-03")), TODAY).groups
    assert (group.times, group.alone, group.not_alone) == (3, 1, 1)
