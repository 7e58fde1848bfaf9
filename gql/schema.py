"""The schema put together from its types; printed, it stands in schema.graphql beside this module."""

from functools import cache
from pathlib import Path

import strawberry
from strawberry.schema.config import StrawberryConfig

from sightline.gql.care import Care
from sightline.gql.contact import Contact
from sightline.gql.involvement import Involvement
from sightline.gql.particulars import Particulars
from sightline.gql.query import Query
from sightline.gql.registration import Registration
from sightline.gql.residence import Residence
from sightline.gql.scalars import SCALARS
from sightline.gql.statement import Statement
from sightline.gql.status import Status

FACTS = (Contact, Residence, Care, Registration, Involvement, Status, Statement, Particulars)
PRINTED = Path(__file__).with_name("schema.graphql")


@cache
def schema() -> strawberry.Schema:
    """The schema."""
    return strawberry.Schema(query=Query, types=FACTS, config=StrawberryConfig(scalar_map=SCALARS))


def printed() -> str:
    """The schema in GraphQL's own language."""
    return f"{schema()}\n"
