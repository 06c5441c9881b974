"""Saving answers: one fact more in the file, and nothing else changed."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iopgen.model.case import Case, Unit
from iopgen.model.fact import Choice, Count, Days, Euro, Kind, Kronor, Months, OrgNumber, kinds
from iopgen.model.path import statements
from iopgen.personal_number import has_personal_number
from iopgen.problem import ProblemsFound
from iopgen.reading.case import read_case
from iopgen.reading.case_writer import HEADER, save_answer, save_answers
from iopgen.reading.tree import unwritable
from iopgen.reading.values import Unreadable, read_value

BY_HAND = """\
# Ärendet började i mars.
authority:   boras      # id, inte namn
title:      # ännu inte bestämt
term: {start: 2027-01-01,   # enligt nämnden
       notice_months: 6}
partners:
- name: 'Föreningen "Hälsans Hus"'
  about: >-
    Vi är en förening
    i centrum.

  units: [ {name: Norr} ]

value_base:
      principles:
          - öppenhet


          - "dialog"   # den andra
goals: ~
"""
BLANKET = "authority: boras\nown_provisions:\n  - text: |\n      Ett.\n\n      Två.\n"


def case_file(folder: Path, text: str, newline: str = "\n") -> Path:
    path = folder / "ärende.yaml"
    path.write_bytes(text.replace("\n", newline).encode())
    return path


def is_one_insertion(before: bytes, after: bytes) -> bool:
    grown = len(after) - len(before)
    return grown > 0 and any(after[:at] + after[at + grown :] == before for at in range(len(before) + 1))


def test_new_file_begins_with_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ärende.yaml"
    save_answer(path, "authority", "boras")
    save_answer(path, "partners[1].name", "Ågrenska")
    assert path.read_bytes().decode() == HEADER + "authority: boras\npartners:\n  - name: Ågrenska\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("title", "Mötesplats: #1"),
        ("registry_number", "KS 2026-00123"),
        ("date", "2027-01-01"),
        ("term.end", "2029-12-31"),
        ("term.extension.possible", "ja"),
        ("partners[1].short_name", "Hälsan"),
        ("partners[1].role", "värd"),
        ("partners[1].units[1].role", "lokal, nycklar"),
        ("partners[1].units[2].name", "Söder"),
        ("partners[2].name", "Förening två"),
        ("partners[1].resources[1].amounts.2027", "250 000"),
        ("value_base.principles[3]", "mångfald"),
        ("value_base.text", "Ett stycke.\n\nEtt till."),
        ("own_provisions[1].text", "Ett stycke.\n\nEtt till."),
        ("judgements.no_market.answer", "ja"),
        ("definitions", "[]"),
    ],
)
def test_what_was_written_by_hand_stays_byte_for_byte(tmp_path: Path, newline: str, fact: str, text: str) -> None:
    path = case_file(tmp_path, BY_HAND, newline)
    before, facts = path.read_bytes(), dict(statements(read_case(path).case))
    save_answer(path, fact, text)
    assert is_one_insertion(before, path.read_bytes())
    after = dict(statements(read_case(path).case))
    assert facts.items() <= after.items()
    assert len(after) == len(facts) + (text != "[]")


def test_new_facts_stand_where_they_belong(tmp_path: Path) -> None:
    path = case_file(tmp_path, BY_HAND)
    answers = [("title", "Hälsan: nu"), ("version", "2"), ("goals.purpose", "Fler möts."), ("term.end", "2028-12-31")]
    save_answers(path, [*answers, ("partners[1].role", "värd")])
    assert path.read_text() == BY_HAND.replace(
        "title:      #", 'title: "Hälsan: nu"      #'
    ).replace("bestämt\n", "bestämt\nversion: 2\n").replace("goals: ~", "goals: \n  purpose: Fler möts.").replace(
        "2027-01-01,", "2027-01-01, end: 2028-12-31,"
    ).replace("    i centrum.\n", "    i centrum.\n  role: värd\n")  # fmt: skip


def test_byte_order_mark_and_missing_line_end_stay(tmp_path: Path) -> None:
    path = tmp_path / "ärende.yaml"
    path.write_bytes("\ufeffauthority: boras".encode())
    save_answer(path, "title", "Ö")
    assert path.read_bytes().decode() == "\ufeffauthority: boras\ntitle: Ö"


@pytest.mark.parametrize(
    ("fact", "text", "becomes"),
    [
        ("title", "Nytt", "title: Nytt # t\nvalue_base:\n  principles: # p\n    - a\n    - b\n"),
        ("value_base.principles[2]", "c: d", 'title: G # t\nvalue_base:\n  principles: # p\n    - a\n    - "c: d"\n'),
        ("value_base.principles", "ny", "title: G # t\nvalue_base:\n  principles: # p\n    - ny\n"),
        ("value_base.principles", "[]", "title: G # t\nvalue_base:\n  principles: [] # p\n"),
    ],
)
def test_changed_answer_takes_the_place_of_the_old_one(tmp_path: Path, fact: str, text: str, becomes: str) -> None:
    start = "authority: boras\n"
    path = case_file(tmp_path, f"{start}title: G # t\nvalue_base:\n  principles: # p\n    - a\n    - b\n")
    save_answer(path, fact, text)
    assert path.read_text() == start + becomes


def test_text_in_a_block_is_replaced_whole(tmp_path: Path) -> None:
    path = case_file(tmp_path, BLANKET + "\nterm:\n  start: 2027-01-01\n")
    save_answer(path, "own_provisions[1].text", "Kort.")
    assert path.read_text() == "authority: boras\nown_provisions:\n  - text: Kort.\n\nterm:\n  start: 2027-01-01\n"


@pytest.mark.parametrize(
    ("fact", "text", "message", "advice"),
    [
        ("term.start", "1 januari", 'term.start (avtalets startdatum): "1 januari" är inte ett datum.',
         "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01."),
        ("people.children", "kanske", 'people.children (arbete med barn): "kanske" är inte ja eller nej.',
         "Skriv ja eller nej."),
        ("dispute.steps[1]", " ", "dispute.steps[1] är tom.", "Fyll i uppgiften eller ta bort raden."),
        ("title", "a\x07b", "title (partnerskapets namn) innehåller det osynliga tecknet U+0007.",
         "Ta bort det, eller skriv om raden för hand."),
        ("internal.notes", "Ring 19121212-1212", "internal.notes (egna anteckningar) innehåller ett personnummer.",
         "Ta bort det. Personnummer får inte stå i filen."),
        ("partners[3].name", "X", "partners[3] kan inte fyllas i före partners[2].", "Börja med partners[2]."),
        ("partners[1].resources[1].amounts.i år", "5", '"i år" är inte ett helt tal mellan 0 och 999999.',
         "Skriv ett tal med siffror, till exempel 6."),
    ],
)  # fmt: skip
def test_wrong_answer_is_refused_and_the_file_stays(
    tmp_path: Path, fact: str, text: str, message: str, advice: str
) -> None:
    path = case_file(tmp_path, BY_HAND)
    with pytest.raises(Unreadable) as refused:
        save_answers(path, [("title", "Sparas inte heller"), (fact, text)])
    assert (refused.value.message, refused.value.advice) == (message, advice)
    assert path.read_text() == BY_HAND


def test_refusal_is_worded_as_by_the_reader(tmp_path: Path) -> None:
    path = case_file(tmp_path, "authority: boras\ncopies: {number: två}\n")
    with pytest.raises(ProblemsFound) as read:
        read_case(path)
    with pytest.raises(Unreadable) as refused:
        save_answer(tmp_path / "ny.yaml", "copies.number", "två")
    (problem,) = read.value.problems
    assert (refused.value.message, refused.value.advice) == (problem.message, problem.advice)


def test_file_with_problems_is_left_alone(tmp_path: Path) -> None:
    path = case_file(tmp_path, "authority: boras\ntitel: X\n")
    with pytest.raises(ProblemsFound) as found:
        save_answer(path, "title", "Y")
    assert str(found.value) == f'{path}:2: okänd nyckel "titel". Menade du "title"?'
    assert path.read_text() == "authority: boras\ntitel: X\n"


def test_answer_after_a_block_without_last_line_break_leaves_its_text(tmp_path: Path) -> None:
    path = case_file(tmp_path, BLANKET.rstrip("\n"))
    case = save_answer(path, "own_provisions[1].title", "Rubrik")
    assert [(own.title, own.text) for own in case.own_provisions or ()] == [("Rubrik", "Ett.\n\nTvå.")]


def test_answer_that_would_change_other_facts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = case_file(tmp_path, BLANKET)
    monkeypatch.setattr("iopgen.reading.case_text.CaseText.with_value", lambda *_: BLANKET.replace("Två", "Tre"))
    with pytest.raises(ProblemsFound) as found:
        save_answer(path, "own_provisions[1].title", "Rubrik")
    advice = "kan inte skrivas in bland det som redan står där. Skriv in det för hand i filen."
    assert str(found.value) == f"{path}: own_provisions[1].title {advice}"
    assert path.read_text() == BLANKET


def test_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "saknas" / "ärende.yaml"
    with pytest.raises(ProblemsFound) as found:
        save_answer(path, "authority", "boras")
    advice = "Kontrollera att mappen finns och att du får skriva i den (fel 2)."
    assert str(found.value) == f"{path}: filen kan inte sparas. {advice}"


def test_interrupted_save_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = case_file(tmp_path, BY_HAND)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save_answer(path, "version", "1")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == BY_HAND


def test_link_and_rights_of_the_file_stay(tmp_path: Path) -> None:
    path, link = case_file(tmp_path, BY_HAND), tmp_path / "länk.yaml"
    path.chmod(0o640)
    link.symlink_to(path)
    save_answer(link, "version", "1")
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert read_case(path).case.version == "1"


def leaves(record: type, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every fact that a case can state, the first item of each list, with the type of its value."""
    for name, kind in kinds(record).items():
        where = f"{path}.{name}".removeprefix(".")
        if kind.key:
            where += ".2027" if kind.key is int else ".no_market"
        elif kind.is_list:
            where += "[1]"
        if Kind(kind.base).is_record:
            yield from leaves(kind.base, where)
        else:
            yield where, kind.base


