"""Finds the few records that a new one may be of one person with, by keys found by equality."""

from sightline.graph.facts import Particulars
from sightline.graph.names import keys
from sightline.graph.records import RecordFile
from sightline.graph.store import Store

KINDS = ("nhs", "upn", "born", "pair", "year")  # of the keys of particulars those that tell enough
LIMITS = {"most": 200, "candidates": 15, "mates": 30}  # read at most under a key, of all records, of one person


async def candidates(store: Store, file: RecordFile) -> list[str]:
    """Records that share a number or two keys with this one, and the records that are their persons' today; not itself."""
    found = {key for one in file.facts if isinstance(one, Particulars) for key in keys(one)}
    asked = sorted(key for key in found if key.partition(":")[0] in KINDS)
    homes = sorted(
        {key for one in file.addresses if not one.communal for key in keys(one) if key.startswith(("uprn:", "postcode:"))}
    )
    numbers = [key for key in asked if key.startswith(("nhs:", "upn:"))]
    rows = await store.read(
        "candidates",
        budget=LIMITS["candidates"] + 1,
        keys=asked,
        homes=homes,
        numbers=numbers,
        person=file.record.person,
        **LIMITS,
    )
    every = {record for row in rows for record in (row["id"], *row["mates"])}
    return sorted(every - {file.record.id})
