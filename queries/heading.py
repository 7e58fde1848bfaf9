"""A lens in words: what stands above every answer, so that it says what it is an answer to."""

from sightline.graph.case import Case
from sightline.graph.clock import day_words
from sightline.graph.lens import Lens
from sightline.queries.words import holder_words

COUNTING = {"sent": "what was sent counted as received", "possible": "what may have been received counted as received"}


def lens_words(lens: Lens, case: Case) -> str:
    """A lens in a sentence: who asks, whose knowledge, as at which days, and whose files are taken to be whose."""
    words = [f"Seen by {lens.viewer.role}: the files of {_whose(lens, case)}"]
    if lens.known_at:
        words.append(f"as known by the end of {day_words(lens.known_at)}")
    if lens.happened_on:
        words.append(f"as things stood on {day_words(lens.happened_on)}")
    if lens.loaded_by:
        words.append(f"as loaded by {lens.loaded_by}")
    if lens.counting != "reached":
        words.append(COUNTING[lens.counting])
    joined = "as joined today" if lens.identity == "today" or not lens.known_at else "as joined by that day"
    return ", ".join([*words, f"files {joined}"]) + "."


def _whose(lens: Lens, case: Case) -> str:
    if lens.teams is None:
        return "all agencies, pooled" if lens.pooled else "every team"
    named = ", ".join(sorted(holder_words(team, case.places) for team in lens.teams)) or "no team"
    return f"{named}, pooled" if lens.pooled else named
