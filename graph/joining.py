"""What a person decides about what is one: join, keep apart, or take a decision back; each with name, day and reason."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sightline.graph import clock
from sightline.graph.circle import Circle, circle
from sightline.graph.clock import bounds
from sightline.graph.errors import BadInput, NotFound
from sightline.graph.judgement import Judgement
from sightline.graph.judging import Judging
from sightline.graph.lens import Viewer
from sightline.graph.onfile import sides
from sightline.graph.proposal import Proposal
from sightline.graph.store import Store
from sightline.graph.waiting import proposed
from sightline.graph.worklist import LONGEST_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who decides, on which day (ISO) and why."""

    by: str
    on: str
    reason: str


async def join(
    store: Store,
    viewer: Viewer,
    one: str,
    other: str,
    signed: Signed,
    *,
    sort: str = "Record",
) -> Judgement:
    """Says that two records are of one person, or that two other things of one sort are one."""
    _check(signed)
    judging = Judging(await _circle(store, viewer, sort, {one, other}))
    made = joined(judging, one, other, signed, await proposed(store, sort, one, other))
    return await _written(store, judging, made)


async def split(
    store: Store,
    viewer: Viewer,
    records: Collection[str],
    signed: Signed,
    apart_from: Collection[str] = (),
    *,
    sort: str = "Record",
) -> Judgement:
    """Says that records are of somebody else than the rest of those they are with, or than those named; so for other sorts."""
    _check(signed)
    judging = Judging(await _circle(store, viewer, sort, {*records, *apart_from}))
    two = (*records, *apart_from)
    proposal = await proposed(store, sort, *two) if len(two) == 2 and len(apart_from) == 1 else None
    made = kept_apart(judging, records, signed, apart_from, proposal)
    return await _written(store, judging, made)


async def undo(store: Store, viewer: Viewer, key: str, signed: Signed) -> Judgement:
    """Takes a judgement back: everybody is who they would be without it."""
    _check(signed)
    rows = await store.read("judgement", id=key)
    if not rows:
        raise NotFound("judgement", key)
    said = rows[0]["judgement"]
    try:
        judging = Judging(await _circle(store, viewer, said["sort"], [*said["left"], *said["right"]]))
    except NotFound:
        raise NotFound("judgement", key) from None
    return await _written(store, judging, undone(judging, key, signed))


def joined(judging: Judging, one: str, other: str, signed: Signed, proposal: Proposal | None = None) -> Judgement:
    """Joins two records, unless that is so already or may not be."""
    groups = judging.groups
    last = groups.last(one, other)
    if one == other or (last is not None and last.says == "same"):
        raise BadInput(f"{one} and {other}", "are joined already", "nothing is to be done")
    if groups.homes[one].who != groups.homes[other].who:
        raise BadInput(f"{one} and {other}", "one is a child's file, the other an adult's", "join what is of a kind")
    if bar := groups.against(one, other, machine=False):
        raise BadInput(f"{one} and {other}", *_barred(bar))
    made = judging.judge("same", (one,), (other,), by=signed.by, on=signed.on, reason=signed.reason, proposal=proposal)
    _check_outcome(judging, made, f"{one} and {other}", signed)
    return made


def kept_apart(
    judging: Judging,
    records: Iterable[str],
    signed: Signed,
    apart_from: Iterable[str] = (),
    proposal: Proposal | None = None,
) -> Judgement:
    """Keeps records apart from the rest of those they are with, or from those named."""
    left = tuple(sorted(set(records)))
    together = frozenset[str]().union(*(judging.groups.of(record) for record in left))
    right = tuple(sorted(set(apart_from) or together - set(left)))
    place = ", ".join(left)
    if not right:
        raise BadInput(place, "is together with no other file", "name with --from what it is to be kept apart from")
    if set(left) & set(right):
        raise BadInput(place, "stands on both sides", "name it once")
    if all((last := judging.groups.last(one, other)) and last.says == "different" for one in left for other in right):
        raise BadInput(place, "is kept apart from it already", "nothing is to be done")
    made = judging.judge("different", left, right, by=signed.by, on=signed.on, reason=signed.reason, proposal=proposal)
    _check_outcome(judging, made, place, signed)
    return made


def undone(judging: Judging, key: str, signed: Signed) -> Judgement:
    """Takes back a judgement that stands."""
    judgement = judging.groups.judgement(key)
    if judgement is None or judgement.says == "undone":
        raise BadInput(f"judgement {key}", "was taken back, or takes one back itself", "name one that stands")
    made = judging.undo(judgement, by=signed.by, on=signed.on, reason=signed.reason)
    _check_outcome(judging, made, f"judgement {key}", signed)
    return made


def _check(signed: Signed) -> None:
    for name, text in (("by", signed.by), ("reason", signed.reason)):
        if not text.strip():
            raise BadInput(name, "is empty", "say who decides, and why in a sentence")
        if len(text) > LONGEST_TEXT:
            raise BadInput(name, f"is longer than {LONGEST_TEXT:,} characters", "say it in fewer words")
    if len(signed.on) != 10 or signed.on > clock.today():
        raise BadInput("on", f"'{signed.on}' is no day up to today", "write the day of the decision as 2026-01-31")


def _check_outcome(judging: Judging, made: Judgement, place: str, signed: Signed) -> None:
    """Refuses what would bring together two that must not be, or would come before what was decided last."""
    for record in made.things:
        if bar := judging.groups.contradiction(judging.groups.of(record)):
            if bar is made:
                raise BadInput(place, "a third file holds them together", "name that file on one side, or take its join back")
            raise BadInput(place, *_barred(bar))
    for move in judging.moves():
        stands = judging.around.today(move.record)
        if stands and bounds(stands.at)[0] > signed.on:
            problem = f"somebody decided about them on {stands.at} already"
            raise BadInput(place, problem, "date this decision on that day or later")


def _barred(bar: Judgement) -> tuple[str, str]:
    return (
        f"that would bring together two files that were decided on {bar.on} to be of two people (judgement {bar.id})",
        f"if that was a mistake, take it back first: sightline identity undo {bar.id}",
    )


async def _circle(store: Store, viewer: Viewer, sort: str, keys: Collection[str]) -> Circle:
    """What stands around some things; NotFound where one of them does not exist or is not open to the viewer."""
    around = await circle(store, keys, sort)
    opened = await sides(store, viewer, sort, keys)
    for key in sorted(keys):
        if key not in opened or (sort == "Record" and around.today(key) is None):
            raise NotFound("file" if sort == "Record" else sort.lower(), key)
    return around


async def _written(store: Store, judging: Judging, made: Judgement) -> Judgement:
    """Writes, then looks again: somebody else may have decided at the same time."""
    await store.write(list(judging.statements()))
    again = Judging(await circle(store, made.things, made.sort))
    again.touch(made.things)
    if made.says != "undone" and any(again.groups.contradiction(again.groups.of(one)) for one in made.things):
        again.undo(made, by=made.by, on=made.on, reason="somebody else decided otherwise at the same time")
        await store.write(list(again.statements()))
        raise BadInput(f"judgement {made.id}", "somebody else decided otherwise meanwhile", "look at the files again")
    if statements := list(again.statements()):
        await store.write(statements)
    return made
