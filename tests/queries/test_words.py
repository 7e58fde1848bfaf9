"""Facts in sentences: the day as sure as it is, the words of practice, the source's note."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.graph.facts import KINDS, Contact
from sightline.queries.story import Step, story
from sightline.queries.words import CONTACTS, bounds_words, sentence, when_words

Made = Callable[..., Case]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"on": "2021-03-01"}, "on 1 March 2021"),
        ({"on": "2021-03-01", "time": "17:20"}, "on 1 March 2021 at 17:20"),
        ({"on": "2021-03"}, "in March 2021"),
        (
            {"on": "2021-03-09", "earliest": "2021-03-07", "latest": "2021-03-11"},
            "about 9 March 2021 (between 7 March 2021 and 11 March 2021)",
        ),
        ({"since": "2021-03-01", "until": "2021-03-06", "times": 3}, "from 1 March 2021 to 5 March 2021"),
        ({}, "on a day not recorded"),
    ],
)
def test_a_day_is_no_surer_than_its_bounds(told: dict[str, Any], words: str) -> None:
    assert when_words(Contact(fact="f", kind="call", held_by="team", **told)) == words


def test_bounds_of_one_day_are_that_day() -> None:
    assert bounds_words(("2021-03-01", "2021-03-01")) == "on 1 March 2021"
    assert bounds_words(None) == "on a day not recorded"


def test_every_kind_of_contact_has_words() -> None:
    assert set(CONTACTS) == set(KINDS["Contact"])


@pytest.mark.parametrize("kind", [kind for label, kinds in KINDS.items() for kind in kinds if label != "Care"])
def test_every_kind_of_fact_makes_a_sentence(made: Made, kind: str) -> None:
    more = {"agency": "school:North"} if kind in KINDS["Registration"] else {}
    (fact,) = made({"kind": kind, "held_by": "social-care:North", "since": "2021-03-01", **more}).facts
    said = sentence(fact, made(fact_of()).places)
    assert said.endswith(".")
    assert said[0].isupper()
    assert ".." not in said


def fact_of() -> dict[str, Any]:
    return {"kind": "call", "on": "2021-03-01", "held_by": "social-care:North"}


def test_a_sentence_says_who_to_whom_how_often_and_how_sure(made: Made) -> None:
    case = made(
        {**fact_of(), "to": "school:North", "times": 3, "confidence": "probable", "note": "About lunch.", "outcome": "none"}
    )
    assert sentence(case.facts[0], case.places) == (
        "On 1 March 2021 North social care took or made a call to North school, 3 times; outcome: none: About lunch (probable)."
    )


def test_a_finding_leaves_the_note_out_for_it_may_tell_of_later_days(made: Made) -> None:
    case = made({**fact_of(), "note": "Nothing followed"})
    assert sentence(case.facts[0], case.places, note=False) == "On 1 March 2021 North social care took or made a call."


def test_a_path_is_told_step_by_step_with_its_sources(made: Made) -> None:
    case = made(fact_of())
    told = story(
        [
            Step(origin="The child", relationship="ABOUT", target="a call", fact=case.facts[0]),
            Step(origin="Kim", relationship="WORKS_FOR", target="North"),
        ],
        case.places,
    )
    assert [one.text for one in told] == [
        "The child is on the same record as a call. On 1 March 2021 North social care took or made a call."
        " Source: North social care.",
        "Kim works for North.",
    ]
    assert [one.evidence for one in told] == ["f1", None]
