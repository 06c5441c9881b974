"""The spreadsheet form: which facts stand on which sheet, and how a row tells what it belongs to.

The columns of a sheet follow from the facts of the record that its rows are. Only which list stands on which sheet is
said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from .case import Case, Governance
from .fact import About, Kind, descriptions, kinds
from .record import dataclass

GUIDE, CASES, PARTIES, ACTIVITIES, CHOICES = "Läs först", "Ärenden", "Parter", "Verksamheter", "Listor"
"""The sheets that the reader or the writer treats by name."""

KEY, PARTY, ACTIVITY = "Ärende", "Part", "Verksamhet"
"""The columns by which a row tells which case, which party and which activity it belongs to."""

OF_AUTHORITY = "Myndighet"
"""The words beside which the guide of the form says which authority it is for."""

EXPLANATION, EXAMPLE = "Förklaring", "Exempel"
"""What stands in place of a case's key in the rows that only help."""

NONE_EXIST = "inga"
"""How a cell, or a row without any other fact, says of a list that there is nothing in it."""

AUTHORITY, PARTNER, JOINT = "myndighet", "organisation", "gemensamt"
MOST_PARTIES = {AUTHORITY: 4, PARTNER: 7}
PARTY_LISTS = {AUTHORITY: "authorities", PARTNER: "partners"}


@dataclass(frozen=True, slots=True)
class Column:
    """A fact of the record that a row is: `path` within the record, `group` the label of what it lies within."""

    label: str
    path: str
    kind: Kind
    about: About
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `lists` are those that its rows go to, by the word that stands in the column `tie`.

    A list of a party is chosen by the word and the number of the party, such as `organisation 2`. A sheet whose
    `tie` is free has one table, and the word is the key in it.
    """

    name: str
    holds: str
    lists: Mapping[str, str]
    tie: str = ""

    @property
    def first_list(self) -> str:
        """The path of one of its lists; empty for the cases themselves."""
        return next(iter(self.lists.values()), "")

    @property
    def record(self) -> type:
        """The record that a row is."""
        found: type = _kind_at(self.first_list).base if self.lists else Case
        return found

    @property
    def is_table(self) -> bool:
        """True when the rows go to a table by key."""
        return bool(self.lists and _kind_at(self.first_list).key)

    @property
    def may_say_none(self) -> bool:
        """True when a row can say that there is nothing in the list that it belongs to."""
        return bool(self.lists) and not self.is_table and self.name != PARTIES

    @property
    def in_activity(self) -> bool:
        """True when a row also tells which activity it belongs to."""
        return self.first_list.startswith("activities.")

    @property
    def ties(self) -> tuple[str, ...]:
        """The labels of the columns that tell what a row belongs to."""
        return tuple(filter(None, (KEY, ACTIVITY if self.in_activity else "", self.tie)))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The facts of a row, in their order of declaration."""
        return _columns(self.record)


@cache
def _columns(record: type) -> tuple[Column, ...]:
    return tuple(_within(record, "", ()))


def _within(record: type, prefix: str, groups: tuple[str, ...]) -> Iterator[Column]:
    """The facts of `record` that stand in one cell each, or in one for each year."""
    for name, kind in kinds(record).items():
        about = descriptions(record)[name]
        if not kind.is_record:
            label = f"{groups[-1]}: {about.label}" if len(groups) > 1 else about.label
            yield Column(label[:1].upper() + label[1:], prefix + name, kind, about, groups[0] if groups else "")
        elif not (kind.is_list or kind.key):
            yield from _within(kind.base, f"{prefix}{name}.", (*groups, about.label))


@cache
def _kind_at(path: str) -> Kind:
    record: Any = Case
    kind = Kind(Case)
    for name in path.split("."):
        kind = kinds(record)[name]
        record = kind.base
    return kind


def _of_parties(name: str) -> dict[str, str]:
    return {word: f"{path}.{name}" for word, path in PARTY_LISTS.items()}


def _one(path: str) -> dict[str, str]:
    return {"": path}


CHOSEN_BY_ID = frozenset({"judgements", "own_provisions.topic"})
"""The table whose key, and the fact whose value, is an id that people choose together with what it stands for."""

BETWEEN_ID_AND_TEXT = " – "


