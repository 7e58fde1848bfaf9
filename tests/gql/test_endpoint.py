"""GraphQL over HTTP: what comes in, what goes out, and what is refused."""

import asyncio
import gzip
from typing import Any

import httpx
import orjson
import pytest
from household_of_zubrin import CHILD

from sightline.gql import endpoint
from sightline.gql.app import create_app
from sightline.gql.endpoint import BODY
from sightline.graph.errors import EngineDown
from sightline.graph.settings import Settings
from sightline.graph.store import Store

QUERY = {"query": "{ __typename }"}
JSON = {"content-type": "application/json"}
ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture
def client(embedded_store: Store) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(create_app(embedded_store, Settings())), base_url=ADDRESS)


def code(response: httpx.Response) -> str:
    [error] = response.json()["errors"]
    assert error["message"] == f"{error['extensions']['problem']}; {error['extensions']['cure']}"
    return str(error["extensions"]["code"])


async def test_a_query_is_answered_as_json(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=QUERY)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "body"),
        (b"{", "body"),
        (b"[]", "body"),
        (b'[{"query": "{ __typename }"}]', "body"),
        (b"null", "query"),
        (b"7", "query"),
        (b"{}", "query"),
        (b'{"query": ""}', "query"),
        (b'{"query": ["{ __typename }"]}', "query"),
        (b'{"query": "{ __typename }", "variables": [1]}', "variables"),
        (b'{"query": "{ __typename }", "variables": "{}"}', "variables"),
        (b'{"query": "{ __typename }", "operationName": 7}', "operationName"),
        (b"\xff\xfe", "body"),
        (b'{"query": "\xed\xa0\x80"}', "body"),
        (b'{"query": "{ __typename }", "variables": ' + b"[" * 5000 + b"]" * 5000 + b"}", "body"),
        pytest.param(gzip.compress(orjson.dumps(QUERY), mtime=0), "body", id="gzip-body"),
    ],
)
async def test_what_is_no_request_is_refused_and_the_place_named(client: httpx.AsyncClient, body: bytes, problem: str) -> None:
    response = await client.post("/graphql", content=body, headers=JSON)
    assert response.status_code == 400
    assert code(response) == "BAD_INPUT"
    assert response.json()["errors"][0]["message"].startswith(f"{problem}:")


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx"],
)
async def test_only_json_is_taken_so_that_no_form_of_another_site_can_ask(client: httpx.AsyncClient, content_type: str) -> None:
    response = await client.post("/graphql", content=orjson.dumps(QUERY), headers={"content-type": content_type})
    assert response.status_code == 415


async def test_json_may_name_its_character_set(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=QUERY, headers={"content-type": "Application/JSON; charset=utf-8"})
    assert response.status_code == 200


async def test_a_body_past_the_limit_is_refused_however_it_is_sent(client: httpx.AsyncClient) -> None:
    async def parts() -> Any:
        for _ in range(BODY // 1024 + 1):
            yield b" " * 1024

    whole = await client.post("/graphql", content=b" " * (BODY + 1), headers=JSON)
    streamed = await client.post("/graphql", content=parts(), headers=JSON)
    assert (whole.status_code, streamed.status_code) == (413, 413)
    assert code(whole) == code(streamed) == "TOO_LONG"


@pytest.mark.parametrize("length", ["-1", "many", "1e3"])
async def test_a_length_that_is_none_is_no_failure(client: httpx.AsyncClient, length: str) -> None:
    response = await client.post("/graphql", content=orjson.dumps(QUERY), headers={**JSON, "content-length": length})
    assert response.status_code in (200, 400)


async def test_no_query_is_asked_by_get(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params=QUERY)
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_other_methods_are_not_allowed(client: httpx.AsyncClient, method: str) -> None:
    assert (await client.request(method, "/graphql", json=QUERY)).status_code == 405


async def test_who_asks_for_graphql_json_gets_it_with_a_status_that_tells(client: httpx.AsyncClient) -> None:
    accept = {"accept": "application/graphql-response+json"}
    fine = await client.post("/graphql", json=QUERY, headers=accept)
    wrong = await client.post("/graphql", json={"query": "{ nothing }"}, headers=accept)
    assert (fine.status_code, wrong.status_code) == (200, 400)
    assert fine.headers["content-type"] == wrong.headers["content-type"] == "application/graphql-response+json"


async def test_a_wrong_query_is_said_with_its_place(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "{ child(id: 7) { nam } }"})
    [error] = response.json()["errors"]
    assert response.status_code == 200
    assert "data" not in response.json()
    assert error["extensions"]["code"] == "BAD_QUERY"
    assert error["locations"] == [{"line": 1, "column": 18}]
    assert "nam" in error["message"]


