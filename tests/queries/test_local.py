"""What an authority sets for itself: read, refused where it may not, and used by its own teams only."""

from pathlib import Path

import pytest

from sightline.graph.errors import BadInput
from sightline.queries.example import case_of
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps
from sightline.queries.local import NOWHERE, Locals, locals_in, read_local
from sightline.queries.rule import Example, rule_of, rules

VISITS = """
[rules.plan-visits]
source = "Practice standards of North, 2021"
since = "2021-01-01"
limit = {days = 10, unit = "working-days"}
then = [{days = 15, unit = "working-days"}]
"""
TERMS = """
[[terms]]
first = "2021-09-01"
last = "2021-10-15"

[[terms]]
first = "2021-11-01"
last = "2021-12-17"
"""


def found(rule: str, facts: tuple[dict[str, str], ...], local: Locals, today: str = "2021-12-31") -> list[Finding]:
    one = rule_of(rules(), rule)
    assert one is not None
    return [*gaps(case_of(Example(says="", today=today, answers=(), facts=facts)), [one], today, local=local)]


def plan(area: str, since: str = "2021-03-01", visited: str = "2021-03-16") -> tuple[dict[str, str], ...]:
    team = f"social-care:{area}"
    return (
        {"kind": "protection-plan", "since": since, "until": "2021-04-01", "held_by": team},
        {"kind": "home-visit", "on": visited, "held_by": team},
    )


def test_an_authoritys_own_figure_counts_for_its_teams_and_is_named() -> None:
    local = {"North": read_local(VISITS, rules())}
    (late,) = found("plan-visits", plan("North"), local)
    assert late.answer == "recorded-late"
    assert late.due == ("2021-03-15", "2021-03-15")
    assert late.basis == "North's own figure: Practice standards of North, 2021"
    (elsewhere,) = found("plan-visits", plan("East"), local)
    assert elsewhere.answer == "recorded-in-time"
    assert elsewhere.basis is not None
    assert elsewhere.basis.startswith("A figure of Sightline's, as the authority has set none")


def test_the_limits_that_follow_are_its_own_too() -> None:
    again = {"kind": "home-visit", "on": "2021-03-30", "held_by": "social-care:North"}
    visited_again = (*plan("North", visited="2021-03-08"), again)
    local = {"North": read_local(VISITS, rules())}
    assert found("plan-visits", visited_again, local)[0].due == ("2021-03-29", "2021-03-29")
    assert found("plan-visits", visited_again, NOWHERE)[0].answer == "recorded-in-time"


def test_a_figure_counts_from_its_day_on() -> None:
    local = {"North": read_local(VISITS, rules())}
    before = plan("North", since="2020-12-01", visited="2020-12-18")
    assert found("plan-visits", before, local)[0].basis != "North's own figure: Practice standards of North, 2021"


def test_stated_terms_make_a_limit_in_school_days_exact() -> None:
    left = {"kind": "school", "since": "2020-09-01", "until": "2021-10-08", "agency": "school:North", "held_by": "school:North"}
    (guessed,) = found("off-roll-destination", (left,), NOWHERE)
    assert guessed.due == ("2021-10-29", "2021-11-25")
    (exact,) = found("off-roll-destination", (left,), {"North": read_local(TERMS, rules())})
    assert exact.due == ("2021-11-12", "2021-11-12")


def test_a_folder_has_one_file_for_each_authority(tmp_path: Path) -> None:
    (tmp_path / "north.toml").write_text(VISITS)
    (tmp_path / "east.toml").write_text(TERMS)
    (tmp_path / "notes.md").write_text("not read")
    assert set(locals_in(tmp_path, rules())) == {"north", "east"}
    assert locals_in(None, rules()) == NOWHERE


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a folder"):
        locals_in(tmp_path / "nowhere", rules())


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("[rules", "north.toml", "Expected"),
        ('[rules.no-such-rule]\nsource = "A"\nlimit = {days = 1}', "north.toml: rules.no-such-rule", "is no rule"),
        ('[rules.core-group-held]\nsource = "A"\nlimit = {days = 1}', "rules.core-group-held", "limit is not for an authority"),
        ('[rules.plan-visits]\nsource = "A"\nnumbers = {visits = 1}', "rules.plan-visits", "visits is not for an authority"),
        ('[rules.plan-visits]\nsource = "A"', "rules.plan-visits", "sets nothing"),
        ("[rules.plan-visits]\nlimit = {days = 1}", "rules.plan-visits.source", "Field required"),
        ('[rules.plan-visits]\nsource = "A"\nlimit = {days = -1}', "rules.plan-visits.limit.days", "greater than or equal to 0"),
        ('[rules.plan-visits]\nsource = "A"\nsince = "2021-02-30"\nlimit = {days = 1}', ".since", "out of range"),
        ('[rules.plan-visits]\nsource = "A"\nsince = "20210301"\nlimit = {days = 1}', "rules.plan-visits.since", "is not a day"),
        ('[[terms]]\nfirst = "2021-09-01"\nlast = "2021-08-01"', "north.toml: terms", "not in order"),
        (TERMS.replace("2021-11-01", "2021-10-11"), "north.toml: terms", "overlap"),
        ("colour = 1", "north.toml: colour", "Extra inputs"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_says_where_and_why(text: str, place: str, problem: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_local(text, rules(), "north.toml")
    assert place in raised.value.place
    assert problem in str(raised.value)


def test_the_page_shows_a_file_that_can_be_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "local-figures.md").read_text("utf-8")
    local = read_local(page.split("```toml\n")[1].split("```")[0], rules())
    assert set(local.rules) == {"plan-visits", "challenge-answered"}
    assert len(local.stated) == 2
