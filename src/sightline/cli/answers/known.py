"""What the child is and is not known to, over which interval, and the coverage that allows saying so."""

from rich.console import Group, RenderableType

from sightline.cli.answers.written import table, when
from sightline.graph.case import Case
from sightline.queries.unknown import Unknown, unknown

answer = unknown


def show(found: tuple[Unknown, ...], case: Case) -> RenderableType:
    """One row for each thing that a child may be known to."""
    claims = {claim.id: claim for one in found for claim in one.coverage}
    agencies = case.places.agencies
    return Group(
        table(
            "Known to",
            ("what", "answer", "from", "until"),
            ([one.words, one.sentence, when(one.since), when(one.until)] for one in found),
            "Nothing was asked.",
        ),
        table(
            "Rests on these claims of coverage",
            ("source", "complete for", "from", "until", "as at", "note"),
            (
                [
                    agencies[claim.agency].name if claim.agency in agencies else claim.agency,
                    ", ".join(claim.kinds),
                    claim.since or "the beginning",
                    claim.until or "no end",
                    claim.as_at,
                    claim.note or "",
                ]
                for claim in claims.values()
            ),
            "No source claims to cover these questions: absence here is not absence.",
        ),
    )
