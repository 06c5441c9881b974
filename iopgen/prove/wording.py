"""What must hold of every text: the authority's own words, and no trace of a mark, a gap or a missing value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from itertools import chain

from ..model.authority import AuthorityProfile, WordSet
from ..swedish import capital
from .finding import Assembly, Finding, Measure
from .structure import KEPT

TRACES = re.compile(
    r"[ \u00a0]{2}|\.\.|,,|;;|,\.|\bNone\b|[ \u00a0][.,;:?!]|\{\{|\}\}|\*\*|\[\]|\(\)|”“|””|\bavsnitt Bilaga\b"
    r"|^[ \u00a0.,;:)]|[^:][ \u00a0]$",
    re.MULTILINE,
)
"""What a text never says: doubled spaces and stops, a stop after a space, marks, brackets around nothing.

A line may end with a colon and a space: it is filled in by hand."""
PARTY_WORDS = ("authority", "authorities", "partner", "partners", "assembly")
DOCUMENT_WORDS = ("document", "this_document")


def find_traces(assembly: Assembly) -> Iterator[Finding]:
    """Text that looks unfinished: doubled spaces and full stops, *None*, marks that are not filled."""
    for clause in assembly.clauses:
        for line, found in (*_traces(clause.title_text), *_traces(assembly.bodies[clause.id].text)):
            message = f"i klausulen ”{clause.title_text}” står ”{found}” i ”{line}”."
            yield Finding(assembly.place_of(clause, found), message)


@lru_cache(maxsize=KEPT)
def _traces(text: str) -> tuple[tuple[str, str], ...]:
    if not TRACES.search(text):
        return ()
    return tuple((_around(line, match), match[0]) for line in text.split("\n") for match in TRACES.finditer(line))


def _around(line: str, match: re.Match[str]) -> str:
    return line[max(0, match.start() - 30) : match.end() + 20]


def find_foreign_words(assembly: Assembly) -> Iterator[Finding]:
    """Words for the parties, or names, that belong to another authority or another number of parties."""
    agreement = assembly.agreement
    words = agreement.facts.words
    assert words
    own = frozenset(getattr(words, each.name) or "" for each in fields(words))
    pattern = _foreign(assembly.measure, agreement.profile, own)
    quoted = _quoted(assembly.measure, agreement.profile)
    for clause in assembly.clauses:
        texts = (clause.title_text, assembly.bodies[clause.id].plain)
        for word in chain.from_iterable(_foreign_words(text, pattern, quoted) for text in texts):
            message = f"ordet ”{word}” står i klausulen ”{clause.title_text}” men hör inte till det här avtalet."
            yield Finding(assembly.place_of(clause, word), message)


def find_foreign_words_in_profile(assembly: Assembly) -> Iterator[Finding]:
    """Other authorities' words in what the authority says in words of its own: criteria and controls."""
    profile = assembly.agreement.profile
    sets = (profile.words or WordSet(), *(profile.words_by_legal_form or {}).values())
    own = frozenset(getattr(each, name.name) or "" for each in sets for name in fields(WordSet))
    pattern = _foreign(assembly.measure, profile, own)
    names = _names(profile)
    for text in _quoted(assembly.measure, profile):
        for word in _foreign_words(text, pattern, names) if text not in names else ():
            message = f"ordet ”{word}” står i ”{text}” men hör till en annan myndighet."
            yield Finding(assembly.place_in_profile("assessments"), message)


@lru_cache(maxsize=KEPT)
def _foreign_words(text: str, pattern: str, quoted: tuple[str, ...]) -> tuple[str, ...]:
    if not re.search(pattern, text):
        return ()
    for words in quoted:
        text = text.replace(words, "")
    return tuple(dict.fromkeys(re.findall(pattern, text)))


def _foreign(measure: Measure, profile: AuthorityProfile, own: frozenset[str]) -> str:
    """A pattern for every word and name that is not the agreement's own."""
    known = (profile.id or "", own)
    if known not in measure.patterns:
        name = profile.party.name if profile.party else None
        mine = {word.lower() for word in (*own, name or "")}
        found = {word for each in measure.library.authorities.values() for word in _words(each)}
        others = sorted((word for word in found if word.lower() not in mine), key=lambda word: (-len(word), word))
        measure.patterns[known] = rf"\b(?:{'|'.join(map(re.escape, others))})(?=s?\b)" if others else r"(?!)"
    return measure.patterns[known]


def _words(profile: AuthorityProfile) -> Iterator[str]:
    for words in (profile.words or WordSet(), *(profile.words_by_legal_form or {}).values()):
        yield from _stated(words, PARTY_WORDS)
        for word in _stated(words, DOCUMENT_WORDS):
            yield from (word, capital(word))
    if profile.party and profile.party.name:
        yield profile.party.name


def _stated(words: WordSet, names: Iterable[str]) -> Iterator[str]:
    yield from (word for name in names if (word := getattr(words, name)))


def _names(profile: AuthorityProfile) -> tuple[str, ...]:
    """Names that the authority gives itself and others, in which any word may stand."""
    compact, rules = profile.compact, profile.governing_document
    names = (compact and compact.name, rules and rules.title, profile.title, profile.vision)
    return tuple(name for name in names if name)


def _quoted(measure: Measure, profile: AuthorityProfile) -> tuple[str, ...]:
    """What the agreement repeats from the authority's own document as it stands there, the longest first."""
    key = (profile.id or "", id(profile))
    if key not in measure.quoted:
        criteria = [each for assessment in profile.assessments or () for each in assessment.criteria or ()]
        controls = (*(profile.before_signing or ()), *(profile.process or ()))
        texts = [*(each.text for each in criteria), *(text for each in controls for text in (each.text, each.who))]
        texts += [assessment.title for assessment in profile.assessments or ()]
        found = {*_names(profile), *(text for text in texts if text)}
        measure.quoted[key] = tuple(sorted(found, key=lambda text: (-len(text), text)))
    return measure.quoted[key]
