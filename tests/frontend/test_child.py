"""The child's page: what a reader finds first, and the story below it."""

import re

import pytest
from playwright.sync_api import Page, expect

HEADLINE = "/child/victoria-climbie"
ZUBRIN = "/child/zubrin"
HURT = re.compile(
    r"\b(scald|burn|bruis|belt|wound|scar|beat|injur|mark(?!down)|post.?mortem|hypotherm|starv|blood)", re.IGNORECASE
)


def test_the_first_screen_says_whom_to_ring(page: Page) -> None:
    page.goto(ZUBRIN)
    who = page.get_by_role("region", name="Who works with this child")
    expect(who.get_by_role("link", name="Ring Children's ward on 01632 960003")).to_have_attribute("href", "tel:01632960003")
    expect(who).to_contain_text("Invented Lane School")


def test_whom_to_ring_about_a_brother_or_sister_stands_beside_them(page: Page) -> None:
    page.goto(ZUBRIN)
    household = page.get_by_role("region", name="Brothers, sisters and adults")
    expect(household.get_by_role("link", name="Timo Zubrin")).to_have_attribute("href", "/child/zubrin-small")
    expect(household).to_contain_text("Great-aunt, lives with the child: on the file of Northmere front door")


def test_what_is_open_stands_on_the_first_screen(page: Page) -> None:
    page.goto(ZUBRIN)
    expect(page.get_by_role("region", name="Open and due")).to_contain_text("Child in need")


def test_last_seen_says_by_whom_and_whether_alone(page: Page) -> None:
    page.goto(ZUBRIN)
    seen = page.get_by_role("region", name="Last seen")
    expect(seen).to_contain_text("2 May 2020")
    expect(seen).to_contain_text("By Children's ward")
    expect(seen.locator("dl").first).to_contain_text("Seen aloneyes")


def test_what_is_not_known_names_the_days_and_what_allows_saying_so(page: Page) -> None:
    page.goto(HEADLINE)
    unknown = page.get_by_role("region", name="Not known")
    expect(unknown).to_contain_text("No link to a school")
    expect(unknown).to_contain_text("307 days, 24 April 1999 to 25 February 2000")
    unknown.get_by_text("What allows saying so").first.click()
    expect(unknown).to_contain_text("Complete for school")


def test_an_empty_part_lists_the_files_looked_at(page: Page) -> None:
    page.goto(HEADLINE)
    household = page.get_by_role("region", name="Brothers, sisters and adults")
    expect(household).to_contain_text("That is what these files say, not that nothing happened.")
    household.get_by_text("files looked at").first.click()
    expect(household.get_by_role("row", name="Ealing Social Services")).to_contain_text("28 January 2003")


def test_the_journey_has_three_lanes_and_says_where_no_hand_over_is_on_file(page: Page) -> None:
    page.goto(HEADLINE)
    journey = page.get_by_role("region", name="Journey")
    for lane in ("Lives at", "Authority responsible or paying", "Team holding the case"):
        expect(journey.locator("svg").get_by_text(lane)).to_be_visible()
    to_brent = journey.get_by_role("listitem").filter(has_text="(Brent)").filter(has_text="From Ealing")
    expect(to_brent).to_contain_text("No hand-over on file")
    expect(to_brent).to_contain_text("46 to 50 days until a team of Brent was in contact")
    to_haringey = journey.get_by_role("listitem").filter(has_text="to Somerset Gardens")
    expect(to_haringey).to_contain_text("No hand-over on file")
    passed = journey.get_by_role("listitem").filter(has_text="Case passed from Enfield")
    expect(passed).to_contain_text("Received30 July 1999")
    expect(passed).not_to_contain_text("No hand-over on file")


def test_every_drawing_stands_in_words_beside_it(page: Page) -> None:
    page.goto(HEADLINE)
    page.get_by_role("region", name="Journey").get_by_text("The three lanes as a table").click()
    expect(page.get_by_role("table", name="Lives at").get_by_role("row", name="Hostel, Nicoll Road").first).to_be_visible()
    network = page.get_by_role("region", name="Network")
    network.get_by_text("The same as a table").click()
    expect(network.get_by_role("row", name="Marie-Therese Kouao").first).to_be_visible()
    entries = page.get_by_role("region", name="Timeline by team").locator("ol > li")
    expect(entries.first).to_be_visible()


def test_duties_and_prompts_stand_apart_and_evidence_leads_to_the_entry(page: Page) -> None:
    page.goto(HEADLINE)
    gaps = page.get_by_role("region", name="Gaps")
    expect(gaps.get_by_role("heading", level=3)).to_have_text(["Duties", "Prompts for reflection"])
    gaps.locator("summary", has_text="Did word reach the others").click()
    rule = gaps.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Second admission over suspected harm"))
    expect(rule).to_contain_text("10 days")
    rule.get_by_text(re.compile(r"Evidence \(")).click()
    rule.get_by_role("link", name="24 July 1999: admission").click()
    entry = page.locator("li:focus")
    expect(entry).to_contain_text("Admission: North Middlesex Hospital")
    expect(entry).to_be_in_viewport()


