"""What can be asked: the root of the schema. Each resolver is one call."""

from typing import Annotated

import strawberry

from sightline.gql.adult import Adult
from sightline.gql.answers import Answers
from sightline.gql.child import Child
from sightline.gql.context import Context
from sightline.gql.field import asked
from sightline.gql.lens import LensInput, lens_of
from sightline.gql.node import key_in
from sightline.gql.path import Path, path
from sightline.gql.rule import Rule
from sightline.gql.search import Search, search
from sightline.gql.web import Web, network
from sightline.queries import rule

Id = Annotated[strawberry.ID, strawberry.argument(description="Its id as any answer gives it, or its bare key.")]
Seen = Annotated[
    LensInput | None, strawberry.argument(description="Whose knowledge, and as at which days; left out, all there is today.")
]
Info = strawberry.Info[Context, None]


async def child(info: Info, id: Id, lens: Seen = None) -> Answers:
    """One child."""
    return await info.context.person("Child", key_in("Child", id), lens_of(info.context.viewer, lens))


async def adult(info: Info, id: Id, lens: Seen = None) -> Answers:
    """One adult."""
    return await info.context.person("Adult", key_in("Adult", id), lens_of(info.context.viewer, lens))


def rules() -> tuple[rule.Rule, ...]:
    """Every rule."""
    return rule.rules()


@strawberry.type(description="What can be asked.")
class Query:
    """The root."""

    search: Search = asked("Children, adults and addresses by name, birth date, number or address.", search)
    child: Child = asked("One child.", child)
    adult: Adult = asked("One adult.", adult)
    path: Path = asked("How two things hang together, told step by step.", path)
    network: Web = asked("Who and what is tied to a thing, level by level.", network)
    rules: list[Rule] = asked("Every rule about gaps, in reading order.", rules)
