"""A lens in words says all that narrows it, so that an answer is never read for more than it is."""

import pytest

from sightline.graph.case import Case, Places
from sightline.graph.lens import OWNER, Lens
from sightline.graph.things import Agency
from sightline.queries.heading import lens_words

NORTH = Agency(id="north", name="Northmere front door", kind="social-care")
ONE = frozenset({"north"})


@pytest.mark.parametrize(
    ("lens", "says"),
    [
        (Lens(viewer=OWNER), "the files of every team, files as joined today."),
        (Lens(viewer=OWNER, pooled=True), "the files of all agencies, pooled, files as joined today."),
        (Lens(viewer=OWNER, teams=ONE), "the files of Northmere front door, files as joined today."),
        (Lens(viewer=OWNER, teams=ONE, pooled=True), "the files of Northmere front door, pooled, files as joined today."),
        (Lens(viewer=OWNER, teams=frozenset()), "the files of no team, files as joined today."),
        (Lens(viewer=OWNER, known_at="2021-03-01"), "as known by the end of 1 March 2021, files as joined by that day."),
        (Lens(viewer=OWNER, known_at="2021-03-01", identity="today"), "by the end of 1 March 2021, files as joined today."),
        (Lens(viewer=OWNER, happened_on="2021-03-01"), "as things stood on 1 March 2021, files as joined today."),
        (Lens(viewer=OWNER, loaded_by="2021-03-01T08:00:00Z"), "as loaded by 2021-03-01T08:00:00Z, files as joined today."),
        (Lens(viewer=OWNER, counting="sent"), "what was sent counted as received, files as joined today."),
        (Lens(viewer=OWNER, counting="possible"), "what may have been received counted as received, files as joined today."),
    ],
)  # fmt: skip
def test_a_lens_is_said_in_words(lens: Lens, says: str) -> None:
    case = Case(person="zubrin", who="Child", lens=lens, places=Places(agencies={"north": NORTH}))
    words = lens_words(lens, case)
    assert words.startswith("Seen by owner of this copy: ")
    assert words.endswith(says)
