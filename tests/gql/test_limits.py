"""What one document may ask: every limit has a code and a cure, and is hit neither too early nor too late."""

import time
from typing import Any

import pytest
from graphql import OperationDefinitionNode, get_introspection_query, parse

from sightline.gql import limits
from sightline.gql.documents import Document, Documents
from sightline.gql.limits import ALIASES, COST, DEPTH, REPEATS, TOKENS, Measure
from sightline.gql.schema import schema
from sightline.graph.errors import SightlineError, TooCostly

SCHEMA = schema()._schema


def read(query: str) -> Document:
    return Documents(SCHEMA).document(query)


def refusal(query: str, **variables: Any) -> str | None:
    """The code with which a query is refused, if it is."""
    document = read(query)
    if document.refusals:
        return str(document.refusals[0].extensions["code"])
    try:
        document.operation(None, variables)
    except SightlineError as error:
        return error.code if error.cure else "WITHOUT A CURE"
    return None


def cost(query: str, **variables: Any) -> int:
    document = parse(query)
    operation = next(one for one in document.definitions if isinstance(one, OperationDefinitionNode))
    return Measure(SCHEMA, document).cost(operation, variables)


def asked(inner: str) -> str:
    return f'{{ child(id: "x") {{ {inner} }} }}'


def test_depth_is_counted_in_fields_through_fragments() -> None:
    query = """{ child(id: "x") { ...a } } fragment a on Child { journey { ... on Journey { moves { ...b } } } }
      fragment b on Move { origin { accounts { evidence { id } } } }"""
    document = parse(query)
    operation = next(one for one in document.definitions if isinstance(one, OperationDefinitionNode))
    assert Measure(SCHEMA, document).depth(operation.selection_set) == 7


def test_a_query_one_level_too_deep_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    query = asked("journey { moves { origin { accounts { evidence { id } } } } }")
    monkeypatch.setattr(limits, "DEPTH", 7)
    assert refusal(query) is None
    monkeypatch.setattr(limits, "DEPTH", 6)
    assert refusal(query) == "TOO_DEEP"


def test_every_field_can_be_reached_within_the_depth() -> None:
    deepest = asked("agenda { duties { evidence { tellings { to { name } } } } }")
    assert refusal(deepest) is None
    assert DEPTH > 8


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (asked("today " * TOKENS), "TOO_LONG"),
        ("{" + "child(id: 1) {" * 900, "TOO_DEEP"),
        (asked(" ".join(f"a{number}: today" for number in range(ALIASES + 1))), "TOO_MANY_ALIASES"),
        (asked(" ".join(["lens { pooled }"] * (REPEATS + 1))), "TOO_MUCH"),
        ("{ child(id: }", "BAD_QUERY"),
        (asked("nothingOfTheSort"), "BAD_QUERY"),
        ("{ a: __typename ...b } fragment b on Query { ...c } fragment c on Query { ...b }", "BAD_QUERY"),
        ("mutation { child }", "BAD_QUERY"),
        (asked("timeline(first: 499999) { edges { node { id } } }"), "TOO_COSTLY"),
        (" ".join(["{", *(f'c{number}: child(id: "x") {{ id }}' for number in range(51)), "}"]), "TOO_COSTLY"),
    ],
)
def test_a_query_that_asks_too_much_is_refused_with_its_code(query: str, code: str) -> None:
    assert refusal(query) == code


def test_aliases_up_to_the_limit_are_fine() -> None:
    assert refusal(asked(" ".join(f"a{number}: today" for number in range(ALIASES)))) is None


def test_each_fetch_of_a_child_counts() -> None:
    one = cost('{ a: child(id: "x") { id } }')
    assert cost('{ a: child(id: "x") { id } b: child(id: "x") { id } }') == 2 * one


def test_the_cost_of_a_page_grows_with_its_size() -> None:
    query = "query ($n: Int = 7) { child(id: 1) { timeline(first: $n) { edges { node { kind } } } } }"
    bare = cost(asked("id")) - 1
    assert cost(query, n=10) - bare == 2 + 10 * 2
    assert cost(query) - bare == 2 + 7 * 2
    assert cost(asked("timeline { edges { node { kind } } }")) - bare == 2 + 50 * 2
    assert cost(asked("timeline(last: 3) { nodes { kind } }")) - bare == 2 + 3


def test_a_fragment_costs_each_time_it_is_spread() -> None:
    inner = " ".join(f"fragment f{number} on Child {{ ...f{number + 1} ...f{number + 1} }}" for number in range(30))
    assert refusal(f"{asked('...f0')} {inner} fragment f30 on Child {{ id }}") == "TOO_COSTLY"


def test_the_same_document_is_refused_or_not_by_its_variables() -> None:
    document = read("query ($n: Int) { child(id: 1) { timeline(first: $n) { edges { node { about { seen } kind } } } } }")
    document.operation(None, {"n": 10})
    with pytest.raises(TooCostly, match=f"{COST:,}"):
        document.operation(None, {"n": 10_000})
    document.operation(None, {"n": 10})


def test_the_editors_introspection_is_fine() -> None:
    assert refusal(get_introspection_query()) is None


def test_a_chain_of_fragments_is_read_or_refused_and_never_crashes() -> None:
    for length in (50, 150):
        chain = " ".join(f"fragment f{number} on Child {{ lens {{ pooled }} ...f{number + 1} }}" for number in range(length))
        assert refusal(f"{asked('...f0')} {chain} fragment f{length} on Child {{ id }}") in (None, "TOO_DEEP", "TOO_LONG")


@pytest.mark.parametrize(
    "query",
    [
        asked(" ".join(["lens { pooled }"] * REPEATS * 10)),
        asked(" ".join(f"...f{number}" for number in range(120)))
        + " ".join(f"fragment f{number} on Child {{ seen {{ last {{ times }} }} }}" for number in range(120)),
        asked("... on Child { seen { last { times } } } " * 130),
    ],
)
def test_the_worst_document_is_read_in_seconds(query: str) -> None:
    started = time.perf_counter()
    read(query)
    assert time.perf_counter() - started < 10
