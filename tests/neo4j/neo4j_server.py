"""A real Neo4j Community for the tests: jars from Maven, once, and a server that ends with whoever started it.

python tests/neo4j/neo4j_server.py     serves until Enter is pressed, and prints how to connect
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase

VERSION = "5.26.30"
HERE = Path(__file__).parent
LOCAL = HERE.parents[1] / ".local" / f"neo4j-{VERSION}"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


class Unavailable(Exception):
    """What is missing, and how to get it."""


@dataclass(frozen=True)
class Neo4jServer:
    """How to connect to a server that runs."""

    uri: str
    user: str
    password: str = field(repr=False)


@contextlib.contextmanager
def neo4j_server() -> Iterator[Neo4jServer]:
    """Serve an empty Neo4j on a free loopback port, with a password, until the block ends."""
    libraries = jars()
    with (
        tempfile.TemporaryDirectory(prefix="sightline-neo4j-", ignore_cleanup_errors=True) as home,
        open(Path(home) / "out.log", "wb") as log,
        _process(libraries, home, log) as process,
    ):
        try:
            yield _with_password(_uri(process, Path(log.name)))
        finally:
            process.communicate(timeout=60)  # end of input is the signal to stop


def jars() -> Path:
    """The folder with Neo4j's jars, downloaded by Maven when they are not there yet."""
    missing = [program for program in ("java", "mvn") if not shutil.which(program)]
    if "java" in missing or (missing and not (LOCAL / "jars").exists()):
        raise Unavailable(f"{' and '.join(missing)} not found; install a JDK 17 or later and Maven, e.g. `apt install maven`")
    LOCAL.mkdir(parents=True, exist_ok=True)
    with open(LOCAL / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (LOCAL / "jars").exists():
            _download(LOCAL)
    return LOCAL / "jars"


def _download(folder: Path) -> None:
    """Into a folder beside, renamed when complete, so that an interrupted download is no download."""
    shutil.rmtree(folder / "partial", ignore_errors=True)
    command = [
        "mvn",
        "-B",
        "-q",
        "-f",
        str(HERE / "pom.xml"),
        "dependency:copy-dependencies",
        f"-DoutputDirectory={folder / 'partial'}",
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode or not any((folder / "partial").glob(f"neo4j-{VERSION}.jar")):
        raise Unavailable(f"Maven could not fetch Neo4j {VERSION}: {(done.stdout + done.stderr).strip()[-500:]}")
    (folder / "partial").rename(folder / "jars")


def _process(libraries: Path, home: str, log: object) -> subprocess.Popen[str]:
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    command = ["java", "-Xmx768m", *opened, "-cp", f"{libraries}/*", str(HERE / "Launcher.java"), home]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,  # type: ignore[call-overload]
        text=True,
        start_new_session=True,
        env={name: value for name, value in os.environ.items() if name != "CLASSPATH"},
    )


def _uri(process: subprocess.Popen[str], log: Path) -> str:
    assert process.stdout
    for line in process.stdout:
        if line.startswith("BOLT "):
            return f"bolt://127.0.0.1:{line.split()[1]}"
    raise Unavailable(f"Neo4j did not start: {log.read_text()[-2000:]}")


def _with_password(uri: str) -> Neo4jServer:
    """Replace the password that a new server comes with."""
    server = Neo4jServer(uri, "neo4j", secrets.token_urlsafe(24))
    with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old="neo4j", new=server.password, database_="system"
        )
    return server


if __name__ == "__main__":
    with neo4j_server() as server:
        print(f"export SIGHTLINE_NEO4J_URI={server.uri} SIGHTLINE_NEO4J_PASSWORD={server.password}", flush=True)
        with contextlib.suppress(EOFError, KeyboardInterrupt):
            input()
