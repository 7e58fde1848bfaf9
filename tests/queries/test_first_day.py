"""The first day on which something is found: asked seldom, the answer is the one of asking on every day."""

from collections.abc import Iterator

import pytest
from happenings import BEGAN, DAYS, TEAMS, made_up
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.graph.case import CaseFile
from sightline.graph.clock import add_days
from sightline.graph.lens import OWNER, Lens
from sightline.graph.replay import Replay
from sightline.queries.first_day import by_search, by_sweep, stretches
from sightline.queries.gaps import gaps
from sightline.queries.met import Met
from sightline.queries.rule import rules

LAST = add_days(BEGAN, DAYS + 60)
teams = st.sampled_from((None, *TEAMS))


def every_day() -> Iterator[str]:
    yield from (add_days(BEGAN, offset) for offset in range(DAYS + 61))


def day_by_day(replay: Replay, team: str | None) -> dict[str, str]:
    """The first day of each rule, by asking all rules on every day."""
    first: dict[str, str] = {}
    for day in every_day():
        case = replay.case(None if team is None else {team}, day, pooled=team is None)
        for finding in gaps(case, rules(), day):
            if finding.stands_out:
                first.setdefault(finding.rule, day)
    return first


@given(made_up(), teams)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_a_sweep_finds_the_day_that_asking_on_every_day_finds(file: CaseFile, team: str | None) -> None:
    replay = Replay(file, Lens(viewer=OWNER))
    found = {rule.id: Met(replay=replay, rule=rule, until=LAST).first(team) for rule in rules()}
    assert {rule: day.on for rule, day in found.items() if day is not None} == day_by_day(replay, team)


@pytest.mark.parametrize("team", [None, "haringey-social-services"])
def test_so_it_does_in_the_headline_case(headline_file: CaseFile, team: str | None) -> None:
    replay = Replay(headline_file, Lens(viewer=OWNER, identity="today"))
    slow: dict[str, str] = {}
    for day in (add_days("1999-04-20", offset) for offset in range(320)):
        case = replay.case(None if team is None else {team}, day, pooled=team is None)
        for finding in gaps(case, rules(), day):
            if finding.stands_out:
                slow.setdefault(finding.rule, day)
    found = {rule.id: Met(replay=replay, rule=rule, until="2000-03-04").first(team) for rule in rules()}
    assert len(slow) > 3
    assert {rule: day.on for rule, day in found.items() if day is not None} == slow


@given(made_up("decision"), teams)
@settings(max_examples=60)
def test_a_search_finds_what_a_sweep_finds_where_knowing_more_takes_nothing_away(file: CaseFile, team: str | None) -> None:
    replay = Replay(file, Lens(viewer=OWNER))
    assert replay.only_adds
    growing = [rule for rule in rules() if rule.check.only_grows]
    assert growing
    for rule in growing:
        met = Met(replay=replay, rule=rule, until=LAST)
        days = replay.days(None if team is None else {team}, pooled=team is None)

        def ask(day: str, met: Met = met) -> bool | None:
            return bool(met.findings(team, day)) or None

        assert by_search(days, days[0], LAST, ask) == by_sweep(days, days[0], LAST, ask)


@given(st.sets(st.integers(0, 40)), st.integers(0, 40), st.integers(0, 40))
def test_stretches_follow_on_one_another_and_leave_no_day_out(days: set[int], since: int, until: int) -> None:
    first, last = add_days(BEGAN, since), add_days(BEGAN, until)
    found = stretches([add_days(BEGAN, day) for day in days], first, last)
    covered = [day for one in found for day in range(int_of(one[0]), int_of(one[1]) + 1)]
    assert covered == list(range(since, until + 1))


def int_of(day: str) -> int:
    return next(number for number in range(-1, 100) if add_days(BEGAN, number) == day)


def test_what_time_alone_brings_about_is_found_on_its_day() -> None:
    due = add_days(BEGAN, 17)
    found = by_sweep([BEGAN], BEGAN, LAST, lambda day: day if day >= due else None)
    assert found is not None
    assert (found.on, found.found) == (due, due)


def test_what_is_taken_away_again_is_still_found_on_its_first_day() -> None:
    days = [add_days(BEGAN, offset) for offset in (0, 5, 9)]
    found = by_sweep(days, BEGAN, LAST, lambda day: True if days[1] <= day < days[2] else None)
    assert found is not None
    assert found.on == days[1]


def test_nothing_is_found_where_there_is_nothing_to_find() -> None:
    assert by_sweep([], BEGAN, LAST, lambda day: None) is None
    assert by_search([], BEGAN, LAST, lambda day: None) is None
    assert by_search([], LAST, BEGAN, lambda day: True) is None
