"""How the library is to be written: the word lists that legal staff keep in `language/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING

from .fact import fact
from .record import dataclass

if TYPE_CHECKING:
    from .library import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WordAdvice:
    """A word to avoid, and a better one."""

    word: str | None = fact("ord", "Ett eller flera ord i följd. En stjärna sist tar med alla ord som börjar så.")
    instead: str | None = fact("skriv hellre")


@dataclass(frozen=True, slots=True)
class Language:
    """The lists. `sources` tells where the parts of each stand; a list whose file is missing is not among them."""

    purchase_words: tuple[WordAdvice, ...] = ()
    heavy_words: tuple[WordAdvice, ...] = ()
    own_words: frozenset[str] = frozenset()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
