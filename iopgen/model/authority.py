"""All that varies between authorities, except clause text of their own.

Every field is a key of `authorities/<id>.yaml`. What a profile leaves out is taken from
`authorities/standard.yaml`; what an edition leaves out, from the profile's common part.
"""

from datetime import date

from .case import Address, DecisionKind, LegalForm
from .decision import RuleDecision
from .fact import Choice, OrgNumber, fact
from .record import dataclass

STANDARD = "standard"
"""The profile that gives the others what they leave out."""


class AssessmentRule(Choice):
    ALL = "alla", "Alla kriterier ska vara uppfyllda."
    PARTLY = (
        "helt_eller_delvis",
        "Kriterierna ska vara helt eller delvis uppfyllda. Varje kriterium som är delvis uppfyllt motiveras.",
    )
    SHOWN = "visas", "Det ska framgå hur partnerskapet motsvarar varje punkt."


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicParty:
    """What is known of the authority itself."""

    name: str | None = fact("namn")
    short_name: str | None = fact("kortnamn")
    legal_form: LegalForm | None = fact("juridisk form")
    org_number: OrgNumber | None = fact("organisationsnummer")
    address: Address | None = fact("adress")
    visiting_address: str | None = fact("besöksadress")
    phone: str | None = fact("telefon")
    email: str | None = fact("e-post")
    website: str | None = fact("webbplats")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSet:
    """What the parties are called, before it is known how many they are."""

    authority: str | None = fact("en offentlig part", example="Staden")
    authorities: str | None = fact("flera offentliga parter", example="Myndigheterna")
    each_authority: str | None = fact("varje offentlig part", example="varje myndighet")
    partner: str | None = fact("en organisation", example="Organisationen")
    partners: str | None = fact("flera organisationer", example="Organisationerna")
    each_partner: str | None = fact("varje organisation", example="varje organisation")
    document: str | None = fact("avtalet i löpande text", example="avtalet")
    this_document: str | None = fact("avtalet, utpekande", example="detta avtal")
    residents: str | None = fact("invånarna", example="kommuninvånarna")
    territory: str | None = fact("området", example="kommunen")
    assembly: str | None = fact("högsta beslutande församling", example="kommunfullmäktige")
    board: str | None = fact("ansvarigt organ", example="ansvarig nämnd")
    residents_of_all: str | None = fact("invånarna hos flera offentliga parter", example="invånarna")
    territory_of_all: str | None = fact("flera offentliga parters områden", example="myndigheternas områden")
    assembly_of_all: str | None = fact(
        "högsta beslutande församling hos flera offentliga parter", example="fullmäktige hos varje myndighet"
    )
    board_of_all: str | None = fact(
        "ansvarigt organ hos flera offentliga parter", example="ansvarig nämnd hos varje myndighet"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDocument:
    """The governing document that the edition follows."""

    title: str | None = fact("titel")
    kind: str | None = fact("slag", example="regler")
    registry_number: str | None = fact("diarienummer")
    decided: str | None = fact("beslut", example="Kommunfullmäktige 2022-01-20")
    valid_to: date | None = fact("gäller till och med")
    source: str | None = fact("var dokumentet finns")
    note: str | None = fact("att tänka på", "Skrivs i granskningsunderlaget.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileCompact:
    name: str | None = fact("namn på den lokala överenskommelsen")
    adopted: str | None = fact("beslut")
    principles: tuple[str, ...] | None = fact("principer")
    source: str | None = fact("källa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part of the agreement: the topics it holds, in order, under one heading."""

    id: str | None = fact("id")
    heading: str | None = fact("rubrik")
    topics: tuple[str, ...] | None = fact("ämnen", "Ämnen ur clauses/topics.yaml, i ordning.")
    mandatory: bool | None = fact(
        "obligatoriskt avsnitt", "Ja, om myndighetens regler kräver avsnittet under just den rubriken."
    )
    source: str | None = fact("var kravet står")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    id: str | None = fact("id", "Samma id för samma sak hos alla myndigheter.")
    text: str | None = fact("kriterium", "Myndighetens krav i egna ord.")
    source: str | None = fact("var kriteriet står")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A list of criteria that is judged by one rule."""

    id: str | None = fact("id")
    title: str | None = fact("rubrik")
    rule: AssessmentRule | None = fact("regel")
    scale: dict[str, str] | None = fact("skala", "Hur svaren ja, delvis, nej och vet_ej skrivs.")
    criteria: tuple[Criterion, ...] | None = fact("kriterier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Something that somebody must do before the agreement is signed."""

    id: str | None = fact("id")
    text: str | None = fact("vad som ska göras")
    who: str | None = fact("vem som gör det")
    source: str | None = fact("var kravet står")


class Side(Choice):
    """Which side of the agreement somebody stands on."""

    AUTHORITY = "myndigheten"
    PARTNER = "organisationen"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDecision:
    """A decision that the agreement must name; where the case does not, its place stands open in the draft."""

    kind: DecisionKind | None = fact("slag av beslut")
    by: Side | None = fact("vem som beslutar")
    source: str | None = fact("var kravet står")


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedClause:
    clause: str | None = fact("klausul")
    reason: str | None = fact("skäl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The rules of one period; what it leaves out stands in the profile's common part."""

    valid_from: date | None = fact("första dag")
    valid_to: date | None = fact("sista dag")
    decision: RuleDecision | None = fact("beslut om utgåvan", "Skrivs när det är fattat.")
    title: str | None = fact("avtalets titel")
    subtitle: str | None = fact("avtalets underrubrik")
    governing_document: RuleDocument | None = fact("styrdokument")
    compact: ProfileCompact | None = fact("lokal överenskommelse")
    vision: str | None = fact("vision")
    strategic_goals: tuple[str, ...] | None = fact("strategiska mål att välja bland")
    sections: tuple[Section, ...] | None = fact("avsnitt")
    assessments: tuple[Assessment, ...] | None = fact("bedömningar")
    before_signing: tuple[Control, ...] | None = fact("kontroller före undertecknande")
    process: tuple[Control, ...] | None = fact("arbetsgång")
    required_decisions: tuple[RequiredDecision, ...] | None = fact("beslut som ska anges")
    drops: tuple[DroppedClause, ...] | None = fact("klausuler som inte används")
    remarks: tuple[str, ...] | None = fact("upplysningar till handläggaren", "Skrivs i granskningsunderlaget.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityProfile(Edition):
    id: str | None = fact("id", "Samma som filnamnet.")
    party: PublicParty | None = fact("myndigheten")
    unconfirmed: tuple[str, ...] | None = fact(
        "ej bekräftade uppgifter", "Fält i `party` som ingen har kontrollerat, till exempel `org_number`."
    )
    words: WordSet | None = fact("ord")
    words_by_legal_form: dict[str, WordSet] | None = fact(
        "ord efter juridisk form", "När profilen passar både kommun och region."
    )
    template: str | None = fact("Wordmall", "Filens namn i templates/docx.")
    editions: tuple[Edition, ...] | None = fact("utgåvor", "Regler som gäller olika tider.")
