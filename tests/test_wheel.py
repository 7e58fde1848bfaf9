"""The wheel is all that a user needs: installed in an empty environment it runs the demo, and takes nobody's name."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from running import running

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+==\S+(?: ; [^\\]+)?)", re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as built from the source distribution, as it would be published."""
    page = ROOT / "frontend" / "built" / "index.html"
    assert page.exists(), "the page is not built; run `make frontend/built/index.html`"
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(folder), cwd=ROOT)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as source:
        source.extractall(folder, filter="data")
    unpacked = next(path for path in folder.iterdir() if path.is_dir())
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=unpacked)
    return next(folder.glob("*.whl"))


@dataclass(frozen=True)
class Place:
    """An environment with the wheel and the PyPI `gql` client, and a directory for data, far from the checkout."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """No checkout, no Node and no other program within reach."""
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("SIGHTLINE_", "PYTHON"))}
        return bare | {"PATH": str(self.folder / "env" / "bin"), "SIGHTLINE_DATA": str(self.folder / "data")}

    def python(self, code: str) -> str:
        """What a few lines of Python print there."""
        python = self.folder / "env" / "bin" / "python"
        return run(str(python), "-c", code, cwd=self.folder, env=self.environment)

    def demo(self) -> AbstractContextManager[str]:
        """A running demo, by its address."""
        command = [str(self.folder / "env" / "bin" / "sightline"), "demo", "--port", "0"]
        return running(command, self.environment, self.folder)


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A fresh environment that holds the wheel, what it asks for, and the PyPI `gql` client."""
    found = Place(tmp_path_factory.mktemp("elsewhere"))
    versions = found.folder / "versions.txt"
    versions.write_text("\n".join(PINNED.findall((ROOT / "requirements-dev.lock").read_text())))
    run(sys.executable, "-m", "venv", str(found.folder / "env"))
    pip = [str(found.folder / "env" / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run(*pip, "install", "--constraint", str(versions), str(wheel), "gql")
    return found


def run(*command: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """The output of a command that must succeed."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_wheel_installs_no_name_but_its_own(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"sightline"}


def test_the_wheel_holds_all_of_the_built_page_and_nothing_else_of_the_frontend(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("sightline/frontend/")}
    built = ROOT / "frontend" / "built"
    page = {str(path.relative_to(ROOT)) for path in built.rglob("*") if path.is_file()}
    assert names == {f"sightline/{path}" for path in page}


@pytest.mark.parametrize("folder", ["graph", "gql", "loaders", "queries"])
def test_the_wheel_holds_every_file_of_a_folder(wheel: Path, folder: str) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(f"sightline/{folder}/")}
    files = {path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert names == {f"sightline/{path.relative_to(ROOT)}" for path in files}


def test_the_gql_client_stays_itself_beside_sightline(place: Place) -> None:
    said = place.python("import gql, sightline.gql; print(gql.gql('{ a }') is not None, 'sightline' in gql.__file__)")
    assert said.split() == ["True", "False"]


def test_the_demo_runs_from_the_wheel_alone_and_a_second_time_doubles_nothing(place: Place) -> None:
    question = """{
        search(text: "Victoria Climbié", first: 100) { hits { id kind title names bornOn why } cut }
        child(id: "victoria-climbie") { timeline(first: 100) { totalCount } counts { byKind { kind number } } }
    }"""
    with place.demo() as address, httpx.Client(base_url=address, timeout=30) as web:
        assert web.get("/health").is_success
        assets = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', web.get("/").text)
        assert [asset for asset in assets if not web.get(asset).is_success] == []
        assert len(assets) > 0
        first = web.post("/graphql", json={"query": question}).json()
    assert "errors" not in first
    assert first["data"]["search"]["hits"][0]["id"] == "Child:victoria-climbie"
    with place.demo() as address:
        assert httpx.post(f"{address}/graphql", json={"query": question}).json() == first
