"""Agreement → .docx, and .docx → text. The only room that knows Word."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..memory import remembered
from ..model.agreement import Agreement, Blank, Doubt
from .body import OPENED, SPECIAL, BodyWriter, inner, text
from .comments import add_comments, add_lists, first_free_list
from .lines import HOOKS, AgreementLines
from .manifest import add_manifest, add_properties, origin_of
from .names import BLANK, DOUBT
from .package import Parts, open_package, write_package
from .pages import fill
from .reading_back import TextLost, paragraphs, place_of, prove_text
from .sheet import write_sheet
from .template import ANNEX_HOOK, BODY, CLAUSES_HOOK, CONTENTS_HOOK, WordTemplate, read_template

if TYPE_CHECKING:
    from jinja2 import Environment

    from .audit import TemplateAudit

__all__ = [
    "Audience",
    "TextLost",
    "WordTemplate",
    "audit_template",
    "load_template",
    "open_package",
    "paragraphs",
    "prove_draft",
    "text_fingerprint",
    "write_agreement",
    "write_sheet",
]

EMPTY_CELLS = ("<w:tc></w:tc>", "</w:tcPr></w:tc>", "</w:tbl></w:tc>")
"""How a cell ends that no paragraph ends."""
EMPTY_RUN = f"<w:r>{OPENED}</w:t></w:r>"


class Place(str):
    """A paragraph of the body's frame that stands for what the program writes there."""

    __slots__ = ()


PLACES = {hook: Place(place_of(hook)) for hook in HOOKS}


class Audience(StrEnum):
    """For whom the copy is."""

    OFFICER = "officer"
    PARTNER = "partner"


@cache
def _environment() -> Environment:
    """What parses the tags of templates. It never runs them."""
    from jinja2 import Environment

    return Environment(autoescape=True)


def load_template(path: Path, shown: str) -> WordTemplate:
    """The Word template at `path`, checked and made ready once; `ProblemsFound` when it breaks its contract."""
    return _loaded(path.absolute(), shown)


@cache
def _loaded(path: Path, shown: str) -> WordTemplate:
    try:
        content = path.read_bytes()
    except OSError:
        return read_template(path, shown, _environment())  # reading it once more tells what is wrong
    return remembered("template", (shown.encode(), content), lambda: read_template(content, shown, _environment()))


def audit_template(path: Path, shown: str) -> TemplateAudit:
    """Everything that is wrong with the Word template at `path`, or that should be otherwise, at its place."""
    from .audit import audit

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
    frame = fill(template.tagged[BODY], _facts(agreement) | PLACES, partial(_written, mark=_plain_mark(template)))
    prove_text(parts[BODY], AgreementLines.of(agreement), _mended(frame).encode())


def _render(parts: Parts, agreement: Agreement, template: WordTemplate, writer: BodyWriter) -> bytes:
    """The body as the template alone makes it, with places for what the program writes; `parts` are then filled."""
    facts = _facts(agreement)
    written = {
        CLAUSES_HOOK: writer.sections(agreement),
        ANNEX_HOOK: writer.annexes(agreement),
        CONTENTS_HOOK: writer.contents(agreement),
    }
    plain = partial(_written, mark=_plain_mark(template))
    for name in template.tagged.keys() - {BODY}:
        parts[name] = _mended(fill(template.tagged[name], facts, plain)).encode()
    frame = body = _mended(fill(template.tagged[BODY], facts | PLACES, partial(_written, mark=writer.mark)))
    for hook, content in reversed(written.items()):  # the longest last, since each looks through what is there
        body = body.replace(PLACES[hook], content, 1)
    parts[BODY] = body.encode()
    return frame.encode()


def _written(value: Any, mark: Callable[[Blank | Doubt], str]) -> str:
    """A value of the furniture as it stands within a run; `mark` says how a missing fact is written."""
    if isinstance(value, Place):
        return value
    if isinstance(value, Blank | Doubt):
        return f"</w:t></w:r>{mark(value)}<w:r>{OPENED}"
    words = str(value)
    return inner(words) if SPECIAL.search(words) else words


def _facts(agreement: Agreement) -> dict[str, Any]:
    furniture = agreement.furniture
    return {name: getattr(furniture, name) for name in furniture.__dataclass_fields__}


def _mended(rendered: str) -> str:
    """The part without empty runs, and with the paragraph without which Word refuses a cell."""
    mended = rendered.replace(EMPTY_RUN, "")
    for end in EMPTY_CELLS:
        mended = mended.replace(end, end.replace("</w:tc>", "<w:p/></w:tc>"))
    return mended


def _plain_mark(template: WordTemplate) -> Callable[[Blank | Doubt], str]:
    """A mark without a comment: headers and footers cannot hold one."""
    return lambda mark: text(mark.text, template.style_ids[BLANK if isinstance(mark, Blank) else DOUBT])


def text_fingerprint(agreement: Agreement) -> str:
    """Sixteen hexadecimal digits over all that is agreed, as every draft of it carries them."""
    return AgreementLines.of(agreement).fingerprint


def _document_title(agreement: Agreement) -> str:
    about = agreement.facts.agreement
    return " – ".join(part for part in (about and about.title, about and about.name) if part)
