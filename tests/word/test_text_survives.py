"""Any text that a document can hold comes out of Word as it went in, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from iopgen.model.case import Address, Annex, Case, Condition, Contact, Definition, Goals, OwnProvision, Party, Subgoal
from iopgen.word import Audience, body

from .drafts import BOTH, Drafts, write
from .reader import Draft
from .rules import faults

LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r")
PIECES = st.sampled_from(
    [
        *("&", "<", ">", '"', "&amp;", "&#10;", "]]>", "<!--", "<w:p/>", "</w:t>"),
        *("{{ 7*7 }}", "{% for %}", "{%p endif %}", "{_{", "}_}", "{#", "#}", "\\a", "\\n", "\\f", "\t", "\n", "  "),
        *("**fet**", "[](#goals)", "| a |", "👩\u200d👩\u200d👧", "e\u0301", "\u202e", "שלום", "﷽"),
    ]
)
TEXTS = st.lists(PIECES | st.text(LETTERS, max_size=12), min_size=1, max_size=8).map("".join).filter(str.strip)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def case_of(text: str) -> Case:
    """A case whose text stands on the cover, in headers, headings, contents, paragraphs, lists and cells."""
    party = Party(
        name=text, short_name=text, address=Address(street=text), about=text, contacts=(Contact(name=text, role=text),)
    )
    return Case(
        authority="standard",
        title=text,
        registry_number=text,
        authorities=(Party(name=text),),
        partners=(party, party),
        goals=Goals(purpose=text, subgoals=(Subgoal(text=text, by=text),)),
        definitions=(Definition(term=text, meaning=text),),
        conditions=(Condition(text=text),),
        own_provisions=(OwnProvision(topic="goals", title=text, text=text),),
        annexes=(Annex(title=text, text=text),),
    )


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs that an empty line divides a text into; a text without one stands as it is."""
    if "\n\n" not in text:
        return [text]
    return [piece.strip("\n") for piece in text.split("\n\n") if piece.strip("\n")]


@QUICK
@given(text=TEXTS)
@example(text=" inledande och avslutande ")
@example(text="\n&\t")
@example(text="\ttabb\t\n\n\nny\r\nrad\r")
@example(text="x" * 20_000)
@example(text="ord " * 5_000)
def test_text_stands_letter_by_letter_wherever_it_is_used(text: str, drafts: Drafts) -> None:
    draft = Draft(write(drafts.case(case_of(text))))
    lines = [line.text for line in draft.lines]
    assert lines.count(text) >= 5
    assert all(piece in lines for piece in paragraphs_of(text))
    assert any(line.text.startswith("Bilaga ") and line.text.endswith(f" {text}") for line in draft.contents)
    headers = [draft.story(name)[0] for name in draft.parts_like("word/header")]
    assert headers == [f"Idéburet offentligt partnerskap  ·  Dnr {text}\tUTKAST", f"{text}\tDnr {text}"]


@settings(QUICK, max_examples=8)
@given(text=TEXTS)
def test_no_text_breaks_the_file(text: str, drafts: Drafts) -> None:
    assert faults(write(drafts.case(case_of(text)))) == []


@pytest.mark.parametrize("audience", BOTH)
def test_text_that_looks_like_a_tag_is_never_run(audience: Audience, drafts: Drafts) -> None:
    text = "{{ 7*7 }}{% for x in (1,2,3) %}!{% endfor %}{{ ''.__class__.__mro__ }}"
    seen = Draft(write(drafts.case(case_of(text)), audience)).everything()
    assert "49" not in seen
    assert "!!!" not in seen
    assert text in seen


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_letter_that_no_xml_holds_is_written_nowhere(letter: str) -> None:
    with pytest.raises(ValueError, match="a letter that XML lacks"):
        body.text(f"före{letter}efter")
