"""Who is called what in the files beside one: an export has its patients and its bodies in files of their own."""

import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from sightline.graph.errors import BadInput
from sightline.loaders.fhir.references import BODIES, References
from sightline.loaders.tabular.beginning import start_of, text_of

START = 4_096
_FIRST = re.compile(r""""resourceType"\s*:\s*"([A-Z]\w+)"|<(?:\w+:)?([A-Z]\w+)\s[^>]*http://hl7\.org/fhir""")
_NAMED = ("Patient", "Device", *BODIES)

Read = Callable[[Path], References]


def beside(path: Path, read: Read) -> Iterator[References]:
    """What each file of patients or bodies in the same folder calls them; bundles speak for themselves."""
    with os.scandir(path.resolve().parent) as entries:
        found = sorted((entry for entry in entries if entry.is_file()), key=lambda entry: entry.name)
    for entry in found:
        if entry.name != path.name and not entry.name.startswith("."):
            seen = entry.stat()
            if said := _references(Path(entry.path), seen.st_size, seen.st_mtime_ns, read):
                yield said


@lru_cache(maxsize=65_536)
def _references(path: Path, size: int, changed: int, read: Read) -> References | None:
    """None of a file that is of something else, or that cannot be read: it is refused when its turn comes."""
    try:
        first = _FIRST.search(text_of(start_of(path, START)))
        return read(path) if first and (first[1] or first[2]) in _NAMED else None
    except BadInput:
        return None
