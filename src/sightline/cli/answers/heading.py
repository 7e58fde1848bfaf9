"""What stands above every answer: who it is about, whose knowledge it is, as at which day, and what it rests on."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.graph.case import Case
from sightline.graph.clock import day_words
from sightline.queries.heading import lens_words
from sightline.queries.names import names
from sightline.queries.sources import sources


def heading(case: Case) -> RenderableType:
    """Names, lens and sources in three lines, with a warning where a list was cut."""
    called = list(dict.fromkeys(one.name for one in names(case)))
    who = Text(f"{case.who} {case.person}: {' / '.join(called) or 'no name on these files'}", style="bold")
    return Group(who, Text(lens_words(case.lens, case)), *_rests(case))


def file_heading(case: Case) -> RenderableType:
    """The same for an answer that looks through lenses of its own and says which; a name may have been learned only later."""
    return Group(Text(f"{case.who} {case.person}", style="bold"), Text(f"Seen by {case.lens.viewer.role}."), *_rests(case))


def _rests(case: Case) -> Iterator[Text]:
    found = sources(case)
    as_at = max((source.as_at for source in found if source.as_at), default=None)
    rests = "1 source" if len(found) == 1 else f"{len(found)} sources"
    read = f"the latest as at {day_words(as_at)}" if as_at else "as-at day not stated"
    yield Text(f"Rests on {rests}, {read}. Absence here is not absence.")
    yield from (Text(f"Not complete: {words}.", style="yellow") for words in case.cut)
    yield Text("")
