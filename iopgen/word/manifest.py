"""Where a draft comes from: the manifest as a custom XML part, its short form as document properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from lxml import etree

from ..model.agreement import Agreement, Blank, Gap, NumberedClause
from .body import ESCAPES, SIGNS, SPECIAL
from .lines import AgreementLines, fingerprint
from .names import OFFICE
from .package import DECLARATION, Parts, add_part, own, parse_part, relate, serialize

PLAIN = re.compile(r"[\w .,:()-]*")
"""A value of an attribute in which nothing is written otherwise."""
WITHIN_QUOTES = str.maketrans(SIGNS | {'"': "&quot;", "'": "&#x27;", "\n": "&#10;", "\t": "&#9;"})
Origin = dict[str, str]
MANIFEST = "urn:iopgen:manifest:1"
STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
STORE_ID = "{6F1C8A52-0B7D-4E57-9C0A-3B1D4E2F7A10}"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
CUSTOM, PREFIX = "docProps/custom.xml", "iopgen_"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def add_manifest(parts: Parts, agreement: Agreement, lines: AgreementLines, origin: Origin, *, internal: bool) -> None:
    """Nothing; `parts` then holds the manifest. The reasons and gaps are `internal`: not in the partner's copy."""
    clauses = "".join([_clause(each, lines.clauses[each.id], internal=internal) for each in agreement.clauses])
    content = _element("clauses", clauses) + (_internal(agreement) if internal else "")
    root = _element("manifest", content, {"xmlns": MANIFEST} | origin)
    add_part(parts, "customXml/item1.xml", f"{DECLARATION}{root}".encode(), "application/xml")
    add_part(
        parts,
        "customXml/itemProps1.xml",
        _store_properties(),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    relate(parts, "customXml/_rels/item1.xml.rels", f"{OFFICE}/customXmlProps", "itemProps1.xml")
    relate(parts, "word/_rels/document.xml.rels", f"{OFFICE}/customXml", "../customXml/item1.xml")


def origin_of(agreement: Agreement, lines: AgreementLines, program_version: str, template: str) -> Origin:
    """What the draft was made from, each under its name."""
    profile = agreement.profile
    stated = {
        "program": f"iopgen {program_version}",
        "library": agreement.library_version,
        "template": template,
        "authority": profile.id or "",
        "profile_from": _day(profile.valid_from),
        "agreement_date": agreement.day.isoformat(),
        "text": lines.fingerprint,
    }
    return {name: value for name, value in stated.items() if value}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _element(name: str, content: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element of the manifest around content that is XML already."""
    stated = "".join([f' {key}="{quoted(value)}"' for key, value in (attributes or {}).items()])
    return f"<{name}{stated}>{content}</{name}>" if content else f"<{name}{stated}/>"


def quoted(value: str) -> str:
    """The value as it stands within an attribute."""
    return value if PLAIN.fullmatch(value) else value.translate(WITHIN_QUOTES)


def words(text: str) -> str:
    """The text as it stands within an element, its line breaks and tabs kept."""
    return text.translate(ESCAPES) if SPECIAL.search(text) else text


def _each_in_words(lines: list[str]) -> list[str]:
    """As `words`, of each line; most clauses have nothing that is to be escaped."""
    return [words(line) for line in lines] if SPECIAL.search("".join(lines)) else lines


def _clause(clause: NumberedClause, lines: list[str], *, internal: bool) -> str:
    """The clause in the manifest; in its attributes are ids, numbers and days, in which nothing is to be escaped."""
    source, title = clause.clause, clause.title_text
    version = _day(source.valid.first) or "första" if source else "egen"
    of = f' clause="{source.id}" source="{source.fingerprint}" authority="{source.authority or ""}"' if source else ""
    reason = f"<reason>{words(clause.reason)}</reason>" if internal else ""
    text = "</line><line>".join(_each_in_words(lines))
    return (
        f'<clause id="{clause.id}" number="{clause.number}" version="{version}"'
        f' fingerprint="{fingerprint([title, *lines])}"{of}>'
        f"<title>{words(title)}</title>{reason}<text><line>{text}</line></text></clause>"
    )


def _internal(agreement: Agreement) -> str:
    left_out = [f'<clause id="{each.clause.id}">{words(each.reason)}</clause>' for each in agreement.left_out]
    missing = [_missing(each) for each in agreement.gaps]
    return _element("left_out", "".join(left_out)) + _element("missing", "".join(missing))


def _missing(gap: Gap) -> str:
    mark, kind = gap.mark, "missing" if isinstance(gap.mark, Blank) else "unconfirmed"
    about = f'path="{quoted(mark.path)}" kind="{kind}" who="{mark.who}" where="{quoted(gap.where)}"'
    return f"<fact {about}>{words(mark.label)}</fact>"


@cache
def _store_properties() -> bytes:
    root = etree.Element(f"{{{STORE}}}datastoreItem", nsmap={"ds": STORE})
    root.set(f"{{{STORE}}}itemID", STORE_ID)
    references = etree.SubElement(root, f"{{{STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{STORE}}}schemaRef").set(f"{{{STORE}}}uri", MANIFEST)
    return serialize(root)


def add_properties(parts: Parts, agreement: Agreement, origin: Origin, title: str) -> None:
    """Nothing; `parts` then says who made the document, when, and in short from what."""
    authority = agreement.facts.authorities[0].name if agreement.facts.authorities else None
    subject = "Utkast till avtal om idéburet offentligt partnerskap"
    add_core_properties(parts, title, subject, authority or "iopgen", agreement.day, description="UTKAST")
    add_custom_properties(parts, origin)


def add_core_properties(
    parts: Parts, title: str, subject: str, creator: str, day: date, *, description: str = ""
) -> None:
    """Nothing; `parts` then says what the document is called, what it is about, who made it and when."""
    root = etree.Element(
        f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN, "dcterms": TERMS, "xsi": INSTANCE}
    )
    stated = {
        "title": title, "subject": subject, "creator": creator, "description": description, "language": "sv-SE",
    }  # fmt: skip
    for name, value in stated.items():
        etree.SubElement(root, f"{{{DUBLIN}}}{name}").text = " ".join(value.split())
    for name in ("created", "modified"):
        stamp = etree.SubElement(root, f"{{{TERMS}}}{name}")
        stamp.set(f"{{{INSTANCE}}}type", "dcterms:W3CDTF")
        stamp.text = f"{day.isoformat()}T00:00:00Z"
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    add_part(parts, "docProps/core.xml", serialize(root), kind)
    relate(
        parts,
        "_rels/.rels",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    )


def add_custom_properties(parts: Parts, values: Mapping[str, str]) -> None:
    """Nothing; `parts` then holds each value as a property of its own. Word keeps at most 255 letters of one."""
    root = etree.Element(f"{{{PROPERTIES}}}Properties", nsmap=own(PROPERTIES) | {"vt": VALUES})
    for number, (name, value) in enumerate(values.items(), start=2):
        element = etree.SubElement(
            root, f"{{{PROPERTIES}}}property", fmtid=FORMAT_ID, pid=str(number), name=f"{PREFIX}{name}"
        )
        etree.SubElement(element, f"{{{VALUES}}}lpwstr").text = value
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    add_part(parts, CUSTOM, serialize(root), kind)
    relate(parts, "_rels/.rels", f"{OFFICE}/custom-properties", CUSTOM)


def custom_properties(parts: Parts) -> dict[str, str]:
    """The values that `add_custom_properties` has put there, by name."""
    if CUSTOM not in parts:
        return {}
    named = ((each.get("name") or "", "".join(map(str, each.itertext()))) for each in parse_part(parts[CUSTOM]))
    return {name.removeprefix(PREFIX): value for name, value in named if name.startswith(PREFIX)}
