"""Agreement → .docx, and .docx → text. The only room that knows Word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from .. import __version__
from ..model.agreement import Agreement, Blank, Doubt
from .audit import TemplateAudit, audit
from .body import BodyWriter, inner, text
from .commented import commented, with_comments
from .comments import add_comments, add_lists, first_free_list
from .contents import template_contents
from .lines import AgreementLines
from .manifest import add_manifest, add_properties, origin_of
from .names import BLANK, DOUBT
from .package import Parts, open_package, write_package
from .reading_back import TextLost, paragraphs, place_of, prove_text
from .sheet import write_sheet
from .template import ANNEX_HOOK, BODY, CLAUSES_HOOK, CONTENTS_HOOK, WordTemplate, read_template

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = [
    "Audience",
    "TemplateAudit",
    "TextLost",
    "WordTemplate",
    "audit_template",
    "commented",
    "load_template",
    "open_package",
    "paragraphs",
    "prove_draft",
    "template_contents",
    "text_fingerprint",
    "with_comments",
    "write_agreement",
    "write_sheet",
]

EMPTY_CELL = re.compile(r"(<w:tc>|</w:tcPr>|</w:tbl>)(</w:tc>)")
EMPTY_RUN = '<w:r><w:t xml:space="preserve"></w:t></w:r>'


class Audience(StrEnum):
    """For whom the copy is."""

    OFFICER = "officer"
    PARTNER = "partner"


@dataclass(slots=True)
class _Finalizer:
    """How a value of the furniture is written; `mark` says how a missing fact is, in the part at hand."""

    mark: Callable[[Blank | Doubt], str] = str

    def __call__(self, value: Any) -> Any:
        if isinstance(value, Markup) or value is None:
            return value
        if isinstance(value, Blank | Doubt):
            return Markup(f'</w:t></w:r>{self.mark(value)}<w:r><w:t xml:space="preserve">')
        return Markup(inner(str(value)))


@cache
def _finalizer() -> _Finalizer:
    return _Finalizer()


@cache
def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_finalizer())


@cache
def load_template(path: Path, shown: str) -> WordTemplate:
    """The Word template at `path`, checked and compiled once; `ProblemsFound` when it breaks its contract."""
    return read_template(path, shown, _environment())


def audit_template(path: Path, shown: str) -> TemplateAudit:
    """Everything that is wrong with the Word template at `path`, or that should be otherwise, at its place."""
    return audit(path, shown, _environment())


def write_agreement(agreement: Agreement, template: WordTemplate, audience: Audience) -> bytes:
    """The agreement as the bytes of a .docx. Its text has been read back and compared: `TextLost` if it differs."""
    parts = dict(template.parts)
    for_officer = audience is Audience.OFFICER
    lines = AgreementLines.of(agreement)
    name = Path(template.shown).name
    origin = origin_of(agreement, lines, __version__, name)
    writer = BodyWriter(template.style_ids, with_comments=for_officer, first_list_number=first_free_list(parts))
    frame = _render(parts, agreement, template, writer)
    add_lists(parts, writer.list_numbers.values(), template.style_ids)
    add_comments(parts, writer.comments, template.style_ids, agreement.day)
    add_manifest(parts, agreement, lines, origin, internal=for_officer)
    add_properties(parts, agreement, origin, _document_title(agreement))
    prove_text(parts[BODY], lines, frame)
    return write_package(parts)


def prove_draft(parts: Parts, agreement: Agreement, template: WordTemplate) -> None:
    """Nothing; `TextLost` when the body is anything but the template's own text with the agreement in its places."""
    _finalizer().mark = _plain_mark(template)
    frame = template.tagged[BODY].render(_facts(agreement) | _places())
    prove_text(parts[BODY], AgreementLines.of(agreement), _mended(frame))


def _places() -> dict[str, Any]:
    return {hook: Markup(place_of(hook)) for hook in (CLAUSES_HOOK, ANNEX_HOOK, CONTENTS_HOOK)}


def _render(parts: Parts, agreement: Agreement, template: WordTemplate, writer: BodyWriter) -> bytes:
    """The body as the template alone makes it, with places for what the program writes; `parts` are then filled."""
    facts = _facts(agreement)
    finalizer = _finalizer()
    written = {
        CLAUSES_HOOK: writer.sections(agreement),
        ANNEX_HOOK: writer.annexes(agreement),
        CONTENTS_HOOK: writer.contents(agreement),
    }
    frame = ""
    for name, compiled in template.tagged.items():
        finalizer.mark = writer.mark if name == BODY else _plain_mark(template)
        if name == BODY:
            frame = body = compiled.render(facts | _places())
            for hook, content in written.items():
                body = body.replace(place_of(hook), content)
            parts[name] = _mended(body)
        else:
            parts[name] = _mended(compiled.render(facts))
    return _mended(frame)


def _facts(agreement: Agreement) -> dict[str, Any]:
    furniture = agreement.furniture
    return {name: getattr(furniture, name) for name in furniture.__dataclass_fields__}


def _mended(rendered: str) -> bytes:
    """The part without empty runs, and with the paragraph without which Word refuses a cell."""
    return EMPTY_CELL.sub(r"\1<w:p/>\2", rendered.replace(EMPTY_RUN, "")).encode("utf-8")


def _plain_mark(template: WordTemplate) -> Callable[[Blank | Doubt], str]:
    """A mark without a comment: headers and footers cannot hold one."""
    return lambda mark: text(mark.text, template.style_ids[BLANK if isinstance(mark, Blank) else DOUBT])


def text_fingerprint(agreement: Agreement) -> str:
    """Sixteen hexadecimal digits over all that is agreed, as every draft of it carries them."""
    return AgreementLines.of(agreement).fingerprint


def _document_title(agreement: Agreement) -> str:
    about = agreement.facts.agreement
    return " – ".join(part for part in (about and about.title, about and about.name) if part)
