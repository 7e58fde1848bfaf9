"""Prints the pages and lists that stand in the code once and are committed for reading; `--check` only compares."""

import difflib
import sys
from collections.abc import Callable
from pathlib import Path

from sightline.gql.schema import printed
from sightline.graph.schema import model_page
from sightline.loaders.borough.page import borough_page
from sightline.loaders.case_format.page import keys_page
from sightline.pages import commands_page, errors_page, settings_page
from sightline.queries import rulebook
from sightline.reckoning import CHILDREN, SEED, reckoned, reckoning_table

ROOT = Path(__file__).parents[2]
PRINTED: dict[str, Callable[[], str]] = {
    "docs/case-keys.md": keys_page,
    "docs/commands.md": commands_page,
    "docs/errors.md": errors_page,
    "docs/made-up-borough.md": lambda: borough_page(CHILDREN, SEED, reckoning_table(reckoned(CHILDREN, SEED))),
    "docs/model.md": model_page,
    "docs/settings.md": settings_page,
    **rulebook.pages(),
    "gql/schema.graphql": printed,
}


def differences(root: Path = ROOT) -> dict[str, str]:
    """What is committed against what the code says, by path, where they differ."""
    found = {}
    for name, page in PRINTED.items():
        path = root / name
        stands = path.read_text() if path.exists() else ""
        said = page()
        if stands != said:
            before, after = f"{name} as it is", "as the code says"
            lines = difflib.unified_diff(stands.splitlines(), said.splitlines(), before, after, lineterm="")
            found[name] = "\n".join(lines)
    return found


def main() -> int:
    """Print what differs; or with `--check` show it and fail."""
    found = differences()
    if "--check" in sys.argv[1:]:
        for difference in found.values():
            print(difference)
        print(f"{len(found)} of {len(PRINTED)} printed pages differ from the code" + ("; run `make docs`" if found else ""))
        return 1 if found else 0
    for name in found:
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PRINTED[name]())
        print(f"printed {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
