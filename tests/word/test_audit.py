# ruff: noqa: E501
"""What is wrong with a template is told at its place, and on request written there as a comment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from iopgen.problem import Severity
from iopgen.word import Audience, audit_template, load_template, write_agreement
from iopgen.word.audit import TemplateAudit
from iopgen.word.commented import commented

from .drafts import TEMPLATES, Drafts
from .hostile import FOOTER, HEADER, HOOK, STANDARD, STYLES, changed, line, table, with_lines, with_xml
from .package import BODY, Package, text_of, value, w
from .packing import packed
from .rules import faults

DAY = date(2026, 11, 21)
SETTINGS, FONTS = "word/settings.xml", "word/fontTable.xml"
UNDO = "Ta bort den (Ctrl+mellanslag, Ctrl+Q) och ändra formatmallen i stället."
AGAIN = "Ta bort det och infoga det på nytt."
CHOOSE = "Välj en annan i listan över formatmallar på fliken Start."
IN_TEXT = "brödtexten, stycket ”Ett stycke.”: varning:"


def paragraph(inner: str, looks: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="IOPBrodtext"/>{looks}</w:pPr>{inner}</w:p>'


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str = "") -> str:
    shown = mark("separate") + run(result) if result else ""
    return mark("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + shown + mark("end")


WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
PICTURE = f'<w:r><w:drawing><wp:inline {WP}><wp:docPr id="7" name="Bild"{{0}}/></wp:inline></w:drawing></w:r>'
TEXT = run("Ett stycke.")
HEAD = "Markera första raden och välj Upprepa rubrikrader (fliken Layout)."
DESCRIBE = "Högerklicka på bilden, välj Visa alternativtext och beskriv den, eller märk den som dekorativ."
BOX = f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="Ruta"><w:txbxContent>{line("I rutan.")}</w:txbxContent></v:shape></w:pict></w:r>'

WARNED = {
    "bold": (
        with_xml(paragraph(run("Ett stycke.", "<w:b/>"))),
        f"{IN_TEXT} stycket har egen formatering: fetstil. {UNDO}",
    ),
    "several looks": (
        with_xml(paragraph(run("Ett stycke.", '<w:sz w:val="40"/><w:szCs w:val="40"/>'), '<w:jc w:val="center"/>')),
        f"{IN_TEXT} stycket har egen formatering: justering, teckenstorlek. {UNDO}",
    ),
    "rare look": (
        with_xml(paragraph(run("Ett stycke.", "<w:emboss/>"))),
        f"{IN_TEXT} stycket har egen formatering: annat (emboss). {UNDO}",
    ),
    "look in the footer": (
        with_xml(paragraph(run("Ett stycke.", "<w:i/>")), FOOTER),
        f"sidfoten, stycket ”Ett stycke.”: varning: stycket har egen formatering: kursiv stil. {UNDO}",
    ),
    "look in a cell": (
        with_xml(
            table((line("A"), paragraph(run("Ett stycke.", "<w:b/>")))).replace(
                "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
            )
        ),
        f"brödtexten, tabell 2, rad 1, cell 2, stycket ”Ett stycke.”: varning: stycket har egen formatering: fetstil. {UNDO}",
    ),
    "empty paragraph": (
        with_xml(paragraph("")),
        "brödtexten, ett stycke utan text: varning: ett tomt stycke används som avstånd. Ta bort det. Ge formatmallen avstånd i stället.",
    ),
    "paragraph of no style": (
        with_xml(paragraph(TEXT).replace("IOPBrodtext", "Borta")),
        f"{IN_TEXT} stycket har formatmallen Borta, som inte finns i mallen. {CHOOSE}",
    ),
    "words of no style in the footer": (
        with_xml(paragraph(run("Ett stycke.", '<w:rStyle w:val="Borta"/>')), FOOTER),
        f"sidfoten, stycket ”Ett stycke.”: varning: texten har formatmallen Borta, som inte finns i mallen. {CHOOSE}",
    ),
    "English words": (
        with_xml(paragraph(run("Ett stycke.", '<w:lang w:val="en-US"/>'))),
        f"{IN_TEXT} texten är märkt med språket en-US. Markera stycket och välj svenska (fliken Granska, Språk).",
    ),
    "English document": (
        changed(STYLES, '<w:lang w:val="sv-SE"', '<w:lang w:val="en-US"'),
        "formatmallarna: varning: dokumentets språk är en-US. Välj svenska (fliken Granska, Språk, Ange som standard).",
    ),
    "document of no language": (
        changed(STYLES, '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>', ""),
        "formatmallarna: varning: dokumentets språk är inte angivet. Välj svenska (fliken Granska, Språk, Ange som standard).",
    ),
    "picture": (with_xml(paragraph(PICTURE.format("") + TEXT)), f"{IN_TEXT} en bild saknar alternativtext. {DESCRIBE}"),
    "table": (
        with_xml(table((line("A"), line("B")))),
        f"brödtexten, tabell 2, rad 1, cell 1, stycket ”A”: varning: tabellens första rad är inte märkt som rubrikrad. {HEAD}",
    ),
    "field without result": (
        with_xml(paragraph(TEXT + field("PAGE"))),
        f"{IN_TEXT} fältet PAGE har inget resultat. Markera fältet och tryck F9.",
    ),
    "field without end": (with_xml(paragraph(TEXT + mark("begin"))), f"{IN_TEXT} ett fält avslutas aldrig. {AGAIN}"),
    "end without field": (with_xml(paragraph(TEXT + mark("end"))), f"{IN_TEXT} ett fält är inte helt. {AGAIN}"),
    "simple field": (
        with_xml(paragraph(f'<w:fldSimple w:instr="PAGE">{TEXT}</w:fldSimple>')),
        f"{IN_TEXT} ett fält är av ett slag som alla program inte läser. Infoga fältet på nytt i Word.",
    ),
    "reference to nothing": (
        with_xml(paragraph(TEXT + field("REF borta \\h", "2"))),
        "brödtexten, stycket ”Ett stycke.2”: varning: hänvisningen till bokmärket borta leder ingenstans. Ta bort den, eller gör om den.",
    ),
    "bookmark without end": (
        with_xml(paragraph('<w:bookmarkStart w:id="7" w:name="x"/>' + TEXT)),
        f"{IN_TEXT} bokmärket x avslutas aldrig. Ta bort det (Infoga, Bokmärke).",
    ),
    "text box": (
        with_xml(paragraph(BOX)),
        "brödtexten, stycket ”I rutan.”: varning: text står i en textruta. Skriv den i ett vanligt stycke: skärmläsare missar textrutor.",
    ),
    "rare font": (
        changed(STYLES, 'w:ascii="Arial"', 'w:ascii="Granbacka Sans"'),
        "typsnitten: varning: typsnittet Granbacka Sans följer inte med filen och saknas i många datorer. Bädda in det (Arkiv, Alternativ, Spara), eller välj ett som alla har.",
    ),
    "letter paper": (
        changed(BODY, 'w:w="11906"', 'w:w="12240"'),
        "sidan är inte A4 på höjden. Välj A4 på fliken Layout.",
    ),
    "wide margins": (
        changed(BODY, 'w:left="1418"', 'w:left="2000"'),
        "textens bredd är inte 16 cm. Ge sidan marginaler på 2,5 cm: tabellerna är räknade för det.",
    ),
    "fields renewed on opening": (
        changed(SETTINGS, "<w:zoom", "<w:updateFields/><w:zoom"),
        "inställningarna: varning: mallen ber läsaren att uppdatera fält när filen öppnas. Stäng av det: frågan skrämmer läsaren.",
    ),
    "tracking": (
        changed(SETTINGS, "<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop"),
        "inställningarna: varning: mallen har Spåra ändringar påslaget. Stäng av det på fliken Granska.",
    ),
    "old mode": (
        changed(SETTINGS, 'w:val="15"', 'w:val="14"'),
        "inställningarna: varning: mallen är sparad för en äldre version av Word. Välj Arkiv, Info, Konvertera.",
    ),
}
FAULTY = {
    "misspelt in the body": (
        with_lines("Titel: {{ agreement.titel }}"),
        "brödtexten, stycket ”Titel: {{ agreement.titel }}”: {{ agreement.titel }} finns inte. Närmast: agreement.title.",
    ),
    "misspelt in the header": (
        with_lines("{{ autority.phone }}", part=HEADER),
        "sidhuvudet, stycket ”{{ autority.phone }}”: {{ autority.phone }} finns inte. Närmast: authority.",
    ),
    "misspelt in a cell": (
        with_xml(table((line("{{ xyz.a }}"), line("B"))).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")),
        "brödtexten, tabell 2, rad 1, cell 1, stycket ”{{ xyz.a }}”: {{ xyz.a }} finns inte. Möjliga: draft, agreement, authority, parties, governing_document, checks.",
    ),
    "half a tag": (
        with_lines("{{ agreement.title }"),
        "brödtexten, stycket ”{{ agreement.title }”: ett märke i stycket ”{{ agreement.title }” är inte helt. Skriv hela märket i ett och samma stycke, med lika många klamrar i båda ändar.",
    ),
    "hook twice": (
        with_lines(HOOK),
        f"brödtexten, stycket ”{HOOK}”: platsen för klausulerna, {HOOK}, står 2 gånger. Den ska stå en gång, i ett eget stycke.",
    ),
    "tracked words": (
        with_xml(paragraph(f'<w:ins w:id="9" w:author="Kim Ek">{TEXT}</w:ins>')),
        "brödtexten, stycket ”Ett stycke.”: har spårade ändringar av Kim Ek. Godkänn eller avvisa dem i Word och spara mallen.",
    ),
    "tracked looks": (
        with_xml(paragraph(run("Ett stycke.", '<w:rPrChange w:id="9" w:author="Kim Ek"><w:rPr/></w:rPrChange>'))),
        "brödtexten, stycket ”Ett stycke.”: har spårade ändringar av Kim Ek. Godkänn eller avvisa dem i Word och spara mallen.",
    ),
    "no Word document": (b"inget Word", ": filen är inget Worddokument. Spara den på nytt i Word som .docx."),
}
SOUND = {
    "sound field": with_xml(paragraph(TEXT + field("PAGE", "1"))),
    "described picture": with_xml(paragraph(PICTURE.format(' descr="En bild"'))),
    "layout table": with_xml(table((line("A"),)).replace("</w:tblPr>", '<w:tblLook w:firstRow="0"/></w:tblPr>')),
    "embedded font": packed(STANDARD | {
        STYLES: STANDARD[STYLES].replace(b'w:ascii="Arial"', b'w:ascii="Granbacka Sans"'),
        FONTS: STANDARD[FONTS].replace(b"</w:fonts>", b'<w:font w:name="Granbacka Sans"><w:embedRegular/></w:font></w:fonts>'),
    }),
}  # fmt: skip


def audit(data: bytes, folder: Path) -> TemplateAudit:
    path = folder / "mall.docx"
    path.write_bytes(data)
    return audit_template(path, "mall.docx")


@pytest.mark.parametrize("what", WARNED)
def test_bad_habit_is_a_warning_at_its_place(what: str, tmp_path: Path) -> None:
    data, told = WARNED[what]
    problems = audit(data, tmp_path).problems
    assert [problem.severity for problem in problems] == [Severity.WARNING] * len(problems)
    (found,) = {str(problem) for problem in problems}
    assert found.startswith("mall.docx, ")
    assert found.endswith(told)


@pytest.mark.parametrize("what", FAULTY)
def test_breach_of_the_contract_is_a_fault_at_its_place(what: str, tmp_path: Path) -> None:
    data, told = FAULTY[what]
    problems = audit(data, tmp_path).problems
    assert list(map(str, problems)) == ["mall.docx" + (told if told.startswith(":") else f", {told}")]
    assert problems[0].severity is Severity.ERROR


@pytest.mark.parametrize("what", SOUND)
def test_what_is_sound_is_not_warned_of(what: str, tmp_path: Path) -> None:
    assert audit(SOUND[what], tmp_path).problems == ()


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_our_own_templates_have_no_bad_habits(path: Path) -> None:
    assert audit_template(path, path.name).problems == ()


@pytest.mark.parametrize("what", WARNED)
def test_template_with_bad_habits_can_still_be_used(what: str, tmp_path: Path, drafts: Drafts) -> None:
    (tmp_path / "mall.docx").write_bytes(WARNED[what][0])
    template = load_template(tmp_path / "mall.docx", "mall.docx")
    assert write_agreement(drafts.agreement("empty-standard"), template, Audience.OFFICER)


def comments_in(data: bytes) -> list[tuple[str, str]]:
    """Each comment as the paragraph that it is tied to and its own words."""
    package = Package.read(data)
    told = {value(each, "id"): "".join(map(text_of, each.iter(w("p")))) for each in package.roots["word/comments.xml"]}
    found = []
    for start in package.body.iter(w("commentRangeStart")):
        holder = start.getparent()
        assert holder is not None
        found.append((text_of(holder), told.pop(value(start, "id"))))
    assert told == {}
    return found


def test_copy_has_each_problem_as_a_comment_at_its_place(tmp_path: Path) -> None:
    parts = {
        BODY: STANDARD[BODY].replace(b"agreement.title", b"agreement.titel", 1).replace(
            line(HOOK).encode(), (line(HOOK) + paragraph(run("Fet.", "<w:b/>"))).encode(), 1),
        FOOTER: STANDARD[FOOTER].replace(b"authority.phone", b"authority.fone"),
        STYLES: STANDARD[STYLES].replace(b'<w:lang w:val="sv-SE"', b'<w:lang w:val="fi-FI"'),
    }  # fmt: skip
    found = audit(packed(STANDARD | parts), tmp_path)
    data = commented(found, DAY)
    assert data is not None
    assert comments_in(data) == [
        (
            "",
            "Fel i sidfoten, stycket ”{{ authority.name }}{% if authority.fone …”: {{ authority.fone }} finns inte. Närmast: authority.phone.",
        ),
        (
            "",
            "Varning i formatmallarna: dokumentets språk är fi-FI. Välj svenska (fliken Granska, Språk, Ange som standard).",
        ),
        ("{{ agreement.titel }}", "Fel: {{ agreement.titel }} finns inte. Närmast: agreement.title."),
        ("Fet.", f"Varning: stycket har egen formatering: fetstil. {UNDO}"),
    ]
    assert [fault for fault in faults(data) if "comment" in fault] == []
    assert commented(found, DAY) == data


def test_comments_that_are_there_stay(tmp_path: Path) -> None:
    once = commented(audit(with_xml(paragraph("")), tmp_path), DAY)
    assert once is not None
    twice = commented(audit(once, tmp_path), DAY)
    assert twice is not None
    assert [told.partition(":")[0] for _, told in comments_in(twice)] == ["Varning", "Fel", "Varning"]


def test_comment_on_a_text_box_is_tied_to_the_paragraph_that_holds_it(tmp_path: Path) -> None:
    data = commented(audit(with_xml(paragraph(TEXT + BOX)), tmp_path), DAY)
    assert data is not None
    assert [where for where, _ in comments_in(data)] == ["Ett stycke."]


def test_no_copy_is_made_of_what_is_no_word_document(tmp_path: Path) -> None:
    assert commented(audit(b"inget Word", tmp_path), DAY) is None
