"""A template's pages in the order they are read: cover, parties, contents, agreement, signatures, header, footer."""

from __future__ import annotations

from collections.abc import Iterable

from looks import NAME, Fact, Look
from wordml import (
    TEXT_WIDTH,
    cell,
    either,
    field,
    for_each,
    header_row,
    inline_if,
    only_if,
    paragraph,
    picture,
    row,
    row_if,
    rows_for_each,
    run,
    table,
    tag,
    value,
)

PARTY_WIDTHS = (3062, TEXT_WIDTH - 3062)
SIGNATURE_WIDTHS = (4762, 4762)  # 454 too wide: the right cell's margin lies outside the text

COVER_FACTS = (
    ("Diarienummer", "agreement.registry_number"),
    ("Datum", "agreement.date"),
    ("Version", "agreement.version"),
)
GOVERNING_FACTS = (
    ("Styrdokument", "governing_document.title"),
    ("Slag av styrdokument", "governing_document.kind"),
    ("Beslutat", "governing_document.decided"),
    ("Styrdokumentets dnr", "governing_document.registry_number"),
)
PARTY_FACTS = (
    ("Organisationsnummer", "party.org_number"),
    ("Juridisk form", "party.legal_form"),
    ("Medlemmar i parten", "party.members"),
    ("Företräds av", "party.represented_by"),
    ("Beslutande organ", "party.board"),
    ("Deltagande enheter", "party.units"),
    ("Adress", "party.address"),
    ("Telefon", "party.phone"),
    ("E-post", "party.email"),
    ("Webbplats", "party.website"),
)
CONTACT_FACTS = (("", "contact.unit"), ("Telefon ", "contact.phone"), ("", "contact.email"))


def lines_of(style: str, facts: Iterable[Fact]) -> str:
    """A paragraph for each fact that has a value."""
    return "".join(only_if(name, paragraph(style, before + value(name))) for before, name in facts)


# The cover


def logo(look: Look) -> str:
    return picture("rId9", "Logotyp", f"Plats för logotyp: {look.authority}", 1_512_000, 453_600)


def cover_facts(facts: Iterable[Fact]) -> str:
    return "".join(
        only_if(name, paragraph("IOPOmslagsuppgift", run(f"{label}\t", "IOPEtikett"), value(name)))
        for label, name in facts
    )


def cover(look: Look) -> list[str]:
    return [
        paragraph("IOPLogotyp", logo(look)),
        only_if("draft", paragraph("IOPUtkastrad", run(value("draft"), "IOPUtkast"))),
        paragraph("Title", value("agreement.title")),
        only_if("agreement.subtitle", paragraph("Subtitle", value("agreement.subtitle"))),
        only_if("agreement.name", paragraph("IOPPartnerskapetsNamn", value("agreement.name"))),
        paragraph("IOPOmslagsetikett", "Parter"),
        for_each("party", "parties", paragraph("IOPOmslagspart", value("party.name"))),
        paragraph("IOPOmslagsetikett", f"Om {look.the_agreement}"),
        cover_facts(COVER_FACTS),
        only_if("governing_document", cover_facts(GOVERNING_FACTS)),
    ]


# The parties


def party_row(label: str, *content: str) -> str:
    return row(cell(PARTY_WIDTHS[0], label), cell(PARTY_WIDTHS[1], *content))


def fact_row(label: str, name: str) -> str:
    """A row that stays on the page of the next one, so that a party's table is not divided."""
    content = party_row(paragraph("IOPPartsetikett", label), paragraph("IOPTabelltext", value(name)))
    return row_if(name, PARTY_WIDTHS, content)


def contact_rows() -> str:
    """A row for each contact of whom anything is known: a cell needs a paragraph."""
    comma = "{% if contact.name and contact.role %}, {% endif %}"
    name_and_role = paragraph("IOPTabelltext", value("contact.name") + comma + value("contact.role"))
    content = party_row(
        paragraph("IOPTabelletikett", "Kontaktperson"),
        only_if("contact.name or contact.role", name_and_role),
        lines_of("IOPTabelltext", CONTACT_FACTS),
    )
    known = " or ".join(["contact.name", "contact.role", *(name for _, name in CONTACT_FACTS)])
    return rows_for_each("contact", "party.contacts", PARTY_WIDTHS, row_if(known, PARTY_WIDTHS, content))


def party_table(look: Look) -> str:
    header = header_row(PARTY_WIDTHS, (f"Kallas i {look.the_agreement}", value("party.called")))
    facts = (fact_row(label, name) for label, name in PARTY_FACTS)
    return table("IOPPartstabell", PARTY_WIDTHS, (header, *facts, contact_rows()), "Uppgifter om parten")


