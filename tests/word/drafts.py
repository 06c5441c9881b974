"""The drafts that the tests of the Word room look at: every sample, and an almost empty case of every authority."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iopgen.assemble import assemble, rules_on
from iopgen.draft import draft_case
from iopgen.model.agreement import Agreement
from iopgen.model.case import Case
from iopgen.model.library import ClauseLibrary
from iopgen.word import Audience, load_template, open_package, prove_draft, write_agreement
from iopgen.word.template import WordTemplate

from ..conftest import ROOT

TODAY = date(2026, 11, 21)
TEMPLATES = ROOT / "templates" / "docx"
SAMPLES = {
    "-".join(path.relative_to(ROOT / "samples").parts[:-1]): path
    for path in sorted((ROOT / "samples").rglob("case.yaml"))
}
AUTHORITIES = tuple(path.stem for path in sorted((ROOT / "authorities").glob("*.yaml")))
EMPTY = {f"empty-{authority}": authority for authority in AUTHORITIES}
NAMES = (*SAMPLES, *EMPTY)
BOTH = tuple(Audience)


class Drafts:
    """Assembles and writes each draft once."""

    def __init__(self, library: ClauseLibrary) -> None:
        self.library = library
        self.agreements: dict[str, Agreement] = {}
        self.files: dict[tuple[str, Audience], bytes] = {}

    def __repr__(self) -> str:
        return "Drafts"

    def agreement(self, name: str) -> Agreement:
        """The agreement of the sample `name`, or of the almost empty case `empty-<authority>`."""
        if name not in self.agreements:
            self.agreements[name] = self._assembled(name)
        return self.agreements[name]

    def file(self, name: str, audience: Audience = Audience.OFFICER) -> bytes:
        """The draft as the bytes of a .docx."""
        if (name, audience) not in self.files:
            self.files[name, audience] = write(self.agreement(name), audience)
        return self.files[name, audience]

    def case(self, case: Case) -> Agreement:
        """The agreement that the case makes today."""
        rules = rules_on(self.library.authorities[case.authority or ""], TODAY)
        assert rules
        return assemble(case, rules, self.library, TODAY)

    def _assembled(self, name: str) -> Agreement:
        if name in EMPTY:
            return self.case(Case(authority=EMPTY[name]))
        return draft_case(SAMPLES[name], self.library, None, TODAY).agreement


def template_of(agreement: Agreement) -> WordTemplate:
    return template(TEMPLATES / (agreement.profile.template or ""))


def template(path: Path) -> WordTemplate:
    return load_template(path, f"templates/docx/{path.name}")


def write(agreement: Agreement, audience: Audience = Audience.OFFICER) -> bytes:
    return write_agreement(agreement, template_of(agreement), audience)


def prove(data: bytes, agreement: Agreement) -> None:
    """Nothing; `TextLost` when the file does not say what the agreement says."""
    prove_draft(open_package(data, "ett utkast"), agreement, template_of(agreement))
