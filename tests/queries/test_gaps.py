"""Laws of findings: the order of facts does not matter, evidence is visible, a signpost only ever takes knowledge away."""

from dataclasses import replace
from gc import collect
from importlib import import_module
from typing import Any
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.graph.case import Case, CaseFile, Signpost
from sightline.graph.facts import Contact
from sightline.graph.lens import OWNER, Lens, through
from sightline.queries import expectation
from sightline.queries.example import case_of, file_of
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, gaps_of, rules
from sightline.queries.index import Index
from sightline.queries.rule import Example, Rule

TEAMS = ("social-care:North", "social-care:East", "hospital:North", "hospital:East", "police:North", "school:North")
KINDS = (
    "referral",
    "decision",
    "closure",
    "office-visit",
    "home-visit",
    "assessment",
    "letter",
    "admission",
    "discharge",
    "strategy-discussion",
    "case-transfer",
    "allocation",
    "child-seen",
)

TODAY = "2021-09-01"
EXAMPLES = [example for rule in rules() for example in rule.examples]


@st.composite
def contacts(draw: st.DrawFn) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": draw(st.sampled_from(KINDS)),
        "on": draw(st.sampled_from(("2021-01", "2021-02", "2021-03", "2021")) | st.integers(0, 120).map(day)),
        "held_by": draw(st.sampled_from(TEAMS)),
    }
    for name, values in {
        "to": TEAMS,
        "told": TEAMS,
        "concern": ("harm-suspected", "harm-ruled-out", "need"),
        "seen": (True, False),
        "alone": (True, False),
        "event": ("e1", "e2"),
        "answers": ("f1", "f2"),
    }.items():
        if draw(st.booleans()):
            told[name] = draw(st.sampled_from(values))
    return told


def day(number: int) -> str:
    return f"2021-{1 + number // 28:02d}-{1 + number % 28:02d}"


@st.composite
def files(draw: st.DrawFn) -> CaseFile:
    facts = draw(st.lists(contacts(), max_size=10))
    homes = [
        {"kind": "home", "since": day(draw(st.integers(0, 100))), "area": area, "held_by": "family"}
        for area in draw(st.lists(st.sampled_from(("North", "East", "France")), max_size=3))
    ]
    return file_of(Example(says="", today=TODAY, answers=(), facts=tuple(facts + homes), uncovered=draw(st.booleans())))


def owners(file: CaseFile) -> Case:
    return through(Lens(viewer=OWNER), file)


@settings(max_examples=60, deadline=None)
@given(files(), st.randoms())
def test_the_order_of_facts_does_not_matter(file: CaseFile, chance: Any) -> None:
    shuffled = list(file.facts)
    chance.shuffle(shuffled)
    assert gaps(owners(replace(file, facts=tuple(shuffled))), rules(), TODAY) == gaps(owners(file), rules(), TODAY)


@settings(max_examples=60, deadline=None)
@given(files(), st.sets(st.sampled_from(TEAMS), min_size=1))
def test_evidence_is_always_visible_in_the_case(file: CaseFile, teams: set[str]) -> None:
    case = through(Lens(viewer=OWNER, teams=frozenset(teams)), file)
    visible = {fact.fact for fact in case.facts}
    for finding in gaps(case, rules(), TODAY):
        assert set(finding.evidence) <= visible
        assert finding.evidence


@settings(max_examples=60, deadline=None)
@given(files(), st.sampled_from(TEAMS), st.sampled_from(("Contact", "Registration", "Residence")))
def test_a_signpost_changes_an_answer_only_to_not_knowable_to_you(file: CaseFile, team: str, label: str) -> None:
    case = owners(file)
    before = {finding.id: finding for finding in gaps(case, rules(), TODAY)}
    after = {
        finding.id: finding
        for finding in gaps(replace(case, signposts=(Signpost(fact="hidden", label=label, held_by=team),)), rules(), TODAY)
    }
    assert before.keys() == after.keys()
    for key, finding in after.items():
        assert finding.answer == before[key].answer or finding.why == "not-knowable-to-you"


@settings(max_examples=60, deadline=None)
@given(files())
def test_ids_of_findings_are_different_and_stay_the_same(file: CaseFile) -> None:
    ids = [finding.id for finding in gaps(owners(file), rules(), TODAY)]
    assert ids == [finding.id for finding in gaps(owners(file), rules(), TODAY)]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(files(), st.sets(st.sampled_from(TEAMS), min_size=1))
def test_a_narrower_viewer_is_never_told_more(file: CaseFile, teams: set[str]) -> None:
    """What a viewer of some files is told for sure of a missing step, the owner of all is told too."""
    narrow = through(Lens(viewer=replace(OWNER, teams=frozenset(teams))), file)
    wide = {finding.id: finding for finding in gaps(owners(file), [duty()], TODAY)}
    for finding in gaps(narrow, [duty()], TODAY):
        if finding.answer == "not-recorded-by-due-day":
            assert wide[finding.id].answer in ("not-recorded-by-due-day", "not-required")


def duty() -> Rule:
    return next(rule for rule in rules() if rule.kind == "duty")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.says)
def test_prompts_are_never_overdue(example: Example) -> None:
    for finding in gaps(case_of(example), rules(), example.today):
        assert isinstance(finding, Finding)
        assert finding.kind == "duty" or finding.answer not in ("recorded-late", "not-recorded-by-due-day", "due-on")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.says)
def test_every_answer_lists_the_sources_looked_at(example: Example) -> None:
    for finding in gaps(case_of(example), rules(), example.today):
        assert finding.sources


def test_no_fact_no_finding() -> None:
    assert gaps(owners(file_of(Example(says="", today=TODAY, answers=(), facts=()))), rules(), TODAY) == ()


def test_an_undated_referral_starts_no_clock() -> None:
    case = case_of(Example(says="", today=TODAY, answers=(), facts=({"kind": "referral", "held_by": TEAMS[0]},)))
    assert isinstance(case.facts[0], Contact)
    assert gaps(case, rules(), TODAY) == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.says)
def test_no_rule_finds_anything_without_a_fact_of_a_kind_that_it_starts_from(example: Example) -> None:
    index = Index(case_of(example), example.law)
    for rule in rules():
        if rule.starting and rule.starting.isdisjoint(index.present):
            module = expectation if rule.module is None else import_module(rule.module)
            assert [*module.findings(rule, index, example.today)] == []


def test_nothing_of_a_case_stays_in_the_process_once_it_was_asked() -> None:
    """Files of children must not gather in memory, nor be there for a later reader."""
    indexes = [Index(case_of(example), example.law) for example in EXAMPLES]
    asked = [ref(index) for index in indexes]
    for index in indexes:
        gaps_of(index, rules(), TODAY)
    del index, indexes
    collect()
    assert [gone() for gone in asked if gone() is not None] == []
