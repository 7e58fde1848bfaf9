"""The stories that the borough's households live through, each complete; some say which steps, deleted, make a gap."""

from collections.abc import Callable
from typing import NamedTuple

from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.stories.contacts import answered_referral, many_contacts, two_threads
from sightline.loaders.borough.stories.everyday import missing, notice, therapy, worship
from sightline.loaders.borough.stories.hospital import closing, discharge, two_hospitals
from sightline.loaders.borough.stories.letter import letter
from sightline.loaders.borough.stories.need import early_help, need
from sightline.loaders.borough.stories.protection import handed_over, protection, visited_plan
from sightline.loaders.borough.stories.school import new_school


class Story(NamedTuple):
    """One story: how it is told, for whom, how long it lasts, and the move that belongs to it."""

    tell: Callable[[Case, int, int], list[Gap]]
    ages: tuple[int, int]  # of one child at its start
    days: tuple[int, int]
    youngest: int = 0  # no child of the household is younger, and none is born meanwhile
    move: tuple[int, int] | None = None  # days after its start
    across: bool = False
    goes_on: bool = False  # may still be going on at the day that the borough is as at
    casework: bool = False  # social care visits and assesses
    protects: bool = False  # schools come to keep a protection file
    first: bool = False  # no other casework comes before it
    alone: bool = False  # the household has no other casework


STORIES: dict[str, Story] = {
    "notice": Story(notice, (0, 16), (30, 30)),
    "early_help": Story(early_help, (1, 15), (90, 260)),
    "therapy": Story(therapy, (9, 15), (90, 240)),
    "missing": Story(missing, (11, 16), (30, 30)),
    "worship": Story(worship, (0, 15), (120, 400)),
    "need": Story(need, (0, 15), (90, 400), goes_on=True, casework=True),
    "protection": Story(protection, (0, 14), (200, 1100), goes_on=True, casework=True, protects=True),
    "many_contacts": Story(many_contacts, (3, 15), (60, 60), youngest=3, casework=True, first=True),
    "answered_referral": Story(answered_referral, (1, 16), (30, 30)),
    "two_threads": Story(two_threads, (1, 16), (30, 30)),
    "closing": Story(closing, (3, 14), (200, 210), youngest=3, move=(95, 115), across=True, casework=True),
    "two_hospitals": Story(two_hospitals, (3, 14), (130, 240), youngest=3, casework=True, protects=True),
    "discharge": Story(discharge, (3, 14), (70, 70), youngest=3, casework=True),
    "visited_plan": Story(visited_plan, (3, 14), (220, 420), youngest=3, casework=True, protects=True, alone=True),
    "letter": Story(letter, (1, 16), (30, 30)),
    "new_school": Story(new_school, (5, 13), (230, 330), youngest=3, move=(70, 110), casework=True),
    "handed_over": Story(
        handed_over, (3, 14), (260, 420), youngest=3, move=(100, 150), across=True, casework=True, protects=True
    ),
}
