"""Had an address been left by a day: by whichever accounts of the stay have an end on file."""

from sightline.graph.facts import Bounds, Contact, Residence
from sightline.queries.index import Index, homes, on


def left(index: Index, visit: Contact) -> tuple[Residence, Bounds] | None:
    """The account by which the stay at a visited address had ended, or may have, and when; none where one has it go on."""
    stays = [stay for stay in homes(index) if stay.at is not None and stay.at == visit.at]
    ends = [(stay, stay.end) for stay in stays if stay.end is not None]
    if any(end[0] > on(visit)[1] for _, end in ends):
        return None
    last = max(ends, key=lambda one: one[1], default=None)
    if last is not None and any(stay.end is None and last[1][1] <= on(stay)[1] <= on(visit)[1] for stay in stays):
        return None  # came back
    return last
