"""What every test may ask for: a store on each engine, shared by the session, and a wiped one.

store            both engines in turn; ids [embedded] and [neo4j]
fresh_store      the same, with every node removed first
embedded_store   the embedded engine
neo4j_store      Neo4j: started here, or your own by SIGHTLINE_NEO4J_URI (it must be empty)
questions        the names of the questions asked of the store, in order
ask              rows of any Cypher text, for looking at what a test has done
"""

import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
from asking import Ask
from hypothesis import settings as hypothesis_settings
from neo4j_server import Unavailable, jars, neo4j_server
from pydantic import SecretStr

from sightline.graph.settings import Settings
from sightline.graph.store import Statement, Store

# Machines are busy: no example is judged by its time. What CI tries is the same on every run.
hypothesis_settings.register_profile("sightline", deadline=None, derandomize=os.environ.get("CI") == "true")
hypothesis_settings.load_profile("sightline")

ENGINES = ("embedded", "neo4j")

# Tests get their settings from fixtures, and their screen is plain, whoever runs them.
GIVEN = Settings.from_environment()
SCREEN = ("COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PY_COLORS")
for name in [name for name in os.environ if name.startswith(("SIGHTLINE_", "TTY_")) or name in SCREEN]:
    del os.environ[name]

# A shell lets what it runs in the background ignore Ctrl-C, and so would all that tests start and then interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=[*ENGINES, "both"], default="both", help="database engine to run on")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `store` runs once on each engine."""
    if "store" in metafunc.fixturenames:
        metafunc.parametrize("store", ENGINES, indirect=True, scope="session")


@pytest.hookimpl(optionalhook=True)  # pytest-xdist may be missing
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process where all tests share a Neo4j of yours, which they wipe; else each process has databases of its own."""
    return 1 if GIVEN.neo4j_uri else None


def engines_of(item: pytest.Item) -> set[str]:
    """The engines that a test needs; none for most."""
    callspec = getattr(item, "callspec", None)
    chosen = {callspec.params["store"]} if callspec and "store" in callspec.params else set()
    return chosen | {engine for engine in ENGINES if {f"{engine}_store", f"{engine}_settings"} & set(item.fixturenames)}


@pytest.hookimpl(trylast=True)  # after -k and -m have chosen
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the engine not asked for, and Neo4j where it cannot run; in CI its tests fail with what is missing."""
    wanted = config.getoption("engine")
    left_out = {engine for engine in ENGINES if wanted not in {engine, "both"}}
    needed = "neo4j" not in left_out and any("neo4j" in engines_of(item) for item in items)
    if needed and not config.option.collectonly and os.environ.get("CI") != "true" and (missing := why_no_neo4j()):
        config.stash[NO_NEO4J] = missing
        left_out.add("neo4j")
        if hasattr(config, "workeroutput"):  # one of several processes
            config.workeroutput["no_neo4j"] = missing
    config.hook.pytest_deselected(items=[item for item in items if engines_of(item) & left_out])
    items[:] = [item for item in items if not engines_of(item) & left_out]


NO_NEO4J = pytest.StashKey[str]()


def why_no_neo4j() -> str | None:
    """What keeps Neo4j from running here, if anything."""
    if GIVEN.neo4j_uri:
        return None
    try:
        jars()
    except Unavailable as missing:
        return str(missing)
    return None


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What one of several processes had to leave out, for the one that speaks."""
    if missing := getattr(node, "workeroutput", {}).get("no_neo4j"):
        node.config.stash[NO_NEO4J] = missing


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that half of the tests did not run, and how to get it."""
    if missing := terminalreporter.config.stash.get(NO_NEO4J, None):
        terminalreporter.write_line(f"The Neo4j half did not run: {missing}; or set SIGHTLINE_NEO4J_URI", yellow=True)


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the embedded engine that the session shares."""
    return Settings(data=tmp_path_factory.mktemp("embedded"), embedded_heap="512m")


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of the Neo4j that the session shares."""
    if GIVEN.neo4j_uri:
        yield GIVEN
        return
    with neo4j_server() as server:
        yield Settings(
            neo4j_uri=server.uri,
            neo4j_user=server.user,
            neo4j_password=SecretStr(server.password),
            data=tmp_path_factory.mktemp("unused"),
        )


@pytest.fixture(scope="session")
async def embedded_store(embedded_settings: Settings) -> AsyncIterator[Store]:
    """An open store on the embedded engine."""
    async with await Store.open(embedded_settings) as store:
        yield store


@pytest.fixture(scope="session")
async def neo4j_store(neo4j_settings: Settings) -> AsyncIterator[Store]:
    """An open store on Neo4j."""
    async with await Store.connect(neo4j_settings) as store:
        if await count_nodes(store):
            pytest.exit("SIGHTLINE_NEO4J_URI names a database that is not empty, and the tests wipe it; name another", 2)
    async with await Store.open(neo4j_settings) as store:
        yield store
        await wipe(store, keep=None)


@pytest.fixture(scope="session")
def store(request: pytest.FixtureRequest) -> Store:
    """An open store, on each engine in turn."""
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture
async def fresh_store(store: Store) -> Store:
    """An open store without a single node, on each engine in turn; the schema stays."""
    await wipe(store)
    return store


@pytest.fixture
def questions(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the questions asked of the store from then on, in order: how many round trips reading takes."""
    asked: list[str] = []
    read = store.read

    async def counted(question: str, **parameters: Any) -> Any:
        asked.append(question)
        return await read(question, **parameters)

    monkeypatch.setattr(store, "read", counted)
    return asked


@pytest.fixture
def ask() -> Ask:
    """Rows of any Cypher text: `await ask(store, "MATCH …", name=value)`."""

    async def ask_store(store: Store, text: str, **parameters: Any) -> list[dict[str, Any]]:
        return await store._ask("a test", text, 100_000, parameters)

    return ask_store


@pytest.fixture(scope="session")
def empty() -> Callable[[Store], Awaitable[None]]:
    """Removes every node: for a test that needs a wiped store several times."""
    return wipe


async def count_nodes(store: Store) -> int:
    """How many nodes the database holds."""
    rows = await store._ask("a test", "MATCH (n) RETURN count(n) AS nodes", 1, {})
    return int(rows[0]["nodes"])


async def wipe(store: Store, keep: str | None = "Schema") -> None:
    """Remove every node but what says which migrations have run."""
    unless = f"WHERE NOT n:{keep}" if keep else ""
    kept = -1
    while (left := await count_nodes(store)) != kept:
        kept = left
        await store.write([Statement(f"MATCH (n) {unless} WITH n LIMIT 5000 DETACH DELETE n")])
