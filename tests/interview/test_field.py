"""A path that names no fact is refused with what to write instead."""

from __future__ import annotations

import pytest

from iopgen.interview import UnknownField, demand_field
from iopgen.model.case import Term
from iopgen.model.fact import kinds


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("partner[1].name", 'Okänt fält "partner[1].name". Menade du "partners[1].name"?'),
        ("term.slut", 'Okänt fält "term.slut". Möjliga: ' + ", ".join(kinds(Term)) + "."),
        ("partners.name", "partners är en lista. Skriv numret, till exempel partners[1].name."),
        ("partners", "partners är en lista. Skriv numret, till exempel partners[1].name."),
        ("partners[0].name", 'Okänt fält "partners[0].name". Det första i en lista har nummer 1.'),
        ("title[1]", 'Okänt fält "title[1]". Bara listor har nummer inom hakparentes.'),
        ("title.kort", "title är ett enda värde. Skriv bara title."),
        ("term", "term är en grupp. Skriv ett fält i den, till exempel term.start."),
        ("checks", "checks är en tabell. Skriv en rad i den, till exempel checks.id."),
        ("term..start", 'Okänt fält "term..start". Skriv som i partners[1].name.'),
        ("", 'Okänt fält "". Skriv som i partners[1].name.'),
    ],
)
def test_path_of_no_fact_is_refused(path: str, message: str) -> None:
    with pytest.raises(UnknownField) as refused:
        demand_field(path, "X")
    assert f"{refused.value.message} {refused.value.advice}" == message


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("partners[2].name", "X"),
        ("value_base.principles", "X"),
        ("definitions", "[]"),
        ("partners[1].resources[1].amounts.2027", "5"),
        ("judgements.no_market.answer", "ja"),
    ],
)
def test_path_of_a_fact_is_accepted(path: str, text: str) -> None:
    demand_field(path, text)
