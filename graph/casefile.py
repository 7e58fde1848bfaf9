"""Fetches one person's case file in one round trip and passes it through the lens."""

from collections.abc import Iterable, Mapping
from typing import Any

from sightline.graph.case import Case, CaseFile, MemberFile, Places, Who
from sightline.graph.errors import NotFound
from sightline.graph.judgement import Judgement, in_order
from sightline.graph.lens import Lens, through
from sightline.graph.replay import Replay
from sightline.graph.rows import fact, judgement, places, thing
from sightline.graph.store import Store
from sightline.graph.things import Agency, Coverage

BUDGET = {"records": 500, "facts": 5_000, "claims": 500, "members": 30, "member_facts": 80}


async def child_case(store: Store, child: str, lens: Lens, *, household: bool = True) -> Case:
    """One child's case through a lens; NotFound where there is none, or none of it is open to this viewer."""
    return await _case(store, "Child", child, lens, household)


async def child_replay(store: Store, child: str, lens: Lens) -> Replay:
    """One child's file, to be seen through further lenses of the same viewer; NotFound as for a case."""
    return await _replay(store, "Child", child, lens, household=True)


async def child_replay_or_nothing(store: Store, child: str, lens: Lens) -> Replay:
    """The same; where this viewer may open the child and only the lens leaves nothing, a file with nothing in it."""
    file = await _file(store, "Child", child, household=True)
    replay = Replay(file, lens)
    if _shows(replay.whole):
        return replay
    whole = Replay(file, Lens(viewer=lens.viewer)).whole
    if not _shows(whole):
        raise NotFound("child", child)
    return Replay(CaseFile(person=whole.person, who=whole.who, places=whole.places), lens)


async def contacts_of(store: Store, child: str, lens: Lens) -> Case:
    """A child's case with nothing but contacts and whom they name: cheaper where a question needs no more."""
    rows = await store.read("child_contacts", person=child, records=BUDGET["records"], facts=BUDGET["facts"])
    case = through(lens, case_file("Child", child, rows[0])) if rows else None
    # without a contact to show, only the whole file tells a child without contacts from one not open to this viewer
    return case if case and case.history else await child_case(store, child, lens, household=False)


async def adult_case(store: Store, adult: str, lens: Lens, *, household: bool = True) -> Case:
    """One adult's case through a lens, their relations to children among the facts; NotFound as for a child."""
    return await _case(store, "Adult", adult, lens, household)


async def case_as_loaded(store: Store, who: Who, person: str, lens: Lens, *, household: bool = True) -> Case:
    """A case in which nothing that was judged one is seen as one: what was loaded, to be loaded elsewhere."""
    case = through(lens, await _file(store, who, person, household), as_loaded=True)
    if not _shows(case):
        raise NotFound(who.lower(), person)
    return case


async def _case(store: Store, who: Who, person: str, lens: Lens, household: bool) -> Case:
    return (await _replay(store, who, person, lens, household)).whole


async def _replay(store: Store, who: Who, person: str, lens: Lens, household: bool) -> Replay:
    replay = Replay(await _file(store, who, person, household), lens)
    if not _shows(replay.whole):
        raise NotFound(who.lower(), person)
    return replay


async def _file(store: Store, who: Who, person: str, household: bool) -> CaseFile:
    rows = await store.read(f"{who.lower()}_file", person=person, household=household, **BUDGET)
    if not rows:
        raise NotFound(who.lower(), person)
    return case_file(who, person, rows[0])


def _shows(case: Case) -> bool:
    """Does the lens leave anything of it."""
    return bool(case.history or case.signposts)


def case_file(who: Who, person: str, row: Mapping[str, Any]) -> CaseFile:
    """A case file from the one row that `child_file` or `adult_file` answers."""
    around = (one for member in row["household"] for one in member["places"])
    return file_with(
        who,
        person,
        row,
        judged=tuple(judgement(one) for part in (row, *row["household"]) for one in part["judged"]),
        household=tuple([member_file(one) for one in row["household"]]),
        places=places((*around, *row["places"])),
        coverage=tuple(thing("Coverage", one) for one in row["coverage"]),
        claimants=tuple(thing("Agency", one) for one in row["claimants"]),
    )


def file_with(
    who: Who,
    person: str,
    row: Mapping[str, Any],
    *,
    judged: Iterable[Judgement],
    household: tuple[MemberFile, ...],
    places: Places,
    coverage: tuple[Coverage, ...],
    claimants: tuple[Agency, ...],
) -> CaseFile:
    """A case file from a row of a person's own facts, with what is read apart from them."""
    return CaseFile(
        person=person,
        who=who,
        expected_on=row.get("expected_on"),
        records=tuple(thing("Record", one) for one in row["records"]),
        decisions=tuple(thing("IdentityDecision", one) for one in row["decisions"]),
        judged=tuple(in_order(judged)),
        facts=tuple([fact(one) for one in row["versions"]]),
        household=household,
        places=places,
        coverage=coverage,
        claimants=claimants,
        cut=tuple(_cut(row, household, coverage)),
    )


def member_file(row: Mapping[str, Any]) -> MemberFile:
    """What a row says of one person of a household."""
    return MemberFile(
        person=row["person"],
        who=row["who"],
        records=tuple(thing("Record", one) for one in row["records"]),
        decisions=tuple(thing("IdentityDecision", one) for one in row["decisions"]),
        facts=tuple(fact(one) for one in row["versions"]),
    )


def _cut(row: Mapping[str, Any], household: tuple[MemberFile, ...], coverage: tuple[Coverage, ...]) -> list[str]:
    """What the budgets cut, in words; a list as long as its budget counts as cut."""
    read = {"records": row["records"], "facts": row["versions"], "claims": coverage, "members": household}
    found = [f"only the first {BUDGET[name]} {name} were read" for name, list_ in read.items() if len(list_) >= BUDGET[name]]
    crowded = [one.person for one in household if len(one.facts) >= BUDGET["member_facts"]]
    return found + [f"only the first {BUDGET['member_facts']} facts of household member {person} were read" for person in crowded]
