"""In which area something lay: as its own source says, else as a directory of postcodes says, and as of its own days."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sightline.graph.case import Places
from sightline.graph.clock import add_days
from sightline.graph.facts import Fact
from sightline.graph.things import Address, Authority, Postcode

DISTRICT = "E07"  # how the GSS codes of the lower of two tiers begin; the county above answers for children


class Area(NamedTuple):
    """An area by its key; `directory` is the day of the directory of postcodes, where only that says so."""

    key: str | None = None
    directory: str | None = None


NOT_KNOWN = Area()


def area_of(places: Places, fact: Fact) -> Area:
    """Where a residence or contact lay: its address by its own source, the fact's own word, or the postcode of the address."""
    address = places.addresses.get(getattr(fact, "at", None) or "")
    if address is not None and address.authority is not None:
        return Area(address.authority)
    said = getattr(fact, "authority", None)
    if said is not None or address is None:
        return Area(said)
    return _by_postcode(places, address, _last(fact, places.day)) if places.postcodes else NOT_KNOWN


def area_now(places: Places, address: Address) -> Area:
    """Where an address lies, by its own source or its postcode."""
    return Area(address.authority) if address.authority else _by_postcode(places, address, places.day)


def behind(postcodes: Mapping[str, Postcode], authorities: Mapping[str, Authority]) -> Iterator[str]:
    """The keys of the areas that these postcodes lie in, and of those that were there before."""
    areas = {one.authority for one in postcodes.values() if one.authority}
    yield from areas
    yield from (one.id for one in authorities.values() if not areas.isdisjoint(one.successors))


def _by_postcode(places: Places, address: Address, last: str | None) -> Area:
    """The area that a directory names; where that began after the last day asked about, the one that was there before."""
    postcode = places.postcodes.get(address.postcode or "")
    if postcode is None or postcode.authority is None:
        return NOT_KNOWN
    area = places.authorities.get(postcode.authority)
    if last is None or area is None or area.since is None or area.since <= last:
        return Area(postcode.authority, postcode.as_at)
    before = _before(places, area)
    return Area(before.id, postcode.as_at) if before and (before.since or "") <= last else NOT_KNOWN


def _before(places: Places, area: Authority) -> Authority | None:
    """The one area that another took the place of; none where several did answer for children there."""
    former = [one for one in places.authorities.values() if area.id in one.successors]
    answered = [one for one in former if not (one.gss or "").startswith(DISTRICT)]
    return answered[0] if len(answered) == 1 else None


def _last(fact: Fact, day: str | None) -> str | None:
    """The last day on which it could have been so, no later than the day asked about; none while it goes on."""
    if fact.end is not None:
        last = add_days(fact.end[1], -1)
    elif fact.on is not None and fact.start is not None:
        last = fact.start[1]
    else:
        return day
    return min(last, day) if day else last