@pytest.mark.parametrize(
    ("query", "operation", "code_"),
    [
        ("query a { __typename } query b { __typename }", None, "BAD_QUERY"),
        ("query a { __typename } query b { __typename }", "c", "BAD_QUERY"),
        ("fragment a on Query { __typename }", None, "BAD_QUERY"),
        ("{ __typename }", "other", "BAD_QUERY"),
        ("query a { __typename } query b { b: __typename }", "b", None),
    ],
)
async def test_one_operation_is_run_and_it_is_named_where_there_are_several(
    client: httpx.AsyncClient, query: str, operation: str | None, code_: str | None
) -> None:
    response = await client.post("/graphql", json={"query": query, "operationName": operation})
    assert (code(response) if code_ else response.json()) == (code_ or {"data": {"b": "Query"}})


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "id"),
        ({"id": None}, "id"),
        ({"id": ["x"]}, "id"),
        ({"id": "x", "lens": {"knownAt": "31/02/1999"}}, "1999-07-14"),
        ({"id": "x", "lens": {"knownAt": "1999-02-31"}}, "1999-07-14"),
        ({"id": "x", "lens": {"loadedBy": "yesterday"}}, "2026-01-31T12:00:00Z"),
        ({"id": "x", "lens": {"identity": "tomorrow"}}, "identity"),
        ({"id": "x", "lens": {"viewer": "somebody"}}, "viewer"),
    ],
)
async def test_variables_that_do_not_fit_are_refused_with_what_would(
    client: httpx.AsyncClient, variables: dict[str, Any], said: str
) -> None:
    query = "query ($id: ID!, $lens: LensInput) { child(id: $id, lens: $lens) { id } }"
    response = await client.post("/graphql", json={"query": query, "variables": variables})
    assert code(response) == "BAD_QUERY"
    assert said in response.json()["errors"][0]["message"]


async def test_a_null_that_slips_past_the_types_is_the_callers_error(client: httpx.AsyncClient) -> None:
    query = "query ($labels: [FactLabel!] = [CARE]) { child(id: 1) { timeline(labels: $labels) { totalCount } } }"
    response = await client.post("/graphql", json={"query": query, "variables": {"labels": None}})
    assert code(response) in ("BAD_QUERY", "NOT_FOUND")


async def test_a_defect_is_told_by_a_number_and_what_it_says_stays_here(
    client: httpx.AsyncClient, embedded_store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("Ansa Zubrin, 1 Invented Quay")

    monkeypatch.setattr(embedded_store, "read", broken)
    response = await client.post("/graphql", json={"query": f'{{ child(id: "{CHILD}") {{ id }} }}'})
    assert code(response) == "INTERNAL"
    reference = response.json()["errors"][0]["message"].partition("reference ")[2][:8]
    [record] = [one for one in caplog.records if one.name == "sightline.gql"]
    logged = orjson.loads(record.getMessage())
    assert logged["reference"] == reference
    assert logged["kind"] == "RuntimeError"
    assert any("broken" in place for place in logged["places"])
    for said in (response.text, record.getMessage()):
        assert "Ansa" not in said
        assert "Quay" not in said
        assert CHILD not in said.lower()


async def test_a_database_that_is_down_is_said_to_be_down(
    client: httpx.AsyncClient, embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(*_: Any, **__: Any) -> Any:
        raise EngineDown("the database does not answer", "start it")

    monkeypatch.setattr(embedded_store, "read", down)
    response = await client.post("/graphql", json={"query": '{ child(id: "x") { id } }'})
    assert code(response) == "ENGINE_DOWN"


async def test_a_query_that_takes_too_long_is_ended_and_said_so(
    client: httpx.AsyncClient, embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = asyncio.Event()

    async def slow(*_: Any, **__: Any) -> Any:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    monkeypatch.setattr(endpoint, "SECONDS", 0.05)
    monkeypatch.setattr(embedded_store, "read", slow)
    response = await client.post("/graphql", json={"query": '{ child(id: "x") { id } }'})
    assert code(response) == "TIMED_OUT"
    await asyncio.wait_for(ended.wait(), 5)
