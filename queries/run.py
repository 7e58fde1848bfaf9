"""A run of contacts of one body: how many there were, where some are dated and some stand for a series."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from sightline.graph.clock import add_days, days_between
from sightline.graph.facts import Bounds, Contact
from sightline.queries.index import on


@dataclass(frozen=True, slots=True)
class Run:
    """One body's contacts with the child, in order; a series stands for as many as it says."""

    contacts: list[Contact]

    def number(self) -> tuple[int, int]:
        """Fewest and most contacts; a series of the same kind already counts what is dated within it, or may lie there."""
        series = [contact for contact in self.contacts if contact.times > 1]
        single = [contact for contact in self.contacts if contact.times == 1]
        counted = sum(contact.times for contact in series)
        surely = sum(not any(_may_lie_in(one, whole) for whole in series) for one in single)
        perhaps = sum(not any(_lies_in(one, whole) for whole in series) for one in single)
        return counted + surely, counted + perhaps

    def begins(self, number: int, within_days: int, *, surely: bool) -> Contact | None:
        """The first contact from which so many surely, or possibly, fall within so many days."""
        series = [contact for contact in self.contacts if contact.times > 1]
        for place, contact in enumerate(self.contacts):
            first = on(contact)[0]
            window = first, add_days(first, within_days - 1)
            near = {one.fact: one for one in (*series, *self._until(place, window[1]))}.values()
            if sum(_falling(one, window, surely=surely) for one in near) >= number:
                return contact
        return None

    def _until(self, place: int, day: str) -> Iterator[Contact]:
        """The contacts from one on that may have begun by a day."""
        return takewhile(lambda one: on(one)[0] <= day, islice(self.contacts, place, None))


def _lies_in(one: Contact, series: Contact) -> bool:
    return one.kind == series.kind and on(series)[1] <= on(one)[0] and on(one)[1] <= last_of(series)[0]


def _may_lie_in(one: Contact, series: Contact) -> bool:
    return one.kind == series.kind and on(series)[0] <= on(one)[1] and on(one)[0] <= last_of(series)[1]


def last_of(contact: Contact) -> Bounds:
    """The last day of a series, else the day itself."""
    end = contact.end
    return (add_days(end[0], -1), add_days(end[1], -1)) if end else on(contact)


def _falling(contact: Contact, window: tuple[str, str], *, surely: bool) -> int:
    """How many of a contact's times fall into a window. Of a series over several windows, its busiest has at least a share."""
    first, last = on(contact)[0], last_of(contact)[1]
    if last < window[0] or first > window[1]:
        return 0
    if window[0] <= first and last <= window[1]:
        return contact.times
    if not surely:
        return contact.times
    if contact.times == 1:
        return 0
    days = days_between(window[0], window[1]) + 1
    windows = -(-(days_between(first, last) + 1) // days)
    return -(-contact.times // windows)
