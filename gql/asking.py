"""The arguments that many questions of the root take."""

from typing import Annotated

import strawberry

from sightline.gql.context import Context
from sightline.gql.lens import LensInput

Info = strawberry.Info[Context, None]
Id = Annotated[strawberry.ID, strawberry.argument(description="Its id as any answer gives it, or its bare key.")]
Seen = Annotated[
    LensInput | None, strawberry.argument(description="Whose knowledge, and as at which days; left out, all there is today.")
]
