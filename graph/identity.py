"""Which person a record is of: a fold over dated decisions, so that a day in the past keeps the joins made by then."""

from collections.abc import Iterable

from sightline.graph.clock import last_day
from sightline.graph.things import IdentityDecision


def identities(
    decisions: Iterable[IdentityDecision], known_at: str | None = None, loaded_by: str | None = None
) -> dict[str, str]:
    """Person by record id, from the decisions made by a day (ISO, inclusive) and loaded by an instant; none means all."""
    made = sorted((one for one in decisions if _counts(one, known_at, loaded_by)), key=lambda one: (one.at, one.id))
    return {decision.record: decision.person for decision in made}


def _counts(decision: IdentityDecision, known_at: str | None, loaded_by: str | None) -> bool:
    by_then = known_at is None or last_day(decision.at) <= known_at
    return by_then and (loaded_by is None or decision.loaded_at <= loaded_by)
