"""The timeline: what files say about a person in order, filtered and read page by page."""

from typing import Annotated

import strawberry

from sightline.gql.answers import Answers
from sightline.gql.fact import FactLabel
from sightline.gql.node import key_in
from sightline.gql.page import After, Before, First, Last, Page, page_of
from sightline.gql.scalars import Day
from sightline.graph.errors import BadInput
from sightline.graph.facts import KINDS
from sightline.queries.timeline import Entry, timeline

FIRST = 50
MOST = 500

Labels = Annotated[list[FactLabel], strawberry.argument(description="Which sorts of facts.")]
Kinds = Annotated[list[str] | None, strawberry.argument(description="Only these kinds, such as 'referral'.")]
Teams = Annotated[list[strawberry.ID] | None, strawberry.argument(description="Only what these teams hold or did.")]
InAuthority = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only what lies in this area or was done by a team that works for it."),
]
Since = Annotated[Day | None, strawberry.argument(description="Only what could have happened on or after this day.")]
Until = Annotated[Day | None, strawberry.argument(description="Only what could have happened before this day.")]


def timeline_page(
    person: strawberry.Parent[Answers],
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    labels: Labels = [FactLabel.CONTACT],  # noqa: B006  # printed as the default; nothing writes to it
    kinds: Kinds = None,
    teams: Teams = None,
    authority: InAuthority = None,
    since: Since = None,
    until: Until = None,
) -> Page:
    """One page of a person's facts in order of happening."""
    entries = timeline(
        person.case if labels == [FactLabel.CONTACT] else person.own,
        labels=[label.value for label in labels],
        kinds=kinds if kinds is None else known_kinds(kinds),
        teams=teams if teams is None else [key_in("Agency", team) for team in teams],
        authority=authority if authority is None else key_in("Authority", authority),
        since=since,
        until=until,
    )
    return page_of(entries, place, first=first, after=after, last=last, before=before, usual=FIRST, most=MOST)


def place(entry: Entry) -> str:
    """Where an entry stands in the order."""
    return entry.key


def known_kinds(kinds: list[str]) -> list[str]:
    """The kinds asked for; BadInput when one is in no list of the model."""
    every = {kind for kinds in KINDS.values() for kind in kinds}
    for kind in kinds:
        if kind not in every:
            raise BadInput("kinds", f"{kind!r} is no kind of fact", f"use {', '.join(sorted(every))}")
    return kinds
