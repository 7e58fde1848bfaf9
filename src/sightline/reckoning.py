"""The made-up borough held against the rules: what was planted, what was found, and a reason for everything else that stands out.

A reason comes from what the generator knows, never from the rule: it can tell each story with its deleted steps put back, and
it knows which files say of a child what is untrue. What has no reason is shown as unexplained.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from sightline.graph.case import Case, CaseFile, MemberFile, Places
from sightline.graph.facts import Fact, Particulars
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import Address, Agency, Authority, Child, Coverage, IdentityDecision, Professional, Record
from sightline.loaders.borough.days import AS_AT, iso
from sightline.loaders.borough.household import Household
from sightline.loaders.borough.planting import Planted
from sightline.loaders.borough.population import population
from sightline.loaders.borough.region import Region
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules
from sightline.queries.rule import reading_order

CHILDREN, SEED = 800, 12  # on the page

Reason = Literal["planted", "consequence", "slip", "unexplained"]
Findings = dict[str, tuple[Finding, ...]]

_HEAD = (
    "| rule | planted | found | not knowable | missed | further | consequence | of | slip | unexplained "
    "| complete: slip | unexplained |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
)


@dataclass(slots=True)
class Row:
    """What came of one rule. Gaps: `planted` are `found`, not knowable where no source covers them, or `missed`.

    Findings that stand out: `reasons` counts all of them, `complete` those in the same stories with nothing deleted. `came_with`:
    the gaps of each child whose further findings are a consequence.
    """

    rule: str
    planted: int = 0
    found: int = 0
    not_knowable: int = 0
    reasons: Counter[Reason] = field(default_factory=Counter)
    came_with: set[frozenset[str]] = field(default_factory=set)
    complete: Counter[Reason] = field(default_factory=Counter)

    @property
    def missed(self) -> int:
        """The planted gaps that no finding names, nor an answer that it cannot be known."""
        return self.planted - self.found - self.not_knowable

    @property
    def further(self) -> int:
        """The findings that stand out and are not of a gap planted for the rule."""
        return sum(self.reasons.values()) - self.reasons["planted"]

    @property
    def causes(self) -> list[str]:
        """The gaps of which they are a consequence: those that came alone, and where none of them was there, all that were."""
        alone = frozenset(rule for rules in self.came_with if len(rules) == 1 for rule in rules)
        others = (rule for rules in self.came_with if alone.isdisjoint(rules) for rule in rules)
        return sorted({*alone, *others}, key=reading_order)

    @property
    def unexplained(self) -> int:
        """The findings without a reason, with gaps planted and without."""
        return self.reasons["unexplained"] + self.complete["unexplained"]


class _Rows(dict[str, Row]):
    """The rows so far, by the rule's number."""

    def __missing__(self, rule: str) -> Row:
        row = self[rule] = Row(rule)
        return row


@cache
def reckoned(children: int, seed: int) -> tuple[Row, ...]:
    """Every rule that stands out in a population in which every gap is planted, or in which one was planted for it."""
    rows = _Rows()
    for region, whole, planted in _twins(children, seed):
        slips = frozenset((*untrue(whole), *untrue(planted)))
        before, after = _found(region, whole), _found(region, planted)
        for child, findings in after.items():
            own = [gap for gap in planted.planted if gap.child == child]
            for gap in own:
                _answered(rows[gap.rule], gap, findings)
            complete = _standing(before[child])
            for finding in complete:
                rows[finding.number].complete["slip" if slips.intersection(finding.evidence) else "unexplained"] += 1
            for finding in _standing(findings):
                row, reason = rows[finding.number], _reason(finding, own, complete, slips, others=bool(planted.planted))
                row.reasons[reason] += 1
                if reason == "consequence":
                    row.came_with.add(frozenset(gap.rule for gap in own or planted.planted))
    return tuple(sorted(rows.values(), key=lambda row: reading_order(row.rule)))


