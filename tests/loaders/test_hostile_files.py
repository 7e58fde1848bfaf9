"""Files that are cut, broken or meant to harm: each is refused in a sentence, and the process goes on."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from payloads import CHILD, payload
from returns import CENSUS, EPISODES, attempted, taken, written
from workbooks import workbook

from sightline.loaders.recognising import is_case

LAUGHS = (
    "<!DOCTYPE Message ["
    + '<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
)

OUTSIDE = '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("laughs", f"{LAUGHS}]>{CENSUS}".replace("WBRI", "&i;", 1), "document type"),
        ("outside", OUTSIDE + CENSUS.replace("WBRI", "&x;"), "document type"),
        ("fetched", f'<!DOCTYPE Message SYSTEM "http://127.0.0.1:1/x.dtd">{CENSUS}', "document type"),
        ("cut", CENSUS[: len(CENSUS) // 2], "cut off"),
        ("deep", CENSUS.replace("<CINdetails>", "<x>" * 500 + "<CINdetails>", 1), "no XML from here on"),
        ("huge", CENSUS.replace("WBRI", "W" * 11_000_000, 1), "no XML from here on"),
        ("many", CENSUS.replace("<Ethnicity>", "<x/>" * 100_001 + "<Ethnicity>", 1), "end tag is missing"),
        ("nul", CENSUS.replace("WBRI", "W\0RI", 1), "no XML from here on"),
    ],
)  # fmt: skip
def test_xml_that_could_harm_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in attempted(written(tmp_path, name, text))


def test_elements_outside_the_people_are_passed_over(tmp_path: Path) -> None:
    assert attempted(written(tmp_path, "wide", CENSUS.replace("<Children>", "<x/>" * 50_000 + "<Children>", 1))) == "read"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("nul", EPISODES.replace("N1", "N\0", 1), "NUL"),
        ("columns", "CHILD,DECOM,RNE,LS,PLACE," + ",".join(f"c{n}" for n in range(1_000_000)) + "\n", "columns"),
        ("line", EPISODES + "N1," + "x" * 2_000_000, "longer than"),
        ("quote", EPISODES + 'N1,"01/06/2023,S\n', "no CSV from here on"),
        ("field", EPISODES + "N1," + "x" * 200_000 + "\n", "no CSV from here on"),
    ],
)
def test_csv_that_cannot_be_read_whole_is_refused_before_anything_is_loaded(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    assert said in attempted(written(tmp_path, name, text))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_common_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    text = EPISODES.replace("CARPL", "Zoë’s carer")
    _, rows, _ = taken(written(tmp_path, "e.csv", text, encoding))
    assert "Zoë’s carer" in repr(rows[0].bundle)


def test_text_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(EPISODES.encode().replace(b"CARPL", b"\x81\x8d\xff"))
    assert "save it as CSV UTF-8" in attempted(path)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_and_line_ends_read_the_same(tmp_path: Path, delimiter: str) -> None:
    text = EPISODES.replace(",", delimiter).replace("\n", "\r\n")
    assert attempted(written(tmp_path, "e.csv", text)) == "read"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_of_any_format_is_read_or_refused_in_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    book = workbook(tmp_path, {"List 1": [["Child Unique ID", "Date of Contact", "Contact Source"], ["N1", "2024-01-01", "6"]]})
    whole = data.draw(st.sampled_from([CENSUS.encode(), EPISODES.encode(), book.read_bytes(), payload(CHILD).encode()]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 50)))
    path = tmp_path / "damaged"
    path.write_bytes(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])
    assert "no place is named" not in attempted(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_no_file_of_ours_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "anything"
    path.write_bytes(content)
    is_case(path)
    assert "no place is named" not in attempted(path)
