"""Annex A: a workbook whose sheets are known by their headings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from returns import facts, taken
from workbooks import workbook

from sightline.graph.errors import BadInput
from sightline.graph.facts import Contact, Particulars, Residence
from sightline.graph.things import Address, Agency, Professional, Record
from sightline.loaders.recognising import recognised

SHEET = "xl/worksheets/sheet1.xml"
REFERRALS = [
    ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age", "Date of Referral", "Referral Source", "Referral NFA?",
     "Number of Referrals in Last 12 Months", "Allocated Team", "Allocated Worker"],
    ["N1", "b) Female", "a) WBRI", date(2013, 2, 14), 11.0, 45292, "6: Police", "b) No", 1, "Duty Team", "Orla Vint"],
    [900001, "Male", "#N/A", "nope", None, date(2024, 1, 9), "3E", "Yes", 1, "Duty Team", None],
]  # fmt: skip
LOOKED_AFTER = [
    ["Child Unique ID", "Gender", "Date of Birth", "Date Started to be Looked After", "Child’s Legal Status ",
     "Start date of current legal status", "Start Date of Most Recent Placement", "Placement postcode", "Placement Type",
     "LA of Placement"],
    ["N1", "b) Female", date(2013, 2, 14), date(2023, 6, 1), "C2) Full care order", date(2023, 6, 1), date(2024, 1, 15),
     "EF3 4GJ", "K2", "CON"],
    ["N2", "a) Male", date(2012, 7, 1), date(2023, 6, 1), "V2", date(2023, 6, 1), date(2023, 6, 1), "nope", "U6", "Eastwold"],
]  # fmt: skip


def test_a_referral_is_read_through_spreadsheet_days_option_letters_and_odd_headings(tmp_path: Path) -> None:
    survey, rows, _ = taken(workbook(tmp_path, {"List 3": REFERRALS}))
    assert survey.rows == {"referrals": 2}
    referrals = [one for one in facts(rows) if isinstance(one, Contact)]
    assert [(one.on, one.note, one.outcome) for one in referrals] == [
        ("2024-01-01", "from: police (6)", None),
        ("2024-01-09", "from: A&E (3E)", "no further action"),
    ]
    assert [one.about[0].record.rpartition("/")[2] for one in referrals] == ["N1", "900001"]
    assert referrals[0].source == "annex.xlsx sheet 'List 3' row 2"


def test_an_ethnicity_is_told_by_its_code_or_its_words_and_never_by_an_option_letter_that_repeats(tmp_path: Path) -> None:
    said = ["a) WBRI", "s) REFU", "s) NOBT", "wkos", "White British", "s) Martian"]
    sheet = [REFERRALS[0], *([f"N{number}", "F", one, *REFERRALS[1][3:]] for number, one in enumerate(said))]
    _, rows, _ = taken(workbook(tmp_path, {"List 3": sheet}))
    assert [one.note for one in facts(rows) if isinstance(one, Particulars)] == [
        "ethnicity: White British (WBRI)",
        "ethnicity: refused (REFU)",
        "ethnicity: not obtained (NOBT)",
        "ethnicity: Kosovan (WKOS)",
        "ethnicity: White British (WBRI)",
        "ethnicity: s) Martian",
    ]
    assert [(one.field, one.value) for row in rows for one in row.findings] == [("Ethnicity", "s) Martian")]


def test_a_worker_is_the_teams_and_began_between_the_referral_and_the_return(tmp_path: Path) -> None:
    _, rows, who = taken(workbook(tmp_path, {"List 3": REFERRALS}))
    items = [item for row in rows if row.bundle for item in row.bundle.items]
    [worker] = {item for item in items if isinstance(item, Professional)}
    [team] = {item for item in items if isinstance(item, Agency) and item.id != who.agency.id}
    assert (worker.name, worker.agency, team.part_of) == ("Orla Vint", team.id, who.agency.id)
    [involved] = [one for one in facts(rows) if one.kind == "allocated-worker"]
    assert (involved.earliest, involved.latest) == ("2024-01-01", "2024-03-31")


def test_a_confidential_placement_is_withheld_with_its_postcode(tmp_path: Path) -> None:
    _, rows, _ = taken(workbook(tmp_path, {"List 8": LOOKED_AFTER}))
    stays = [one for one in facts(rows) if isinstance(one, Residence)]
    assert [(one.kind, one.at, one.note) for one in stays] == [
        ("withheld", None, None),
        ("placement", None, "Placement Type: U6; authority of the placement: Eastwold"),
    ]
    assert not any(isinstance(item, Address) for row in rows if row.bundle for item in row.bundle.items)
    assert "EF3" not in repr(rows[0].bundle)


def test_a_sheet_that_is_no_table_is_named_and_the_others_load(tmp_path: Path) -> None:
    book = workbook(tmp_path, {"Cover": [["Northmere", "2024"], ["made up", "x"]], "Any name": REFERRALS})
    survey, rows, _ = taken(book)
    assert "sheet 'Cover'" in {one.row for one in survey.findings}
    assert len(rows) == 2


def test_a_formula_is_never_run(tmp_path: Path) -> None:
    sheet = [
        REFERRALS[0],
        ["N1", "F", "=1+1", date(2013, 2, 14), 11, date(2024, 1, 1), '=HYPERLINK("http://x")', "No", 1, "T", "W"],
    ]
    _, [row], _ = taken(workbook(tmp_path, {"List 3": sheet}))
    assert row.bundle is not None
    assert "HYPERLINK" not in repr(row.bundle)


def test_a_column_that_no_mapping_knows_is_kept_as_it_is_written(tmp_path: Path) -> None:
    sheet = [[*REFERRALS[0], "Shoe Size", "shoe-size"], [*REFERRALS[1], 3, 4]]
    _, [row], _ = taken(workbook(tmp_path, {"List 3": sheet}))
    assert [one.as_written for one in facts([row]) if one.as_written] == ["Shoe Size: 3"]


def test_a_workbook_that_unpacks_to_far_more_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 150_000_000)
    with pytest.raises(BadInput, match="too many for a workbook"):
        recognised(path, "bomb.xlsx")


@pytest.mark.parametrize("cut", [10, 200, 1000])
def test_a_workbook_that_was_cut_is_refused(tmp_path: Path, cut: int) -> None:
    path = workbook(tmp_path, {"List 3": REFERRALS})
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(BadInput, match="annex"):
        recognised(path, "annex.xlsx")


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"List 3": [[f"column {number}" for number in range(1500)]]})
    with pytest.raises(BadInput, match="1,500 columns"):
        recognised(path, "annex.xlsx")


def repacked(path: Path, change: Callable[[str], str], **more: str) -> None:
    """The same workbook with its sheet changed, and its parts of these names put in."""
    with ZipFile(path) as parts:
        kept = {name: parts.read(name).decode() for name in parts.namelist()}
    kept[SHEET] = change(kept[SHEET])
    with ZipFile(path, "w", ZIP_DEFLATED) as parts:
        for name, text in (kept | more).items():
            parts.writestr(name, text)


@pytest.mark.parametrize("far", ["XFD1", "A1048576", "ZZ99999", "xfd1048576"])
def test_one_cell_far_outside_does_not_make_room_for_all_between(tmp_path: Path, far: str) -> None:
    path = workbook(tmp_path, {"List 3": REFERRALS})
    outside = f'<row><c r="{far}"><v>1</v></c></row><row r="2"><c r="AZ2"><v>1</v></c></row></sheetData>'
    repacked(path, lambda sheet: sheet.replace("</sheetData>", outside))
    with pytest.raises(BadInput, match="reaches over"):
        recognised(path, "annex.xlsx")


def test_rows_that_are_formatted_and_empty_down_to_the_last_make_no_sheet_too_long(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"List 3": REFERRALS})
    empty = '<row r="1048576" spans="1:60"><c r="A1048576" s="1"/><c r="BH1048576" s="1"/></row></sheetData>'
    repacked(path, lambda sheet: sheet.replace("</sheetData>", empty))
    survey, rows, _ = taken(path)
    assert survey.rows == {"referrals": len(rows)} == {"referrals": 2}


def test_a_sheet_under_another_name_is_looked_at_as_well(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"List 3": REFERRALS})
    repacked(path, str, **{"xl/sheets/far": '<worksheet><c r="XFD1048576"><v>1</v></c></worksheet>'})
    with pytest.raises(BadInput, match="reaches over"):
        recognised(path, "annex.xlsx")


def test_a_long_text_that_ten_thousand_cells_share_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"List 3": REFERRALS})
    rows = "".join(f'<row><c t="s"><v>{number % 2}</v></c><c t="s"><v>0</v></c></row>' for number in range(10_000))
    said = f"<sst><si><r><t>{'long ' * 400}</t></r><r><t>{'word ' * 400}</t></r></si><si><t>short</t></si></sst>"
    repacked(path, lambda sheet: sheet.replace("</sheetData>", f"{rows}</sheetData>"), **{"xl/sharedStrings.xml": said})
    with pytest.raises(BadInput, match="hold more than 50,000,000 characters; save each sheet as CSV"):
        recognised(path, "annex.xlsx")
    repacked(path, str, **{"xl/sharedStrings.xml": said.replace("word ", "")})
    assert recognised(path, "annex.xlsx") is not None


def test_prospective_adopters_are_adults_on_their_own_files(tmp_path: Path) -> None:
    adopters = [
        ["Individual adopter identifier", "Family identifier", "Gender", "Ethnicity", "Date enquiry received",
         "Date application approved", "Date of leaving adoption process", "Reason for leaving adoption process"],
        ["A7", "F1", "a) Male", "WBRI", date(2023, 2, 1), date(2023, 9, 1), None, None],
    ]  # fmt: skip
    survey, rows, _ = taken(workbook(tmp_path, {"List 11": adopters}))
    assert survey.rows == {"prospective adopters": 1}
    assert [(one.kind, one.on) for one in facts(rows) if isinstance(one, Contact)] == [
        ("contact", "2023-02-01"),
        ("decision", "2023-09-01"),
    ]
    [adopter] = {item for row in rows if row.bundle for item in row.bundle.items if isinstance(item, Record)}
    assert (adopter.person, adopter.reference) == ("adult", "adopter-A7")


def test_the_headings_of_2026_say_sex(tmp_path: Path) -> None:
    headings = ["Child ID", "Sex", *REFERRALS[0][2:]]
    _, rows, _ = taken(workbook(tmp_path, {"List 3": [headings, *REFERRALS[1:]]}))
    assert [one.sex for one in facts(rows) if isinstance(one, Particulars)] == ["F", "M"]


MORE = {
    "List 8": [
        ["Child Unique ID", "Date Started to be Looked After", "Child's Legal Status",
         "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "Date of Last Dental Check",
         "Date of Last IRO Visit / Contact to the Child",
         "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
         "Was the child offered a Return Interview after their last missing episode (Y/N))?",
         "Start Date of Most Recent Placement", "LA of Placement", "URN of Placement"],
        ["N1", "01/06/2023", "C2", "a) Yes", date(2024, 1, 5), date(2024, 2, 6), 3, "b) No", "01/06/2023", "Eastwold", "SC12"],
        ["N2", "01/06/2023", "C2", None, None, None, None, None, "01/06/2023", "CON", "SC13"],
    ],
    "List 9": [
        ["Child Unique ID", "Eligibility Category", "LA in Touch", "Type of Accommodation", "Suitability of Accommodation",
         "Activity Status", "Allocated Personal Advisor"],
        ["N9", "a) Relevant", "YES", "S) No fixed abode", "b) Unsuitable", "G5", "Ann Vint"],
    ],
    "List 10": [
        ["Child Unique ID", "Family identifier", "Date the Child Entered Care",
         "Date of Decision that Child Should be Placed for Adoption", "Date of Matching Child and Prospective Adopters"],
        ["N3", "F7", date(2023, 1, 2), date(2023, 5, 1), date(2023, 9, 1)],
    ],
}  # fmt: skip


def test_what_a_list_says_beyond_days_and_standings_is_told_with_them(tmp_path: Path) -> None:
    _, rows, _ = taken(workbook(tmp_path, MORE))
    told = [(one.about[0].record.rpartition("/")[2], one.kind, one.note or "") for one in facts(rows)]
    said = " | ".join(": ".join(one) for one in told)
    for part in (
        "N1: attendance: dental check of a looked after child",
        "N1: contact: visit or contact by the independent reviewing officer",
        "times missing in the last 12 months: 3; return interview offered after the last time: b) No",
        "unaccompanied asylum-seeking child in the last 12 months: a) Yes",
        "N1: placement: authority of the placement: Eastwold; registration number: SC12",
        "eligibility: a) Relevant; in touch: YES; accommodation: S) No fixed abode; suitable: b) Unsuitable; activity: G5; "
        "personal adviser: Ann Vint",
        "entered care on: 2023-01-02; Family identifier: F7",
        "N3: decision: matched with prospective adopters",
    ):
        assert part in said, part
    assert "SC13" not in repr([row.bundle for row in rows])
    assert [one.as_written for one in facts(rows) if one.as_written] == []
