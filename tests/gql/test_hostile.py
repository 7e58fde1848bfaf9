"""Whatever is sent, the answer is a well-formed refusal or a well-formed answer, and it comes soon."""

import json
import time
from typing import Any

import httpx
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.gql.endpoint import Asked, Endpoint, read
from sightline.gql.schema import schema
from sightline.graph.errors import SightlineError
from sightline.graph.lens import OWNER
from sightline.graph.store import Store

SECONDS = 15
WORDS = (
    "{", "}", "(", ")", "[", "]", ":", "!", "$", "...", "@", "=", "|", "&", "query", "mutation", "subscription", "fragment", "on",
    "a", "child", "id", "timeline", "edges", "node", "first", "__schema", "__type", "__typename", "types", "fields",
    "ofType", "Child", "Query", "@skip(if: true)", "@include(if: $a)",
    "@deprecated", '"x"', '""', '"""x"""',
    "0", "-1", "99999999999999999999", "1e400", "1.5",
    "true", "null", "$a", "#", ",", "\ufeff", "\u202e", "é", "\x00", "\n", "𝔘", "'", "\\", '"\\uD800"',
)  # fmt: skip


def levels(depth: int) -> str:
    return "{ child(id: 1) " + "{ journey " * depth + "{ id }" + " }" * depth + "}"


HOSTILE = [
    levels(20),
    levels(3000),
    "{" * 100_000,
    "{ a" + "(" * 50_000,
    "[" * 100_000,
    "{ child(id: 1) { " + "id " * 1_400 + "} }",
    "{ " + " ".join(f"a{number}: child(id: 1) {{ id }}" for number in range(1000)) + " }",
    "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
    "{ ...a } fragment a on Query { ...a }",
    "{ ...a0 } fragment a120 on Query { __typename } "
    + " ".join(f"fragment a{number} on Query {{ ...a{number + 1} ...a{number + 1} }}" for number in range(120)),
    "query (" + " ".join(f"$a{number}: Int = {number}" for number in range(300)) + ") { __typename }",
    'query ($a: LensInput = {teams: ["' + '", "'.join("x" * 200) + '"]}) { child(id: 1, lens: $a) { id } }',
    "{ child(id: 99999999999999999999999999999) { id } }",
    "{ child(id: 1) { timeline(first: 99999999999999999999) { totalCount } } }",
    "{ child(id: 1) { timeline(first: -2147483648) { totalCount } } }",
    '{ child(id: "' + "x" * 60_000 + '") { id } }',
    '{ child(id: "\\u0000\\u202e\\uFFFF") { id } }',
    "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }",
    "{ " + " ".join(f"s{number}: __schema {{ types {{ name fields {{ name }} }} }}" for number in range(50)) + " }",
    '{ __type(name: "Child") { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } }',
    "query " + "a" * 60_000 + " { __typename }",
    "# " + "x" * 200_000,
    "{ __typename @skip(if: true) @skip(if: false) @include(if: true) }",
    "subscription { child(id: 1) { id } }",
    "\ufeff{ __typename }",
    "{ child(id: 1) { id } } " * 40,
    '{ child(id: 1, lens: {knownAt: "' + "9" * 1000 + '"}) { id } }',
    '{ child(id: 1) { timeline(after: "' + "A" * 50_000 + '") { totalCount } } }',
    '{ child(id: 1) { timeline(kinds: ["x' + '", "x' * 400 + '"]) { totalCount } } }',
]  # fmt: skip


@pytest.fixture(scope="module")
def endpoint(embedded_store: Store) -> Endpoint:
    return Endpoint(schema()._schema, embedded_store, OWNER)


def well_formed(answer: dict[str, Any]) -> bool:
    """Does an answer hold data, or errors with code, problem and cure, and survive the wire."""
    orjson.dumps(answer)
    errors = answer.get("errors", [])
    told = all(one["message"] and {"code", "problem", "cure"} <= one["extensions"].keys() for one in errors)
    return told and ("data" in answer or bool(errors)) and all(one["extensions"]["code"] != "INTERNAL" for one in errors)


@pytest.mark.parametrize("query", HOSTILE, ids=[f"{query[:40]!r} {len(query)}" for query in HOSTILE])
async def test_a_hostile_query_is_answered_or_refused_in_time(endpoint: Endpoint, query: str) -> None:
    started = time.perf_counter()
    answer = await endpoint.answer(Asked(query, None, {}))
    assert time.perf_counter() - started < SECONDS
    assert well_formed(answer), answer


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
async def test_no_heap_of_words_is_a_failure(endpoint: Endpoint, words: list[str]) -> None:
    assert well_formed(await endpoint.answer(Asked(" ".join(words), None, {})))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=json_values)
async def test_no_variable_is_a_failure(endpoint: Endpoint, value: Any) -> None:
    query = """query ($id: ID = "x", $lens: LensInput, $n: Int, $c: String, $k: [String!], $l: [FactLabel!]) {
      child(id: $id, lens: $lens) { timeline(first: $n, after: $c, kinds: $k, labels: $l) { totalCount } } }"""
    for name in ("id", "lens", "n", "c", "k", "l"):
        assert well_formed(await endpoint.answer(Asked(query.replace("$l)", "[CARE])"), None, {name: value})))


@given(st.binary(max_size=200))
def test_no_body_is_a_failure(body: bytes) -> None:
    try:
        read(body)
    except SightlineError as error:
        assert error.cure  # noqa: PT017


@given(json_values)
def test_no_json_is_a_failure(value: Any) -> None:
    try:
        read(json.dumps({"query": value, "variables": value, "operationName": value}).encode())
    except SightlineError as error:
        assert error.cure  # noqa: PT017


async def test_odd_headers_are_no_failure(client: httpx.AsyncClient) -> None:
    for name, value in (("accept", "*/*;q=x"), ("content-type", "application/json;;;"), ("host", "127.0.0.1:99999999")):
        response = await client.post(
            "/graphql", content=b'{"query": "{ __typename }"}', headers={"content-type": "application/json", name: value}
        )
        assert response.status_code < 500
