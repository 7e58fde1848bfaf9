"""The laws of paths, on random towns: the shortest that the lens allows, nothing that it hides, no less through a wider one."""

from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from town import cares, contact, filed, lives, record, told, works

from sightline.graph.address import address
from sightline.graph.agency import agency
from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact, Residence
from sightline.graph.lens import OWNER, Lens, Level, Viewer
from sightline.graph.load import load
from sightline.graph.network import network
from sightline.graph.pages import Page
from sightline.graph.paths import PathAnswer, path
from sightline.graph.professional import professional
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Address, Agency, Professional
from sightline.graph.ties import Thing, Tie, overlap, ties

TEAMS = ("team-north", "team-south")
CHILDREN, ADULTS = ("one", "two", "three", "four"), ("aunt", "uncle", "lodger")
ADDRESSES = ("row", "lane", "hostel")
WHO = {**dict.fromkeys(CHILDREN, "Child"), **dict.fromkeys(ADULTS, "Adult")}
PERSON = {record(name, team): Thing(who, name) for name, who in WHO.items() for team in TEAMS}
STAYS = (("2020-01-01", "2020-02-01"), ("2020-01-15", "2020-03-01"), ("2020-02-01", "2020-04-01"), ("2020-03", "2020-05"))

TOWN = Bundle(
    "town",
    (
        *(Agency(id=team, name=team, kind="social-care") for team in TEAMS),
        Professional(id="worker", agency=TEAMS[0], role="social worker"),
        *(Address(id=one, lines=f"1 Unbuilt {one}", communal=one == "hostel") for one in ADDRESSES),
        *(item for name, who in WHO.items() for team in TEAMS for item in filed(name, team, who)),
    ),
)


@st.composite
def towns(draw: st.DrawFn) -> tuple[Fact, ...]:
    """Single versions of care, stays, contacts and involvements on the files of two teams, some told to the other team."""
    made: list[Fact] = []
    for order in range(draw(st.integers(3, 12))):
        team, child = draw(st.sampled_from(TEAMS)), draw(st.sampled_from(CHILDREN))
        level = draw(st.sampled_from((None, None, None, "existence", "full")))
        tellings = () if level is None else told(draw(st.sampled_from(TEAMS)), level=level)
        more = {"team": team, "fact": f"fact-{order}", "told": tellings}
        match draw(st.sampled_from(("care", "stay", "stay", "contact", "work"))):
            case "care":
                made.append(cares(child, draw(st.sampled_from(ADULTS)), **more))
            case "stay":
                person, at = draw(st.sampled_from((*CHILDREN, *ADULTS))), draw(st.sampled_from(ADDRESSES))
                made.append(lives(person, at, *draw(st.sampled_from(STAYS)), **more))
            case "contact":
                made.append(contact(more.pop("fact"), child, draw(st.sampled_from(CHILDREN)), **more))
            case _:
                made.append(works(child, team, by=draw(st.sampled_from((None, "worker"))), **more))
    return tuple(made)


def shortest(facts: list[Fact], start: Thing, end: Thing, workers: bool) -> int | None:
    """The length of the shortest path, told apart from the walk: from one end only, over every tie at once."""
    known = [tie for fact in facts for tie in ties(fact, PERSON)]
    goes_on = {"Child", "Adult"} | ({"Professional"} if workers else set())
    seen: set[tuple[Thing, str]] = {(start, "")}
    ahead: deque[tuple[Thing, Fact | None, int]] = deque([(start, None, 0)])
    while ahead:
        here, stay, steps = ahead.popleft()
        if here == end:
            return steps
        for tie in (one for one in known if here in (one.origin, one.target)):
            there = tie.other(here)
            if stay is not None and (tie.fact == stay or overlap(stay, tie.fact) is False):
                continue
            passed = tie.fact if there.label == "Address" and there.id != "hostel" else None
            if there != end and there.label not in goes_on and passed is None:
                continue
            state = (there, passed.fact if passed and there != end else "")
            if state not in seen:
                seen.add(state)
                ahead.append((there, passed, steps + 1))
    return None


laws = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
Empty = Callable[[Store], Awaitable[None]]
people = st.sampled_from([Thing(who, name) for name, who in WHO.items()])
things = st.one_of(
    people, st.sampled_from([Thing("Address", "row"), Thing("Address", "hostel"), Thing("Professional", "worker")])
)


def reader(*teams: str) -> Lens:
    return Lens(viewer=Viewer(name="reader", role="practitioner", teams=frozenset(teams), purpose="a test"))


lenses = st.sampled_from((Lens(viewer=OWNER), reader(TEAMS[0]), reader(TEAMS[1]), reader(*TEAMS)))


def seen_by(lens: Lens, facts: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in facts if lens.level(fact) is Level.CONTENT]


async def answer(store: Store, start: Thing, end: Thing, lens: Lens, workers: bool) -> PathAnswer | None:
    """The path; none where an end is not open."""
    try:
        return await path(store, start, end, lens, through_professionals=workers)
    except NotFound:
        return None


