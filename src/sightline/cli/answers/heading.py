"""What stands above every answer: who it is about, whose knowledge it is, as at which day, and what it rests on."""

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.written import team
from sightline.graph.case import Case
from sightline.graph.lens import Lens
from sightline.queries.names import names
from sightline.queries.sources import sources
from sightline.queries.words import day_words


def heading(case: Case) -> RenderableType:
    """Names, lens and sources in three lines, with a warning where a list was cut."""
    called = list(dict.fromkeys(one.name for one in names(case)))
    found = sources(case)
    as_at = max((source.as_at for source in found if source.as_at), default=None)
    rests = "1 source" if len(found) == 1 else f"{len(found)} sources"
    read = f"the latest as at {day_words(as_at)}" if as_at else "as-at day not stated"
    return Group(
        Text(f"{case.who} {case.person}: {' / '.join(called) or 'no name on these files'}", style="bold"),
        Text(lens_words(case.lens, case)),
        Text(f"Rests on {rests}, {read}. Absence here is not absence."),
        *(Text(f"Not complete: {words}.", style="yellow") for words in case.cut),
        Text(""),
    )


def lens_words(lens: Lens, case: Case) -> str:
    """A lens in a sentence, so that a printed answer says what it is an answer to."""
    agencies = case.places.agencies
    whose = ", ".join(sorted(team(agencies.get(key), key) for key in lens.teams)) if lens.teams else "every team"
    words = [f"Seen by {lens.viewer.role}: the files of {'all agencies, pooled' if lens.pooled else whose}"]
    if lens.known_at:
        words.append(f"as known by the end of {day_words(lens.known_at)}")
    if lens.happened_on:
        words.append(f"as things stood on {day_words(lens.happened_on)}")
    joined = "as joined today" if lens.identity == "today" or not lens.known_at else "as joined by that day"
    return ", ".join([*words, f"files {joined}"]) + "."
