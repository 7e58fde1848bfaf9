"""Joins, splits and undoings as people and machines might make them, on a few made-up records: a pure model of who is who."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from sightline.graph.circle import Circle
from sightline.graph.deciding import Deciding
from sightline.graph.errors import BadInput
from sightline.graph.identity import counted
from sightline.graph.joining import Signed, joined, kept_apart, undone
from sightline.graph.judging import Judging
from sightline.graph.proposal import Evidence, Proposal
from sightline.graph.things import IdentityDecision

RECORDS = tuple(f"team-{letter}/zubrin" for letter in "abcdefg")
HOMES = dict(zip(RECORDS, ("zubrin", "zubrin", "zubrin", "quellit", "quellit", "ombra", "vell"), strict=True))
SIGNED = Signed(by="Orla Vint, records officer", on="2026-01-05", reason="Looked at both files.")
MODEL = "made-up model 1"

Step = tuple[str, Any, Any]


def opened(record: str) -> IdentityDecision:
    """The decision by which a team opened its file."""
    return IdentityDecision(
        id=f"{record}@opened",
        record=record,
        person=HOMES.get(record, record.split("/")[1]),
        at="1900-01-01",
        by="the team",
        basis="opened by the team",
        loaded_at="2026-01-01T08:00:00.000Z",
        load="made up",
    )


def proposal(one: str, other: str, kind: str = "join", guards: tuple[str, ...] = ()) -> Proposal:
    """What a machine says of two records."""
    probability: dict[str, float] = {"join": 0.999, "review": 0.9, "split": 0.1}
    compared = (Evidence("name", "the same", 8.5, f"name on {one}", f"name on {other}"),)
    return Proposal((one, other), probability[kind], compared, guards, kind, MODEL, "2026-01-05")  # type: ignore[arg-type]


class Town:
    """The records with all decisions about them, as a database would hold them; `day` is the day of the next steps."""

    def __init__(self) -> None:
        self.day = SIGNED.on
        self.circle = Circle(
            holders={record: record.split("/")[0] for record in RECORDS},
            decisions={record: [opened(record)] for record in RECORDS},
        )
        self._steps = 0

    def _at(self) -> str:
        self._steps += 1
        return f"{self.day}T{self._steps // 3600:02d}:{self._steps // 60 % 60:02d}:{self._steps % 60:02d}.000Z"

    def by_person(self, act: Callable[[Judging], Any]) -> str | None:
        """Does what a person decides; the key of the judgement, none where it is refused."""
        judging = Judging(self.circle, self._at())
        try:
            made: str = act(judging).id
        except BadInput:
            return None
        self._keep(judging)
        return made

    def by_machine(self, said: Proposal) -> tuple[str, str | None]:
        """Does what a machine proposes: what became of it, and the key of the judgement if one was made."""
        deciding = Deciding(self.circle, self._at())
        word = deciding.weigh(said)
        self._keep(deciding)
        return word, deciding.judged[0].id if deciding.judged else None

    def take(self, step: Step, keys: list[str]) -> str | None:
        """Takes one step; an undoing takes back one of the judgements so far."""
        what, one, other = step
        signed = replace(SIGNED, on=self.day)
        if what == "join":
            return self.by_person(lambda judging: joined(judging, one, other, signed))
        if what == "apart":
            return self.by_person(lambda judging: kept_apart(judging, one, signed))
        if what == "undo":
            return self.by_person(lambda judging: undone(judging, keys[one % len(keys)], signed)) if keys else None
        return self.by_machine(replace(proposal(one, other, what.removeprefix("machine ")), at=self.day))[1]

    def _keep(self, judging: Judging) -> None:
        for move in judging.moves():
            self.circle.decisions[move.record].append(move)
        self.circle.judgements |= {one.id: one for one in judging.judged}

    def persons(self, known_at: str | None = None, loaded_by: str | None = None) -> dict[str, str]:
        """Whose each record is by the decisions that were written; those made by a day, or written by an instant."""
        made = {record: counted(self.circle.decisions[record], known_at, loaded_by) for record in RECORDS}
        return {record: decisions[-1].person for record, decisions in made.items() if decisions}


records = st.sampled_from(RECORDS)
steps = st.one_of(
    st.tuples(st.just("join"), records, records),
    st.tuples(st.just("apart"), st.lists(records, min_size=1, max_size=2, unique=True).map(tuple), st.none()),
    st.tuples(st.sampled_from(("machine join", "machine review", "machine split")), records, records),
    st.tuples(st.just("undo"), st.integers(0, 20), st.none()),
)
histories = st.lists(steps, max_size=12)
