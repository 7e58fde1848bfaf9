"""What a question that replays a child's file is asked with, and what may be left out."""

from dataclasses import dataclass

from sightline.graph.errors import BadInput
from sightline.graph.replay import Identity
from sightline.graph.store import Store
from sightline.queries.local import Locals


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The words after the child, and the options."""

    store: Store
    words: tuple[str, ...]
    known_at: str | None
    teams: tuple[str, ...]
    pooled: bool
    identity: Identity
    today: str
    local: Locals

    def day(self) -> str:
        """The day that must be given."""
        if self.known_at is None:
            raise BadInput("--known-at", "is missing", "say as at which day, such as --known-at 1999-07-14")
        return self.known_at

    def only(self, question: str, number: int, takes: str) -> tuple[str, ...]:
        """Just so many words after the child."""
        if len(self.words) != number:
            raise BadInput(f"ask {question}", f"takes {takes}", "put each into quotation marks where it has spaces")
        return self.words
