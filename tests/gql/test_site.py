"""The built page and the editor as they are served."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from sightline.gql.site import Site

PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder as the front end's build leaves it, with a secret beside it."""
    made = tmp_path / "built"
    (made / "assets").mkdir(parents=True)
    (made / "index.html").write_text("<title>page</title>")
    (made / "editor.html").write_text("<title>editor</title>")
    (made / "assets" / "index-1a2b.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    return made


def client(built: Path) -> httpx.AsyncClient:
    app = Starlette(routes=[Mount("/", Site(built))])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")


@pytest.mark.parametrize("path", ["/", "/index.html", "/child/zubrin", "/child/zubrin?knownAt=1999-07-14", "/search"])
async def test_every_address_that_the_page_draws_gets_the_page(built: Path, path: str) -> None:
    response = await client(built).get(path, headers=PAGE)
    assert (response.status_code, response.text) == (200, "<title>page</title>")
    assert response.headers["cache-control"] == "no-cache"


async def test_files_that_change_their_name_with_their_content_are_kept(built: Path) -> None:
    response = await client(built).get("/assets/index-1a2b.js")
    assert response.status_code == 200
    assert "immutable" in response.headers["cache-control"]


@pytest.mark.parametrize("path", ["/assets/old-9f9f.js", "/favicon.ico"])
async def test_a_missing_file_is_missing_for_who_wants_a_file(built: Path, path: str) -> None:
    assert (await client(built).get(path, headers={"accept": "*/*"})).status_code == 404


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "//etc/passwd"])
async def test_nothing_beside_the_page_is_served(built: Path, path: str) -> None:
    response = await client(built).get(path)
    assert response.status_code == 404
    assert "secret" not in response.text


async def test_nothing_is_posted_to_the_page(built: Path) -> None:
    assert (await client(built).post("/", headers=PAGE)).status_code == 405


async def test_a_page_that_is_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    response = await client(tmp_path / "nowhere").get("/", headers=PAGE)
    assert response.status_code == 404
    assert "make demo" in response.text
    assert Site(tmp_path / "nowhere").editor().status_code == 404


def test_the_editor_is_not_kept(built: Path) -> None:
    assert Site(built).editor().headers["cache-control"] == "no-cache"
