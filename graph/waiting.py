"""The queue of what waits for a person: proposals between the thresholds, and those that no machine may decide."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from sightline.graph.judgement import pair
from sightline.graph.proposal import Evidence, Proposal, as_text, evidence
from sightline.graph.store import Statement, Store


def row_of(proposal: Proposal, sort: str, teams: Iterable[str], at: str) -> dict[str, Any]:
    """A proposal as it is kept: its sides in the order of their text."""
    left, right = pair(*proposal.records)
    key = proposal_key(sort, left, right)
    return {
        "id": key, "sort": sort, "left": left, "right": right, "teams": list(teams), "kind": proposal.kind,
        "probability": proposal.probability, "evidence": as_text(from_the_left(proposal, left)),
        "guards": list(proposal.guards), "model": proposal.model, "at": proposal.at, "written_at": at,
        "place": f"{1 - proposal.probability:.9f} {key}",
    }  # fmt: skip


def from_the_left(proposal: Proposal, left: str) -> tuple[Evidence, ...]:
    """The evidence of a proposal with what one thing's file says on the left."""
    if proposal.records[0] == left:
        return proposal.evidence
    return tuple(one.turned() for one in proposal.evidence)


def proposal_key(sort: str, one: str, other: str) -> str:
    """The key of what is proposed of a pair."""
    return digest("proposal", sort, *pair(one, other))


def digest(*parts: str) -> str:
    """A short key, so that a person can type it."""
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


async def proposed(store: Store, sort: str, one: str, other: str) -> Proposal | None:
    """What was last proposed of a pair, if anything."""
    rows = await store.read("proposal", id=proposal_key(sort, one, other))
    if not rows:
        return None
    row = rows[0]["proposal"]
    return Proposal(
        records=(row["left"], row["right"]), probability=row["probability"], evidence=evidence(row["evidence"]),
        guards=tuple(row["guards"]), kind=row["kind"], model=row["model"], at=row["at"],
    )  # fmt: skip


def waits(rows: Iterable[dict[str, Any]]) -> Iterator[Statement]:
    """What puts proposals on the queue, in the place of what was said of the same pairs before."""
    made = list(rows)
    yield Statement(_QUEUE, [{"id": row["id"], "properties": row} for row in made])
    for sort in dict.fromkeys(row["sort"] for row in made):
        ends = [{"from": row["id"], "to": row[side]} for row in made if row["sort"] == sort for side in ("left", "right")]
        yield Statement(between("Proposal", sort), ends)


def settled(by_proposal: dict[str, str]) -> Statement:
    """What takes proposals off the queue, each with the judgement that settles it."""
    return Statement(_SETTLE, [{"id": key, "by": by} for key, by in by_proposal.items()])


def reopened(judgements: Iterable[str]) -> Statement:
    """What puts on the queue again whatever these judgements had settled."""
    return Statement(_REOPEN, [{"id": key} for key in judgements])


def stale(sort: str, before: str) -> Statement:
    """What takes off the queue whatever was not proposed again since an instant."""
    return Statement(_STALE, [{"sort": sort, "before": before}])


def between(label: str, sort: str) -> str:
    """What ties a proposal or judgement to what it is about; to every version of a contact that there is."""
    key = "fact" if sort == "Contact" else "id"
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.from}}) MATCH (t:{sort} {{{key}: row.to}}) MERGE (n)-[:BETWEEN]->(t)"
    )


_QUEUE = "UNWIND $rows AS row MERGE (n:Proposal {id: row.id}) SET n += row.properties SET n.decided = null"
_SETTLE = "UNWIND $rows AS row MATCH (n:Proposal {id: row.id}) SET n.decided = row.by"
_REOPEN = "UNWIND $rows AS row MATCH (n:Proposal {decided: row.id}) SET n.decided = null"
_STALE = (
    "UNWIND $rows AS row MATCH (n:Proposal {sort: row.sort}) WHERE n.decided IS NULL AND n.written_at < row.before "
    "DETACH DELETE n"
)
