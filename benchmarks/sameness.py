"""Whether two documents say the same: their lines, without empty ones, and those of headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from iopgen.word import open_package, paragraphs

TOLD = re.compile(r"word/(document|header\d*|footer\d*)\.xml")


def lines(path: Path) -> list[str]:
    """What the document says, part by part. Comments, manifest and properties do not count."""
    parts = open_package(path, path.name)
    told = sorted(name for name in parts if TOLD.fullmatch(name))
    return [text for name in told for _, text in paragraphs(etree.fromstring(parts[name])) if text]


def differences(path: Path, other: Path) -> list[str]:
    """The first lines that differ, at most three; none when the documents say the same."""
    ours, theirs = lines(path), lines(other)
    pairs = zip(ours, theirs, strict=False)
    found = [f"{place}: {one!r} / {two!r}" for place, (one, two) in enumerate(pairs, start=1) if one != two][:3]
    return found or ([f"{len(ours)} / {len(theirs)} lines"] if len(ours) != len(theirs) else [])


def demand_same(folder: Path, names: Iterable[str]) -> None:
    """Nothing; the program ends when what an engine made in the folder says something else than iopgen's document."""
    for name in names:
        found = differences(folder / "reference.docx", folder / f"{name}.out.docx")
        if found:
            raise SystemExit(f"{name} makes another document: {found}")
