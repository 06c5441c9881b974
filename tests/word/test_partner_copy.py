"""The copy for the partner organisation is the same agreement, without what is only the officer's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from iopgen.model.agreement import Agreement
from iopgen.word import Audience, text_fingerprint

from .drafts import BOTH, NAMES, Drafts, prove
from .package import Package, w
from .reader import Draft

MANIFEST = "{urn:iopgen:manifest:1}"
STORY_PARTS = ("word/document", "word/header", "word/footer")


def manifest_of(package: Package) -> etree._Element:
    (found,) = [root for root in package.roots.values() if root.tag == f"{MANIFEST}manifest"]
    return found


def properties_of(package: Package) -> dict[str, str]:
    root = package.roots["docProps/custom.xml"]
    return {each.get("name") or "": "".join(map(str, each.itertext())) for each in root}


@pytest.mark.parametrize("name", NAMES)
def test_both_copies_have_the_same_text_in_every_part(name: str, drafts: Drafts) -> None:
    officer, partner = (Draft(drafts.file(name, audience)) for audience in BOTH)
    parts = [part for beginning in STORY_PARTS for part in officer.parts_like(beginning)]
    assert {part: partner.story(part) for part in parts} == {part: officer.story(part) for part in parts}
    assert [line.bookmarks for line in partner.lines] == [line.bookmarks for line in officer.lines]
    assert [line.number for line in partner.lines] == [line.number for line in officer.lines]


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_file_names_the_fingerprint_of_the_text_that_it_is_proved_to_hold(
    name: str, audience: Audience, drafts: Drafts
) -> None:
    agreement, data = drafts.agreement(name), drafts.file(name, audience)
    package = Package.read(data)
    assert manifest_of(package).get("text") == text_fingerprint(agreement)
    assert properties_of(package)["iopgen_text"] == text_fingerprint(agreement)
    prove(data, agreement)


@pytest.mark.parametrize("name", NAMES)
def test_the_copy_for_the_partner_tells_nothing_that_is_only_the_officers(name: str, drafts: Drafts) -> None:
    package = Package.read(drafts.file(name, Audience.PARTNER))
    assert [part for part in package.parts if "comment" in part] == []
    assert [mark for _, root in package.stories() for mark in root.iter(w("commentReference"))] == []
    told = {etree.QName(each).localname for each in manifest_of(package).iter()}
    assert told == {"manifest", "clauses", "clause", "title", "text", "line"}


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_manifest_tells_where_every_clause_comes_from(name: str, audience: Audience, drafts: Drafts) -> None:
    agreement = drafts.agreement(name)
    manifest = manifest_of(Package.read(drafts.file(name, audience)))
    assert list(manifest_lines(manifest)) == list(expected_lines(agreement))
    assert manifest.get("authority") == agreement.profile.id
    assert manifest.get("library") == agreement.library_version
    assert manifest.get("agreement_date") == agreement.day.isoformat()
    assert manifest.get("template") == agreement.profile.template
    reasons = [each.text for each in manifest.iter(f"{MANIFEST}reason")]
    assert reasons == ([clause.reason for clause in agreement.clauses] if audience is Audience.OFFICER else [])


def manifest_lines(manifest: etree._Element) -> list[tuple[str | None, ...]]:
    return [
        (each.get("id"), each.get("clause"), each.get("source"), each.get("number"), each.findtext(f"{MANIFEST}title"),
         *(line.text or "" for line in each.iter(f"{MANIFEST}line")))
        for each in manifest.iter(f"{MANIFEST}clause")
        if each.get("number")
    ]  # fmt: skip


def expected_lines(agreement: Agreement) -> list[tuple[str | None, ...]]:
    return [
        (each.id, *((each.clause.id, each.clause.fingerprint) if each.clause else (None, None)), each.number,
         each.title_text, *(paragraph.text for paragraph in each.paragraphs()))
        for each in agreement.clauses
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_custom_properties_hold_the_manifest_in_short(name: str, drafts: Drafts) -> None:
    package = Package.read(drafts.file(name))
    manifest = manifest_of(package)
    assert properties_of(package) == {f"iopgen_{key!s}": kept for key, kept in manifest.attrib.items()}
    assert all(properties_of(package).values())


def test_fingerprint_follows_every_word_that_is_agreed(drafts: Drafts) -> None:
    agreement = drafts.agreement("empty-standard")
    first = agreement.sections[0]
    renamed = replace(agreement, sections=(replace(first, heading="Annan rubrik"), *agreement.sections[1:]))
    assert text_fingerprint(renamed) != text_fingerprint(agreement)
