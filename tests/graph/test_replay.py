"""The laws of a replay and of what is imagined over it, on random histories."""

from dataclasses import replace

import pytest
from histories import CHILD, OTHER, TEAMS, days, files, histories, lenses, team_sets
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.graph.case import Case, CaseFile
from sightline.graph.errors import NotFound, Ours
from sightline.graph.facts import About, Contact, Fact
from sightline.graph.imagined import Disclosure
from sightline.graph.lens import OWNER, Lens, Level, Viewer, through
from sightline.graph.replay import Replay
from sightline.graph.things import IdentityDecision, Record

LAST = "2020-02-01"
maybe_days = st.one_of(st.none(), days)


@given(files(), lenses(), st.one_of(st.none(), team_sets), maybe_days, st.sampled_from(("as_decided", "today")))
def test_a_replay_shows_what_asking_by_that_lens_would_show(
    file: CaseFile, lens: Lens, teams: frozenset[str] | None, day: str | None, identity: str
) -> None:
    seen = Replay(file, lens).case(teams, day, identity=identity)
    assert seen == through(seen.lens, file)
    assert seen.lens.viewer == lens.viewer
    assert seen.lens.loaded_by == lens.loaded_by


@given(files(), lenses(), st.one_of(st.none(), team_sets), maybe_days, st.data())
def test_a_viewer_never_reads_more_through_a_replay_than_directly(
    file: CaseFile, lens: Lens, teams: frozenset[str] | None, day: str | None, data: st.DataObject
) -> None:
    open_to = Lens(viewer=lens.viewer, loaded_by=lens.loaded_by, counting="sent")
    allowed = {version.id for version in file.facts if open_to.level(version) is Level.CONTENT}
    replay = Replay(file, lens)
    assert contents(replay.case(teams, day)) <= allowed
    if facts := sorted(replay.whole.history):
        told = [Disclosure(fact=data.draw(st.sampled_from(facts)), to=team) for team in TEAMS]
        assert contents(replay.imagine(told).case(teams, day)) <= allowed


def contents(case: Case) -> set[str]:
    return {version.id for versions in case.history.values() for version in versions}


@settings(max_examples=300)
@given(files(), lenses(), st.one_of(st.none(), team_sets))
def test_between_two_days_nothing_comes_to_be_known(file: CaseFile, lens: Lens, teams: frozenset[str] | None) -> None:
    replay = Replay(file, lens)
    there = set(replay.days(teams))
    before: Case | None = None
    for day in (f"2020-01-{number:02d}" for number in range(1, 32)):
        now = replay.case(teams, day)
        if before is not None and day not in there:
            assert (now.history, now.signposts, now.records) == (before.history, before.signposts, before.records)
        before = now


@given(files(), lenses())
def test_with_nothing_imagined_it_is_the_base(file: CaseFile, lens: Lens) -> None:
    replay = Replay(file, lens)
    assert replay.imagine().whole == replay.whole


@given(files(), lenses(), st.sampled_from(TEAMS), days, st.data())
def test_imagining_leaves_the_base_untouched(file: CaseFile, lens: Lens, team: str, day: str, data: st.DataObject) -> None:
    replay = Replay(file, lens)
    before = through(lens, file)
    facts, records = sorted(before.history), sorted(record.id for record in before.records)
    told = [Disclosure(fact=data.draw(st.sampled_from(facts)), to=team, on=day)] if facts else []
    replay.imagine(told, splits=records[:1]).case({team}, day)
    assert replay.whole == before == replay.case()


@given(files(), days, st.sampled_from(TEAMS), st.data())
def test_what_is_imagined_as_told_is_known_from_that_day_and_not_before(
    file: CaseFile, day: str, team: str, data: st.DataObject
) -> None:
    replay = Replay(file, Lens(viewer=OWNER))
    if not replay.whole.history:
        return
    fact = data.draw(st.sampled_from(sorted(replay.whole.history)))
    imagined = replay.imagine([Disclosure(fact=fact, to=team, on=day)])
    earlier = "2019-12-30"
    assert imagined.case({team}, earlier).history == replay.case({team}, earlier).history
    assert fact in imagined.case({team}, "2020-12-31", identity="today").history


def test_a_reader_cannot_imagine_that_they_were_told_what_they_may_not_read() -> None:
    secret = Contact(id="1", fact="call", kind="call", held_by="team-north", about=(About(record="team-north/zubrin"),))
    opened = IdentityDecision(id="a", record="team-north/zubrin", person=CHILD, at="2020-01-01", by="team", basis="opened")
    file = CaseFile(person=CHILD, who="Child", decisions=(opened,), facts=(secret,))
    south = Viewer(name="reader", role="reader", teams=frozenset({"team-south"}))
    with pytest.raises(NotFound, match="fact of this child"):
        Replay(file, Lens(viewer=south)).imagine([Disclosure(fact="call", to="team-south", on="2020-01-02")])
    assert Replay(file, Lens(viewer=OWNER)).imagine([Disclosure(fact="call", to="team-south", on="2020-01-02")])


@given(files(), histories(prefix="other"), lenses())
def test_two_children_imagined_as_one_have_both_files(file: CaseFile, theirs: tuple[Fact, ...], lens: Lens) -> None:
    facts = tuple(version.changed(about=(About(record="team-north/other"),)) for version in theirs)
    opened = IdentityDecision(id="b", record="team-north/other", person=OTHER, at="2019-12-31", by="team", basis="opened")
    other = CaseFile(person=OTHER, who="Child", decisions=(opened,), facts=facts)
    lens = replace(lens, known_at=None)
    both = Replay(file, lens).imagine(joins=[Replay(other, lens)]).whole
    assert both.person == CHILD
    assert contents(both) == contents(Replay(file, lens).whole) | contents(Replay(other, lens).whole)


def test_a_record_imagined_as_somebody_elses_takes_its_facts_along() -> None:
    facts = tuple(
        Contact(id=team, fact=team, kind="call", held_by=team, about=(About(record=f"{team}/zubrin"),)) for team in TEAMS
    )
    opened = tuple(
        IdentityDecision(id=team, record=f"{team}/zubrin", person=CHILD, at="2020-01-01", by="team", basis="opened")
        for team in TEAMS
    )
    records = tuple(Record(id=f"{team}/zubrin", held_by=team, reference="zubrin") for team in TEAMS)
    file = CaseFile(person=CHILD, who="Child", records=records, decisions=opened, facts=facts)
    replay = Replay(file, Lens(viewer=OWNER))
    assert contents(replay.imagine(splits=["team-south/zubrin"]).whole) == {"team-north", "team-east"}
    with pytest.raises(NotFound, match="file of this child"):
        replay.imagine(splits=["team-west/zubrin"])


def test_files_of_two_readers_are_not_joined() -> None:
    file = CaseFile(person=CHILD, who="Child")
    other = Viewer(name="reader", role="reader", teams=frozenset({"team-south"}))
    with pytest.raises(Ours):
        Replay(file, Lens(viewer=OWNER)).imagine(joins=[Replay(file, Lens(viewer=other))])


def test_what_has_no_day_of_recording_counts_only_as_possible() -> None:
    undated = Contact(id="1", fact="call", kind="call", held_by="team-north", on=LAST, about=(About(record="team-north/zubrin"),))
    for day, counting, level in (
        (LAST, "reached", Level.NOTHING),
        (LAST, "possible", Level.CONTENT),
        ("2020-01-31", "possible", Level.NOTHING),
    ):
        lens = Lens(viewer=OWNER, teams=frozenset({"team-north"}), known_at=day, counting=counting)
        assert lens.level(undated) is level