def _twins(children: int, seed: int) -> Iterator[tuple[Region, Household, Household]]:
    """Each household with its stories complete, and with every gap planted."""
    for whole, planted in zip(population(children, seed, 0), population(children, seed, 1), strict=True):
        if isinstance(whole, Region):
            region = whole
        elif isinstance(planted, Household):
            yield region, whole, planted


def _found(region: Region, household: Household) -> Findings:
    return {case.person: gaps(case, rules(), iso(AS_AT)) for case in cases(region, household)}


def _standing(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.stands_out]


def _answered(row: Row, gap: Planted, findings: Iterable[Finding]) -> None:
    """Counts what the rule says of a gap that was planted for it."""
    own = [finding for finding in findings if finding.number == gap.rule]
    row.planted += 1
    if gap.covered:
        row.found += any(not set(one.evidence).isdisjoint(gap.evidence) for one in _standing(own))
    else:
        row.not_knowable += any(one.why == "no-coverage" for one in own) and not _standing(own)


def _reason(finding: Finding, planted: list[Planted], complete: list[Finding], slips: frozenset[str], *, others: bool) -> Reason:
    """Why a finding stands out; `complete` are those that do with nothing deleted, `others`: any gap planted in the household."""
    if any(gap.rule == finding.number and not set(finding.evidence).isdisjoint(gap.evidence) for gap in planted):
        return "planted"
    if slips.intersection(finding.evidence):
        return "slip"
    return "consequence" if others and finding.id not in {one.id for one in complete} else "unexplained"


def untrue(household: Household) -> Iterator[str]:
    """The particulars that give a child another name or day of birth than its own."""
    true = {child.id: child for child in household.family.children}
    whose = {item.record: item.person for item in household.bundle.items if isinstance(item, IdentityDecision)}
    for item in household.bundle.items:
        child = true.get(whose.get(item.about[0].record, "")) if isinstance(item, Particulars) else None
        if child is None or not isinstance(item, Particulars):
            continue
        if item.given_name != child.given or (child.born is not None and item.born_on != iso(child.born)):
            yield item.fact


def cases(region: Region, household: Household) -> Iterator[Case]:
    """Each child's case as the owner of the copy sees it, without a database."""
    items = household.bundle.items
    decisions = [item for item in items if isinstance(item, IdentityDecision)]
    around = (*region.items, *items)
    places = Places(
        agencies={item.id: item for item in around if isinstance(item, Agency)},
        professionals={item.id: item for item in around if isinstance(item, Professional)},
        addresses={item.id: item for item in around if isinstance(item, Address)},
        authorities={item.id: item for item in around if isinstance(item, Authority)},
    )
    coverage = tuple(item for item in region.items if isinstance(item, Coverage))
    adults = tuple(
        MemberFile(person=adult.id, who="Adult", decisions=tuple(one for one in decisions if one.person == adult.id))
        for adult in household.family.adults
    )
    expected = {item.id: item.expected_on for item in items if isinstance(item, Child)}
    for child in household.family.children:
        records = {decision.record for decision in decisions if decision.person == child.id}
        file = CaseFile(
            person=child.id,
            who="Child",
            expected_on=expected[child.id],
            records=tuple(item for item in items if isinstance(item, Record) and item.id in records),
            decisions=tuple(decision for decision in decisions if decision.record in records),
            facts=tuple(item for item in items if isinstance(item, Fact) and any(one.record in records for one in item.about)),
            household=adults,
            places=places,
            coverage=coverage,
        )
        yield through(Lens(viewer=OWNER), file)


def reckoning_table(rows: Iterable[Row]) -> str:
    """The rows for the page of the borough, and what they come to."""
    return "\n".join((_HEAD, *(_line(row) for row in rows)))


def _line(row: Row) -> str:
    gaps_ = (row.planted, row.found, row.not_knowable, row.missed) if row.planted else ("",) * 4
    said = (row.further, row.reasons["consequence"], " ".join(row.causes), row.reasons["slip"], row.reasons["unexplained"])
    return f"| {' | '.join(str(one) for one in (row.rule, *gaps_, *said, row.complete['slip'], row.complete['unexplained']))} |"
