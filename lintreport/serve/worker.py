"""A process that lints one file after the other, and may die or never end over one without harm to the others."""

from __future__ import annotations

from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from lintreport.discovery import Target
from lintreport.finding import FileReport, Text
from lintreport.plan import Plan
from lintreport.run import killed, lint_one, lost, prepared

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: This many seconds a file may take; what a clerk has at hand takes one or two.
PATIENCE = 180

_ENDLESS = Text(f"检查超过 {PATIENCE} 秒，已放弃", f"linting took more than {PATIENCE} seconds and was stopped")


class Worker:
    """The process, started when it is first needed and anew after it has died."""

    def __init__(self, plan: Plan, patience: float = PATIENCE) -> None:
        self._plan = plan
        self._patience = patience
        self._process: Any = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Have the process running: a new one, since a program with threads cannot be forked."""
        if self._process is not None and self._process.is_alive():
            return
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._plan), daemon=True)
        self._process.start()
        theirs.close()  # so that the end of the process is the end of the pipe

    def lint(self, target: Target) -> FileReport:
        """The report on a file; it says so when the process has died over it, or has not ended in time."""
        self.start()
        assert self._pipe is not None
        try:
            self._pipe.send(target)
            if self._pipe.poll(self._patience):
                report: FileReport = self._pipe.recv()
                return report
            report = lost(target, _ENDLESS)
        except (EOFError, OSError):
            report = killed(target)
        self.stop()
        return report

    def stop(self) -> None:
        """End the process now."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if process is not None:
            process.kill()
            process.join()
        if pipe is not None:
            pipe.close()


def _work(pipe: Connection, plan: Plan) -> None:
    """What the process does, until nobody is left to give it anything."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    linter = prepared(plan)
    while True:
        try:
            target = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(lint_one(target, linter))
