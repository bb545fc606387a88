"""HTTP and sockets: pages, fonts, one WebSocket for everybody. Decides nothing about the game.

No cookies, no query strings, nothing from elsewhere; a request that another site started is refused.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from time import thread_time
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.seminar import delegation_requests, facilitator_requests, joining, press_requests
from game.seminar.classroom import now_ms
from game.seminar.client import Client
from game.seminar.files import Files
from game.seminar.hub import Hub
from game.seminar.incoming_frames import Frame, Refused, read
from game.seminar.limits import FRAMES
from game.seminar.reports import CARDS
from game.seminar.request_origin import ByName, address_of, from_here, refusal

log = logging.getLogger("overture.seminar")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'; sandbox allow-popups"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

PAGES = {"/": "join.html", "/seat": "seat.html", "/chair": "chair.html", "/board": "board.html", "/press": "board.html",
    "/check": "check.html"}

Handler = Callable[[Hub, Client, Frame], Awaitable[None] | None]

LATER = 0.004
"""Seconds counted for a frame that is carried out by and by: about what the pages cost that an act makes anew."""


def application(hub: Hub, *, names: Iterable[str] = ("localhost",), public: str = "") -> ASGIApp:
    """The server. It answers to addresses in figures and to `names`; `public` is the host that a proxy stands for.

    A name that is somebody else's may lead here as well (DNS rebinding), and its pages would then count as ours.
    """
    files = Files()

    async def page(request: Request) -> Response:
        return files.page(PAGES[request.url.path], request, {**HEADERS, "Content-Security-Policy": POLICY})

    async def static(request: Request) -> Response:
        return files.static(request.path_params["path"], request, {**HEADERS, "Content-Security-Policy": POLICY})

    async def report(request: Request) -> Response:
        number = hub.redeem(request.path_params["ticket"])
        if number == CARDS and hub.cards:
            headers = {**HEADERS, "Content-Security-Policy": REPORT_POLICY, "Cache-Control": "no-store"}
            return Response(hub.cards, media_type="text/html; charset=utf-8", headers=headers)
        if number is None or number == CARDS or not hub.all_over or hub.stage < 0:
            return PlainTextResponse("This link has been used or is too old: open the report again.", 404, HEADERS)
        body, kind, filename = await hub.report(number)
        headers = {**HEADERS, "Content-Security-Policy": REPORT_POLICY, "Cache-Control": "no-store"}
        if filename:
            headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        return Response(body, media_type=kind, headers=headers)

    async def reach(request: Request) -> Response:
        """Asked by a page whose socket is refused: whether it was this server, and why."""
        text = refusal(request, public)
        if not text and hub.full(address_of(request, proxied=bool(public))):
            text = "Too many devices are connected: close some windows, or ask the facilitator."
        return JSONResponse({"text": text}, headers={**HEADERS, "Cache-Control": "no-store"})

    async def socket(websocket: WebSocket) -> None:
        if not from_here(websocket, public):
            await websocket.close(4403, "This page came from another address.")
            return
        address = address_of(websocket, proxied=bool(public))
        if not hub.make_room(address):
            await websocket.close(4429, "Too many devices are connected.")
            return
        await websocket.accept()
        await _serve(hub, websocket, address)

    routes: list[BaseRoute] = [Route(path, page) for path in PAGES]
    routes += [Route("/s/{path:path}", static), Route("/reach", reach, methods=["POST"])]
    routes += [Route("/report/{ticket}", report), WebSocketRoute("/ws", socket)]
    return ByName(Starlette(routes=routes, lifespan=_life(hub)), names, hub.join_url)


def _life(hub: Hub) -> Callable[[Starlette], Any]:
    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        disk = ThreadPoolExecutor(1, thread_name_prefix="kept")
        hub.file.disk = hub.people.file.disk = disk
        for table in hub.tables.values():
            table.open()
        keeper = asyncio.create_task(_keep_clocks(hub))
        yield
        keeper.cancel()
        await hub.close()
        disk.shutdown()

    return life


async def _keep_clocks(hub: Hub) -> None:
    """Keeps what is left on the clocks, so that a restart goes on within seconds of where it was."""
    while True:
        await asyncio.sleep(5)
        if any(table.clock.running for table in hub.tables.values()):
            try:
                hub.keep()
                await hub.file.written()
            except OSError:
                log.exception("the clocks could not be kept")


async def _serve(hub: Hub, websocket: WebSocket, address: str) -> None:
    client = Client(websocket, address)
    hub.clients.add(client)
    writer = asyncio.create_task(_write(client))
    try:
        while not client.closed:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                break
            text = message.get("text")
            if text is None:
                client.answer({"t": "no", "text": "That could not be read: frames are text."})
                continue
            await _take(hub, client, text)
    except WebSocketDisconnect:
        pass
    finally:
        hub.clients.discard(client)
        client.end()
        writer.cancel()
        await asyncio.gather(writer, return_exceptions=True)
        _gone(hub, client)


async def _write(client: Client) -> None:
    try:
        await client.write()
    except (WebSocketDisconnect, RuntimeError, OSError):
        client.closed = True  # the other side is gone; the reader notices it as well


def _gone(hub: Hub, client: Client) -> None:
    person = client.person
    if person is None or person.table not in hub.tables:
        return
    table = hub.tables[person.table]
    if hub.here(person) == 0 and table.drafts.pop(person.id, None) is not None:
        table.version += 1
    hub.changed(table)


async def _take(hub: Hub, client: Client, text: str) -> None:
    """One frame: read, checked, carried out, or refused with a sentence. Whoever asks much waits afterwards.

    Frames that stand in a queue come without a pause, so others have their turn after each of them; and whoever has
    used up more of the server's time than is fair waits until that is paid, while the flood stands in its own socket.
    """
    if not client.frames.take():
        await asyncio.sleep(1 / FRAMES)
    identity, used, before = None, 0.0, thread_time()
    try:
        frame = read(text)
        held = frame.get("id")
        identity = held if isinstance(held, str) and len(held) <= 64 else None
        later = HANDLERS[frame["t"]](hub, client, frame)
        if later is not None:
            used, before = thread_time() - before + LATER, -1.0
            await later
    except Refused as refusal:
        client.answer({"t": "no", "id": identity, "text": str(refusal)})
    except Exception:
        log.exception("a frame could not be handled")
        client.answer(
            {"t": "no", "id": identity, "text": "The server stumbled over that; nothing was changed. Try again."}
        )
    if before >= 0:
        used = thread_time() - before
    await asyncio.sleep(client.work.spend(used))


def _ticket(hub: Hub, client: Client, frame: Frame) -> None:
    if not client.role or client.role in ("board", "press"):
        raise Refused("Take a seat first.")
    if client.role == "chair" and frame.get("table") == CARDS and hub.cards:
        client.answer({"t": "ticket", "path": f"/report/{hub.ticket(CARDS)}"})
        return
    if hub.stage < 0 or not hub.all_over:
        raise Refused("Reports open with the debrief, when all tables have ended.")
    number = client.person.table if client.person is not None else frame.get("table", 0)
    if type(number) is not int or (number not in hub.tables and number not in (0, -1, -2)):
        raise Refused("There is no such table.")
    if client.person is not None and hub.stage < 3:
        raise Refused("The report opens with the stage about the deals.")
    client.answer({"t": "ticket", "path": f"/report/{hub.ticket(number)}"})


def _pong(hub: Hub, client: Client, frame: Frame) -> None:
    client.answer({"t": "pong", "now": now_ms()})


HANDLERS: dict[str, Handler] = {
    "hello": joining.hello,
    "look": joining.look,
    "join": joining.join,
    "personal": joining.personal,
    "bulletin": press_requests.bulletin,
    "claim": joining.claim,
    "act": delegation_requests.act,
    "draft": delegation_requests.draft,
    "forecast": delegation_requests.forecast,
    "reading": delegation_requests.read_back,
    "read": delegation_requests.read,
    "counsel": delegation_requests.advise,
    "older": delegation_requests.older,
    "revoke": delegation_requests.revoke,
    "leave": delegation_requests.leave,
    "hand": delegation_requests.hand,
    "report": _ticket,
    "ping": _pong,
    "chair": facilitator_requests.command,
}
