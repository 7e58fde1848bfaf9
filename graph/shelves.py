"""Shelves: a body's involvements and registrations, and the stays at an address, in 256 shares, read a few shares at a time.

One engine uses no index for ranges, so that "the next fifty after this one" would read them all; the next shelves do not.
"""

from collections.abc import Iterable
from hashlib import blake2b

from sightline.graph.facts import Fact, Involvement, Registration, Residence

SHARES = tuple(f"{number:02x}" for number in range(256))
SHELVED = ("Involvement", "Registration", "Residence")


def shelf(fact: Fact) -> str | None:
    """Where a fact stands: its body or address, and the share of its record; none where it names neither."""
    match fact:
        case Involvement(agency=str(place)) | Registration(agency=str(place)) | Residence(at=str(place)) if fact.about:
            return f"{place}|{share(fact)}"
        case _:
            return None


def share(fact: Fact) -> str:
    """The share of a fact's record, so that all that one file says of a body stands on one shelf."""
    return blake2b(min(about.record for about in fact.about).encode(), digest_size=1).hexdigest()


def shelves(places: Iterable[str], since: str) -> list[str]:
    """The shelves of a body or address, under each of its ids, in order, from one share on."""
    ids = tuple(places)
    return [f"{place}|{one}" for one in SHARES if one >= since for place in ids]
