"""The variables of a Word template: cover, header, footer, parties and signatures. Every field is a variable."""

from .agreement import Blank, Doubt
from .record import dataclass

Shown = str | Blank | Doubt
"""Plain text, empty where there is none; or a mark where a fact is missing or not confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownContact:
    name: Shown
    role: Shown = ""
    unit: Shown = ""
    phone: Shown = ""
    email: Shown = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSignatory:
    name: Shown
    role: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParty:
    name: Shown
    called: Shown
    org_number: Shown
    legal_form: Shown
    address: Shown
    visiting_address: Shown
    phone: Shown
    email: Shown
    website: Shown
    board: Shown
    units: Shown
    members: Shown
    represented_by: Shown
    contacts: tuple[ShownContact, ...]
    signatories: tuple[ShownSignatory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAgreement:
    title: Shown
    subtitle: Shown
    name: Shown
    registry_number: Shown
    date: Shown
    version: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRules:
    """The governing document; without one every fact is empty, and the whole counts as nothing in an `if`."""

    title: Shown = ""
    kind: Shown = ""
    registry_number: Shown = ""
    decided: Shown = ""

    def __bool__(self) -> bool:
        return self != ShownRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCheck:
    text: Shown
    who: Shown
    done: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Everything that a template may name. No group is ever None: a template may name its facts outside an `if`."""

    draft: Shown
    agreement: ShownAgreement
    authority: ShownParty
    parties: tuple[ShownParty, ...]
    governing_document: ShownRules
    checks: tuple[ShownCheck, ...]
