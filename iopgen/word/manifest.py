"""Where a draft comes from: the manifest as a custom XML part, its short form as document properties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from lxml import etree

from ..model.agreement import Agreement, Blank, NumberedClause
from .body import annex_lines, section_lines
from .names import OFFICE
from .package import Parts, add_part, own, parse_part, relate, serialize

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


def text_fingerprint(agreement: Agreement) -> str:
    """Sixteen hexadecimal digits over all that is agreed: equal in the officer's and the partner's copy."""
    numbers = [clause.number for clause in agreement.clauses()]
    texts = [text for _, text in (*section_lines(agreement), *annex_lines(agreement))]
    lines = [*numbers, *texts]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _lines(clause: NumberedClause) -> list[str]:
    return [paragraph.text for paragraph in clause.paragraphs()]


def clause_fingerprint(clause: NumberedClause) -> str:
    """Sixteen hexadecimal digits over one clause's title and text as drafted."""
    return sha256("\n".join([clause.title_text, *_lines(clause)]).encode()).hexdigest()[:16]


def add_manifest(parts: Parts, agreement: Agreement, program_version: str, template: str, *, internal: bool) -> None:
    """Nothing; `parts` then holds the manifest. The reasons and gaps are `internal`: not in the partner's copy."""
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap=own(MANIFEST))
    for name, value in _origin(agreement, program_version, template).items():
        root.set(name, value)
    clauses = _add(root, "clauses")
    for clause in agreement.clauses():
        _add_clause(clauses, clause, internal=internal)
    if internal:
        _add_internal(root, agreement)
    add_part(parts, "customXml/item1.xml", serialize(root), "application/xml")
    add_part(
        parts,
        "customXml/itemProps1.xml",
        _store_properties(),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    relate(parts, "customXml/_rels/item1.xml.rels", f"{OFFICE}/customXmlProps", "itemProps1.xml")
    relate(parts, "word/_rels/document.xml.rels", f"{OFFICE}/customXml", "../customXml/item1.xml")


def _origin(agreement: Agreement, program_version: str, template: str) -> dict[str, str]:
    profile = agreement.profile
    stated = {
        "program": f"iopgen {program_version}",
        "library": agreement.library_version,
        "template": template,
        "authority": profile.id or "",
        "profile_from": _day(profile.valid_from),
        "agreement_date": agreement.day.isoformat(),
        "text": text_fingerprint(agreement),
    }
    return {name: value for name, value in stated.items() if value}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{MANIFEST}}}{name}", attributes)
    element.text = text
    return element


def _add_clause(parent: etree._Element, clause: NumberedClause, *, internal: bool) -> None:
    source = clause.clause
    version = _day(source.valid.first) or "första" if source else "egen"
    attributes = {
        "id": clause.id,
        "number": clause.number,
        "version": version,
        "fingerprint": clause_fingerprint(clause),
    }
    if source:
        attributes |= {"clause": source.id, "source": source.fingerprint, "authority": source.authority or ""}
    element = _add(parent, "clause", **attributes)
    _add(element, "title", clause.title_text)
    if internal:
        _add(element, "reason", clause.reason)
    text = _add(element, "text")
    for line in _lines(clause):
        _add(text, "line", line)


def _add_internal(root: etree._Element, agreement: Agreement) -> None:
    left_out = _add(root, "left_out")
    for each in agreement.left_out:
        _add(left_out, "clause", each.reason, id=each.clause.id)
    missing = _add(root, "missing")
    for gap in agreement.gaps:
        kind = "missing" if isinstance(gap.mark, Blank) else "unconfirmed"
        _add(missing, "fact", gap.mark.label, path=gap.mark.path, kind=kind, who=gap.mark.who, where=gap.where)


def _store_properties() -> bytes:
    root = etree.Element(f"{{{STORE}}}datastoreItem", nsmap={"ds": STORE})
    root.set(f"{{{STORE}}}itemID", STORE_ID)
    references = etree.SubElement(root, f"{{{STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{STORE}}}schemaRef").set(f"{{{STORE}}}uri", MANIFEST)
    return serialize(root)


def add_properties(parts: Parts, agreement: Agreement, program_version: str, template: str, title: str) -> None:
    """Nothing; `parts` then says who made the document, when, and in short from what."""
    authority = agreement.facts.authorities[0].name if agreement.facts.authorities else None
    subject = "Utkast till avtal om idéburet offentligt partnerskap"
    add_core_properties(parts, title, subject, authority or "iopgen", agreement.day, description="UTKAST")
    add_custom_properties(parts, _origin(agreement, program_version, template))


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
