"""A case file is plain text in YAML's layout; whatever makes YAML more than that is refused with its line."""

import time
import tracemalloc
from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sightline.loaders.case_format import BadCase, parse_case
from sightline.loaders.case_format import tree as case_tree
from sightline.loaders.case_format.tree import MOST_BYTES, Row, Series, Text, tree

HEAD = "sightline-case: 1\ncase: marrowby\ntitle: made up\n"


def refusal(data: bytes | str) -> str:
    with pytest.raises(BadCase) as caught:
        tree(data.encode() if isinstance(data, str) else data, "case.yaml")
    return str(caught.value)


def test_every_scalar_stays_the_text_that_was_written() -> None:
    root = tree(b"a: 1999-07-14\nb: yes\nc: 010\nd: 1e3\ne: null\nf: 0x1F\n", "case.yaml")
    assert isinstance(root, Row)
    assert [value.value for _, value in root.entries if isinstance(value, Text)] == [
        "1999-07-14",
        "yes",
        "010",
        "1e3",
        "null",
        "0x1F",
    ]


def test_only_an_empty_bare_value_says_not_recorded() -> None:
    root = tree(b"a:\nb: ~\nc: ''\nd: \"~\"\ne: null\n", "case.yaml")
    assert isinstance(root, Row)
    assert [value.nothing for _, value in root.entries if isinstance(value, Text)] == [True, True, False, False, False]


def test_lines_and_columns_count_from_one_and_end_with_the_last_line_of_the_value() -> None:
    root = tree("a:\n  - b: long\n      value\n  - {c: d,\n     e: f}\n\ng: |\n  text\n  more\nh: ü\n".encode(), "case.yaml")
    assert isinstance(root, Row)
    (_, items), (_, block), (_, last) = root.entries
    assert isinstance(items, Series)
    assert [(one.line, one.column, one.last_line) for one in items.items] == [(2, 5, 3), (4, 5, 5)]
    assert (items.line, items.last_line) == (2, 5)
    assert (block.line, block.last_line) == (7, 9)
    assert (last.line, last.column) == (10, 4)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &name 1\n", "case.yaml line 1: '&name' names a part of the file; take the name away"),
        ("a: 1\nb: *name\n", "case.yaml line 2: '*name' stands for another part of the file; write the value out"),
        ("a: !!python/object:os.system x\n", "case.yaml line 1: 'tag:yaml.org,2002:python/object:os.system' is a YAML tag"),
        ("a: !!str x\n", "is a YAML tag; take it away"),
        ("a: ! x\n", "line 1: '!' is a YAML tag"),
        ("a: &all [1]\nb: 2\n", "'&all' names a part"),
        ("a: 1\n---\nb: 2\n", "line 2: a second document begins here; write one file for each case"),
        ("? [a, b]\n: c\n", "line 1: a list or mapping stands here as a key"),
        ("? {a: b}\n: c\n", "line 1: a list or mapping stands here as a key"),
        ("a: [1, 2\nb: 3\n", "line 2: this is not YAML"),
        ("a: 'open\nb: 3\n", "this is not YAML"),
        ("a: b: c\n", "line 1: this is not YAML"),
        ("a: 1\n\tb: 2\n", "line 2: this is not YAML"),
        ("", "line 1: the file is empty; begin it with 'sightline-case: 1'"),
        ("# nothing\n", "the file is empty"),
        ("a: 1\nb: \x07\n", "line 2: there is a control character here (number 7)"),
        ("a: 1\nb: \x00\n", "line 2: there is a control character here (number 0)"),
    ],
)
@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
def test_what_is_not_plain_text_in_layout_is_refused_by_line(
    text: str, says: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_tree, "_LOADER", getattr(yaml, loader))
    assert says in refusal(text)


def test_text_that_is_not_utf_8_is_refused_at_its_line() -> None:
    assert "case.yaml line 2: there are bytes here that are not UTF-8 text; save the file as UTF-8" in refusal(
        b"a: 1\nb: caf\xe9\n"
    )
    assert "save the file as UTF-8" in refusal("a: 1\n".encode("utf-16"))


def test_a_byte_order_mark_is_passed_over() -> None:
    assert isinstance(tree(b"\xef\xbb\xbfa: 1\n", "case.yaml"), Row)


def test_a_file_that_is_too_large_is_refused_before_it_is_read_as_yaml() -> None:
    assert "the file is larger than 16 MB" in refusal(b"a" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "{a: " * 100_000, "- " * 100_000, "".join("  " * n + "a:\n" for n in range(400))]
)
@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
def test_deep_nesting_is_refused_at_once(text: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_tree, "_LOADER", getattr(yaml, loader))
    began = time.monotonic()
    assert "nested more than 12 deep" in refusal(text)
    assert time.monotonic() - began < 2


def test_a_million_values_are_refused_without_keeping_many_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_tree, "MOST_VALUES", 1_000)
    tracemalloc.start()
    assert "the file has more than 1,000 values" in refusal("- a\n" * 500_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_bomb_of_aliases_is_refused_at_its_first_name() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    assert "line 1: '&a' names a part of the file" in refusal(bomb)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: (HEAD + text).encode("utf-8", "surrogatepass"))))
def test_no_bytes_make_anything_but_a_document_or_a_refusal(data: bytes) -> None:
    document = None
    with suppress(BadCase):
        document = parse_case(data, "case.yaml", strict=False)
    assert document is None or document.case == "marrowby"
