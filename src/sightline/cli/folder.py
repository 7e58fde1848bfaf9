"""The folder of one check: its findings as they come, for this user's eyes only; what was cut off is taken up again."""

import csv
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from sightline.graph.checks import Check
from sightline.graph.errors import BadInput

CHECK, FINDINGS, LEFT_OUT = "check.json", "findings.jsonl", "left-out.jsonl"
STREAMED = (FINDINGS, LEFT_OUT)


class Folder:
    """Where one check writes. `goes_on`: what it had found before is here, so that it need not begin again."""

    def __init__(self, path: Path, *, goes_on: bool) -> None:
        self.path = path
        self.goes_on = goes_on

    @classmethod
    def of(cls, path: Path, check: Check) -> Self:
        """The folder as this check left it; BadInput where it is of another, or cannot be written."""
        named = path / CHECK
        try:
            if named.exists():
                if json.loads(named.read_text()).get("id") != check.id:
                    raise BadInput(f"--out {path}", "holds the findings of another check", "name another folder")
                for name in STREAMED:
                    (path / name).touch(mode=0o600)
                    _cut(path / name, check.after)
                return cls(path, goes_on=True)
            path.mkdir(parents=True, exist_ok=True)
            if any(path.iterdir()):
                raise BadInput(f"--out {path}", "is not empty", "name another folder")
            for name in STREAMED:
                (path / name).touch(mode=0o600)
            told = {"id": check.id, "as_at": check.as_at, "replayed": check.replayed, "started_at": check.started_at}
            named.touch(mode=0o600)
            named.write_text(json.dumps(told) + "\n")
            return cls(path, goes_on=not check.after)
        except OSError as error:
            raise BadInput(f"--out {path}", f"cannot be written: {error.strerror}", "check the path and its space") from None

    def add(self, name: str, lines: Iterable[str]) -> None:
        """Writes lines to the end; they are on the disk before the check says that it has come so far."""
        with (self.path / name).open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())

    def write(self, name: str, rows: Iterable[Sequence[Any]]) -> None:
        """A table of counts."""
        with (self.path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def _cut(written: Path, after: str) -> None:
    """Takes away what was written after the last child that the check counted, half a line among it."""
    kept = 0
    with written.open("rb") as file:
        for line in file:
            if not line.endswith(b"\n") or json.loads(line)["child"] > after:
                break
            kept += len(line)
    os.truncate(written, kept)
