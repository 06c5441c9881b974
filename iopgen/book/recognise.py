"""What stands in a book that people have edited → the facts and clauses that it means, and what means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model.book import Book, BookBlock, BookText, Form, Grid, Kind, Line, Remark, Said, joined
from ..model.library import ClauseLibrary
from ..problem import Severity, nearest
from ..swedish import quoted
from .compose import bookmark
from .labels import ARROW, CLOSE, OPEN, SHOWN, clause_names, facts_shown, shown_fact
from .markup import shown_runs
from .rows import said

TYPED_BULLET = re.compile(r"([-*+•·▪‣◦])\s+")
TYPED_NUMBER = re.compile(r"\d{1,9}[.)](?=\s|$)\s*")
UPDATED = re.compile(r"(?:Fel|Error)!")
"""How the words of a field begin that Word could not write anew."""
COPY_IT = "Kopiera uppgiften från bokens sista del, Uppgifter att använda."


def recognise(book: Book, library: ClauseLibrary) -> Book:
    """The book, every fact with its path and every reference with its clause; with a remark on each that has none."""
    new = {said(row.lines) for text in book.texts if (row := text.row("id")) and not text.bookmark}
    shown = [text.title.text for text in book.texts]
    shown += [Line(shown_runs(clause.title, Said)).text for clause in library.clauses]
    recogniser = Recogniser(
        targets={bookmark(clause): clause.id for clause in library.clauses} | {each: each for each in library.ids()},
        clauses={name.casefold(): clause_id for clause_id, name in clause_names(library).items()},
        names=tuple(clause_names(library).values()),
        titles=frozenset(" ".join(each.casefold().split()) for each in shown),
        new=frozenset(new),
    )
    texts = tuple(map(recogniser.text, book.texts))
    remarks = sorted((*book.remarks, *recogniser.remarks), key=lambda each: each.spot)
    return replace(book, texts=texts, remarks=tuple(remarks))


@dataclass(slots=True)
class Recogniser:
    """Knows the words of every fact and clause; `remarks` is what it did not understand.

    `targets` gives the clause of each bookmark, `clauses` that of each name in small letters, `titles`
    every title as it may stand in a reference, and `new` the clauses written now.
    """

    targets: Mapping[str, str]
    clauses: Mapping[str, str]
    names: tuple[str, ...]
    titles: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    remarks: list[Remark] = field(default_factory=list)

    def text(self, text: BookText) -> BookText:
        """The text, its facts and references recognised."""
        row = text.row("title")
        rows, heading = text.rows, self.line(text.title)
        if row is not None:
            title = self.line(Line((Said(said(row.lines)),), spot=row.spot))
            runs = heading.runs if title.text == " ".join(heading.text.split()) else title.runs
            rows = tuple(replace(each, runs=runs) if each is row else each for each in rows)
        body = tuple(map(self._listed, map(self._block, text.body)))
        guidance = tuple(map(self.line, text.guidance))
        return replace(text, title=heading, rows=rows, body=body, guidance=guidance)

    def _listed(self, block: BookBlock) -> BookBlock:
        """The block; a paragraph that begins with a typed bullet is an item of a list."""
        if not isinstance(block, Line) or block.form is not Form.BODY or not block.runs:
            return block
        first, *rest = block.runs
        if first.kind is Kind.PLAIN and (match := TYPED_BULLET.match(first.text)):
            message = f"stycket börjar med tecknet {match[1]} och blir en punkt i en lista."
            self.remarks.append(Remark(block.spot, message, "Använd punktlistor i Word.", Severity.NOTE))
            return replace(block, runs=joined((Said(first.text[match.end() :]), *rest)), form=Form.BULLET)
        if first.kind is Kind.PLAIN and (match := TYPED_NUMBER.match(first.text)):
            message = f"stycket börjar med ”{match[0].strip()}” som om det stod i en lista."
            self._refuse(block.spot, message, "Gör det till en numrerad lista i Word, eller börja med ett ord.")
        return block

    def _block(self, block: BookBlock) -> BookBlock:
        if isinstance(block, Line):
            return self.line(block)
        return Grid(tuple(tuple(map(self.line, row)) for row in block.rows))

    def line(self, line: Line) -> Line:
        """The line, its facts and references recognised."""
        return replace(line, runs=joined(each for run in line.runs for each in self._run(run, line.spot)))

    def _run(self, run: Said, spot: int) -> Iterable[Said]:
        if run.kind is Kind.LINK:
            return [self._reference(run, spot)]
        typed = replace(run, text=run.text.replace("<<", OPEN).replace(">>", CLOSE))
        return [self._field(typed, spot)] if run.kind is Kind.FACT else self._words(typed, spot)

    def _field(self, run: Said, spot: int) -> Said:
        """What a content control stands for: the fact whose label it shows, else the one that it is tagged with."""
        match = SHOWN.fullmatch(run.text.strip())
        shown = shown_fact(run.mark)[0] if run.mark else ""
        tagged = shown not in ("", f"{OPEN}{run.mark}{CLOSE}")
        if tagged and run.text.strip() == shown:
            return Said(shown, Kind.FACT, run.mark)
        if match and (mark := self._fact(match[1])):
            return Said(run.text.strip(), Kind.FACT, mark)
        if match and match[1].startswith(ARROW):
            return self._link(match[1], spot)
        if match and tagged:
            message = f"uppgiften {shown} heter ”{match[1]}” i boken, och läses som {shown}."
            self.remarks.append(Remark(spot, message, f"Ska en annan uppgift stå där? {COPY_IT}", Severity.WARNING))
            return Said(run.text.strip(), Kind.FACT, run.mark)
        if not match and tagged:
            message = f"i uppgiften {shown} står nu {quoted(run.text)}, men uppgifter fylls i från ärendet."
            self._refuse(spot, message, "Ångra, eller ta bort uppgiften och skriv texten i stället.")
        elif match:
            self._unknown(match[1], spot)
        return Said(run.text)

    def _reference(self, run: Said, spot: int) -> Said:
        target = self.targets.get(run.mark, run.mark if run.mark in self.new else "")
        if not target:
            message = f"hänvisningen ”{run.text}” leder inte till någon klausul i biblioteket."
            self._refuse(spot, message, "Kopiera en hänvisning som finns, eller skriv «→ Klausulens rubrik».")
        elif " ".join(run.text.casefold().split()) not in self.titles and not UPDATED.match(run.text):
            message = f"hänvisningen visar ”{run.text}”. Den leder vart den gjorde, men de orden läses inte in."
            advice = "Rubriker ändras i sin egen klausul. Ska hänvisningen bort: ta bort hela och skriv orden på nytt."
            self.remarks.append(Remark(spot, message, advice, Severity.WARNING))
        return replace(run, mark=target) if target else Said(run.text)

    def _words(self, run: Said, spot: int) -> Iterator[Said]:
        """The run, cut at facts and references that are written as words in guillemets."""
        place = 0
        for match in SHOWN.finditer(run.text):
            yield from self._plain(run.text[place : match.start()], run.kind, spot)
            if match[1].startswith(ARROW):
                yield self._link(match[1], spot)
            elif mark := self._fact(match[1]):
                yield Said(match[0], Kind.FACT, mark)
            else:
                self._unknown(match[1], spot)
                yield Said(match[0], run.kind)
            place = match.end()
        yield from self._plain(run.text[place:], run.kind, spot)

    def _plain(self, text: str, kind: Kind, spot: int) -> Iterator[Said]:
        if OPEN in text or CLOSE in text:
            message = f"{OPEN} och {CLOSE} går inte ihop vid {quoted(text.strip()[-40:])}."
            self._refuse(spot, message, f"De ska stå omkring namnet på en uppgift. {COPY_IT}")
        if text:
            yield Said(text, kind)

    def _fact(self, label: str) -> str:
        """The mark of the fact with that label; with another initial where no label fits better; empty if none."""
        label = " ".join(label.split())
        known = facts_shown()
        return known.get(label, "") or next((mark for each, mark in known.items() if each.lower() == label.lower()), "")

    def _link(self, words: str, spot: int) -> Said:
        name = " ".join(words.removeprefix(ARROW).split())
        clause_id = self.clauses.get(name.casefold()) or self.targets.get(name) or (name if name in self.new else "")
        if clause_id:
            return Said(f"{OPEN}{words}{CLOSE}", Kind.LINK, clause_id)
        meant = nearest(name, self.names)
        advice = f"Menade du ”{meant}”?" if meant else "Skriv klausulens rubrik som den står i boken."
        self._refuse(spot, f"det finns ingen klausul med rubriken ”{name}”.", advice)
        return Said(f"{OPEN}{words}{CLOSE}")

    def _unknown(self, label: str, spot: int) -> None:
        meant = nearest(label, facts_shown())
        advice = f"Menade du {OPEN}{meant}{CLOSE}? {COPY_IT}" if meant else COPY_IT
        self._refuse(spot, f"{OPEN}{label}{CLOSE} är inte namnet på någon uppgift.", advice)

    def _refuse(self, spot: int, message: str, advice: str) -> None:
        self.remarks.append(Remark(spot, message, advice, Severity.ERROR))
