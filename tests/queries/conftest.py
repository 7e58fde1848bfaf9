"""The headline case as a case file in memory, read from the file that is shipped; no database is needed for pure functions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sightline.graph.case import Case, CaseFile, MemberFile, Places
from sightline.graph.facts import Care, Fact
from sightline.graph.identity import identities
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.stream import Item
from sightline.graph.things import Address, Agency, Authority, Child, Coverage, IdentityDecision, Professional, Record
from sightline.loaders.case_format import read_case, shipped_case
from sightline.queries.example import case_of
from sightline.queries.rule import Example

VICTORIA = "victoria-climbie"
Headline = Callable[..., Case]


def records_of(fact: Fact) -> set[str]:
    """The records that a fact is about or names as carer."""
    about = {one.record for one in fact.about}
    return about | {fact.carer} if isinstance(fact, Care) else about


def case_file(items: tuple[Item, ...], person: str) -> CaseFile:
    """One person's case file from the items of a bundle, with everybody else who has a record as household."""
    decisions = [item for item in items if isinstance(item, IdentityDecision)]
    people: dict[str, set[str]] = {}
    for decision in decisions:
        people.setdefault(decision.person, set()).add(decision.record)
    facts = [item for item in items if isinstance(item, Fact)]
    records = [item for item in items if isinstance(item, Record)]
    today = identities(decisions)
    children = {item.id for item in items if isinstance(item, Child)}
    household = sorted(other for other in set(today.values()) if other != person)
    return CaseFile(
        person=person,
        who="Child",
        records=tuple(one for one in records if one.id in people[person]),
        decisions=tuple(one for one in decisions if one.record in people[person]),
        facts=tuple(fact for fact in facts if records_of(fact) & people[person]),
        household=tuple(
            MemberFile(
                person=other,
                who="Child" if other in children else "Adult",
                records=tuple(one for one in records if one.id in people[other]),
                decisions=tuple(one for one in decisions if one.record in people[other]),
                facts=tuple(fact for fact in facts if records_of(fact) & people[other]),
            )
            for other in household
        ),
        places=Places(
            agencies={item.id: item for item in items if isinstance(item, Agency)},
            professionals={item.id: item for item in items if isinstance(item, Professional)},
            addresses={item.id: item for item in items if isinstance(item, Address)},
            authorities={item.id: item for item in items if isinstance(item, Authority)},
        ),
        coverage=tuple(item for item in items if isinstance(item, Coverage)),
    )


@pytest.fixture(scope="session")
def headline_items() -> tuple[Item, ...]:
    return read_case(shipped_case(VICTORIA)).bundle.items


@pytest.fixture(scope="session")
def headline_file(headline_items: tuple[Item, ...]) -> CaseFile:
    return case_file(headline_items, VICTORIA)


@pytest.fixture(scope="session")
def headline(headline_file: CaseFile) -> Headline:
    """The headline case through a lens, the owner's unless another is given."""
    return lambda **lens: through(Lens(**{"viewer": OWNER, **lens}), headline_file)


@pytest.fixture(scope="session")
def example_file() -> CaseFile:
    """The made-up example that shows how a case is written."""
    return case_file(read_case(shipped_case("made-up-example")).bundle.items, "ottoline-marrowby")


@pytest.fixture(scope="session")
def twin() -> Headline:
    """The made-up twin of the story through a lens; see `twin.yaml`."""
    file = case_file(read_case(Path(__file__).with_name("twin.yaml")).bundle.items, "liesel-quarrowby")
    return lambda **lens: through(Lens(**{"viewer": OWNER, **lens}), file)


Made = Callable[..., Case]


@pytest.fixture(scope="session")
def made() -> Made:
    """A made-up case from a few facts in the notation of the rules' worked examples; see `queries/example.py`."""

    def build(*facts: dict[str, Any], **example: Any) -> Case:
        return case_of(Example(says="", today="2021-12-31", answers=(), facts=facts, **example))

    return build
