"""Opens whatever has an id of its own by that id."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry

from sightline.gql import address_file, agency_file, authority_file, professional_file
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.entry import entry_of
from sightline.gql.lens import LensInput, lens_of
from sightline.graph.errors import BadInput
from sightline.graph.fact import fact
from sightline.graph.facts import FACTS

Opens = Callable[[Info, strawberry.ID, LensInput | None], Awaitable[Any]]


def _person(label: str) -> Opens:
    async def opened(info: Info, key: strawberry.ID, lens: LensInput | None) -> Any:
        return await info.context.person(label, key, lens_of(info.context.viewer, lens))

    return opened


async def _address(info: Info, key: strawberry.ID, lens: LensInput | None) -> Any:
    return (await address_file.address(info, key, lens)).address


async def _agency(info: Info, key: strawberry.ID, lens: LensInput | None) -> Any:
    return (await agency_file.agency(info, key, lens)).agency


async def _professional(info: Info, key: strawberry.ID, lens: LensInput | None) -> Any:
    return (await professional_file.professional(info, key, lens)).professional


async def _authority(info: Info, key: strawberry.ID, lens: LensInput | None) -> Any:
    return (await authority_file.authority(info, key)).answer.authority


def _fact(label: str) -> Opens:
    async def opened(info: Info, key: strawberry.ID, lens: LensInput | None) -> Any:
        through = lens_of(info.context.viewer, lens)
        found = await fact(info.context.store, label, key, through)
        return entry_of(found.fact, found.described.places, through)

    return opened


OPENS: dict[str, Opens] = {
    "Child": _person("Child"),
    "Adult": _person("Adult"),
    "Address": _address,
    "Agency": _agency,
    "Professional": _professional,
    "Authority": _authority,
    **{label: _fact(label) for label in FACTS},
}


async def node(info: Info, id: Id, lens: Seen = None) -> Any:
    """What an id stands for; NotFound where there is nothing or nothing open to this reader."""
    label, _, key = id.partition(":")
    if label not in OPENS or not key:
        kinds = ", ".join(OPENS)
        raise BadInput("id", f"{id!r} cannot be opened by itself", f"write one of {kinds}, a colon and its key")
    return await OPENS[label](info, strawberry.ID(key), lens)
