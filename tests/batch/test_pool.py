"""Work among processes: answers in order, nothing lost with a process that dies, none left behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from iopgen.batch.pool import AHEAD, answers

DIE, FAIL, SLOW = -1, -2, -3
BIG = 2_000_000
"""More than a pipe holds."""


def work(made: Path, task: int | str) -> tuple[int | str, int]:
    """The task back, and the process that had it."""
    if task == DIE:
        os.kill(os.getpid(), signal.SIGKILL)
    if task == FAIL:
        os._exit(3)
    if task == SLOW:
        time.sleep(0.5)
    return task, os.getpid()


def tools(made: Path) -> Callable[[int | str], tuple[int | str, int]]:
    """Leaves a file for each time that it is called."""
    (made / f"{os.getpid()}").touch(exist_ok=False)
    return partial(work, made)


def broken_tools() -> Callable[[int], tuple[str, int]]:
    """Never gets ready."""
    os._exit(4)


def lost(task: int | str, how: str) -> tuple[int | str, int]:
    return f"{task}: {how}", 0


def run(made: Path, tasks: list[int | str] | list[int] | list[str], jobs: int) -> list[tuple[int | str, int]]:
    return list(answers(iter(tasks), jobs, partial(tools, made), lost))


def test_answers_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    tasks = [SLOW, 1, 2, SLOW, 4, 5, 6]
    assert [task for task, _ in run(tmp_path, tasks, 2)] == tasks


def test_each_process_makes_its_tools_once(tmp_path: Path) -> None:
    workers = {str(worker) for _, worker in run(tmp_path, list(range(40)), 2)}
    assert {path.name for path in tmp_path.iterdir()} >= workers
    assert len(list(tmp_path.iterdir())) == 2


def test_no_process_is_left(tmp_path: Path) -> None:
    run(tmp_path, [1, 2, 3], 2)
    assert active_children() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_process_that_dies_takes_only_its_own_task(tmp_path: Path, jobs: int) -> None:
    told = [task for task, _ in run(tmp_path, [1, DIE, 2, FAIL, 3], jobs)]
    assert told == [1, f"{DIE}: signal 9", 2, f"{FAIL}: kod 3", 3]


def test_processes_that_never_get_ready_answer_for_all(tmp_path: Path) -> None:
    told = [task for task, _ in answers(iter([1, 2]), 2, broken_tools, lost)]
    assert told == ["1: kod 4", "2: kod 4"]


def test_large_tasks_and_large_answers_never_wait_for_each_other(tmp_path: Path) -> None:
    tasks = [letter * BIG for letter in "abcdef"]
    assert [task for task, _ in run(tmp_path, tasks, 2)] == tasks


def test_no_tasks_give_no_answers(tmp_path: Path) -> None:
    assert run(tmp_path, list[int](), 2) == []


def test_tasks_are_taken_no_further_ahead_than_needed(tmp_path: Path) -> None:
    """Else the answers that wait for the first one would fill the memory."""
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in [SLOW, *range(10 * AHEAD)]:
            taken.append(task)
            yield task

    with closing(answers(tasks(), 2, partial(tools, tmp_path), lost)) as told:
        assert next(told)[0] == SLOW
        assert len(taken) <= 2 * AHEAD + 1


def test_one_who_stops_listening_waits_for_what_has_begun(tmp_path: Path) -> None:
    with closing(answers(iter([1, SLOW, 2]), 1, partial(tools, tmp_path), lost)) as told:
        assert next(told)[0] == 1
    assert active_children() == []


def test_interrupt_from_the_keyboard_is_heard_only_by_the_one_who_asks(tmp_path: Path) -> None:
    told = answers(iter([1, SLOW, 2]), 1, partial(tools, tmp_path), lost)
    _, worker = next(told)
    os.kill(worker, signal.SIGINT)
    assert [task for task, _ in told] == [SLOW, 2]
