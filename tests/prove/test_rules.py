"""Faults that the program itself might make, planted in a finished agreement, are found at the profile's own lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iopgen.model.agreement import Agreement, NumberedClause, Paragraph, Reference, Section, Text
from iopgen.prove.finding import Assembly, Measure
from iopgen.prove.proof import RULES
from iopgen.reading.library import read_library

from .small import line_of, proved, small_copy

Change = Callable[[tuple[Section, ...]], tuple[Section, ...]]


def found(folder: Path, change: Change) -> list[str]:
    library = read_library(small_copy(folder), "")
    agreement = proved(folder).samples[0]
    return _found(replace(agreement, sections=change(agreement.sections)), Measure(library))


def _found(agreement: Agreement, measure: Measure) -> list[str]:
    assembly = Assembly.of(agreement, measure)
    return [f"{finding.place}: {finding.message}" for rule in RULES for finding in rule(assembly)]


def test_agreement_as_it_is_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, lambda sections: sections) == []


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (
            lambda s: (replace(s[0], heading="Annat"), s[1]),
            "heading: Huvudsak",
            "avsnittet ”Huvudsak” har rubriken ”Annat”.",
        ),
        (lambda s: (s[1], s[0]), "sections:", "avsnitten står inte i profilens ordning."),
        (lambda s: (s[0], s[1], s[1]), "heading: Mer", "avsnittet ”Mer” står 2 gånger i avtalet."),
        (lambda s: s[:1], "heading: Mer", "avsnittet ”Mer” saknas i avtalet, fast det är obligatoriskt."),
        (
            lambda s: (s[0], replace(s[1], parts=())),
            "heading: Mer",
            "avsnittet ”Mer” är obligatoriskt men har ingen text.",
        ),
        (lambda s: (s[0], replace(s[1], number="3")), "sections:", "avsnittet ”Mer” har numret 3 men borde ha 2."),
    ],
)
def test_fault_in_the_sections(tmp_path: Path, change: Change, line: str, message: str) -> None:
    told = found(tmp_path, change)
    assert f"authorities/standard.yaml:{line_of(tmp_path, line)}: {message}" in told


def test_fault_in_a_clause(tmp_path: Path) -> None:
    def changed(**changes: Any) -> Change:
        def change(sections: tuple[Section, ...]) -> tuple[Section, ...]:
            first = sections[0].parts[0]
            assert isinstance(first, NumberedClause)
            return (replace(sections[0], parts=(replace(first, **changes), *sections[0].parts[1:])), sections[1])

        return change

    gone = Paragraph((Text("Se "), Reference("nowhere", "9.9")))
    assert any("men borde ha 1.1." in text for text in found(tmp_path / "a", changed(number="1.4")))
    assert any("har ingen text." in text for text in found(tmp_path / "b", changed(blocks=())))
    assert any("där står ingenting." in text for text in found(tmp_path / "c", changed(blocks=(gone,))))
    lead_in = Paragraph((Text("Detta gäller:"),))
    assert any("slutar med kolon" in text for text in found(tmp_path / "d", changed(blocks=(lead_in,))))
    assert any("har ingen rubrik." in text for text in found(tmp_path / "e", changed(title=(Text(""),))))
