"""Decides who is who by what a machine proposes: a join is made, or waits for a person, or is refused with the reason.

A machine never overturns a person, and what was decided to be of two people beats any score, also where a third file lies
between. Between the two thresholds everything stays as it is.
"""

from collections import Counter
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from sightline.graph.circle import Circle, circle
from sightline.graph.judging import Judging
from sightline.graph.load import now
from sightline.graph.proposal import SEALED, Proposal
from sightline.graph.store import Statement, Store
from sightline.graph.waiting import row_of, stale, waits

AT_ONCE = 500
APART = "it would bring together two files that were decided to be of two people (judgement {})"
TAKEN_APART = "it would join again what a person took apart (judgement {})"
CONTRADICTION = "their sources bring together what was decided to be two people (judgement {})"
CHILD_AND_ADULT = "one file is of a child, the other of an adult"
TOGETHER = "they are together by other joins or by their sources; only a person takes them apart"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of proposals, counted by a word: see `docs/identity.md`."""

    counted: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return ", ".join(f"{number:,} {what}" for what, number in sorted(self.counted.items())) or "nothing was proposed"


async def decide(
    store: Store,
    proposals: Iterable[Proposal] | AsyncIterable[Proposal],
    *,
    whole: bool = False,
    sort: str = "Record",
    holders: Mapping[str, str] | None = None,
    on_progress: Callable[[Outcome], Any] | None = None,
) -> Outcome:
    """Decides a stream of proposals about records or things of another sort, and says what became of them.

    `holders`: the team on whose file each thing stands, where it is no record.
    `whole`: these are all there are, so that what waits from earlier runs and was not proposed again is taken off the queue.
    """
    started, outcome = now(), Outcome()
    async for batch in _batches(proposals):
        around = await circle(store, {key for one in batch for key in one.records}, sort)
        if holders:
            around.holders |= {key: holders[key] for key in around.holders if key in holders}
        deciding = Deciding(around)
        outcome.counted.update(deciding.weigh(proposal) for proposal in batch)
        await store.write(list(deciding.statements()))
        if on_progress:
            on_progress(outcome)
    if whole:
        await store.write([stale(sort, started)])
    return outcome


async def _batches(proposals: Iterable[Proposal] | AsyncIterable[Proposal]) -> AsyncIterator[list[Proposal]]:
    if isinstance(proposals, Iterable):
        stream = iter(proposals)
        while batch := list(islice(stream, AT_ONCE)):
            yield batch
        return
    batch = []
    async for proposal in proposals:
        batch.append(proposal)
        if len(batch) >= AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


class Deciding(Judging):
    """What follows from some proposals."""

    def __init__(self, around: Circle, at: str | None = None) -> None:
        super().__init__(around, at)
        self.queued: dict[str, dict[str, Any]] = {}

    def weigh(self, proposal: Proposal) -> str:
        """Decides one proposal, and says in a word what became of it."""
        one, other = proposal.records
        if SEALED in proposal.guards:
            return "sealed"
        if one == other or not {one, other} <= self.groups.homes.keys():
            return "unknown"
        together = other in self.groups.of(one)
        if proposal.kind == "split":
            return self._weigh_split(proposal) if together else "apart"
        if together:
            return "together"
        last = self.groups.last(one, other)
        if last is not None and last.says == "different":
            return "refused"
        guards = tuple(self._guards(proposal))
        if guards or proposal.kind == "review":
            return self._queue(proposal, guards)
        self.judge("same", (one,), (other,), **_signed(proposal))
        return "joined"

    def _weigh_split(self, proposal: Proposal) -> str:
        """Takes back the weakest machine joins that hold two together; whatever else does is a person's to undo."""
        joins, last = self.groups.cut(*proposal.records), self.groups.last(*proposal.records)
        if joins is None:
            return "together" if last is not None and not last.machine else self._queue(proposal, (TOGETHER,))
        for join in joins:
            signed = _signed(proposal)
            if set(join.things) != set(proposal.records):  # the evidence is of another pair
                signed |= {"proposal": None, "reason": f"it held together two files {signed['reason']}"}
            self.undo(join, **signed)
        return "split"

    def _guards(self, proposal: Proposal) -> Iterator[str]:
        """Why a machine may not join the two, in sentences that name no further file."""
        one, other = proposal.records
        yield from proposal.guards
        if self.groups.homes[one].who != self.groups.homes[other].who:
            yield CHILD_AND_ADULT
        if bar := self.groups.against(one, other, machine=True):
            yield (APART if bar.says == "different" else TAKEN_APART).format(bar.id)
        for group in (self.groups.of(one), self.groups.of(other)):
            if bar := self.groups.contradiction(group):
                yield CONTRADICTION.format(bar.id)

    def _queue(self, proposal: Proposal, guards: Iterable[str]) -> str:
        teams = sorted({self.around.holders[key] for key in proposal.records} - {""})
        row = row_of(replace(proposal, guards=tuple(dict.fromkeys(guards))), self.around.sort, teams, self.at)
        self.queued[row["id"]] = row
        return "queued"

    def _every_statement(self) -> Iterator[Statement]:
        yield from waits(self.queued.values())
        yield from super()._every_statement()


def _signed(proposal: Proposal) -> dict[str, Any]:
    reason = f"scored {proposal.probability:.6f} by {proposal.model}"
    return {"by": proposal.model, "on": proposal.at, "reason": reason, "machine": True, "proposal": proposal}
