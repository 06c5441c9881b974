"""The threads between the parts of a Word document: none may lead to a part that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from .package import Parts, parse_part

PACKAGE_RELATIONS, BODY_RELATIONS = "_rels/.rels", "word/_rels/document.xml.rels"
ENDING = ".rels"
SAVE_AGAIN = "Öppna mallen i Word, kontrollera den och spara den på nytt."


def relation_faults(parts: Parts) -> Iterator[tuple[str, str]]:
    """What is wrong, and what to do, for every part that is missing though the file needs it or leads to it."""
    for name in (PACKAGE_RELATIONS, BODY_RELATIONS):
        if name not in parts:
            yield f"delen {name} saknas.", SAVE_AGAIN
    present = {name.lower() for name in parts}
    for name in sorted(filter(lambda name: name.endswith(ENDING), parts)):
        for target in _targets(parts[name], source_of(name)):
            if target.lower() not in present:
                yield f"delen {target} saknas, men {source_of(name) or 'filen'} behöver den.", SAVE_AGAIN


def source_of(name: str) -> str:
    """The part whose relationships the part `name` holds; empty for those of the whole file."""
    return join(dirname(dirname(name)), basename(name).removesuffix(ENDING))


def _targets(data: bytes, source: str) -> Iterator[str]:
    """The parts within the file that the relationships of `source` lead to."""
    for each in parse_part(data):
        target = unquote((each.get("Target") or "").partition("#")[0])
        if target and each.get("TargetMode") != "External":
            yield normpath(join("/", dirname(source), target)).lstrip("/")
