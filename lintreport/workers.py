"""Work shared out to processes; one that dies costs the task that it was at, and no other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

#: So often in a row processes may die before they have begun a task; then they cannot begin any.
_STILLBORN = 2
#: How far a process is with a task.
_AT_WORK, _DONE = 1, 2


class Work(NamedTuple, Generic[T, R]):
    """What is done: ``begin(argument)`` once in every process, ``do`` for a task; ``lost`` what stands for a killer."""

    begin: Callable[[Any], None]
    argument: Any
    do: Callable[[T], R]
    lost: Callable[[T], R]


def shared_out(tasks: Sequence[T], work: Work[T, R], count: int) -> Iterator[R]:
    """A result for each task, in order, from ``count`` processes. They are running when this returns."""
    # Forking is quickest, and sound on Linux while no thread has been started.
    crew = _crew(work, range(len(tasks)), tasks, count, "fork" if sys.platform == "linux" else "spawn")
    return _gathered(tasks, work, count, crew)


class _Crew(NamedTuple, Generic[R]):
    """Processes at work, what they will come to by task, and how far they are with each task."""

    which: Sequence[int]
    pool: ProcessPoolExecutor
    futures: dict[int, Future[R]]
    stages: Any

    def result(self, at: int) -> R:
        """The result of a task; raises `BrokenProcessPool` when a process has died before there was one."""
        from concurrent.futures.process import BrokenProcessPool

        if at not in self.futures:
            raise BrokenProcessPool
        result = self.futures[at].result()
        del self.futures[at]  # else all results stay in memory until the last is there
        return result

    def dismiss(self, *, at_once: bool) -> None:
        """Let the processes end when they are done, or now; either way nothing of the pool is left at work.

        A thread of it that went on would be met by Python's own end, when it closes what that still writes to.
        """
        if at_once:
            for process in list((getattr(self.pool, "_processes", None) or {}).values()):
                process.terminate()
            # One may have died in the middle of a result: with no writer left, nobody waits for the rest of it.
            if writer := getattr(getattr(self.pool, "_result_queue", None), "_writer", None):
                writer.close()
        self.pool.shutdown(wait=True, cancel_futures=True)


def _crew(work: Work[T, R], which: Sequence[int], tasks: Sequence[T], count: int, method: str) -> _Crew[R]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from contextlib import suppress
    from multiprocessing import get_context

    context = get_context(method)
    stages = context.RawArray("b", len(tasks))
    count = max(1, min(count, len(which)))
    given = (stages, work.begin, work.argument, work.do)
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_enter, initargs=given)
    futures: dict[int, Future[R]] = {}
    with suppress(BrokenProcessPool):  # a process may have died by now: what has no future has no result
        for at in which:
            futures[at] = pool.submit(_do, at, tasks[at])
    return _Crew(which, pool, futures, stages)


_here: list[Any] = []  # of this worker process: a pool offers no other way to hand state to its tasks


def _enter(stages: Any, begin: Callable[[Any], None], argument: Any, do: Callable[[Any], Any]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    _here[:] = [stages, do]
    begin(argument)


def _do(at: int, task: Any) -> Any:
    stages, do = _here
    stages[at] = _AT_WORK
    result = do(task)
    stages[at] = _DONE
    return result


def _gathered(tasks: Sequence[T], work: Work[T, R], count: int, crew: _Crew[R]) -> Iterator[R]:
    from concurrent.futures.process import BrokenProcessPool

    done: dict[int, R] = {}
    stillborn = at = 0
    try:
        while at < len(tasks):
            try:
                result = done.pop(at) if at in done else crew.result(at)
            except BrokenProcessPool:
                crew.dismiss(at_once=True)
                left = _left(crew, at, done)
                suspects = [one for one in left if crew.stages[one] == _AT_WORK]
                stillborn = 0 if suspects or any(crew.stages) else stillborn + 1
                if stillborn > _STILLBORN:
                    done |= {one: work.lost(tasks[one]) for one in left}
                    continue
                done |= {one: _alone(tasks, one, work) for one in suspects}
                # By now the caller may have started threads.
                crew = _crew(work, [one for one in left if one not in done], tasks, count, "spawn")
                continue
            yield result
            at += 1
    except BaseException:  # Ctrl-C, or a caller that wants no more
        crew.dismiss(at_once=True)
        raise
    crew.dismiss(at_once=False)


def _left(crew: _Crew[R], at: int, done: dict[int, R]) -> list[int]:
    """The tasks from ``at`` on that have no result; the results of the others go into ``done``."""
    left = []
    for one in crew.which:
        future = crew.futures.get(one)
        if one < at or one in done:
            continue
        if future and future.done() and not future.cancelled() and future.exception() is None:
            done[one] = future.result()
        else:
            left.append(one)
    return left


def _alone(tasks: Sequence[T], one: int, work: Work[T, R]) -> R:
    """The result of a task in a process of its own: several were at work when one died, and it is not known which."""
    from concurrent.futures.process import BrokenProcessPool

    crew = _crew(work, [one], tasks, 1, "spawn")
    try:
        return crew.result(one)
    except BrokenProcessPool:
        pass
    finally:
        crew.dismiss(at_once=False)
    return work.lost(tasks[one])  # which may begin processes of its own
