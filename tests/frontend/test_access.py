"""The page for everybody: by keyboard alone, on a narrow screen, on paper, without motion, and as axe-core judges it."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
ZUBRIN = re.compile("An[ks]a Zubrin")  # two files, two spellings
CHILD = "/child/zubrin"
HEADLINE = "/child/victoria-climbie"
PLACES = [
    "/",
    "/?search=Zubrin",
    "/?search=1 January 1801",
    CHILD,
    HEADLINE,
    f"{HEADLINE}?knownAt=1999-08-06",
    "/child/nobody-at-all",
]

JUDGE = """axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})
    .then(({violations}) => violations)"""

DRAWN = """(({outlineStyle, backgroundColor, boxShadow}) => [outlineStyle, backgroundColor, boxShadow])(
    getComputedStyle(document.activeElement))"""


def arrive(page: Page, place: str) -> None:
    """Open an address and wait until everything on it has been answered."""
    page.goto(place)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".sl-waiting")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_wrong(page: Page, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    arrive(page, place)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for state in ("closed", "opened"):
        found: list[dict[str, Any]] = page.evaluate(JUDGE)
        told = [(one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found]
        assert told == [], state
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("place", PLACES)
def test_a_narrow_screen_needs_no_scrolling_sideways(page: Page, place: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    arrive(page, place)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    arrive(page, "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the answers")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("Zubrin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=ZUBRIN)).to_be_visible()
    tab_to(page, "a Zubrin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Who works with this child")).to_be_visible()
    expect(page.get_by_role("region", name="Gaps")).to_be_visible()
    tab_to(page, "Change the day or whose files", back=True)
    page.keyboard.press("Enter")
    expect(page.get_by_label("What was known by the end of")).to_be_visible()
    tab_to(page, "What the file says")
    page.keyboard.press("Enter")
    expect(page.locator(".sl-entry details[open]")).to_have_count(1)


def tab_to(page: Page, text: str, back: bool = False) -> None:
    """Press Tab until what has the focus says a text."""
    for _ in range(150):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if text in page.evaluate("document.activeElement === document.body ? '' : document.activeElement.innerText ?? ''"):
            return
    pytest.fail(f"Tab never came to '{text}'")


def test_what_has_the_focus_can_be_seen(page: Page) -> None:
    arrive(page, CHILD)
    for _ in range(15):
        page.keyboard.press("Tab")
        outline, ground, shadow = page.evaluate(DRAWN)
        assert outline != "none" or ground == "rgb(255, 221, 0)" or shadow != "none"


def test_a_new_screen_takes_the_focus_and_the_title(page: Page) -> None:
    arrive(page, "/?search=Zubrin")
    page.get_by_role("link", name=ZUBRIN).click()
    expect(page).to_have_title(re.compile("An[ks]a Zubrin – Sightline"))
    expect(page.locator("main")).to_be_focused()


def test_on_paper_everything_is_open_and_the_lens_is_said(page: Page) -> None:
    arrive(page, f"{HEADLINE}?knownAt=1999-08-06")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details:not([open])")).to_have_count(0)
    expect(page.get_by_text("As all files together stood on 6 August 1999")).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[open]")).to_have_count(0)
    assert len(page.pdf()) > 10_000


def test_nothing_moves_for_those_who_asked_for_no_motion(context: BrowserContext, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    arrive(page, CHILD)
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
