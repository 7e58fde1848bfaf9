"""SSDA903: what becomes of the rows of each file."""

from pathlib import Path

import pytest
from returns import EPISODES, HEADER, facts, taken, written

from sightline.graph.facts import Contact, Particulars, Residence, Status
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


XML = """<?xml version="1.0" encoding="us-ascii"?>
<EXPSSDA903><CHILD>
<HEADER><CHILDID>N1</CHILDID><SEX>F</SEX><DOB>14/02/2013</DOB><ETHNIC>WBRI</ETHNIC><UPN>U201123420001</UPN><UASC/><MOTHER/><MC_DOB/>
<AREVIEW><REVIEW>01/07/2023</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<AREVIEW><REVIEW>01/12/2023</REVIEW><REVIEW_CODE>PN9</REVIEW_CODE></AREVIEW>
<AMISSING><MISSING>M</MISSING><MIS_START>02/02/2024</MIS_START><MIS_END>03/02/2024</MIS_END></AMISSING>
<OC2><SDQ_SCORE>18</SDQ_SCORE><CONVICTED>0</CONVICTED><IMMUNISATIONS>1</IMMUNISATIONS><HEALTH_ASSESSMENT>1</HEALTH_ASSESSMENT></OC2>
<HATSIZE>7</HATSIZE></HEADER>
<EPISODE><DECOM>01/06/2023</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER>
<DEC>15/01/2024</DEC><REC>X1</REC><REASON_PLACE_CHANGE>CARPL</REASON_PLACE_CHANGE><HOME_POST>AB1 2DE</HOME_POST>
<PL_POST>EF3 4GH</PL_POST><URN>SC123456</URN></EPISODE>
<EPISODE><DECOM>15/01/2024</DECOM><RNE>P</RNE><LS>C2</LS><CIN>N1</CIN><PL>K2</PL><PLACE_PROVIDER>PR4</PLACE_PROVIDER>
<DEC/><REC/><REASON_PLACE_CHANGE/><HOME_POST>AB1 2DE</HOME_POST><PL_POST>EF3 4GJ</PL_POST><URN>SC123456</URN></EPISODE>
</CHILD></EXPSSDA903>
"""
OTHERS = {
    "unaccompanied children": "CHILD,SEX,DOB,DUC\nN1,2,14/02/2013,01/09/2023\n",
    "health of the year": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\nN1,14/02/2013,,SDQ2,0,,1,1,1,0,,\n",
    "care leavers": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nN1,14/02/2005,YES,F2,S2\n",
    "adoptions": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n"
    "N1,14/02/2020,01/05/2023,01/09/2023,0,2,MF,L11\n",
    "permanence before": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\nN1,14/02/2013,P1,202,zz/07/2015\n",
    "deprivation of liberty": "CHILD,DOB,DOLO_START,DOLO_END\nN1,14/02/2013,01/06/2023,01/07/2023\n",
}
SAID = {
    "unaccompanied children": ("name", "no longer an unaccompanied asylum-seeking child on: 01/09/2023"),
    "health of the year": (
        "name",
        "why there is no score: carer refused (SDQ2); convicted in the year: no (0); immunisations up to date: yes (1); "
        "teeth checked: yes (1); health assessment: yes (1); substance misuse: no (0)",
    ),
    "care leavers": (
        "name",
        "in touch: yes (YES); activity: other education, full time (F2); "
        "accommodation: no fixed abode or homeless, not suitable (S2)",
    ),
    "adoptions": ("decision", "should be placed for adoption"),
    "permanence before": ("name", "permanence before: adoption (P1); by the authority: 202; on: zz/07/2015"),
    "deprivation of liberty": ("order", "deprivation of liberty"),
}


def said(tmp_path: Path, text: str) -> dict[str, str]:
    """What each fact of a file says, by its key, whatever place of the file it stands at."""
    _, rows, _ = taken(written(tmp_path, "f", text))
    assert all(row.bundle for row in rows)
    return {fact.fact: str(fact.changed(source="")) for fact in facts(rows)}


def test_the_same_return_as_xml_says_the_same(tmp_path: Path) -> None:
    tables = [
        HEADER.rsplit("N2", 1)[0],
        EPISODES,
        "CHILD,DOB,REVIEW,REVIEW_CODE\nN1,14/02/2013,01/07/2023,PN1\nN1,14/02/2013,01/12/2023,PN9\n",
        "CHILD,DOB,MISSING,MIS_START,MIS_END\nN1,14/02/2013,M,02/02/2024,03/02/2024\n",
        "CHILD,DOB,SDQ_SCORE,CONVICTED,IMMUNISATIONS,HEALTH_ASSESSMENT\nN1,14/02/2013,18,0,1,1\n",
    ]
    as_csv = {key: text for table in tables for key, text in said(tmp_path, table).items()}
    assert said(tmp_path, XML.replace("<HATSIZE>7</HATSIZE>", "")) == as_csv
    survey, rows, _ = taken(written(tmp_path, "r.xml", XML))
    assert {table: number for table, number in survey.rows.items() if number} == {
        "header": 1, "episodes": 2, "reviews": 2, "missing": 1, "health of the year": 1,
    }  # fmt: skip
    assert [one.field for one in survey.findings] == ["HATSIZE"]
    assert [one.as_written for one in facts(rows) if one.as_written] == ["HATSIZE: 7"]
    assert facts(rows)[-1].source == "r.xml /EXPSSDA903/CHILD[1]/EPISODE[2]"


