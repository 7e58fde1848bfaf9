"""What is shown of a person whose holder restricts who may know where they are, or that there is anything to know.

The holder's latest word on a record counts, whichever file came first: it covers what that holder said before, and what
it said of others that would tell the same, such as a relative's home. The facts stay as they were loaded and are shown to
nobody, in a replay of an earlier day neither, until the holder lifts the restriction. `Fact.hidden` is drawn from that
word, in the transaction that writes it, as today's identity is drawn from decisions.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sightline.graph.facts import Fact
from sightline.graph.store import Statement

# How much a holder lets be known, in the order of strictness and of the alphabet: of two words of one day the stricter counts.
ALL, NOT_WHERE, NOTHING = LETS_KNOW = ("all", "not where", "nothing")

WITHHELD = "where and with whom is withheld"
_UNSAID: dict[str, dict[str, Any]] = {  # by label; what stands here for none says nothing else than where somebody is
    "Particulars": {"note": None, "as_written": None},
    "Contact": {
        "by": None, "by_agency": None, "to": None, "at": None, "outcome": None, "as_written": None, "note": WITHHELD,
    },
}  # fmt: skip


def shown(version: Fact) -> bool:
    """Is anything of a version shown, as its holder would have it today."""
    return version.hidden is None or (version.hidden == "where" and version.label in _UNSAID)


def unsaid(label: str) -> Mapping[str, Any]:
    """What takes the place of the fields of a shown version that tell where somebody is."""
    return _UNSAID.get(label, {})


def redrawn(told: Iterable[str], touched: Iterable[str]) -> Iterator[Statement]:
    """What draws anew how much is let known of records that a holder says so of, and what is hidden of all that is touched."""
    yield Statement(_LATEST, [{"record": record} for record in told])
    yield Statement(_HIDE, [{"record": record} for record in touched])


_LATEST = (
    "UNWIND $rows AS row MATCH (record:Record {id: row.record})<-[:ABOUT]-(said:Particulars) WHERE said.lets_know IS NOT NULL "
    "WITH record, said ORDER BY said.recorded_at, said.lets_know "
    "WITH record, collect(said.lets_know) AS words WITH record, words[-1] AS last "
    f"WHERE last <> '{ALL}' OR record.lets_know IS NOT NULL SET record.lets_know = last"
)
_HIDE = (
    "UNWIND $rows AS row MATCH (record:Record {id: row.record}) WHERE record.lets_know IS NOT NULL "
    "MATCH (record)<-[:ABOUT|KEPT_WITH]-(fact) WHERE fact.tells_where IS NOT NULL "
    "WITH DISTINCT fact MATCH (fact)-[:ABOUT|KEPT_WITH]->(tied:Record) "
    "WITH fact, collect(coalesce(tied.lets_know, 'all')) AS words "
    f"SET fact.hidden = CASE WHEN '{NOTHING}' IN words OR coalesce(fact.lets_know, '{ALL}') <> '{ALL}' THEN 'all' "
    f"WHEN fact.kind = 'withheld' AND NOT '{NOT_WHERE}' IN words THEN 'all' "
    f"WHEN '{NOT_WHERE}' IN words AND fact.tells_where THEN 'where' END"
)
