"""Both engines hand over what gives the document of the case file as written, but for the instant of loading."""

import re

from sightline.graph.case import CaseFile
from sightline.graph.casefile import child_replay
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.loaders.case_format import read_case, shipped_case
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import document
from sightline.queries.document.plain import write_json
from sightline.queries.rule import rules

CASE = "victoria-climbie"
LENSES = (
    Lens(viewer=OWNER),
    Lens(viewer=OWNER, teams=frozenset({"brent-social-services"}), known_at="1999-07-16"),
    Lens(viewer=OWNER, pooled=True, known_at="1999-10-28", identity="today"),
)
LOADED = re.compile(rb'"loaded_at": "[^"]*"')


async def test_a_document_from_the_database_is_that_of_the_file(fresh_store: Store, headline_file: CaseFile) -> None:
    await load(fresh_store, [read_case(shipped_case(CASE)).bundle], source=f"{CASE}.yaml")
    asked = Asked(day="2003-01-28")
    for lens in LENSES:
        fetched = document((await child_replay(fresh_store, CASE, lens)).whole, asked, rules())
        written = document(through(lens, headline_file), asked, rules())
        assert LOADED.sub(b"", write_json(fetched)).decode() == LOADED.sub(b"", write_json(written)).decode()
