"""What the desk answers to the page in the browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any, get_args

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from lintreport.errors import ConfigError
from lintreport.finding import SEVERITIES, Severity, Text
from lintreport.reading.content import MEGABYTE
from lintreport.reading.kinds import suffixes
from lintreport.serve import results
from lintreport.serve.desk import Desk
from lintreport.serve.guard import attachment
from lintreport.serve.results import Wish, numbers_of
from lintreport.version import VERSION

#: The most that a page may say in one request that brings no file, in bytes: a list of judgements.
MOST_SAID = 8_000_000

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}
_ASSETS = {"desk.js": "text/javascript; charset=utf-8", "desk.css": "text/css; charset=utf-8"}


class TooLarge(Exception):  # noqa: N818 - it says what the request is
    """More was sent than is taken."""


def app(desk: Desk, lang: str, token: str, once: Callable[[str], bool], end: Callable[[bool], None]) -> Starlette:
    """The application: all of it below ``token``, which nobody knows but the browser that was opened.

    ``once`` tells whether a word opens the page, which it does one time. ``end`` ends the program: now, or when no
    page comes back.
    """

    async def open_page(request: Request) -> Response:
        if once(request.path_params["word"]):
            return RedirectResponse(f"/{token}/", 303)
        return Response("not found", 404)

    async def leave(request: Request) -> Response:
        end(request.query_params.get("now") == "yes")
        return Response(status_code=204)

    inside = [
        Route("/", partial(_page, lang)),
        Route("/desk.js", partial(_asset, "desk.js")),
        Route("/desk.css", partial(_asset, "desk.css")),
        Route("/state", partial(_state, desk)),
        Route("/files", partial(_add, desk), methods=["POST"]),
        Route("/remove", partial(_remove, desk), methods=["POST"]),
        Route("/report", partial(_report, desk)),
        Route("/take", partial(_take, desk), methods=["POST"]),
        Route("/leave", leave, methods=["POST"]),
    ]
    handlers = {ConfigError: _refused, TooLarge: _too_large, ClientDisconnect: _gone}
    return Starlette(
        routes=[Route("/open/{word}", open_page), Mount(f"/{token}", routes=inside)], exception_handlers=handlers
    )


async def _page(lang: str, request: Request) -> Response:
    return HTMLResponse(_part("page.html").replace('lang="zh-CN"', 'lang="en"' if lang == "en" else 'lang="zh-CN"'))


async def _asset(name: str, request: Request) -> Response:
    return Response(_part(name), media_type=_ASSETS[name])


def _part(name: str) -> str:
    return files("lintreport.serve").joinpath(name).read_text(encoding="utf-8")


async def _state(desk: Desk, request: Request) -> Response:
    least = _least(request.query_params.get("least"))
    told = await run_in_threadpool(results.state, desk, least)
    limits = {"megabytes": desk.max_size // MEGABYTE, "suffixes": suffixes(), "version": VERSION}
    return JSONResponse(told | limits)


async def _add(desk: Desk, request: Request) -> Response:
    data = await _body(request, desk.max_size)
    numbers = await run_in_threadpool(desk.add, request.query_params.get("name", ""), data)
    return JSONResponse({"numbers": numbers})


async def _remove(desk: Desk, request: Request) -> Response:
    said = await _said(request)
    if said.get("numbers") is None:
        desk.clear()
    else:
        desk.remove(numbers_of(_list(said["numbers"])))
    return Response(status_code=204)


async def _report(desk: Desk, request: Request) -> Response:
    asked = request.query_params
    numbers = numbers_of(int(one) for one in asked.getlist("number") if one.isdecimal() and len(one) < 10)
    wish = Wish(numbers, asked.get("lang", "zh"), _least(asked.get("least")))
    # The page brings its own policy, which allows its one script by its digest; it is shown inside ours.
    return HTMLResponse(
        await run_in_threadpool(results.page, desk, wish), headers={"Content-Security-Policy": "frame-ancestors 'self'"}
    )


async def _take(desk: Desk, request: Request) -> Response:
    said = await _said(request)
    kind: results.Kind | None = next((one for one in get_args(results.Kind) if one == said.get("kind")), None)
    if kind is None:
        return Response(status_code=400)
    without = frozenset(one for one in _list(said.get("without")) if isinstance(one, str))
    wish = Wish(numbers_of(_list(said.get("numbers"))), str(said.get("lang")), _least(said.get("least")), without)
    data = await run_in_threadpool(results.taken, desk, kind, wish)
    return Response(data, media_type=_TYPES[kind], headers=attachment(f"lintreport.{kind}"))


def _least(value: Any) -> Severity | None:
    return next((one for one in SEVERITIES if one == value), None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


async def _said(request: Request) -> dict[str, Any]:
    """What a page has sent as JSON; nothing where it is none."""
    try:
        said = json.loads(await _body(request, MOST_SAID))
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


async def _body(request: Request, most: int) -> bytes:
    """What was sent, as far as it is not too much: whoever sends more is not listened to till the end."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:20]) > most:
        raise TooLarge
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise TooLarge
    return bytes(body)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ConfigError)
    return JSONResponse({"error": error.text._asdict()}, 409)


def _too_large(request: Request, error: Exception) -> Response:
    why = Text("文件过大，未检查", "the file is too large; not checked")
    return JSONResponse({"error": why._asdict()}, 413, headers={"Connection": "close"})


def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=400)
