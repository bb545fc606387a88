"""Where a request comes from: the name by which the server was called, the page that called it, the caller's address.

Decides who is heard at all, before anybody says who they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class ByName:
    """Answers only what was sent to an address in figures, or to one of the names that are known to lead here."""

    def __init__(self, app: ASGIApp, names: Iterable[str], home: str) -> None:
        self._app = app
        self._names = frozenset(names)
        self._home = home

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self._ours(HTTPConnection(scope).headers.get("host", "")):
            await self._app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403, "reason": "This server does not go by that name."})
            return
        words = f"This server does not go by that name: open {self._home or 'it by its address in figures'} instead."
        await PlainTextResponse(words, 421)(scope, receive, send)

    def _ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self._names or _in_figures(name)


def _in_figures(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def from_here(request: HTTPConnection, public: str = "") -> bool:
    """Whether the page that opens the socket was served by this server: its origin names the same host.

    public: the host by which a proxy is called, in case it passes on another
    """
    try:
        parts = urlsplit(request.headers.get("origin", ""))
    except ValueError:
        return False
    host = request.headers.get("host", "")
    return parts.scheme in ("http", "https") and bool(parts.netloc) and parts.netloc in (host, public)


def refusal(request: HTTPConnection, public: str = "") -> str:
    """Why a socket of this page would be refused here, with the way out; empty if it would not."""
    if "origin" not in request.headers or from_here(request, public):
        return ""
    return (
        "A proxy on the way passes on another address than the one you opened. The facilitator starts the server with"
        " --public-url and your address; see the instructor's guide."
    )


def address_of(request: HTTPConnection, *, proxied: bool) -> str:
    """Whose tries and connections these are. Only a proxy on this machine is believed about whom it speaks for."""
    address = request.client.host if request.client else ""
    if proxied and _in_figures(address) and ip_address(address).is_loopback:
        told = request.headers.getlist("x-forwarded-for")
        last = told[-1].rpartition(",")[2].strip() if told else ""
        return last if _in_figures(last) else address
    return address
