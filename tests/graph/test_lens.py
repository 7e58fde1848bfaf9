"""The laws of the lens, on random histories."""

from dataclasses import replace

import pytest
from histories import CHILD, INSTANTS, OPENED, OTHER, TEAMS, decisions, files, histories, instants, lenses, team_sets
from hypothesis import assume, given
from hypothesis import strategies as st

from sightline.graph.case import CaseFile, MemberFile, Places, Signpost
from sightline.graph.clock import last_day
from sightline.graph.facts import SENSITIVE, About, Contact, Fact, Residence, Told
from sightline.graph.judgement import Judgement
from sightline.graph.lens import OWNER, Lens, Level, Viewer, through
from sightline.graph.things import Agency, Coverage, IdentityDecision, Professional


@given(files(), lenses())
def test_content_was_on_an_asked_teams_file_or_had_been_told_to_it(file: CaseFile, lens: Lens) -> None:
    originals = {version.id: version for version in file.facts}
    for seen in through(lens, file).history.values():
        for version in seen:
            assert was_known(originals[version.id], lens.teams, lens.known_at, sent_counts=lens.counting == "sent")
            assert was_known(originals[version.id], lens.viewer.teams, None, sent_counts=lens.counting == "sent")


def was_known(version: Fact, teams: frozenset[str] | None, day: str | None, *, sent_counts: bool) -> bool:
    """Written apart from the lens, from the sentence that the law is."""
    if teams is None and day is None:
        return True
    if (teams is None or version.held_by in teams) and arrived(version.recorded_at, day):
        return True
    for told in version.told:
        came = arrived(told.sent_at, day) if sent_counts else told.state in ("reached", "read") and arrived(told.received_at, day)
        if came and told.level != "existence" and (teams is None or told.to in teams):
            return True
    return False


def arrived(moment: str | None, day: str | None) -> bool:
    return day is None or (moment is not None and last_day(moment) <= day)


@given(histories(), lenses(), team_sets, st.booleans())
def test_a_wider_lens_never_shows_less(facts: tuple[Fact, ...], lens: Lens, more: frozenset[str], later: bool) -> None:
    wider = replace(
        lens,
        teams=None if lens.teams is None else lens.teams | more,
        known_at=None if later else lens.known_at,
        happened_on=None if later else lens.happened_on,
        loaded_by=None if later else lens.loaded_by,
        pooled=False,
        viewer=OWNER,
    )
    assert all(wider.level(version) >= lens.level(version) for version in facts)


@given(files(), lenses(), histories(prefix="later"), instants)
def test_later_versions_never_change_an_earlier_replay(file: CaseFile, lens: Lens, later: tuple[Fact, ...], loaded: str) -> None:
    assume(lens.known_at is not None)
    afterwards = {"recorded_at": "2020-02-01", "told": (), "loaded_at": loaded}
    added = tuple(version.changed(fact=renamed(version, file), **afterwards) for version in later)
    assert through(lens, replace(file, facts=(*file.facts, *added))) == through(lens, file)


def renamed(version: Fact, file: CaseFile) -> str:
    """Some additions are versions of facts that are there, some are new facts."""
    there = [one.fact for one in file.facts]
    return there[len(version.id) % len(there)] if there and version.id[-1] < "8" else version.fact


@given(files(), lenses(), histories(prefix="later"), decisions(prefix="later"))
def test_later_loads_never_change_an_earlier_replay(
    file: CaseFile, lens: Lens, later: tuple[Fact, ...], joins: tuple[IdentityDecision, ...]
) -> None:
    lens = replace(lens, loaded_by=INSTANTS[-1])
    afterwards = "2022-01-01T00:00:00.000Z"
    added = tuple(replace(version, fact=renamed(version, file), loaded_at=afterwards, told=()) for version in later)
    moved = tuple(replace(decision, loaded_at=afterwards) for decision in joins)
    grown = replace(file, facts=(*file.facts, *added), decisions=(*file.decisions, *moved))
    assert through(lens, grown) == through(lens, file)


@given(files(), lenses(), decisions(prefix="later"))
def test_later_identity_decisions_never_change_an_earlier_replay(
    file: CaseFile, lens: Lens, joins: tuple[IdentityDecision, ...]
) -> None:
    assume(lens.known_at is not None)
    lens = replace(lens, identity="as_decided")
    moved = tuple(replace(decision, at="2020-02-01") for decision in joins)
    assert through(lens, replace(file, decisions=(*file.decisions, *moved))) == through(lens, file)


