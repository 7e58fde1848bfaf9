"""Answers as JSON, for other programs: the same dataclasses, field by field."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import orjson


def as_json(answer: Any) -> str:
    """An answer, or part of one, as indented JSON."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_PASSTHROUGH_DATACLASS
    return orjson.dumps(answer, option=options, default=_plain).decode()


def as_line(answer: Any) -> str:
    """An answer, or part of one, as JSON in one line."""
    return orjson.dumps(answer, option=orjson.OPT_PASSTHROUGH_DATACLASS, default=_plain).decode()


def _plain(value: Any) -> Any:
    """What JSON has no form for: dataclasses as objects, sets as lists, mappings by things as lists of pairs."""
    if isinstance(value, frozenset):
        return sorted(value)
    return {field.name: _mapped(getattr(value, field.name)) for field in fields(value)}


def _mapped(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return dict(value) if all(isinstance(key, str) for key in value) else [[key, one] for key, one in value.items()]
