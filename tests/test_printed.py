"""Pages that are read off the code agree with it."""

from pathlib import Path

import pytest

from sightline.printed import PRINTED, ROOT, differences


def test_no_printed_page_differs_from_the_code() -> None:
    assert differences() == {}, "run `make docs`"


@pytest.mark.parametrize("name", PRINTED)
def test_a_change_to_a_printed_page_is_noticed(name: str, tmp_path: Path) -> None:
    for other in PRINTED:
        (tmp_path / other).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / other).write_text((ROOT / other).read_text())
    with (tmp_path / name).open("a") as page:
        page.write("and a line that nobody printed\n")
    assert list(differences(tmp_path)) == [name]


def test_the_index_of_docs_names_every_page_and_folder() -> None:
    docs = ROOT / "docs"
    index = (docs / "README.md").read_text()
    entries = {page.name for page in docs.glob("*.md")} | {f"{folder.name}/" for folder in docs.iterdir() if folder.is_dir()}
    assert [entry for entry in entries - {"README.md"} if f"({entry}" not in index] == []
