"""A team's or worker's part, as a file has it."""

import strawberry

from sightline.gql.fact import Fact, kinds_of


@strawberry.type(description=f"A team or worker works with the child, or an authority answers or pays. {kinds_of('Involvement')}")
class Involvement(Fact):
    """A team's or worker's part."""
