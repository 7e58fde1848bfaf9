"""SSDA903: what becomes of the rows of each file."""

from pathlib import Path

import pytest
from returns import EPISODES, HEADER, facts, taken, written

from sightline.graph.facts import Particulars, Residence, Status
from sightline.graph.things import Address
from sightline.loaders.intake.finding import Level
from sightline.loaders.tabular.mapping import parse_mapping


def test_a_child_who_moves_has_a_stay_at_each_placement_and_a_status_throughout(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "anything.txt", EPISODES))
    stays = [one for one in facts(rows) if isinstance(one, Residence)]
    assert [(one.since, one.until, one.kind) for one in stays] == [
        ("2023-06-01", "2024-01-15", "placement"),
        ("2024-01-15", None, "placement"),
    ]
    looked_after = [one for one in facts(rows) if isinstance(one, Status) and one.kind == "looked-after"]
    assert looked_after[0].reason == (
        "why the episode began: starts to be looked after (S); why it ended: next episode begins the same day (X1)"
    )
    assert {one.recorded_at for one in facts(rows)} == {"2024-03-31"}
    assert {one.recorded_basis for one in facts(rows)} == {"later-source"}


def test_two_children_placed_at_one_postcode_are_not_at_one_address(tmp_path: Path) -> None:
    both = EPISODES.replace("EF3 4GJ", "EF3 4GH").replace("\nN1,15/01", "\nN2,15/01")
    _, rows, _ = taken(written(tmp_path, "e.csv", both))
    places = [item for row in rows if row.bundle for item in row.bundle.items if isinstance(item, Address)]
    assert [place.postcode for place in places] == ["EF3 4GH", "EF3 4GH"]
    assert len({place.id for place in places}) == 2


def test_old_and_new_codes_of_sex_read_the_same_and_a_placeholder_is_no_pupil_number(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "h.csv", HEADER))
    people = [one for one in facts(rows) if isinstance(one, Particulars)]
    assert [(one.sex, one.born_on, one.upn) for one in people] == [
        ("F", "2013-02-14", "U201123420001"),
        ("M", "2012-07-01", None),
    ]
    assert people[1].as_written == "UPN: UN3"


@pytest.mark.parametrize(
    ("old", "new", "field", "cure"),
    [
        ("01/06/2023", "31/02/2023", "DECOM", "write it as"),
        ("15/01/2024,X1", "15/01/2022,X1", "DEC", "correct one of the two"),
        ("N1,01/06", ",01/06", "CHILD", "the person's own number"),
        ("N1,01/06", "REDACTED,01/06", "CHILD", "the person's own number"),
        ("N1,01/06/2023", "N1,", "DECOM", "fill DECOM"),
        (",SC123456\nN1,15", "\nN1,15", "", "cut off"),
    ],
)
def test_a_row_that_cannot_be_placed_is_held_with_its_field_and_cure(
    tmp_path: Path, old: str, new: str, field: str, cure: str
) -> None:
    survey, rows, _ = taken(written(tmp_path, "e.csv", EPISODES.replace(old, new, 1)))
    assert [row.bundle is None for row in rows] == [True, False]
    assert survey.rows == {"episodes": 2}
    [held] = [one for one in rows[0].findings if one.level is Level.HELD]
    assert (held.field, held.row) == (field, "row 2")
    assert cure in held.cure


def test_a_bad_value_beside_a_good_row_is_left_out_flagged_and_kept_as_written(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "h.csv", HEADER.replace("14/02/2013", "14/02/2103x")))
    [first, _] = [one for one in facts(rows) if isinstance(one, Particulars)]
    assert (first.born_on, first.as_written) == (None, "DOB: 14/02/2103x")


def test_a_code_is_judged_by_the_years_it_stood_for(tmp_path: Path) -> None:
    old = EPISODES.replace(",K2,", ",H5,").replace(",U6,", ",H5,")
    _, rows, _ = taken(written(tmp_path, "e.csv", old))
    assert [[one.field for one in row.findings] for row in rows] == [[], ["PLACE"]]


def test_what_could_not_be_used_stands_on_its_own_fact_alone(tmp_path: Path) -> None:
    _, [first, _], _ = taken(written(tmp_path, "e.csv", EPISODES.replace("EF3 4GH", "nowhere")))
    assert {one.label: one.as_written for one in facts([first])} == {"Status": None, "Residence": "PL_POST: nowhere"}


def test_a_scottish_number_is_no_nhs_number(tmp_path: Path) -> None:
    form = parse_mapping(
        b'format = "f"\ntitle = "t"\n[[table]]\nname = "t"\nneeds = ["ID", "NHS"]\nrecords.child = {reference = "ID"}\n'
        b'[[table.facts]]\nlabel = "Particulars"\nkind = "name"\nnhs_number = "NHS"\n',
        "form.toml",
    )
    _, rows, _ = taken(written(tmp_path, "n.csv", "ID,NHS\n1,0101991231\n2,9990000018\n"), [form])
    numbers = [(one.nhs_number, one.as_written) for one in facts(rows) if isinstance(one, Particulars)]
    assert numbers == [(None, "NHS: 0101991231"), ("9990000018", None)]
