"""Everything a clause may speak of: the case's own facts, the authority's, and those that follow from them."""

from collections.abc import Mapping
from datetime import date

from .case import Activity, BudgetLine, Case
from .fact import Kronor, Share, Who, aside, fact
from .record import dataclass

Asks = Mapping[str, str]
"""For a fact that is worked out, by its name: the key of the case file that it waits for when it is missing."""

BOTH, FINANCE, LAWYER = Who.BOTH, Who.FINANCE, Who.LAWYER


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    title: str | None = fact("avtalets titel")
    subtitle: str | None = fact("avtalets underrubrik")
    name: str | None = fact("partnerskapets namn", who=BOTH, stated_in="title")
    registry_number: str | None = fact("diarienummer", stated_in="registry_number")
    date: "date | None" = fact("avtalets datum", stated_in="date")
    version: str | None = fact("version", stated_in="version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the agreement calls its parties and itself, in the form that the number of parties requires."""

    authority: str | None = fact("den offentliga parten", example="Staden")
    partner: str | None = fact("den idéburna parten", example="Organisationen")
    each_authority: str | None = fact("varje offentlig part", example="Staden")
    each_partner: str | None = fact("varje idéburen part", example="varje organisation")
    document: str | None = fact("avtalets namn i löpande text", example="avtalet")
    this_document: str | None = fact("avtalet, utpekande", example="detta avtal")
    residents: str | None = fact("invånarna", example="kommuninvånarna")
    territory: str | None = fact("området", example="kommunen")
    assembly: str | None = fact("högsta beslutande församling", example="kommunfullmäktige")
    board: str | None = fact("ansvarigt organ", example="ansvarig nämnd")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoverningDocument:
    title: str | None = fact("styrdokument")
    kind: str | None = fact("slag av styrdokument")
    registry_number: str | None = fact("styrdokumentets diarienummer")
    decided: str | None = fact("beslut om styrdokumentet")
    valid_to: date | None = fact("styrdokumentet gäller till och med")
    source: str | None = fact("var styrdokumentet finns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compact:
    name: str | None = fact("lokal överenskommelse", stated_in="value_base.compact")
    adopted: str | None = fact("beslut om överenskommelsen")
    principles: tuple[str, ...] | None = fact("överenskommelsens principer", stated_in="value_base.principles")


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFacts:
    id: str | None = fact("kriteriets id")
    number: str | None = fact("nummer")
    text: str | None = fact("kriterium")
    answer: str | None = fact("bedömning", stated_in="judgements.{id}.answer")
    reason: str | None = fact("motivering", who=BOTH, stated_in="judgements.{id}.reason")

    @property
    def name(self) -> str:
        """What the criterion is called when its judgement is missing."""
        return f"punkt {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFacts:
    id: str | None = fact("bedömningens id")
    title: str | None = fact("bedömningens rubrik")
    rule: str | None = fact("regel för bedömningen")
    criteria: tuple[CriterionFacts, ...] | None = fact("kriterier")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFacts:
    """One thing to be done before signing; what is not done yet stands as a line to fill in by hand."""

    id: str | None = fact("kontrollens id")
    number: str | None = fact("nummer")
    text: str | None = fact("kontroll")
    who: str | None = fact("ansvarig för kontrollen")
    done: str | None = fact("datum och namn", stated_in="checks.{id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceRow:
    party: str | None = fact("part", who=BOTH)
    resource: str | None = fact("resurs", who=BOTH)
    valuation: str | None = fact("värderingsmetod", who=FINANCE)
    values: tuple[Kronor | None, ...] | None = fact("värde per år", who=FINANCE)
    total: Kronor | None = fact("resursens värde under avtalstiden", who=FINANCE)
    asks: Asks = aside(dict)

    @property
    def name(self) -> str:
        """What the resource is called when its value is missing."""
        return ", ".join(filter(None, (self.resource, self.party)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceSum:
    party: str | None = fact("part")
    values: tuple[Kronor | None, ...] | None = fact("partens värde per år", who=FINANCE)
    total: Kronor | None = fact("partens sammanlagda värde", who=FINANCE)
    share: Share | None = fact("partens andel", who=FINANCE)
    asks: Asks = aside(dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """The resource table: party × kind × year, with valuation and share."""

    years: tuple[str, ...] | None = fact("resurstabellens år", who=FINANCE)
    rows: tuple[ResourceRow, ...] | None = fact("resurser", who=BOTH, stated_in="partners.resources")
    sums: tuple[ResourceSum, ...] | None = fact("parternas andelar", who=FINANCE)
    total: Kronor | None = fact("resursernas sammanlagda värde", who=FINANCE)
    counted_over: str | None = fact("tid som summan av värden per år är räknad på", who=FINANCE, stated_in="term")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAmount:
    party: str | None = fact("part")
    year: str | None = fact("år")
    amount: Kronor | None = fact("belopp", who=FINANCE)
    asks: Asks = aside(dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """The money that one side contributes, year by year."""

    years: tuple[YearAmount, ...] | None = fact("ekonomiskt stöd år för år", who=FINANCE)
    total: Kronor | None = fact("sammanlagt ekonomiskt stöd", who=FINANCE)
    counted_over: str | None = fact("tid som summan av belopp per år är räknad på", who=FINANCE, stated_in="term")
    asks: Asks = aside(dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSupport:
    """The support that is counted per resident, place, visit or hour."""

    unit: str | None = fact("enhet som stödet räknas per", example="plats")
    units: str | None = fact("enheterna i plural", example="platser")
    amount: Kronor | None = fact("belopp per enhet", who=FINANCE, stated_in="economy.payment.unit_amount")
    note: str | None = fact("villkor för belopp per enhet", who=FINANCE, stated_in="economy.payment.unit_note")
    asks: Asks = aside(dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFacts(BudgetLine):
    by_year: str | None = fact("belopp år för år", who=FINANCE, stated_in="activities.budget.amounts")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts(Activity):
    budget: tuple[BudgetFacts, ...] | None = fact("verksamhetens budget", who=FINANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexEntry:
    number: str | None = fact("bilagans nummer")
    title: str | None = fact("bilagans titel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Case):
    """The case, completed with the authority's facts. A path in a clause starts here."""

    activities: tuple[ActivityFacts, ...] | None = fact("verksamheter", who=BOTH)
    agreement: AgreementFacts | None = fact("avtalet")
    words: Words | None = fact("ord för parterna")
    governing_document: GoverningDocument | None = fact("styrdokument")
    compact: Compact | None = fact("lokal överenskommelse")
    vision: str | None = fact("myndighetens vision")
    assessments: tuple[AssessmentFacts, ...] | None = fact("bedömningar")
    before_signing: tuple[CheckFacts, ...] | None = fact("kontroller före undertecknande")
    process: tuple[CheckFacts, ...] | None = fact("arbetsgång")
    resources: Resources | None = fact("resurser", who=BOTH, stated_in="partners.resources")
    authority_funding: Funding | None = fact(
        "det offentligas ekonomiska stöd", who=FINANCE, stated_in="authorities.resources"
    )
    partner_funding: Funding | None = fact("organisationernas egna medel", who=FINANCE, stated_in="partners.resources")
    resident_support: UnitSupport | None = fact(
        "stöd per invånare", who=FINANCE, stated_in="economy.payment.unit_amount"
    )
    unit_support: tuple[UnitSupport, ...] | None = fact(
        "stöd per plats, besök eller timme", who=FINANCE, stated_in="economy.payment.unit_amount"
    )
    term_length: str | None = fact("avtalstidens längd", who=BOTH, stated_in="term")
    annex_list: tuple[AnnexEntry, ...] | None = fact("bilagor")
