"""`sightline identity`: who is who. What waits for a decision, its evidence, and what a person decides about it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from sightline.cli.data import as_json
from sightline.cli.opened import opened
from sightline.cli.screen import out, working
from sightline.cli.waterfall import as_decided, as_listed, as_shown
from sightline.cli.whom import one_child
from sightline.graph import clock
from sightline.graph.case import Case
from sightline.graph.casefile import child_case
from sightline.graph.errors import BadInput, NotFound
from sightline.graph.joining import Signed, join, split, undo
from sightline.graph.judgement import Judgement
from sightline.graph.lens import OWNER, Lens
from sightline.graph.review import Wanted, queue, waiting
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.suggesting import suggest

app = typer.Typer(
    help="Who is who: what waits for a person to decide, with its evidence. Decisions are dated and can be taken back.",
    no_args_is_help=True,
)

Found = TypeVar("Found")

SORTS = {"record": "Record", "contact": "Contact", "address": "Address", "agency": "Agency", "worker": "Professional"}
KINDS = ("join", "review", "split")

By = Annotated[str, typer.Option(help="Who decides, by name and role.")]
Reason = Annotated[str, typer.Option(help="Why, in a sentence.")]
On = Annotated[str | None, typer.Option(help="The day of the decision, such as 2026-01-31; today unless said.")]
Sort = Annotated[str, typer.Option(help="What they are: record, contact, address, agency or worker.")]
What = Annotated[
    list[str], typer.Argument(help="A key of the queue, or the two things by their ids.", show_default=False)
]


@app.command("queue")
def list_(
    sort: Sort = "record",
    team: Annotated[str | None, typer.Option(help="Only where one of the two is this team's file, by its id.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only what the machine would join, review or split.")] = None,
    guarded: Annotated[
        bool | None, typer.Option("--guarded/--unguarded", help="Only what has, or has not, a guard against it.")
    ] = None,
    least: Annotated[float, typer.Option(min=0, max=1, help="Only what is at least so likely.")] = 0.0,
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON, for other programs.")] = False,
) -> None:
    """List what waits for a person, the likeliest first."""
    if kind is not None and kind not in KINDS:
        raise BadInput("--kind", f"'{kind}' is none", f"choose one of {', '.join(KINDS)}")
    wanted = Wanted(sort=_sort(sort), team=team, kind=kind, guarded=guarded, least=least)  # type: ignore[arg-type]  # checked
    found = asyncio.run(_asked(lambda store: queue(store, OWNER, wanted, most), "Reading the queue"))
    if json:
        out.out(as_json(found))
        return
    out.print(as_listed(found, more=len(found) == most))


@app.command()
def show(
    key: Annotated[str, typer.Argument(help="The key, as the queue shows it.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON, for other programs.")] = False,
) -> None:
    """Show both sides, the evidence step by step, what stands against it, and what was decided so far."""
    found = asyncio.run(_asked(lambda store: waiting(store, OWNER, key), "Reading"))
    if json:
        out.out(as_json(found))
        return
    for part in as_shown(found):
        out.print(part)


@app.command("files")
def files_(
    child: Annotated[str, typer.Argument(help="The child, by name or id.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON, for other programs.")] = False,
) -> None:
    """List the files of one child, with every decision by which they are the child's: by whom, when and why."""
    case = asyncio.run(_asked(lambda store: _files(store, child), "Reading"))
    if json:
        out.out(as_json({"child": case.person, "files": case.records, "decisions": case.decisions}))
    else:
        out.print(as_decided(case))


@app.command("suggest")
def suggest_(
    sort: Annotated[str | None, typer.Option(help="contact, address, agency or worker; all of them unless said.")] = None,
) -> None:
    """Look for addresses, teams, workers and accounts of events that may be one, and put them on the queue.

    Files of people are compared by `sightline link`.
    """
    sorts = [name for name in SORTS if name != "record"] if sort is None else [sort]
    if _sort(sorts[0]) == "Record":
        raise BadInput("--sort record", "is compared in another way", "run `sightline link`")
    asyncio.run(_suggested(sorts))


