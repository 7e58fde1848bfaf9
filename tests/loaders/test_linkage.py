"""From records to proposals: what is joined, what waits for a person, what stays apart, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from sightline.graph.errors import BadInput
from sightline.graph.proposal import Proposal, bits_of, likelihood_of
from sightline.loaders.borough import borough
from sightline.loaders.linkage.backend import backend
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.model import SHIPPED, Model
from sightline.loaders.linkage.portrait import Carer, Home, Portrait, Sitting
from sightline.loaders.linkage.proposals import Linkage, linkage
from sightline.loaders.linkage.reading import Gallery
from sightline.loaders.linkage.renamed import NAMED_OTHERWISE
from sightline.loaders.linkage.run import link, model_for
from sightline.loaders.linkage.scoring import Bench, Scored, keyed, scored
from sightline.loaders.linkage.table import Common, table
from sightline.loaders.linkage.training import train

MODEL = Model.read(SHIPPED)
BENCH = Bench(MODEL)
TODAY = "2026-11-22"
HOME = Home(("QX11AA|12",), "QX1 1AA", "2019-01-01", None, "12 Wrothy Road")
MOTHER = Carer("orvessa quaddle", "1990-02-03", "Orvessa Quaddle")
UNCLE = Carer("brisk tarnossle", "1985-07-08", "Brisk Tarnossle")


def file(record: str, given: str = "zubrin", **said: Any) -> Portrait:
    values: dict[str, Any] = {"given": (given,), "family": ("quaddle",), "born": ("2015-03-04",), "team": record, "sex": "F"}
    values |= said
    return Portrait(record=record, given_written=values["given"], family_written=values["family"], **values)


def run(
    *portraits: Portrait, thresholds: Thresholds | None = None, must_not: Mapping[str, tuple[str, ...]] | None = None
) -> Linkage:
    known, chosen = {one.record: one for one in portraits}, thresholds or Thresholds()
    outcomes = BENCH.outcomes(known, list(combinations(sorted(known), 2)))
    pairs = (Scored(*pair, MODEL.weight(found)) for pair, found in outcomes.items())
    likely = sorted((one for one in pairs if one.weight >= bits_of(chosen.split)), key=lambda one: -one.weight)
    return linkage(portraits, likely, MODEL, chosen, TODAY, must_not)


def proposed(*portraits: Portrait, **how: Any) -> list[Proposal]:
    return list(run(*portraits, **how).proposals())


def kinds(found: Iterable[Proposal]) -> list[tuple[str, tuple[str, str]]]:
    return [(one.kind, one.records) for one in found]


def test_two_files_that_agree_are_joined_with_evidence_that_adds_up() -> None:
    one, other = file("a", carers=(MOTHER,), homes=(HOME,)), file("b", carers=(MOTHER,), homes=(HOME,))
    (found,) = proposed(one, other)
    assert (found.kind, found.records, found.guards, found.at) == ("join", ("a", "b"), (), TODAY)
    assert {each.about for each in found.evidence} == {"given name", "family name", "date of birth", "sex", "household"}
    bits = MODEL.prior_bits + sum(each.bits for each in found.evidence)
    assert isclose(found.probability, likelihood_of(bits), abs_tol=0.01)
    by_birth = next(each for each in found.evidence if each.about == "date of birth")
    assert (by_birth.level, by_birth.left, by_birth.right) == ("the same day", "2015-03-04", "2015-03-04")


def test_twins_stay_apart_and_siblings_too() -> None:
    household = {"carers": (MOTHER,), "homes": (HOME,)}
    twin = file("b", "orvessa", numbers=("nhs:9990000026",), **household)
    sibling = file("c", "thavard", born=("2017-11-20",), **household)
    assert proposed(file("a", numbers=("nhs:9990000018",), **household), twin, sibling) == []


def test_cousins_at_one_address_stay_apart() -> None:
    cousin = file("b", "thavard", born=("2015-09-20",), homes=(HOME,), carers=(UNCLE,), team="south")
    assert proposed(file("a", homes=(HOME,), carers=(MOTHER,), team="north"), cousin) == []


def renamed_pair(**said: Any) -> tuple[Portrait, Portrait]:
    values: dict[str, Any] = {"family": ("skelwrothy",), "born": ("2014-08-19",), "carers": (MOTHER,), "homes": (HOME,)}
    return file("a", carers=(MOTHER,), homes=(HOME,)), file("b", "pellimme", **(values | said))


def test_another_name_and_birth_with_the_same_carer_home_and_days_is_offered_with_its_reasons() -> None:
    (found,) = proposed(*renamed_pair())
    assert (found.kind, found.guards) == ("review", (NAMED_OTHERWISE,))
    told = {each.about: each for each in found.evidence}
    assert told["given name"].bits < 0 < told["household"].bits
    assert told["days at one home"].left == "12 Wrothy Road, 2019-01-01 to now"
    assert (told["teams"].left, told["teams"].right) == ("a", "b")


@pytest.mark.parametrize(
    "said",
    [
        {"carers": (UNCLE,)},
        {"homes": (replace(HOME, since="2015-01-01", until="2019-01-01"),)},
        {"homes": (replace(HOME, keys=("QX11AA|14",)),)},
        {"team": "a"},
        {"born": ("2009-08-19",)},
        {"sex": "M"},
    ],
    ids=["other carers", "the days before", "next door", "one team knows both", "five years older", "a boy"],
)
def test_it_is_not_offered_where_one_of_the_reasons_is_missing(said: dict[str, Any]) -> None:
    assert proposed(*renamed_pair(**said)) == []


def test_one_number_on_two_children_joins_nobody() -> None:
    number = {"numbers": ("nhs:9990000018",)}
    found = proposed(file("a", **number), file("b", "thavard", family=("skelwrothy",), born=("2011-10-20",), **number))
    assert [one.kind for one in found] in ([], ["review"])


def test_must_not_link_beats_any_score() -> None:
    number = {"numbers": ("nhs:9990000018",)}
    one, other, third = file("a", **number), file("b", **number), file("c", **number)
    assert kinds(proposed(one, other, third, must_not={"a": ("b",)})) == [("join", ("a", "c"))]


def test_nothing_is_proposed_of_an_adopted_childs_two_files() -> None:
    before = file("a", numbers=("nhs:9990000018",), adopted_on="2020-06-01", since="2016-01-01")
    assert proposed(before, file("b", numbers=("nhs:9990000018",), since="2020-09-01")) == []


def test_an_adopted_childs_two_files_that_linkage_had_joined_are_taken_apart_without_the_reason() -> None:
    before = file("a", identity="child", adopted_on="2020-06-01", since="2016-01-01")
    (found,) = proposed(before, file("b", since="2020-09-01", identity="child", by_linkage=True))
    assert (found.kind, found.guards) == ("split", ())


def between_thresholds() -> Thresholds:
    """Around what two files score that agree in names and nearly in the date of birth."""
    return Thresholds(join=0.999999, split=0.2)


def test_between_the_thresholds_what_is_together_stays_and_what_is_apart_waits() -> None:
    apart = file("a"), file("b", family=("quaddell",))
    assert kinds(proposed(*apart, thresholds=between_thresholds())) == [("review", ("a", "b"))]
    together = [replace(one, identity="child", by_linkage=one.record == "b") for one in apart]
    assert proposed(*together, thresholds=between_thresholds()) == []


def test_what_linkage_put_together_is_taken_apart_below_the_split_threshold() -> None:
    one = file("a", identity="child")
    other = file("b", "thavard", family=("skelwrothy",), born=("2011-10-20",), identity="child", by_linkage=True)
    (found,) = proposed(one, other)
    assert (found.kind, found.records) == ("split", ("a", "b"))
    assert proposed(one, replace(other, by_linkage=False)) == []  # what a source put together is not linkage's to take apart


def test_a_second_run_over_what_was_joined_proposes_nothing() -> None:
    one, other = file("a", identity="one"), file("b", identity="two")
    assert kinds(proposed(one, other)) == [("join", ("a", "b"))]
    assert proposed(one, replace(other, identity="one", by_linkage=True)) == []


def test_a_group_gets_no_more_joins_than_it_needs() -> None:
    files = [file(name, identity=name) for name in "abcd"]
    assert [one.kind for one in proposed(*files)] == ["join"] * 3


def test_a_person_is_asked_as_few_questions_as_connect_the_files() -> None:
    undated = [file(name, born=(), carers=(MOTHER,)) for name in "abcd"]
    assert [one.kind for one in proposed(*undated)] == ["review"] * 3


@pytest.fixture(scope="module")
def population() -> tuple[list[Portrait], dict[str, str]]:
    portraits = [one for bundle in borough(120, seed=5, planted=0.0) for one in Sitting.of(bundle.items).portraits()]
    return [replace(one, identity=None) for one in portraits], {one.record: str(one.identity) for one in portraits}


@pytest.fixture(scope="module")
def learnt(population: tuple[list[Portrait], dict[str, str]]) -> Model:
    common = Common.among(population[0])
    return train(backend("duckdb"), table(population[0], common), common, name="child", made_on=TODAY, sampled=2e4)


def test_a_model_learnt_from_records_puts_them_together_rightly(
    population: tuple[list[Portrait], dict[str, str]], learnt: Model
) -> None:
    portraits, truth = population
    found = link(Gallery({one.record: one for one in portraits}), learnt.filled(MODEL), Thresholds(), "duckdb", TODAY)
    groups = [Counter(truth[record] for record in group) for group in found.clusters.members()]
    assert all(len(group) == 1 for group in groups)
    pairs = sum(count * (count - 1) for group in groups for count in group.values())
    assert pairs > 0.93 * sum(count * (count - 1) for count in Counter(truth.values()).values())


def test_the_same_records_teach_the_same_model(population: tuple[list[Portrait], dict[str, str]], learnt: Model) -> None:
    common = Common.among(population[0])
    assert train(backend("duckdb"), table(population[0], common), common, name="child", made_on=TODAY, sampled=2e4) == learnt


def test_few_pairs_are_scored_as_all_are(population: tuple[list[Portrait], dict[str, str]]) -> None:
    portraits = population[0][:150]
    known = {one.record: one for one in portraits}
    likely = list(scored(backend("duckdb"), table(portraits, MODEL.common), keyed(portraits), MODEL, -5))
    outcomes = BENCH.outcomes(known, [(pair.left, pair.right) for pair in likely])
    assert len(likely) > 100
    for pair in likely:
        assert isclose(MODEL.weight(outcomes[pair.left, pair.right]), pair.weight, abs_tol=1e-4)


def test_too_few_records_are_judged_by_the_model_that_comes_with_sightline(tmp_path: Path) -> None:
    few = {name: file(name) for name in "ab"}
    model, says = model_for(few, "child", tmp_path, "duckdb", TODAY, anew=False)
    assert (model.same, list(tmp_path.iterdir())) == (MODEL.same, [])
    assert "too few" in says


def test_a_model_is_kept_and_read_again_as_it_was(tmp_path: Path, learnt: Model) -> None:
    learnt.write(tmp_path / "linkage-child.json")
    assert model_for({}, "child", tmp_path, "duckdb", TODAY, anew=False).model == learnt


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": 1, "comparisons": "others"}'])
def test_a_file_that_is_no_model_of_these_comparisons_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "model.json"
    path.write_text(text)
    with pytest.raises(BadInput, match="sightline link --train"):
        Model.read(path)


def test_likelihoods_and_bits_are_each_others_turn() -> None:
    assert isclose(likelihood_of(bits_of(0.99)), 0.99)
