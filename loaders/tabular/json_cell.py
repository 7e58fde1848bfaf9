"""Cells that hold JSON: their members become cells of their own, and what says yes the cell itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sightline.loaders.tabular.cells import heading, yes_or_no
from sightline.loaders.tabular.json_text import sound

_CODES = re.compile(r"[0-9]{0,2}[A-Z]{0,4}(?:, ?[0-9]{0,2}[A-Z]{0,4})*")


def opened_out(cells: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Each cell as several: a list as its texts, an object as the names that say yes, and each member below it.

    Codes with commas between them are as good a list. What is neither is named, and stays as it is.
    """
    found: dict[str, str] = {}
    wrong: list[str] = []
    for name, text in cells.items():
        try:
            said = text.replace(" ", "").split(",") if _CODES.fullmatch(text) else sound(text)
        except ValueError:
            wrong.append(name)
            continue
        texts = [said] if isinstance(said, dict) else said if isinstance(said, list) else [said]
        found[name] = "; ".join(one for part in texts for one in _own(part))
        for part in (part for part in texts if isinstance(part, dict)):
            found |= {heading(f"{name}/{member}"): _text(value) for member, value in part.items()}
    return found, wrong


def _own(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (member for member, value in part.items() if yes_or_no(_text(value)))
    elif text := _text(part):
        yield text


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()