def id_and_text(name: str, text: str) -> str:
    """An id as people choose it."""
    return f"{name}{BETWEEN_ID_AND_TEXT}{' '.join(text.split())}"


def id_of(chosen: str) -> str:
    """The id in what people have chosen."""
    return chosen.partition(BETWEEN_ID_AND_TEXT)[0].strip()


GROUPS = ("steering_group", "cooperation_group", "working_group")

SHEETS = (
    Sheet(CASES, "De uppgifter som bara finns en gång i varje ärende.", {}),
    Sheet(PARTIES, "De offentliga och de idéburna parterna.", PARTY_LISTS, PARTY),
    Sheet("Kontakter", "Parternas kontaktpersoner.", _of_parties("contacts"), PARTY),
    Sheet("Undertecknare", "De som skriver under för parterna.", _of_parties("signatories"), PARTY),
    Sheet(
        "Åtaganden", "Vad varje part åtar sig, och vad parterna åtar sig gemensamt.",
        {**_of_parties("commitments"), JOINT: "cooperation.commitments"}, PARTY,
    ),
    Sheet("Resurser", "Vad parterna bidrar med, i pengar eller annat.", _of_parties("resources"), PARTY),
    Sheet("Utbetalningar", "Belopp och dagar när pengarna betalas ut i delar.", _one("economy.payment.instalments")),
    Sheet("Delmål", "Partnerskapets delmål.", _one("goals.subgoals")),
    Sheet("Indikatorer", "Vad som mäts vid uppföljningen.", _one("follow_up.indicators")),
    Sheet("Uppföljning", "När och hur parterna följer upp.", _one("follow_up.calendar")),
    Sheet("Beslut", "De beslut som parterna har fattat eller ska fatta.", _one("decisions")),
    Sheet("Bedömningar", "Hur partnerskapet svarar mot myndighetens kriterier.", _one("judgements"), "Kriterium"),
    Sheet("Enheter", "Förvaltningar, enheter eller lokalföreningar som deltar.", _of_parties("units"), PARTY),
    Sheet("Medlemmar", "Organisationer som tillsammans är en part.", _of_parties("members"), PARTY),
    Sheet(
        "Ledamöter", "Ledamöterna i partnerskapets grupper.",
        {descriptions(Governance)[name].label: f"governance.{name}.members" for name in GROUPS}, "Grupp",
    ),
    Sheet(ACTIVITIES, "Verksamheter som får var sin bilaga.", _one("activities")),
    Sheet(
        "Verksamheters åtaganden", "Vem som åtar sig vad i en verksamhet.",
        {
            "myndigheten": "activities.authority_commitments",
            "organisationen": "activities.partner_commitments",
            JOINT: "activities.joint_commitments",
        }, "Vem",
    ),
    Sheet("Verksamheters budget", "Budgeten för en verksamhet.", _one("activities.budget")),
    Sheet("Politiska dokument", "Program och planer att bidra till.", _one("background.political_documents")),
    Sheet("Tidigare avtal", "Tidigare avtal och samarbeten.", _one("background.earlier_agreements")),
    Sheet("Andra aktörer", "Aktörer och insatser utanför avtalet.", _one("cooperation.other_efforts")),
    Sheet("Annat stöd", "Annat offentligt stöd till organisationerna.", _one("economy.other_support")),
    Sheet("Stöd av mindre betydelse", "Sådant stöd under de senaste tre åren.", _one("law.de_minimis_received")),
    Sheet("Villkor", "Villkor som ska vara uppfyllda för att avtalet ska gälla.", _one("conditions")),
    Sheet("Ord", "Ord som behöver förklaras i avtalet.", _one("definitions")),
    Sheet("Bilagor", "Egna bilagor till avtalet.", _one("annexes")),
    Sheet("Egna bestämmelser", "Sådant som inget annat blad rymmer.", _one("own_provisions")),
)  # fmt: skip
"""The form, in the order of its sheets. What is noted when it is done, and what is chosen about the clauses, is not
asked for here: `checks`, `include` and `leave_out`."""


def party_words(*kinds_of_party: str) -> Iterator[str]:
    """The words by which the form calls the parties of those kinds; of all when none is said."""
    for word in kinds_of_party or MOST_PARTIES:
        yield from (f"{word} {number}" for number in range(1, MOST_PARTIES[word] + 1))
