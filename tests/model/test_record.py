"""A record behaves as the standard library's dataclass, which makes all its methods when it is declared."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields
from typing import Any

import pytest

from iopgen.model.record import dataclass as record


def declared(decorator: Any) -> dict[str, Any]:
    """The same classes, made by one decorator or the other."""

    @decorator(frozen=True, slots=True)
    class Empty:
        pass

    @decorator(frozen=True, slots=True)
    class One:
        name: str

    @decorator(frozen=True, slots=True)
    class Several:
        """Has words of its own."""

        name: str
        size: int = 3
        parts: dict[str, int] = field(default_factory=dict)

        def __bool__(self) -> bool:
            return self.size > 0

    @decorator(frozen=True, slots=True, kw_only=True)
    class Named:
        size: int = 1
        name: str

    @decorator(frozen=True, slots=True, kw_only=True)
    class Child(Named):
        age: int | None = None

    @decorator(slots=True)
    class Changing:
        name: str
        parts: list[int] = field(default_factory=list)

    @decorator(frozen=True, slots=True, eq=False)
    class Itself:
        name: str

    return {each.__name__: each for each in (Empty, One, Several, Named, Child, Changing, Itself)}


OURS, THEIRS = declared(record), declared(dataclasses.dataclass)
USES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "nothing": lambda known: known["Empty"](),
    "one value": lambda known: known["One"]("a"),
    "defaults": lambda known: known["Several"]("a"),
    "all by place": lambda known: known["Several"]("a", 0, {"b": 1}),
    "by name": lambda known: known["Named"](name="a"),
    "a child's own and its parent's": lambda known: known["Child"](age=2, name="a"),
    "replaced": lambda known: dataclasses.replace(known["Child"](name="a"), size=7),
    "copied": lambda known: copy.deepcopy(known["Several"]("a", 1, {"b": 1})),
}
FAULTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "missing": lambda known: known["One"](),
    "too many": lambda known: known["One"]("a", "b"),
    "unknown": lambda known: known["Named"](name="a", colour="b"),
    "by place, that wants a name": lambda known: known["Named"](1, "a"),
    "set": lambda known: setattr(known["One"]("a"), "name", "b"),
    "new": lambda known: setattr(known["One"]("a"), "colour", "b"),
    "deleted": lambda known: delattr(known["One"]("a"), "name"),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
def test_record_is_what_a_dataclass_is(use: Callable[[dict[str, Any]], Any]) -> None:
    ours, theirs = use(OURS), use(THEIRS)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]
    assert bool(ours) == bool(theirs)
    assert type(ours).__match_args__ == type(theirs).__match_args__
    assert type(ours).__slots__ == type(theirs).__slots__
    assert ours == use(OURS)
    assert ours != theirs


@pytest.mark.parametrize(
    "use", [use for name, use in USES.items() if name not in ("defaults", "all by place", "copied")]
)
def test_records_that_are_equal_have_one_hash(use: Callable[[dict[str, Any]], Any]) -> None:
    assert hash(use(OURS)) == hash(use(OURS)) == hash(use(THEIRS))
    assert len({use(OURS), use(OURS), OURS["One"]("another")}) == 2


def test_records_with_values_or_classes_that_differ_are_not_equal() -> None:
    assert OURS["One"]("a") != OURS["One"]("b")
    assert OURS["Named"](name="a") != OURS["Child"](name="a")


def test_what_is_made_for_each_record_is_not_shared() -> None:
    one, other = OURS["Several"]("a"), OURS["Several"]("b")
    one.parts["c"] = 1
    assert other.parts == {}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_what_a_dataclass_refuses_a_record_refuses(fault: Callable[[dict[str, Any]], Any]) -> None:
    for known in (OURS, THEIRS):
        with pytest.raises((TypeError, FrozenInstanceError)):
            fault(known)


def test_what_may_be_changed_is_changed_and_has_no_hash() -> None:
    for known in (OURS, THEIRS):
        changing = known["Changing"]("a")
        changing.name = "b"
        changing.parts.append(1)
        assert changing == known["Changing"]("b", [1])
        assert changing != known["Changing"]("a", [1])
        with pytest.raises(TypeError):
            hash(changing)
        with pytest.raises(AttributeError):
            changing.colour = "c"


def test_what_is_only_equal_to_itself_has_a_hash_of_its_own() -> None:
    for known in (OURS, THEIRS):
        one, other = known["Itself"]("a"), known["Itself"]("a")
        assert one == one  # equality is what is tested
        assert one != other
        assert len({one, other}) == 2


@record(frozen=True, slots=True)
class Kept:
    name: str
    size: int = 1


def test_record_comes_back_from_a_pickle() -> None:
    kept = Kept("a", 2)
    assert pickle.loads(pickle.dumps(kept)) == kept
