"""Compares pairs: all that meet under a key, by Splink; or a few, on a connection that stands ready, by the same conditions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from sightline.graph.proposal import Evidence
from sightline.loaders.linkage.keys import MOST, keys
from sightline.loaders.linkage.model import Model
from sightline.loaders.linkage.portrait import Portrait
from sightline.loaders.linkage.splinking import linker
from sightline.loaders.linkage.table import SCHEMA, row

if TYPE_CHECKING:
    from splink.internals.database_api import DatabaseAPI


Pair = tuple[str, str]  # two records, the first the lesser by id
Outcomes = tuple[int, ...]  # how each comparison comes out, by number; -1 where there was nothing to compare

_PAIRS = pa.schema([("one", pa.string()), ("other", pa.string())])


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair and all its bits."""

    left: str
    right: str
    weight: float


def keyed(portraits: Iterable[Portrait]) -> pa.Table:
    """The keys of every record, that of its identity today among them."""
    under = [(one.record, key) for one in portraits for key in sorted(keys(one))]
    under += [(one.record, f"is:{one.identity}") for one in portraits if one.identity]
    records, found = zip(*under, strict=True) if under else ((), ())
    return pa.table({"record": pa.array(records, pa.string()), "key": pa.array(found, pa.string())})


_MET = """
select distinct '0' as match_key, l.record as join_key_l, r.record as join_key_r
from {keys} as l
inner join (select key from {keys} group by key having count(*) between 2 and {most}) as few on l.key = few.key
inner join {keys} as r on r.key = few.key and l.record < r.record
"""


def scored(
    database: "DatabaseAPI[Any]", rows: pa.Table, under: pa.Table, model: Model, least: float
) -> Iterator[Scored]:
    """The pairs that meet under a key that few enough share, with so many bits at least, the likeliest first."""
    if not under.num_rows:
        return
    made = linker(database, rows, model.comparisons, model)
    met = database.query_sql(_MET.format(keys=database.register(under).physical_name, most=MOST))
    made.table_management.register_blocked_pairs_for_predict(met)
    found = made.inference.predict(threshold_match_weight=least, warning_mode="never").as_pyarrow_table()  # type: ignore[no-untyped-call]
    columns = (found.column(name).to_pylist() for name in ("record_l", "record_r", "match_weight"))
    every = (Scored(min(one, two), max(one, two), round(weight, 6)) for one, two, weight in zip(*columns, strict=True))
    yield from sorted(every, key=lambda pair: (-pair.weight, pair.left, pair.right))


class Bench:
    """A connection that stands ready to compare a few pairs within milliseconds: the question is planned once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._connection = duckdb.connect(config={"threads": 1})
        self._connection.register("rows", SCHEMA.empty_table())
        self._connection.register("pairs", _PAIRS.empty_table())
        cases = ", ".join(_case(one.unknown, [level.when for level in one.levels]) for one in model.comparisons)
        both = ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in SCHEMA.names)
        self._connection.execute("CREATE TABLE people AS FROM rows; CREATE TABLE met AS FROM pairs")
        self._connection.execute(
            f"PREPARE compared AS SELECT record_l, record_r, {cases} FROM (SELECT {both} FROM met "  # noqa: S608
            "JOIN people l ON l.record = met.one JOIN people r ON r.record = met.other)"
        )

    def outcomes(self, people: Mapping[str, Portrait], met: Sequence[Pair]) -> dict[Pair, Outcomes]:
        """How each comparison of each pair comes out."""
        if not met:
            return {}
        asked = sorted({record for pair in met for record in pair})
        self._fill("people", pa.Table.from_pylist([row(people[key], self.model.common) for key in asked], schema=SCHEMA))
        self._fill("met", pa.Table.from_pylist([{"one": one, "other": other} for one, other in met], schema=_PAIRS))
        found = self._connection.execute("EXECUTE compared").fetchall()
        return {(left, right): tuple(outcomes) for left, right, *outcomes in found}

    def _fill(self, name: str, rows: pa.Table) -> None:
        self._connection.execute(f"DELETE FROM {name}")  # noqa: S608
        self._connection.register("given", rows)
        self._connection.execute(f"INSERT INTO {name} FROM given")

    def close(self) -> None:
        """Lets the connection go."""
        self._connection.close()


def _case(unknown: str, levels: Sequence[str]) -> str:
    whens = " ".join(f"WHEN {when} THEN {number}" for when, number in zip(levels, range(len(levels), 0, -1), strict=True))
    return f"CASE WHEN {unknown} THEN -1 {whens} ELSE 0 END"


def evidence(model: Model, left: Portrait, right: Portrait, outcomes: Sequence[int]) -> tuple[Evidence, ...]:
    """A pair's comparisons as a person reads them, the most telling first; what could not be compared is left out."""
    told = [
        Evidence(
            about=one.about,
            level=one.outcomes[found],
            bits=round(model.bits(one.about, found), 1),
            left=_shown(left, one.shows),
            right=_shown(right, one.shows),
        )
        for one, found in zip(model.comparisons, outcomes, strict=True)
        if found >= 0
    ]
    return tuple(sorted(told, key=lambda one: (-abs(one.bits), one.about)))


def _shown(one: Portrait, columns: Sequence[str]) -> str:
    values = [value for column in columns for value in _values(getattr(one, column))]
    return ", ".join(dict.fromkeys(getattr(value, "says", value) for value in values))


def _values(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)
