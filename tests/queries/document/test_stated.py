"""Under "what X knew" a statement cannot use a later fact: it is refused, the fact named and the reason said."""

import re
from dataclasses import replace
from typing import Any

import pytest
from histories import TEAMS, days, files, lenses
from hypothesis import given
from hypothesis import strategies as st

from sightline.graph.case import CaseFile
from sightline.graph.lens import OWNER, Lens
from sightline.graph.replay import Replay
from sightline.graph.things import Agency
from sightline.queries.document.draft import BadStatements, draft
from sightline.queries.document.stated import Stated, stated
from sightline.queries.example import file_of
from sightline.queries.rule import Example

NORTH: dict[str, Any] = {"held_by": "social-care:North"}
POLICE: dict[str, Any] = {"held_by": "police:North"}


@pytest.fixture(scope="module")
def victoria(headline_file: CaseFile) -> Replay:
    return Replay(headline_file, Lens(viewer=OWNER))


def says(replay: Replay, heading: str, *cited: str) -> Stated:
    (section,) = stated(draft(f"## {heading}\n\nIt was so [{'; '.join(cited)}].\n"), replay)
    return section


def why(replay: Replay, heading: str, *cited: str) -> list[str]:
    with pytest.raises(BadStatements) as raised:
        says(replay, heading, *cited)
    return [one.what for one in raised.value.troubles]


def of(*facts: dict[str, Any], lens: Lens | None = None, **example: Any) -> Replay:
    made = Example(says="", today="2021-12-31", answers=(), facts=facts, **example)
    return Replay(file_of(made), lens or Lens(viewer=OWNER))


BRENT = "What Brent Social Services knew by 16 July 1999"


def test_what_had_been_told_to_a_team_by_then_may_be_stated(victoria: Replay) -> None:
    section = says(victoria, BRENT, "central-middlesex-referral", "victoria-climbie/police-protection-lifted")
    (statement,) = section.statements
    assert [line.fact for line in statement.rests_on] == [
        "victoria-climbie/central-middlesex-referral",
        "victoria-climbie/police-protection-lifted",
    ]
    assert "the files of Brent Social Services, as known by the end of 16 July 1999" in section.lens


def test_a_later_fact_is_refused_and_named(victoria: Replay) -> None:
    (refused,) = why(victoria, BRENT, "first-home-visit")
    assert refused.startswith("[victoria-climbie/first-home-visit] was not known: it happened later, about 16 August 1999")


def test_what_another_team_held_is_refused_and_the_holder_named(victoria: Replay) -> None:
    (refused,) = why(victoria, BRENT, "central-middlesex-second-opinion")
    assert "on the file of Central Middlesex Hospital, and had not certainly reached those teams" in refused


def test_a_disputed_receipt_is_no_knowledge(victoria: Replay) -> None:
    (refused,) = why(victoria, BRENT, "brent-fax")
    assert "receipt disputed" in refused


def test_a_file_that_nobody_had_joined_is_no_knowledge_of_this_child(victoria: Replay, headline_file: CaseFile) -> None:
    (refused,) = why(victoria, BRENT, "second-call")
    assert refused.endswith("by the end of 16 July 1999 the file it stood on had not been joined to this child's")
    today = Replay(headline_file, Lens(viewer=OWNER, identity="today"))
    assert says(today, BRENT, "second-call").statements


def test_a_fact_put_on_file_later_is_refused_though_it_happened_before() -> None:
    late = {"kind": "call", "on": "2021-03-01", "recorded_at": "2021-03-09", **NORTH, "key": "late"}
    never = {"kind": "call", "on": "2021-03-01", **NORTH, "key": "never"}
    replay = of(late, never)
    heading = "What social-care:North knew by 2021-03-08"
    assert why(replay, heading, "late") == [
        "[late] was not known: North social care put it on file on 9 March 2021, not by the end of 8 March 2021"
    ]
    assert why(replay, heading, "never") == [
        "[never] was not known: the day on which North social care put it on file is not established"
    ]
    assert says(replay, "What social-care:North knew by 2021-03-09", "late").statements


def test_a_fact_stands_as_it_stood_then_and_not_with_its_later_outcome() -> None:
    call = {"kind": "call", "on": "2021-03-01", "recorded_at": "2021-03-01", "outcome": "closed", "outcome_on": "2021-04-01"}
    replay = of({**call, **NORTH, "key": "call"})
    heading = "What North social care knew by March 2021"
    ((line,),) = [one.rests_on for one in says(replay, heading, "call").statements]
    assert "closed" not in repr(line)


def test_of_what_only_exists_nothing_may_be_stated() -> None:
    opinion = {
        "kind": "medical-opinion", "on": "2021-03-01", "recorded_at": "2021-03-01", "told": "social-care:North",
        "told_level": "existence", "held_by": "hospital:North", "key": "opinion",
    }  # fmt: skip
    (refused,) = why(of(opinion), "What social-care:North knew by 2021-03-09", "opinion")
    assert refused.endswith("by the end of 9 March 2021 they had been told no more than that it exists")


