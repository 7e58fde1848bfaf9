"""Two teams' accounts that were judged to be of one event count as one from that day on, and as two once it is taken back."""

from dataclasses import replace

from deciding_at_random import SIGNED
from town import contact

from sightline.graph.accounts import with_accounts
from sightline.graph.case import CaseFile, Seen
from sightline.graph.circle import Circle
from sightline.graph.facts import Contact, Fact
from sightline.graph.joining import joined, kept_apart, undone
from sightline.graph.judgement import Judgement
from sightline.graph.judging import Judging
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import IdentityDecision

NORTH, SOUTH = (contact(f"visit {team}", "zubrin", team=team, kind="home-visit", id=team) for team in ("team-n", "team-s"))
EAST = contact("visit team-east", "zubrin", team="team-east", kind="home-visit", id="team-east", event="shared")
WEST = contact("visit team-west", "zubrin", team="team-west", kind="home-visit", id="team-west", event="shared")


def seen(*facts: Fact) -> Seen:
    return Lens(viewer=OWNER).see(facts)


def judging(*before: Judgement) -> Judging:
    facts = (NORTH, SOUTH, EAST, WEST)
    around = Circle(sort="Contact", holders={one.fact: one.held_by for one in facts}, judgements={one.id: one for one in before})
    return Judging(around, f"2026-01-05T00:00:{len(before):02d}.000Z")


def events(found: Seen) -> dict[str, str | None]:
    return {one.held_by: one.event for one in found.of(Contact)}


SAME = joined(judging(), NORTH.fact, SOUTH.fact, SIGNED)


def test_accounts_that_were_judged_one_have_one_event_and_nothing_else_changes() -> None:
    before = seen(NORTH, SOUTH)
    after = with_accounts(before, [SAME])
    north, south = after.of(Contact)
    assert north.event == south.event is not None
    assert {one.changed(event=None) for one in after.facts} == set(before.facts)
    assert with_accounts(before, [SAME, undone(judging(SAME), SAME.id, SIGNED)]) == before


def test_an_account_joins_those_that_share_an_event_already_and_one_of_them_can_be_kept_apart() -> None:
    third = joined(judging(), NORTH.fact, EAST.fact, SIGNED)
    assert set(events(with_accounts(seen(NORTH, EAST, WEST), [third])).values()) == {"shared"}
    apart = kept_apart(judging(), (WEST.fact,), SIGNED, (EAST.fact,))
    found = events(with_accounts(seen(EAST, WEST), [apart]))
    assert found["team-east"] != found["team-west"]


def test_who_sees_one_account_only_is_not_told_that_there_is_another() -> None:
    assert with_accounts(seen(NORTH), [SAME]) == seen(NORTH)


def test_a_replay_has_two_events_until_the_day_on_which_they_were_judged_one() -> None:
    records = ("team-n/zubrin", "team-s/zubrin")
    opened = tuple(
        IdentityDecision(id=record, record=record, person="zubrin", at="1900-01-01", by="the team", basis="opened")
        for record in records
    )
    file = CaseFile(person="zubrin", who="Child", decisions=opened, facts=(NORTH, SOUTH), judged=(SAME,))

    def counted(day: str | None, **more: object) -> int:
        case = through(replace(Lens(viewer=OWNER, known_at=day), **more), file)  # type: ignore[arg-type]
        return len({one.event or one.fact for one in case.of(Contact)})

    assert [counted("2026-01-04"), counted("2026-01-05"), counted(None)] == [2, 1, 1]
    assert counted("2026-01-04", identity="today") == 1
    assert counted(None, loaded_by="2026-01-04T00:00:00.000Z") == 2


