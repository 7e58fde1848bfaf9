"""Episodes of several yearly returns as one account: each rule of stitching with its near miss, on made-up children."""

from pathlib import Path

from returns import facts, taken, written

from sightline.graph.facts import Fact, Residence, Status
from sightline.queries.series import stitched

HEAD = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,YEAR\n"

Days = tuple[str | None, str | None]


def episode(year: int, since: str, began: str, until: str = "", ended: str = "", place: str = "U6", legal: str = "C2") -> str:
    return f"Z1,{since},{began},{legal},N1,{place},PR1,{until},{ended},,,AB1 2DE,,{year}\n"


def read(folder: Path, *rows: str) -> list[Fact]:
    """The stitched facts of one child's rows, whatever their order in the file."""
    both = [stitched(facts(taken(written(folder, "e.csv", HEAD + "".join(order)))[1])) for order in (rows, rows[::-1])]
    assert sorted(days(both[0])) == sorted(days(both[1]))
    return both[0]


def days(found: list[Fact]) -> list[Days]:
    """When each placement began and ended, an end between two days as both."""
    stays = [fact for fact in found if isinstance(fact, Residence)]
    return [(fact.since, "/".join(dict.fromkeys(fact.end)) if fact.end else "") for fact in stays]


def care(found: list[Fact]) -> list[Days]:
    """When each period of care began and ended."""
    return [(fact.since, fact.until) for fact in found if isinstance(fact, Status) and fact.kind == "looked-after"]


def test_an_episode_left_open_ends_where_the_next_begins(tmp_path: Path) -> None:
    found = read(tmp_path, episode(2022, "2021-05-01", "S"), episode(2023, "2022-06-01", "P", "2022-09-01", "E4A", "K2"))
    assert days(found) == [("2021-05-01", "2022-06-01"), ("2022-06-01", "2022-09-01")]
    assert care(found) == [("2021-05-01", "2022-09-01")]


def test_one_left_open_before_a_new_start_ended_on_a_day_between_that_nobody_gives(tmp_path: Path) -> None:
    found = read(tmp_path, episode(2022, "2021-05-01", "S"), episode(2023, "2022-06-01", "S", "2022-09-01", "E4A"))
    assert days(found) == [("2021-05-01", "2022-04-01/2022-06-01"), ("2022-06-01", "2022-09-01")]
    assert len(care(found)) == 2


def test_one_that_no_return_follows_stays_open(tmp_path: Path) -> None:
    found = read(tmp_path, episode(2020, "2019-05-10", "S", place="R5", legal="J1"))
    assert days(found) == [("2019-05-10", "")]


def test_an_open_one_begun_within_a_later_returns_episode_was_corrected_by_it(tmp_path: Path) -> None:
    later = episode(2023, "2021-09-23", "S", "2022-05-30", "E4A")
    assert days(read(tmp_path, later, episode(2022, "2021-09-27", "S"))) == [("2021-09-23", "2022-05-30")]
    assert len(days(read(tmp_path, later, episode(2024, "2021-09-27", "S")))) == 2
    assert len(days(read(tmp_path, later, episode(2022, "2022-05-30", "S")))) == 2


def test_a_later_returns_beginning_corrects_an_earlier_returns_end(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        episode(2022, "2021-11-23", "S", "2021-12-24", "X1"),
        episode(2022, "2021-12-24", "P"),
        episode(2023, "2021-12-20", "P", "2022-08-19", "X1", "K2"),
        episode(2023, "2022-08-19", "P", "2022-10-01", "E4A", "P1"),
    )
    assert days(found) == [("2021-11-23", "2021-12-20"), ("2021-12-20", "2022-08-19"), ("2022-08-19", "2022-10-01")]
    assert care(found) == [("2021-11-23", "2022-10-01")]


def test_a_gap_of_days_that_a_later_return_leaves_after_one_that_goes_on_is_closed(tmp_path: Path) -> None:
    found = read(tmp_path, episode(2022, "2021-11-06", "S", "2022-03-29", "X1"), episode(2023, "2022-04-02", "P", place="K2"))
    assert days(found) == [("2021-11-06", "2022-04-02"), ("2022-04-02", "")]


def test_what_one_return_says_at_once_stands_as_it_says(tmp_path: Path) -> None:
    rows = episode(2022, "2021-05-01", "S", "2021-08-01", "X1"), episode(2022, "2021-08-05", "P", place="K2")
    assert days(read(tmp_path, *rows)) == [("2021-05-01", "2021-08-01"), ("2021-08-05", "")]


def test_a_legal_status_that_changes_is_the_same_period_of_care_and_another_order(tmp_path: Path) -> None:
    found = read(tmp_path, episode(2022, "2021-05-01", "S", legal="C1"), episode(2023, "2022-05-01", "L", legal="C2"))
    assert care(found) == [("2021-05-01", None)]
    orders = [fact for fact in found if fact.kind == "order"]
    assert [(fact.since, fact.until, fact.note) for fact in orders] == [
        ("2021-05-01", "2022-05-01", "interim care order (C1)"),
        ("2022-05-01", None, "full care order (C2)"),
    ]


def test_facts_of_no_series_are_left_alone(tmp_path: Path) -> None:
    loose = Residence(fact="r", kind="home", held_by="t", since="2020-01-01")
    assert stitched([loose]) == [loose]
