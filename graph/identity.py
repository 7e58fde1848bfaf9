"""Which person a record is of: a fold over dated decisions, so that a day in the past keeps the joins made by then."""

from collections.abc import Iterable

from sightline.graph.clock import last_day
from sightline.graph.things import IdentityDecision


def counted(
    decisions: Iterable[IdentityDecision], known_at: str | None = None, loaded_by: str | None = None
) -> list[IdentityDecision]:
    """The decisions made by a day (ISO, inclusive) and loaded by an instant, in the order of deciding; none means all."""
    made = (one for one in decisions if known_at is None or last_day(one.at) <= known_at)
    return sorted((one for one in made if loaded_by is None or one.loaded_at <= loaded_by), key=lambda one: (one.at, one.id))


def identities(decided: Iterable[IdentityDecision]) -> dict[str, str]:
    """Person by record id, from decisions in the order of deciding: the last stands."""
    return {decision.record: decision.person for decision in decided}
