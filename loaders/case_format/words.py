"""The few phrases of a case file, read and written: days with how sure they are, how far a person was seen, yes and no."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sightline.graph.clock import add_days, bounds
from sightline.graph.facts import About
from sightline.loaders.case_format.problems import Mistake

_CURE = "write it as 1999, 1999-07 or 1999-07-14"
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_BETWEEN = re.compile(r"between (\S+) and (\S+)")


@dataclass(frozen=True, slots=True)
class When:
    """A day as written, whole or partial, with its bounds where they are not those of the writing."""

    moment: str | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def first(self) -> str | None:
        """The first day that it could be."""
        return self.earliest or (bounds(self.moment)[0] if self.moment else None)

    @property
    def last(self) -> str | None:
        """The last day that it could be."""
        return self.latest or (bounds(self.moment)[1] if self.moment else None)


def moment(text: str) -> str:
    """A whole or partial date."""
    try:
        first, _ = bounds(text)
    except ValueError:
        raise Mistake(f"'{text}' is not a date", _CURE) from None
    if not "1000" <= first[:4] < "3000":
        raise Mistake(f"'{text}' is in no year that a case could be about", "correct the year")
    return text


def day(text: str) -> str:
    """A whole date."""
    if len(moment(text)) != 10:
        raise Mistake(f"'{text}' is not a whole day", "write it as 1999-07-14")
    return text


def time_of_day(text: str) -> str:
    """A local time."""
    if not _TIME.fullmatch(text):
        raise Mistake(f"'{text}' is not a time of day", "write it as 09:40 or 17:20")
    return text


def when(text: str, margins: Mapping[str, int]) -> When:
    """Reads `1999-07-14`, `about 1999-07-14, not before 1999-07-12` and `between 1999-07-01 and 1999-07-20`.

    `margins` has the days either side that each word such as 'about' stands for, as the file's conventions say.
    """
    if between := _BETWEEN.fullmatch(text):
        return _checked(text, When(None, day(between[1]), day(between[2])))
    found, earliest, latest = None, None, None
    for place, part in enumerate(text.split(", ")):
        if part.startswith("not before "):
            earliest = _later(earliest, day(part.removeprefix("not before ")))
        elif part.startswith("not after "):
            latest = _earlier(latest, day(part.removeprefix("not after ")))
        elif place == 0:
            found, earliest, latest = _spread(part, margins)
        else:
            raise Mistake(f"'{part}' is not understood in a date", "after the day write 'not before …' or 'not after …'")
    return _checked(text, When(found, earliest, latest))


def _spread(part: str, margins: Mapping[str, int]) -> tuple[str, str | None, str | None]:
    word, _, rest = part.rpartition(" ")
    if not word:
        return moment(rest), None, None
    if word not in margins:
        said = " or ".join(f"'{one}'" for one in margins) or "none"
        raise Mistake(f"'{part}' is not a date", f"{_CURE}; words that conventions give days for: {said}")
    first, last = bounds(moment(rest))
    return rest, add_days(first, -margins[word]), add_days(last, margins[word])


def _checked(text: str, found: When) -> When:
    first, last = found.first, found.last
    if first and last and first > last:
        raise Mistake(f"'{text}' leaves no day that it could be", "correct the day or its bounds")
    if found.moment:
        start, end = bounds(found.moment)
        if (first and first > end) or (last and last < start):
            raise Mistake(f"'{text}' has its day outside its own bounds", "correct the day or its bounds")
    return found


def _later(one: str | None, other: str) -> str:
    return max(one, other) if one else other


def _earlier(one: str | None, other: str) -> str:
    return min(one, other) if one else other


def when_written(found: When) -> str:
    """A day with its bounds, as `when` reads it without any margins."""
    parts = (
        found.moment,
        found.earliest and f"not before {found.earliest}",
        found.latest and f"not after {found.latest}",
    )
    return ", ".join(part for part in parts if part)


_SEEN: dict[str, tuple[str, bool]] = {
    "seen": ("seen", True),
    "not seen": ("seen", False),
    "spoken to": ("spoken_to", True),
    "not spoken to": ("spoken_to", False),
    "alone": ("seen_alone", True),
    "not alone": ("seen_alone", False),
}


_SEEN_TIMES = re.compile(r"seen (\d{1,4}) times")


def about(record: str, text: str) -> About:
    """Reads `seen, not spoken to, not alone because …`, or `seen 7 times` of a series, into how far a person was seen."""
    flags, because, reason = f" {text}".partition(" because ")
    said: dict[str, bool] = {}
    times: int | None = None
    for part in (part.strip() for part in flags.split(",")):
        if counted := _SEEN_TIMES.fullmatch(part):
            part, times = "seen", int(counted[1])
        if part and part not in _SEEN:
            known = ", ".join((*_SEEN, "seen 7 times"))
            raise Mistake(f"'{part}' does not say how far somebody was seen", f"write one or more of: {known}, because …")
        if part:
            name, value = _SEEN[part]
            said[name] = value
    return About(record=record, **said, times=times, not_alone_because=reason if because else None)


def about_written(one: About) -> str:
    """How far a person was seen, as `about` reads it."""
    flags = ", ".join(phrase for phrase, (name, value) in _SEEN.items() if getattr(one, name) is value)
    if one.times is not None:
        flags = flags.replace("seen", f"seen {one.times} times", 1)
    reason = "" if one.not_alone_because is None else f" because {one.not_alone_because}"
    return f"{flags}{reason}".removeprefix(" ")


def yes_or_no(text: str) -> bool:
    """Reads yes and no."""
    if text not in ("yes", "no"):
        raise Mistake(f"'{text}' is neither yes nor no", "write yes or no, or leave it out where it is not recorded")
    return text == "yes"


def yes_or_no_written(value: bool) -> str:
    """Writes yes and no."""
    return "yes" if value else "no"
