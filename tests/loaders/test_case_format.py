"""A case file gives what it says, and says of every bad row where it stands, what is wrong and how to mend it."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sightline.graph.errors import BadInput
from sightline.graph.facts import About, Contact, Fact, Particulars, Residence, Statement, Status
from sightline.graph.identity import counted, identities
from sightline.graph.things import Agency, Coverage, IdentityDecision, Professional, Record
from sightline.loaders.case_format import BadCase, CaseDocument, parse_case, read_case, recognises, shipped_case

EXAMPLE = shipped_case("made-up-example").read_text("utf-8")

HEAD = """sightline-case: 1
case: marrowby
title: made up
"""
SMALL = f"""{HEAD}agencies:
  north: {{name: North, kind: social-care}}
  east: {{name: East, kind: school}}
children:
  ottoline:
records:
  file: {{held_by: north, of: ottoline, opened: 2021-03-04}}
contacts:
  call:
    kind: call
    on: 2021-03-05
    about: file
"""


def read(text: str, *, strict: bool = True) -> CaseDocument:
    return parse_case(text.encode(), "case.yaml", strict=strict)


def facts(document: CaseDocument, key: str, case: str = "marrowby") -> list[Any]:
    return [item for item in document.bundle.items if isinstance(item, Fact) and item.fact == f"{case}/{key}"]


def the(document: CaseDocument, kind: type[Any], key: str) -> Any:
    return next(item for item in document.bundle.items if isinstance(item, kind) and item.id == key)


def changed(old: str, new: str, text: str = EXAMPLE) -> str:
    assert text.count(old) == 1, f"{text.count(old)} of {old!r}"
    return text.replace(old, new)


def line_of(part: str, text: str) -> int:
    return text[: text.index(part)].count("\n") + 1


# What a file says


def test_keys_belong_to_their_case_where_another_file_may_use_the_same_word_for_something_else() -> None:
    document = read(EXAMPLE)
    assert the(document, Professional, "marrowby/duty-worker").agency == "northmere-social-care"
    assert facts(document, "first-visit")[0].by == "marrowby/duty-worker"
    assert facts(document, "first-visit")[0].answers == "marrowby/school-refers"
    assert the(document, Record, "northmere-social-care/40117").reference == "40117"
    assert the(document, Coverage, "marrowby/northmere").agency == "northmere-social-care"


def test_a_fact_is_on_the_file_of_the_team_whose_records_it_is_about() -> None:
    document = read(EXAMPLE)
    assert facts(document, "school-refers")[0].held_by == "larkrise-school"
    assert facts(document, "visit-disputed")[0].held_by == "review"


def test_what_was_seen_of_each_person_is_said_for_each_record() -> None:
    visit = facts(read(EXAMPLE), "first-visit")[0]
    assert visit.about == (
        About(
            record="northmere-social-care/40117",
            seen=True,
            spoken_to=True,
            seen_alone=False,
            not_alone_because="the mother stayed in the room",
        ),
        About(record="northmere-social-care/40118", seen=True),
    )


def test_a_further_version_keeps_what_it_does_not_change_and_has_clocks_of_its_own() -> None:
    first, second = facts(read(EXAMPLE), "first-visit")
    assert (first.version, first.outcome, first.recorded_at) == (1, None, "2021-03-12")
    assert (second.version, second.outcome, second.recorded_at) == (2, "no further action", "2021-03-20")
    assert replace(first, version=2, outcome=second.outcome, recorded_at=second.recorded_at) == second


def test_a_further_version_may_take_back_what_was_said_and_is_told_anew_to_nobody() -> None:
    text = (
        SMALL
        + "    note: a slip\n    told: {to: east, sent: same day}\n"
        + "    then:\n      - {recorded: 2021-03-09, note: , on: 2021-03}\n"
    )
    first, second = facts(read(text), "call")
    assert (first.note, first.told[0].to, second.note, second.told, second.on) == ("a slip", "east", None, (), "2021-03")


def test_same_day_is_the_last_day_that_it_could_have_happened() -> None:
    assert facts(read(EXAMPLE), "first-visit")[0].start == ("2021-03-06", "2021-03-12")
    assert facts(read(EXAMPLE), "first-visit")[0].recorded_at == "2021-03-12"


def test_an_undated_row_put_on_file_the_same_day_stands_there_since_the_file_was_opened() -> None:
    assert facts(read(EXAMPLE), "name-northmere")[0].recorded_at == "2021-03-04"


def test_without_conventions_no_recording_day_is_assumed() -> None:
    call = facts(read(SMALL), "call")[0]
    assert (call.recorded_at, call.recorded_basis) == (None, "not-established")


def test_what_a_review_found_is_on_its_file_since_its_last_source_came_out() -> None:
    text = changed("  R1:", "  R2: {title: An earlier account, published: 2021-12}\n  R3: {title: Undated}\n  R1:")
    text = changed("confidence: stated, cite: R1", "confidence: stated, cite: [R2, R1, R3], row: T7", text)
    stated = facts(read(text), "stated-teams")[0]
    assert stated.recorded_at == "2022-05-10"
    assert stated.citation == ("R2 An earlier account; R1 Review of a made-up case, Northmere partnership; R3 Undated; row T7")


def test_a_review_without_a_dated_source_has_no_recording_day() -> None:
    text = changed("confidence: stated, cite: R1", "confidence: stated")
    assert facts(read(text), "stated-teams")[0].recorded_at is None


def test_sent_is_not_received() -> None:
    text = (
        SMALL
        + "    told: [{to: east, sent: same day}, {to: east, sent: 2021-03-05, received: 2021-03-06},\n"
        + "           {to: north, state: reached}]\n"
    )
    told = facts(read(text), "call")[0].told
    assert [(one.state, one.sent_at, one.received_at) for one in told] == [
        ("sent", "2021-03-05", None),
        ("reached", "2021-03-05", "2021-03-06"),
        ("reached", None, None),
    ]
    assert len({one.id for one in told}) == 3


def test_a_record_is_of_the_child_in_front_of_the_team_until_somebody_decides_otherwise() -> None:
    decisions = [item for item in read(EXAMPLE).bundle.items if isinstance(item, IdentityDecision)]
    letter = "eastwold-social-care/E-2210"
    assert identities(counted(decisions, "2021-12-31"))[letter] == "unjoined-larkrise-letter"
    assert identities(counted(decisions, "2022-05-10"))[letter] == "ottoline-marrowby"
    adult = next(one for one in decisions if one.record == "northmere-social-care/40118")
    assert (adult.who, adult.by, adult.basis) == ("Adult", "northmere-social-care", "opened by the team")


def test_a_claim_may_be_made_for_every_body_of_a_kind() -> None:
    document = read(EXAMPLE)
    claim = the(document, Coverage, "marrowby/gp-practices")
    assert (claim.agency, claim.complete, claim.kinds) == ("gp", False, ("gp",))
    assert the(document, Agency, "gp").kind == "gp"


def test_the_family_and_later_reviews_hold_rows_without_being_listed() -> None:
    assert the(read(EXAMPLE), Agency, "review").kind == "inquiry"
    assert not [item for item in read(EXAMPLE).bundle.items if isinstance(item, Agency) and item.id == "family"]


def test_keys_as_written_add_nothing_that_has_no_row() -> None:
    text = changed("title: made up", "title: made up\nkeys: as written", SMALL)
    text = (
        changed("about: file", "about: file\n    held_by: review", text) + "coverage: {c: {agency: gp, kinds: gp, as_at: 2021}}\n"
    )
    bodies = [item.id for item in read(text).bundle.items if isinstance(item, Agency)]
    assert bodies == ["north", "east"]


def test_each_row_says_which_file_and_place_it_came_from() -> None:
    assert facts(read(EXAMPLE), "school-refers")[0].source == "case.yaml contacts/school-refers"


def test_keys_as_written_are_those_of_the_graph() -> None:
    text = changed("title: made up", "title: made up\nkeys: as written", SMALL)
    document = read(text + "    answers: a fact that this file leaves out\n")
    call = next(item for item in document.bundle.items if isinstance(item, Contact))
    assert (call.fact, call.about[0].record, call.answers) == ("call", "file", "a fact that this file leaves out")
    assert the(document, Record, "file").held_by == "north"


@pytest.mark.parametrize(
    ("start", "known"),
    [
        (b"sightline-case: 1\ncase: x\n", True),
        (b"\xef\xbb\xbf# a comment\n\n---\nsightline-case: 2\n", True),
        (b"case: x\nsightline-case: 1\n", False),
        (b"LAchildID,DOB\n1,01/01/2010\n", False),
        (b'{"sightline-case": 1}', False),
        (b"", False),
        (b"\x89PNG\r\n\x1a\n", False),
    ],
)
def test_a_case_file_is_known_by_its_first_key(start: bytes, known: bool) -> None:
    assert recognises(start) is known


# What is wrong with a file


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: referral\n", "kinds: referral\n", "'kinds' is no key of this row; did you mean 'kind'?"),
        ("kind: referral\n", "kind: referal\n", "'referal' is no kind; did you mean 'referral'?"),
        ("kind: referral\n", "kind: zebra\n", "'zebra' is no kind; one of: contact, referral, application"),
        ("    kind: referral\n", "", "'kind' is missing; write kind:"),
        ("kind: school, serves", "kind: scool, serves", "'scool' is no kind; did you mean 'school'?"),
        (
            "about: school-file\n    to:",
            "about: scool-file\n    to:",
            "there is no record 'scool-file' in this file; did you mean 'school-file'?",
        ),
        (
            "to: northmere-social-care\n",
            "to: nobody-here\n",
            "there is no agency 'nobody-here' in this file; add it, or name one",
        ),
        (
            "by: duty-worker",
            "by: duty-wroker",
            "there is no professional 'duty-wroker' in this file; did you mean 'duty-worker'?",
        ),
        (
            "answers: school-refers",
            "answers: school-refer",
            "there is no fact 'school-refer' in this file; did you mean 'school-refers'?",
        ),
        ("disputes: first-visit", "disputes: second-visit", "there is no fact 'second-visit'"),
        ("cite: R1}\n  stated", "cite: R2}\n  stated", "there is no source 'R2'; add it under sources"),
        ("serves: eastwold}\n  eastwold-police", "serves: [eastwold, west]}\n  eastwold-police", "there is no authority 'west'"),
        ("on: 2021-03-03", "on: 03/03/2021", "'03/03/2021' is not a date; write it as 1999, 1999-07 or 1999-07-14"),
        ("on: 2021-03-03", "on: 2021-02-30", "'2021-02-30' is not a date"),
        ("on: 2021-03-03", "on: [2021-03-03]", "one value belongs here; write it in one line after the colon"),
        ("on: 2021-03-03", "on: 2021-03-03\n    since: 2021-03-03", "'on' and 'since' are both given"),
        ("on: 2021-03-03", "on: 2021-03-03\n    on: 2021-03-04", "'on' stands twice in this row; keep one of them"),
        (
            "on: 2021-03-03",
            "on: 2021-03-03\n    recorded: 2021-03-02",
            "it was put on file on 2021-03-02, before it happened on 2021-03-03",
        ),
        ("on: 2021-03-03", "on: 2021-03-03\n    time: 3 pm", "'3 pm' is not a time of day"),
        ("on: 2021-03-03", "on: 2021-03-03\n    times: many", "'many' is not a number of times; write a whole number from 1 up"),
        ("on: 2021-03-03", "on: 2021-03-03\n    times: 0", "'0' is not a number of times"),
        (
            "on: 2021-03-03",
            "on: 2021-03-03\n    concern: bad",
            "'bad' is no concern; one of: harm-suspected, harm-ruled-out, need",
        ),
        (
            "on: 2021-03-03",
            "on: 2021-03-03\n    confidence: sure",
            "'sure' is no confidence; one of: confirmed, probable, stated",
        ),
        ("on: 2021-03-03", "on: 2021-03-03\n    citation: p. 3\n    row: T1", "'citation' stands beside 'cite' or 'row'"),
        ("on: 2021-03-03", "on: 2021-03-03\n    version: two", "'two' is not the number of a version"),
        ("on: 2021-03-03", "recorded: yesterday", "'yesterday' is not a date"),
        ("received: 2021-03-04", "received: 2021-03-01", "it was received on 2021-03-01, before it was sent"),
        ("received: 2021-03-04", "state: arrived", "'arrived' is no state; one of: sent, reached, read, disputed"),
        ("received: 2021-03-04", "level: all", "'all' is no level"),
        ("told: {to: northmere-social-care, sent", "told: {sent", "'to' is missing; write to: the team told"),
        ("seen, spoken to, not alone", "seen, heard, not alone", "'heard' does not say how far somebody was seen"),
        ("parental_responsibility: yes", "parental_responsibility: perhaps", "'perhaps' is neither yes nor no"),
        ("{until: 2021-03-20}", "{end_reason: closed}", "'end_reason' is no key of this row"),
        ("{until: 2021-03-20}", "{note: closed}", "it is not said when this version was put on file; write recorded: a day"),
        (
            "{until: 2021-03-20}",
            "{until: 2021-03-20, recorded: 2021-03-10}",
            "'until' 2021-03-20 lies after 2021-03-10, when this version was put on file; write the ending as its own version",
        ),
        ("{until: 2021-03-20}", "{until: 2021-03-01}", "'until' 2021-03-01 lies before its beginning"),
        (
            "{until: 2021-03-20}",
            "{until: 2021-03-20, recorded: 2021-03-20}\n      - {recorded: 2021-03-19, note: earlier}",
            "it was put on file before the version that it follows",
        ),
        ("{until: 2021-03-20}", "{until: between 2021-03-10 and 2021-03-20}", "an ending needs a day or month of its own"),
        (
            "since: 2021-03-20, about",
            "since: 2021-03-20, until: 2021-05-01, about",
            "whether this was on file from its beginning or only from its end is not said; write the ending as",
        ),
        (
            "since: 2021-03-20, about",
            "since: 2021-03-20, until: 2021-05-01, recorded: 2021-03-20, about",
            "write the ending as its own version, recorded on 2021-05-01 or later",
        ),
        (
            "recorded: 2021-06-10}",
            "recorded: same day}\n  x: {kind: home, recorded: same day, held_by: review}",
            "'same day' needs a day on which it happened",
        ),
        (
            "    held_by: larkrise-school\n",
            "",
            "it is not said on whose file this is; write held_by: a team, or about: records of one team",
        ),
        ("about: [school-file, eastwold-letter]", "about: [school-file, school-file]", "a record stands here twice"),
        ('reference: "40118"', 'reference: "40117"', "another row is northmere-social-care's file '40117' too"),
        ("opened: 2020-09-01}", "opened: long ago}", "'long ago' is not a date"),
        (", opened: 2020-09-01}", "}", "'opened' is missing; write opened: when the team opened the file"),
        (
            "of: isolde-marrowby",
            "of: isolde-marowby",
            "there is no child or adult 'isolde-marowby' in this file; did you mean 'isolde-marrowby'?",
        ),
        ("basis: review, reason", "reason", "'basis' is missing"),
        ("kinds: [Contact, Involvement]", "kinds: [Contacts]", "'Contacts' is no label or kind of fact; did you mean 'contact'?"),
        ("agency: gp, authority", "agency: gps, authority", "there is no agency 'gps' in this file"),
        ("complete: no", "complete: partly", "'partly' is neither yes nor no"),
        ("  tansy-court: {kind: home", "  quillet-lane: {kind: home", "the key 'quillet-lane' is taken by another fact"),
        ("  child-said: {kind", "  child-in-need: {kind", "the key 'child-in-need' is taken by another fact"),
        ("  isolde-marrowby:\n", "  isolde-marrowby: tall\n", "this row has no keys; write 'key: value'"),
    ],
)
def test_a_bad_value_is_named_by_line_with_its_cure(old: str, new: str, says: str) -> None:
    text = changed(old, new)
    document = read(text, strict=False)
    problem = next((one for one in document.problems if says in f"{one.what}; {one.cure}"), None)
    assert problem is not None, [str(one) for one in document.problems]
    assert str(problem).startswith(f"case.yaml line {problem.line}: ")
    first = line_of(old, EXAMPLE)
    assert first - 8 <= problem.line <= first + 3
    assert problem.column >= 1
    assert document.held
    with pytest.raises(BadCase):
        read(text)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "sightline-case: 1",
            "sightline-case: 2",
            "line 1: this version of the case format is not known here; this program reads",
        ),
        ("sightline-case: 1\n", "", "line 1: this is not a case file; begin it with 'sightline-case: 1'"),
        ("case: marrowby\n", "", "'case' is missing"),
    ],
)
def test_what_is_no_case_file_known_here_is_refused_however_it_is_read(old: str, new: str, says: str) -> None:
    for strict in (True, False):
        with pytest.raises(BadCase) as caught:
            read(changed(old, new), strict=strict)
        assert says in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("contacts:\n", "contact:\n", "'contact' is no key of this row; did you mean 'contacts'?"),
        ("contacts:\n", "contacts: none\ncontact:\n", "'contacts' holds no rows with keys"),
        ("residences:\n", "contacts:\n", "'contacts' stands twice in this row"),
        ("title: A", "name: A", "'title' is missing"),
        ("  recorded: same day ", "  recorded: some day ", "'some day' is no recording day for all rows; did you mean 'same"),
        ("  words: {about: 3}", "  words: {about: a few}", "'a few' is not a number of days"),
        ("  words: {about: 3}", "  words: about", "words for uncertain days need their days"),
        ("  words: {about: 3}", "  wrods: {about: 3}", "'wrods' is no key of this row; did you mean 'words'?"),
        ('title: "Review', 'titel: "Review', "'titel' is no key of this row; did you mean 'title'?"),
        ("sources:\n", "sources:\n  R1: {title: the same}\n", "source 'R1' stands twice"),
    ],
)
def test_a_mistake_above_the_rows_is_named_by_line(old: str, new: str, says: str) -> None:
    text = changed(old, new)
    problems = read(text, strict=False).problems
    found = [one for one in problems if says in f"{one.what}; {one.cure}"]
    assert found, [str(one) for one in problems]
    assert abs(found[0].line - line_of(old, EXAMPLE)) <= 3


def test_every_bad_row_is_reported_and_not_only_the_first() -> None:
    text = changed("kind: referral", "kind: referal")
    text = changed("by: duty-worker", "by: duty-wroker", text)
    text = changed("since: 2019", "since: nineteen", text)
    with pytest.raises(BadCase) as caught:
        read(text)
    said = [one.what for one in caught.value.problems]
    assert [what for what in said if "referal" in what or "wroker" in what or "nineteen" in what] == [
        "'referal' is no kind",
        "there is no professional 'duty-wroker' in this file",
        "'nineteen' is not a date",
    ]
    assert all(what in str(caught.value) for what in said)


def test_all_mistakes_of_one_row_are_reported_together() -> None:
    text = changed("    on: 2021-03-05\n", "    on: March\n    time: noon\n    byy: x\n", SMALL)
    said = [(one.line, one.what) for one in read(text, strict=False).problems]
    assert said == [(14, "'March' is not a date"), (15, "'noon' is not a time of day"), (16, "'byy' is no key of this row")]


def test_good_rows_load_beside_a_bad_one_and_nothing_is_lost() -> None:
    text = changed("on: 2021-05-28", "on: 28 May")
    whole, part = read(EXAMPLE), read(text, strict=False)
    held = part.held[0]
    assert [(one.section, one.key) for one in part.held] == [("contacts", "school-writes-on")]
    assert held.line == line_of("  school-writes-on:", text)
    assert held.text.splitlines()[0] == "  school-writes-on:"
    assert held.text.splitlines()[-1] == "    note: The school writes that the family has moved"
    assert held.problems == part.problems
    assert part.rows == whole.rows
    lost = set(map(repr, whole.bundle.items)) - set(map(repr, part.bundle.items))
    assert len(lost) == 1
    assert "school-writes-on" in lost.pop()


def test_what_names_a_held_row_is_held_with_it_and_says_which_line_to_mend() -> None:
    text = changed('reference: "40117", of: ottoline', 'reference: "40117", off: ottoline')
    document = read(text, strict=False)
    keys = {one.key for one in document.held}
    assert {"northmere-file", "name-northmere", "first-visit", "quillet-lane", "mother", "visit-disputed"} <= keys
    assert "school-refers" not in keys
    line = line_of("  northmere-file:", text)
    said = [str(one) for one in document.problems if "'northmere-file' of records, which is held" in one.what]
    assert said
    assert all(f"mend line {line} first" in one for one in said)
    held = {one.record for item in document.bundle.items if isinstance(item, Fact) for one in item.about}
    assert held <= {item.id for item in document.bundle.items if isinstance(item, Record)}


def test_part_of_a_history_is_never_loaded() -> None:
    text = changed("{recorded: 2021-03-20, outcome: no further action}", "{recorded: soon, outcome: no further action}")
    assert facts(read(text, strict=False), "first-visit") == []


def test_a_second_section_of_one_name_is_held_whole() -> None:
    text = EXAMPLE + "contacts:\n  lost: {kind: call, about: school-file}\n"
    document = read(text, strict=False)
    assert [(one.key, one.text.splitlines()[-1]) for one in document.held] == [
        ("contacts", "  lost: {kind: call, about: school-file}")
    ]


def test_a_section_without_rows_is_held_as_it_stands() -> None:
    document = read(SMALL + "statuses: none so far\n", strict=False)
    assert [(one.key, one.text) for one in document.held] == [("statuses", "statuses: none so far")]
    assert document.rows == read(SMALL).rows + 1


def test_an_unwritten_outcome_is_not_handed_to_an_earlier_day() -> None:
    text = changed("{recorded: 2021-03-20, outcome: no further action}", "{recorded: 2021-03-01, outcome: no further action}")
    assert "before it happened" in str(read(text, strict=False).problems[0])


def test_one_problem_reads_as_one_line() -> None:
    with pytest.raises(BadCase) as caught:
        read(changed("on: 2021-03-05", "on: 05/03/2021", SMALL))
    assert str(caught.value) == "case.yaml line 14: '05/03/2021' is not a date; write it as 1999, 1999-07 or 1999-07-14"


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as missing:
        read_case(tmp_path / "nowhere.yaml")
    assert str(missing.value).startswith("nowhere.yaml: the file cannot be read: No such file or directory; check the path")
    with pytest.raises(BadInput):
        read_case(tmp_path)


def test_a_file_on_disk_is_named_in_its_rows_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "marrowby.yaml"
    path.write_text(EXAMPLE, "utf-8")
    sources = {item.source for item in read_case(path).bundle.items if isinstance(item, Fact)}
    assert all(source.startswith("marrowby.yaml ") for source in sources)
    assert str(tmp_path) not in "".join(sources)


def test_the_example_has_a_row_of_every_label() -> None:
    labels = {item.label for item in read(EXAMPLE).bundle.items if isinstance(item, Fact)}
    assert labels >= {kind.label for kind in (Particulars, Contact, Residence, Status, Statement)}
    assert len(labels) == 8


# What the page about the format shows


PAGE = (Path(__file__).parents[2] / "docs" / "case-format.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_quotes_the_example_as_it_is() -> None:
    lines = [line.strip() for block in blocks("yaml") for line in block.splitlines() if line.strip()]
    assert lines
    assert [line for line in lines if line not in EXAMPLE] == []


def test_the_page_quotes_the_message_that_is_given() -> None:
    text = changed("since: 2021-03-20, about", "since: 2021-03-20, until: 2021-05-01, recorded: 2021-03-20, about")
    assert str(read(text, strict=False).problems[0]) in " ".join(PAGE.split())


def test_the_page_s_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    exec(blocks("python")[0], {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.startswith("A made-up case")
    assert parse_case(Path("copy.yaml").read_bytes(), "copy.yaml").problems == ()
