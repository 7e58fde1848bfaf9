"""`sightline serve`: a port of its own, an address that answers, and an end that leaves nothing running."""

import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from commands import Run
from running import running

from sightline.cli.server import listen
from sightline.graph.engines import embedded
from sightline.graph.settings import Settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=lambda stop: stop.name)
def test_it_answers_until_stopped_and_leaves_no_database_running(surroundings: dict[str, str], data: Path, stop: int) -> None:
    command = [sys.executable, "-m", "sightline", "serve", "--port", "0"]
    with running(command, surroundings, data.parent, stop=stop) as address:
        assert httpx.get(f"{address}/health").json()["status"] == "up"
    assert not embedded.status(Settings(data=data)).running


def test_ctrl_c_as_soon_as_the_address_can_be_read_is_a_clean_stop(surroundings: dict[str, str], data: Path) -> None:
    with running([sys.executable, "-m", "sightline", "serve", "--port", "0"], surroundings, data.parent):
        pass


def test_the_parts_of_an_answer_do_not_wait_for_one_another() -> None:
    with listen(Settings(), 0) as taken, socket.create_connection(taken.getsockname()), taken.accept()[0] as accepted:
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_was_asked_for_and_is_in_use_is_refused(sightline: Run, taken: int, data: Path) -> None:
    refused = sightline("serve", "--port", str(taken))
    assert refused.returncode == 78
    assert f"port {taken} on 127.0.0.1 is in use" in refused.stderr
    assert not data.exists()


def test_a_port_in_use_by_a_setting_is_refused_too(sightline: Run, taken: int) -> None:
    refused = sightline("serve", SIGHTLINE_PORT=str(taken))
    assert refused.returncode == 78
    assert "SIGHTLINE_PORT" in refused.stderr


def test_an_address_of_another_machine_is_refused(sightline: Run) -> None:
    refused = sightline("serve", "--port", "0", SIGHTLINE_HOST="192.0.2.1")
    assert refused.returncode == 78
    assert "192.0.2.1" in refused.stderr
