"""Dataclasses that cost little to declare: each makes its methods when they are first used.

The model declares some hundred and fifty records, and one run needs the methods of a few. Python writes and compiles
up to six functions for each dataclass when it is declared, which took longer than a draft. The modules that declare
facts have their annotations evaluated, since what a fact may be is read from them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, slots: bool, frozen: bool = False, eq: bool = True, kw_only: bool = False
    ) -> Callable[[type], type]:
        """The decorator for a record: to be used, and to behave, as that of the standard library."""
        assert slots
        return lambda cls: _record(cls, frozen=frozen, eq=eq, kw_only=kw_only)


__all__ = ["dataclass"]

GIVEN = object()
"""Stands in a signature for a value that is made for each record."""
set_field = object.__setattr__


def _record(cls: type, *, frozen: bool, eq: bool, kw_only: bool) -> Any:
    cls.__doc__ = cls.__doc__ or cls.__name__  # or the standard library describes the signature there
    own = set(vars(cls))
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    fields = made.__dataclass_fields__
    assert all(each.init and each.repr and each.compare for each in fields.values())
    names = tuple(fields)
    values = _values(names)
    methods: dict[str, Any] = {
        "__init__": _first_init(made),
        "__repr__": _repr,
        "__getstate__": lambda one: values(one),  # noqa: PLW0108  # what is no function is no method
        "__setstate__": lambda one, state: _set_all(one, names, state),
    }
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if eq:
        methods |= {
            "__eq__": lambda one, other: values(one) == values(other) if type(one) is type(other) else NotImplemented,
            "__hash__": (lambda one: hash(values(one))) if frozen else None,
        }
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives all values of a record, in the order of its fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _first_init(cls: Any) -> Callable[..., None]:
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *args, **kwargs)

    return init


def _init(cls: Any) -> Any:
    """`__init__` as the standard library would write it."""
    fields = list(cls.__dataclass_fields__.values())
    known: dict[str, Any] = {"_given": GIVEN} | {f"_default__{each.name}": _default(each) for each in fields}
    known |= {f"_set__{each.name}": getattr(cls, each.name).__set__ for each in fields}
    plain, named = ([each for each in fields if each.kw_only is is_named] for is_named in (False, True))
    parameters = ["self", *map(_parameter, plain), *(["*"] if named else []), *map(_parameter, named)]
    lines = "".join(f"\n _set__{each.name}(self, {_value(each)})" for each in fields) or "\n pass"
    exec(f"def __init__({', '.join(parameters)}):{lines}", known)  # noqa: S102  # of our own declarations
    return known["__init__"]


def _default(each: Field[Any]) -> Any:
    return each.default if each.default_factory is MISSING else each.default_factory


def _parameter(each: Field[Any]) -> str:
    if each.default_factory is not MISSING:
        return f"{each.name}=_given"
    return each.name if each.default is MISSING else f"{each.name}=_default__{each.name}"


def _value(each: Field[Any]) -> str:
    is_made = each.default_factory is not MISSING
    return f"_default__{each.name}() if {each.name} is _given else {each.name}" if is_made else each.name


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({told})"


def _refuse(self: Any, name: str, *_: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _set_all(one: Any, names: tuple[str, ...], state: tuple[Any, ...]) -> None:
    for name, value in zip(names, state, strict=True):
        set_field(one, name, value)
