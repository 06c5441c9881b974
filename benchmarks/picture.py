"""The figures as a picture: a bar for each engine, and a line for how its time grows with the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import log10
from typing import Any

Warm = Mapping[str, Mapping[str, Any]]
WIDTH, LEFT, BAR, GAP, TOP = 860, 190, 20, 8, 60
OURS, OTHERS, FLOOR = "#0b5c8a", "#8a8f98", "#c9ced6"
LINES_TOP, LINES_HEIGHT = 100, 300
SIZES = ("1", "4", "16")
LINES = {
    "iopgen": (OURS, ""), "floor": ("#5b626c", "2 3"),
    "docxtpl, compiled once": ("#a6542a", ""), "docxtpl": ("#a6542a", "7 4"),
    "docxtemplater": ("#4b7a35", ""), "carbone": ("#4b7a35", "7 4"), "docx-templates": ("#6b4a94", ""),
    "easy-template-x": ("#6b4a94", "7 4"), "python-docx": ("#8a6d00", ""),
}  # fmt: skip
"""The engines whose growth is shown: colour and dashes, so that the lines differ without colour too."""


def picture(warm: Warm) -> str:
    """An SVG that says in words, too, what it shows."""
    whole = {
        name: each for name, each in sorted(warm["1"].items(), key=lambda pair: pair[1]["ms"]) if name != "whole job"
    }
    height = TOP + len(whole) * (BAR + GAP) + LINES_TOP + LINES_HEIGHT + 60
    told = "; ".join(f"{name} {each['ms']:.1f} ms" for name, each in whole.items())
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
            ' aria-labelledby="title told" font-family="sans-serif" font-size="13">',
            '<title id="title">Milliseconds for one agreement of 20 pages, by engine</title>',
            f'<desc id="told">{escape(told)}. Below: how the time grows with content 4 and 16 times as long.</desc>',
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            _text(10, 28, "Milliseconds for one agreement of 20 pages (logarithmic)", "bold"),
            *_bars(whole),
            *_lines(warm, TOP + len(whole) * (BAR + GAP) + LINES_TOP),
            "</svg>\n",
        )
    )


def _bars(whole: Mapping[str, Any]) -> Iterator[str]:
    least = min(each["ms"] for each in whole.values()) / 2
    most = max(each["ms"] for each in whole.values())
    scale = (WIDTH - LEFT - 90) / log10(most / least)
    for place, (name, each) in enumerate(whole.items()):
        y = TOP + place * (BAR + GAP)
        length = log10(each["ms"] / least) * scale
        colour = OURS if name.startswith("iopgen") else FLOOR if name in ("floor", "known bytes") else OTHERS
        yield _text(LEFT - 8, y + 15, name, anchor="end")
        yield f'<rect x="{LEFT}" y="{y}" width="{length:.0f}" height="{BAR}" fill="{colour}"/>'
        yield _text(LEFT + length + 6, y + 15, f"{each['ms']:.1f}")


def _lines(warm: Warm, top: float) -> Iterator[str]:
    values = [warm[size][name]["ms"] for size in SIZES for name in LINES]
    least, most = min(values), max(values)
    right = WIDTH - LEFT - 45

    def at(size: int, ms: float) -> tuple[float, float]:
        return 60 + size * (right - 60) / 2, top + LINES_HEIGHT * (1 - log10(ms / least) / log10(most / least))

    yield _text(10, top - 40, "How the time grows with the content (both axes logarithmic)", "bold")
    for place, size in enumerate(SIZES):
        yield _text(at(place, least)[0], top + LINES_HEIGHT + 30, f"× {size}", anchor="middle")
    ends: list[float] = []
    for name, (colour, dashes) in sorted(LINES.items(), key=lambda pair: -warm["16"][pair[0]]["ms"]):
        points = [at(place, warm[size][name]["ms"]) for place, size in enumerate(SIZES)]
        drawn = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        yield f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        ends.append(max(points[-1][1], ends[-1] + 13 if ends else 0))
        yield _text(points[-1][0] + 8, ends[-1] + 4, f"{name}, {warm['16'][name]['ms']:.0f} ms")


def _text(x: float, y: float, words: str, weight: str = "normal", anchor: str = "start") -> str:
    look = f'font-weight="{weight}" text-anchor="{anchor}" fill="#1d2126"'
    return f'<text x="{x:.0f}" y="{y:.0f}" {look}>{escape(words)}</text>'
