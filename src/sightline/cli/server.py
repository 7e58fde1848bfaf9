"""The web server of `serve` and `demo`: takes its port first, says its address, and stops cleanly on Ctrl-C."""

import errno
import ipaddress
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from sightline.cli.screen import out, say, say_error
from sightline.garbage import settle
from sightline.gql.app import create_app
from sightline.graph.errors import BadSetting, PortInUse
from sightline.graph.settings import Settings
from sightline.graph.store import Store

STOP_SECONDS = 5


def listen(settings: Settings, port: int | None) -> socket.socket:
    """Take the port that was asked for; where none was, the usual one or, when that is taken, a free one."""
    wanted = settings.port if port is None else port
    try:
        return _bound(settings.host, wanted)
    except PortInUse:
        if port is not None or "SIGHTLINE_PORT" in os.environ:
            raise
        say(f"Port {wanted} is in use; taking a free one.")
        return _bound(settings.host, 0)


def _bound(host: str, port: int) -> socket.socket:
    try:
        taken = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        # Inherited by each connection; without it the body of an answer waits 40 ms for the reader to acknowledge its head.
        taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return taken
    except socket.gaierror:
        raise BadSetting("SIGHTLINE_HOST", f"'{host}' is no address", "write 127.0.0.1 or a name of this machine") from None
    except PermissionError:
        raise BadSetting("SIGHTLINE_PORT", f"port {port} is not open to this user", "take one above 1023") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port, "SIGHTLINE_PORT") from None
        raise BadSetting("SIGHTLINE_HOST", f"'{host}' is not an address of this machine", "write 127.0.0.1") from None


async def serve_until_stopped(store: Store, settings: Settings, taken: socket.socket) -> None:
    """Serve the page and the API on a port that was taken before; returns after Ctrl-C or a request to stop."""
    app = create_app(store, settings)
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=STOP_SECONDS)
    host, port = taken.getsockname()[:2]
    if not ipaddress.ip_address(host).is_loopback:
        say_error(f"{host} can be reached from other machines, and whoever reaches it can read everything")
    server = _Server(config)
    settle()
    with server.capture_signals():  # from the moment that the address can be read, not only once the server is ready
        out.print(f"Sightline runs at http://{f'[{host}]' if ':' in host else host}:{port}", style="bold")
        say("Stop it with Ctrl-C.")
        await server.serve(sockets=[taken])
    say("Stopped.")


class _Server(uvicorn.Server):
    """Stops when asked and does not raise the signal once more: the database is still to be left."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