def parties(look: Look) -> list[str]:
    return [
        paragraph("IOPRubrikPaNySida", "Parter"),
        for_each("party", "parties", paragraph("IOPRubrikUtanNummer2", value("party.name")), party_table(look)),
    ]


# The agreement


def agreement_text() -> list[str]:
    """The two places that the program fills; the headings carry the page breaks."""
    return [
        paragraph("TOCHeading", "Innehåll"),
        tag("{{p contents }}"),
        paragraph("IOPRubrikPaNySida", value("agreement.title")),
        tag("{{p clauses }}"),
    ]


# The signatures


def checks_list() -> str:
    """Each check on a line; the annex is the one place to date and sign them."""
    lead_in = "Dessa kontroller ska vara gjorda. Datum och namn skrivs i bilagan Kontroller före underskrift."
    lines = for_each("check", "checks", paragraph("IOPPunktlista", value("check.text")))
    return paragraph("IOPBrodtextForeLista", lead_in) + lines


def printed_or_written(label: str, name: str) -> str:
    """The value under its label, or a line to write it on."""
    printed = paragraph("IOPFaltetikett", label) + paragraph("IOPTabelltext", value(name))
    return either(name, printed, paragraph("IOPSkrivfalt", label))


def signature_row(name: str, role: str) -> str:
    """All fields of one signatory in one row, so that no page break comes between them."""
    left = cell(SIGNATURE_WIDTHS[0], paragraph("IOPUnderskriftsfalt", "Ort och datum"), name)
    right = cell(SIGNATURE_WIDTHS[1], paragraph("IOPUnderskriftsfalt", "Underskrift"), role)
    return row(left, right)


def signature_table() -> str:
    named = signature_row(
        printed_or_written("Namnförtydligande", "signatory.name"), printed_or_written("Roll", "signatory.role")
    )
    unnamed = signature_row(paragraph("IOPSkrivfalt", "Namnförtydligande"), paragraph("IOPSkrivfalt", "Roll"))
    rows = (rows_for_each("signatory", "party.signatories", SIGNATURE_WIDTHS, named, if_none=unnamed),)
    return table("IOPUnderskriftstabell", SIGNATURE_WIDTHS, rows, "Plats för underskrift", header=False)


def signatures() -> list[str]:
    """The last line is there because Word wants a paragraph after a table."""
    belong_to = "Underskrifterna gäller " + value("agreement.title") + inline_if("agreement.name", ", ")
    return [
        paragraph("IOPRubrikPaNySida", "Underskrifter"),
        only_if("checks", paragraph("IOPRubrikUtanNummer2", "Ska vara klart före underskrift"), checks_list()),
        for_each("party", "parties", paragraph("IOPRubrikUtanNummer2", value("party.name")), signature_table()),
        paragraph("IOPNot", belong_to + inline_if("agreement.registry_number", ", diarienummer ") + "."),
    ]


# Headers and footers


def page_of_pages() -> str:
    return run("Sida ") + field("PAGE", "1") + run(" av ") + field("NUMPAGES", "2")


def cover_header() -> str:
    return paragraph("Header", NAME + "\t" + inline_if("agreement.registry_number", "Dnr "))


def header() -> str:
    left = value("agreement.title") + inline_if("agreement.registry_number", "  ·  Dnr ")
    return paragraph("Header", left + "\t", run(value("draft"), "IOPUtkast"))


def cover_footer(look: Look) -> str:
    widths = (TEXT_WIDTH // len(look.cover_footer),) * len(look.cover_footer)
    columns = (
        cell(width, paragraph("IOPSidfotsrubrik", heading), lines_of("IOPSidfotstext", facts))
        for width, (heading, facts) in zip(widths, look.cover_footer, strict=True)
    )
    facts_table = table("IOPSidfotstabell", widths, (row(*columns),), "Kontaktuppgifter", header=False)
    return facts_table + paragraph("IOPSidnummer", page_of_pages())


def footer(look: Look) -> str:
    facts = "".join(inline_if(name, f"  ·  {before}") for before, name in look.footer)
    return paragraph("Footer", NAME + facts + "\t", page_of_pages())


# The whole


def section() -> str:
    """A4 with a cover of its own; the relationships' numbers stand in parts/document_rels.xml."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"'
        ' w:header="709" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )


def body(look: Look) -> str:
    blocks = [*cover(look), *parties(look), *agreement_text(), *signatures(), section()]
    return f"<w:body>{''.join(blocks)}</w:body>"
