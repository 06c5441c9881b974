"""What an agreement rests on, differs in and leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.agreement import Agreement, NumberedClause
from ..model.library import Law
from ..model.path import UNBOUND, look_up
from ..swedish import write_date, write_title


def laws_in_words(agreement: Agreement, laws: Mapping[str, Law]) -> Iterator[tuple[str, str, str]]:
    """Each law that the clauses rest on, when it was last checked, and which clauses."""
    resting: dict[str, list[str]] = {}
    for clause in agreement.clauses:
        for reference in clause.clause.laws if clause.clause else ():
            at = f" ({reference.at})" if reference.at else ""
            resting.setdefault(reference.law or "", []).append(f"{clause.number}{at}")
    for law_id, clauses in sorted(resting.items()):
        law = laws[law_id]
        checked = write_date(law.checked) if law.checked else "inte kontrollerad: kontrollera före beslut"
        yield f"{law.title} ({law_id})", checked, ", ".join(clauses)


def own_texts_in_words(agreement: Agreement) -> Iterator[str]:
    """Each clause whose text is the authority's own, or the officer's, and the rule that it comes from."""
    for clause in agreement.clauses:
        if told := _own(clause):
            yield f"{clause.number} {clause.title_text}: {told}"


def _own(clause: NumberedClause) -> str:
    if clause.clause is None:
        return "egen bestämmelse i det här ärendet."
    if clause.clause.authority:
        return f"myndighetens egen text. Krav: {(clause.clause.origin or 'inte angivet').removesuffix('.')}."
    return ""


def left_out_in_words(agreement: Agreement) -> Iterator[str]:
    """Each clause that is not in the agreement, and why."""
    for each in agreement.left_out:
        title = write_title(each.clause.title, lambda path: look_up(agreement.facts, path, UNBOUND))
        yield f"{title} [{each.clause.id}]. {each.reason}"
