"""The fields of a case file as people name them: `partners[1].name`."""

from __future__ import annotations

from ..model.case import NONE_EXIST, Case
from ..model.fact import Kind, kinds
from ..model.path import STEP
from ..problem import nearest
from .question import first_name


class UnknownField(Exception):
    """A path that names no fact that can be set: what is wrong, and what to write instead."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.message, self.advice = message, advice


def demand_field(path: str, text: str) -> None:
    """Nothing; `UnknownField` when there is no fact at `path` that could have the value `text`."""
    kind, parts = Kind(Case), path.split(".")
    for place, part in enumerate(parts):
        match = STEP.fullmatch(part)
        if not match:
            raise UnknownField(f'Okänt fält "{path}".', "Skriv som i partners[1].name.")
        name, number = match.groups()
        if kind.is_list or not (kind.is_record or kind.key):
            raise _not_a_group(".".join(parts[:place]), kind)
        if not kind.key and name not in kinds(kind.base):
            raise _unknown(parts, place, name, [*kinds(kind.base)])
        kind = Kind(kind.base) if kind.key else kinds(kind.base)[name]
        if number is not None:
            kind = _item_of(kind, path, int(number))
    if not (kind.is_list and text == NONE_EXIST):
        _demand_value(path, kind)


def _unknown(parts: list[str], place: int, name: str, known: list[str]) -> UnknownField:
    close = nearest(name, known)
    if not close:
        return UnknownField(f'Okänt fält "{".".join(parts)}".', f"Möjliga: {', '.join(known)}.")
    meant = [*parts[:place], parts[place].replace(name, close, 1), *parts[place + 1 :]]
    return UnknownField(f'Okänt fält "{".".join(parts)}".', f'Menade du "{".".join(meant)}"?')


def _not_a_group(path: str, kind: Kind) -> UnknownField:
    if kind.is_list and kind.is_record:
        return UnknownField(f"{path} är en lista.", f"Skriv numret, till exempel {path}[1].{first_name(kind)}.")
    return UnknownField(f"{path} är ett enda värde.", f"Skriv bara {path}.")


def _item_of(kind: Kind, path: str, number: int) -> Kind:
    if not kind.is_list:
        raise UnknownField(f'Okänt fält "{path}".', "Bara listor har nummer inom hakparentes.")
    if number == 0:
        raise UnknownField(f'Okänt fält "{path}".', "Det första i en lista har nummer 1.")
    return Kind(kind.base)


def _demand_value(path: str, kind: Kind) -> None:
    if kind.key:
        key = "2027" if kind.key is int else "id"
        raise UnknownField(f"{path} är en tabell.", f"Skriv en rad i den, till exempel {path}.{key}.")
    if kind.is_record and kind.is_list:
        raise _not_a_group(path, kind)
    if kind.is_record:
        raise UnknownField(f"{path} är en grupp.", f"Skriv ett fält i den, till exempel {path}.{first_name(kind)}.")
