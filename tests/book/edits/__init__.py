"""Every kind of edit that a person makes in a clause book. What must come of each lies in `outcomes`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iopgen.book import Scope

from ..editing import Edited

Act = Callable[[Edited], None]


@dataclass(frozen=True)
class Edit:
    """What a person does with a book of the scope, and the options that she then reads it in with."""

    name: str
    act: Act
    options: tuple[str, ...]
    scope: Scope


EDITS: dict[str, Edit] = {}


def edit(*options: str, scope: Scope = Scope()) -> Callable[[Act], Act]:  # noqa: B008  # it does not change
    """Makes an edit of the function."""

    def kept(act: Act) -> Act:
        name = f"{act.__module__.rpartition('.')[2]}/{act.__name__}"
        assert name not in EDITS
        EDITS[name] = Edit(name, act, options, scope)
        return act

    return kept
