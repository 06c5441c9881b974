"""One key of a clause's head, or one of its paragraphs, becomes another; all else stays letter by letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iopgen.book.markup import shown_blocks, units
from iopgen.model.book import Kind, Said
from iopgen.reading.clause import read_clause
from iopgen.reading.clause_writer import new_file, with_body, with_key, without_key

KEYS = [
    ("id: a\nsummary: b\n", "title", "Ny", "id: a\ntitle: Ny\nsummary: b\n"),
    ("summary: b\nid: a\n", "title", "Ny", "summary: b\nid: a\ntitle: Ny\n"),
    ("title: A\n# om dagen\n\nsummary: b\n", "title", "B", "title: B\n# om dagen\n\nsummary: b\n"),
    ("title: A   # rubriken\n", "title", "B: #1", 'title: "B: #1"   # rubriken\n'),
    ('title: "A # ingen"\n', "title", "B", "title: B\n"),
    ("title: 'it''s' # ja\n", "title", "B", "title: B # ja\n"),
    ("title : A\n", "title", "B", "title: B\n"),
    ("title: A\n  går vidare\nid: a\n", "title", "B", "title: B\nid: a\n"),
    ("title: >\n  A # ingen\n\n  B\nid: a\n", "title", "B", "title: B\nid: a\n"),
    ("guidance: |\n  A\nid: a\n", "guidance", "A\nB", "guidance: |\n  A\n  B\nid: a\n"),
    ("guidance: A\nid: a\n", "guidance", "A\nB", "guidance: |-\n  A\n  B\nid: a\n"),
    ("laws:\n- {law: A}  # den\n- {law: B}\nid: a\n", "laws", [{"law": "C"}], "# den\nlaws:\n  - {law: C}\nid: a\n"),
    ("laws:\n  - {law: A}\nid: a\n", "laws", [], "laws: []\nid: a\n"),
    ("id: a\r\nlaws: []\r\n", "laws", [{"law": "C", "at": "2 §"}], 'id: a\r\nlaws:\r\n  - {law: C, at: "2 §"}\r\n'),
    ("id: a\n", "valid_from", date(2027, 1, 1), "id: a\nvalid_from: 2027-01-01\n"),
    ("id: a\n", "reviewed", None, "id: a\nreviewed: null\n"),
    ("id: a\n", "heading", False, "id: a\nheading: nej\n"),
    ("id: a\n", "title", "ja", 'id: a\ntitle: "ja"\n'),
    ("id: a\n", "title", "Vid {{ term.start }}, [x]", "id: a\ntitle: Vid {{ term.start }}, [x]\n"),
    ("id: a\n", "title", "{{ term.start }}", 'id: a\ntitle: "{{ term.start }}"\n'),
    ("id: a\n", "title", 'Säg "ja"\t\\', 'id: a\ntitle: "Säg \\"ja\\"\\t\\\\"\n'),
]
WITHOUT = [
    ("id: a\ntitle: A\nsummary: b\n", "id: a\nsummary: b\n"),
    ("id: a\ntitle: A  # rubriken\n# om b\nsummary: b\n", "id: a\n# rubriken\n# om b\nsummary: b\n"),
    ("id: a\nsummary: b\n", "id: a\nsummary: b\n"),
]
TEXT = """\
---
id: a
title: A
topic: main
order: 1
summary: b
---

Ett  stycke
på två rader.


- en punkt
  på två rader
    - under

- två

1. ett

| a   | b |
|-----|:--|
| c   | d |
{}
Sist.""".format(" " * 3)


def head_of(text: str) -> str:
    return text.removeprefix("---\n").removeprefix("---\r\n").partition("---")[0]


@pytest.mark.parametrize(("before", "key", "value", "after"), KEYS)
def test_key_gets_its_value_where_it_stands_and_keeps_its_comments(
    before: str, key: str, value: Any, after: str
) -> None:
    end = "\r\n" if "\r\n" in before else "\n"
    assert head_of(with_key(f"---{end}{before}---{end}Text.{end}", key, value)) == after


@pytest.mark.parametrize(("before", "after"), WITHOUT)
def test_key_goes_and_its_comments_stay(before: str, after: str) -> None:
    assert without_key(f"---\n{before}---\nText.\n", "title") == f"---\n{after}---\nText.\n"


def changed(tmp_path: Path, text: str, old: str, new: str) -> str:
    """The file when one of its units says something else."""
    path = tmp_path / "main" / "a.md"
    path.parent.mkdir()
    path.write_bytes(text.encode())
    clause = read_clause(path, "clauses/main/a.md")
    before = units(shown_blocks(clause.blocks, lambda target: Said(target, Kind.LINK, target)))
    after = [each for unit in before for each in (new.split("\n\n") if unit == old else [unit]) if each]
    assert after != before
    return with_body(text, clause, before, after)


@pytest.mark.parametrize(
    ("old", "new", "written", "becomes"),
    [
        ("Ett  stycke på två rader.", "Ett stycke.", "Ett  stycke\npå två rader.", "Ett stycke."),
        ("- en punkt på två rader", "- en", "- en punkt\n  på två rader", "- en"),
        ("  - under", "  - över", "    - under", "  - över"),
        ("Sist.", "Sist.\n\nAllra sist.", "Sist.", "Sist.\n\nAllra sist."),
        ("Sist.", "", "\n   \nSist.", ""),
        ("Ett  stycke på två rader.", "", "Ett  stycke\npå två rader.\n\n\n", ""),
        ("| a | b |\n|---|---|\n| c | d |", "| a |\n|---|", "| a   | b |\n|-----|:--|\n| c   | d |", "| a |\n|---|"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_unit_that_changes_is_written_anew(
    tmp_path: Path, old: str, new: str, written: str, becomes: str, end: str
) -> None:
    text = TEXT.replace("\n", end)
    assert text.count(written.replace("\n", end)) == 1
    expected = text.replace(written.replace("\n", end), becomes.replace("\n", end))
    assert changed(tmp_path, text, old, new) == expected


def test_new_file_has_its_keys_in_order_and_empty_lines_only_where_they_part_something() -> None:
    head = {"summary": "s", "id": "a", "laws": [{"law": "SFS 1", "at": None}], "guidance": None}
    assert new_file(head, ["A:", "- b", "  - c", "1. d", "| e |\n|---|", "f"]) == (
        "---\nid: a\nlaws:\n  - {law: SFS 1, at: null}\nsummary: s\n---\nA:\n\n- b\n  - c\n1. d\n\n| e |\n|---|\n\nf\n"
    )
