"""Paths and networks over GraphQL: the childminder to the allocated social worker, told step by step."""

from typing import Any

import httpx

from sightline.gql.app import create_app
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.loaders.case_format import read_case, shipped_case

PATH = """query Path($start: ID!, $end: ID!) { path(start: $start, end: $end) { found cut steps {
  origin { id name } target { id name } sentence days { first last } fact agency { name } citation } } }"""
WEB = """query Web($around: ID!) { network(around: $around, levels: 1) { cut things { level thing { id label name } }
  ties { origin target tie facts } } }"""
CHILD = "Child:victoria-climbie"


async def ask(store: Store, query: str, **variables: Any) -> dict[str, Any]:
    app = create_app(store, store.settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8765") as client:
        answer: dict[str, Any] = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    return answer


async def allocated_worker(store: Store) -> str:
    answer = await ask(store, WEB, around=CHILD)
    workers = [one["thing"] for one in answer["data"]["network"]["things"] if one["thing"]["label"] == "Professional"]
    return next(one["id"] for one in workers if "allocated" in one["name"] and "Haringey" in one["name"])


async def test_a_path_leads_from_the_childminder_to_the_allocated_social_worker(fresh_store: Store) -> None:
    await load(fresh_store, [read_case(shipped_case("victoria-climbie")).bundle], "victoria-climbie.yaml")
    answer = await ask(fresh_store, PATH, start="Agency:childminder", end=await allocated_worker(fresh_store))
    path = answer["data"]["path"]
    assert path["found"]
    assert path["steps"][0]["origin"]["id"] == "Agency:childminder"
    assert CHILD in [step["target"]["id"] for step in path["steps"]]
    for step in path["steps"]:
        assert step["sentence"].endswith(".")
        assert step["citation"]
        assert step["fact"].partition(":")[2]


async def test_a_network_names_every_end_of_its_ties(fresh_store: Store) -> None:
    await load(fresh_store, [read_case(shipped_case("victoria-climbie")).bundle], "victoria-climbie.yaml")
    web = (await ask(fresh_store, WEB, around=CHILD))["data"]["network"]
    met = {one["thing"]["id"]: one["level"] for one in web["things"]}
    assert met[CHILD] == 0
    assert {tie[end] for tie in web["ties"] for end in ("origin", "target")} <= set(met)
    assert len(web["ties"]) >= len(met) - 1 > 1  # each thing met was met by a tie
    assert all(tie["facts"] and tie["tie"] for tie in web["ties"])


async def test_what_is_no_id_is_refused_and_what_is_not_there_is_not_found(fresh_store: Store) -> None:
    for start, code in (("nonsense", "BAD_INPUT"), ("Child:nobody", "NOT_FOUND")):
        (error,) = (await ask(fresh_store, PATH, start=start, end="Agency:childminder"))["errors"]
        assert error["extensions"]["code"] == code
