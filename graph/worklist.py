"""The work list: which open duties are listed, and what somebody did about them, step by step and never overwritten.

What is listed only says where to look: what a duty says is asked again through the lens of whoever looks at the list.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from sightline.graph.checks import Listed
from sightline.graph.errors import BadInput
from sightline.graph.load import now
from sightline.graph.store import Statement, Store

State = Literal["opened", "acknowledged", "closed"]

MOST_LISTED = 10_000
MOST_CHANGED = 2_000
MOST_STEPS = 10_000
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GapStep:
    """One thing that somebody did about a gap."""

    id: str
    gap: str
    version: int
    child: str
    rule: str
    state: State
    reason: str | None = None
    by: str
    on: str
    written_at: str


async def listed(
    store: Store, *, rule: str | None = None, team: str | None = None, authority: str | None = None, due: str | None = None
) -> list[Listed]:
    """The open duties listed, those due first in front; `due`: on or before that day."""
    rows = await store.read(
        "listed", budget=MOST_LISTED, rule=rule, team=team, authority=authority, due=due, most=MOST_LISTED + 1
    )  # fmt: skip
    return [_listed(row["listed"]) for row in rows]


async def changed_children(store: Store, since: str) -> list[str]:
    """The children about whom anything was loaded after an instant; one more than MOST_CHANGED at most."""
    rows = await store.read("changed_children", budget=MOST_CHANGED + 1, since=since, most=MOST_CHANGED + 1)
    return [row["id"] for row in rows]


async def steps(store: Store, gaps: Iterable[str]) -> dict[str, tuple[GapStep, ...]]:
    """What was done about each of these gaps, the first step first; without those that nobody did anything about."""
    found: dict[str, list[GapStep]] = {}
    rows = await store.read("gap_steps", budget=MOST_STEPS, gaps=list(gaps), most=MOST_STEPS + 1)
    for row in rows:
        found.setdefault(row["gap"], []).append(GapStep(**row["step"]))
    return {gap: tuple(done) for gap, done in found.items()}


async def take_step(store: Store, gap: Listed, state: State, *, by: str, on: str, reason: str | None = None) -> GapStep:
    """Writes a further step; BadInput where it changes nothing, lacks its reason, or somebody else took one meanwhile."""
    _refuse(state, by, reason)
    before = (await steps(store, [gap.id])).get(gap.id, ())
    if (before[-1].state if before else "opened") == state:
        raise BadInput(f"gap {gap.id}", f"is {state} already", "choose another state")
    version = len(before) + 1
    step = GapStep(
        id=f"{gap.id}#{version}", gap=gap.id, version=version, child=gap.child, rule=gap.rule, state=state, reason=reason, by=by,
        on=on, written_at=now(),
    )  # fmt: skip
    await store.write([Statement(_STEP, [asdict(step)])])
    written = (await steps(store, [gap.id]))[gap.id][version - 1]
    if written != step:
        raise BadInput(f"gap {gap.id}", f"was {written.state} by {written.by} meanwhile", "look at it again")
    return step


def _refuse(state: str, by: str, reason: str | None) -> None:
    if state not in get_args(State):
        raise BadInput("state", f"'{state}' is none", f"choose one of {', '.join(get_args(State))}")
    if not by.strip():
        raise BadInput("by", "is empty", "say who does it")
    if state == "closed" and not (reason or "").strip():
        raise BadInput("reason", "is missing", "say in a sentence why the gap is closed")
    if len(by) > LONGEST_TEXT or len(reason or "") > LONGEST_TEXT:
        raise BadInput("reason", f"is longer than {LONGEST_TEXT:,} characters", "say it in fewer words")


def _listed(row: dict[str, object]) -> Listed:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Listed(**values)  # type: ignore[arg-type]  # as it was listed


# The first of two who take the same step at once stands; the other is told.
_STEP = (
    "UNWIND $rows AS row MERGE (n:Gap {id: row.id}) ON CREATE SET n.gap = row.gap, n.version = row.version, n.child = row.child, "
    "n.rule = row.rule, n.state = row.state, n.reason = row.reason, n.by = row.by, n.on = row.on, n.written_at = row.written_at"
)
