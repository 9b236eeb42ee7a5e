"""What stands before the answers: only this computer, only who has the link, only reading; and what a browser is forbidden.

A page of some other site must not be able to ask: its requests carry its own Host (DNS rebinding) or no cookie (SameSite).
"""

import hmac
from html import escape
from urllib.parse import urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def policy(nonce: str) -> str:
    """What a page may do: run its own scripts and ask this server. Its own scripts set heights of bars as style attributes."""
    scripts = f"script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; style-src-attr 'unsafe-inline'"
    return f"{_NOTHING}; {scripts}; img-src data: blob:; connect-src 'self'"


class Guard:
    """An ASGI application before another one."""

    def __init__(self, app: ASGIApp, *, port: int, token: str) -> None:
        self._app, self._token, self._cookie = app, token, f"policygraph-{port}"
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", _NOTHING)
                headers.update(HEADERS)
            await send(message)

        await (self._instead(request) or self._app)(scope, receive, sent)

    def _instead(self, request: Request) -> Response | None:
        """What is answered instead of what was asked for, if anything."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return PlainTextResponse("这个服务只回答 127.0.0.1，请用终端里给出的链接打开。", 421)
        if request.method != "GET":
            return PlainTextResponse("只能读，不能写。", 405, {"Allow": "GET"})
        if "token" in request.query_params and self._right(request.query_params["token"]):
            return self._entered(request)
        if not self._right(request.cookies.get(self._cookie, "")):
            return PlainTextResponse("请用终端里给出的链接打开：里面有这一次的口令。", 403)
        return None

    def _right(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    def _entered(self, request: Request) -> Response:
        """The token goes from the address into a cookie. A page that leads on and not a redirect: after one that another program
        or page began, a browser would keep the cookie back."""
        rest = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "token"])
        onward = f"/?{rest}" if rest else "/"
        page = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={escape(onward)}"><title>政图</title>'
        response = HTMLResponse(page)
        response.set_cookie(self._cookie, self._token, path="/", httponly=True, samesite="strict")
        return response


__all__ = ["HEADERS", "Guard", "policy"]
