"""A desk for tests: the real program in a process of its own, asked over HTTP with whatever headers a test wants."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

#: The longest that anything is waited for, in seconds.
PATIENCE = 60


class Server:
    """A running desk. Whatever it writes lands in ``home``: its temporary, cache and current folder."""

    def __init__(self, home: Path, *arguments: str, browser: bool = False) -> None:
        self.home = home
        for name in ("tmp", "cache", "cwd"):
            (home / name).mkdir()
        environment = {
            **os.environ,
            "TMPDIR": str(home / "tmp"),
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "BROWSER": f"{sys.executable} -c 'import\tsys;open(sys.argv[1],\"w\").write(sys.argv[2])' {home}/opened %s",
        }
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "lintreport",
                "serve",
                *([] if browser else ["--no-browser"]),
                "--isolated",
                *arguments,
            ],
            cwd=home / "cwd",
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+?/(?=[（ ])", line)
        assert found, line + (self.process.stderr.read() if self.process.stderr else "")
        self.address = found[0]
        parts = urlsplit(self.address)
        self.host, self.path = parts.netloc, parts.path
        self.origin = f"http://{self.host}"

    def opened(self) -> str:
        """The address that the browser was started with."""
        path = self.home / "opened"
        for _ in range(PATIENCE * 20):
            if path.exists() and (told := path.read_text()):
                return told
            time.sleep(0.05)
        raise AssertionError("no browser was started")

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, headers and content of the answer; ``path`` is below the token unless it begins with ``/``."""
        told = {"Origin": self.origin} if method == "POST" else {}
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            where = path if path.startswith("/") else self.path + path
            connection.request(method, where, body, told if headers is None else headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def lay(self, name: str, data: bytes) -> list[int]:
        status, _, body = self.ask("POST", f"files?name={quote(name, safe='')}", data)
        assert status == 200, body
        numbers: list[int] = json.loads(body)["numbers"]
        return numbers

    def state(self, least: str = "") -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.ask("GET", f"state?least={least}")[2])
        return told

    def linted(self) -> list[dict[str, Any]]:
        """The files on the desk, once all of them are linted."""
        for _ in range(PATIENCE * 20):
            files: list[dict[str, Any]] = self.state()["files"]
            if all(file["state"] in ("done", "failed") for file in files):
                return files
            time.sleep(0.05)
        raise AssertionError(files)

    def take(self, kind: str, **wish: Any) -> tuple[int, bytes]:
        status, _, body = self.ask("POST", "take", json.dumps({"kind": kind, "lang": "zh", **wish}).encode())
        return status, body

    def clear(self) -> None:
        assert self.ask("POST", "remove", b"{}")[0] == 204

    def written(self) -> list[Path]:
        """The files that it has written."""
        return [path for path in self.home.rglob("*") if path.is_file()]

    def end(self) -> int:
        """End it as the page does; its exit status."""
        if self.process.poll() is None:
            self.ask("POST", "leave?now=yes")
        return self.process.wait(PATIENCE)
