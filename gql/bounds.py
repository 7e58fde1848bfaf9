"""What is not known to the day: two days, or two numbers, between which it lies."""

import strawberry

from sightline.gql.field import shown
from sightline.gql.scalars import Day


@strawberry.type(description="A day that may not be known exactly: the first and the last that it could be.")
class Between:
    """Two bounds of a day."""

    first: Day = shown("The first day that it could be.", "0")
    last: Day = shown("The last day that it could be.", "1")


@strawberry.type(description="A number of days between two dates: the fewest and the most that their bounds allow.")
class DayCount:
    """Two bounds of a number of days."""

    fewest: int = shown("The fewest days that it can be.", "0")
    most: int = shown("The most days that it can be.", "1")