@app.command("join")
def join_(what: What, by: By, reason: Reason, on: On = None, sort: Sort = "record") -> None:
    """Say that two files are of one person, or that two other things are one."""

    async def decided(store: Store) -> Judgement:
        kind, (one, other) = await _two(store, what, sort)
        return await join(store, OWNER, one, other, _signed(by, on, reason), sort=kind)

    _say(asyncio.run(_asked(decided, "Deciding")))


@app.command("split")
def split_(
    what: Annotated[
        list[str], typer.Argument(help="A key of the queue, or by their ids what is of somebody else.", show_default=False)
    ],
    by: By,
    reason: Reason,
    apart_from: Annotated[
        list[str] | None, typer.Option("--from", help="What they are apart from; else all that they are together with.")
    ] = None,
    on: On = None,
    sort: Sort = "record",
) -> None:
    """Say that files are not of the person of the files they are with, or must not be joined with others. No score beats it."""

    async def decided(store: Store) -> Judgement:
        kind, left, right = _sort(sort), what, tuple(apart_from or ())
        if len(what) == 1 and not right and (proposal := await _proposed(store, what[0])):
            kind, (one, other) = proposal
            left, right = [other], (one,)
        return await split(store, OWNER, left, _signed(by, on, reason), right, sort=kind)

    _say(asyncio.run(_asked(decided, "Deciding")))


@app.command("undo")
def undo_(
    judgement: Annotated[str, typer.Argument(help="The key of the judgement, as it was printed.", show_default=False)],
    by: By,
    reason: Reason,
    on: On = None,
) -> None:
    """Take a decision back, a person's or a machine's: everybody is who they would be without it."""
    _say(asyncio.run(_asked(lambda store: undo(store, OWNER, judgement, _signed(by, on, reason)), "Deciding")))


async def _asked(ask: Callable[[Store], Awaitable[Found]], doing: str) -> Found:
    async with opened(Settings.from_environment()) as store:
        with working(doing):
            return await ask(store)


async def _files(store: Store, whom: str) -> Case:
    lens = Lens(viewer=OWNER)
    return await child_case(store, await one_child(store, whom, lens), lens, household=False)


async def _suggested(sorts: list[str]) -> None:
    async with opened(Settings.from_environment()) as store:
        for name in sorts:
            with working(f"Looking for {name}s that may be one"):
                outcome = await suggest(store, OWNER, SORTS[name], clock.today())
            out.print(f"{name}: {outcome}.", markup=False)


async def _proposed(store: Store, key: str) -> tuple[str, tuple[str, str]] | None:
    """The sort and the two sides of what stands under a key of the queue."""
    try:
        found = await waiting(store, OWNER, key)
    except NotFound:
        return None
    return found.sort, (found.left.key, found.right.key)


async def _two(store: Store, what: list[str], sort: str) -> tuple[str, tuple[str, str]]:
    if len(what) == 2:
        return _sort(sort), (what[0], what[1])
    proposal = await _proposed(store, what[0]) if len(what) == 1 else None
    if proposal is None:
        raise BadInput(" ".join(what), "is no key of the queue", "name one, or the two things by their ids")
    return proposal


def _say(made: Judgement) -> None:
    said = {"same": "are one", "different": "are two", "undone": "are as if that had not been decided"}[made.says]
    out.print(f"{', '.join(made.left)} and {', '.join(made.right)} {said}, by {made.by} on {made.on}.", markup=False)
    if made.says != "undone":
        out.print(f"To take it back: sightline identity undo {made.id} --by … --reason …", markup=False)


def _signed(by: str, on: str | None, reason: str) -> Signed:
    return Signed(by=by, on=on or clock.today(), reason=reason)


def _sort(asked: str) -> str:
    if asked not in SORTS:
        raise BadInput("--sort", f"'{asked}' is none", f"choose one of {', '.join(SORTS)}")
    return SORTS[asked]
