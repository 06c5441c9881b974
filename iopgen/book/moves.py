"""Clauses that stand in another place of the book → their new order in the library."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..keeping.difference import Plain
from ..model.book import Book, Kind, Said
from ..model.library import Clause, ClauseLibrary
from ..swedish import quoted
from .change import Changes, Sort, TextChange
from .compose import bookmark
from .labels import clause_names
from .markup import shown_blocks, units

STEP = 10
"""The usual distance between the orders of two clauses."""


def with_moves(changes: Changes, book: Book, library: ClauseLibrary) -> Changes:
    """The changes, and a new order for every clause that stands in another place among the clauses of its topic.

    A clause that is new or comes from another topic gets its order from its neighbours too.
    """
    orders: dict[str, tuple[int, str]] = {}
    for topic in dict.fromkeys(text.topic for text in book.texts):
        orders |= _orders(list(_sequence(topic, changes, book, library)), topic, library)
    if not orders:
        return changes
    names = clause_names(library) | {str(each.head["id"]): each.title for each in changes.texts if not each.clause}
    told_after = {clause_id: (order, names.get(before, before)) for clause_id, (order, before) in orders.items()}
    texts = [_ordered(change, told_after) for change in changes.texts]
    told = {bookmark(each.clause) for each in texts if each.clause and each.sort in (Sort.CORRECTED, Sort.REMOVED)}
    moved = [
        _moved(clause, *told_after[clause.id])
        for clause in library.clauses
        if clause.id in orders and bookmark(clause) not in told
    ]
    held = {text.bookmark for text in book.texts} - {bookmark(each.clause) for each in texts if each.clause}
    stays = changes.unchanged - sum(bookmark(each.clause) in held for each in moved if each.clause)
    return replace(changes, texts=[*texts, *moved], unchanged=stays)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A clause where it stands in the book; `order` is None when its place in the topic is new to the library."""

    id: str
    order: tuple[int, int] | None


def _sequence(topic: str, changes: Changes, book: Book, library: ClauseLibrary) -> Iterator[_Standing]:
    """The clauses under the topic's heading, each once."""
    places = {clause_id: place for place, clause_id in enumerate(library.ids())}
    known = {bookmark(clause): clause for clause in library.clauses}
    new = {id(change.text): str(change.head["id"]) for change in changes.texts if change.clause is None}
    seen: set[str] = set()
    for text in book.texts:
        clause = known.get(text.bookmark)
        clause_id = clause.id if clause else new.get(id(text), "")
        if text.topic != topic or not clause_id or clause_id in seen:
            continue
        seen.add(clause_id)
        stays = clause is not None and clause.topic == topic
        yield _Standing(clause_id, (clause.order, places[clause_id]) if clause and stays else None)


def _orders(standing: Sequence[_Standing], topic: str, library: ClauseLibrary) -> dict[str, tuple[int, str]]:
    """The new order of each clause that has moved, and the clause before it; of all where there is no room."""
    fixed = _longest_rising([each.order for each in standing])
    found: dict[str, tuple[int, str]] = {}
    last, before = 0, ""
    for place, each in enumerate(standing):
        if place in fixed and each.order is not None:
            last = each.order[0]
        else:
            order = _between(last, _next_order(standing, place, fixed))
            if order is None:
                return _all_anew(standing, topic, library)
            found[each.id] = (order, before)
            last = order
        before = each.id
    return found


def _next_order(standing: Sequence[_Standing], place: int, fixed: set[int]) -> int | None:
    """The order of the first clause after `place` that keeps its own; None when there is none."""
    kept = (standing[number].order for number in range(place + 1, len(standing)) if number in fixed)
    return next((order[0] for order in kept if order), None)


def _longest_rising(orders: Sequence[tuple[int, int] | None]) -> set[int]:
    """The places of the most clauses that still stand in order: the others have moved."""
    tails: list[tuple[int, int]] = []
    chains: list[list[int]] = []
    for place, order in enumerate(orders):
        if order is None:
            continue
        length = bisect_left(tails, order)
        chain = [*(chains[length - 1] if length else []), place]
        if length == len(tails):
            tails.append(order)
            chains.append(chain)
        else:
            tails[length], chains[length] = order, chain
    return set(chains[-1]) if chains else set()


def _between(last: int, following: int | None) -> int | None:
    if following is None:
        return last + STEP
    return (last + following) // 2 if following - last > 1 else None


def _all_anew(standing: Sequence[_Standing], topic: str, library: ClauseLibrary) -> dict[str, tuple[int, str]]:
    """New orders for the whole topic; clauses that the book does not hold follow those that it does."""
    held = [each.id for each in standing]
    others = [name for name in library.ids() if library.versions(name)[0].topic == topic and name not in held]
    names = [*held, *others]
    return {
        name: (STEP * number, names[number - 2] if number > 1 else "") for number, name in enumerate(names, start=1)
    }


def _ordered(change: TextChange, orders: dict[str, tuple[int, str]]) -> TextChange:
    clause_id = change.clause.id if change.clause else str(change.head["id"])
    if clause_id not in orders or change.sort is Sort.REMOVED:
        return change
    order, before = orders[clause_id]
    told = () if change.sort is Sort.NEW else (_told(before),)
    return replace(change, head={**change.head, "order": order}, differences=(*change.differences, *told))


def _moved(clause: Clause, order: int, before: str) -> TextChange:
    body = shown_blocks(clause.blocks, lambda target: Said(target, Kind.LINK, target))
    return TextChange(Sort.CORRECTED, clause, None, {"order": order}, tuple(units(body)), None, (_told(before),))


def _told(before: str) -> Plain:
    return Plain("order", f"flyttad, står nu efter {quoted(before)}" if before else "flyttad, står nu först i ämnet")