@given(files(), lenses(), st.randoms())
def test_the_order_in_which_facts_come_does_not_matter(file: CaseFile, lens: Lens, random: st.DataObject) -> None:
    shuffled = list(file.facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert through(lens, replace(file, facts=tuple(shuffled))) == through(lens, file)


def contact(**values: object) -> Contact:
    record = About(record="team-north/zubrin")
    return Contact(**{"fact": "call", "kind": "call", "held_by": "team-north", "about": (record,), **values})  # type: ignore[arg-type]


def asking(team: str, day: str) -> Lens:
    return Lens(viewer=OWNER, teams=frozenset({team}), known_at=day)


def test_what_was_sent_but_never_came_is_not_known() -> None:
    fax = contact(recorded_at="2020-01-02", told=(Told(id="fax", to="team-south", state="sent", sent_at="2020-01-02"),))
    assert asking("team-south", "2020-01-09").level(fax) is Level.NOTHING
    assert replace(asking("team-south", "2020-01-09"), counting="sent").level(fax) is Level.CONTENT


def test_being_told_that_something_exists_gives_a_signpost() -> None:
    told = Told(id="pointer", to="team-south", level="existence", received_at="2020-01-02")
    seen = asking("team-south", "2020-01-02").see([contact(recorded_at="2020-01-01", told=(told,))])
    assert seen.facts == ()
    assert [(post.label, post.held_by) for post in seen.signposts] == [("Contact", "team-north")]


def test_a_recording_day_known_only_to_the_month_counts_from_its_end() -> None:
    undated = contact(recorded_at="2020-01")
    assert asking("team-north", "2020-01-30").level(undated) is Level.NOTHING
    assert asking("team-north", "2020-01-31").level(undated) is Level.CONTENT


def test_an_ending_recorded_later_does_not_show_before() -> None:
    stay = Residence(fact="stay", kind="home", held_by="team-north", since="2020-01-01", recorded_at="2020-01-01")
    ended = replace(stay, until="2020-03-01", recorded_at="2020-03-02", version=2)
    lens = asking("team-north", "2020-02-01")
    assert [fact.until for fact in lens.see([ended, stay]).facts] == [None]
    assert [fact.until for fact in asking("team-north", "2020-03-02").see([ended, stay]).facts] == ["2020-03-01"]


def test_an_ending_that_lay_ahead_does_not_show_even_where_it_was_recorded_with_the_beginning() -> None:
    stay = Residence(
        fact="stay", kind="home", held_by="team-north", since="2020-01-01", until="2020-03-01", recorded_at="2020-01-01"
    )
    assert [fact.until for fact in asking("team-north", "2020-02-28").see([stay]).facts] == [None]
    assert [fact.until for fact in asking("team-north", "2020-02-29").see([stay]).facts] == ["2020-03-01"]


def test_a_series_that_still_runs_counts_as_one() -> None:
    visits = contact(since="2020-01-01", until="2020-03-01", times=9, recorded_at="2020-01-01")
    (begun,) = asking("team-north", "2020-02-01").see([visits]).of(Contact)
    (whole,) = asking("team-north", "2020-03-01").see([visits]).of(Contact)
    assert (begun.times, begun.until, whole.times) == (1, None, 9)


def test_the_world_as_of_a_day_leaves_out_an_ending_after_it() -> None:
    stay = Residence(fact="stay", kind="home", held_by="team-north", since="2020-01-01", until="2020-03-01")
    assert [fact.until for fact in Lens(viewer=OWNER, happened_on="2020-02-01").see([stay]).facts] == [None]


def test_a_replay_does_not_show_to_whom_it_was_told_later() -> None:
    later = Told(id="letter", to="team-south", sent_at="2020-01-05", received_at="2020-01-07")
    call = contact(recorded_at="2020-01-01", told=(later,))
    assert asking("team-north", "2020-01-04").see([call]).facts[0].told == ()
    (sent,) = asking("team-north", "2020-01-05").see([call]).facts[0].told
    assert (sent.state, sent.received_at) == ("sent", None)


def test_a_fact_withdrawn_by_its_sender_is_history_only() -> None:
    call = contact(recorded_at="2020-01-01")
    seen = Lens(viewer=OWNER).see([call, replace(call, version=2, deleted=True, recorded_at="2020-01-03")])
    assert seen.facts == ()
    assert len(seen.history["call"]) == 2


def test_a_record_joined_later_is_not_in_a_replay_but_is_under_todays_identity() -> None:
    file = CaseFile(
        person=CHILD,
        who="Child",
        decisions=(
            IdentityDecision(id="a", record="team-north/zubrin", person="unjoined", at="2020-01-01", by="team", basis="opened"),
            IdentityDecision(id="b", record="team-north/zubrin", person=CHILD, at="2020-01-10", by="review", basis="inquiry"),
        ),
        facts=(contact(recorded_at="2020-01-01"),),
    )
    lens = asking("team-north", "2020-01-05")
    assert through(lens, file).facts == ()
    assert len(through(replace(lens, identity="today"), file).facts) == 1


def test_a_reader_of_one_team_sees_another_teams_replay_only_where_told() -> None:
    reader = Viewer(name="reader", role="practitioner", teams=frozenset({"team-south"}))
    lens = replace(asking("team-north", "2020-01-09"), viewer=reader)
    told = Told(id="letter", to="team-south", received_at="2021-01-01", sent_at="2021-01-01")
    assert lens.level(contact(recorded_at="2020-01-01")) is Level.NOTHING
    assert lens.level(contact(recorded_at="2020-01-01", told=(told,))) is Level.CONTENT


def test_the_first_decisions_put_every_record_with_the_child() -> None:
    file = CaseFile(person=CHILD, who="Child", decisions=OPENED, facts=(contact(recorded_at="2020-01-01"),))
    assert len(through(Lens(viewer=OWNER), file).facts) == 1


def test_a_team_known_only_from_what_is_hidden_is_not_named() -> None:
    seen_one = contact(recorded_at="2020-01-01", to="team-south")
    hidden = contact(fact="other", held_by="team-east", recorded_at="2020-01-09", about=(About(record="team-north/zubrin"),))
    file = CaseFile(
        person=CHILD,
        who="Child",
        decisions=OPENED,
        facts=(seen_one, hidden),
        places=Places(agencies={key: Agency(id=key, name=key, kind="police", part_of="council") for key in (*TEAMS, "council")}),
        coverage=tuple(Coverage(id=team, agency=team, kinds=("Contact",), as_at="2020-02-01") for team in TEAMS),
    )
    case = through(asking("team-north", "2020-01-05"), file)
    assert set(case.places.agencies) == {"team-north", "team-south", "council"}
    assert [claim.agency for claim in case.coverage] == ["team-north", "team-south"]


@pytest.mark.parametrize(
    ("until", "day", "shown"),
    [
        ("2020-01-09", "2020-01-07", None), ("2020-01-09", "2020-01-08", "2020-01-09"), ("2020-02", "2020-01-31", None),
        ("2020-02", "2020-02-03", None), ("2020-02", "2020-02-28", "2020-02"), ("2020-02", None, "2020-02"),
        (None, "2020-01-07", None),
    ],
)  # fmt: skip
def test_that_a_worker_left_or_a_body_closed_is_not_told_of_a_day_before(
    until: str | None, day: str | None, shown: str | None
) -> None:
    worker = Professional(id="worker", agency="team-north", role="team manager", until=until)
    team = Agency(id="team-north", name="North", kind="social-care", until=until)
    file = CaseFile(
        person=CHILD, who="Child", decisions=OPENED, facts=(contact(on="2020-01-01", recorded_at="2020-01-01", by="worker"),),
        places=Places(agencies={team.id: team}, professionals={worker.id: worker}),
    )  # fmt: skip
    for lens in (Lens(viewer=OWNER, known_at=day), Lens(viewer=OWNER, happened_on=day)):
        places = through(lens, file).places
        assert (places.professionals["worker"].until, places.agencies["team-north"].until) == (shown, shown)


CLINIC = "team-east"


@pytest.mark.parametrize(
    "agencies",
    [
        (Agency(id=CLINIC, name="Harbour Clinic", kind="hospital", sensitive=True),),
        (
            Agency(id=CLINIC, name="Nurses", kind="hospital", part_of="clinic"),
            Agency(id="clinic", name="Harbour Clinic", kind="hospital", sensitive=True),
        ),
        (
            Agency(id=CLINIC, name="Harbour Clinic", kind="hospital"),
            Agency(id="clinic", name="The Harbour Clinic", kind="hospital", sensitive=True),
        ),
    ],
    ids=["itself", "part of one", "judged one with one"],
)
def test_a_sensitive_service_that_knows_a_child_is_not_named_but_to_its_own_readers(agencies: tuple[Agency, ...]) -> None:
    pointer = Told(id="pointer", to="team-south", level="existence", received_at="2020-01-02")
    told = (replace(pointer, level="full"),)
    homes = [
        Residence(
            fact=f"home {one}", kind="home", held_by="team-north", at="home", since="2020", told=told, about=(About(record=one),)
        )
        for one in ("team-north/zubrin", "team-north/quellit")
    ]
    visits = [
        contact(fact=f"visit {one}", held_by=CLINIC, about=(About(record=one),), told=(pointer,))
        for one in (f"{CLINIC}/zubrin", f"{CLINIC}/quellit")
    ]
    pointed = contact(told=(pointer,))
    one = Judgement(
        id="one", sort="Agency", says="same", left=(CLINIC,), right=("clinic",), by="Orla Vint", on="2020-01-01", reason="Moved.",
        written_at=INSTANTS[0],
    )  # fmt: skip
    of_other = tuple(
        replace(OPENED[0], id=record, record=record, person=OTHER) for record in ("team-north/quellit", f"{CLINIC}/quellit")
    )
    sibling = MemberFile(person=OTHER, who="Child", decisions=of_other, facts=(homes[1], visits[1]))
    bodies = (*agencies, *(Agency(id=key, name=key, kind="social-care") for key in TEAMS[:2]))
    file = CaseFile(
        person=CHILD, who="Child", decisions=OPENED, facts=(pointed, homes[0], visits[0]), household=(sibling,),
        judged=(one,) if agencies[1:] else (), places=Places(agencies={body.id: body for body in bodies}),
        coverage=(Coverage(id="claim", agency=CLINIC, kinds=("Contact",), as_at="2020-02-01"),),
    )  # fmt: skip

    def reader(*teams: str) -> Lens:
        return Lens(viewer=Viewer(name="reader", role="practitioner", teams=frozenset(teams)))

    seen, without = through(reader("team-south"), file), replace(sibling, facts=(homes[1],))
    unnamed = (Signpost(fact=SENSITIVE, label="Involvement", held_by=SENSITIVE),)
    other = through(reader("team-south"), replace(file, facts=(pointed, homes[0]), household=(without,)))
    assert [post.held_by for post in other.signposts] == ["team-north"]
    household = tuple(replace(one, seen=replace(one.seen, signposts=unnamed)) for one in other.household)
    assert seen == replace(other, signposts=(*other.signposts, *unnamed), household=household)
    assert [fact.held_by for fact in through(reader(CLINIC), file).facts] == [CLINIC]
    replayed = through(Lens(viewer=OWNER, teams=frozenset({"team-south"})), file)
    assert (len(replayed.signposts), len(replayed.household[0].seen.signposts)) == (2, 1)


def test_a_telling_loaded_later_does_not_show_in_an_earlier_load() -> None:
    later = Told(id="letter", to="team-south", received_at="2020-01-02", loaded_at=INSTANTS[2])
    call = contact(recorded_at="2020-01-01", told=(later,), loaded_at=INSTANTS[0])
    assert Lens(viewer=OWNER, loaded_by=INSTANTS[1]).see([call]).facts[0].told == ()


def test_a_claim_says_nothing_of_days_that_the_lens_does_not_reach() -> None:
    def claim(key: str, since: str | None = None, until: str | None = None) -> Coverage:
        return Coverage(
            id=key, agency="team-north", kinds=("Contact",), as_at="2021-02-01", since=since, until=until, note="never seen again"
        )

    told = (claim("all", "2020-01-01", "2020-12-31"), claim("early", until="2020-03-01"), claim("later", "2020-09-01"))
    file = CaseFile(person=CHILD, who="Child", coverage=told)
    assert through(Lens(viewer=OWNER), file).coverage == told
    for lens in (Lens(viewer=OWNER, known_at="2020-06-30"), Lens(viewer=OWNER, happened_on="2020-06-30", known_at="2020-08-01")):
        claims = through(lens, file).coverage
        assert [(one.id, one.until, one.note) for one in claims] == [("all", "2020-07-01", None), ("early", "2020-03-01", None)]


def test_of_two_versions_put_on_file_on_one_day_the_one_loaded_later_stands() -> None:
    mistyped = contact(id="b", recorded_at="2020-01-03", outcome="closed", loaded_at=INSTANTS[0])
    mended = contact(id="a", recorded_at="2020-01-03", outcome="open", loaded_at=INSTANTS[1])
    for versions in ([mistyped, mended], [mended, mistyped]):
        assert [one.id for one in Lens(viewer=OWNER).see(versions).facts] == ["a"]


def test_a_later_sources_note_is_left_out_of_a_replay_and_a_files_own_stands() -> None:
    day, words = "2021-03-02", {"on": "2021-03-01", "kind": "call", "held_by": "team-north", "note": "what came of it"}
    own = Contact(id="own", fact="own", recorded_at=day, **words)
    later = Contact(id="later", fact="later", recorded_at=day, recorded_basis="later-source", **words)
    unknown = Contact(id="unknown", fact="unknown", recorded_basis="not-established", **words)

    def notes(**asked: str) -> dict[str, str | None]:
        return {one.fact: one.note for one in Lens(viewer=OWNER, **asked).see([own, later, unknown]).facts}  # type: ignore[arg-type]

    assert set(notes().values()) == {"what came of it"}
    assert notes(known_at=day) == {"own": "what came of it", "later": None}
    assert notes(happened_on="2021-03-01") == {"own": None, "later": None, "unknown": None}
