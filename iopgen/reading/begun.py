"""A case that grows row by row: what each row of the form's sheets adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.case import Case
from ..model.form import ACTIVITIES, ACTIVITY, AUTHORITY, KEY, PARTIES, PARTY, PARTY_LISTS, Sheet, id_of
from ..problem import Problem, suggest
from .case import CaseFile, SourcedCase
from .growing import Grown, Items
from .party_words import NUMBERED, OWN_AUTHORITY, PartyNames, absent, with_space
from .record import RecordReader
from .rows import Row, same
from .spots import Spots
from .tree import Scalar
from .values import quoted


class Stray(Exception):
    """A row that belongs to nothing in its case: what is wrong, and what to do."""

    def __init__(self, label: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.label, self.message, self.advice = label, message, advice


@dataclass(slots=True)
class BegunCase:
    """The case called `name`, whose own row is `spot`. Parties and activities are known by what rows call them.

    The places of the `problems` are spots.
    """

    name: str
    spot: int
    spots: Spots
    tree: Grown = field(init=False)
    parties: dict[str, Grown] = field(default_factory=dict)
    activities: dict[str, Grown] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tree = Grown(self.spot)

    def take(self, row: Row, sheet: Sheet) -> None:
        """Nothing; the case then has what the row states."""
        self.problems += row.problems
        try:
            self._take(row, sheet)
        except Stray as fault:
            self.problems.append(Problem(self.spots.line(row.spots[fault.label]), fault.message, fault.advice))

    def _take(self, row: Row, sheet: Sheet) -> None:
        if not sheet.lists:
            record = self.tree
        elif sheet.name == PARTIES:
            record = self._new_party(row)
        elif not (row.facts or row.problems or row.says_none):
            raise Stray(KEY, "raden har inga uppgifter.", "Fyll i den eller ta bort den.")
        elif sheet.is_table:
            record = self._new_entry(row, sheet)
        else:
            items = self._items(row, sheet)
            _demand_agreement(items, row)
            if row.says_none:
                return
            record = Grown(row.spot)
            items.records.append(record)
        for path, node in row.facts.items():
            record.put(path, node)
        if sheet.name == ACTIVITIES:
            self.activities[same(record.text("name"))] = record

    def _new_party(self, row: Row) -> Grown:
        said = row.ties[PARTY]
        if not NUMBERED.fullmatch(same(said)):
            message = f"{quoted(said)} är ingen part." if said else "raden säger inte vilken part den gäller."
            raise Stray(PARTY, message, "Skriv till exempel myndighet 1 eller organisation 1.")
        named = with_space(said)
        if named in self.parties:
            raise Stray(PARTY, f"{named} finns två gånger i ärendet.", "Ge varje part ett eget nummer.")
        self.parties[named] = Grown(row.spot)
        return self.parties[named]

    def _new_entry(self, row: Row, sheet: Sheet) -> Grown:
        said = row.ties[sheet.tie]
        if not said:
            raise Stray(sheet.tie, f"kolumnen {sheet.tie} är tom.", "Välj i listan.")
        key = id_of(said)
        table = self.tree.within(sheet.first_list, row.spot)
        if key in table.entries:
            raise Stray(sheet.tie, f"{quoted(key)} finns två gånger i ärendet.", "Behåll en av raderna.")
        table.entries[key] = record = Grown(row.spot)
        return record

    def _items(self, row: Row, sheet: Sheet) -> Items:
        """The list that the row belongs to."""
        if sheet.in_activity:
            path = self._chosen(row, sheet) if sheet.tie else sheet.first_list
            return self._activity(row).items(path.partition(".")[2], row.spot)
        if sheet.tie == PARTY:
            word, party = self._party(row, sheet)
            path = sheet.lists[word]
            return party.items(path.partition(".")[2], row.spot) if party else self.tree.items(path, row.spot)
        return self.tree.items(self._chosen(row, sheet) if sheet.tie else sheet.first_list, row.spot)

    def _activity(self, row: Row) -> Grown:
        said = row.ties[ACTIVITY]
        if same(said) not in self.activities:
            names = [record.text("name") for record in self.activities.values()]
            message = f"verksamheten {quoted(said)} finns inte på bladet {ACTIVITIES}."
            raise Stray(ACTIVITY, message, suggest(said, names))
        return self.activities[same(said)]

    @staticmethod
    def _chosen(row: Row, sheet: Sheet) -> str:
        """The path of the list that the row chooses by word."""
        said = row.ties[sheet.tie]
        if same(said) not in sheet.lists:
            message = f"{quoted(said)} är inget av de värden som kan väljas."
            raise Stray(sheet.tie, message, suggest(said, sheet.lists))
        return sheet.lists[same(said)]

    def _party(self, row: Row, sheet: Sheet) -> tuple[str, Grown | None]:
        """The word for the kind of party that the row names by number or by name, and the party itself."""
        said = row.ties[PARTY]
        if same(said) in sheet.lists and same(said) not in PARTY_LISTS:
            return same(said), None
        if (named := with_space(said)) == OWN_AUTHORITY and named not in self.parties:
            self.parties[named] = Grown(row.spot)
        found = named if named in self.parties else self._party_called(said)
        return found.partition(" ")[0], self.parties[found]

    def _party_called(self, said: str) -> str:
        named = {
            same(record.text(name)): party
            for party, record in self.parties.items() for name in ("name", "short_name") if record.text(name)
        }  # fmt: skip
        if same(said) in named:
            return named[same(said)]
        if NUMBERED.fullmatch(same(said)):
            raise Stray(PARTY, *absent(with_space(said)))
        message = f"parten {quoted(said)} finns inte på bladet {PARTIES}." if said else f"kolumnen {PARTY} är tom."
        raise Stray(PARTY, message, suggest(said, self.parties or [OWN_AUTHORITY]))

    def sourced(self, authority: str, names: Mapping[str, str]) -> SourcedCase:
        """The case as it is read; `authority` is whose it is when it does not say so itself.

        `names` has what each authority is called, for those that no row names.
        """
        self._gather_parties()
        if authority:
            self.tree.entries.setdefault("authority", Scalar(authority, True, self.spot))
        reader = RecordReader(self.spots.shown, lines={"": self.spot}, in_form=True)
        parties = PartyNames(self.spots.shown, self._called(names.get(self.tree.text("authority"), "")))
        case: Case = reader.read(parties.within(self.tree.node()), Case)
        problems = [*self.problems, *parties.told, *reader.problems]
        if "authority" not in reader.lines:
            advice = "Fyll i kolumnen Myndighet, till exempel standard."
            problems.append(Problem(self.spots.line(self.spot), "myndigheten saknas.", advice))
        return SourcedCase(self.name, CaseFile(case, self.spots.source(reader.lines)), self.spots.moved(problems))

    def _called(self, own_authority: str) -> dict[str, str]:
        """What each party is called, by its word; nothing when no row says."""
        stated = {party: record.text("short_name") or record.text("name") for party, record in self.parties.items()}
        return {**stated, OWN_AUTHORITY: stated.get(OWN_AUTHORITY) or own_authority}

    def _gather_parties(self) -> None:
        """The parties into their lists, in the order of their numbers."""
        if any(name.startswith(AUTHORITY) for name in self.parties):
            self.parties.setdefault(OWN_AUTHORITY, Grown(self.spot))
        for name in sorted(self.parties, key=_number):
            record = self.parties[name]
            self.tree.items(PARTY_LISTS[name.partition(" ")[0]], record.spot).records.append(record)


def _number(party: str) -> int:
    return int(party.rpartition(" ")[2])


def _demand_agreement(items: Items, row: Row) -> None:
    """Nothing, unless some rows say that there is nothing in the list and others what there is."""
    if items.says_none or (row.says_none and items.records):
        raise Stray(KEY, "en rad säger att inga finns, men det finns fler rader.", "Ta bort det ena.")
    items.says_none = row.says_none
