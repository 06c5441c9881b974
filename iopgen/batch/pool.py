"""Work shared among processes: answers in the order of the questions, and a process that dies takes nothing with it.

Every process is begun anew, never copied, so that it is the same on all systems. It has one piece of work at a time:
what was lost with it is then known, and neither end can wait for the other to read.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar, cast

Task = TypeVar("Task")
Answer = TypeVar("Answer")

CONTEXT = get_context("spawn")
AHEAD = 50
"""For each process, how many answers may wait for an earlier one: enough for no process to stand idle."""


def answers(
    tasks: Iterable[Task], jobs: int, tools: Callable[[], Callable[[Task], Answer]], lost: Callable[[Task, str], Answer]
) -> Generator[Answer, None, None]:
    """The answer to each task, in the order of the tasks.

    Each of the `jobs` processes makes its `tools` once. A process that dies is replaced, and `lost` gives the answer
    for its task from how it ended. However the iteration ends, every process first finishes what it has begun.
    """
    pool = _Pool(tools, lost, jobs)
    try:
        yield from pool.run(tasks)
    finally:
        pool.close()


class _Worker(Generic[Task, Answer]):
    """A process, and the task that it has."""

    def __init__(self, tools: Callable[[], Callable[[Task], Answer]]) -> None:
        self.pipe, there = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=_serve, args=(there, tools), daemon=True)
        with _deaf_to_interrupts():
            self.process.start()
        there.close()
        self.task: tuple[int, Task] | None = None

    def give(self, number: int, task: Task) -> None:
        """Nothing; the process then works on the task, unless it has died."""
        self.task = (number, task)
        with suppress(OSError):  # then nothing comes back either
            self.pipe.send(task)

    def answer(self) -> Answer:
        """What the process answers; `EOFError` when it has died."""
        try:
            return cast("Answer", self.pipe.recv())
        except OSError:
            raise EOFError from None

    def end(self) -> str:
        """How the process ended, when it has finished what it had begun."""
        self.pipe.close()
        self.process.join()
        code = self.process.exitcode or 0
        return f"signal {-code}" if code < 0 else f"kod {code}"


class _Pool(Generic[Task, Answer]):
    def __init__(
        self, tools: Callable[[], Callable[[Task], Answer]], lost: Callable[[Task, str], Answer], jobs: int
    ) -> None:
        self.tools, self.lost, self.ahead = tools, lost, jobs * AHEAD
        self.workers: list[_Worker[Task, Answer]] = []
        self.idle: list[_Worker[Task, Answer]] = []
        self.finished: dict[int, Answer] = {}
        for _ in range(jobs):
            self._begin()

    def _begin(self) -> None:
        worker = _Worker(self.tools)
        self.workers.append(worker)
        self.idle.append(worker)

    def run(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        coming, told = enumerate(tasks), 0
        following = next(coming, None)
        while following or self.finished or len(self.idle) < len(self.workers):
            while following and self.idle and following[0] < told + self.ahead:
                self.idle.pop().give(*following)
                following = next(coming, None)
            while told in self.finished:
                yield self.finished.pop(told)
                told += 1
            if len(self.idle) < len(self.workers):
                self._take()

    def _take(self) -> None:
        """Nothing; what has been answered since last is then among the finished."""
        busy = {worker.pipe: worker for worker in self.workers if worker.task}
        for pipe in wait(busy):
            worker = busy[cast("Connection[Task, Answer]", pipe)]
            assert worker.task
            number, task = worker.task
            try:
                self.finished[number] = worker.answer()
            except EOFError:
                self.finished[number] = self.lost(task, worker.end())
                self.workers.remove(worker)
                self._begin()
            else:
                worker.task = None
                self.idle.append(worker)

    def close(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
        for worker in self.workers:
            worker.process.join()


def _serve(pipe: Connection[Answer, Task], tools: Callable[[], Callable[[Task], Answer]]) -> None:
    """Nothing; answers until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks says when to stop
    work = tools()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(work(pipe.recv()))


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What is begun in the meantime hears no Ctrl-C, from its first moment on."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
