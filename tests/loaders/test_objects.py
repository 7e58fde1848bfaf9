"""JSON an object at a time: what the whole would say, in bounded memory, and a sentence for what cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.graph.errors import BadInput
from sightline.loaders.tabular import json_text, objects
from sightline.loaders.tabular.objects import Objects

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
VALUE = st.recursive(
    st.none() | st.booleans() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)
OBJECT = st.dictionaries(TEXT, VALUE, max_size=4)


def read(path: Path, text: str | bytes, each: str | None = None) -> list[Any]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [one.said for one in Objects(path, path.name, each).elements()]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    many=st.lists(OBJECT, max_size=4), chunk=st.integers(1, 40), indent=st.none() | st.integers(0, 2), ascii_only=st.booleans()
)
def test_an_object_at_a_time_says_what_the_whole_says(
    tmp_path: Path, many: list[dict[str, Any]], chunk: int, indent: int | None, ascii_only: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "CHUNK", chunk)
        text = json.dumps(many, indent=indent, ensure_ascii=ascii_only)
        assert read(tmp_path / "a.json", text) == many
        assert read(tmp_path / "b.json", f'{{"la": "201", "each": {text}, "more": {{}}}}', "each") == many
        lines = "".join(json.dumps(one) + "\n" for one in many)
        assert not many or read(tmp_path / "c.json", lines, "each" if not any("each" in one for one in many) else None) == many


def test_a_list_of_batches_is_read_as_the_objects_in_them(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"la": "201", "Children": [{"a": "1"}, {"a": "2"}]}, {"a": "3"}, {"la": "201", "children": []}, {"children": "4"}]'
    )
    file = Objects(path, "a.json", "children")
    assert [(one.said, one.place) for one in file.elements()] == [
        ({"a": "1"}, "$[0].Children[0]"), ({"a": "2"}, "$[0].Children[1]"), ({"a": "3"}, "$[1]"), ({"children": "4"}, "$[3]"),
    ]  # fmt: skip
    assert file.header == {"la": "201"}


def test_each_object_has_its_path_and_what_stands_beside_them_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"la": "201", "children": [{"a": 1}, {"a": 2}], "day": "2024-03-31"}')
    file = Objects(path, "a.json", "children")
    assert [one.place for one in file.elements()] == ["$.children[0]", "$.children[1]"]
    assert file.header == {"la": "201", "day": "2024-03-31"}
    path.write_text('{"a": 1}\n{"a": 2}\n')
    assert [one.place for one in Objects(path, "a.json").elements()] == ["$", "line 2 $"]


def test_numbers_stay_as_they_were_written(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", '{"a": 0010.50e3}'.replace("00", "")) == [{"a": "10.50e3"}]
    assert read(tmp_path / "a.json", f'{{"a": {"9" * 5000}}}') == [{"a": "9" * 5000}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_common_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path / "a.json", '[{"a": "Zoë’s"}]'.encode(encoding)) == [{"a": "Zoë’s"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 100_000, "an object should begin here"),
        ('{"a":' + "[" * 100_000 + "]" * 100_000 + "}", "nested more than 40 deep"),
        ('{"a": ' + "9" * 1_200_000 + "}", "longer than 1,000,000"),
        ('{"a": "' + "9" * 1_200_000 + '"}', "longer than 1,000,000"),
        ('[{"a": ' + "9" * 1_200_000 + "}]", "longer than 1,000,000"),
        ('[{"a":' + "[" * 50 + "]" * 50 + "}]", "nested more than 40 deep"),
        ('[{"a": "' + "9" * 2_000_000, "longer than 1,000,000"),
        ('{"a": 1, "a": 2}', "line 1: it is no JSON that can be used from here on: 'a' stands twice"),
        ('[{"b": {"a": 1, "a": 2}}]', "'a' stands twice"),
        ('{"each": [], "each": []}', "'each' stands twice"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": 01}', "Extra data"),
        ('{"a": 1,}', "a name in quotation marks"),
        ('[{"a": 1}{"a": 2}]', "',' is missing"),
        ('[{"a": 1}] {"a": 2}', "something follows"),
        ('{"a": 1} x', "neither an object nor a list"),
        ('[{"a": 1},\n{"a": tru', "line 2"),
        ('[{"a": 1},\n', "line 2: the file ends in the middle"),
        ('{"a": "x\\u0000"}', "no character"),
        ('{"a": "\\ud800"}', "no character"),
        ('{"a": "\0"}', "NUL"),
        (b'{"a": "\xff"}', "not text in UTF-8"),
        ("{'a': 1}", "a name in quotation marks"),
        ("", "ends in the middle"),
    ],
)  # fmt: skip
def test_what_is_no_json_or_could_harm_is_refused_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(BadInput, match=r"^a\.json") as raised:
        read(tmp_path / "a.json", text, "each")
    assert said in str(raised.value)


def test_one_object_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (objects, json_text):
        monkeypatch.setattr(module, "MOST_CHARACTERS", 1000)
    monkeypatch.setattr(json_text, "CHUNK", 300)
    many = [{"a": "x" * 200}] * 100
    assert read(tmp_path / "a.json", json.dumps(many)) == many
    for text in (json.dumps([{"a": ["x" * 200] * 10}]), json.dumps({str(number): "x" * 200 for number in range(10)})):
        with pytest.raises(BadInput, match="more than 1,000 characters"):
            read(tmp_path / "a.json", text)
