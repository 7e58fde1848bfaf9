"""A stay, as a file has it."""

import strawberry

from sightline.gql.fact import Fact, kinds_of


@strawberry.type(description=f"Lives, stays or is placed at an address; or none fixed, abroad, unknown. {kinds_of('Residence')}")
class Residence(Fact):
    """A stay."""
