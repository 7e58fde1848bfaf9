"""Which codes are one area's: DfE, GSS and those of the register of authorities.

`areas.csv` holds published codes alone, and since when the newest areas are there, under the Open Government Licence.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

NATIONS = {"E": "England", "N": "Northern Ireland", "S": "Scotland", "W": "Wales"}  # by how a GSS code begins


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of the areas that have a DfE code or took the place of others; an area keeps one DfE code over several GSS."""

    dfe_of_gss: Mapping[str, str]  # empty where the code went to the area's successor
    of_register: Mapping[str, tuple[str | None, str]]  # DfE where it has one, and GSS
    begun: Mapping[str, tuple[str, str]]  # by GSS: the day and the name of those that took the place of others since 2009


@cache
def codes() -> Codes:
    """Read from the list beside this module."""
    text = (resources.files("sightline.loaders.identifiers") / "areas.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return Codes(
        dfe_of_gss={row["gss"]: row["dfe"] for row in rows},
        of_register={row["register"]: (row["dfe"] or None, row["gss"]) for row in rows if row["register"]},
        begun={row["gss"]: (row["since"], row["name"]) for row in rows if row["since"]},
    )


def area_key(dfe: str | None, gss: str | None) -> str | None:
    """What an area is known by here, whichever of its codes a sender uses: its DfE code, else its GSS code.

    An abolished area whose DfE code went to its successor is known by its GSS code: Buckinghamshire's county and its council.
    """
    if gss and gss in codes().dfe_of_gss:
        return codes().dfe_of_gss[gss] or gss
    return dfe or gss
