"""What a rule of the library says, in the words of the book: facts, references and clauses as people see them there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ..model.library import Clause, ClauseLibrary
from ..problem import Problem
from ..word.book_names import SUFFIX
from .compose import suffix_of
from .labels import CLOSE, OPEN, clause_names, fact_names, shown_fact, shown_link
from .rows import ROWS, authority_name

FACT = re.compile(r"\{\{\s*([\w.]+(?:\s*\|\s*\w+)*)\s*\}\}")
LINK = re.compile(r"\[[^\]\n]*\]\(#(\w+)\)")
TERM = re.compile(r"\*\*([^*\n]+)\*\*")
FILE = re.compile(r"(?<!library record )(?:klausulen )?\bclauses/[\w./@-]+?\.md(?::\d+)?")
CLAUSE = re.compile(
    r"(?P<before>(?:hänvisar till )?klausulen |hänvisar till |Menade du )(?P<mark>\"?)(?P<id>[a-z]\w*)(?P=mark)(?!\w)"
)
TOPIC = re.compile(r"ämnet \"(\w+)\"")
PATH = re.compile(r"(?<![\w.«/])[a-z_]+(?:\.[a-z_]+)+(?![\w/])(?: \([^)]*\))?")
SET = re.compile(r"Sätt (?P<key>valid_from|valid_to): (?P<day>[\d-]+)")
LISTED = re.compile(r"(?<=något i )[a-z_]+(?:\.[a-z_]+)*")
ROW_LABELS = {each.key: each.label for each in ROWS}
INSTEAD = {
    "Lägg till den i clauses/laws.yaml eller rätta numret.":
        "Rätta numret, eller be den som sköter biblioteket att lägga till lagen.",
    "Rätta ordet, eller lägg till det i language/own_words.txt.":
        "Rätta ordet, eller be den som sköter biblioteket att lägga till det i ordlistan.",
    "Ta bort stjärnorna eller använd ordet.":
        "Använd ordet, eller skriv det på nytt utan formatmallen för definitioner.",
    "Se vilka klausuler som finns med iopgen clauses.":
        "Ta bort hänvisningen, eller skriv «→ Klausulens rubrik».",
    "Lägg till den i laws.": "Lägg till den på raden Lagrum.",
    "Sätt valid_to i den äldre versionen.": "Skriv en sista dag på raden Gäller till i den äldre texten.",
    "Sätt valid_to och skriv en ny version, eller byt lag.":
        "Skriv en sista dag på raden Gäller till och gör en ny version, eller byt lag.",
    "klausulen innehåller ett personnummer.": "här står eller börjar ett personnummer.",
    "Ta bort det. Personnummer får inte stå i filen.": "Ta bort det. Personnummer får aldrig stå i en klausul.",
    "HTML kan inte användas i klausultext.": "tecknet < före en bokstav kan inte stå i en klausul.",
    "Ge alla versioner av en klausul samma topic och order.":
        "Flytta alla texter som hör till klausulen till samma plats i boken.",
}  # fmt: skip
"""What speaks of files, and how it is said of a book."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Knows what each clause is called: by its id, and by the path of its file; authorities and topics by id."""

    names: dict[str, str]
    files: dict[str, str]
    authorities: dict[str, str]
    topics: dict[str, str]

    @classmethod
    def of(cls, *libraries: ClauseLibrary) -> Wording:
        """The words of the libraries' clauses; those of the last where two of them differ."""
        found = cls({}, {}, {}, {})
        for library in libraries:
            names = clause_names(library)
            found.names.update(names)
            found.files.update((clause.path, _named(clause, names, library)) for clause in library.clauses)
            found.topics.update((topic.id or "", topic.title or "") for topic in library.topics)
            found.authorities.update((name, _called(name, library)) for name in library.authorities)
        return found

    def told(self, problem: Problem) -> Problem:
        """The problem in the book's words, at the same place."""
        message, advice = (self._said(INSTEAD.get(each, each)) for each in (problem.message, problem.advice))
        return replace(problem, message=message, advice=advice)

    def _said(self, text: str) -> str:
        for pattern, said in self._patterns():
            text = pattern.sub(said, text)
        return text

    def _patterns(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
        return (
            (FACT, lambda found: shown_fact(found[1])[0]),
            (LINK, lambda found: shown_link(self.names.get(found[1], found[1]))),
            (TERM, lambda found: found[1]),
            (SET, lambda found: f"Skriv {found['day']} på raden {ROW_LABELS[found['key']]}"),
            (FILE, self._file),
            (TOPIC, lambda found: f"ämnet ”{self.topics.get(found[1], found[1])}”"),
            (CLAUSE, self._clause),
            (LISTED, lambda found: _label(found[0])),
            (PATH, lambda found: _label(found[0])),
            (self._whose(), lambda found: self.authorities[found[0]]),
        )

    def _file(self, found: re.Match[str]) -> str:
        path = found[0].removeprefix("klausulen ").partition(":")[0]
        return f"klausulen ”{self.files[path]}”" if path in self.files else found[0]

    def _clause(self, found: re.Match[str]) -> str:
        name = self.names.get(found["id"])
        return f"{found['before']}”{name}”" if name else found[0]

    def _whose(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.authorities)) or '(?!)'})\b(?!\))")


def _named(clause: Clause, names: Mapping[str, str], library: ClauseLibrary) -> str:
    """The text as its heading names it."""
    return SUFFIX.join(filter(None, (names[clause.id], suffix_of(clause, library))))


def _called(authority: str, library: ClauseLibrary) -> str:
    return authority_name(authority, library).removesuffix(f" ({authority})")


def _label(path: str) -> str:
    """The fact's label in guillemets, in place of its path and the words that explain it."""
    name = fact_names().get(path.partition(" (")[0])
    return f"{OPEN}{name.label}{CLOSE}" if name else path
