"""The embedded engine's life: started, joined, left, killed, recovered, refused."""

import asyncio
import contextlib
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from sightline.graph.engines import disk, embedded
from sightline.graph.engines.directory import DataDirectory, RunFile
from sightline.graph.errors import DataNewer, DataUnusable, DiskFull, EngineDown, EngineFailed, EngineMissing
from sightline.graph.settings import Settings
from sightline.graph.store import Statement, Store

START = """
import sys
from pathlib import Path
from sightline.graph.engines import embedded
from sightline.graph.settings import Settings
running = embedded.start(Settings(data=Path(sys.argv[1]), embedded_heap="256m"))
print("started" if running.started else "joined", running.pid, flush=True)
"""
START_AND_WAIT = START + "sys.stdin.read()\nrunning.leave()\n"
START_AND_LEAVE = START + "running.leave()\n"
WRITE_FOR_EVER = """
import asyncio, itertools, sys
from pathlib import Path
from sightline.graph.settings import Settings
from sightline.graph.store import Statement, Store
async def main():
    store = await Store.connect(Settings(data=Path(sys.argv[1]), embedded_heap="256m"))
    await store.write([Statement("CREATE CONSTRAINT IF NOT EXISTS FOR (mark:Mark) REQUIRE mark.id IS UNIQUE")])
    for number in itertools.count():
        await store.write([Statement("UNWIND $rows AS row CREATE (:Mark {id: row.id})", [{"id": number}])])
        print(number, flush=True)
asyncio.run(main())
"""

FILL_UP = """
import asyncio, sys
from pathlib import Path
from sightline.graph.errors import SightlineError
from sightline.graph.settings import Settings
from sightline.graph.store import Statement, Store
async def main():
    async with await Store.connect(Settings(data=Path(sys.argv[1]), embedded_heap="256m")) as store:
        for start in range(0, 40_000, 1000):
            rows = [{"id": number, "text": "x" * 1000} for number in range(start, start + 1000)]
            try:
                await store.write([Statement("UNWIND $rows AS row CREATE (:Mark {id: row.id, text: row.text})", rows)])
            except SightlineError as refused:
                error = refused
                break
        [row] = await store._ask("a test", "MATCH (mark:Mark) RETURN count(*) AS n", 1, {})
        print(start, row["n"], f"{type(error).__name__}: {error}", sep="\\n")
asyncio.run(main())
"""


@pytest.fixture
def settings(tmp_path):
    chosen = Settings(data=tmp_path / "data", embedded_heap="256m")
    yield chosen
    embedded.stop(chosen)
    assert gone(chosen, within=30)


def gone(settings: Settings, within: float) -> bool:
    """Whether no engine runs in the data directory, sooner or later."""
    deadline = time.monotonic() + within
    while DataDirectory(settings.data).engine_runs():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@contextlib.contextmanager
