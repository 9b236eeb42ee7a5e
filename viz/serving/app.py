"""A store and a port in, the server out: the page of a part of the graph at `/`, what the search box offers at `/search`."""

import asyncio
import errno
import secrets
import socket
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from ...graph.queries.surveying import Survey, survey
from ...graph.store import Store, StoreError
from ...graph.store.sharing import Shared
from ..page import identity
from .asking import MOST_ASKED, asked_of
from .finding import Spelt, offered, spellings
from .guard import Guard, policy
from .pages import page

HOST = "127.0.0.1"
_AT_ONCE = 4  # answers; others wait
_SECONDS = {"/": 30.0, "/search": 5.0}
_OWN_PORTS = range(20_000, 30_000)  # below those that systems give to programs that ask for any


class PortError(Exception):
    """A port that cannot be had; its text is the Chinese message for the user."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is asked of the whole store once, until it is built anew."""

    stamp: tuple[int, ...]
    survey: Survey
    identity: str
    spelt: Spelt


class Site:
    """The answers, from one store."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._pool = ThreadPoolExecutor(_AT_ONCE, "policygraph-serve")
        self._known: _Known | None = None

    async def page(self, request: Request) -> Response:
        asked, nonce = asked_of(request.query_params), secrets.token_urlsafe(16)

        def made(store: Store) -> Response:
            known = self._of(store)
            text, there = page(store, asked, known.survey, identity=known.identity, nonce=nonce)
            return HTMLResponse(text, 200 if there else 404, {"Content-Security-Policy": policy(nonce)})

        return await self._answered(request, made)

    async def search(self, request: Request) -> Response:
        text = request.query_params.get("q", "").encode("utf-8", "ignore").decode()
        if len(text) > MOST_ASKED:
            return PlainTextResponse(f"最多搜索 {MOST_ASKED} 个字。", 400)
        return await self._answered(request, lambda store: JSONResponse(offered(store, text, self._of(store).spelt)))

    async def _answered(self, request: Request, made: Callable[[Store], Response]) -> Response:
        def work() -> Response:
            with self._shared.open(_SECONDS[request.url.path]) as store:
                return made(store)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        except (StoreError, OSError) as error:
            return PlainTextResponse(f"{error}。", 503)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            return PlainTextResponse("这一问太久，停下了。请问得窄一些。", 503)

    def _of(self, store: Store) -> _Known:
        stamp, known = self._shared.stamp(), self._known
        if known is None or known.stamp != stamp:
            documents = (id for (id,) in store.db.execute("SELECT id FROM documents ORDER BY id"))
            known = self._known = _Known(stamp, survey(store), identity(documents), spellings(store))
        return known

    def prepare(self) -> str:
        """Ask whatever is asked of the whole store, before the first reader comes; its identity. Raises `StoreError`."""
        with self._shared.open(600) as store:
            return self._of(store).identity


def application(site: Site, *, port: int, token: str) -> ASGIApp:
    """The server for readers who come with this token to this port."""
    app = Starlette(
        routes=[Route("/", site.page, methods=["GET"]), Route("/search", site.search, methods=["GET"])],
        exception_handlers={HTTPException: _nothing, Exception: _failed},
    )
    app.router.redirect_slashes = False
    return Guard(app, port=port, token=token)


async def _nothing(_: Request, error: Exception) -> Response:
    return PlainTextResponse("这里没有东西。", error.status_code if isinstance(error, HTTPException) else 404)


async def _failed(_: Request, __: Exception) -> Response:
    return PlainTextResponse("程序出错了；终端里写着在哪里。", 500)


def listen(port: int, own: str = "") -> socket.socket:
    """A socket at this port of 127.0.0.1; at 0 that of `own` (an identity in hexadecimal), where a browser finds the notes it
    keeps for this address, or any free one. Raises `PortError`."""
    for wanted in [port] if port else [_OWN_PORTS[int(own or "0", 16) % len(_OWN_PORTS)], 0]:
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two programs have one port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, wanted))
            found.listen(128)
            return found
        except OSError as error:
            found.close()
            if port:
                raise PortError(_why(port, error)) from error
    raise PortError("没有空闲的端口。请关闭几个程序再试")


def _why(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 正被别的程序使用。请换一个，或不写 --port，由程序找一个空闲的"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"没有权限使用端口 {port}。请用 1024 以上的，或不写 --port，由程序找一个空闲的"
    return f"端口 {port} 用不了（{error}）。请不写 --port，由程序找一个空闲的"


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Answer until Ctrl-C; returns once the open answers are given."""
    config = uvicorn.Config(
        app, lifespan="off", ws="none", http="h11", log_level="error", access_log=False, server_header=False,
        limit_concurrency=200, timeout_graceful_shutdown=3, h11_max_incomplete_event_size=1 << 20,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):  # which uvicorn raises again once it has ended
        uvicorn.Server(config).run(sockets=[listening])
