"""What the Word template sets out by itself: the cover, the parties, what is to be done before they sign."""

from __future__ import annotations

from pathlib import Path

from iopgen.model.furniture import Furniture, ShownParty

from .cases import PROFILE, agreement_of, clause_file


def furniture(folder: Path, facts: str = "", profile: str = "") -> Furniture:
    clauses = {"main/one.md": clause_file("one.md", "Text.")}
    return agreement_of(folder, clauses, facts, PROFILE + profile).furniture


def partners(folder: Path, facts: str) -> tuple[ShownParty, ...]:
    """The organisations as the template shows them."""
    return furniture(folder, f"partners:{facts}").parties[1:]


def test_party_without_contacts_has_none_to_show(tmp_path: Path) -> None:
    [party] = partners(tmp_path, " [{contacts: []}]")
    assert party.contacts == ()