def other_process(script: str, settings: Settings, **options):
    """Another command at work; ended with its input, at the latest at the end of the block."""
    command = [sys.executable, "-c", script, str(settings.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options) as process:
        try:
            yield process
        finally:
            process.communicate()


def test_a_second_command_joins_the_running_engine_and_the_last_to_leave_stops_it(settings):
    running = embedded.start(settings)
    with other_process(START_AND_LEAVE, settings) as other:
        assert other.stdout.read() == f"joined {running.pid}\n"
    assert embedded.status(settings).pid == running.pid
    running.leave()
    assert not embedded.status(settings).running
    assert not DataDirectory(settings.data).left_open()


def test_the_first_to_leave_does_not_stop_it_under_the_second(settings):
    with other_process(START_AND_WAIT, settings) as other:
        pid = int(other.stdout.readline().removeprefix("started "))
        running = embedded.start(settings)
        other.communicate()
    assert embedded.status(settings).pid == running.pid == pid
    running.leave()


def test_of_two_commands_at_once_one_starts_and_the_other_joins(settings):
    with other_process(START_AND_WAIT, settings) as one, other_process(START_AND_WAIT, settings) as two:
        said = sorted([one.stdout.readline(), two.stdout.readline()])
    assert [line.split()[0] for line in said] == ["joined", "started"]
    assert len({line.split()[1] for line in said}) == 1


def test_an_engine_does_not_outlive_a_killed_owner(settings):
    with other_process(START_AND_WAIT, settings) as owner:
        owner.stdout.readline()
        owner.kill()
    assert embedded.status(settings).running
    assert gone(settings, within=30)
    assert not DataDirectory(settings.data).left_open()


def test_ctrl_c_in_the_terminal_reaches_the_command_but_not_the_engine(settings):
    with other_process(START_AND_WAIT, settings, start_new_session=True, stderr=subprocess.DEVNULL) as owner:
        engine = int(owner.stdout.readline().split()[1])
        assert os.getsid(engine) != os.getsid(owner.pid)
        os.killpg(owner.pid, signal.SIGINT)
        owner.wait(timeout=30)
        assert embedded.status(settings).pid == engine


def test_a_kept_engine_stays_until_it_is_stopped(settings):
    embedded.start(settings, keep=True).leave()
    assert embedded.status(settings).kept
    assert embedded.stop(settings) == "stopped"
    assert embedded.stop(settings) == "not running"


def test_stopping_an_engine_in_use_lets_the_last_user_stop_it(settings):
    running = embedded.start(settings, keep=True)
    assert embedded.stop(settings) == "in use"
    running.leave()
    assert not embedded.status(settings).running


def test_a_terminated_engine_closes_cleanly_even_when_used(settings):
    running = embedded.start(settings)
    os.kill(running.pid, signal.SIGTERM)
    assert gone(settings, within=30)
    running.leave()
    again = embedded.start(settings)
    again.leave()
    assert again.message is None


def test_a_killed_engine_keeps_every_acknowledged_write_and_the_next_start_says_so(settings):
    with other_process(WRITE_FOR_EVER, settings, stderr=subprocess.PIPE) as writer:
        acknowledged = [int(writer.stdout.readline()) for _ in range(50)]
        os.kill(embedded.status(settings).pid, signal.SIGKILL)
        said, trouble = writer.communicate()
    acknowledged += [int(line) for line in said.split()]
    assert "EngineDown: the embedded database has stopped" in trouble
    kept, message = asyncio.run(marks(settings))
    assert "not closed cleanly" in message
    assert set(acknowledged) <= kept


def test_a_write_that_the_disk_refuses_leaves_nothing_half_written_and_reading_goes_on(settings):
    command = [sys.executable, "-c", FILL_UP, str(settings.data)]
    limit = (12_000_000, 12_000_000)  # bytes in one file; the engine inherits it
    done = subprocess.run(
        command, capture_output=True, text=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    )
    acknowledged, read, failed = done.stdout.splitlines()
    assert failed.startswith("EngineFailed: the database failed at a write")
    assert failed.endswith(f"nothing of it is saved; {settings.data}/log/engine.log says why")
    assert acknowledged == read
    kept, _ = asyncio.run(marks(settings))
    assert len(kept) == int(acknowledged)


async def marks(settings: Settings) -> tuple[set[int], str | None]:
    """Every mark in the database, and what its start said."""
    async with await Store.connect(settings) as store:
        rows = await store._ask("a test", "MATCH (mark:Mark) RETURN mark.id AS id", 100_000, {})
        return {row["id"] for row in rows}, store.message


def test_a_stale_run_file_misleads_nobody_though_its_process_id_is_used_again(settings):
    directory = DataDirectory(settings.data)
    directory.prepare()
    directory.write_run_file(RunFile(os.getpid(), 1, "no longer right", "1", recovered=False))
    assert embedded.stop(settings) == "not running"
    running = embedded.start(settings)
    assert running.started
    assert running.pid != os.getpid()
    running.leave()


def test_engines_of_two_directories_run_side_by_side(settings, tmp_path):
    other = settings.model_copy(update={"data": tmp_path / "other"})
    one, two = embedded.start(settings), embedded.start(other)
    assert one.uri != two.uri
    one.leave()
    two.leave()


def test_the_password_is_for_this_user_only_and_is_written_nowhere_else(settings):
    running = embedded.start(settings)
    password = running.password.get_secret_value()
    run_file = settings.data / "run" / "engine.json"
    assert stat.S_IMODE(run_file.stat().st_mode) == 0o600
    assert password in run_file.read_text()
    shown = [repr(running), repr(DataDirectory(settings.data).read_run_file()), repr(embedded.status(settings))]
    files = [path for path in settings.data.rglob("*") if path.is_file() and path != run_file]
    process = Path(f"/proc/{running.pid}")
    files += [process / name for name in ("cmdline", "environ") if process.exists()]
    assert not [text for text in shown if password in text]
    assert not [path for path in files if password.encode() in path.read_bytes()]
    running.leave()
    assert not run_file.exists()


def test_the_engine_listens_on_this_machine_only(settings):
    embedded.start(settings).leave()
    log = (settings.data / "log" / "engine.log").read_text()
    listening = [line for line in log.splitlines() if "Listening for incoming BOLT" in line or "HTTP Server started" in line]
    assert len(listening) == 2
    assert all("127.0.0.1" in line for line in listening)


def test_a_read_only_directory_is_named_with_the_cure(settings):
    settings.data.mkdir()
    settings.data.chmod(0o500)
    said = refused(settings, preexec_fn=obey_permissions)
    assert said.startswith(f"DataUnusable: data directory {settings.data} cannot be written: Permission denied; make it writable")


def obey_permissions():
    """Give up root's right to write everywhere, where there is one (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)."""
    import ctypes

    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def test_a_file_in_place_of_the_directory_is_named_with_the_cure(settings, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DataUnusable, match=r"file cannot be written: .*; make it writable .* or set SIGHTLINE_DATA"):
        embedded.start(settings.model_copy(update={"data": tmp_path / "file"}))


def test_a_start_on_a_full_disk_says_so(settings):
    said = refused(settings, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
    assert said.startswith(f"DiskFull: no space left for data directory {settings.data}; free more than 64 MB")


def refused(settings: Settings, **options) -> str:
    """The error that another process meets when it starts the engine."""
    command = [sys.executable, "-c", START, str(settings.data)]
    done = subprocess.run(command, capture_output=True, text=True, **options)
    assert done.returncode == 1
    return done.stderr.strip().splitlines()[-1].removeprefix("sightline.graph.errors.")


async def test_a_write_on_a_full_disk_says_so_and_reading_goes_on(settings, monkeypatch):
    async with await Store.connect(settings) as store:
        await store.write([Statement("CREATE (:Mark {id: 1})")])
        with monkeypatch.context() as full:
            full.setattr(disk, "FREE_BYTES_NEEDED", 2**62)
            with pytest.raises(DiskFull, match="no space left"):
                await store.write([Statement("CREATE (:Mark {id: 2})")])
            assert await store._ask("a test", "MATCH (mark:Mark) RETURN mark.id AS id", 10, {}) == [{"id": 1}]
        await store.write([Statement("CREATE (:Mark {id: 3})")])


def test_data_of_a_newer_engine_is_left_alone(settings):
    directory = DataDirectory(settings.data)
    directory.prepare()
    directory.write_engine_version("999.1.0")
    with pytest.raises(DataNewer, match=r"written by engine 999\.1\.0, newer than .*; upgrade sightline"):
        embedded.start(settings)


def test_an_engine_that_cannot_start_says_why(settings):
    with pytest.raises(EngineFailed, match=r"Too small maximum heap; see .*engine\.log"):
        embedded.start(settings.model_copy(update={"embedded_heap": "1m"}))


def test_a_missing_engine_is_named_with_the_cure(settings, monkeypatch):
    def not_installed(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(embedded, "version", not_installed)
    with pytest.raises(EngineMissing, match=r"not installed; run `pip install arcadedb-embedded`"):
        embedded.start(settings)


async def test_a_question_to_a_killed_engine_is_answered_with_engine_down(settings):
    async with await Store.connect(settings) as store:
        os.kill(embedded.status(settings).pid, signal.SIGKILL)
        assert gone(settings, within=10)
        with pytest.raises(EngineDown, match=r"has stopped; run the command again; .*engine\.log may say why"):
            await store.health()
