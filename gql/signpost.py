"""A signpost: that something exists, who holds it and how to reach them; nothing of what it says."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.fact import FactLabel
from sightline.gql.field import Cites, shown, worked_out


@strawberry.type(description="That something exists, who holds it and how to reach them; nothing of what it says.")
class Signpost(Cites):
    """One signpost."""

    label: FactLabel = shown("Which sort of fact it is.")
    held_by: Agency | None = worked_out("The team to ring.", lambda post: post.case.agency(post.part.held_by))
    held_by_key: str = shown("The key of that team.", "held_by")
