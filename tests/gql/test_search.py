"""Search over GraphQL: the headline child by four texts, and nothing that the lens hides."""

from typing import Any

import httpx
import pytest

from sightline.gql.app import create_app
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.loaders.case_format import read_case, shipped_case

ASKED = "query Find($text: String!, $lens: LensInput) { search(text: $text, lens: $lens) { cut hits { id kind title why } } }"
CHILD = "Child:victoria-climbie"


async def found(store: Store, text: str, lens: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    app = create_app(store, store.settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8765") as client:
        answer = (await client.post("/graphql", json={"query": ASKED, "variables": {"text": text, "lens": lens}})).json()
    assert "errors" not in answer, answer
    hits: list[dict[str, Any]] = answer["data"]["search"]["hits"]
    return hits


@pytest.mark.parametrize("text", ["Climbie", "Anna Kouao", "victoria 1991", "Somerset Gardens"])
async def test_the_headline_child_is_found_and_each_hit_says_why(fresh_store: Store, text: str) -> None:
    await load(fresh_store, [read_case(shipped_case("victoria-climbie")).bundle], "victoria-climbie.yaml")
    hits = await found(fresh_store, text)
    child = next(hit for hit in hits if hit["id"] == CHILD)
    assert child["title"] == "Victoria Adjo Climbié"  # as her page does, not by the name on most files
    assert all(hit["why"] and hit["title"] for hit in hits)


async def test_a_name_that_no_team_had_on_file_yet_finds_nothing_in_a_replay(fresh_store: Store) -> None:
    await load(fresh_store, [read_case(shipped_case("victoria-climbie")).bundle], "victoria-climbie.yaml")
    replay = {"teams": ["haringey-social-services"], "knownAt": "1999-12-01"}
    assert CHILD in [hit["id"] for hit in await found(fresh_store, "Anna Kouao", replay)]
    assert await found(fresh_store, "Climbie", replay) == await found(fresh_store, "Nobodyatall", replay) == []
