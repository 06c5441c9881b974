"""A question of the review names only facts, clauses, criteria and authorities that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ...model.condition import tests_of
from ...model.library import ClauseLibrary, Source
from ...model.path import kind_at, lists_in
from ...model.review import Question, Sign
from ...problem import Place, Problem, Severity, suggest
from ..clauses.words import unknown_path, wrong_test

QUESTIONS, CEILINGS = "review/questions.yaml", "review/ceilings.yaml"
KEYS = ("text", "weight", "source", "advice")
SOUGHT = ("when", "when_any", "passed", "decided", "done", "clause", "words")
SIGNS = ("warns", "clears", "needs", "tells")


def find_impossible_questions(library: ClauseLibrary) -> Iterator[Problem]:
    """Questions that lack something or name what does not exist, and ceilings that rest on no known law.

    A library may do without some authorities and clauses: a question that names them is only a warning.
    """
    for number, question in enumerate(library.questions, start=1):
        source, holder = library.sources[QUESTIONS], f"[{number}]"
        for key in KEYS:
            if getattr(question, key) is None:
                yield Problem(source.place(holder), f'nyckeln "{key}" saknas.', "Fyll i den.")
        yield from _names(question, holder, source, library)
        for key in SIGNS:
            for place, sign in enumerate(getattr(question, key) or (), start=1):
                yield from _sign(sign, f"{holder}.{key}[{place}]", source, library)
    for number, ceiling in enumerate(library.ceilings, start=1):
        if ceiling.law not in library.laws:
            message = f'lagen "{ceiling.law}" finns inte i registret.'
            advice = "Lägg till den i clauses/laws.yaml eller rätta numret."
            yield Problem(library.sources[CEILINGS].place(f"[{number}].law"), message, advice)


def _names(question: Question, holder: str, source: Source, library: ClauseLibrary) -> Iterator[Problem]:
    criteria = {
        criterion.id
        for profile in library.authorities.values()
        for rules in (profile, *(profile.editions or ()))
        for assessment in rules.assessments or ()
        for criterion in assessment.criteria or ()
        if criterion.id
    }
    place = source.place(f"{holder}.criteria")
    yield from _unknown(question.criteria or (), criteria, "kriteriet", place)
    yield from _unknown(question.weights or (), library.authorities, "myndigheten", source.place(f"{holder}.weights"))


def _unknown(named: Iterable[str], known: Iterable[str], what: str, place: Place) -> Iterator[Problem]:
    existing = sorted(known)
    for name in named:
        if name not in existing:
            yield Problem(place, f'{what} "{name}" finns inte.', suggest(name, existing), Severity.WARNING)


def _sign(sign: Sign, path: str, source: Source, library: ClauseLibrary) -> Iterator[Problem]:
    place = source.place(path)
    if not any(getattr(sign, key) for key in SOUGHT):
        yield Problem(
            place, "tecknet säger inte vad som ska sökas.", f"Ange {', '.join(SOUGHT[:-1])} eller {SOUGHT[-1]}."
        )
    if not sign.says:
        yield Problem(place, 'nyckeln "says" saknas.', "Skriv vad tecknet betyder.")
    for key, required in (("when", sign.when), ("when_any", sign.when_any)):
        for test in tests_of(required):
            where = source.place(f"{path}.{key}.{test.path}")
            yield from unknown_path(test.path, where) or wrong_test(test, where)
    if sign.every:
        yield from unknown_path(sign.every, place) or _not_a_list(sign.every, place)
    for day in sign.passed or ():
        yield from unknown_path(day, place) or _not_a_day(day, place)
    yield from _unknown(sign.done or (), _controls(library), "kontrollen", place)
    if sign.clause:
        yield from _unknown((sign.clause,), library.ids(), "klausulen", place)
    for within in sign.within or ():
        yield from unknown_path(within, place)


def _not_a_list(path: str, place: Place) -> Iterator[Problem]:
    if path not in lists_in(path):
        yield Problem(place, f'every: "{path}" är ingen lista.', "Ange en lista bland uppgifterna.")


def _not_a_day(path: str, place: Place) -> Iterator[Problem]:
    if kind_at(path).base is not date or lists_in(path):
        yield Problem(place, f'passed: "{path}" är ingen dag.', "Ange en uppgift som är ett datum.")


def _controls(library: ClauseLibrary) -> set[str]:
    """The ids of the controls of every authority, in any of its editions."""
    rules = [each for profile in library.authorities.values() for each in (profile, *(profile.editions or ()))]
    return {each.id for one in rules for each in (*(one.before_signing or ()), *(one.process or ())) if each.id}
