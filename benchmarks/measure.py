"""Engines and programs measured in turn, round after round, so that what else the machine does meets them all."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from peers import HERE, NODE, PYTHON

NODE_ENGINES = ("docxtemplater", "easy-template-x", "docx-templates", "carbone")
PEAK = """
import os, resource, sys
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
os.waitpid(process, 0)
print(flush=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
ROUND_SECONDS, MOST_DOCUMENTS = 0.25, 200


@dataclass(frozen=True)
class Figures:
    """Measured values, one for each round."""

    values: list[float]

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def quartiles(self) -> tuple[float, float]:
        first, _, third = quantiles(self.values, n=4, method="inclusive")
        return first, third

    def times(self, other: Figures) -> float:
        """How many times the other: the median of the rounds' own ratios, which a busy machine disturbs least."""
        return median(own / its for own, its in zip(self.values, other.values, strict=True))


class Worker:
    """An engine in a process of its own, which waits between its rounds."""

    def __init__(self, name: str, folder: Path) -> None:
        command = [str(PYTHON), str(HERE / "worker.py"), name, str(folder)]
        if name in NODE_ENGINES:
            command = ["node", str(HERE / "worker.mjs"), str(NODE), name, str(folder)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=surroundings("off"))
        self.megabytes = 0.0

    def ask(self, documents: int) -> None:
        """Nothing; the engine begins."""
        assert self.process.stdin
        print(documents, file=self.process.stdin, flush=True)

    def answer(self) -> float:
        """The seconds that it took."""
        assert self.process.stdout
        answer: Mapping[str, Any] = json.loads(self.process.stdout.readline())
        self.megabytes = answer["megabytes"]
        return float(answer["seconds"])

    def seconds(self, documents: int) -> float:
        """The seconds that so many documents take."""
        self.ask(documents)
        return self.answer()

    def end(self) -> None:
        """Nothing; the process has ended."""
        self.process.communicate()


def surroundings(memory: str) -> dict[str, str]:
    """The variables of this process, and where iopgen keeps its memory."""
    return os.environ | {"IOPGEN_CACHE": memory, "PYTHONDONTWRITEBYTECODE": "1"}


def in_turn(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Figures]:
    """The figures of each, taken in rounds in which each has its turn, every second time the other way around."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for turn in range(rounds):
        for name in list(measures)[:: -1 if turn % 2 else 1]:
            taken[name].append(measures[name]())
    return {name: Figures(values) for name, values in taken.items()}


def warm(names: Sequence[str], folder: Path, rounds: int) -> tuple[dict[str, Figures], dict[str, float]]:
    """Milliseconds for a document with each engine when it is warm, and the most megabytes that it has held."""
    workers = {name: Worker(name, folder) for name in names}
    counts = {name: _documents(worker) for name, worker in workers.items()}
    measures = {name: _milliseconds(worker, counts[name]) for name, worker in workers.items()}
    figures = in_turn(measures, rounds)
    for worker in workers.values():
        worker.end()
    return figures, {name: worker.megabytes for name, worker in workers.items()}


def _documents(worker: Worker) -> int:
    """How many documents fill a round; so many have been made then."""
    documents = _filling(worker.seconds(1))
    return _filling(worker.seconds(documents) / documents) if documents > 1 else 1


def _filling(seconds: float) -> int:
    return max(1, min(MOST_DOCUMENTS, int(ROUND_SECONDS / seconds)))


def _milliseconds(worker: Worker, documents: int) -> Callable[[], float]:
    return lambda: worker.seconds(documents) / documents * 1000


def two_at_once(name: str, folder: Path, rounds: int) -> float:
    """How many times as many documents two processes make in the same time as one."""
    one, other = Worker(name, folder), Worker(name, folder)
    documents = 4 * _documents(one)
    gains = []
    for _ in range(rounds):
        alone = one.seconds(documents)
        begun = perf_counter()
        for worker in (one, other):
            worker.ask(documents)
        for worker in (one, other):
            worker.answer()
        gains.append(2 * alone / (perf_counter() - begun))
    for worker in (one, other):
        worker.end()
    return median(gains)


def program(command: Sequence[str], memory: str) -> Callable[[], float]:
    """What runs the program from its start to its end, and returns milliseconds."""
    return programs([command], memory)


def programs(commands: Iterable[Sequence[str]], memory: str) -> Callable[[], float]:
    """What runs the programs at the same time, from their start to the end of the last, and returns milliseconds."""
    every = list(commands)

    def run() -> float:
        begun = perf_counter()
        running = [subprocess.Popen(each, env=surroundings(memory), stdout=subprocess.DEVNULL) for each in every]
        codes = [each.wait() for each in running]
        assert not any(codes)
        return (perf_counter() - begun) * 1000

    return run


def megabytes(command: Sequence[str], memory: str) -> float:
    """The most memory that the program has held; a small process runs it, whose own memory does not count."""
    run = [str(PYTHON), "-I", "-S", "-c", PEAK, *command]
    told = subprocess.run(run, env=surroundings(memory), stdout=subprocess.PIPE, text=True, check=True).stdout
    return float(told.splitlines()[-1]) / 1024