@pytest.mark.parametrize("table", OTHERS)
def test_every_module_of_the_return_is_read(tmp_path: Path, table: str) -> None:
    survey, rows, _ = taken(written(tmp_path, "m.csv", OTHERS[table]))
    assert survey.rows == {table: 1}
    first = facts(rows)[0]
    assert (first.kind, first.note) == SAID[table]
    assert [one for row in rows for one in row.findings] == []


def test_a_day_that_lies_after_the_day_of_the_return_is_loaded_and_noted(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "e.csv", EPISODES.replace("N1,15/01/2024,P", "N1,15/04/2024,P")))
    noted = {(one.level, one.row, one.field, one.what) for row in rows for one in row.findings}
    assert noted == {(Level.NOTE, "row 3", "DECOM", "2024-04-15 lies after 2024-03-31, when the file was drawn")}
    assert "2024-04-15" in {one.since for one in facts(rows)}


def test_a_child_who_is_still_unaccompanied_is_said_to_be_until_the_day_is_told(tmp_path: Path) -> None:
    _, [still], _ = taken(written(tmp_path, "m.csv", "CHILD,SEX,DOB,DUC\nN1,2,14/02/2013,\n"))
    _, [ended], _ = taken(written(tmp_path, "m.csv", OTHERS["unaccompanied children"]))
    [before], [after] = facts([still]), facts([ended])
    assert (before.note, before.fact) == ("an unaccompanied asylum-seeking child", after.fact)
    rows = taken(written(tmp_path, "r.xml", XML.replace("<UASC/>", "<UASC>0</UASC><DUC/>")))[1]
    assert "unaccompanied" not in repr([one.note for one in facts(rows)])


def test_a_decision_on_adoption_says_who_adopts(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "m.csv", OTHERS["adoptions"]))
    [decision] = [one for one in facts(rows) if isinstance(one, Contact)]
    assert decision.outcome == (
        "matched on: 01/09/2023; adopted by the foster carer: no (0); adopters: 2; who adopts: a man and a woman (MF); "
        "legal status of adopters: married, different gender (L11)"
    )


@pytest.mark.parametrize("code", ["UN1", "UN2", "UN3", "UN4", "UN5", "UN7"])
def test_a_missing_pupil_number_says_why(tmp_path: Path, code: str) -> None:
    _, rows, _ = taken(written(tmp_path, "h.csv", HEADER.replace("UN3", code)))
    [note] = rows[1].findings
    assert "there is no pupil number: " in note.what
    assert [one.upn for one in facts(rows) if isinstance(one, Particulars)][1] is None


def test_an_episode_without_a_placement_code_is_kept_with_its_days(tmp_path: Path) -> None:
    _, [first, _], _ = taken(written(tmp_path, "e.csv", EPISODES.replace(",U6,", ",,")))
    assert [(one.label, one.kind, one.since, one.until) for one in facts([first])] == [
        ("Status", "looked-after", "2023-06-01", "2024-01-15"),
        ("Status", "order", "2023-06-01", "2024-01-15"),
        ("Residence", "placement", "2023-06-01", "2024-01-15"),
    ]


def test_a_row_of_another_year_is_on_file_from_the_end_of_that_year(tmp_path: Path) -> None:
    away = "CHILD,DOB,MISSING,MIS_START,MIS_END,LA,YEAR\nN1,14/02/2013,M,02/02/2022,03/02/2022,Northmere,2022\n"
    survey, rows, _ = taken(written(tmp_path, "m.csv", away))
    assert [(one.since, one.recorded_at) for one in facts(rows)] == [("2022-02-02", "2022-03-31")]
    assert survey.findings == ()
    _, rows, _ = taken(written(tmp_path, "m.csv", away.replace("Northmere,2022", "Northmere,2025")))
    assert [one.recorded_at for one in facts(rows)] == ["2024-03-31"]  # drawn before that year ended


def test_columns_that_only_joined_returns_have_are_not_missed(tmp_path: Path) -> None:
    survey, _, _ = taken(written(tmp_path, "e.csv", EPISODES))
    assert survey.findings == ()
