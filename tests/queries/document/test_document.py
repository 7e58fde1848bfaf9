"""The laws of a document: nothing of a hidden fact in it, no fact on its first page, the same bytes for the same question."""

import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from histories import files, lenses
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.graph.case import Case, CaseFile
from sightline.graph.facts import Care, Contact, Fact, Particulars
from sightline.graph.lens import OWNER, Lens, through
from sightline.queries.document.block import Facts, Heading, Paragraph
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import Document, document
from sightline.queries.document.layout import layout
from sightline.queries.document.writing import WRITERS
from sightline.queries.rule import rules
from sightline.queries.words import CONTACTS

Headline = Callable[..., Case]

ROOT = Path(__file__).parents[3]
ALL = Asked(day="2003-01-28")
FORMS = [ALL, replace(ALL, succinct=True)]


def written(made: Document, ending: str) -> str:
    """A document as the text that is in the file."""
    whole = WRITERS[ending](made)
    if ending != ".docx":
        return whole.decode()
    with zipfile.ZipFile(BytesIO(whole)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def marked(place: int, fact: Fact) -> Fact:
    """A version whose every text says which it is."""
    mark = f"mark{place:03d}x"
    values = {"note": f"{mark} noted", "citation": f"{mark} cited", "source": f"{mark} source"}
    match fact:
        case Contact():
            values |= {"outcome": f"{mark} outcome"}
        case Care():
            values |= {"relation": f"{mark} relation"}
        case Particulars():
            values |= {"given_name": f"{mark} name"}
    return fact.changed(**values)


@given(files(), lenses())
@settings(max_examples=60)
def test_no_text_of_what_the_lens_hides_is_in_any_form(file: CaseFile, lens: Lens) -> None:
    file = replace(file, facts=tuple(marked(place, fact) for place, fact in enumerate(file.facts)))
    case = through(lens, file)
    shown = {version.id for versions in case.history.values() for version in versions}
    hidden = [f"mark{place:03d}x" for place, version in enumerate(file.facts) if version.id not in shown]
    hidden += [f'{fact}"' for fact in {version.fact for version in file.facts} - set(case.history)]
    for asked in FORMS:
        made = document(case, asked, rules())
        for ending in WRITERS:
            text = written(made, ending)
            assert [mark for mark in hidden if mark in text] == []


@pytest.mark.parametrize("asked", FORMS, ids=["complete", "succinct"])
def test_the_first_page_tells_nothing_that_happened_to_the_child(headline: Headline, asked: Asked) -> None:
    case = headline()
    blocks = layout(document(case, asked, rules()))
    first = []
    for block in blocks:
        if isinstance(block, Heading) and block.new_page:
            break
        first.append(block)
    assert len(first) < len(blocks)
    assert all(isinstance(block, Heading | Paragraph | Facts) for block in first)
    page = repr(first)
    told = [fact.note for fact in case.facts if fact.note] + [fact.citation for fact in case.facts if fact.citation]
    assert [text for text in (*told, *CONTACTS.values(), *(fact.fact for fact in case.facts)) if text in page] == []


def test_the_first_page_says_whose_knowledge_it_is_and_what_it_rests_on(headline: Headline) -> None:
    case = headline(teams=frozenset({"brent-social-services"}), known_at="1999-07-16", identity="today")
    head = document(case, replace(ALL, day="1999-07-16", since="1999-07-01", kinds=("referral",)), rules()).head
    whose = "Seen by owner of this copy: the files of Brent Social Services"
    assert head.lens == f"{whose}, as known by the end of 16 July 1999, files as joined today."
    assert head.window == "from 1 July 1999, of these kinds: referral"
    assert head.sources.endswith("all are listed at the end. Absence here is not absence.")
    assert (head.day, head.purpose) == ("1999-07-16", "local demonstration")
    assert any("Notes of later sources are left out" in warning for warning in head.warnings)


def shuffled(file: CaseFile, seed: int) -> CaseFile:
    """The same file as another database might hand it over: every list and map in another order."""
    order = random.Random(seed)

    def mixed(several: Iterable[Any]) -> tuple[Any, ...]:
        listed = list(several)
        order.shuffle(listed)
        return tuple(listed)

    places = {name: dict(mixed(getattr(file.places, name).items())) for name in ("agencies", "professionals", "addresses")}
    return replace(
        file,
        records=mixed(file.records),
        decisions=mixed(file.decisions),
        facts=mixed(fact.changed(about=mixed(fact.about), told=mixed(fact.told)) for fact in file.facts),
        places=replace(file.places, **places),
        coverage=mixed(file.coverage),
    )


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_data_in_any_order_gives_the_same_bytes(headline_file: CaseFile, ending: str) -> None:
    bytes_of = {
        WRITERS[ending](document(through(Lens(viewer=OWNER, identity="today"), file), ALL, rules()))
        for file in (headline_file, shuffled(headline_file, 1), shuffled(headline_file, 2))
    }
    assert len(bytes_of) == 1


@given(files(), lenses(), st.integers())
@settings(max_examples=60)
def test_no_order_of_what_is_fetched_changes_a_document(file: CaseFile, lens: Lens, seed: int) -> None:
    one, other = (document(through(lens, each), ALL, ()) for each in (file, shuffled(file, seed)))
    assert one == other


MAKES = """
import hashlib, sys, time
at = float(sys.argv[1])
time.time, time.localtime = (lambda: at), (lambda *_: time.gmtime(at))
from sightline.graph.case import CaseFile
from sightline.graph.facts import Fact
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import IdentityDecision, Record
from sightline.loaders.case_format import read_case, shipped_case
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import document
from sightline.queries.document.writing import WRITERS
from sightline.queries.rule import rules
items = read_case(shipped_case("victoria-climbie")).bundle.items
of = lambda kind: tuple(item for item in items if isinstance(item, kind))
file = CaseFile(person="victoria-climbie", who="Child", facts=of(Fact), decisions=of(IdentityDecision), records=of(Record))
made = document(through(Lens(viewer=OWNER), file), Asked(day="2003-01-28"), rules())
print([hashlib.sha256(write(made)).hexdigest() for write in WRITERS.values()])
"""


def test_neither_the_clock_nor_the_seed_of_hashes_is_in_the_bytes() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", MAKES, instant],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed, zone, instant in (("1", "UTC", "4e9"), ("2", "Pacific/Auckland", "1e9"))
    ]
    assert len(runs[0]) > 4 * 64
    assert runs[0] == runs[1]


def test_a_finding_stands_with_its_evidence_and_no_score(headline: Headline) -> None:
    made = document(headline(), ALL, rules())
    school = next(one for one in made.noted if one.rule == "no-school")
    assert school.kind == "prompt"
    assert school.due is None
    assert school.evidence
    facts = {fact.fact for fact in headline().facts}
    assert {cited.fact for one in made.noted for cited in one.evidence} <= facts


def test_an_empty_lens_still_says_what_was_asked(headline: Headline) -> None:
    made = document(headline(teams=frozenset({"brent-social-services"}), known_at="1999-01-01"), ALL, rules())
    text = written(made, ".md")
    assert "# Chronology: no name on these files" in text
    assert "No dated fact on these files answers the question." in text
    assert "as known by the end of 1 January 1999" in text
