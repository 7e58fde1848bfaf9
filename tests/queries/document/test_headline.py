"""The headline case: what Brent had on file on 16 July 1999 and nothing later; accounts that differ stand side by side."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from sightline.graph.case import Case
from sightline.graph.clock import MONTHS
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import Document, document
from sightline.queries.document.writing import WRITERS
from sightline.queries.rule import rules

Headline = Callable[..., Case]

DAY = "1999-07-16"
BRENT = frozenset({"brent-social-services"})
CASE = "victoria-climbie/"
WORDED = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")


def brent(headline: Headline, identity: str = "as_decided", **asked: object) -> Document:
    case = headline(teams=BRENT, known_at=DAY, identity=identity)
    return document(case, Asked(**{"day": DAY, **asked}), rules())  # type: ignore[arg-type]


def facts(made: Document) -> set[str]:
    lines = [line for one in (*made.chronology.happenings, *made.chronology.undated) for line in one.accounts]
    return {line.fact.removeprefix(CASE) for line in (*lines, *made.chronology.files)}


def test_brent_on_16_july_holds_what_it_held_and_what_it_was_told(headline: Headline) -> None:
    assert facts(brent(headline)) == {
        "brent-team-july",
        "central-middlesex-referral",
        "name-brent-july-referral",
        "police-protection",
        "police-protection-lifted",
    }


def test_with_files_as_joined_today_the_june_call_and_the_visit_are_hers(headline: Headline) -> None:
    more = facts(brent(headline, "today")) - facts(brent(headline))
    assert more == {"brent-team-second-call", "hostel-no-answer", "name-brent-june-call", "name-brent-second-call", "second-call"}


@pytest.mark.parametrize("identity", ["as_decided", "today"])
@pytest.mark.parametrize("succinct", [False, True])
def test_brent_on_16_july_holds_nothing_later(headline: Headline, identity: str, succinct: bool) -> None:
    made = brent(headline, identity, succinct=succinct)
    assert made.chronology.happenings
    for one in (*made.chronology.happenings, *made.chronology.undated):
        for line in one.accounts:
            assert line.happened is None or line.happened[0] <= DAY
            assert line.ended is None or line.ended[0] <= DAY
            assert all(version.recorded_at and version.recorded_at <= DAY for version in line.versions)
            assert all((told.received_at or "") <= DAY and (told.sent_at or "") <= DAY for told in line.told)
            words = " ".join((line.when, line.text, *line.details, line.note or "", line.recorded))
            assert [day for day in days_in(words) if day > DAY] == []
    assert all(one.at <= DAY or identity == "today" for one in made.holdings.joined)


def days_in(words: str) -> list[str]:
    return [f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}" for day, month, year in WORDED.findall(words)]


@pytest.mark.parametrize("ending", WRITERS)
def test_nothing_of_a_later_fact_is_in_any_file_of_brents_knowledge(headline: Headline, ending: str) -> None:
    whole, made = headline(), brent(headline)
    shown = facts(made)
    written = WRITERS[ending](made)
    if ending == ".docx":
        with zipfile.ZipFile(BytesIO(written)) as parts:
            written = parts.read("word/document.xml")
    text = written.decode()
    later = [fact for fact in whole.facts if fact.fact.removeprefix(CASE) not in shown]
    assert len(later) > 100
    keys = [fact.fact for fact in later if re.search(rf"{re.escape(fact.fact)}(?![\w-])", text)]
    assert keys == []
    assert [fact.note for fact in later if fact.note and fact.note in text] == []


def test_where_the_case_has_two_accounts_they_stand_side_by_side(headline: Headline) -> None:
    made = document(headline(), Asked(day="2003-01-28"), rules())
    events = {
        tuple(line.fact.removeprefix(CASE) for line in one.accounts): one.differs
        for one in made.chronology.happenings
        if len(one.accounts) > 1
    }
    assert events[("kouao-interview-police", "kouao-interview")] == ("day",)
    assert events[("centre-printout-accepted", "centre-printout-no-action")] == ("outcome",)
    assert len(events) == 7
    text = WRITERS[".md"](made).decode()
    first = text.index("Account 1 of 2 of one event; they differ on: day.")
    second = text.index("Account 2 of 2 of one event; they differ on: day.")
    assert text[first:second].count("\n") == 1


def test_every_dispute_of_the_case_stands_beside_what_it_disputes(headline: Headline) -> None:
    made = document(headline(), Asked(day="2003-01-28", succinct=True), rules())
    beside = {
        dispute.fact.removeprefix(CASE): line.fact.removeprefix(CASE)
        for one in made.chronology.happenings
        for line in one.accounts
        for dispute in line.disputes
    }
    assert beside == {
        "first-contact-day": "ealing-housing-application",
        "fax-never-came": "brent-fax",
        "second-opinion-day": "central-middlesex-second-opinion",
        "interview-day": "kouao-interview",
        "no-papers-came": "health-visiting-referral",
        "letter-passed-on": "consultant-first-letter",
        "two-printouts": "centre-printout-accepted",
        "housing-reason": "haringey-housing-application",
        "call-denied": "centre-call",
        "time-of-death": "death",
    }
