"""What is told of two versions of a library: each kind of change, once, in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ..cli.conftest import Run
from ..conftest import lay_small_library

PURPOSE = "clauses/main/purpose.md"
STANDARD = "authorities/standard.yaml"
LOGOS = "clauses/more/logos.md"


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def written(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    return change


def removed(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


NEW_CLAUSE = "---\nid: keys\ntitle: Nycklar\ntopic: main\norder: 90\nsummary: En mening.\n---\nText.\n"
LATER = NEW_CLAUSE.replace("keys", "purpose").replace("order: 90", "order: 10\nvalid_from: 2027-07-01")
WORDING = '- fingerprint: "0123456789abcdef"\n  clause: clauses/main/purpose.md\n  text: Syfte.\n'
BY_A_BOOK = "- day: 2026-11-21\n  by: Anna Ek\n  reason: Tydligare.\n  files:\n    - clauses/main/purpose.md\n"
CHANGES = {
    "text": (replaced(PURPOSE, "vill att", "önskar att"),
             "Klausulen Syfte [purpose]: texten är ändrad: −”vill” +”önskar”"),
    "paragraphs": (replaced(PURPOSE, " Se", "\n\nSe"), "Klausulen Syfte [purpose]: styckeindelningen är ändrad"),
    "line break": (replaced(PURPOSE, " Se", "\nSe"), None),
    "title": (replaced(PURPOSE, "title: Syfte", "title: Mål"),
              "Klausulen Syfte [purpose]: rubriken är ändrad: ”Syfte” → ”Mål”"),
    "condition": (replaced(PURPOSE, "order: 10", "order: 10\nwhen: {premises.used: ja}"),
                  "Klausulen Syfte [purpose]: villkoren är ändrade: ej angivet → "
                  "”svaret är ja på ”lokaler används””"),
    "condition of another program": (replaced(PURPOSE, "order: 10", "order: 10\nwhen: {premises.lent: ja}"),
                  "Klausulen Syfte [purpose]: villkoren är ändrade: ej angivet → ”premises.lent: ja”"),
    "presence": (replaced(PURPOSE, "order: 10", "order: 10\npresence: pa_begaran"),
                 "Klausulen Syfte [purpose]: förekomsten är ändrad: ”obligatorisk” → ”på begäran”"),
    "last day": (replaced(PURPOSE, "order: 10", "order: 10\nvalid_to: 2027-06-30"),
                 "Klausulen Syfte [purpose]: giltighetstiden är ändrad: ”tills vidare” → ”till och med 2027-06-30”"),
    "first day": (replaced(PURPOSE, "order: 10", "order: 10\nvalid_from: 2027-07-01"),
                  "Klausulen Syfte [purpose]: giltighetstiden är ändrad: "
                  "”tills vidare” → ”från och med 2027-07-01 tills vidare”"),
    "decision": (replaced(PURPOSE, "order: 10", "order: 10\ndecision: {body: KS, day: 2026-01-02, legal_force: ja}"),
                 "Klausulen Syfte [purpose]: beslutet är ändrat: ej angivet → ”KS 2026-01-02, har fått laga kraft”"),
    "note": (replaced(PURPOSE, "order: 10", "order: 10\nnotes:\n  - {by: Anna Ek, day: 2026-12-01, text: Varför?}"),
             "Klausulen Syfte [purpose]: anteckningarna är ändrade: ej angivet → ”Anna Ek 2026-12-01: Varför?”"),
    "locked": (replaced(PURPOSE, "order: 10", "order: 10\nlocked: Följer lagen ord för ord."),
               "Klausulen Syfte [purpose]: låsningen är ändrad: ej angivet → ”Följer lagen ord för ord.”"),
    "laws": (replaced(PURPOSE, "2 kap. 1 §", "2 kap. 2 §"),
             "Klausulen Syfte [purpose]: lagrummen är ändrade: ”SFS 2017:725 2 kap. 1 §” → ”SFS 2017:725 2 kap. 2 §”"),
    "new clause": (written("clauses/main/keys.md", NEW_CLAUSE), "Klausulen Nycklar [keys] är ny."),
    "new version": (written("clauses/main/purpose@2027-07-01.md", LATER),
                    "Klausulen Nycklar [purpose], från och med 2027-07-01 är ny."),
    "no clause": (removed(LOGOS), "Klausulen Logotyper [logos] finns inte längre."),
    "law": (replaced("clauses/laws.yaml", "title: Kommunallagen", "title: Kommunallag"),
            "Lagen ”Kommunallag” [SFS 2017:725]: titel: ”Kommunallagen” → ”Kommunallag”"),
    "topic": (replaced("clauses/topics.yaml", "title: Mer", "title: Mera"),
              "Ämnet ”Mera” [more]: rubrik: ”Mer” → ”Mera”"),
    "heading": (replaced(STANDARD, "heading: Mer", "heading: Mera"),
                "Profilen standard [standard]: sections[more].heading: ”Mer” → ”Mera”"),
    "word": (replaced(STANDARD, "residents: invånarna", "residents: borna"),
             "Profilen standard [standard]: words.residents: ”invånarna” → ”borna”"),
    "new criterion": (replaced(STANDARD, "      - {id: no", "      - {id: long, text: Lång tid.}\n      - {id: no"),
                      "Profilen standard [standard]: assessments[criteria].criteria[long] är ny"),
    "no control": (replaced(STANDARD, "process:\n  - {id: dialogue, text: Samtala.}", ""),
                   "Profilen standard [standard]: process[dialogue] finns inte längre"),
    "edition's title": (replaced("authorities/dated.yaml", "Daterat avtal", "Avtal"),
                        "Profilen Dagby kommun [dated]: editions[2020-01-01].title: ”Daterat avtal” → ”Avtal”"),
    "new profile": (written("authorities/ny.yaml", "id: ny\nparty: {name: Nystad}\n"), "Profilen Nystad [ny] är ny."),
    "no template": (removed("templates/docx/standard.docx"), "Wordmallen standard.docx finns inte längre."),
    "broken template": (written("templates/docx/ny.docx", "inget Word"), "Wordmallen ny.docx är ny."),
    "wording": (written("clauses/recorded.yaml", WORDING),
                "Filen clauses/recorded.yaml: lydelsen av clauses/main/purpose.md är ny"),
    "change by a book": (written("clauses/changes.yaml", BY_A_BOOK),
                         "Filen clauses/changes.yaml: ändringen 2026-11-21 av Anna Ek (Tydligare.) är ny"),
    "list of words": (written("language/words.txt", "ett ord"), "Filen language/words.txt är ny."),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_small_library(tmp_path / "mitt")


@pytest.mark.parametrize("what", CHANGES)
def test_change_is_told_once_in_words(what: str, folder: Path, small_folder: Path, run: Run) -> None:
    change, told = CHANGES[what]
    change(folder)
    result = run("library", "compare", str(small_folder), "--library", str(folder))
    assert (result.exit_code, result.stderr) == (0, "")
    first, *lines = result.stdout.splitlines()
    assert first.startswith(f"Från {small_folder} (")
    assert lines == [told or "Inga skillnader."]


def test_change_of_a_template_is_told_by_part(folder: Path, small_folder: Path, run: Run) -> None:
    from ..word.hostile import STANDARD, STYLES
    from ..word.package import BODY
    from ..word.packing import packed

    parts = {
        BODY: STANDARD[BODY].replace(b">Parter<", b">Avtalets parter<", 1),
        STYLES: STANDARD[STYLES].replace(b"Arial", b"Calibri"),
        "word/media/ny.png": b"bild",
    }
    (folder / "templates/docx/standard.docx").write_bytes(packed(STANDARD | parts))
    result = run("library", "compare", str(small_folder), "--library", str(folder))
    assert result.stdout.splitlines()[1:] == [
        "Wordmallen standard.docx: brödtexten, texten är ändrad: −”Parter” +”Avtalets parter”",
        "Wordmallen standard.docx: bilden ny.png är ny",
        "Wordmallen standard.docx: formatmallarna är ändrad i något annat än orden",
    ]


def test_both_ways_are_each_others_mirror(folder: Path, small_folder: Path, run: Run) -> None:
    replaced(PURPOSE, "vill att", "önskar att")(folder)
    removed(LOGOS)(folder)
    result = run("library", "compare", str(folder), "--library", str(small_folder))
    assert result.stdout.splitlines()[1:] == [
        "Klausulen Syfte [purpose]: texten är ändrad: −”önskar” +”vill”",
        "Klausulen Logotyper [logos] är ny.",
    ]


def test_json_holds_the_words_and_where_they_stand(folder: Path, small_folder: Path, run: Run) -> None:
    replaced(PURPOSE, "vill att", "önskar att")(folder)
    tree = json.loads(run("library", "compare", str(small_folder), "--library", str(folder), "--json").stdout)
    assert tree["from"] != tree["to"]
    assert tree["differences"] == [
        {
            "kind": "clause", "id": "purpose", "name": "Klausulen Syfte [purpose]", "change": "changed",
            "changes": [{
                "path": "source", "text": "texten är ändrad: −”vill” +”önskar”", "old": None, "new": None,
                "words": [{
                    "before": "… }} och {{ words.partner }}",
                    "removed": "vill", "added": "önskar", "after": "att {{ goals.purpose }}. Se …",
                }],
            }],
        }
    ]  # fmt: skip


def test_without_another_the_embedded_library_is_compared(run: Run) -> None:
    result = run("library", "compare")
    assert result.stdout.startswith("Från det inbyggda biblioteket (")
    assert "Profilen Borås Stad [boras] finns inte längre." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["borta"], "borta: är inget klausulbibliotek. "
         "Ange en mapp som innehåller clauses, authorities och templates.\n"),
        ([".", "--library", "borta"], ".: är inget klausulbibliotek. "
         "Ange en mapp som innehåller clauses, authorities och templates.\n"),
    ],
)  # fmt: skip
def test_folder_that_is_no_library_is_explained(run: Run, arguments: list[str], told: str) -> None:
    result = run("library", "compare", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


def test_library_that_cannot_be_read_is_told(folder: Path, run: Run) -> None:
    written(LOGOS, "Bara text.")(folder)
    result = run("library", "compare", str(folder))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{folder}/clauses/more/logos.md:1: filens huvud saknas. Börja filen med ---, huvudet och --- igen.\n"
    )
