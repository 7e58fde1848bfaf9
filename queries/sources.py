"""Which teams' files were looked at, as at which day, and what they claim to cover: what every empty answer lists."""

from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.things import Agency, Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One team's file: how much of it is seen here, and what its source claims. No claim means absence says nothing."""

    team: str
    agency: Agency | None
    facts: int
    coverage: tuple[Coverage, ...] = ()

    @property
    def as_at(self) -> str | None:
        """The latest day on which the source was read; none where it does not say."""
        return max((claim.as_at for claim in self.coverage), default=None)


def sources(case: Case) -> tuple[Source, ...]:
    """The files that the case rests on, and those that a claim covers though they hold nothing, by team."""
    facts: dict[str, int] = {}
    for fact in case.facts:
        facts[fact.held_by] = facts.get(fact.held_by, 0) + 1
    claims: dict[str, list[Coverage]] = {}
    for claim in case.coverage:
        claims.setdefault(claim.agency, []).append(claim)
    return tuple(
        Source(
            team=team,
            agency=case.places.agencies.get(team),
            facts=facts.get(team, 0),
            coverage=tuple(claims.get(team, ())),
        )
        for team in sorted({*facts, *claims})
    )
