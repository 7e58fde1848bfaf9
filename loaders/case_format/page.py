"""`docs/case-keys.md`: every section and key of a case file, read off the model."""

from collections.abc import Iterator, Mapping

from sightline.graph.facts import FACTS, KINDS
from sightline.graph.things import AGENCY_KINDS
from sightline.loaders.case_format.shape import (
    CHOICES,
    CONVENTIONS,
    DECISION_KEYS,
    FACT_KEYS,
    FACT_SECTIONS,
    HEADER_KEYS,
    SOURCE_KEYS,
    THINGS,
    TOLD_KEYS,
    columns,
    fact_keys,
    keys,
)

_TITLE = """# Keys of a case file

Printed from the code by `make docs`; change the code, not this page. [case-format.md](case-format.md) says how they are used.
"""


def keys_page() -> str:
    """The whole page."""
    parts = [
        _TITLE,
        *_table("Head", HEADER_KEYS),
        *_table("`conventions`", CONVENTIONS),
        *_table("`sources`, each", SOURCE_KEYS),
    ]
    for section, kind in THINGS.items():
        parts += _table(f"`{section}`", keys(section), (kind.__doc__ or "").strip(), section)
    parts += _table("`decisions` of a record, each", DECISION_KEYS)
    parts += _table("Every fact", FACT_KEYS, "Keys that rows of all sections below have.")
    parts += _table("`told`, each", TOLD_KEYS)
    for section, label in FACT_SECTIONS.items():
        own = {name: sentence for name, sentence in fact_keys(label).items() if name not in FACT_KEYS}
        parts += _table(f"`{section}`", own, _kinds(label), section)
    return "\n".join(parts)


def _kinds(label: str) -> str:
    return f"{(FACTS[label].__doc__ or '').strip()} Kinds: {', '.join(f'`{kind}`' for kind in KINDS[label])}."


def _table(title: str, rows: Mapping[str, str], says: str = "", section: str = "") -> Iterator[str]:
    yield f"## {title}\n"
    if says:
        yield f"{says}\n"
    yield "| key | says |\n|---|---|"
    for name, sentence in rows.items():
        yield f"| `{name}`{' (needed)' if name in _needed(section) else ''} | {sentence}{_choices(section, name)} |"
    yield ""


def _needed(section: str) -> frozenset[str]:
    if section == "records":
        return frozenset({"held_by", "of", "opened"})
    kind = THINGS.get(section) or FACTS.get(FACT_SECTIONS.get(section, ""))
    return frozenset(name for name, column in columns(kind).items() if column.needed) if kind else frozenset()


def _choices(section: str, name: str) -> str:
    if (section, name) == ("agencies", "kind"):
        return f": {', '.join(f'`{kind}` ({words})' for kind, words in AGENCY_KINDS.items())}"
    choices = CHOICES.get((FACT_SECTIONS.get(section, ""), name), ())
    return f" ({', '.join(f'`{one}`' for one in choices)})" if choices else ""
