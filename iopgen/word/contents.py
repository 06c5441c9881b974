"""What a Word template holds, part by part, so that two templates can be compared."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath

from ..problem import ProblemsFound
from .names import w
from .package import open_package, parse_part
from .tags import own_text
from .template import TAGGED_PART, part_name

NAMES = {
    "word/styles.xml": "formatmallarna",
    "word/numbering.xml": "numreringen",
    "word/settings.xml": "inställningarna",
    "word/fontTable.xml": "typsnittslistan",
}


def template_contents(path: Path) -> dict[str, tuple[str, str]]:
    """The text and a fingerprint of each part, under the name that people know it by."""
    try:
        parts = open_package(path, path.name)
    except ProblemsFound:  # no Word document: it can still be told whether it has changed
        return {"filen": ("", sha256(path.read_bytes()).hexdigest())}
    return {_shown(name): (_text(name, data), sha256(data).hexdigest()) for name, data in sorted(parts.items())}


def _shown(name: str) -> str:
    if TAGGED_PART.fullmatch(name):
        return f"{part_name(name)} ({PurePosixPath(name).name})" if name != "word/document.xml" else part_name(name)
    if name.startswith("word/media/"):
        return f"bilden {PurePosixPath(name).name}"
    return NAMES.get(name, f"delen {name}")


def _text(name: str, data: bytes) -> str:
    if not TAGGED_PART.fullmatch(name):
        return ""
    return "\n\n".join(own_text(paragraph) for paragraph in parse_part(data).iter(w("p")))
