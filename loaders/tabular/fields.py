"""Which fields of the model a mapping may fill from a column, and how each is read."""

from sightline.graph.facts import FACTS
from sightline.graph.schema import nodes

DATES = frozenset(
    {"on", "since", "until", "earliest", "latest", "until_earliest", "until_latest", "recorded_at", "born_on", "died_on"}
)
CLOCKS = frozenset({"on", "since", "until", "earliest", "latest"})  # what cannot be read here holds the row
NUMBERS = frozenset({"nhs_number", "upn"})

# Set by the loader, or by a part of the mapping of its own.
_NOT_BY_COLUMN = frozenset({
    "id", "fact", "version", "kind", "held_by", "recorded_basis", "source", "loaded_at", "load", "as_written", "shelf",
    "series", "follows", "changes", "tells_where", "kept_with", "lets_know", "hidden", "at", "agency", "by", "to", "by_agency",
    "carer", "authority",
})  # fmt: skip

TYPES: dict[str, dict[str, str]] = {
    label: {one.name: one.type for one in nodes()[label].properties if one.name not in _NOT_BY_COLUMN} for label in FACTS
}
FIELDS: dict[str, frozenset[str]] = {label: frozenset(types) for label, types in TYPES.items()}
