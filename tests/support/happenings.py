"""Random made-up happenings around one child in the notation of the rules' worked examples, each with a day of recording."""

from typing import Any

from hypothesis import strategies as st

from sightline.graph.case import CaseFile
from sightline.graph.clock import add_days
from sightline.queries.example import file_of
from sightline.queries.rule import Example

BEGAN, DAYS = "2021-03-01", 45
TEAMS = ("social-care:North", "social-care:South", "hospital:North", "hospital:South", "police:North")
KINDS = (
    "referral", "decision", "closure", "admission", "discharge", "home-visit", "no-access-visit", "office-visit", "letter",
    "strategy-discussion", "case-transfer", "assessment", "allocation", "police-protection", "home", "protection-plan",
)  # fmt: skip
LASTING = ("police-protection", "home", "protection-plan")

offsets = st.integers(0, DAYS)


@st.composite
def happenings(draw: st.DrawFn, kind: str | None = None) -> dict[str, Any]:
    """One thing that happened, went on file some days later, and may have been told to another team some days after that."""
    holder = draw(st.sampled_from(TEAMS))
    happened = draw(offsets)
    recorded = happened + draw(st.integers(0, 6))
    kind = kind or draw(st.sampled_from(KINDS))
    fact: dict[str, Any] = {"kind": kind, "held_by": holder, "recorded_at": add_days(BEGAN, recorded)}
    if kind in LASTING:
        fact["since"] = add_days(BEGAN, happened)
    else:
        fact["on"] = add_days(BEGAN, happened)
        fact |= {
            "concern": draw(st.sampled_from((None, "harm-suspected", "harm-suspected", "need"))),
            "to": draw(st.sampled_from((None, *TEAMS))),
            "event": draw(st.sampled_from((None, None, "event"))),
            "outcome": draw(st.sampled_from((None, None, "no further action", "taken on"))),
            "seen": draw(st.sampled_from((None, True, False))),
        }
    if kind == "home":
        fact["area"] = draw(st.sampled_from(("North", "South")))
    if draw(st.booleans()):
        fact |= {"told": draw(st.sampled_from(TEAMS)), "told_on": add_days(BEGAN, recorded + draw(st.integers(0, 9)))}
    return fact


@st.composite
def made_up(draw: st.DrawFn, kind: str | None = None, most: int = 8) -> CaseFile:
    """The file of a child around whom a few such things happened."""
    facts = draw(st.lists(happenings(kind), min_size=1, max_size=most))
    return file_of(Example(says="", today=BEGAN, answers=(), facts=tuple(facts)))
