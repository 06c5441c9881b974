"""The little of Markdown that the guides need."""

from __future__ import annotations

import re
from collections.abc import Iterable


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table."""
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def code(text: str) -> str:
    """The text as it is typed, or nothing."""
    return f"`{text}`" if text else ""


def anchor(name: str) -> str:
    """A place that links can lead to."""
    return f'<a id="{name}"></a>'


def parts(*texts: str) -> str:
    """Texts with an empty line between them."""
    return "\n\n".join(texts)


def snake(name: str) -> str:
    """`PoliticalDocument` as `political_document`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
