"""Checks of a whole population: how far each has come, and what it counted, kept with its day.

A step writes how far the check is and what it counted by then in one transaction, as whole figures: a check that was killed
goes on after its last step, and nothing is doubled or lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b

from sightline.graph.lens import Lens, Viewer
from sightline.graph.load import now
from sightline.graph.store import Statement, Store

MOST_CHECKS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check. `counted` is JSON in the words of whoever counts; `after` is the child done last; unfinished without an end.

    `marks` tell the rules that it asked from what they were before and after; `replayed`: by what was on file on its day;
    `listed`: it made the work list anew.
    """

    id: str
    question: str
    viewer: str
    as_at: str
    marks: tuple[str, ...] = ()
    replayed: bool
    listed: bool = False
    started_at: str
    finished_at: str | None = None
    after: str = ""
    children: int = 0
    counted: str = ""

    def lens(self, viewer: Viewer) -> Lens:
        """What the check sees: what had been loaded when it started and, replayed, was on file by its day."""
        return Lens(viewer=viewer, known_at=self.as_at if self.replayed else None, loaded_by=self.started_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A duty as a check found it; what it says is asked again, through the lens of whoever looks at it.

    `lapsed`: why nothing more is to be done about it. `born_first` and `born_last`: the child's day of birth, by its bounds.
    """

    id: str
    child: str
    rule: str
    teams: tuple[str, ...]
    authorities: tuple[str, ...]
    due: str
    born_first: str | None = None
    born_last: str | None = None
    unborn: bool = False
    lapsed: str | None = None


async def begin(store: Store, viewer: Viewer, marks: Iterable[str], as_at: str, *, replayed: bool, listed: bool) -> Check:
    """A check to go on with: an unfinished one of the same question, else a new one."""
    asked = tuple(marks)
    question = blake2b("\n".join((*asked, as_at, str(replayed))).encode(), digest_size=12).hexdigest()
    for check in await _checks(store, viewer, finished=False):
        if check.question == question:
            return check
    at = now()
    check = Check(
        id=f"{question}@{at}", question=question, viewer=viewer.name, as_at=as_at, marks=asked, replayed=replayed,
        listed=listed, started_at=at,
    )  # fmt: skip
    await store.write([Statement(_SAVE, [asdict(check)])])
    return check


async def step(
    store: Store, check: Check, children: Sequence[str], counted: str, listed: Iterable[Listed] | None = None
) -> Check:
    """The check after these children; where open duties are given, they take the place of those listed for these children."""
    further = replace(check, after=children[-1], children=check.children + len(children), counted=counted)
    statements = [Statement(_SAVE, [asdict(further)])]
    await store.write(statements if listed is None else [*statements, *relisted(children, listed)])
    return further


async def finish(store: Store, check: Check) -> Check:
    """The check with its end."""
    done = replace(check, finished_at=now())
    await store.write([Statement(_SAVE, [asdict(done)])])
    return done


async def finished(store: Store, viewer: Viewer) -> tuple[Check, ...]:
    """The finished checks of a viewer, the latest first, the last twenty at most."""
    return await _checks(store, viewer, finished=True)


async def last_listed(store: Store, viewer: Viewer) -> Check | None:
    """The last finished check that made the work list anew, however many others came after it."""
    return next(iter(await _checks(store, viewer, finished=True, listed=True, most=1)), None)


async def last_of_rule(store: Store, viewer: Viewer, mark: str) -> Check | None:
    """The last finished check that asked a rule with this mark, of all files if there is one, else by those of a past day."""
    for replayed in (False, True):
        for check in await _checks(store, viewer, finished=True, mark=mark, replayed=replayed, most=1):
            return check
    return None


def relisted(children: Iterable[str], listed: Iterable[Listed]) -> list[Statement]:
    """What puts these open duties in the place of those listed for these children."""
    return [Statement(_UNLIST, [{"child": child} for child in children]), Statement(_LIST, [asdict(one) for one in listed])]


async def _checks(
    store: Store,
    viewer: Viewer,
    *,
    finished: bool,
    mark: str | None = None,
    listed: bool | None = None,
    replayed: bool | None = None,
    most: int = MOST_CHECKS,
) -> tuple[Check, ...]:
    rows = await store.read(
        "checks", viewer=viewer.name, finished=finished, mark=mark, listed=listed, replayed=replayed, most=most
    )  # fmt: skip
    return tuple(Check(**{**row["check"], "marks": tuple(row["check"].get("marks") or ())}) for row in rows)


_SAVED = [one for one in Check.__dataclass_fields__ if one != "id"]
_SAVE = f"UNWIND $rows AS row MERGE (n:Check {{id: row.id}}) SET {', '.join(f'n.{one} = row.{one}' for one in _SAVED)}"
_UNLIST = "UNWIND $rows AS row MATCH (n:Listed {child: row.child}) DETACH DELETE n"
_LISTED = [one for one in Listed.__dataclass_fields__ if one != "id"]
_LIST = f"UNWIND $rows AS row MERGE (n:Listed {{id: row.id}}) SET {', '.join(f'n.{one} = row.{one}' for one in _LISTED)}"
