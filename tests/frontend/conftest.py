"""The built page in a real browser, served by the real command over the headline case and made-up children.

address   where it is served
page      a page that must stay on its own origin and log no error
"""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from household_of_zubrin import BUNDLES
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from running import running

from sightline.graph.load import load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.borough import borough
from sightline.loaders.case_format import read_case, shipped_case

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
BUILT = FRONTEND / "built" / "index.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PATIENCE = 20_000  # milliseconds; a busy machine is slow

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def built() -> None:
    """The page, built from its sources as they are."""
    sources = [FRONTEND / "index.html", FRONTEND / "package-lock.json", *(path for path in (FRONTEND / "src").rglob("*"))]
    if BUILT.exists() and BUILT.stat().st_mtime >= max(path.stat().st_mtime for path in sources):
        return
    npm = shutil.which("npm")
    assert npm, "the page is not built, and there is no npm to build it: install Node 20 or later"
    if not (FRONTEND / "node_modules").exists():
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=FRONTEND, check=True, capture_output=True)
    subprocess.run([npm, "run", "build"], cwd=FRONTEND, check=True, capture_output=True)


@pytest.fixture(scope="session")
def address(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served, over the headline case, a made-up household and a small made-up borough."""
    data = tmp_path_factory.mktemp("page")
    with ThreadPoolExecutor(1) as apart:  # the loop of the other tests stays as it is
        apart.submit(asyncio.run, fill(Settings(data=data, embedded_heap="512m"))).result()
    environment = {**os.environ, "SIGHTLINE_DATA": str(data), "SIGHTLINE_EMBEDDED_HEAP": "512m"}
    with running([sys.executable, "-m", "sightline", "serve", "--port", "0"], environment, ROOT) as address:
        yield address.rstrip("/")


async def fill(settings: Settings) -> None:
    """Load everything that the tests look at."""
    async with await Store.open(settings) as store:
        await load(store, [read_case(shipped_case("victoria-climbie")).bundle], "victoria-climbie.yaml")
        await load(store, BUNDLES, "household of Zubrin")
        await load(store, borough(20, seed=7), "made-up borough")


@pytest.fixture(scope="module")  # while it is open its loop runs in this thread, and other modules' tests have one of their own
def browser() -> Iterator[Browser]:
    """The system's own browser."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "there is no browser to test the page in: install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader's own window, in English as written here."""
    with browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        yield context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page; at the end it must have logged no error and asked nothing of any other origin."""
    page = context.new_page()
    wrong: list[str] = []

    def stays(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(address).netloc:
            wrong.append(f"asked another origin: {request.url}")

    page.on("request", stays)
    page.on("pageerror", lambda error: wrong.append(f"failed: {error}"))
    page.on("console", lambda said: wrong.append(f"logged: {said.text}") if said.type in ("error", "warning") else None)
    yield page
    assert wrong == []
