"""What docs/documents.md shows is what the code makes of the made-up example."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sightline.graph.case import CaseFile
from sightline.graph.lens import OWNER, Lens
from sightline.graph.replay import Replay
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import document
from sightline.queries.document.draft import BadStatements, draft
from sightline.queries.document.markdown import write_markdown
from sightline.queries.document.stated import stated

PAGE = (Path(__file__).parents[3] / "docs" / "documents.md").read_text()
LOADED_AT = "2022-05-12T09:00:00.000Z"
BAD = """## What Northmere children's social care knew by 10 March 2021

The family had moved [school-writes-on].

The first call came before [first-call].
"""


@pytest.fixture(scope="module")
def ottoline(example_file: CaseFile) -> Replay:
    loaded = tuple(fact.changed(loaded_at=LOADED_AT) for fact in example_file.facts)
    return Replay(replace(example_file, facts=loaded), Lens(viewer=OWNER))


def test_the_statements_on_the_page_stand(ottoline: Replay) -> None:
    (written,) = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    knew, hindsight = stated(draft(written), ottoline)
    assert [len(statement.rests_on) for section in (knew, hindsight) for statement in section.statements] == [1, 2]


def test_the_refusal_on_the_page_is_what_is_said(ottoline: Replay) -> None:
    with pytest.raises(BadStatements) as raised:
        stated(draft(BAD, "panel.md"), ottoline, "panel.md")
    assert f"```\n{str(raised.value).partition(chr(10) + ';')[0]}\n```" in PAGE


def test_the_sample_on_the_page_is_what_is_written(ottoline: Replay) -> None:
    made = write_markdown(document(ottoline.whole, Asked(day="2022-06-01", succinct=True), ())).decode().splitlines()
    sample = [line for line in PAGE.partition("## A sample")[2].splitlines() if line.startswith("|")]
    assert len(sample) == 5
    assert [line for line in sample if line not in made] == []