def is_allowed(text: str) -> bool:
    return bool(text.strip()) and not unwritable(text) and not has_personal_number(text)


AWKWARD = st.sampled_from([
    "null", "~", "[]", "ja", "- a", "a: b", "a #b", "{{ x }}", "{% x %}", "'", '"', "\\n", "a\nb", "a\n\n b ", "|", "%",
    "@x", "å" * 300, "a\tb", "2027-01-01", "a\r\nb", " mellanslag ", "*", "&a", "!x", "?", "---", "...", "a,b]}", "# x",
])  # fmt: skip
TEXTS = st.one_of(
    AWKWARD,
    st.text(max_size=40).filter(is_allowed),
    st.text("åa:#'\"{%}[],&*!|>-\n \\", max_size=20).filter(is_allowed),
)
AMOUNTS = st.sampled_from(["0", "1 300 000", "12,50", "7 kr"])
WRITTEN: dict[Any, st.SearchStrategy[str]] = {
    str: TEXTS,
    bool: st.sampled_from(["ja", "nej"]),
    date: st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    int: st.integers(0, 999_999).map(str),
    **dict.fromkeys((Months, Days, Count), st.integers(1, 999_999).map(str)),
    OrgNumber: st.sampled_from(["802000-0009", "2120001561"]),
    **dict.fromkeys((Decimal, Kronor, Euro), AMOUNTS),
}
LEAVES = dict(leaves(Case))
LAYOUTS = [
    "",
    BY_HAND,
    BLANKET,
    "# bara en kommentar",
    "---\nauthority: boras\n...\n",
    "{authority: boras, term: {start: 2027-01-01}, partners: [{name: A}, {name: B}], goals: {}}\n",
    "internal: # i\n  notes: [\n    a, # ett\n    b\n  ]\n",
    "partners:\n  # den första\n  - # tom rad\n    name: |-\n      A\n\n      B\n",
]


