"""An authority's agreements change on the days on which a text or a rule begins or ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iopgen.checks.common.agreements import FIRST_PARTNERSHIPS, agreements_of
from iopgen.checks.common.passages import MARK, passages
from iopgen.model.library import ClauseLibrary
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

PROFILE = """
id: dated
template: standard.docx
sections:
  - {id: all, heading: Allt, topics: [more, main]}
drops: [{clause: logos, reason: Prov.}]
editions:
  - {valid_from: 2020-01-01, valid_to: 2024-12-31, title: Ett}
  - valid_from: 2026-01-01
    title: Två
    sections:
      - {id: main, heading: Först, topics: [main]}
      - {id: more, heading: Sedan, topics: [more]}
    drops: [{clause: press, reason: Prov.}]
"""
CLAUSE = "---\nid: emblem\ntitle: Prov\ntopic: main\norder: 50\n{head}summary: En mening.\n---\n{text}\n"


def library_with(text: str, head: str, folder: Path, file: str = "emblem.md") -> ClauseLibrary:
    """The small library with a clause `emblem`, and with an authority whose rules have changed once."""
    library = lay_small_library(folder / "library")
    (library / "authorities/dated.yaml").write_text(PROFILE, encoding="utf-8")
    (library / "clauses/main" / file).write_text(CLAUSE.format(head=head, text=text), encoding="utf-8")
    return read_library(library)


def test_agreements_change_with_texts_and_rules(tmp_path: Path) -> None:
    """The texts stand in the order of the sections; those of no section come last."""
    library = library_with("Text.", "valid_from: 2021-06-01\nvalid_to: 2022-06-30\n", tmp_path)
    found = [(each.authority, each.day, [*each.texts], sorted(each.dropped)) for each in agreements_of(library)]
    dated = ["press", "purpose", "term", "criteria"]
    standard = ["purpose", "term", "logos", "press", "criteria"]
    assert found == [
        ("dated", date(2020, 1, 1), dated, ["logos"]),
        ("dated", date(2021, 6, 1), ["press", "purpose", "term", "emblem", "criteria"], ["logos"]),
        ("dated", date(2022, 7, 1), dated, ["logos"]),
        ("dated", date(2026, 1, 1), ["purpose", "term", "logos", "criteria"], ["press"]),
        ("standard", FIRST_PARTNERSHIPS, standard, []),
        ("standard", date(2021, 6, 1), ["purpose", "term", "emblem", "logos", "press", "criteria"], []),
        ("standard", date(2022, 7, 1), standard, []),
    ]
    assert [[section.id for section in each.sections] for each in agreements_of(library)] == [
        *[["all"]] * 3,
        *[["main", "more"]] * 4,
    ]


def test_text_that_was_valid_before_the_first_partnerships_changes_nothing_later(tmp_path: Path) -> None:
    library = library_with("Text.", "valid_from: 2001-01-01\nvalid_to: 2005-06-30\n", tmp_path)
    assert [each.day for each in agreements_of(library)] == [date(2020, 1, 1), date(2026, 1, 1), FIRST_PARTNERSHIPS]


def test_text_of_one_authority_changes_nothing_for_another(tmp_path: Path) -> None:
    library = library_with("Text.", "authority: dated\nvalid_from: 2023-01-01\n", tmp_path, "emblem.dated.md")
    assert [each.day for each in agreements_of(library)] == [
        date(2020, 1, 1),
        date(2023, 1, 1),
        date(2026, 1, 1),
        FIRST_PARTNERSHIPS,
    ]


def test_passage_has_the_words_of_the_clause_and_a_mark_for_the_others(tmp_path: Path) -> None:
    library = library_with("**Märket** [i {{ term.start }}] enligt [](#term).", "", tmp_path)
    title, text = passages(library.versions("emblem")[0])
    assert (title.words, title.is_title) == ("Prov", True)
    assert (text.words, text.is_title) == (f"Märket i {MARK} enligt {MARK}.", False)
