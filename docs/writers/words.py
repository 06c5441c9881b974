"""The glossary, from ordlista.yaml."""

from __future__ import annotations

from pathlib import Path

import yaml

from iopgen.swedish import write_list

from .markdown import code, table

WORDS = Path(__file__).parents[1] / "ordlista.yaml"


def glossary() -> str:
    """Every word of the field, and the words in files and code that stand for it."""
    words = yaml.safe_load(WORDS.read_text("utf-8"))
    rows = [(each["word"], write_list([code(name) for name in each["code"]]), each["meaning"]) for each in words]
    return table(("Svenska", "I filer och kod", "Betyder"), rows)
