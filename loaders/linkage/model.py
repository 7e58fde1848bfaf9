"""The model: how often each comparison comes out which way between records of one person and of two. Kept as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path
from typing import Any

import orjson

from sightline.graph.errors import BadInput
from sightline.graph.proposal import bits_of
from sightline.loaders.linkage.comparisons import COMPARISONS, Comparison, fingerprint
from sightline.loaders.linkage.table import Common

FORMAT = 1
SHIPPED = Path(__file__).parent / "shipped.json"
NEVER = 1e-7  # no outcome is believed never to happen


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model: `same` and `other` are the shares of each outcome, by comparison, from `otherwise` up."""

    name: str
    made_on: str
    records: int
    prior: float
    same: Mapping[str, tuple[float, ...]]
    other: Mapping[str, tuple[float, ...]]
    common: Common
    comparisons: tuple[Comparison, ...] = COMPARISONS

    @property
    def version(self) -> str:
        """As proposals name it."""
        return f"{self.name} of {self.made_on}"

    def bits(self, about: str, outcome: int) -> float:
        """What one outcome speaks for (above 0) or against; nothing where it could not be compared (-1)."""
        if outcome < 0:
            return 0.0
        return log2(max(self.same[about][outcome], NEVER) / max(self.other[about][outcome], NEVER))

    def weight(self, outcomes: Sequence[int]) -> float:
        """All bits and the prior."""
        return self.prior_bits + sum(self.bits(one.about, found) for one, found in zip(self.comparisons, outcomes, strict=True))

    @property
    def prior_bits(self) -> float:
        """What is to be believed of any two records before they are compared."""
        return bits_of(self.prior)

    def filled(self, from_: "Model") -> "Model":
        """With the shares of another model for every comparison that this one could not learn."""
        return replace(self, same={**from_.same, **self.same}, other={**from_.other, **self.other})

    def write(self, path: Path) -> None:
        """Writes it, whole or not at all."""
        whole = orjson.dumps(self._as_dict(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.touch(mode=0o600)  # it holds the commonest names
        unfinished.write_bytes(whole + b"\n")
        unfinished.replace(path)

    def _as_dict(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "comparisons": fingerprint(self.comparisons),
            "name": self.name,
            "made_on": self.made_on,
            "records": self.records,
            "prior": self.prior,
            "outcomes": {one.about: list(one.outcomes) for one in self.comparisons},
            "same": self.same,
            "other": self.other,
            "common": {"given": self.common.given, "family": self.common.family},
        }

    @classmethod
    def read(cls, path: Path) -> "Model":
        """A kept model; BadInput where the file is none, or one of other comparisons than this version makes."""
        try:
            said = orjson.loads(path.read_bytes())
            if said["format"] != FORMAT or said["comparisons"] != fingerprint():
                raise BadInput(
                    str(path), "was made by another version of Sightline", "run sightline link --train to make it anew"
                )
            return cls(
                name=said["name"],
                made_on=said["made_on"],
                records=said["records"],
                prior=said["prior"],
                same={about: tuple(shares) for about, shares in said["same"].items()},
                other={about: tuple(shares) for about, shares in said["other"].items()},
                common=Common(**said["common"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadInput(str(path), "cannot be read as a model", "run sightline link --train to make it anew") from error
