"""Measures of clauses whose words can be counted by hand, and what is told of their change."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.checks.language.measures import Measures, measure, middle, names_of, tell_change, write_lix
from iopgen.checks.language.prose import FACT, Kind, Passage, passages, shown, words_in
from iopgen.model.library import Clause
from iopgen.reading.clause import read_clause

HEAD = "---\nid: prov\ntitle: Prov\ntopic: main\norder: 1\nsummary: En mening.\n---\n"


def clause(text: str, folder: Path) -> Clause:
    (folder / "main").mkdir()
    path = folder / "main" / "prov.md"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    return read_clause(path, "prov.md")


@pytest.mark.parametrize(
    ("text", "words", "sentences", "longest", "lix"),
    [
        ("Parterna ska mötas ofta. De ska då prata om allt.", 10, 2, 6, "15,0"),
        ("De ska mötas ofta, och de ska prata.\n\n- om allt\n- om organisationen", 12, 3, 8, "12,3"),
        ("De ska mötas ofta.", 4, 1, 4, "–"),
        ("| Verksamhet |\n|---|\n| Ja |", 0, 0, 0, "–"),
        ("De ska mötas enligt {{ term.notice }} och 2 kap. 3 § i lagen.", 11, 1, 11, "11,0"),
        ("De ska nu mötas ofta hos {{ words.partner }} och prata om {{ term.notice }}.", 11, 1, 11, "20,1"),
        ("De ska mötas i stan, så ofta det bara går.\n\n| Verksamhetsberättelse |\n|---|\n| Ja |", 10, 1, 10, "10,0"),
        ("De ska mötas i stan, så ofta det bara går.[ {{ term.notice }}]", 10, 1, 10, "10,0"),
    ],
)  # fmt: skip
def test_measures(text: str, words: int, sentences: int, longest: int, lix: str, tmp_path: Path) -> None:
    found = measure(clause(text, tmp_path))
    assert (found.words, found.sentences, found.longest, write_lix(found.lix)) == (words, sentences, longest, lix)


def test_clause_is_known_by_the_name_of_its_file(tmp_path: Path) -> None:
    found = clause("Text.", tmp_path)
    assert names_of([found]) == {"prov": found}


def test_middle_passes_over_texts_that_are_too_short() -> None:
    assert middle([10, None, 30, 20]) == 20
    assert middle([None]) is None


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (None, (40, 2, 20, 41.0), "ny text"),
        ((40, 2, 20, 41.0), (40, 2, 20, 41.0), "oförändrad"),
        ((40, 2, 20, 45.5), (38, 4, 12, 41.0),
         "lättare: LIX 45,5 har blivit 41,0; 2 ord kortare; längsta meningen 20 ord har blivit 12"),
        ((40, 2, 20, 41.0), (41, 2, 20, 45.5), "svårare: LIX 41,0 har blivit 45,5; 1 ord längre"),
        ((40, 2, 20, 41.0), (40, 2, 20, 41.4), "ungefär lika lätt att läsa"),
        ((40, 2, 20, 41.0), (40, 2, 20, 42.0), "svårare: LIX 41,0 har blivit 42,0"),
        ((4, 1, 4, None), (12, 1, 12, 30.0), "8 ord längre; längsta meningen 4 ord har blivit 12"),
        ((4, 1, 4, None), (4, 2, 4, None), "ungefär lika lätt att läsa"),
    ],
)  # fmt: skip
def test_change_is_told_in_words(
    before: tuple[int, int, int, float | None] | None, now: tuple[int, int, int, float | None], change: str
) -> None:
    assert tell_change(before and Measures(*before), Measures(*now)) == change


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ja. Nej? Så! Eller", ["Ja.", "Nej?", "Så!", "Eller"]),
        ("Enligt 2 kap. 3 § gäller det, t.ex. Borås.", ["Enligt 2 kap. 3 § gäller det, t.ex. Borås."]),
        (f"Så är det. {FACT} säger det.", ["Så är det.", f"{FACT} säger det."]),
        (f"{FACT}", []),
        ("Den 3. 4 av dem.", ["Den 3. 4 av dem."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert list(Passage(text, 1, Kind.STYCKE).sentences()) == sentences


def test_words() -> None:
    assert words_in(f"EU:s IOP-avtal, {FACT} – och 7 000 kr.") == ["EU:s", "IOP-avtal", FACT, "och", "7", "000", "kr"]


def test_passages_of_a_clause(tmp_path: Path) -> None:
    text = "Ett **Ord** {{ words.partner }}.\n\n- ett\n  1. två [](#prov)\n\n| A |\n|---|\n| b[ {{ term.notice }}] |"
    found = [(shown(each.text), each.line, str(each.kind)) for each in passages(clause(text, tmp_path))]
    assert found == [
        ("Prov", 3, "rubrik"),
        ("Ett Ord ….", 8, "stycke"),
        ("ett", 10, "punkt"),
        ("två …", 11, "punkt"),
        ("A", 13, "ruta"),
        ("b …", 15, "ruta"),
    ]
