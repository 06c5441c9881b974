"""The figures as tables to read, and as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

from picture import picture

Figures = Mapping[str, Any]
ABOUT = {
    "iopgen": "all that it does: comments, manifest, text read back and compared",
    "iopgen, partner's copy": "the same without comments",
    "iopgen, not read back": "comments and manifest, but no reading back: rendering alone",
    "iopgen, bare": "only what the others do: the template filled and packed",
    "docxtpl": "as its guide shows it",
    "docxtpl, compiled once": "tags repaired and compiled once, by means of its own methods",
    "python-docx": "built by code; header and footer filled before",
    "docxtemplater": "template compiled for each document, as it must be",
    "easy-template-x": "as its guide shows it",
    "docx-templates": "without its sandbox, which is its fastest",
    "carbone": "leaves empty paragraphs behind",
    "floor": "one Jinja template compiled before, unchanged parts copied, zlib 6",
    "known bytes": "all known before, only deflated and packed",
}
LOADED = 1.5


def write_report(results: Figures, folder: Path) -> None:
    """Nothing; results.md and results.svg are then in the folder."""
    (folder / "results.md").write_text("\n".join(_report(results)), "utf-8")
    (folder / "results.svg").write_text(picture(results["warm"]), "utf-8")


def _report(results: Figures) -> Iterable[str]:
    yield "# Results\n"
    yield "Written by `make benchmark`. What is measured, and how, is told in [README.md](../README.md).\n"
    yield from _machine(results)
    yield "## Rendering, warm\n"
    yield "Milliseconds for one document; median and quartiles of the rounds for the whole agreement (20 pages).\n"
    yield from _rendering(results["warm"])
    yield "\n![The same as a picture: milliseconds for the whole agreement, and how they grow](results.svg)\n"
    yield "## The whole job, warm\n"
    yield from _job(results["warm"]["1"])
    yield "\n## A program from start to end\n"
    yield from _cold(results["cold"])
    yield "\n## Two processes\n"
    if max(results["machine"]["load before"], results["machine"]["load after"]) > LOADED:
        yield "Other work held the cores, so these figures say nothing of a machine that is free.\n"
    yield from _two(results["two processes"])


def _machine(results: Figures) -> Iterable[str]:
    machine = results["machine"]
    yield f"{machine['day']}; {machine['processor']}; {machine['system']};"
    yield f"Python {machine['Python']}, Node {machine['Node']};"
    yield ", ".join(f"{name} {version}" for name, version in machine["packages"].items()) + "."
    before, after = machine["load before"], machine["load after"]
    told = " The machine did other work too: trust the ratios, not the milliseconds." if before > LOADED else ""
    yield f"{results['rounds']} rounds. Load before {before:.1f}, after {after:.1f}.{told}\n"


def _rendering(warm: Figures) -> Iterable[str]:
    head = (
        "engine",
        "what it does",
        "8 pages",
        "20 pages",
        "quartiles",
        "× the floor",
        "× iopgen",
        "growth",
        "MB",
        "file, kB",
    )
    yield from _head(head, words=2)
    for name, about in ABOUT.items():
        whole = warm["1"][name]
        first, third = whole["quartiles"]
        yield _row(
            (
                name, about, _ms(warm["0.4"][name]["ms"]), f"**{_ms(whole['ms'])}**", f"{_ms(first)}–{_ms(third)}",
                f"{whole['times']['floor']:.1f}", f"{whole['times']['iopgen']:.1f}",
                f"{_growth(warm, name):.2f}", f"{whole['megabytes']:.0f}", f"{whole['bytes'] / 1000:.0f}",
            )
        )  # fmt: skip
    yield "\nGrowth is the exponent from the whole agreement to sixteen times its content: 1 is proportional.\n"
    yield from _head(("engine", "× 1", "× 4", "× 16"))
    for name in ABOUT:
        yield _row((name, *(_ms(warm[size][name]["ms"]) for size in ("1", "4", "16"))))


def _growth(warm: Figures, name: str) -> float:
    return log(warm["16"][name]["ms"] / warm["1"][name]["ms"]) / log(16)


def _job(warm: Figures) -> Iterable[str]:
    job, peer = warm["whole job"], "docxtpl, compiled once"
    first, third = job["quartiles"]
    yield (
        f"From a case file to draft and review sheet on disk – read, checked, assembled, written, read back, reviewed: "
        f"**{_ms(job['ms'])} ms** ({_ms(first)}–{_ms(third)}). That is {job['times'][peer]:.2f} × what docxtpl at its "
        f"fastest takes to fill a template with the same text ({_ms(warm[peer]['ms'])} ms), and "
        f"{job['times']['docxtpl']:.2f} × docxtpl as its guide shows it."
    )


def _cold(cold: Figures) -> Iterable[str]:
    yield from _head(("program", "ms", "quartiles", "× docxtpl's smallest script", "MB"))
    for name, each in cold.items():
        first, third = each["quartiles"]
        times = f"{each['times docxtpl']:.2f}"
        yield _row((f"`{name}`", _ms(each["ms"]), f"{_ms(first)}–{_ms(third)}", times, f"{each['megabytes']:.0f}"))


def _two(two: Figures) -> Iterable[str]:
    yield "How many times as many documents two processes make in the same time as one.\n"
    rows = {name: two[name] for name in ("iopgen", "docxtpl", "docxtemplater", "floor", "iopgen batch")}
    yield from _head(("engine", "×"))
    yield from (_row((name, f"{value:.2f}")) for name, value in rows.items())
    each = two["ms a draft"]
    share = f"{two['of two batches']:.0%}"
    yield (
        f"\n`iopgen batch` of {two['batch of']} cases, from start to end, with review sheets and summary: "
        f"{_ms(each['1'])} ms a draft with one process, {_ms(each['2'])} with two. That is "
        f"{share} of what two batches of half as many cases do at the same time, with one process each."
    )


def _head(names: Sequence[str], words: int = 1) -> Iterable[str]:
    """The head of a table whose first columns, so many, hold words."""
    yield _row(names)
    yield _row([":--" if place < words else "--:" for place in range(len(names))])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _ms(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"
