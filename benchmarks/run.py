"""Measures iopgen beside public template engines on the same content; see README.md. `make benchmark` runs it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import peers
from peers import HERE, PEERS, PROGRAM, PYTHON

NAMES = (
    "iopgen", "iopgen, partner's copy", "iopgen, not read back", "iopgen, bare",
    "docxtpl, compiled once", "docxtpl", "python-docx", "docxtemplater", "easy-template-x", "docx-templates", "carbone",
    "floor", "known bytes",
)  # fmt: skip
JOB, RIVAL = "whole job", "docxtpl, compiled once"
SIZES = {0.4: 1, 1: 1, 4: 2, 16: 3}
"""Sizes of the content, and by what the number of rounds is divided there."""
WORK, MEMORY = PEERS / "work", PEERS / "memory"
SMALLEST = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render(json.load(open(sys.argv[2], encoding="utf-8")), autoescape=True)
template.save(sys.argv[3])
"""
BATCH = 400


def main() -> None:
    """Nothing; the results then lie in `results`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how many times each engine has its turn (15)")
    parser.add_argument("--installed", action="store_true", help="the peers are installed already")
    options = parser.parse_args()
    if not options.installed:
        peers.install()
    if Path(sys.prefix).resolve() != peers.VENV.resolve():
        os.execv(PYTHON, [str(PYTHON), str(HERE / "run.py"), "--installed", "--rounds", str(options.rounds)])
    results = measured(options.rounds)
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    from report import write_report

    write_report(results, folder)


def measured(rounds: int) -> dict[str, Any]:
    """All figures, as they stand in results.json."""
    from lay import lay
    from machine import machine

    import iopgen
    from iopgen.draft import open_library

    library = open_library(Path(iopgen.__file__).parent / "library")
    results: dict[str, Any] = {"machine": machine(), "rounds": rounds, "warm": {}}
    for size, divisor in SIZES.items():
        lay(_folder(size), library, size)
        results["warm"][str(size)] = _warm(size, max(3, rounds // divisor))
    results["cold"] = _cold(rounds)
    results["two processes"] = _two_processes(max(3, rounds // 3))
    results["machine"]["load after"] = os.getloadavg()[0]
    return results


def _folder(size: float) -> Path:
    return WORK / str(size)


def _warm(size: float, rounds: int) -> dict[str, Any]:
    from measure import warm
    from sameness import demand_same

    names = list(NAMES)
    if size == 1:
        names.insert(names.index(RIVAL) + 1, JOB)  # what is compared has its turns side by side
    figures, megabytes = warm(names, _folder(size), rounds)
    demand_same(_folder(size), NAMES)
    return {
        name: {
            "ms": each.median, "quartiles": each.quartiles,
            "times": {other: each.times(figures[other]) for other in ("floor", "iopgen", "docxtpl", RIVAL)},
            "megabytes": megabytes[name], "bytes": (_folder(size) / f"{name}.out.docx").stat().st_size,
        }
        for name, each in figures.items()
    }  # fmt: skip


def _cold(rounds: int) -> dict[str, Any]:
    from measure import in_turn, megabytes, program

    folder = _folder(1)
    draft = [str(PROGRAM), "generate", str(folder / "case.yaml"), "--output", str(folder / "cold"), "--force"]
    script = folder / "smallest.py"
    script.write_text(SMALLEST, "utf-8")
    rendering = [str(folder / name) for name in ("docxtpl.docx", "plain.json", "cold.docx")]
    shutil.rmtree(MEMORY, ignore_errors=True)
    commands = {
        "python -c pass": ([str(PYTHON), "-c", "pass"], "off"),
        "iopgen --help": ([str(PROGRAM), "--help"], "off"),
        "iopgen generate": (draft, str(MEMORY)),
        "iopgen generate, no memory": (draft, "off"),
        "docxtpl, smallest script": ([str(PYTHON), str(script), *rendering], "off"),
    }
    for command in commands.values():
        program(*command)()
    figures = in_turn({name: program(*command) for name, command in commands.items()}, rounds)
    return {
        name: {
            "ms": each.median, "quartiles": each.quartiles, "megabytes": megabytes(*commands[name]),
            "times docxtpl": each.times(figures["docxtpl, smallest script"]),
        }
        for name, each in figures.items()
    }  # fmt: skip


def _two_processes(rounds: int) -> dict[str, Any]:
    from measure import in_turn, program, programs, two_at_once

    gains = {name: two_at_once(name, _folder(1), rounds) for name in ("iopgen", "docxtpl", "docxtemplater", "floor")}
    cases = WORK / "cases"
    shutil.rmtree(cases, ignore_errors=True)
    for number in range(BATCH):
        folder = cases / str(number % 2) / f"{number:03}"
        folder.mkdir(parents=True)
        shutil.copy(_folder(1) / "case.yaml", folder / "case.yaml")
    measures = {jobs: program(_batch(cases, jobs), str(MEMORY)) for jobs in ("1", "2")}
    measures["apart"] = programs([_batch(cases / half, "1") for half in ("0", "1")], str(MEMORY))
    figures = in_turn(measures, rounds)
    return gains | {
        "iopgen batch": figures["1"].times(figures["2"]),
        "of two batches": figures["apart"].times(figures["2"]),
        "batch of": BATCH,
        "ms a draft": {jobs: each.median / BATCH for jobs, each in figures.items()},
    }


def _batch(cases: Path, jobs: str) -> list[str]:
    output = WORK / f"batch-{cases.name}"
    return [str(PROGRAM), "batch", str(cases), "--output", str(output), "--force", "--jobs", jobs]


if __name__ == "__main__":
    main()