def test_prompts_are_folded_by_what_they_ask_with_their_number_and_their_rules(page: Page) -> None:
    page.goto(HEADLINE)
    gaps = page.get_by_role("region", name="Gaps")
    folds = gaps.locator("details.sl-fold > summary")
    expect(folds.first).to_contain_text(re.compile(r"Was the child seen\? \(\d+\)"))
    assert folds.count() <= 9
    expect(folds.first).to_contain_text("Home visits far apart")
    expect(gaps.get_by_text("No duty is due or overdue on these files.")).to_be_visible()
    finding = gaps.get_by_text("They lie 10 days apart")
    expect(finding).to_be_hidden()
    folds.filter(has_text="Did word reach the others").click()
    expect(finding).to_be_visible()


def test_a_duty_that_is_due_is_never_folded_away(page: Page) -> None:
    page.goto(f"{ZUBRIN}?knownAt=2020-01-13")
    gaps = page.get_by_role("region", name="Gaps")
    expect(gaps.get_by_text("Due (2)")).to_be_visible()
    rule = gaps.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Referral decided within one working day"))
    expect(rule).to_be_visible()
    expect(rule).to_contain_text("13 January 2020")
    rule.get_by_text("The rule, where it comes from").click()
    expect(rule).to_contain_text("Working Together")


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("Word (complete document)", "chronology-zubrin-2020-06-30.docx"),
        ("Markdown (succinct document)", "chronology-zubrin-succinct-2020-06-30.md"),
        ("Team by team (tables for a spreadsheet)", "chronology-zubrin-teams-2020-06-30.csv"),
    ],
)
def test_what_is_saved_is_seen_through_the_lens_of_the_page(page: Page, link: str, name: str) -> None:
    page.goto(f"{ZUBRIN}?knownAt=2020-06-30&teams=north-front-door")
    with page.expect_download() as saved:
        page.get_by_role("region", name="Download").get_by_role("link", name=link).click()
    assert saved.value.suggested_filename == name
    content = saved.value.path().read_bytes()
    assert b"Northmere front door" in content
    assert b"Anka" not in content  # on another team's file


def test_a_filtered_timeline_is_saved_as_filtered_and_says_so(page: Page) -> None:
    page.goto(f"{ZUBRIN}?from=2020-05-01&kinds=admission")
    download = page.get_by_role("region", name="Download")
    expect(download).to_contain_text("only what the timeline is filtered to")
    link = download.get_by_role("link", name="Markdown (complete document)")
    expect(link).to_have_attribute("href", "/child/zubrin/chronology.md?kinds=admission&from=2020-05-01")


def test_each_fact_says_whose_file_it_is_on_how_sure_it_is_and_where_to_read_it(page: Page) -> None:
    page.goto(HEADLINE)
    entry = page.get_by_role("region", name="Timeline by team").locator("li", has_text="Discharge: Central Middlesex Hospital")
    entry.get_by_text("What the file says").click()
    for name in ("On the file of", "Put on file", "How sure", "Read in", "Loaded from"):
        expect(entry.get_by_role("term").filter(has_text=name)).to_be_visible()


@pytest.mark.parametrize("lens", ["", "?knownAt=1999-08-06", "?teams=north-middlesex-hospital"])
def test_a_first_view_shows_no_injury(page: Page, lens: str) -> None:
    page.goto(HEADLINE + lens)
    expect(page.get_by_role("region", name="Network")).to_be_visible()
    expect(page.get_by_role("region", name="Timeline by team").locator("ol > li").first).to_be_visible()
    assert HURT.findall(page.locator("main").inner_text()) == []


def test_the_names_on_the_files_stand_side_by_side(page: Page) -> None:
    page.goto(HEADLINE)
    names = page.get_by_role("region", name="The name on each team’s file")
    expect(names.get_by_role("row", name="North Middlesex Hospital")).to_contain_text("Anna Kouao")
    expect(names.get_by_role("row", name="The family")).to_contain_text("Victoria Adjo Climbié")


def test_the_timeline_is_narrowed_by_team_and_the_address_says_so(page: Page) -> None:
    page.goto(HEADLINE)
    timeline = page.get_by_role("region", name="Timeline by team")
    timeline.get_by_text("Filter by team, kind or days").click()
    timeline.get_by_role("group", name="Team").get_by_label("Brent One Stop Shop").check()
    timeline.get_by_role("button", name="Show these entries").click()
    expect(page).to_have_url(re.compile(r"\?by=brent-one-stop-shop$"))
    expect(timeline.locator("ol > li")).to_have_count(2)
    page.reload()
    expect(timeline.locator("ol > li")).to_have_count(2)
    timeline.get_by_role("link", name="Show every entry").click()
    expect(timeline.locator("ol > li").nth(40)).to_be_visible()


def test_a_crowded_timeline_is_read_page_by_page(page: Page) -> None:
    page.goto("/child/quellit")
    timeline = page.get_by_role("region", name="Timeline by team")
    expect(timeline.get_by_text("300 entries, oldest first.")).to_be_visible()
    expect(timeline.locator("ol > li")).to_have_count(200)
    timeline.get_by_role("button", name="Show later entries").click()
    expect(timeline.locator("ol > li")).to_have_count(300)


def test_a_child_that_is_not_there_is_said_to_be_so(page: Page) -> None:
    page.goto("/child/nobody-at-all")
    expect(page.get_by_role("alert")).to_contain_text("no child 'nobody-at-all' is open to this reader")
