"""Judgements as they are made, and what follows: the dated decisions that bring each record to the person of its group."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sightline.graph.circle import BY_JUDGEMENT, Circle
from sightline.graph.judgement import Judgement, Says
from sightline.graph.load import now
from sightline.graph.proposal import Evidence, Proposal, as_text
from sightline.graph.schema import PLACES
from sightline.graph.store import Statement
from sightline.graph.things import Adult, Child, IdentityDecision
from sightline.graph.waiting import between, digest, from_the_left, proposal_key, reopened, settled
from sightline.graph.write import Rows, properties


class Judging:
    """What is judged in one go about the things of a circle; nothing is written before `statements` are."""

    def __init__(self, around: Circle, at: str | None = None) -> None:
        self.around = around
        self.groups = around.groups()
        self.judged: list[Judgement] = []
        self.at = at or now()
        self._touched: set[str] = set()
        self._settled: dict[str, str] = {}
        self._reopened: list[str] = []

    def judge(
        self,
        says: Says,
        left: tuple[str, ...],
        right: tuple[str, ...],
        *,
        by: str,
        on: str,
        reason: str,
        machine: bool = False,
        undoes: str | None = None,
        proposal: Proposal | None = None,
    ) -> Judgement:
        """Makes one judgement and groups by it."""
        number = len(self.judged)
        made = Judgement(
            id=digest("judgement", says, *left, "|", *right, self.at, str(number)),
            sort=self.around.sort,
            says=says,
            left=left,
            right=right,
            by=by,
            machine=machine,
            on=on,
            reason=reason,
            probability=proposal.probability if proposal else None,
            evidence=from_the_left(proposal, left[0]) if proposal else (),
            guards=proposal.guards if proposal else (),
            undoes=undoes,
            written_at=self.at,
            number=number,
        )
        self.groups.add(made)
        self.judged.append(made)
        if says != "undone":
            self._settled |= {proposal_key(self.around.sort, *two): made.id for two in made.pairs}
        elif undoes and not machine:
            self._reopened.append(undoes)
        return made

    def undo(self, one: Judgement, **how: Any) -> Judgement:
        """Takes a judgement back: what is together is so without it."""
        return self.judge("undone", one.left, one.right, undoes=one.id, **how)

    def touch(self, records: Iterable[str]) -> None:
        """Brings these records to the persons of their groups, too."""
        self._touched |= set(records)

    def moves(self) -> list[IdentityDecision]:
        """The decisions that bring each record that was touched to the person that its group is."""
        if self.around.sort != "Record":
            return []
        causes: dict[str, Judgement] = {}
        for one in self.judged:
            causes |= dict.fromkeys(self.groups.around(one.things), one)
        for one in reversed(self.judged):
            causes |= dict.fromkeys(one.things, one)  # what names a record itself says more of it
        found = []
        for record in sorted({*causes, *self.groups.around(self._touched)}):
            if self.groups.contradiction(self.groups.of(record)):
                continue  # its sources brought together what was judged to be two: a person has to say
            person, today = self.groups.name(record), self.around.today(record)
            cause = causes.get(record) or self.groups.latest(record)
            if cause and today and today.person != person:
                found.append(self._move(record, person, today, cause))
        return found

    def _move(self, record: str, person: str, today: IdentityDecision, cause: Judgement) -> IdentityDecision:
        key, on = f"{record}~{self.at}", max(cause.on, today.at)
        return IdentityDecision(
            id=key,
            record=record,
            person=person,
            who=self.groups.homes[record].who,
            at=on if (on, key) > (today.at, today.id) else f"{on[:10]}T23:59:59.999Z",  # it comes after what stands
            by=cause.by,
            basis=f"{'linkage score' if cause.machine else 'judged by a person'}: {cause.says}",
            evidence=in_short(cause.evidence) or None,
            reason=cause.reason,
            loaded_at=self.at,
            load=f"{BY_JUDGEMENT}{cause.id}",
        )

    def statements(self) -> Iterator[Statement]:
        """What writes all of it, in one transaction."""
        return (statement for statement in self._every_statement() if statement.rows)

    def _every_statement(self) -> Iterator[Statement]:
        rows = Rows()
        for move in self.moves():
            if move.person.startswith("apart:"):
                rows.add(Child(id=move.person) if move.who == "Child" else Adult(id=move.person), move.load, self.at)
            rows.add(move, move.load, self.at)
        yield from rows.statements()
        yield from written(self.judged)
        if self.around.sort == "Record":
            yield from self._apart()
        if self.around.sort in PLACES and (self.judged or self._touched):
            around = replace(self.around, judgements=self.around.judgements | {one.id: one for one in self.judged})
            yield Statement(_REACH.format(around.sort), [{"from": key, "to": one} for key, one in around.reach()])
        yield reopened(self._reopened)
        yield settled(self._settled)

    def _apart(self) -> Iterator[Statement]:
        """Draws anew, of the pairs judged, which must not be joined."""
        pairs = sorted({two for one in self.judged for two in one.pairs})
        apart = (two for two in pairs if (last := self.groups.last(*two)) and last.says == "different")
        yield Statement(_NOT_ANY_MORE, [{"from": one, "to": other} for one, other in pairs])
        yield Statement(_NOT, [{"from": one, "to": other} for one, other in apart])


def written(judgements: Iterable[Judgement]) -> Iterator[Statement]:
    """What writes judgements with what they are about."""
    made = list(judgements)
    yield Statement(_JUDGE, [{"id": one.id, "properties": _properties(one)} for one in made])
    for sort in dict.fromkeys(one.sort for one in made):
        ends = [{"from": one.id, "to": key} for one in made if one.sort == sort for key in one.things]
        yield Statement(between("Judgement", sort), ends)
        if sort == "Contact":
            yield Statement(_ON_FILES, ends)


def in_short(compared: Iterable[Evidence]) -> str:
    """Evidence in a line, without what either file says: whoever may see one of the two may read it."""
    return "; ".join(f"{one.about}: {one.level} ({one.bits:+.1f})" for one in compared)


def _properties(one: Judgement) -> dict[str, Any]:
    return {**properties(one), "evidence": as_text(one.evidence)}


_JUDGE = "UNWIND $rows AS row MERGE (n:Judgement {id: row.id}) ON CREATE SET n += row.properties"
# so that a case file, which is read by its records, has them
_ON_FILES = (
    "UNWIND $rows AS row MATCH (n:Judgement {id: row.from}) MATCH (:Contact {fact: row.to})-[:ABOUT]->(t:Record) "
    "MERGE (n)-[:BETWEEN]->(t)"
)
# so that a question reads beside a thing all that decides with what it is one; more of it than a lens counts, never less
_REACH = (
    "UNWIND $rows AS row MATCH (t:{} {{id: row.from}}) MATCH (n:Judgement {{id: row.to}}) MERGE (t)-[:JUDGED_BY]->(n)"
)
_NOT_ANY_MORE = "UNWIND $rows AS row MATCH (:Record {id: row.from})-[old:NOT]->(:Record {id: row.to}) DELETE old"
_NOT = "UNWIND $rows AS row MATCH (one:Record {id: row.from}) MATCH (other:Record {id: row.to}) MERGE (one)-[:NOT]->(other)"
