"""The laws of who is who, on random sequences of joins, splits and undoings by people and machines."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from deciding_at_random import HOMES, RECORDS, SIGNED, Step, Town, histories, proposal, steps
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.graph.deciding import Deciding
from sightline.graph.errors import BadInput
from sightline.graph.joining import joined, kept_apart, undone
from sightline.graph.judging import Judging
from sightline.graph.proposal import SEALED
from sightline.graph.sameness import Groups, Home


def town_after(history: list[Step]) -> tuple[Town, list[str]]:
    town, keys = Town(), []
    for step in history:
        if key := town.take(step, keys):
            keys.append(key)
    return town, keys


@settings(max_examples=100)
@given(histories, steps)
def test_taking_back_the_last_decision_gives_back_exactly_who_was_who(history: list[Step], last: Step) -> None:
    town, keys = town_after(history)
    before = town.persons()
    key = town.take(last, keys)
    if key and town.circle.judgements[key].says != "undone":
        assert town.by_person(lambda judging: undone(judging, key, SIGNED))
    if last[0] != "undo" and not (key and town.circle.judgements[key].says == "undone"):
        assert town.persons() == before


@settings(max_examples=100)
@given(histories, st.data())
def test_taking_back_any_decision_leaves_all_as_if_it_had_never_been_made(history: list[Step], data: st.DataObject) -> None:
    town, keys = town_after(history)
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    if not town.by_person(lambda judging: undone(judging, key, SIGNED)):
        return
    without = [one for one in town.circle.judgements.values() if key not in (one.id, one.undoes)]
    groups = Groups({record: Home(HOMES[record], "Child") for record in RECORDS}, without)
    assert town.persons() == {record: groups.name(record) for record in RECORDS}


@settings(max_examples=100)
@given(histories)
def test_with_everything_taken_back_every_record_is_of_whom_its_team_said(history: list[Step]) -> None:
    town, keys = town_after(history)
    for key in reversed(keys):
        town.by_person(lambda judging, key=key: undone(judging, key, SIGNED))  # type: ignore[misc]
    assert town.persons() == HOMES


@settings(max_examples=100)
@given(histories)
def test_records_are_of_one_person_when_they_hang_together_and_of_nobody_twice(history: list[Step]) -> None:
    town, _ = town_after(history)
    groups, persons = town.circle.groups(), town.persons()
    for one, other in combinations(RECORDS, 2):
        assert (persons[one] == persons[other]) == (other in groups.of(one))


@settings(max_examples=100)
@given(histories)
def test_no_two_that_were_decided_to_be_of_two_people_are_together(history: list[Step]) -> None:
    town, _ = town_after(history)
    groups = town.circle.groups()
    assert not [record for record in RECORDS if groups.contradiction(groups.of(record))]


@settings(max_examples=100)
@given(histories, st.permutations(tuple(combinations(RECORDS, 2))), st.sampled_from(("machine join", "machine split")))
def test_no_machine_overturns_what_a_person_decided(history: list[Step], pairs: list[tuple[str, str]], what: str) -> None:
    town, keys = town_after(history)
    groups = town.circle.groups()
    said = {two: last.says for two in pairs if (last := groups.last(*two)) is not None and not last.machine}
    for one, other in pairs:
        town.take((what, one, other), keys)
    persons = town.persons()
    assert {(one, other): "same" if persons[one] == persons[other] else "different" for one, other in said} == said
    after = town.circle.groups()
    assert not [record for record in RECORDS if after.contradiction(after.of(record))]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 2), steps), max_size=12))
def test_who_was_who_by_a_day_or_an_instant_is_not_changed_by_what_is_decided_later(history: list[tuple[int, Step]]) -> None:
    town, keys, day = Town(), list[str](), date.fromisoformat(SIGNED.on)
    by_day, by_instant = dict[str, dict[str, str]](), dict[str, dict[str, str]]()
    for days_later, step in history:
        day += timedelta(days=days_later)
        town.day = day.isoformat()
        if key := town.take(step, keys):
            keys.append(key)
            by_instant[town.circle.judgements[key].written_at] = town.persons()
        by_day[town.day] = town.persons()
    assert {day: town.persons(known_at=day) for day in by_day} == by_day
    assert {instant: town.persons(loaded_by=instant) for instant in by_instant} == by_instant


A, B, C, D, _, F, G = RECORDS  # A, B and C are opened as one person, D as another's, F and G alone


def together(town: Town, one: str, other: str) -> bool:
    persons = town.persons()
    return persons[one] == persons[other]


def test_a_machine_does_not_join_two_through_a_third_that_must_not_be_with_them() -> None:
    town = Town()
    kept = town.by_person(lambda judging: kept_apart(judging, (F,), SIGNED, (G,)))
    assert town.by_machine(proposal(F, A))[0] == "joined"
    assert town.by_machine(proposal(G, F))[0] == "refused"
    queue = Deciding(town.circle)
    assert queue.weigh(proposal(G, A)) == "queued"
    (waiting,) = queue.queued.values()
    assert waiting["guards"] == [f"it would bring together two files that were decided to be of two people (judgement {kept})"]


def test_a_person_who_would_join_through_a_third_is_told_what_stands_against_it() -> None:
    town = Town()
    kept = town.by_person(lambda judging: kept_apart(judging, (F,), SIGNED, (G,)))
    town.by_machine(proposal(F, A))
    with pytest.raises(BadInput, match=f"two files that were decided on 2026-01-05 to be of two people .judgement {kept}"):
        joined(Judging(town.circle), G, C, SIGNED)


def test_between_the_thresholds_what_is_together_stays_so_and_what_is_apart_waits() -> None:
    town = Town()
    assert town.by_machine(proposal(A, F, "review"))[0] == "queued"
    assert not together(town, A, F)
    assert town.by_machine(proposal(A, F))[0] == "joined"
    assert town.by_machine(proposal(A, F, "review"))[0] == "together"
    assert together(town, A, F)
    assert town.by_machine(proposal(A, F, "split"))[0] == "split"
    assert not together(town, A, F)
    assert town.by_machine(proposal(A, F))[0] == "joined"


def test_a_machine_takes_back_the_weakest_of_its_joins_that_hold_two_together_and_no_other() -> None:
    town = Town()
    for one, other, likely in ((A, F, 0.9999), (F, G, 0.996), (G, D, 0.9998)):
        town.by_machine(replace(proposal(one, other), probability=likely))
    assert together(town, A, D)
    assert town.by_machine(proposal(A, D, "split"))[0] == "split"
    assert (together(town, A, F), together(town, G, D), together(town, F, G)) == (True, True, False)


def test_what_a_person_took_apart_no_machine_joins_again_by_any_way() -> None:
    town = Town()
    _, key = town.by_machine(proposal(F, G))
    town.by_person(lambda judging: undone(judging, key or "", SIGNED))
    assert town.by_machine(proposal(F, G))[0] == "queued"
    assert town.by_machine(proposal(A, F))[0] == "joined"
    assert town.by_machine(proposal(B, G))[0] == "queued"
    assert not together(town, F, G)


def test_what_is_together_by_its_sources_is_taken_apart_by_a_person_only() -> None:
    town = Town()
    assert town.by_machine(proposal(A, B, "split"))[0] == "queued"
    assert together(town, A, B)
    town.by_person(lambda judging: kept_apart(judging, (B,), SIGNED))
    assert town.persons() == {**HOMES, B: f"apart:{B}"}


@pytest.mark.parametrize(
    ("guards", "becomes"), [(("twins: one date of birth, two first names",), "queued"), ((SEALED,), "sealed"), ((), "joined")]
)
def test_a_guard_beats_any_score_and_an_adopted_childs_two_files_are_not_even_offered(
    guards: tuple[str, ...], becomes: str
) -> None:
    town = Town()
    assert town.by_machine(proposal(A, F, "join", guards))[0] == becomes
    assert together(town, A, F) == (becomes == "joined")


def test_the_larger_of_two_that_are_joined_keeps_its_name() -> None:
    town = Town()
    town.by_machine(proposal(F, A))
    assert town.persons()[F] == "zubrin"
    town.by_machine(proposal(G, D))
    assert town.persons()[G] == "quellit"


def test_a_file_that_holds_two_apart_together_has_to_be_named() -> None:
    with pytest.raises(BadInput, match="a third file holds them together"):
        kept_apart(Judging(Town().circle), (A,), SIGNED, (B,))


def test_a_decision_is_not_dated_before_the_one_that_it_follows() -> None:
    town = Town()
    town.by_machine(proposal(A, F))
    with pytest.raises(BadInput, match="date this decision on that day or later"):
        kept_apart(Judging(town.circle), (F,), replace(SIGNED, on="2026-01-04"))


def test_a_judgement_is_taken_back_once() -> None:
    town = Town()
    key = town.by_person(lambda judging: joined(judging, A, F, SIGNED)) or ""
    town.by_person(lambda judging: undone(judging, key, SIGNED))
    with pytest.raises(BadInput, match="was taken back"):
        undone(Judging(town.circle), key, SIGNED)


def test_the_decision_that_moves_a_file_says_by_whom_and_why_and_shows_nothing_of_the_other_file() -> None:
    town = Town()
    town.by_machine(proposal(A, F))
    moved = town.circle.today(F)
    assert moved is not None
    assert (moved.by, moved.at, moved.basis) == ("made-up model 1", "2026-01-05", "linkage score: same")
    assert moved.evidence == "name: the same (+8.5)"
    assert A not in f"{moved.reason} {moved.evidence}"
