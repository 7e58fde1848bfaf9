"""The work list: which open duties are listed, and what somebody did about them, step by step and never overwritten.

What is listed only says where to look: what a duty says is asked again through the lens of whoever looks at the list.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

from sightline.graph.checks import Listed
from sightline.graph.errors import BadInput
from sightline.graph.lens import Viewer
from sightline.graph.load import now
from sightline.graph.store import Statement, Store
from sightline.graph.teams import whole_team

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which duties: of one rule, team or area, due on or before a day, of some children, in one state (none: in any).

    `born`: children who may have been born between two days, of whom no file has a day of birth among them; `unborn`: those who
    are expected. With neither, all children. `lapsed`: those about which nothing more is to be done, in place of the others.
    `team_too`: by what other ids the team is known. `after`: a place on the list.
    """

    rule: str | None = None
    team: str | None = None
    team_too: frozenset[str] = frozenset()
    authority: str | None = None
    due: str | None = None
    born: tuple[str, str] | None = None
    unborn: bool = False
    lapsed: bool = False
    state: State | None = "opened"
    after: str = ""

    def takes(self, duty: Listed) -> bool:
        """Is a duty one of those, whatever its state and place."""
        return (
            self.rule in (None, duty.rule)
            and (self.teams is None or not self.teams.isdisjoint(duty.teams))
            and (self.authority is None or self.authority in duty.authorities)
            and (self.due is None or duty.due <= self.due)
            and self.lapsed == (duty.lapsed is not None)
            and self._fits(duty)
        )

    @property
    def teams(self) -> frozenset[str] | None:
        """The team by all its ids; none where any team's duties are wanted."""
        return None if self.team is None else self.team_too | {self.team}

    def _fits(self, duty: Listed) -> bool:
        if duty.unborn or self.born is None:
            return (self.unborn and duty.unborn) or (self.born is None and not self.unborn)
        first, last = self.born
        return duty.born_first is None or duty.born_last is None or (duty.born_first <= last and duty.born_last >= first)


async def with_whole_team(store: Store, viewer: Viewer, wanted: Wanted) -> Wanted:
    """The same for whatever the team is one with today."""
    if wanted.team is None or wanted.team_too:
        return wanted
    return replace(wanted, team_too=await whole_team(store, viewer, wanted.team))


async def listed(store: Store, wanted: Wanted) -> list[Listed]:
    """The duties listed, those due first in front; with the lapsed come the others, as some lapse with the passing of days."""
    rows = await store.read("listed", budget=MOST_LISTED, lapsed=wanted.lapsed, most=MOST_LISTED + 1, **_which(wanted))
    return [_listed(row["listed"]) for row in rows]


async def lapsed_count(store: Store, wanted: Wanted) -> int:
    """How many duties had lapsed by the last check that would be wanted if they had not."""
    rows = await store.read("lapsed_count", **_which(wanted))
    return int(rows[0]["lapsed"])


def _which(wanted: Wanted) -> dict[str, Any]:
    first, last = wanted.born or (None, None)
    teams = None if wanted.teams is None else sorted(wanted.teams)
    return {
        "rule": wanted.rule, "teams": teams, "authority": wanted.authority, "due": wanted.due,
        "aged": wanted.born is not None or wanted.unborn, "unborn": wanted.unborn, "born_from": first, "born_to": last,
    }  # fmt: skip


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
