"""A question of the review names only facts, clauses, criteria and authorities that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.condition import tests_of
from ...model.library import ClauseLibrary, Source
from ...model.review import Question, Sign
from ...problem import Place, Problem, Severity, suggest
from ..clauses.words import unknown_path, wrong_test

QUESTIONS, CEILINGS = "review/questions.yaml", "review/ceilings.yaml"
KEYS = ("text", "weight", "source", "advice")


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
        for key, signs in (("warns", question.warns), ("clears", question.clears)):
            for place, sign in enumerate(signs or (), start=1):
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
    if not (sign.when or sign.clause or sign.words):
        yield Problem(place, "tecknet har varken when, clause eller words.", "Ange vad som ska sökas.")
    if not sign.says:
        yield Problem(place, 'nyckeln "says" saknas.', "Skriv vad tecknet betyder.")
    for test in tests_of(sign.when):
        where = source.place(f"{path}.when.{test.path}")
        yield from unknown_path(test.path, where) or wrong_test(test, where)
    if sign.clause:
        yield from _unknown((sign.clause,), library.ids(), "klausulen", place)
    for within in sign.within or ():
        yield from unknown_path(within, place)
