"""Lock files: they name no package host, so that each machine's own configuration decides, and they are up to date."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PLACES = ("*.lock", "*/package-lock.json", "*/*/package-lock.json")
LOCKS = sorted(str(path.relative_to(ROOT)) for place in PLACES for path in ROOT.glob(place))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def versions(lock: str) -> dict[str, list[str]]:
    """Locked versions by package; several where they differ by platform."""
    found: dict[str, list[str]] = {}
    for name, version in PINNED.findall((ROOT / lock).read_text()):
        found.setdefault(name, []).append(version)
    return found


def wanted(group: str) -> list[Requirement]:
    """The requirements of one dependency group, those that it includes among them."""
    entries = PROJECT["dependency-groups"][group]
    included = [one for entry in entries if isinstance(entry, dict) for one in wanted(entry["include-group"])]
    return included + [Requirement(entry) for entry in entries if isinstance(entry, str)]


def test_there_are_locks_for_python_and_for_the_page() -> None:
    assert {"requirements.lock", "requirements-dev.lock", "frontend/package-lock.json"} <= set(LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()
    if lock.endswith("package-lock.json"):
        packages = json.loads(text)["packages"]
        assert [name for name, package in packages.items() if "://" in package.get("resolved", "")] == []
    else:
        assert not re.search(r"://|^\s*-", text.replace("    --hash=sha256:", "    "), re.MULTILINE)


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock.endswith("package-lock.json")])
def test_a_lock_made_on_one_platform_holds_for_the_others(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text())["packages"]
    locked = {name.rpartition("node_modules/")[2] for name in packages}
    named = {name for package in packages.values() for name in package.get("optionalDependencies", {})}
    assert named - locked == set(), "npm ci refuses such a lock; the registry lacks these at that version"


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.lock", [Requirement(one) for one in PROJECT["project"]["dependencies"]] + wanted("build")),
        ("requirements-dev.lock", wanted("dev")),
    ],
)
def test_a_lock_holds_what_pyproject_asks_for(lock: str, requirements: list[Requirement]) -> None:
    locked = versions(lock)
    met = [one for one in requirements if any(version in one.specifier for version in locked.get(one.name.lower(), []))]
    assert met == requirements, "run `make lock`"


def test_development_runs_the_versions_that_users_run() -> None:
    development = versions("requirements-dev.lock")
    assert {name: at for name, at in versions("requirements.lock").items() if development.get(name) != at} == {}
