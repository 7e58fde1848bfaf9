"""A path in words: right whichever end it is walked from."""

from sightline.graph.case import Places
from sightline.graph.facts import About, Care
from sightline.graph.ties import DECLARED
from sightline.queries.story import RELATIONSHIPS, Step, story

CARE = Care(
    fact="care",
    kind="relative",
    held_by="team",
    recorded_at="2020-01-02",
    about=(About(record="team/zubrin"),),
    carer="team/ormandel",
    relation="great-aunt",
)


def test_every_declared_tie_has_words_of_its_own() -> None:
    assert set(RELATIONSHIPS) == set(DECLARED)


def test_a_carer_is_not_said_to_be_cared_for() -> None:
    for origin, target in (("Ormandel", "Zubrin"), ("Zubrin", "Ormandel")):
        [told] = story([Step(origin=origin, relationship="CARER", target=target, fact=CARE)], Places())
        assert told.text.startswith(f"{origin} is tied by a record of care to {target}. ")
        assert "great-aunt" in told.text
        assert (told.evidence, told.held_by) == ("care", "team")
