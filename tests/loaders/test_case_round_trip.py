"""What is written as a case file reads back as the same items, whatever the words in them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sightline.graph.clock import add_days
from sightline.graph.facts import FACTS, KINDS, About, Fact, Told
from sightline.graph.stream import Item
from sightline.graph.things import (
    AGENCY_KINDS,
    Address,
    Adult,
    Agency,
    Authority,
    Child,
    Coverage,
    IdentityDecision,
    Professional,
    Record,
)
from sightline.loaders.case_format import parse_case, read_case, shipped_case, write_case, writing
from sightline.loaders.case_format.shape import CHOICES, FACT_SECTIONS, NOT_AS_THEY_STAND, Column, columns

# Any text but what no UTF-8 file can hold; the control characters that plain text files are refused for are escaped.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = st.one_of(
    texts, st.sampled_from(("~", "null", "yes", "1999-07-14", "- a", "a: b", " x ", "#", "&a", "*a", "!t", "'", '"', "{", "\n"))
)
said = words.filter(bool)
maybe = st.sampled_from((None, True, False))
days = st.dates(date(1950, 1, 1), date(2049, 12, 31)).map(str)
moments = st.tuples(days, st.sampled_from((4, 7, 10))).map(lambda drawn: drawn[0][: drawn[1]])
AREAS, TEAMS, CHILDREN, ADULTS, HOMES = (
    ("area 1", "area: 2"),
    ("team-1", "team, 2", "family"),
    ("child~1",),
    ("adult-1",),
    ("home/1",),
)
WORKERS, RECORDS = ("worker-1", "worker 2"), ("team-1/7", "team-1/null", "team, 2/8")
IDS: dict[str, tuple[str, ...]] = {
    "Authority": AREAS, "Agency": TEAMS, "Child": CHILDREN, "Adult": ADULTS,
    "Address": HOMES, "Professional": WORKERS, "Record": RECORDS, "Fact": ("Contact 0", "a fact elsewhere"),
}  # fmt: skip


def value(column: Column) -> st.SearchStrategy[Any]:
    """Any value that a field of the model may have, its default apart."""
    forms: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "text": lambda: words,
        "event": lambda: said,
        "moment": lambda: moments,
        "time": lambda: st.times().map(lambda one: one.strftime("%H:%M")),
        "flag": st.booleans,
        "count": lambda: st.integers(1, 99),
        "choice": lambda: st.sampled_from(column.choices),
        "words": lambda: st.lists(said, max_size=3).map(tuple),
        "reference": lambda: st.sampled_from([key for label in column.to for key in IDS[label]]),
        "references": lambda: st.lists(st.sampled_from(IDS[column.to[0]]), unique=True).map(tuple),
    }
    return forms[column.form]()


def filled(draw: st.DrawFn, kind: type[Any], leave: frozenset[str]) -> dict[str, Any]:
    asked = [column for name, column in columns(kind).items() if name not in leave]
    return {column.name: draw(value(column)) for column in asked if column.needed or draw(st.booleans())}


@st.composite
def things(draw: st.DrawFn) -> list[Item]:
    made: list[Item] = []
    for kind in (Authority, Agency, Child, Adult, Address, Professional):
        made += [kind(id=key, **filled(draw, kind, frozenset({"id"}))) for key in IDS[kind.__name__]]
    for key in RECORDS:
        made.append(
            Record(
                id=key,
                held_by=draw(st.sampled_from(TEAMS)),
                reference=draw(said),
                person=draw(st.sampled_from(("child", "adult"))),
            )
        )
        made += draw(decisions(key))
    for number in range(draw(st.integers(0, 2))):
        claimed = {
            "agency": draw(st.sampled_from(TEAMS)),
            "kinds": tuple(draw(st.sets(st.sampled_from(("Contact", "school")), min_size=1))),
        }
        made.append(Coverage(id=f"claim {number}", **claimed, **filled(draw, Coverage, frozenset({"id", "agency", "kinds"}))))
    return made


@st.composite
def decisions(draw: st.DrawFn, record: str) -> list[IdentityDecision]:
    made = []
    for number in range(draw(st.integers(1, 3))):
        who = draw(st.sampled_from(("Child", "Adult")))
        made.append(
            IdentityDecision(
                id=f"{draw(said)}{number}", record=record, person=draw(st.sampled_from(IDS[who])), who=who, at=draw(moments),
                by=draw(said), basis=draw(said), evidence=draw(st.none() | said), reason=draw(st.none() | said),
            )
        )  # fmt: skip
    return made


@st.composite
def tellings(draw: st.DrawFn, name: str) -> Told:
    sent = draw(st.none() | days)
    received = draw(st.none() | (days if sent is None else st.integers(0, 99).map(lambda number: add_days(sent, number))))
    free = filled(draw, Told, frozenset({"id", "to", "sent_at", "received_at"}))
    return Told(id=f"{name} {draw(words)}", to=draw(st.sampled_from(TEAMS)), sent_at=sent, received_at=received, **free)


@st.composite
def happenings(draw: st.DrawFn) -> dict[str, str | None]:
    """A start and perhaps an end, each with bounds, that can be."""
    day, spread, stay = (
        draw(st.dates(date(1950, 1, 1), date(1998, 1, 1))).isoformat(),
        draw(st.integers(0, 40)),
        draw(st.integers(41, 999)),
    )
    start = {draw(st.sampled_from(("on", "since"))): day, "earliest": add_days(day, -spread), "latest": add_days(day, spread)}
    kept = {name: value for name, value in start.items() if draw(st.booleans())}
    if draw(st.booleans()):
        return kept
    return {**kept, "until": add_days(day, stay), "until_latest": draw(st.none() | st.just(add_days(day, stay + spread)))}


@st.composite
def histories(draw: st.DrawFn, label: str, number: int) -> list[Fact]:
    kind, versions, on_file, place = FACTS[label], [], "2001-01-01", 0
    for _ in range(draw(st.integers(1, 3))):
        place += draw(st.integers(1, 2))
        on_file = add_days(on_file, draw(st.integers(0, 900)))
        about = tuple(
            About(
                record=record,
                seen=draw(maybe),
                spoken_to=draw(maybe),
                seen_alone=draw(maybe),
                not_alone_because=draw(st.none() | texts),
            )
            for record in draw(st.lists(st.sampled_from(RECORDS), unique=True))
        )
        told = tuple(draw(tellings(f"{place}.{telling}")) for telling in range(draw(st.integers(0, 2))))
        own = filled(draw, kind, NOT_AS_THEY_STAND | {"kind"})
        versions.append(
            kind(
                fact=f"{label} {number}",
                version=place,
                kind=draw(st.sampled_from(KINDS[label])),
                held_by=draw(st.sampled_from(TEAMS)),
                about=about,
                told=told,
                recorded_at=draw(st.none() | st.just(on_file)),
                recorded_basis=draw(st.sampled_from(CHOICES[label, "recorded_basis"])),
                deleted=draw(st.booleans()),
                citation=draw(st.none() | words),
                source=draw(words),
                **own,
                **draw(happenings()),
            )
        )
    return versions


@st.composite
def cases(draw: st.DrawFn) -> list[Item]:
    made = draw(things())
    for label in (*FACT_SECTIONS.values(), "Contact"):
        made += draw(histories(label, sum(1 for one in made if isinstance(one, Fact) and one.label == label)))
    return made


def same(items: Any) -> list[str]:
    return sorted(map(repr, items))


@given(cases())
@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking so large an example takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_items_read_back_as_they_were(items: list[Item]) -> None:
    text = write_case(items, case="made up", title="a title: with a colon")
    document = parse_case(text.encode(), "case.yaml")
    assert document.problems == ()
    assert same(document.bundle.items) == same(items)
    assert write_case(document.bundle.items, case=document.case, title=document.title) == text


@given(st.text(max_size=60))
def test_any_text_reads_back_as_it_was(text: str) -> None:
    items = [Agency(id="team", name="Team", kind="police", reach=text)]
    if any(0xD800 <= ord(sign) < 0xE000 for sign in text):
        return
    assert parse_case(write_case(items, case="c", title="t").encode(), "case.yaml").bundle.items == tuple(items)


@pytest.mark.parametrize("dumper", ["CBaseDumper", "BaseDumper"])
@pytest.mark.parametrize("key", ["victoria-climbie", "made-up-example"])
def test_a_shipped_case_reads_back_as_it_was(key: str, dumper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_DUMPER", getattr(yaml, dumper))
    document = read_case(shipped_case(key))
    again = parse_case(write_case(document.bundle.items, case=document.case, title=document.title).encode(), "exported.yaml")
    assert same(again.bundle.items) == same(document.bundle.items)


def test_what_loading_added_is_not_written() -> None:
    fact = FACTS["Contact"](
        id="x@1", fact="x", kind="call", held_by="t", loaded_at="2026-01-01T00:00:00.000Z", load="l",
        told=(Told(id="1", to="t", loaded_at="2026-01-01T00:00:00.000Z", load="l"),),
    )  # fmt: skip
    text = write_case([Agency(id="t", name="T", kind="police"), fact], case="c", title="t")
    assert "2026-01-01" not in text
    assert "x@1" not in text


def test_kinds_of_agency_drawn_are_those_of_the_model() -> None:
    assert set(CHOICES["Agency", "kind"]) == set(AGENCY_KINDS)
