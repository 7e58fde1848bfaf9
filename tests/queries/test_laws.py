"""The laws that every rule keeps, on made-up cases: of order, of later knowledge and of signposts."""

from dataclasses import replace
from typing import Any

from happenings import TEAMS, made_up
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.graph.case import CaseFile
from sightline.graph.imagined import IMAGINED, Disclosure
from sightline.graph.lens import OWNER, Lens
from sightline.graph.replay import Replay
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps
from sightline.queries.rule import rules

TODAY = "2021-12-31"
LATER = "2022-06-01"
slow = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@given(made_up(), st.randoms())
@slow
def test_the_order_in_which_facts_come_changes_no_finding(file: CaseFile, random: Any) -> None:
    shuffled = list(file.facts)
    random.shuffle(shuffled)
    lens = Lens(viewer=OWNER)
    again = gaps(Replay(replace(file, facts=tuple(shuffled)), lens).whole, rules(), TODAY)
    assert again == gaps(Replay(file, lens).whole, rules(), TODAY)


@given(made_up(), made_up(), st.sampled_from((None, *TEAMS)))
@slow
def test_what_is_recorded_later_changes_no_finding_of_an_earlier_day(file: CaseFile, later: CaseFile, team: str | None) -> None:
    added = tuple(
        fact.changed(
            id=f"later {fact.id}",
            fact=f"later {fact.fact}",
            recorded_at=LATER,
            told=tuple(replace(told, id=f"later {told.id}", sent_at=LATER, received_at=LATER) for told in fact.told),
        )
        for fact in later.facts
    )
    opened = tuple(replace(one, id=f"later {one.id}") for one in later.decisions)
    grown = replace(
        file,
        facts=(*file.facts, *added),
        records=tuple({one.id: one for one in (*file.records, *later.records)}.values()),
        decisions=(*file.decisions, *opened),
    )
    teams = None if team is None else {team}

    def then(one: CaseFile) -> tuple[Finding, ...]:
        return gaps(Replay(one, Lens(viewer=OWNER)).case(teams, TODAY, pooled=team is None), rules(), TODAY)

    assert then(grown) == then(file)


@given(made_up(), st.sampled_from(TEAMS), st.data())
@slow
def test_a_signpost_changes_an_answer_only_to_not_knowable_to_you(file: CaseFile, team: str, data: st.DataObject) -> None:
    theirs = [fact for fact in file.facts if fact.held_by != team and not any(one.to == team for one in fact.told)]
    if not theirs:
        return
    pointed = data.draw(st.sampled_from(theirs))
    without = Replay(file, Lens(viewer=OWNER, teams=frozenset({team}))).whole
    told = Replay(file, Lens(viewer=OWNER)).imagine([Disclosure(fact=pointed.fact, to=team)])._file
    signposted = replace(
        file,
        facts=tuple(
            fact.changed(told=tuple(replace(one, level="existence") if one.how == IMAGINED else one for one in fact.told))
            for fact in told.facts
        ),
    )
    with_post = Replay(signposted, Lens(viewer=OWNER, teams=frozenset({team}))).whole
    assert [post.fact for post in with_post.signposts] == [pointed.fact]
    before = {one.id: one for one in gaps(without, rules(), TODAY)}
    after = {one.id: one for one in gaps(with_post, rules(), TODAY)}
    assert after.keys() == before.keys()
    for key, finding in after.items():
        assert finding.answer == before[key].answer or finding.why == "not-knowable-to-you"
