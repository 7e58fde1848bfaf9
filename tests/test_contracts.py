"""Imports go one way, and only `graph` knows the driver."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_imports_keep_to_the_contracts_in_pyproject() -> None:
    run = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
    assert "2 kept, 0 broken" in run.stdout


def test_the_five_folders_are_links_and_hold_the_only_copy() -> None:
    for name in ("frontend", "gql", "graph", "loaders", "queries"):
        link = ROOT / "src" / "sightline" / name
        assert link.is_symlink()
        assert link.resolve() == ROOT / name
