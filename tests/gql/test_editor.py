"""The editor in a browser, with no network but this server: it runs a query, proposes fields and breaks no policy."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from household_of_zubrin import BUNDLES
from playwright.async_api import Page, async_playwright, expect

from sightline.gql.app import create_app
from sightline.gql.site import BUILT
from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@asynccontextmanager
async def served(store: Store) -> AsyncIterator[str]:
    """The application on a real port, by its address."""
    taken = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(store, Settings()), log_level="warning", timeout_graceful_shutdown=2))
    running = asyncio.create_task(server.serve(sockets=[taken]))
    try:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


@pytest.fixture
async def page(embedded_store: Store) -> AsyncIterator[Page]:
    """The editor, open in a browser that reaches nothing but this server; what it complains of fails the test."""
    assert (BUILT / "editor.html").is_file(), "build the page first: make test, or npm run build in frontend/"
    await load(embedded_store, BUNDLES, "household of Zubrin")
    said: list[str] = []
    async with served(embedded_store) as address, async_playwright() as playwright:
        found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
        browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        opened = await browser.new_page(viewport={"width": 1300, "height": 1000})
        opened.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("request", lambda request: None if request.url.startswith(address) else said.append(request.url))
        await opened.goto(f"{address}/editor")
        await expect(opened.get_by_label("Type", exact=True)).to_be_visible(timeout=30_000)
        yield opened
        await browser.close()
    assert said == []


async def write(page: Page, pane: str, text: str) -> None:
    """Replace what stands in a pane."""
    await page.get_by_label(pane, exact=True).click()
    await page.keyboard.press("Control+a")
    await page.keyboard.press("Backspace")
    await page.keyboard.insert_text(text)


async def test_a_query_is_written_run_and_answered(page: Page) -> None:
    await write(page, "Variables", '{"id": "zubrin"}')
    await page.get_by_role("button", name="Run").click()
    await expect(page.get_by_label("Answer", exact=True)).to_contain_text("Ansa Zubrin", timeout=20_000)


async def test_variables_that_are_no_json_are_said_to_be_none(page: Page) -> None:
    await write(page, "Variables", "{id: zubrin}")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_label("Answer", exact=True)).to_contain_text("The variables are not JSON", timeout=20_000)


async def test_the_editor_proposes_what_can_stand_there_and_marks_what_cannot(page: Page) -> None:
    await write(page, "Query", "{ child(id: 1) { nothing } }")
    await expect(page.locator(".cm-lintRange-error").first).to_be_visible(timeout=20_000)
    await write(page, "Query", "{ child(id: 1) { jou } }")
    for _ in range(4):
        await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Control+Space")
    proposed = page.get_by_role("listbox", name="Completions").get_by_role("option")
    await expect(proposed.first).to_contain_text("journey", timeout=20_000)


async def test_the_schema_can_be_read_type_by_type(page: Page) -> None:
    await page.get_by_label("Type", exact=True).select_option("Journey")
    await expect(page.get_by_role("row").filter(has_text="moves")).to_contain_text("Each move")
    await page.get_by_role("link", name="[Move!]!").click()
    await expect(page.get_by_label("Type", exact=True)).to_have_value("Move")
