"""Numbers are checked and graded; placeholders and failed ones join nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.loaders.identifiers import (
    Grade,
    communal,
    dfe_code,
    gss_code,
    laestab,
    nhs_number,
    ods_code,
    postcode,
    upn,
    uprn,
    urn,
)
from sightline.loaders.identifiers.people import PUPIL_LETTERS, nhs_check, pupil_check

EVERY = (nhs_number, upn, uprn, postcode, dfe_code, gss_code, laestab, urn, ods_code)
digits = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize("text", ["A950000178301", "H243278544154", "R674123101121", "h243 278544154"])
def test_a_pupil_number_with_a_right_letter_joins(text: str) -> None:
    assert upn(text).grade in (Grade.SOUND, Grade.WEAK)


@pytest.mark.parametrize(
    ("text", "letter"), [("A123456789001", "Y"), ("A123456789123", "P"), ("R247962919251", "Q"), ("X428558133462", "W")]
)
def test_a_failed_check_letter_flags_and_names_the_right_one(text: str, letter: str) -> None:
    found = upn(text)
    assert found.grade is Grade.FAILED
    assert found.keeps
    assert not found.joins
    assert letter in (found.why or "")


def test_a_temporary_pupil_number_is_known_as_such_and_never_joins() -> None:
    found = upn("X00180001701A")
    assert (found.kind, found.grade, found.joins) == ("temporary-upn", Grade.WEAK, False)


@pytest.mark.parametrize(
    "text",
    [
        "UN1",
        "UN7",
        "un5",
        "888888",
        "999999",
        "REDACTED",
        "0000000000",
        "1111111111",
        "",
        " ",
        "n/a",
        "#N/A",
        "Unknown",
        "AAAAAAAAAAAAA",
    ],
)
@pytest.mark.parametrize("read", [nhs_number, upn])
def test_placeholders_join_nobody(read, text: str) -> None:  # type: ignore[no-untyped-def]
    found = read(text)
    assert found.grade is Grade.PLACEHOLDER
    assert not found.keeps


@pytest.mark.parametrize("text", ["0", "1", "-1", "00000", "000000000001", "999999", "888888888888", "REDACTED"])
def test_placeholder_properties_are_no_property(text: str) -> None:
    assert uprn(text).grade is Grade.PLACEHOLDER


def test_a_property_number_is_the_same_with_and_without_leading_zeros() -> None:
    assert uprn("000012345678") == uprn("12345678")
    assert uprn("12345678").joins


@pytest.mark.parametrize("text", ["999 000 0018", "9990000018", "999-000-0018", "\u200b9990000026", "9434765919"])
def test_an_nhs_number_is_read_however_it_is_spaced(text: str) -> None:
    assert nhs_number(text).joins


@pytest.mark.parametrize(
    ("text", "grade"), [("9912003890", Grade.FAILED), ("999000001", Grade.MALFORMED), ("٩٩٩٠٠٠٠٠١٨", Grade.MALFORMED)]
)
def test_an_nhs_number_that_fails_is_graded_not_refused(text: str, grade: Grade) -> None:
    assert nhs_number(text).grade is grade


@given(digits)
def test_changing_any_one_digit_of_an_nhs_number_fails_it(nine: str) -> None:
    check = nhs_check(nine)
    if check is None or nhs_number(nine + check).grade is not Grade.SOUND:
        return
    for place in range(10):
        whole = nine + check
        changed = whole[:place] + str((int(whole[place]) + 1) % 10) + whole[place + 1 :]
        assert nhs_number(changed).grade is not Grade.SOUND


@given(st.text("0123456789", min_size=11, max_size=11), st.sampled_from("0123456789" + PUPIL_LETTERS), st.integers(1, 12))
def test_changing_any_one_digit_of_a_pupil_number_fails_it(eleven: str, last: str, place: int) -> None:
    twelve = eleven + last
    whole = pupil_check(twelve) + twelve
    if not whole[place].isdigit():
        return
    changed = whole[:place] + str((int(whole[place]) + 1) % 10) + whole[place + 1 :]
    assert upn(changed).grade in (Grade.FAILED, Grade.PLACEHOLDER)


@pytest.mark.parametrize(
    ("text", "said"), [("sw1a1aa", "SW1A 1AA"), ("M11AE", "M1 1AE"), (" cr2  6xh ", "CR2 6XH"), ("GIR 0AA", "GIR 0AA")]
)
def test_a_postcode_is_written_one_way(text: str, said: str) -> None:
    assert (postcode(text).value, postcode(text).grade) == (said, Grade.SOUND)


@pytest.mark.parametrize("text", ["Q1 1AA", "AB1 2CI", "nope", "AB12", "1AB 2CD", "AB1 2DEF"])
def test_what_has_not_the_form_of_a_postcode_is_malformed(text: str) -> None:
    assert postcode(text).grade is Grade.MALFORMED


def test_a_pseudo_postcode_is_nobodys_address() -> None:
    found = postcode("zz993vz")
    assert (found.grade, found.why) == (Grade.PLACEHOLDER, "it is a pseudo postcode: no fixed abode")


def test_codes_of_bodies_are_read_and_graded() -> None:
    assert dfe_code("1").value == "001"
    assert dfe_code("201").joins
    assert dfe_code("999").grade is Grade.FAILED
    assert dfe_code("000").grade is Grade.PLACEHOLDER
    assert gss_code("e09000011").joins
    assert laestab("201/1234").value == "2011234"
    assert urn("SC123456").joins
    assert ods_code("K81003001").joins
    assert urn("999999").grade is Grade.PLACEHOLDER


@pytest.mark.parametrize("read", EVERY)
@given(text=st.text(max_size=60))
def test_any_text_gets_a_grade(read, text: str) -> None:  # type: ignore[no-untyped-def]
    found = read(text)
    assert found.grade in Grade
    assert read(found.value).value == found.value or not found.keeps


@pytest.mark.parametrize(
    ("lines", "shared"),
    [
        ("Room 4, Quayside Hostel, Northmere", True),
        ("Northmere Infirmary, 1 Long Road", True),
        ("The Larkrise B&B, 2 Sea Street", True),
        ("St Brannock Children’s Home", True),
        ("The Refuge, Park Lane", True),
        ("12 Hospital Road, Northmere", False),
        ("Hostel Cottages, 3 Mill Lane", False),
        ("Flat 2, The Old Hospital", False),
        ("7 Unbuilt Row", False),
    ],
)
def test_a_place_where_strangers_stay_is_known_by_its_name_and_a_street_named_after_one_is_none(lines: str, shared: bool) -> None:
    assert communal(lines) == shared