@laws
@given(facts=towns(), lens=lenses, start=things, end=things, workers=st.booleans())
async def test_the_path_found_is_the_shortest_and_rests_on_what_the_lens_shows(
    store: Store, empty: Empty, facts: tuple[Fact, ...], lens: Lens, start: Thing, end: Thing, workers: bool
) -> None:
    await empty(store)
    await load(store, [TOWN, Bundle("all", facts)], source="all")
    found = await answer(store, start, end, lens, workers)
    assume(found is not None and start != end)
    assert found is not None
    shown = seen_by(lens, facts)
    steps = shortest(shown, start, end, workers)
    assert found.found == (steps is not None and steps <= found.most_steps)
    if found.found:
        assert len(found.steps) == steps
        assert [start, *(step.target for step in found.steps)] == [*(step.origin for step in found.steps), end]
    assert {step.fact.fact for step in found.steps} <= {fact.fact for fact in shown}
    for step in found.steps:
        assert any({tie.origin, tie.target} == {step.origin, step.target} for tie in declared(step.fact))
        assert (step.met is None) == (step.origin.label != "Address" or step.origin == start)


def declared(fact: Fact) -> list[Tie]:
    return list(ties(fact, PERSON))


@laws
@given(facts=towns(), lens=lenses, start=people, end=people, workers=st.booleans())
async def test_what_the_lens_hides_is_as_if_it_were_not_there(
    store: Store, empty: Empty, facts: tuple[Fact, ...], lens: Lens, start: Thing, end: Thing, workers: bool
) -> None:
    await empty(store)
    await load(store, [TOWN, Bundle("all", facts)], source="all")
    whole = await answer(store, start, end, lens, workers)
    around, looked = await drawn(store, start, lens), await looked_up(store, lens)
    await empty(store)
    await load(store, [TOWN, Bundle("seen", tuple(one for one in facts if lens.level(one) is not Level.NOTHING))], source="seen")
    assert plain(await answer(store, start, end, lens, workers)) == plain(whole)
    assert await drawn(store, start, lens) == around
    assert await looked_up(store, lens) == looked


def plain(found: PathAnswer | None) -> object:
    """What a reader sees of a path, without the instants of loading."""
    if found is None:
        return None
    steps = [(step.origin, step.target, step.fact.id, step.sure) for step in found.steps]
    return found.found, found.cut, steps, found.described


async def looked_up(store: Store, lens: Lens) -> list[object]:
    """What a reader sees of an address, a body and a worker."""
    seen: list[object] = []
    with suppress(NotFound):
        found = await address(store, "row", lens)
        seen.append((found.address, listed(found.residents), found.described))
    body = await agency(store, TEAMS[0], lens)
    worker = await professional(store, "worker", lens)
    return [*seen, (body.agency, listed(body.children), body.described), (listed(worker.children), worker.described)]


def listed(page: Page) -> object:
    return [(entry.thing, [fact.id for fact in entry.facts]) for entry in page.entries], page.next, page.cut


async def drawn(store: Store, start: Thing, lens: Lens) -> object:
    """What a reader sees of a network."""
    try:
        around = await network(store, start, lens, levels=3)
    except NotFound:
        return None
    edges = {(edge.origin, edge.relationship, edge.target, tuple(fact.id for fact in edge.facts)) for edge in around.edges}
    return dict(around.steps), edges, around.cut, around.described


@laws
@given(facts=towns(), lens=lenses, start=people, end=people, workers=st.booleans())
async def test_a_wider_lens_never_finds_less(
    store: Store, empty: Empty, facts: tuple[Fact, ...], lens: Lens, start: Thing, end: Thing, workers: bool
) -> None:
    await empty(store)
    await load(store, [TOWN, Bundle("all", facts)], source="all")
    narrow = await answer(store, start, end, lens, workers)
    if narrow is not None and narrow.found:
        wide = await answer(store, start, end, Lens(viewer=OWNER), workers)
        assert wide is not None
        assert wide.found
        assert len(wide.steps) <= len(narrow.steps)


@laws
@given(facts=towns(), lens=lenses, start=people)
async def test_a_network_shows_only_what_the_lens_shows_and_everything_within_reach(
    store: Store, empty: Empty, facts: tuple[Fact, ...], lens: Lens, start: Thing
) -> None:
    await empty(store)
    await load(store, [TOWN, Bundle("all", facts)], source="all")
    shown = seen_by(lens, facts)
    try:
        around = await network(store, start, lens, levels=2)
    except NotFound:
        assert not any(start in (tie.origin, tie.target) for fact in shown for tie in declared(fact))
        return
    assert {fact.fact for edge in around.edges for fact in edge.facts} <= {fact.fact for fact in shown}
    for name, who in WHO.items():
        steps = shortest(shown, start, Thing(who, name), workers=False)
        assert around.steps.get(Thing(who, name)) == (steps if steps is not None and steps <= 2 else None)
    assert all(isinstance(fact, Residence) for edge in around.edges if edge.relationship == "AT" for fact in edge.facts)
