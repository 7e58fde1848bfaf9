"""What stands around the facts that a lens shows: the bodies, workers, places and claims that they name, and no others."""

from collections.abc import Iterable
from dataclasses import replace

from sightline.graph.areas import behind
from sightline.graph.case import Places, Seen
from sightline.graph.clock import add_days
from sightline.graph.facts import Fact
from sightline.graph.schema import nodes
from sightline.graph.things import Agency, Coverage


def named(places: Places, seen: Iterable[Seen]) -> Places:
    """The places that the facts and signposts name, with the organisations and areas that those belong to."""
    keys: set[str] = set()
    for part in seen:
        keys.update(post.held_by for post in part.signposts)
        for version in (one for versions in part.history.values() for one in versions):
            keys.update(_names(version))
    keys.update(worker.agency for worker in places.professionals.values() if worker.id in keys)
    parents = {key: one.part_of for key, one in places.agencies.items() if one.part_of}
    while above := {parents[key] for key in keys if key in parents} - keys:
        keys |= above
    keys.update(area for agency in places.agencies.values() if agency.id in keys for area in agency.serves)
    keys.update(address.authority for address in places.addresses.values() if address.id in keys and address.authority)
    codes = {one.postcode for one in places.addresses.values() if one.id in keys and one.authority is None and one.postcode}
    postcodes = {key: one for key, one in places.postcodes.items() if key in codes}
    keys.update(behind(postcodes, places.authorities) if postcodes else ())
    return replace(
        places,
        agencies={key: one for key, one in places.agencies.items() if key in keys},
        professionals={key: one for key, one in places.professionals.items() if key in keys},
        addresses={key: one for key, one in places.addresses.items() if key in keys},
        authorities={key: one for key, one in places.authorities.items() if key in keys},
        postcodes=postcodes,
    )


def claims(coverage: Iterable[Coverage], fetched: Places, shown: Places) -> tuple[Coverage, ...]:
    """The claims but for those that only a body or an area which is not shown led to."""
    return tuple(one for one in coverage if _concerns(one, shown) or not _concerns(one, fetched))


def with_claimants(places: Places, coverage: Iterable[Coverage], claimants: Iterable[Agency]) -> Places:
    """The places, and the bodies whose records these claims are about."""
    claimed = {claim.agency for claim in coverage}
    found = {one.id: one for one in claimants if one.id in claimed}
    return replace(places, agencies={**found, **places.agencies}) if found else places


def as_far_as(coverage: Iterable[Coverage], day: str | None) -> tuple[Coverage, ...]:
    """The claims as far as a day; what they say of later days is hindsight there, and so are their own words."""
    if day is None:
        return tuple(coverage)
    after = add_days(day, 1)
    begun = (one for one in coverage if one.since is None or one.since <= day)
    return tuple(replace(one, note=None, until=one.until and min(one.until, after)) for one in begun)


def _concerns(claim: Coverage, places: Places) -> bool:
    return claim.agency in places.agencies or claim.authority in places.authorities


def _names(version: Fact) -> Iterable[str]:
    yield version.held_by
    for told in version.told:
        yield told.to
    for field, _ in nodes()[version.label].links:
        if (key := getattr(version, field)) is not None:
            yield key
