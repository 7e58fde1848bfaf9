"""Who works or worked with the child, and whom to ring."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.authority import Authority
from sightline.gql.bounds import Between
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown
from sightline.gql.professional import Professional


@strawberry.type(description="One team or worker that is or was involved.")
class Involved(Cites):
    """One team or worker."""

    agency: Agency | None = shown("The team.")
    professional: Professional | None = shown("The worker, where recorded.")
    authority: Authority | None = shown("The responsible or paying authority.")
    role: str = shown("What part they have.")
    lead: bool = shown("Is this the lead practitioner.")
    since: Between | None = shown("Since when.")
    until: Between | None = shown("Until when; null while no end is recorded.")
    reach: str | None = shown("How to reach the worker, else the team.")
    contacts: int = shown("How many contacts of theirs are on file.")
    held_by: Agency | None = shown("The team on whose file this stands.")
    evidence: list[Fact] = cited()


@strawberry.type(description="That a team holds something about the child: ring them. Nothing of what it says.")
class Pointer:
    """One team to ring."""

    agency: Agency | None = shown("The team.")
    held_by: str = shown("The key of that team.")
    reach: str | None = shown("How to reach it.")


@strawberry.type(description="Who is and was involved, the lead practitioner first.")
class Circle(Cites):
    """Who is and was involved."""

    current: list[Involved] = shown("Those with an involvement or registration on record that has not ended.")
    former: list[Involved] = shown("Those whose involvement or registration has ended.")
    in_contact: list[Involved] = shown("Those known only by their contacts.")
    pointers: list[Pointer] = shown("Those who hold something that is not shown here.")
