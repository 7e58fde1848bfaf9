"""The lens: what was on whose file on which day, said in plain words, and nothing later."""

import re

from playwright.sync_api import Page, expect

HEADLINE = "/child/victoria-climbie"
HARINGEY = "?knownAt=1999-08-06&teams=haringey-social-services"


def test_without_a_lens_the_page_says_that_it_shows_everything(page: Page) -> None:
    page.goto(HEADLINE)
    expect(page.get_by_role("region", name="Lens")).to_contain_text("Everything on every file you may see, as at today.")


def test_a_replay_by_day_and_team_hides_what_came_later_and_what_others_knew(page: Page) -> None:
    page.goto(HEADLINE + HARINGEY)
    lens = page.get_by_role("region", name="Lens")
    expect(lens).to_contain_text("As Haringey Social Services, North Tottenham office’s file stood on 6 August 1999")
    expect(lens).to_contain_text("files joined as they were by then")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Anna Kouao"))
    expect(page.get_by_role("region", name="Network")).to_be_visible()
    expect(page.get_by_role("region", name="Timeline by team").locator("ol > li").first).to_be_visible()
    shown = page.locator("main").inner_text()
    assert "Victoria" not in shown
    assert re.findall(r"(?:September|October|November|December) 1999|\b2000\b|died", shown) == []
    assert re.findall(r"Brent|Ealing|St Mary", shown) == []


def test_a_lens_is_set_from_the_page_and_taken_off_again(page: Page) -> None:
    page.goto(HEADLINE)
    lens = page.get_by_role("region", name="Lens")
    lens.get_by_text("Change the day or whose files").click()
    lens.get_by_label("What was known by the end of").fill("1999-07-15")
    lens.get_by_label(re.compile("^Ealing Social Services")).check()
    lens.get_by_role("button", name="Look through this lens").click()
    expect(page).to_have_url(re.compile(r"\?knownAt=1999-07-15&teams=ealing-social-services$"))
    expect(lens).to_contain_text("As Ealing Social Services’ file stood on 15 July 1999")
    lens.get_by_role("link", name="Take the lens off").click()
    expect(page).to_have_url(re.compile(f"{HEADLINE}$"))
    page.go_back()
    expect(lens).to_contain_text("stood on 15 July 1999")


def test_what_a_team_was_only_told_to_exist_is_a_signpost_with_a_number(page: Page) -> None:
    page.goto("/child/zubrin?teams=north-front-door&knownAt=2020-06-30")
    who = page.get_by_role("region", name="Who works with this child")
    expect(who).to_contain_text("Holds something that is not shown here")
    expect(who.get_by_role("link", name="Ring Children's ward on 01632 960003")).to_be_visible()


def test_an_entry_leads_to_what_its_team_had_on_file_that_day(page: Page) -> None:
    page.goto(HEADLINE)
    entry = page.get_by_role("region", name="Timeline by team").locator("li", has_text="Referral: Brent One Stop Shop")
    entry.get_by_text("What the file says").click()
    entry.get_by_role("link", name="What Brent One Stop Shop had on file by then").click()
    expect(page.get_by_role("region", name="Lens")).to_contain_text("As Brent One Stop Shop’s file stood on 18 June 1999")


def test_a_day_before_anything_was_on_file_says_so_and_is_no_error(page: Page) -> None:
    page.goto(f"{HEADLINE}?knownAt=1980-01-01")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing on file through this lens")
    expect(page.get_by_role("region", name="Lens")).to_contain_text("1 January 1980")
