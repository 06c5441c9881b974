"""The search for garbage: objects that only point at each other in a circle. The program makes next to none."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 200_000
"""How many objects more than before call for a search: more than a library has. Python's own 700 cost a tenth of the
time of a draft."""


def search_seldom() -> None:
    """Nothing; this process then seldom searches for garbage, and at its end not at all: the system takes it back."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)


@contextmanager
def no_search() -> Iterator[None]:
    """Within this nothing is searched for: where many objects are made to be kept, that takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
