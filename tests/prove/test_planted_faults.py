"""Every kind of fault that can be planted in a library is found, with its place and the facts that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .small import clause, line_of, problems, proved, small_copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_copy(tmp_path / "library")


def test_library_without_fault_has_none(folder: Path) -> None:
    proof = proved(folder)
    assert [str(problem) for problem in proof.problems] == []
    assert proof.assemblies > 1


def test_mandatory_section_that_has_lost_its_clauses(folder: Path) -> None:
    for path in (folder / "clauses" / "more").glob("*.md"):
        path.unlink()
    found = problems(folder)
    line = line_of(folder, "heading: Mer")
    assert found[0].startswith(
        f"authorities/standard.yaml:{line}: avsnittet ”Mer” saknas i avtalet, fast det är obligat"
    )
    assert "egna bestämmelser saknas" in found[0]
    assert any("kravet ”Mer” (obligatoriskt avsnitt) är inte uppfyllt." in line for line in found)


def test_mandatory_section_that_is_missing_only_for_some(folder: Path) -> None:
    clause(folder, "more/always", "Text.", "when: {people.children: ja}", order=5)
    [missing, unmet] = problems(folder)
    assert "avsnittet ”Mer” saknas i avtalet" in missing
    assert "kravet ”Mer” (obligatoriskt avsnitt) är inte uppfyllt." in unmet
    assert told(missing) == (
        "”arbete med barn” (people.children) är nej; egna bestämmelser saknas; "
        "klausulen ”Logotyper” (logos) är bortvald"
    )


def told(problem: str) -> str:
    """The facts that the fault takes."""
    return problem.partition("Det händer när ")[2].partition(". I ")[0]


def test_reference_to_an_optional_clause_outside_brackets(folder: Path) -> None:
    path = clause(folder, "main/leading", "Text.\n\nSe avsnitt [](#logos).")
    [found] = problems(folder)
    line = path.read_text(encoding="utf-8").splitlines().index("Se avsnitt [](#logos).") + 1
    assert found.startswith(f'clauses/main/leading.md:{line}: hänvisar till klausulen "logos", som inte finns')
    assert told(found) == "klausulen ”Logotyper” (logos) är bortvald"


def test_reference_to_an_optional_clause_in_brackets_is_no_fault(folder: Path) -> None:
    clause(folder, "main/leading", "Text.\n\n[Se avsnitt [](#logos).]")
    assert problems(folder) == []


def test_word_of_another_authority(folder: Path) -> None:
    profile = folder / "authorities" / "other.yaml"
    profile.write_text("id: other\nwords: {authority: Staden}\nparty: {name: Annanstad}\n", encoding="utf-8")
    path = clause(folder, "main/foreign", "Text.\n\nStaden ska betala. Fråga Annanstad.")
    line = path.read_text(encoding="utf-8").splitlines().index("Staden ska betala. Fråga Annanstad.") + 1
    found = problems(folder)
    assert [text.partition(" står")[0] for text in found] == [
        f"clauses/main/foreign.md:{line}: ordet ”Annanstad”",
        f"clauses/main/foreign.md:{line}: ordet ”Staden”",
    ]
    assert all("Det händer alltid." in text for text in found)


def test_word_for_another_number_of_parties(folder: Path) -> None:
    clause(folder, "main/foreign", "Organisationen ska redovisa.")
    [found] = problems(folder)
    assert "ordet ”Organisationen” står i klausulen ”Om foreign”" in found
    assert told(found) in {f"”idéburna parter” (partners) är {count} till antalet" for count in (2, 7)}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Punkt.. Slut.", "står ”..”"),
        ("Det som gäller är slut .", "står ” .”"),
        ("Värdet None gäller.", "står ”None”"),
        ("[{{ goals.purpose }}.] Sedan.", "står ” ” i ” Sedan."),
        ("Se avsnitt [](#criteria).", "står ”avsnitt Bilaga”"),
    ],
)
def test_text_that_looks_unfinished(folder: Path, body: str, message: str) -> None:
    clause(folder, "main/odd", body)
    [found] = problems(folder)
    assert found.startswith("clauses/main/odd.md:8: ")
    assert message in found


def test_fault_that_takes_two_facts_names_both_and_no_other(folder: Path) -> None:
    clause(folder, "main/goal", "Se [](#logos).", "when: {people.children: ja}", "presence: valfri")
    [found] = problems(folder)
    assert told(found).endswith("klausulen ”Logotyper” (logos) är bortvald")
    assert "(people.children) är ja" in found or "klausulen ”Om goal” (goal) är begärd" in found
    assert told(found).count(";") == 1


def test_word_that_is_not_defined(folder: Path) -> None:
    clause(folder, "main/words", "Båda sidor kallas **Parterna**.", "when: {people.children: ja}", order=5)
    found = problems(folder)
    assert any("logos.md" in line and "ordet ”Parterna” används men definieras inte" in line for line in found)


def test_requirement_without_a_clause(folder: Path) -> None:
    (folder / "clauses" / "annex" / "controls.md").unlink()
    found = [text for text in problems(folder) if "(ord)" not in text]
    assert [text.partition(": ")[2].partition(" Det ")[0] for text in found] == [
        "kravet ”Diarieför avtalet.” (kontroll före undertecknande) är inte uppfyllt."
    ]  # the step ”Samtala.” belongs to the work before the agreement, and need not stand in it
    assert all(text.startswith("authorities/standard.yaml:") for text in found)


def test_clause_that_no_facts_let_in(folder: Path) -> None:
    clause(folder, "more/never", "Text.", "when: {people.children: ja, people.volunteers: nej}")
    assert problems(folder) == []
    clause(folder, "more/never", "Text.", "when: {people.children: ja}", "when_any: {people.children: nej}")
    [found] = problems(folder)
    assert found.startswith("clauses/more/never.md:")
    assert "gäller för myndigheten men står inte i något avtal utan att begäras." in found


def test_clause_about_what_the_profile_has_not_is_told_but_no_fault(folder: Path) -> None:
    clause(folder, "more/vision", "{{ vision }}", "when: {vision: angiven}")
    proof = proved(folder)
    assert proof.problems == ()
    assert [each.clause.id for each in proof.unused] == ["vision"]
