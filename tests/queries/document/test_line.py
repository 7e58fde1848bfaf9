"""A line says how a fact is known, to whom each of its versions was told, and nothing that only a later source could say."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sightline.graph.case import Case
from sightline.graph.facts import About, Contact
from sightline.queries.document.chronology import Asked, chronology
from sightline.queries.document.line import Line, loaded_words, seen_words
from sightline.queries.document.telling import telling_words

Made = Callable[..., Case]
Headline = Callable[..., Case]

NORTH: dict[str, Any] = {"held_by": "social-care:North"}


def line(case: Case, key: str) -> Line:
    found = chronology(case, Asked(day="2021-12-31"))
    lines = [*(line for one in (*found.happenings, *found.undated) for line in one.accounts), *found.files]
    return next(line for line in lines if line.fact.endswith(key))


def test_silence_on_seeing_the_child_is_not_recorded_and_not_a_no() -> None:
    contact = Contact(fact="call", kind="call", held_by="north")
    about = About(record="north/1")
    assert seen_words(contact, [about]) == "not recorded"
    assert seen_words(contact, [About(record="north/1", seen=False)]) == "not seen"
    alone = About(record="north/1", seen=True, spoken_to=True, seen_alone=False, not_alone_because="the mother stayed")
    assert seen_words(contact, [alone]) == "seen, spoken to, not alone (the mother stayed)"
    assert seen_words(contact, [About(record="north/1", seen=True, times=7, seen_alone=False)]) == "seen, 7 times, not alone"


def test_a_day_that_is_not_established_is_said_to_be_so(made: Made) -> None:
    case = made({"kind": "call", "on": "2021-03-01", "recorded_basis": "not-established", **NORTH, "key": "call"})
    assert line(case, "call").recorded == "not established"


def test_whoever_was_told_an_earlier_version_still_stands_as_told(made: Made) -> None:
    call = {
        "kind": "call", "on": "2021-03-01", "recorded_at": "2021-03-01", "outcome": "closed", "outcome_on": "2021-04-01",
        "told": "police:North", "told_on": "2021-03-02", **NORTH, "key": "call",
    }  # fmt: skip
    case = made(call)
    first, last = case.history["call"]
    case = replace(case, history={"call": (first, last.changed(told=()))})
    found = line(case, "call")
    assert [(one.version, one.to) for one in found.told] == [(1, "police:North")]
    assert [version.recorded_at for version in found.versions] == ["2021-03-01", "2021-04-01"]
    assert "outcome: closed" not in found.versions[0].text


def test_sent_is_not_received(headline: Headline) -> None:
    fax = line(headline(), "/brent-fax")
    (one,) = fax.told
    assert one.received_at is None
    assert "receipt disputed" in telling_words(one)


def test_the_childs_words_stand_with_the_circumstances_in_which_they_were_said(made: Made) -> None:
    words = {
        "kind": "child-words", "on": "2021-03-01", "text": "I like the bus", "language": "French", "interpreter": False,
        "present": "the mother", **NORTH, "key": "words",
    }  # fmt: skip
    text = line(made(words), "words").text
    assert text == "The child's words: “I like the bus” (in French; no interpreter; present: the mother)."


def test_a_changed_fact_says_when_it_first_came_on_file_and_whose(made: Made) -> None:
    visit = {"kind": "home-visit", "on": "2021-03-01", "recorded_at": "2021-03-02", "outcome": "closed", **NORTH, "key": "visit"}
    found = line(made({**visit, "outcome_on": "2021-04-01"}), "visit")
    first, last = "2 March 2021 (on file)", "1 April 2021 (on file)"
    assert found.recorded == f"first {first} on the file of North social care, as it stands here {last}"
    assert line(made(visit), "visit").recorded == first


def test_an_instant_of_loading_is_said_in_words() -> None:
    assert loaded_words("2022-05-12T09:05:00.000Z") == "12 May 2022 at 09:05 UTC"
    assert loaded_words("") == "at a time not recorded"


def test_an_adult_stands_by_the_name_on_that_file_where_the_lens_shows_it(headline: Headline) -> None:
    care = line(headline(), "/kouao-haringey")
    assert care.details == ("Named there: Marie-Therese Kouao [victoria-climbie/name-kouao-haringey].",)
    hidden = headline(teams=frozenset({"tottenham-centre"}))
    assert "Kouao [" not in repr(chronology(hidden, Asked(day="2003-01-28")))
