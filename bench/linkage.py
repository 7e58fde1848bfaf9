"""Who is who: how many pairs of records are rightly put together, and how many of those that belong together are found.

First on published sample records, against the settings with which Splink's own guide begins; then on a made-up population
whose truth is known. No database: records go straight into linkage.
"""

import argparse
import csv
import resource
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from sightline.loaders.borough import borough
from sightline.loaders.linkage.backend import backend
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.comparisons import BORN, FAMILY, GIVEN, Comparison, Level
from sightline.loaders.linkage.portrait import Portrait, Sitting, birth_of, name_of
from sightline.loaders.linkage.proposals import bits_of, linkage
from sightline.loaders.linkage.scoring import Scored, keyed, scored
from sightline.loaders.linkage.table import Common, table
from sightline.loaders.linkage.training import train

TODAY = "2026-11-22"
PRECISE = 0.99
console = Console()

# The sample has an e-mail address and a town where our files have numbers and households.
EMAIL = Comparison(
    "number",
    "email_l IS NULL OR email_r IS NULL",
    (
        Level("the same address", "email_l = email_r"),
        Level("the same name in it", "split_part(email_l, '@', 1) = split_part(email_r, '@', 1)"),
        Level("nearly the same letters", "jaro_winkler_similarity(email_l, email_r) >= 0.85"),
        Level("similar letters", "jaro_winkler_similarity(email_l, email_r) >= 0.7"),
    ),
    "another address",
    ("numbers",),
)
TOWN = Comparison(
    "household",
    "town_l IS NULL OR town_r IS NULL",
    (
        Level("the same", "town_l = town_r"),
        Level("nearly the same letters", "jaro_winkler_similarity(town_l, town_r) >= 0.85"),
    ),
    "another town",
    ("homes",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """How well records were put together, by pairs and, for each record, by its group (B-cubed)."""

    precision: float
    recall: float
    cubed_precision: float
    cubed_recall: float


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sample", type=Path, help="Splink's fake_1000.csv; the first part is left out without it")
    asked.add_argument("--children", type=int, default=2_000, help="size of the made-up population; 36,500 have 200,000 records")
    asked.add_argument("--join", type=float, default=Thresholds().join, help="likelihood from which records are put together")
    given = asked.parse_args()
    if given.sample is None:
        console.print("The sample records were left out: give the path of fake_1000.csv as --sample.")
    elif not given.sample.is_file():
        asked.error(f"--sample {given.sample}: there is no such file")
    else:
        on_sample(given.sample, given.join)
    on_population(given.children, given.join)


def on_sample(path: Path, join: float) -> None:
    """Ours at the join threshold, and the guide's settings at whichever threshold serves them best."""
    rows = [{name: value or None for name, value in row.items()} for row in csv.DictReader(path.open(encoding="utf-8"))]
    truth = {str(row["unique_id"]): str(row["cluster"]) for row in rows}
    ours = figures(_sample_groups(rows, join), truth)
    likely = list(_by_the_guide(rows))
    by_pair, by_group = best_by_pair(likely, truth), best_by_group(likely, truth)
    shown = Table(title=f"{len(rows):,} sample records", title_justify="left")
    for heading in ("", "threshold", "precision", "recall"):
        shown.add_column(heading)
    shown.add_row("Sightline", f"{join}", f"{ours.precision:.4f}", f"{ours.recall:.4f}")
    shown.add_row("the guide's settings, pairs", f"best with precision {PRECISE}", f"{by_pair[0]:.4f}", f"{by_pair[1]:.4f}")
    shown.add_row("the guide's settings, groups", f"best with precision {PRECISE}", f"{by_group[0]:.4f}", f"{by_group[1]:.4f}")
    console.print(shown)


def on_population(children: int, join: float) -> None:
    """Every record of every child, as if nobody had said yet whose any of them is."""
    started = time.perf_counter()
    portraits, truth = _population(children)
    made = time.perf_counter()
    common = Common.among(portraits)
    rows = table(portraits, common)
    model = train(backend("duckdb"), rows, common, name="bench", made_on=TODAY)
    learnt = time.perf_counter()
    thresholds = Thresholds(join=join)
    likely = scored(backend("duckdb"), rows, keyed(portraits), model, bits_of(thresholds.split))
    found = linkage(portraits, likely, model, thresholds, TODAY)
    ended = time.perf_counter()
    got = figures(found.clusters.members(), truth)
    kinds = Counter(draft.kind for draft in found.drafts)
    console.print(
        f"{len(portraits):,} records of {len(set(truth.values())):,} children at a likelihood of {join}: pairs "
        f"precision {got.precision:.5f}, recall {got.recall:.4f}; B-cubed precision {got.cubed_precision:.5f}, "
        f"recall {got.cubed_recall:.4f}; {kinds['join']:,} joins, {kinds['review']:,} for review; {made - started:,.0f} s to "
        f"make, {learnt - made:,.0f} s to learn, {ended - learnt:,.0f} s to link; {_memory():,.0f} MB of memory at most"
    )


def _memory() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _population(children: int) -> tuple[list[Portrait], dict[str, str]]:
    portraits, truth = [], {}
    for bundle in borough(children, seed=1, planted=0.0):
        for one in Sitting.of(bundle.items).portraits():
            truth[one.record] = str(one.identity)
            portraits.append(replace(one, identity=None))
    return portraits, truth


def figures(groups: Iterable[Collection[str]], truth: Mapping[str, str]) -> Found:
    """Against the truth: of all pairs put together, and of all that belong together, how many are right."""
    sizes = Counter(truth.values())
    together = right = 0
    cubed_precision = cubed_recall = 0.0
    for group in groups:
        of = Counter(truth[record] for record in group)
        together += _pairs_in(len(group))
        right += sum(map(_pairs_in, of.values()))
        cubed_precision += sum(count * count / len(group) for count in of.values())
        cubed_recall += sum(count * count / sizes[person] for person, count in of.items())
    belonging, records = sum(map(_pairs_in, sizes.values())), len(truth)
    return Found(right / max(together, 1), right / belonging, cubed_precision / records, cubed_recall / records)


def _pairs_in(count: int) -> int:
    return count * (count - 1) // 2


def _sample_groups(rows: Sequence[Mapping[str, str | None]], join: float) -> Iterator[frozenset[str]]:
    portraits = [_portrait(row) for row in rows]
    common, comparisons = Common.among(portraits), (GIVEN, FAMILY, BORN, EMAIL, TOWN)
    whole = table(portraits, common)
    for name, column in (("email", "email"), ("town", "city")):
        whole = whole.append_column(name, [[row[column] for row in rows]])
    lessons = ("l.email = r.email", "l.born = r.born", "l.given = r.given and l.family = r.family")
    certain = ("l.given = r.given and l.family = r.family", "l.email = r.email")
    learn: dict[str, Any] = {"lessons": lessons, "certain": certain, "found_by_certain": 0.7, "comparisons": comparisons}
    model = train(backend("duckdb"), whole, common, name="sample", made_on=TODAY, **learn)
    likely = scored(backend("duckdb"), whole, keyed(portraits), model, bits_of(Thresholds().split))
    return linkage(portraits, likely, model, Thresholds(join=join), TODAY).clusters.members()


def _portrait(row: Mapping[str, str | None]) -> Portrait:
    given, family, born = name_of(row["first_name"]), name_of(row["surname"]), birth_of(row["dob"])
    return Portrait(
        record=str(row["unique_id"]),
        team=str(row["unique_id"]),
        given=(given,) if given else (),
        family=(family,) if family else (),
        born=(born,) if born else (),
        numbers=(f"e-mail:{row['email']}",) if row["email"] else (),
    )


def _by_the_guide(rows: Sequence[Mapping[str, str | None]]) -> Iterator[Scored]:
    """The settings of the first example in Splink's own guide, on the same records."""
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("first_name"),
            cl.JaroAtThresholds("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        blocking_rules_to_generate_predictions=[block_on("first_name", "dob"), block_on("surname")],
    )
    linker = Linker(DuckDBAPI().register(pa.Table.from_pylist(list(rows))), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("first_name", "surname")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("email"))
    found = linker.inference.predict(threshold_match_weight=-5).as_pyarrow_table()
    columns = (found.column(name).to_pylist() for name in ("unique_id_l", "unique_id_r", "match_weight"))
    every = (Scored(*one) for one in zip(*columns, strict=True))
    yield from sorted(every, key=lambda pair: -pair.weight)


def best_by_pair(likely: Iterable[Scored], truth: Mapping[str, str]) -> tuple[float, float]:
    """Precision and the best recall of pairs over all thresholds that keep the precision; a judge that knows the truth."""
    belonging = sum(map(_pairs_in, Counter(truth.values()).values()))
    right, best = 0, (1.0, 0.0)
    for count, pair in enumerate(likely, start=1):
        right += truth[pair.left] == truth[pair.right]
        if right / count >= PRECISE:
            best = max(best, (right / count, right / belonging), key=lambda found: found[1])
    return best


def best_by_group(likely: Iterable[Scored], truth: Mapping[str, str]) -> tuple[float, float]:
    """The same of groups: everything joined to what it is joined to."""
    group = {record: {record} for record in truth}
    best = (1.0, 0.0)
    for pair in likely:
        one, other = group[pair.left], group[pair.right]
        if one is not other:
            one |= other
            group.update(dict.fromkeys(other, one))
            found = figures({id(each): each for each in group.values()}.values(), truth)
            if found.precision >= PRECISE:
                best = max(best, (found.precision, found.recall), key=lambda figures: figures[1])
    return best


if __name__ == "__main__":
    main()