def test_all_agencies_together_know_neither_what_a_review_found_nor_what_the_family_kept(victoria: Replay) -> None:
    heading = "What all agencies knew by 28 October 1999"
    assert says(victoria, heading, "first-home-visit").statements
    (refused,) = why(victoria, heading, "relative-visits-hostel")
    assert "no agency held it, only the family" in refused


def test_under_another_heading_a_statement_may_cite_whatever_the_document_shows(
    victoria: Replay, headline_file: CaseFile
) -> None:
    assert says(victoria, "With hindsight", "anonymous-call", "death").statements
    narrow = Replay(headline_file, Lens(viewer=OWNER, known_at="1999-07-16"))
    (refused,) = why(narrow, "With hindsight", "death")
    assert refused == "[death] is no fact that this document may show"


def test_a_heading_never_shows_more_than_the_lens_of_the_document(headline_file: CaseFile) -> None:
    narrow = Replay(headline_file, Lens(viewer=OWNER, known_at="1999-07-16"))
    assert why(narrow, "What Brent Social Services knew by 2003", "haringey-allocation") == [
        "[haringey-allocation] is no fact that this document may show"
    ]
    brent = Replay(headline_file, Lens(viewer=OWNER, teams=frozenset({"brent-social-services"})))
    (refused,) = why(brent, "What Central Middlesex Hospital knew by 16 July 1999", "central-middlesex-referral")
    assert refused.endswith("was not known: this document shows nothing of what those teams knew")


def test_a_file_that_was_taken_away_again_shows_nothing_of_how_a_fact_stood_on_it() -> None:
    first = {"kind": "call", "on": "2021-03-01", "recorded_at": "2021-03-01", "key": "call", **NORTH}
    file = file_of(Example(says="", today="2021-12-31", answers=(), facts=(first, {**first, "record": "other"})))
    kept, moved = (version.changed(version=place, id=f"v{place}") for place, version in enumerate(file.facts))
    away = replace(file.decisions[0], id="away", record="other", person="another child", at="2021-06-01")
    replay = Replay(replace(file, facts=(kept, moved), decisions=(*file.decisions, away)), Lens(viewer=OWNER))
    assert [version.id for version in replay.whole.history["call"]] == ["v0"]
    (refused,) = why(replay, "What social-care:North knew by 2021-03-02", "call")
    assert refused == "[call] was not known: this document does not show it as it stood by the end of 2 March 2021"


def test_a_heading_without_a_day_takes_the_documents_or_is_refused(victoria: Replay, headline_file: CaseFile) -> None:
    assert why(victoria, "What Brent Social Services knew", "central-middlesex-referral") == ["this heading names no day"]
    replay = Replay(headline_file, Lens(viewer=OWNER, known_at="1999-07-16"))
    assert says(replay, "What Brent Social Services knew", "central-middlesex-referral").statements


def test_a_team_that_could_be_several_or_none_is_refused(victoria: Replay) -> None:
    assert why(victoria, "What Haringey knew by 2000", "death") == ["'Haringey' could be several teams"]
    assert why(victoria, "What Atlantis knew by 2000", "death") == ["'Atlantis' is no team that this document names"]


def test_all_troubles_are_named_at_once_each_with_its_line(victoria: Replay) -> None:
    text = f"## {BRENT}\n\n- One [first-home-visit].\n- Two [nothing].\n"
    with pytest.raises(BadStatements) as raised:
        stated(draft(text, "panel.md"), victoria, "panel.md")
    assert [one.line for one in raised.value.troubles] == [3, 4]
    assert str(raised.value).startswith("panel.md: 2 places cannot stand\n  line 3: [victoria-climbie/first-home-visit]")


@given(files(), lenses(), st.sampled_from(TEAMS), days)
def test_no_statement_ever_rests_on_what_the_heading_did_not_know(file: CaseFile, lens: Lens, team: str, day: str) -> None:
    named = replace(file.places, agencies={one: Agency(id=one, name=one, kind="police") for one in TEAMS})
    replay = Replay(replace(file, places=named), lens)
    known = replay.case({team}, day)
    for key in replay.whole.history:
        text = draft(f"## What {team} knew by {day}\n\nIt was so [{key}].\n")
        fact = known.fact(key)
        shown = fact is not None and fact.id in {version.id for version in replay.whole.history[key]}
        if not shown or team not in replay.whole.places.agencies:
            with pytest.raises(BadStatements, match=re.escape(key) if team in replay.whole.places.agencies else "no team"):
                stated(text, replay)
            continue
        (section,) = stated(text, replay)
        assert [line.fact for line in section.statements[0].rests_on] == [key]
