# ruff: noqa: E501
"""A template that breaks its contract is refused before anything is written: with part, fault and advice."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iopgen.problem import ProblemsFound
from iopgen.word import Audience, _loaded, load_template, open_package, write_agreement

from .drafts import TEMPLATES, Drafts
from .hostile import (
    FOOTER,
    HEADER,
    HOOK,
    NUMBERING,
    RELS,
    STANDARD,
    STYLES,
    TYPES,
    changed,
    encrypted,
    instead_of_hook,
    line,
    linked,
    table,
    with_lines,
    with_member,
    with_xml,
    without,
    without_sections,
)
from .package import BODY, text_of, w
from .packing import packed
from .reader import Draft
from .rules import faults

TEXT, ONCE = "brödtexten", "Den ska stå en gång, i ett eget stycke."
WHOLE = "Skriv hela märket i ett och samma stycke, med lika många klamrar i båda ändar."
KNOWN = "Skriv if, elif, else, endif, for eller endfor."
NAMES = "Skriv bara uppgiftens namn, eller if och for."
ALIKE = "Skriv båda i samma stycke, båda med p i egna stycken, eller båda med tr på egna rader i en tabell."
LOOKS = "Utgå från standardmallen."
SIMPLE = "Använd bara uppgifter, if och for."
PERSON = "innehåller ett personnummer. Ta bort det ur mallen."
FIRST_NAMES = "Möjliga: draft, agreement, authority, parties, governing_document, checks."
ANEW = "Öppna mallen i Word, kontrollera den och spara den på nytt."
AGAIN = "Spara filen på nytt i Word"
NO_DOCUMENT = ": filen är inget Worddokument. Spara den på nytt i Word som .docx."

REFUSED = {
    # The places
    "hook missing": (instead_of_hook(), f"{TEXT}: platsen för klausulerna, {HOOK}, saknas. {ONCE}"),
    "hook twice": (with_lines(HOOK), f"{TEXT}: platsen för klausulerna, {HOOK}, står 2 gånger. {ONCE}"),
    "hook in a table": (instead_of_hook(table((line(HOOK),))), f"{TEXT}: platsen {HOOK} står i en tabell eller en ruta. Ge den ett eget stycke direkt på sidan."),
    "hook in a header": (with_lines(HOOK, part=HEADER), f"sidhuvudet: platsen {HOOK} hör hemma i brödtexten. Flytta den dit."),
    "hook in a loop": (instead_of_hook(line("{%p for party in parties %}"), line(HOOK), line("{%p endfor %}")), f"{TEXT}: platsen {HOOK} står mellan två märken som hör ihop. Flytta den ut från ”{{%p for party in parties %}}”: platsen ska alltid finnas, en gång."),
    "hook that may be left out": (instead_of_hook(line("{%p if checks %}"), line(HOOK), line("{%p endif %}")), f"{TEXT}: platsen {HOOK} står mellan två märken som hör ihop. Flytta den ut från ”{{%p if checks %}}”: platsen ska alltid finnas, en gång."),
    "hook without p": (instead_of_hook(line("{{ clauses }}")), f"{TEXT}: märket ”{{{{ clauses }}}}” är en plats och behöver ett p. Skriv {HOOK}, ensamt i sitt stycke."),
    "hook beside text": (instead_of_hook(line("Avtalet: ", HOOK)), f"{TEXT}: vid märket ”{HOOK}” står annan text i samma stycke. Ge märket ett eget stycke."),
    "contents twice": (with_lines("{{p contents }}"), f"{TEXT}: platsen för innehållsförteckningen, {{{{p contents }}}}, står flera gånger. Behåll en."),
    "place for annexes": (with_lines("{{p annexes }}"), f"{TEXT}: märket ”{{{{p annexes }}}}” behövs inte. Ta bort det: bilagorna läggs alltid sist."),
    # Names
    "misspelt variable": (with_lines("{{ agreement.titel }}"), f"{TEXT}: {{{{ agreement.titel }}}} finns inte. Närmast: agreement.title."),
    "misspelt variable in the footer": (with_lines("{{ autority.phone }}", part=FOOTER), "sidfoten: {{ autority.phone }} finns inte. Närmast: authority."),
    "misspelt variable of a loop": (with_lines("{%p for party in parties %}", "{{ party.nam }}", "{%p endfor %}"), f"{TEXT}: {{{{ party.nam }}}} finns inte. Närmast: party.name."),
    "unheard-of variable": (with_lines("{{ xyz }}"), f"{TEXT}: {{{{ xyz }}}} finns inte. {FIRST_NAMES}"),
    "what lies behind": (with_lines("{{ draft.__class__ }}"), f"{TEXT}: {{{{ draft.__class__ }}}} finns inte. Skriv {{{{ draft }}}}."),
    "fact of a list": (with_lines("{{ parties.name }}"), f"{TEXT}: {{{{ parties.name }}}} finns inte. parties är en lista: upprepa den med for."),
    "whole group": (with_lines("{{ authority }}"), f"{TEXT}: {{{{ authority }}}} är en hel grupp. Skriv en uppgift i den, till exempel {{{{ party.name }}}}."),
    "whole party of a loop": (with_lines("{%p for party in parties %}", "{{ party }}", "{%p endfor %}"), f"{TEXT}: {{{{ party }}}} är en hel grupp. Skriv en uppgift i den, till exempel {{{{ party.name }}}}."),
    "loop over a text": (with_lines("{%p for x in agreement.title %}", "{%p endfor %}"), f"{TEXT}: märket ”{{%p for x in agreement.title %}}” upprepar något som inte är en lista. Upprepa parties, checks, party.contacts eller party.signatories."),
    # The language of tags
    "unknown tag": (with_lines("{%p upprepa parties %}"), f"{TEXT}: märket ”{{%p upprepa parties %}}” är inget som programmet känner till. {KNOWN}"),
    "tag that reads files": (with_lines("{% include '/etc/passwd' %}"), f"{TEXT}: märket ”{{% include '/etc/passwd' %}}” är inget som programmet känner till. {KNOWN}"),
    "filter": (with_lines("{{ agreement.title | upper }}"), f"{TEXT}: märket ”{{{{ agreement.title | upper }}}}” innehåller mer än uppgifter. {NAMES}"),
    "call": (with_lines("{{ draft.format(1) }}"), f"{TEXT}: märket ”{{{{ draft.format(1) }}}}” innehåller mer än uppgifter. {NAMES}"),
    "endless sum": (with_lines("{{ 10**10**9 }}"), f"{TEXT}: märket ”{{{{ 10**10**9 }}}}” innehåller mer än uppgifter. {NAMES}"),
    "grammar": (with_lines("{% if draft and %}{% endif %}"), f"{TEXT}: märket ”{{% if draft and %}}” går inte att tolka. Kontrollera hur det är skrivet."),
    "fact with p": (with_lines("{{p agreement.title }}"), f"{TEXT}: märket ”{{{{p agreement.title }}}}” är en uppgift och kan inte ha p. Skriv {{{{ agreement.title }}}}."),
    "kind of tag that is not ours": (with_lines("{%tc if checks %}", "{%tc endif %}"), f"{TEXT}: märket ”{{%tc endif %}}” är av ett slag som inte finns. Börja med {{{{, {{{{p, {{%, {{%p eller {{%tr.\nmall.docx, {TEXT}: märket ”{{%tc if checks %}}” är av ett slag som inte finns. Börja med {{{{, {{{{p, {{%, {{%p eller {{%tr."),
    "misspelt variable beside a tag that is unknown": (with_lines("{% set x %}", "{{ agreement.titel }}"), f"{TEXT}: märket ”{{% set x %}}” är inget som programmet känner till. {KNOWN}\nmall.docx, {TEXT}: {{{{ agreement.titel }}}} finns inte. Närmast: agreement.title."),
    "tag without end": (with_lines("{{ agreement.title"), f"{TEXT}: ett märke i stycket ”{{{{ agreement.title” är inte helt. {WHOLE}"),
    "tag in two paragraphs": (with_lines("{{ agreement", ".title }}"), f"{TEXT}: ett märke i stycket ”.title }}}}” är inte helt. {WHOLE}\nmall.docx, {TEXT}: ett märke i stycket ”{{{{ agreement” är inte helt. {WHOLE}"),
    "tag in an attribute": (changed(BODY, 'descr="', 'descr="{{ draft }} '), f"{TEXT}: märket ”{{{{ draft }}}} Plats för logotyp: myndigheten” står i en egenskap. Märken får bara stå i löpande text."),
    # Pairs
    "beginning without end": (with_lines("{%p if checks %}"), f"{TEXT}: märket ”{{%p if checks %}}” avslutas aldrig. Lägg till {{%p endif %}} efter det som hör dit."),
    "beginning without end before the hook": (instead_of_hook(line("{%p if checks %}"), line(HOOK)), f"{TEXT}: märket ”{{%p if checks %}}” avslutas aldrig. Lägg till {{%p endif %}} efter det som hör dit."),
    "beginning without end in a loop": (with_lines("{%p for party in parties %}", "{% if party.phone %}a", "{%p endfor %}"), f"{TEXT}: märket ”{{% if party.phone %}}” avslutas aldrig. Lägg till {{% endif %}} efter det som hör dit."),
    "beginning without end between halves": (with_lines("{%p if checks %}", "{% if draft %}a", "{%p else %}", "b", "{%p endif %}"), f"{TEXT}: märket ”{{% if draft %}}” avslutas aldrig. Lägg till {{% endif %}} efter det som hör dit."),
    "misspelt variables where a pair is not whole": (with_lines("{%p for party in parties %}", "{% if party.fone %}{{ party.nam }}", "{%p endfor %}", "{% endif %}"), f"{TEXT}: märket ”{{% endif %}}” har ingen början. Ta bort det, eller lägg till det if eller for som det hör till.\nmall.docx, {TEXT}: märket ”{{% if party.fone %}}” avslutas aldrig. Lägg till {{% endif %}} efter det som hör dit.\nmall.docx, {TEXT}: {{{{ party.fone }}}} finns inte. Närmast: party.phone.\nmall.docx, {TEXT}: {{{{ party.nam }}}} finns inte. Närmast: party.name."),
    "end without beginning": (with_lines("{%p endfor %}"), f"{TEXT}: märket ”{{%p endfor %}}” har ingen början. Ta bort det, eller lägg till det if eller for som det hör till."),
    "statement beside text": (with_lines("Om: {%p if checks %}", "{%p endif %}"), f"{TEXT}: vid märket ”{{%p if checks %}}” står annan text i samma stycke. Ge märket ett eget stycke."),
    "pair of two kinds": (with_lines("{%p if checks %}", "Text {% endif %}"), f"{TEXT}: märkena ”{{%p if checks %}}” och ”{{% endif %}}” hör ihop men står inte på samma sätt. {ALIKE}"),
    "pair over two paragraphs": (with_lines("{% if checks %} a", "b {% endif %}"), f"{TEXT}: märkena ”{{% if checks %}}” och ”{{% endif %}}” hör ihop men står inte på samma sätt. {ALIKE}"),
    "pair over two cells": (with_xml(table((line("{%p if checks %}") + line("a"), line("b") + line("{%p endif %}")))), f"{TEXT}: märkena ”{{%p if checks %}}” och ”{{%p endif %}}” hör ihop men står inte på samma sätt. {ALIKE}"),
    "row tag beside text": (with_xml(table((line("{%tr if checks %}"), line("b")), (line("{%tr endif %}"), ""))), f"{TEXT}: vid märket ”{{%tr if checks %}}” står annan text på samma rad. Ge märket en egen rad."),
    "row tag without a row": (with_lines("{%tr if checks %}"), f"{TEXT}: märket ”{{%tr if checks %}}” avslutas aldrig. Lägg till {{%tr endif %}} efter det som hör dit.\nmall.docx, {TEXT}: märket ”{{%tr if checks %}}” står inte i en tabell. Skriv p i stället för tr."),
    # Looks
    "missing style": (changed(STYLES, '"IOP Brödtext"', '"IOP Brodtext"'), "formatmallarna: formatmallen ”IOP Brödtext” saknas. Lägg till den, eller utgå från standardmallen. Närmast: ”IOP Brodtext”."),
    "style of another kind": (changed(STYLES, 'w:type="paragraph" w:customStyle="1" w:styleId="IOPBrodtext"', 'w:type="character" w:customStyle="1" w:styleId="IOPBrodtext"'), "formatmallarna: formatmallen ”IOP Brödtext” är av fel slag. Hämta den från standardmallen."),
    "heading without number": (changed(STYLES, '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', ""), f"formatmallarna: formatmallen ”heading 2” har ingen numrering. {LOOKS}"),
    "list that is gone": (changed(NUMBERING, '<w:num w:numId="3"', '<w:num w:numId="33"'), f"formatmallarna: formatmallen ”IOP Numrerad lista” har ingen numrering. {LOOKS}"),
    "no styles": (without(STYLES), f": delen {STYLES} saknas, men {BODY} behöver den. {ANEW}\nmall.docx, formatmallarna: saknas. {LOOKS}"),
    "no section properties": (without_sections(), f"{TEXT}: saknar sidinställningar. {LOOKS}"),
    "loop over two names": (with_lines("{%p for a, b in parties %}", "{%p endfor %}"), f"{TEXT}: märket ”{{%p for a, b in parties %}}” är för invecklat. {SIMPLE}"),
    "loop with a condition": (with_lines("{%p for a in parties if a.x %}", "{%p endfor %}"), f"{TEXT}: märket ”{{%p for a in parties if a.x %}}” är för invecklat. {SIMPLE}"),
    "name of a loop in its else": (with_lines("{%p for a in checks %}", "{%p else %}", "{{ a.text }}", "{%p endfor %}"), f"{TEXT}: {{{{ a.text }}}} finns inte. {FIRST_NAMES}"),
    "place as a fact": (with_lines("{% if clauses %}a{% endif %}", part=HEADER), f"sidhuvudet: {{{{ clauses }}}} finns inte. {FIRST_NAMES}"),
    # Persons
    "personal number": (with_xml(line("Ring Anna, 8112", "18-9876.")), f"{TEXT}: {PERSON}"),
    "personal number in a tag": (with_lines("{{ 811218-9876 }}"), f"{TEXT}: {PERSON}"),
    "personal number in the footer": (with_lines("1981 12 18 9876", part=FOOTER), f"sidfoten: {PERSON}"),
    # The file
    "not a docx": (b"Hej", NO_DOCUMENT),
    "empty file": (b"", NO_DOCUMENT),
    "half a file": (b"PK" + bytes(3000), NO_DOCUMENT),
    "another kind of zip": (without(BODY), f": delen word/document.xml saknas. {AGAIN} som .docx."),
    "old format, or a password": (b"\xd0\xcf\x11\xe0" + bytes(600), ": filen är krypterad eller i det gamla formatet .doc. Spara den som .docx utan lösenord."),
    "encrypted zip": (encrypted(), ": filen är krypterad. Spara den utan lösenord."),
    "macros": (with_member("word/vbaProject.bin", b"x"), ": filen innehåller makron. Spara den som .docx utan makron."),
    "saved with macros": (changed(TYPES, "vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main"), ": filen är inte sparad som .docx. Spara den i Word som Word-dokument, utan makron."),
    "saved as a template": (changed(TYPES, "wordprocessingml.document.main", "wordprocessingml.template.main"), ": filen är inte sparad som .docx. Spara den i Word som Word-dokument, utan makron."),
    "zip bomb": (with_member("word/media/a.png", bytes(60_000_000)), ": filen är orimligt stor när den packas upp. Ta bort stora bilder."),
    "member that stands twice": (with_member(BODY, b"<a/>"), ": samma del finns två gånger i filen. Spara filen på nytt i Word."),
    "member outside the folder": (with_member("../../evil.xml", b"<a/>"), ": en del har ett namn som pekar utanför filen. Spara filen på nytt i Word."),
    "picture from the network": (linked("image", "https://example.org/x.png"), ": hämtar något utanför filen: https://example.org/x.png. Bryt länken i Word, så att innehållet sparas i mallen."),
    "template of the template": (linked("attachedTemplate", "file:///m.dotm"), ": hämtar något utanför filen: file:///m.dotm. Bryt länken i Word, så att innehållet sparas i mallen."),
    "entities": (changed(BODY, "<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document'), f"word/document.xml: delen innehåller en DOCTYPE, eller är inte UTF-8. {AGAIN}."),
    "torn part": (changed(BODY, "</w:document>", ""), f"word/document.xml: delen är inte hel. {AGAIN}."),
    "tracked changes": (with_xml('<w:p><w:del w:id="9" w:author="Åsa Ek"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'), f"{TEXT}: har spårade ändringar av Åsa Ek. Godkänn eller avvisa dem i Word och spara mallen."),
    "comment": (with_xml('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>'), f"{TEXT}: har en kommentar. Ta bort den."),
    "comment in the header": (with_xml('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>', HEADER), "sidhuvudet: har en kommentar. Ta bort den."),
}  # fmt: skip

REFUSED |= {
    f"without {part}": (without(part), f": delen {part} saknas, men {source} behöver den. {ANEW}")
    for part, source in (
        ("word/settings.xml", BODY), ("word/fontTable.xml", BODY), (HEADER, BODY), (FOOTER, BODY),
        ("docProps/app.xml", "filen"),
    )
} | {
    f"without {part}": (without(part), f": delen {part} saknas. {ANEW}") for part in ("_rels/.rels", RELS)
}  # fmt: skip

FILLED = {
    "tag split over runs": (with_xml(line("{{ dra", "ft", " }}")), "UTKAST"),
    "statement split over runs": (with_xml(line("{%", "p if dra", "ft %}") + line("Står kvar") + line("{%p en", "dif %}")), "Står kvar"),
    "curly quotes around": (with_lines("”{{ draft }}”"), "”UTKAST”"),
    "all within a paragraph": (with_lines("{% if draft %}Ja{% else %}Nej{% endif %}"), "Ja"),
    "link to a web site": (linked("hyperlink", "https://example.org"), "UTKAST"),
    "governing document of a profile that has none": (with_lines("Enligt {{ governing_document.title }}.{% if governing_document %} Ja{% endif %}"), "Enligt ."),
    "two facts in one paragraph": (with_lines("{{ draft }} {{ draft }}"), "UTKAST UTKAST"),
}  # fmt: skip


def saved(data: bytes, folder: Path) -> Path:
    path = folder / "mall.docx"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("what", REFUSED)
def test_template_is_refused_with_part_fault_and_advice(what: str, tmp_path: Path) -> None:
    data, expected = REFUSED[what]
    with pytest.raises(ProblemsFound) as found:
        load_template(saved(data, tmp_path), "mall.docx")
    assert str(found.value) == "mall.docx" + (expected if expected.startswith(":") else f", {expected}")


def test_template_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_template(tmp_path / "mall.docx", "mall.docx")
    assert str(found.value) == "mall.docx: filen kan inte läsas. Kontrollera att den finns."


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    parts = {
        BODY: STANDARD[BODY].replace(b"agreement.title", b"agreement.titel", 1),
        FOOTER: STANDARD[FOOTER].replace(b"authority.phone", b"authority.fone"),
        STYLES: STANDARD[STYLES].replace(b'"toc 1"', b'"toc 9"'),
    }
    with pytest.raises(ProblemsFound) as found:
        load_template(saved(packed(STANDARD | parts), tmp_path), "mall.docx")
    assert str(found.value) == (
        "mall.docx, brödtexten: {{ agreement.titel }} finns inte. Närmast: agreement.title.\n"
        "mall.docx, formatmallarna: formatmallen ”toc 1” saknas. Lägg till den, eller utgå från standardmallen."
        " Närmast: ”toc 9”.\n"
        "mall.docx, sidfoten: {{ authority.fone }} finns inte. Närmast: authority.phone."
    )


@pytest.mark.parametrize("what", FILLED)
def test_template_that_keeps_its_contract_is_filled(what: str, tmp_path: Path, drafts: Drafts) -> None:
    data, expected = FILLED[what]
    template = load_template(saved(data, tmp_path), "mall.docx")
    draft = Draft(write_agreement(drafts.agreement("empty-standard"), template, Audience.OFFICER))
    assert expected in [text_of(each) for each in draft.package.body.iter(w("p"))]


def test_cell_that_nothing_is_left_in_gets_the_paragraph_that_word_wants(tmp_path: Path, drafts: Drafts) -> None:
    cell = line("{%p if agreement.version %}") + line("Version") + line("{%p endif %}")
    template = load_template(saved(with_xml(table((cell,))), tmp_path), "mall.docx")
    found = faults(write_agreement(drafts.agreement("empty-standard"), template, Audience.OFFICER))
    assert [fault for fault in found if fault.startswith("tables_are_whole: word/document.xml: a cell")] == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_template_is_refused_or_filled(data: st.DataObject, tmp_path: Path) -> None:
    """Bytes that are flipped anywhere in the file, or within a part."""
    whole = bytearray(packed(STANDARD))
    part = data.draw(st.sampled_from(["", *sorted(STANDARD)]))
    damaged = bytearray(STANDARD[part]) if part else whole
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=3)):
        damaged[place] = data.draw(st.integers(0, 255))
    template = bytes(damaged) if not part else packed(STANDARD | {part: bytes(damaged)})
    with suppress(ProblemsFound):
        _loaded.__wrapped__(saved(template, tmp_path), "mall.docx")


def test_brackets_outside_all_text_are_refused(tmp_path: Path) -> None:
    header = STANDARD["word/header1.xml"].replace(b"http://schemas", b"http:'schemas", 1)  # no text of Word's any more
    header = header.replace(b"{{ draft }}", b"{{ draft } }")
    with pytest.raises(ProblemsFound) as found:
        _loaded.__wrapped__(saved(packed(STANDARD | {"word/header1.xml": header}), tmp_path), "mall.docx")
    told = "mall.docx, sidhuvudet: har klamrar på en plats där inga märken kan stå. Utgå från standardmallen."
    assert str(found.value) == told


def test_every_byte_of_the_archive_may_be_damaged() -> None:
    """Each byte of what describes the parts, and a byte here and there of the parts themselves."""
    whole = packed(STANDARD)
    directory = whole.index(b"PK\x01\x02")
    for place in [*range(0, directory, 101), *range(30), *range(directory, len(whole))]:
        for flipped in (0x01, 0x0A, 0xFF):
            damaged = bytearray(whole)
            damaged[place] ^= flipped
            with suppress(ProblemsFound):
                open_package(bytes(damaged), "mall.docx")


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_our_own_templates_keep_the_contract(path: Path) -> None:
    assert load_template(path, path.name).tagged
