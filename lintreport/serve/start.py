"""The server on this computer: where it listens, how the page is opened, and when it ends."""

from __future__ import annotations

import hmac
import secrets
import socket
import webbrowser
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

import uvicorn

from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.serve.app import app
from lintreport.serve.desk import Desk
from lintreport.serve.guard import Guard

HOST = "127.0.0.1"
#: So often it is looked whether a page is still open, in seconds.
PULSE = 60.0
#: So long after the last page was closed the program ends, where it is to end with it. Another one, in a window that
#: nobody looks at, calls once a minute.
GRACE = 90.0
#: After so long a silence it ends anyhow: a page that is open calls, be it in a window that nobody looks at.
SILENCE = 4 * 3600.0


class Closing:
    """When the server is to end: at once, some time after the page was closed, or after a long silence."""

    def __init__(self, silence: float, *, with_page: bool) -> None:
        self._silence, self._with_page = silence, with_page
        self._wake = Event()
        self._now = False
        self._leaving = False
        self._last = monotonic()

    def seen(self) -> None:
        """A page has asked for something: it is open."""
        self._last, self._leaving = monotonic(), False

    def end(self, now: bool) -> None:
        """The user has said that the work is done, or a page was closed."""
        self._now = self._now or now
        self._leaving = self._with_page
        self._wake.set()

    def wait(self) -> None:
        """Return when the server is to end."""
        while not self._now:
            pause = GRACE if self._leaving else PULSE
            begun = monotonic()
            woken = self._wake.wait(pause)
            self._wake.clear()
            if monotonic() - begun > 2 * pause:
                self._last = monotonic()  # the computer has slept, and so has the page
            elif (self._leaving and not woken) or monotonic() - self._last > self._silence:
                return


def serve(desk: Desk, port: int, closing: Closing, tell: Callable[[str], None], *, lang: str, browser: bool) -> None:
    """Serve the desk until it is closed, or the user presses Ctrl-C; its page first speaks ``lang``."""
    listening = _listening(port)
    port = listening.getsockname()[1]
    token, word = secrets.token_urlsafe(24), [secrets.token_urlsafe(24)]

    def once(said: str) -> bool:
        """Whether it is the word, which is forgotten: a list of processes may show it to others on this computer."""
        known = word.pop() if word and hmac.compare_digest(said.encode(), word[0].encode()) else None
        return known is not None

    opening = f"http://{HOST}:{port}/open/{word[0]}"
    guarded = Guard(app(desk, lang, token, once, closing.end), port, closing.seen)
    config = uvicorn.Config(
        guarded,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        http="h11",
        ws="none",
        limit_concurrency=100,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)

    def watch() -> None:
        closing.wait()
        server.should_exit = True

    Thread(target=watch, daemon=True).start()
    tell(f"http://{HOST}:{port}/{token}/")
    if browser:
        Thread(target=webbrowser.open, args=(opening,), daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # how one ends it in a terminal
    finally:
        listening.close()
        desk.close()


def _listening(port: int) -> socket.socket:
    """A socket on this computer alone, and for this program alone."""
    listening = socket.socket()
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows lets others listen at the same place unless told not to
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise ConfigError(
            Text(f"端口 {port} 不可用：{error.strerror}", f"port {port} cannot be used: {error.strerror}")
        ) from error
    return listening
