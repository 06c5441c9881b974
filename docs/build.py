"""Renews what the guides say of the program: `python docs/build.py`.

A guide keeps its own words. Only what stands between its two marks is written, by `writers/`, from
the model, the commands, and the tables of words beside this file. `tests/docs` tells when a guide
is out of date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # the program beside this file, whatever is installed

from docs.writers.commands import command_help  # noqa: E402
from docs.writers.files import case_format, derived_facts, profile_format  # noqa: E402
from docs.writers.templates import template_contents  # noqa: E402
from docs.writers.words import glossary  # noqa: E402

BEGIN = "<!-- Härifrån skrivs texten av docs/build.py. Ändra den inte för hand. -->"
END = "<!-- Hit skrivs texten av docs/build.py. -->"
GENERATED = re.compile(f"(?<={re.escape(BEGIN)}\n).*(?={re.escape(END)})", re.DOTALL)
GUIDES: dict[str, Callable[[], str]] = {
    "arendeformat.md": case_format,
    "myndighetsformat.md": profile_format,
    "klausulformat.md": derived_facts,
    "mallvariabler.md": template_contents,
    "kommandon.md": command_help,
    "ordlista.md": glossary,
}


def renewed(path: Path) -> str:
    """The guide at `path` with its generated part as it should be."""
    new = f"\n{GUIDES[path.name]()}\n\n"
    text, found = GENERATED.subn(lambda _: new, path.read_text("utf-8"))
    if found != 1:
        sys.exit(f"{path}: märkena kring den genererade delen saknas.")
    return text


def main() -> None:
    """Nothing; every guide is then up to date, and those that were not are named."""
    for path in map(HERE.joinpath, GUIDES):
        if (text := renewed(path)) != path.read_text("utf-8"):
            path.write_text(text, "utf-8")
            print(path)


if __name__ == "__main__":
    main()
