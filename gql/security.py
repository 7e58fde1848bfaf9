"""What every answer carries, and who may ask: no other site's page, under no other name than this server's own."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import orjson
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
ALWAYS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses requests for another host or from another site, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self.app = app
        self.host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        problem = self.problem(headers)
        if problem is None:
            await self.app(scope, receive, send_guarded)
        else:
            await _refusal(problem)(scope, receive, send_guarded)

    def problem(self, headers: Headers) -> str | None:
        """Why a request is refused, if it is."""
        host = headers.get("host", "")
        if is_loopback(self.host) and not is_loopback(_name(host)):
            return "this server answers only under its own name"  # else any site could point its name here
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            return "this server answers no page of another site"
        followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") and not followed:
            return "this server answers no page of another site"
        return None


def is_loopback(name: str) -> bool:
    """Does a host name mean this machine only."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _refusal(problem: str) -> Response:
    cure = "open it at the address that it printed when it started"
    error = {"message": f"{problem}; {cure}", "extensions": {"code": "BAD_REQUEST", "problem": problem, "cure": cure}}
    return Response(orjson.dumps({"errors": [error]}), 403, media_type="application/json")
