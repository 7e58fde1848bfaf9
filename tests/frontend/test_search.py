"""Search: one box, and each hit says why it is one."""


import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Climbie", "family name Climbié"),
        ("Anna Kouao", "given name Anna"),
        ("victoria 1991", "born 2 November 1991"),
        ("Somerset Gardens", "lives at Somerset Gardens"),
    ],
)
def test_the_child_is_found_by(page: Page, text: str, why: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill(text)
    page.get_by_role("button", name="Search").click()
    hit = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Victoria Adjo Climbié"))
    expect(hit).to_contain_text(f"Why: {why}" if text != "victoria 1991" else why)
    expect(hit).to_contain_text("Also on file as Anna Kouao")
    hit.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Victoria Adjo Climbié")


def test_an_adult_leads_to_the_children_on_file_with_them(page: Page) -> None:
    page.goto("/?search=Carl+Manning")
    hit = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Carl Manning"))
    expect(hit.get_by_role("link")).to_have_count(0)
    hit.get_by_text("Children on file with Carl Manning").click()
    expect(hit.get_by_role("link", name="Victoria Adjo Climbié")).to_have_attribute("href", "/child/victoria-climbie")


def test_a_search_that_finds_nothing_says_what_was_searched_and_what_to_try(page: Page) -> None:
    page.goto("/?search=1 January 1801")
    expect(page.get_by_role("heading", level=2)).to_have_text("Nothing that you may see fits “1 January 1801”")
    expect(page.get_by_text("Only files that are loaded here are searched.")).to_be_visible()


def test_a_search_from_a_childs_page_leads_to_its_hits(page: Page) -> None:
    page.goto("/child/zubrin")
    page.get_by_role("searchbox").fill("Zubrin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Ansa Zubrin")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("region", name="Who works with this child")).to_be_visible()


def test_an_address_that_is_no_page_says_so_and_offers_search(page: Page) -> None:
    page.goto("/somewhere/else")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    expect(page.get_by_role("searchbox")).to_be_visible()
