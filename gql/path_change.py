"""Paths over what is imagined, each beside the path as it is."""

from collections.abc import Sequence
from enum import Enum

import strawberry

from sightline.gql.field import shown, worked_out
from sightline.gql.path import Path, answer_of, thing_in
from sightline.graph import path_change as graph
from sightline.graph.errors import BadInput
from sightline.graph.imagined import Overlay
from sightline.graph.lens import Lens
from sightline.graph.store import Store

MOST_ENDS = 10


@strawberry.enum(description="How a path over what is imagined differs from the path as it is.")
class PathStanding(Enum):
    """The answers."""

    SAME = strawberry.enum_value("same", description="The same steps.")
    CHANGED = strawberry.enum_value("changed", description="As many steps, another way.")
    SHORTER = strawberry.enum_value("shorter", description="Fewer steps.")
    LONGER = strawberry.enum_value("longer", description="More steps.")
    NEW = strawberry.enum_value("new", description="There is a path only so.")
    GONE = strawberry.enum_value("gone", description="There is no path any more.")
    NONE = strawberry.enum_value("none", description="There is no path on either side.")


@strawberry.type(description="The shortest path between two things as it is, and over what is imagined.")
class PathChange:
    """One path."""

    standing: PathStanding = shown("How the two differ. Where either search was cut short, its `cut` says so.")
    before: Path = worked_out("As it is.", lambda one: answer_of(one.before))
    after: Path = worked_out(
        "As it would be; each step that holds only by what is imagined says so.", lambda one: answer_of(one.after)
    )


async def changed_paths(
    store: Store, start: str, ends: Sequence[str], lens: Lens, overlay: Overlay, through_workers: bool
) -> list[graph.PathChange]:
    """The path to each end, before and after."""
    if len(ends) > MOST_ENDS:
        raise BadInput("ends", f"names {len(ends)} things", f"ask for at most {MOST_ENDS} at a time")
    origin, there = thing_in("start", start), [thing_in("ends", end) for end in ends]
    return [await graph.path_change(store, origin, end, lens, overlay, through_professionals=through_workers) for end in there]
