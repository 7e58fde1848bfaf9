"""The seam map counts moves, and shows no figure from which a small number could be known."""

import random
from itertools import product

import pytest

from sightline.queries.seams import SMALLEST_SHOWN, Pair, Seam, Seams, Shown, shown, suppressed


def seam(handed_over: int, not_handed_over: int, days: int = 3) -> Seam:
    found = Seam(moves=handed_over + not_handed_over, handed_over=handed_over)
    found.fewest[days] += handed_over
    found.most[days + 1] += handed_over
    return found


def only(found: Seam) -> Shown:
    (one,) = shown({("North", "South"): found})
    return one


def test_a_seam_with_many_moves_shows_its_figures() -> None:
    one = only(seam(8, 6))
    assert (one.moves, one.handed_over, one.not_handed_over, one.median_days) == (14, 8, 6, (3, 4))


@pytest.mark.parametrize("moves", [1, 2, 3, 4])
def test_fewer_moves_than_five_are_not_shown(moves: int) -> None:
    one = only(seam(0, moves))
    assert (one.moves, one.handed_over, one.not_handed_over, one.median_days) == (None, None, None, None)


def test_five_moves_are_shown() -> None:
    assert only(seam(5, 0)) == Shown(
        origin="North", to="South", moves=5, handed_over=5, not_handed_over=0, median_days=(3, 4)
    )  # fmt: skip


@pytest.mark.parametrize(("handed_over", "not_handed_over"), [(4, 20), (20, 4), (1, 5)])
def test_neither_part_is_shown_where_one_is_small_and_the_sum_would_tell_it(handed_over: int, not_handed_over: int) -> None:
    one = only(seam(handed_over, not_handed_over))
    assert one.moves == handed_over + not_handed_over
    assert (one.handed_over, one.not_handed_over, one.median_days) == (None, None, None)


def test_no_moves_handed_over_is_shown_as_none_of_them() -> None:
    one = only(seam(0, 9))
    assert (one.handed_over, one.not_handed_over, one.median_days) == (0, 9, None)


def test_the_smallest_of_the_others_is_held_back_with_a_small_one() -> None:
    moves = {("A", "B"): 2, ("A", "C"): 30, ("A", "D"): 7, ("E", "D"): 9}
    assert suppressed(moves) == {("A", "B"), ("A", "D"), ("E", "D")}


def test_two_small_ones_that_come_to_less_than_five_take_a_third_with_them() -> None:
    assert suppressed({("A", "B"): 1, ("A", "C"): 1, ("A", "D"): 40}) == {("A", "B"), ("A", "C"), ("A", "D")}
    assert suppressed({("A", "B"): 3, ("A", "C"): 4, ("A", "D"): 40}) == {("A", "B"), ("A", "C")}


def test_no_total_that_somebody_knows_gives_a_small_number_away() -> None:
    dice = random.Random(7)
    for _ in range(300):
        moves: dict[Pair, int] = {
            pair: dice.choice((1, 2, 4, 5, 6, 20)) for pair in product("ABCD", "EFGH") if dice.random() < 0.7
        }  # fmt: skip
        hidden = suppressed(moves)
        assert {pair for pair, count in moves.items() if count < SMALLEST_SHOWN} <= hidden
        for side, name in [(0, one) for one in "ABCD"] + [(1, one) for one in "EFGH"]:
            line = {pair for pair in moves if pair[side] == name}
            held = line & hidden
            assert not held or held == line or (len(held) >= 2 and sum(moves[pair] for pair in held) >= SMALLEST_SHOWN)


def test_what_is_kept_is_read_again_as_it_was() -> None:
    seams = Seams(authorities={("North", "South"): seam(8, 6)}, agencies={("a", "b"): seam(1, 0)})
    assert Seams.read(seams.told()) == seams
