"""The guide to Word templates: places, variables and styles. What they mean is told in mallvariabler.yaml."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from iopgen.model.fact import kinds
from iopgen.model.furniture import Furniture
from iopgen.word.names import NUMBERED_STYLES, REQUIRED_STYLES

from .markdown import anchor, code, parts, snake, table

TOLD = Path(__file__).parents[1] / "mallvariabler.yaml"


class Told(dict[str, Any]):
    """What people are told of each name; a name that is not there ends the program with advice."""

    def __missing__(self, name: str) -> Any:
        sys.exit(f"{TOLD}: skriv vad {name} betyder.")


def template_contents() -> str:
    """Everything that a Word template may name, and the styles that it must hold."""
    told = Told(yaml.safe_load(TOLD.read_text("utf-8")))
    hooks = [(code(f"{{{{p {name} }}}}"), text) for name, text in told["hooks"].items()]
    styles = ("Formatmall", "Heter i svenska Word", "Används för", "Numrerad")
    return parts(
        "## Platser", table(("Plats", "Fylls med"), hooks),
        "## Uppgifter", *_variables(Told(told["variables"])),
        "## Formatmallar", table(styles, _styles(Told(told["styles"]))),
    )  # fmt: skip


def template_records(record: type = Furniture) -> list[type]:
    """The groups of variables, the single ones first."""
    within = [kind.base for kind in kinds(record).values() if kind.is_record]
    return list(dict.fromkeys([record, *within, *(inner for each in within for inner in template_records(each))]))


def _variables(told: Told) -> Iterator[str]:
    for record in template_records():
        about = told[record.__name__]
        holder, each = (f"{about['name']}." if "name" in about else ""), Told(about["each"])
        rows = [(code(holder + name), each[name]) for name in kinds(record)]
        yield parts(anchor(snake(record.__name__)), f"### {about['title']}", about["how"])
        yield table(("Uppgift", "Betyder"), rows)


def _styles(told: Told) -> Iterator[tuple[str, str, str, str]]:
    for name in dict.fromkeys(REQUIRED_STYLES):
        yield name, told[name].get("word", name), told[name]["use"], "ja" if name in NUMBERED_STYLES else ""
