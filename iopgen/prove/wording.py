"""What must hold of every text: the authority's own words, and no trace of a mark, a gap or a missing value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache, partial

from ..model.authority import AuthorityProfile, WordSet
from ..model.facts import Words
from ..swedish import capital
from .finding import Assembly, Finding
from .measure import Body, Measure

TRACES = re.compile(
    r"[ \u00a0]{2}|\.\.|,,|;;|,\.|\bNone\b|[ \u00a0][.,;:?!]|\{\{|\}\}|\*\*|\[\]|\(\)|”“|””|\bavsnitt Bilaga\b"
    r"|^[ \u00a0.,;:)]|[^:][ \u00a0]$",
    re.MULTILINE,
)
"""What a text never says: doubled spaces and stops, a stop after a space, marks, brackets around nothing.

A line may end with a colon and a space: it is filled in by hand."""
KEPT = 1 << 14
"""How many lines are remembered: most stand unchanged in many texts."""
PARTY_WORDS = ("authority", "authorities", "partner", "partners", "assembly")
DOCUMENT_WORDS = ("document", "this_document")
WORDS = tuple(each.name for each in fields(Words))


def find_traces(assembly: Assembly) -> Iterator[Finding]:
    """Text that looks unfinished: doubled spaces and full stops, *None*, marks that are not filled."""
    traces = assembly.measure.asked("traces", _traces)
    for clause, body in assembly.texts:
        for line, found in traces[body]:
            message = f"i klausulen ”{clause.title_text}” står ”{found}” i ”{line}”."
            yield Finding(assembly.place_of(clause, found), message)


def _traces(body: Body) -> tuple[tuple[str, str], ...]:
    return tuple(trace for text in (body.title, body.text) for line in text.split("\n") for trace in _in_line(line))


@lru_cache(maxsize=KEPT)
def _in_line(line: str) -> tuple[tuple[str, str], ...]:
    return tuple((_around(line, match), match[0]) for match in TRACES.finditer(line))


def _around(line: str, match: re.Match[str]) -> str:
    return line[max(0, match.start() - 30) : match.end() + 20]


def find_foreign_words(assembly: Assembly) -> Iterator[Finding]:
    """Words for the parties, or names, that belong to another authority or another number of parties."""
    measure, agreement = assembly.measure, assembly.agreement
    words = agreement.facts.words
    assert words
    own = frozenset(getattr(words, name) or "" for name in WORDS)
    pattern, quoted = _foreign(measure, agreement.profile, own), _quoted(measure, agreement.profile)
    foreign = measure.asked(("foreign", pattern, quoted), partial(_foreign_in, pattern, quoted))
    for clause, body in assembly.texts:
        for word in foreign[body]:
            message = f"ordet ”{word}” står i klausulen ”{clause.title_text}” men hör inte till det här avtalet."
            yield Finding(assembly.place_of(clause, word), message)


def _foreign_in(pattern: str, quoted: tuple[str, ...], body: Body) -> tuple[str, ...]:
    return (*_foreign_words(body.title, pattern, quoted), *_foreign_words(body.plain, pattern, quoted))


def find_foreign_words_in_profile(assembly: Assembly) -> Iterator[Finding]:
    """Other authorities' words in what the authority says in words of its own: criteria and controls."""
    agreement, found = assembly.agreement, assembly.measure.in_profiles
    key = (agreement.profile.id or "", agreement.day)
    if key not in found:
        found[key] = tuple(_foreign_in_profile(assembly.measure, agreement.profile))
    for word, text in found[key]:
        message = f"ordet ”{word}” står i ”{text}” men hör till en annan myndighet."
        yield Finding(assembly.place_in_profile("assessments"), message)


def _foreign_in_profile(measure: Measure, profile: AuthorityProfile) -> Iterator[tuple[str, str]]:
    """Each word of another authority, and the text that it stands in."""
    sets = (profile.words or WordSet(), *(profile.words_by_legal_form or {}).values())
    own = frozenset(getattr(each, name.name) or "" for each in sets for name in fields(WordSet))
    pattern, names = _foreign(measure, profile, own), _names(profile)
    for text in _quoted(measure, profile):
        for word in _foreign_words(text, pattern, names) if text not in names else ():
            yield word, text


def _foreign_words(text: str, pattern: str, quoted: tuple[str, ...]) -> tuple[str, ...]:
    if not any(_has_foreign_word(line, pattern) for line in text.split("\n")):
        return ()
    for words in quoted:
        text = text.replace(words, "")
    return tuple(dict.fromkeys(re.findall(pattern, text)))


@lru_cache(maxsize=KEPT)
def _has_foreign_word(line: str, pattern: str) -> bool:
    return re.search(pattern, line) is not None


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
