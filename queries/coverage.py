"""May an absence be spoken of: does a source claim to cover the question, and could the answer lie where one may not look."""

from collections.abc import Collection

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds
from sightline.graph.things import Coverage
from sightline.queries.index import Index


def covering(
    index: Index, kinds: Collection[str], since: Bounds, until: Bounds, *, team: str | None = None, bodies: Collection[str] = ()
) -> tuple[Coverage, ...]:
    """The claims for one team, or for kinds of body, that cover the kinds of fact over a whole interval."""
    return tuple(
        claim
        for claim in index.case.coverage
        if claim.complete
        and not set(kinds).isdisjoint(claim.kinds)
        and _is_of(index, claim, team, bodies)
        and (claim.since is None or claim.since <= since[0])
        and covered_until(claim) > until[1]
    )


def covered_until(claim: Coverage) -> str:
    """The first day that a claim no longer covers: as it says, else the day after the source was read."""
    return claim.until or add_days(claim.as_at, 1)


def hidden(index: Index, labels: Collection[str], team: str | None = None) -> bool:
    """Could a fact of these labels, on one team's file or on any, be there without this viewer seeing what it says."""
    if any(post.label in labels and team in (None, post.held_by) for post in index.case.signposts):
        return True
    may = index.case.lens.viewer.teams
    if may is None:
        return False
    asked = index.case.lens.teams
    if asked is None:
        return team is None or team not in may
    return not (asked if team is None else asked & {team}) <= may


def _is_of(index: Index, claim: Coverage, team: str | None, bodies: Collection[str]) -> bool:
    if team is not None:
        line = [agency.id for agency in index.line(team)] or [team]
        return claim.agency in line or claim.agency == index.kind(team)
    return claim.agency in bodies or index.kind(claim.agency) in bodies