def written_as(kind: Any) -> st.SearchStrategy[str]:
    if issubclass(getattr(kind, "__supertype__", kind), Choice):
        return st.sampled_from([choice.value for choice in kind])
    return WRITTEN[kind]


def answer_to(fact: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.just(fact), written_as(LEAVES[fact]))


ANSWERS = st.lists(st.sampled_from(sorted(LEAVES)).flatmap(answer_to), max_size=8, unique_by=lambda answer: answer[0])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first text drawn builds Unicode's tables
@given(st.sampled_from(LAYOUTS), st.sampled_from(["\n", "\r\n"]), ANSWERS)
def test_any_answers_give_a_case_with_those_values_letter_by_letter(
    layout: str, newline: str, given_answers: list[tuple[str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        path = case_file(Path(folder), layout, newline)
        expected = dict(statements(save_answers(path, [])))
        for fact, text in [("authority", "kungalv"), *given_answers]:
            save_answer(path, fact, text)
            expected[fact] = read_value(text, LEAVES[fact])
        assert dict(statements(read_case(path).case)) == expected


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_items_are_kept_in_order_letter_by_letter(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = case_file(Path(folder), "authority: boras\n")
        for place, text in enumerate(texts, start=1):
            save_answer(path, f"dispute.steps[{place}]", text)
            save_answer(path, f"partners[{place}].units[1].name", text)
        case, kept = read_case(path).case, [read_value(text, str) for text in texts]
        assert case.dispute
        assert case.dispute.steps == tuple(kept)
        assert [party.units for party in case.partners or ()] == [(Unit(name=text),) for text in kept]
