"""Who may ask, and what every answer carries."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sightline.gql.security import ALWAYS, Guard, is_loopback


async def hello(request: Request) -> Response:
    return PlainTextResponse("hello")


def client(host: str = "127.0.0.1") -> httpx.AsyncClient:
    app = Guard(Starlette(routes=[Route("/", hello, methods=["GET", "POST"])]), host)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST", "127.0.0.1", "[::1]:8765", "127.8.8.8:1"])
async def test_this_machines_own_names_are_answered(host: str) -> None:
    assert (await client().get("/", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "host", ["sightline.example:8765", "127.0.0.1.example", "localhost.example", "10.0.0.1", "", "[::1", "a@127.0.0.1.example"]
)
async def test_a_name_that_another_site_points_here_is_refused(host: str) -> None:
    response = await client().get("/", headers={"host": host})
    assert response.status_code == 403
    assert response.json()["errors"][0]["extensions"]["cure"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://example.org"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8765"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_a_page_of_another_site_is_refused(headers: dict[str, str]) -> None:
    assert (await client().post("/", headers=headers)).status_code == 403


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://127.0.0.1:8765"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
async def test_the_page_itself_and_programs_are_answered(headers: dict[str, str]) -> None:
    assert (await client().post("/", headers=headers)).status_code == 200


async def test_a_link_from_another_site_may_be_followed() -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert (await client().get("/", headers=headers)).status_code == 200


async def test_a_server_that_others_may_reach_is_reached_under_any_name_but_not_across_sites() -> None:
    assert (await client("192.168.0.7").get("/", headers={"host": "sightline.example"})).status_code == 200
    crossed = {"host": "sightline.example", "origin": "https://example.org"}
    assert (await client("192.168.0.7").post("/", headers=crossed)).status_code == 403


@pytest.mark.parametrize("status", [200, 403, 404])
async def test_every_answer_carries_the_headers_refusals_too(status: int) -> None:
    path, headers = {200: ("/", {}), 403: ("/", {"host": "example.org"}), 404: ("/none", {})}[status]
    response = await client().get(path, headers=headers)
    assert response.status_code == status
    assert {name: response.headers[name] for name in ALWAYS} == ALWAYS
    assert response.headers["cache-control"] == "no-store"
    assert "unsafe" not in response.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("name", "own"), [("localhost", True), ("127.0.0.1", True), ("::1", True), ("10.0.0.1", False), ("x", False)]
)
def test_loopback_is_this_machine_only(name: str, own: bool) -> None:
    assert is_loopback(name) is own
