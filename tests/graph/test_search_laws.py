"""The laws of search, on random files: what the lens hides is as if it were not there, and a wider lens never finds less."""

from collections.abc import Awaitable, Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from town import filed, lives, named, told

from sightline.graph.facts import Fact
from sightline.graph.lens import Lens, Level, Viewer
from sightline.graph.load import load
from sightline.graph.search import search
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Address

NAMES = ("Zubrin", "Zoubrine", "Quell", "Brask", "O'Quendle")
ASKED = ("Zubrin", "zubrin brask", "brask quell", "oquendle 2001", "9/3/2001", "1 Unbuilt Row", "unbuilt", "quell 2002")
TEAMS = ("team-north", "team-south")
PEOPLE = ("one", "two", "three")

TOWN = Bundle(
    "town",
    (
        Address(id="unbuilt-row", lines="1 Unbuilt Row", postcode="ZZ9 7ZZ"),
        *(item for person in PEOPLE for team in TEAMS for item in filed(person, team)),
    ),
)


@st.composite
def files(draw: st.DrawFn, most_versions: int = 2) -> tuple[Fact, ...]:
    """Names and stays of a few children on the files of two teams, in versions, some told to the other team."""
    made: list[Fact] = []
    for order in range(draw(st.integers(1, 6))):
        person, team = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(TEAMS))
        level = draw(st.sampled_from((None, None, "existence", "full")))
        tellings = () if level is None else told(draw(st.sampled_from(TEAMS)), level=level)
        if draw(st.booleans()):
            until = draw(st.sampled_from((None, "2020-03-01")))
            made.append(lives(person, "unbuilt-row", until=until, team=team, fact=f"fact-{order}", told=tellings))
            continue
        for version in range(1, draw(st.integers(1, most_versions)) + 1):
            made.append(
                named(
                    person,
                    draw(st.sampled_from(NAMES)),
                    draw(st.sampled_from((*NAMES, None))),
                    team,
                    born_on=draw(st.sampled_from((None, "2001-03-09", "2001-09-03", "2002"))),
                    fact=f"fact-{order}",
                    version=version,
                    deleted=version == 2 and draw(st.booleans()),
                    recorded_at=f"2020-01-0{version}",
                    told=tellings,
                )
            )
    return tuple(made)


@st.composite
def lenses(draw: st.DrawFn) -> Lens:
    """A reader of some teams, today or on a day."""
    teams = draw(st.sampled_from((frozenset(TEAMS[:1]), frozenset(TEAMS[1:]), frozenset(TEAMS))))
    viewer = Viewer(name="reader", role="practitioner", teams=teams)
    return Lens(viewer=viewer, known_at=draw(st.sampled_from((None, "2020-01-01", "2020-01-02"))))


laws = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
Empty = Callable[[Store], Awaitable[None]]


@laws
@given(facts=files(), lens=lenses(), text=st.sampled_from(ASKED))
async def test_what_the_lens_hides_is_as_if_it_were_not_there(
    store: Store, empty: Empty, facts: tuple[Fact, ...], lens: Lens, text: str
) -> None:
    await empty(store)
    await load(store, [TOWN, Bundle("all", facts)], source="all")
    whole = await search(store, text, lens)
    await empty(store)
    await load(store, [TOWN, Bundle("seen", tuple(one for one in facts if lens.level(one) is Level.CONTENT))], source="seen")
    assert await search(store, text, lens) == whole


@laws
@given(facts=files(most_versions=1), lens=lenses(), text=st.sampled_from(ASKED))
async def test_a_wider_lens_never_finds_less(store: Store, empty: Empty, facts: tuple[Fact, ...], lens: Lens, text: str) -> None:
    await empty(store)
    await load(store, [TOWN, Bundle("all", facts)], source="all")
    wider = Lens(viewer=Viewer(name="owner", role="owner"))
    narrow, wide = await search(store, text, lens), await search(store, text, wider)
    assert {hit.thing for hit in narrow.hits} <= {hit.thing for hit in wide.hits}
    assert {key for hit in wide.hits for key in hit.evidence} <= {fact.fact for fact in facts}
