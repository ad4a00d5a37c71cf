"""Who may ask: the page that this program has opened, and no other page, program or computer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

#: What goes with every answer: nothing is kept by the browser, framed by others, or taken for what it is not.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

#: The only pages that may ask: our own, and what the user types or opens, which comes from none.
_SITES = ("same-origin", "none")


class Guard:
    """Lets through what the user's own browser asks of ``port`` on this computer.

    A page from elsewhere could make the browser ask us, under a name that leads to this computer: so the host has to be
    ours by its number, and what is not merely looked at has to come from a page of ours. ``seen`` is called each time.
    """

    def __init__(self, app: Any, port: int, seen: Callable[[], None]) -> None:
        self._app = app
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._seen = seen

    async def __call__(self, scope: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http":
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if not self._is_ours(scope["method"], Headers(scope=scope)):
            await PlainTextResponse("forbidden", 403)(scope, receive, sent)
            return
        self._seen()
        await self._app(scope, receive, sent)

    def _is_ours(self, method: str, headers: Headers) -> bool:
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in self._hosts or headers.get("sec-fetch-site", "none") not in _SITES:
            return False
        if origin is None:
            return method in ("GET", "HEAD")
        return origin == f"http://{host}"


def attachment(name: str) -> dict[str, str]:
    """The header that makes a browser keep an answer as a file of this name."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in name)[-60:]
    return {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
