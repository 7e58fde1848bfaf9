"""An adult: a carer, lodger or partner, or somebody not yet identified."""

import strawberry

from sightline.gql.person import Person


@strawberry.type(description="A grown person as one identity that many teams' files point to.")
class Adult(Person):
    """What is asked of an adult."""
