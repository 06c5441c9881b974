"""The facts of one partnership, exactly as a case file states them.

Every field is a key of the case file. `None` means "not known" and becomes a marker in the
draft; an empty list means "there are none". The guide to the case format is written from here.
"""

from datetime import date
from decimal import Decimal

from .fact import Choice, Count, Days, Euro, Kronor, Months, Names, OrgNumber, Who, fact
from .record import dataclass

NONE_EXIST = "[]"
"""A list that has no items, as it stands in a case file and as an answer."""

PARTNER, BOTH, FINANCE, LAWYER, BOARD = Who.PARTNER, Who.BOTH, Who.FINANCE, Who.LAWYER, Who.BOARD


class LegalForm(Choice):
    IDEELL_FORENING = "ideell_forening", "ideell förening"
    STIFTELSE = "stiftelse"
    EKONOMISK_FORENING = "ekonomisk_forening", "ekonomisk förening"
    TROSSAMFUND = "trossamfund", "registrerat trossamfund"
    SOCIALT_FORETAG = "socialt_foretag", "socialt företag"
    AKTIEBOLAG = "aktiebolag_utan_vinstsyfte", "aktiebolag utan vinstsyfte"
    KOMMUN = "kommun"
    REGION = "region"
    KOMMUNALFORBUND = "kommunalforbund", "kommunalförbund"
    STATLIG_MYNDIGHET = "statlig_myndighet", "statlig myndighet"
    ANNAN = "annan", "annan juridisk form"


class ResourceKind(Choice):
    MONEY = "pengar"
    PREMISES = "lokal"
    STAFF = "personal"
    VOLUNTEER_HOURS = "ideell_tid", "ideell tid"
    MATERIAL = "material"
    SERVICE = "insats_in_natura", "insats in natura"
    COMPETENCE = "kunskap", "kunskap och nätverk"
    OTHER = "annat", "annan resurs"


class Initiator(Choice):
    PARTNER = "organisationen", "den idéburna sidan tog initiativet till partnerskapet"
    DIALOGUE = "dialog", "initiativet växte fram i samtal mellan Parterna"
    AUTHORITY = "myndigheten", "den offentliga sidan tog initiativet till partnerskapet"


class PaymentForm(Choice):
    LUMP_SUM = "engangsbelopp", "ett engångsbelopp"
    YEARLY = "arligen", "ett belopp per år"
    INSTALMENTS = "delbetalningar"
    REQUISITION = "rekvisition", "utbetalning efter rekvisition"
    PER_RESIDENT = "per_invanare", "ett belopp per invånare"
    PER_PLACE = "per_plats", "ett belopp per plats"
    PER_VISIT = "per_besok", "ett belopp per besök"
    PER_HOUR = "per_timme", "ett belopp per timme"
    NONE = "ingen", "inga utbetalningar"


class UnusedFunds(Choice):
    REPAY = "aterbetalas", "återbetalas"
    CARRY_OVER = "fors_over", "förs över till nästa år"


class IndexRule(Choice):
    NONE = "ingen", "ingen uppräkning"
    CPI = "kpi", "uppräkning med konsumentprisindex"
    PKV = "pkv", "uppräkning med prisindex för kommunal verksamhet"
    LPIK = "lpik", "uppräkning med landstingsprisindex (LPIK)"
    BUDGET = "budget", "uppräkning efter myndighetens budgetbeslut"
    OTHER = "annan", "annan uppräkning"


class DataRole(Choice):
    EACH = "var_for_sig", "var för sig personuppgiftsansvariga"
    JOINT = "gemensamt", "gemensamt personuppgiftsansvariga"
    PROCESSOR = "bitrade", "personuppgiftsansvarig och personuppgiftsbiträde"


class DecisionKind(Choice):
    INTENT = "avsikt", "beslut om avsikt att ingå avtal"
    AGREEMENT = "avtal", "beslut att ingå avtal"
    FUNDING = "finansiering", "beslut om finansiering"


class Answer(Choice):
    YES = "ja"
    PARTLY = "delvis"
    NO = "nej"
    UNKNOWN = "vet_ej", "vet ej"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    street: str | None = fact("gatuadress eller box", example="Storgatan 1")
    postcode: str | None = fact("postnummer", example="501 80")
    city: str | None = fact("postort", example="Borås")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    name: str | None = fact("namn", "Namnet på den som svarar för kontakten.")
    role: str | None = fact("roll", "Befattning eller uppdrag.", example="verksamhetschef")
    unit: str | None = fact("enhet", "Förvaltning, enhet eller lokalförening.")
    phone: str | None = fact("telefon")
    email: str | None = fact("e-post")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    name: str | None = fact("undertecknarens namn", who=BOARD)
    role: str | None = fact(
        "undertecknarens roll", "Ordförande, firmatecknare eller den som har delegation.", who=BOARD
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    name: str | None = fact("enhetens namn", example="Socialförvaltningen Centrum")
    role: str | None = fact("enhetens del i partnerskapet", "Vad enheten bidrar med eller ansvarar för.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    name: str | None = fact("medlemmens namn", who=PARTNER)
    org_number: OrgNumber | None = fact("medlemmens organisationsnummer", who=PARTNER, example="802599-9015")
    legal_form: LegalForm | None = fact("medlemmens juridiska form", who=PARTNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    text: str | None = fact("åtagande", "Börja med ett verb: bidrar med …, ansvarar för …", who=BOTH)
    responsible: str | None = fact("ansvarig enhet eller person för åtagandet", who=BOTH)
    place: str | None = fact("plats för åtagandet", who=BOTH)
    schedule: str | None = fact("tid eller omfattning", "När och hur ofta.", who=BOTH, example="varje natt kl. 19–08")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    kind: ResourceKind | None = fact("slag av resurs", who=BOTH)
    description: str | None = fact("vad resursen är", who=BOTH, example="kontaktperson på halvtid")
    unit: str | None = fact("enhet som bidrar", "När en viss förvaltning eller lokalförening bidrar.", who=BOTH)
    activity: str | None = fact(
        "verksamhet", "Namnet på den verksamhet i `activities` som resursen hör till.", who=BOTH, names=Names.ACTIVITY
    )
    quantity: Decimal | None = fact("mängd", "Per år, till exempel antal ideella timmar.", who=BOTH)
    measure: str | None = fact("måttenhet", who=BOTH, example="timmar")
    quantity_for: str | None = fact(
        "tid som mängden gäller",
        "När mängden inte gäller per år. Värdet räknas då en gång.",
        who=BOTH,
        example="säsongen",
    )
    standard_value: Kronor | None = fact("schablonvärde", "Kronor per måttenhet.", who=FINANCE)
    per_year: Kronor | None = fact("värde per år", "Kronor, samma varje år under avtalstiden.", who=FINANCE)
    amounts: dict[int, Kronor] | None = fact(
        "värde år för år", "Kronor för varje kalenderår.", who=FINANCE, example="{2027: 250000}"
    )
    total: Kronor | None = fact("värde för hela avtalstiden", "Kronor, när det inte delas upp på år.", who=FINANCE)
    valuation: str | None = fact("värderingsmetod", "Hur värdet är beräknat.", who=FINANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party, public or civil-society."""

    name: str | None = fact("namn", "Partens fullständiga namn.")
    short_name: str | None = fact("kortnamn", "Det namn som används i löpande text.")
    org_number: OrgNumber | None = fact("organisationsnummer", who=PARTNER, example="802599-9015")
    legal_form: LegalForm | None = fact("juridisk form", who=PARTNER)
    address: Address | None = fact("adress", who=PARTNER)
    phone: str | None = fact("telefon", who=PARTNER)
    email: str | None = fact("e-post", who=PARTNER)
    website: str | None = fact("webbplats", who=PARTNER)
    board: str | None = fact(
        "beslutande organ", "Nämnd eller styrelse som beslutar om avtalet.", example="Socialnämnden"
    )
    units: tuple[Unit, ...] | None = fact(
        "deltagande enheter", "Förvaltningar, enheter eller lokalföreningar som deltar."
    )
    members: tuple[Member, ...] | None = fact(
        "medlemmar i en gemensam part", "När två eller flera organisationer tillsammans är en part.", who=PARTNER
    )
    represented_by: str | None = fact("företrädare för den gemensamma parten", who=PARTNER)
    contacts: tuple[Contact, ...] | None = fact("kontaktpersoner")
    signatories: tuple[Signatory, ...] | None = fact("undertecknare", who=BOARD)
    about: str | None = fact("beskrivning av parten", "Vad parten är och gör, i en eller två meningar.", who=PARTNER)
    role: str | None = fact("partens roll i partnerskapet", who=BOTH)
    non_profit: bool | None = fact("bedrivs utan vinstsyfte", who=PARTNER)
    no_economic_motive: bool | None = fact("saknar ekonomiska drivkrafter", who=PARTNER)
    democratic: bool | None = fact("demokratiskt uppbyggd", who=PARTNER)
    continuing: bool | None = fact("stadigvarande verksamhet", who=PARTNER)
    orderly_finances: bool | None = fact("ordnad ekonomi och bokföring", who=PARTNER)
    registered_civil_society: bool | None = fact(
        "registrerad hos Kammarkollegiet som idéburen organisation", who=PARTNER
    )
    account: str | None = fact(
        "partens konto", "Bankgiro eller plusgiro för belopp till just den här parten.", who=PARTNER
    )
    commitments: tuple[Commitment, ...] | None = fact("åtaganden", who=BOTH)
    resources: tuple[Resource, ...] | None = fact("resurser", "Det parten bidrar med, i pengar eller annat.", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliticalDocument:
    title: str | None = fact("politiskt dokument", "Program, plan eller överenskommelse som partnerskapet bidrar till.")
    page: str | None = fact("sida eller avsnitt", "Där idéburna organisationer nämns.", example="s. 12")
    decision: str | None = fact("beslut om dokumentet", example="Kommunfullmäktige 2024-02-15, § 12")
    goal: str | None = fact("mål i dokumentet", "Det mål som partnerskapet bidrar till.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAgreement:
    title: str | None = fact("tidigare avtal eller samarbete")
    period: str | None = fact("period", example="2019–2021")
    result: str | None = fact("resultat och lärdomar", who=BOTH)
    procured: bool | None = fact(
        "upphandlat tidigare", "Ja, om uppgiften har upphandlats av myndigheten.", internal=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    challenge: str | None = fact(
        "samhällsutmaningen",
        "Vad det är som behöver förändras, och för vilka.",
        who=BOTH,
        example="Många äldre i Norrby är ensamma och vet inte vart de kan vända sig.",
    )
    common_need: str | None = fact(
        "det gemensamma behovet",
        "Varför ingen part löser utmaningen ensam.",
        who=BOTH,
        example="Staden når inte dem som saknar kontakt. Föreningen har kontakt men saknar lokal.",
    )
    initiative_by: Initiator | None = fact("vem som tog initiativet")
    initiative: str | None = fact("hur initiativet togs", who=BOTH)
    dialogue: str | None = fact("samtal före avtalet", "När och om vad parterna har samtalat.", who=BOTH)
    why_not_grant: str | None = fact("varför inte bidrag", "Varför ordinarie föreningsbidrag inte räcker.")
    why_not_procurement: str | None = fact("varför inte upphandling", "Varför det inte är ett köp.")
    why_partners: str | None = fact("varför dessa organisationer", "Sakliga skäl, och om fler har fått visa intresse.")
    market: str | None = fact("undersökt marknad", "Vad undersökningen av en befintlig marknad visade.")
    political_documents: tuple[PoliticalDocument, ...] | None = fact("politiska dokument")
    strategic_goal: str | None = fact(
        "strategiskt mål", "Det av myndighetens strategiska mål som partnerskapet bidrar till."
    )
    earlier_agreements: tuple[EarlierAgreement, ...] | None = fact("tidigare avtal och samarbeten")
    baseline: tuple[str, ...] | None = fact(
        "utgångsläge i siffror", "Siffror som beskriver läget före avtalet.", who=BOTH
    )
    history: tuple[str, ...] | None = fact(
        "bakgrund i övrigt", "Övriga omständigheter som lett fram till partnerskapet.", who=BOTH
    )
    special_considerations: tuple[str, ...] | None = fact(
        "särskilt beaktade omständigheter", "När myndighetens regler räknar upp sådana."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueBase:
    compact: str | None = fact(
        "lokal överenskommelse", "Namnet på överenskommelsen med civilsamhället, om det finns en."
    )
    principles: tuple[str, ...] | None = fact(
        "principer", "Principerna i den lokala överenskommelsen eller de som parterna enats om."
    )
    shared_values: tuple[str, ...] | None = fact(
        "gemensamma värden", "Värden som särskilt ska prägla partnerskapet.", who=BOTH
    )
    text: str | None = fact("gemensam värdegrund i egna ord", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgoal:
    text: str | None = fact("delmål", who=BOTH)
    by: str | None = fact("när delmålet ska vara nått", who=BOTH, example="den 31 december 2027")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    purpose: str | None = fact("syfte", who=BOTH, example="Syftet är att färre äldre ska vara ensamma.")
    overall_goal: str | None = fact(
        "övergripande mål", who=BOTH, example="Fler äldre har någon att träffa varje vecka."
    )
    subgoals: tuple[Subgoal, ...] | None = fact("delmål", who=BOTH)
    added_value: str | None = fact(
        "mervärde för invånarna", "Vad som blir bättre än om parterna hade verkat var för sig.", who=BOTH
    )
    societal_gain: str | None = fact("samhällsnytta och kostnadseffekter", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    term: str | None = fact("ord som definieras")
    meaning: str | None = fact("betydelse")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    description: str | None = fact(
        "målgrupp",
        "Vem partnerskapet är till för.",
        who=BOTH,
        example="Partnerskapet är till för personer över 75 år som bor ensamma.",
    )
    groups: tuple[str, ...] | None = fact("grupper i målgruppen", who=BOTH)
    eligibility: str | None = fact("vem som får delta", "Till exempel ålder eller behov.", who=BOTH)
    size: str | None = fact("målgruppens storlek", who=BOTH)
    areas: tuple[str, ...] | None = fact("geografiskt område", "Kommundelar, orter eller stadsdelar.", who=BOTH)
    participation: str | None = fact("målgruppens delaktighet", "Hur målgruppen är med och påverkar.", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    item: str | None = fact("budgetpost", who=FINANCE)
    party: str | None = fact("part som bär kostnaden", who=FINANCE, names=Names.PARTY)
    amounts: dict[int, Kronor] | None = fact("belopp år för år", who=FINANCE, example="{2027: 250000}")
    total: Kronor | None = fact("belopp för hela tiden", who=FINANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One activity within the partnership; each gets an annex of its own."""

    name: str | None = fact("verksamhetens namn", who=BOTH)
    description: str | None = fact("beskrivning av verksamheten", who=BOTH)
    responsible: str | None = fact("ansvarig part för verksamheten", who=BOTH, names=Names.PARTY)
    place: str | None = fact("plats", who=BOTH)
    schedule: str | None = fact("öppettider eller omfattning", who=BOTH)
    capacity: str | None = fact("kapacitet", who=BOTH, example="10 sovplatser")
    target_group: str | None = fact("verksamhetens målgrupp", who=BOTH)
    start: date | None = fact("verksamheten startar", who=BOTH)
    end: date | None = fact("verksamheten slutar", who=BOTH)
    authority_commitments: tuple[Commitment, ...] | None = fact("det offentligas åtaganden i verksamheten", who=BOTH)
    partner_commitments: tuple[Commitment, ...] | None = fact("organisationens åtaganden i verksamheten", who=BOTH)
    joint_commitments: tuple[Commitment, ...] | None = fact("gemensamma åtaganden i verksamheten", who=BOTH)
    budget: tuple[BudgetLine, ...] | None = fact("verksamhetens budget", who=FINANCE)
    goals: tuple[str, ...] | None = fact("verksamhetens mål", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEffort:
    name: str | None = fact("annan aktör eller insats")
    role: str | None = fact("hur samverkan sker med aktören", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    commitments: tuple[Commitment, ...] | None = fact("gemensamma åtaganden", who=BOTH)
    other_efforts: tuple[OtherEffort, ...] | None = fact(
        "andra aktörer och insatser", "Namngivna aktörer utanför avtalet.", who=BOTH
    )
    mutual_relation: str | None = fact(
        "organisationernas inbördes relation", "Hur flera organisationer förhåller sig till varandra.", who=BOTH
    )
    subcontracting: str | None = fact(
        "medverkan av andra", "Om andra än parterna ska utföra delar av verksamheten.", who=BOTH
    )
    influence: str | None = fact("myndighetens inflytande", "Hur mycket myndigheten påverkar verksamheten.", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
    name: str | None = fact("ledamot", "Namn, eller den enhet eller organisation som företräds.", who=BOTH)
    party: str | None = fact("part som ledamoten företräder", who=BOTH, names=Names.PARTY)
    role: str | None = fact("ledamotens roll", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A steering, cooperation or working group."""

    members: tuple[GroupMember, ...] | None = fact("ledamöter", who=BOTH)
    chair: str | None = fact("sammankallande", who=BOTH)
    mandate: str | None = fact("mandat", "Vad gruppen får besluta om.", who=BOTH)
    meetings: str | None = fact("möten", "Hur ofta gruppen träffas.", who=BOTH, example="minst fyra gånger per år")


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    steering_group: Group | None = fact("styrgrupp", who=BOTH)
    cooperation_group: Group | None = fact("samverkansgrupp", who=BOTH)
    working_group: Group | None = fact("arbetsgrupp", who=BOTH)
    escalation: str | None = fact("när en fråga inte kan lösas i gruppen", who=BOTH)
    management: str | None = fact("ledning av vardagen", "Vem som leder det dagliga arbetet.", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpMeeting:
    what: str | None = fact("tillfälle för uppföljning", who=BOTH, example="årlig uppföljning")
    when: str | None = fact("tidpunkt", who=BOTH, example="senast den 31 mars varje år")
    form: str | None = fact("form", who=BOTH)
    responsible: str | None = fact("ansvarig för uppföljningen", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    name: str | None = fact("indikator", who=BOTH)
    baseline: str | None = fact("utgångsvärde", who=BOTH)
    target: str | None = fact("målvärde", who=BOTH)
    source: str | None = fact("källa", "Varifrån uppgiften hämtas.", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    calendar: tuple[FollowUpMeeting, ...] | None = fact("uppföljningens tillfällen", who=BOTH)
    final_date: date | None = fact("senaste dag för slutlig uppföljning", who=BOTH)
    final: str | None = fact("slutlig uppföljning", "När dagen inte är bestämd.", who=BOTH, example="senast våren 2020")
    responsible: str | None = fact("ansvarig för uppföljningen", "Nämnd eller enhet.")
    methods: tuple[str, ...] | None = fact("former för uppföljning", who=BOTH)
    indicators: tuple[Indicator, ...] | None = fact("indikatorer", who=BOTH)
    documentation: tuple[str, ...] | None = fact("former för dokumentation", who=BOTH)
    evaluation: str | None = fact("utvärdering", "Till exempel följeforskning.", who=BOTH)
    learning: str | None = fact("gemensamt lärande", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    day: date | None = fact("utbetalningsdag", who=FINANCE)
    when: str | None = fact(
        "tidpunkt för utbetalning", "När dagen inte är bestämd.", who=FINANCE, example="i början av januari 2027"
    )
    amount: Kronor | None = fact("belopp", "Kronor.", who=FINANCE)
    payer: str | None = fact("utbetalande part", "När flera myndigheter är parter.", who=FINANCE, names=Names.PARTY)
    recipient: str | None = fact(
        "mottagare av utbetalningen", "När flera organisationer är parter.", who=FINANCE, names=Names.PARTNER
    )
    condition: str | None = fact("villkor för utbetalningen", who=FINANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    form: PaymentForm | None = fact("betalningsform", who=FINANCE)
    also: PaymentForm | None = fact(
        "kompletterande betalningsform", "När en del betalas på ett annat sätt.", who=FINANCE, optional=True
    )
    instalments: tuple[Instalment, ...] | None = fact("utbetalningar", who=FINANCE)
    advance: bool | None = fact("förskott för hela avtalstiden", "Ja, om allt betalas ut i förväg.", who=FINANCE)
    unit_amount: Kronor | None = fact("belopp per enhet", "Kronor per invånare, plats, besök eller timme.", who=FINANCE)
    unit_note: str | None = fact("villkor för belopp per enhet", who=FINANCE)
    also_unit_amount: Kronor | None = fact(
        "belopp per enhet i den kompletterande formen", "När båda formerna räknas per enhet.", who=FINANCE
    )
    also_unit_note: str | None = fact("villkor för belopp per enhet i den kompletterande formen", who=FINANCE)
    requisition: str | None = fact(
        "så begärs pengarna", "Vart rekvisitionen skickas och vad den ska innehålla.", who=FINANCE
    )
    account: str | None = fact("konto för utbetalning", "Bankgiro eller plusgiro.", who=PARTNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSupport:
    giver: str | None = fact("annan bidragsgivare", who=PARTNER)
    recipient: str | None = fact(
        "organisation som får stödet", "När flera organisationer är parter.", who=PARTNER, names=Names.PARTNER
    )
    what: str | None = fact("vad stödet avser", who=PARTNER)
    amount: Kronor | None = fact("stödets belopp", "Kronor.", who=PARTNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    payment: Payment | None = fact("utbetalning", who=FINANCE)
    budget_source: str | None = fact("finansieras ur", "Budgetpost eller anslag.", who=FINANCE)
    covers: tuple[str, ...] | None = fact("pengarna får användas till", who=BOTH)
    does_not_cover: tuple[str, ...] | None = fact("pengarna får inte användas till", who=BOTH)
    index: IndexRule | None = fact("uppräkning", who=FINANCE)
    index_note: str | None = fact("villkor för uppräkning", who=FINANCE)
    vat: str | None = fact("mervärdesskatt", "Ange bara om en särskild bedömning är gjord.", who=FINANCE)
    other_support: tuple[OtherSupport, ...] | None = fact("annat offentligt stöd", who=PARTNER)
    unused_funds: UnusedFunds | None = fact("outnyttjade medel", who=FINANCE)
    repayment_days: Days | None = fact("tid för återbetalning", "Antal dagar.", who=FINANCE)
    budget_reserve: bool | None = fact(
        "förbehåll för budget", "Ja, om kommande års belopp beror på budgetbeslut.", who=FINANCE
    )
    report_due: str | None = fact("ekonomisk redovisning lämnas", who=FINANCE, example="senast den 31 mars varje år")
    audit: str | None = fact("revision och insyn", who=FINANCE)
    fees: str | None = fact("avgifter från deltagare", who=PARTNER)
    notes: tuple[str, ...] | None = fact("övriga ekonomiska villkor", who=FINANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    children: bool | None = fact("arbete med barn", "Ja, om personal eller ideella möter barn under 18 år.", who=BOTH)
    home_visits: bool | None = fact("arbete i hemmet hos äldre eller personer med funktionsnedsättning", who=BOTH)
    individuals: bool | None = fact(
        "möte med enskilda", "Ja, om parterna får veta enskildas personliga förhållanden.", who=BOTH
    )
    volunteers: bool | None = fact("ideella deltar", who=PARTNER)
    volunteer_introduction: str | None = fact("introduktion av ideella", who=PARTNER, asked_if="people.volunteers")
    employees: bool | None = fact("organisationen har anställda i partnerskapet", who=PARTNER)
    staff_note: str | None = fact("personal och kompetens", who=PARTNER)
    insurance: str | None = fact("försäkringar", "Vilka försäkringar som gäller.", who=PARTNER)
    licensed_activity: bool | None = fact(
        "verksamhet som kräver tillstånd", "Till exempel skyddat boende eller vård.", who=PARTNER
    )
    licence: str | None = fact(
        "tillstånd", "Vilket tillstånd, från vem och till när.", who=PARTNER, asked_if="people.licensed_activity"
    )
    handed_over_task: bool | None = fact("kommunal angelägenhet som lämnas över", who=LAWYER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    used: bool | None = fact("lokaler används", "Ja, om en part ställer lokaler till förfogande.", who=BOTH)
    description: str | None = fact("lokaler", who=BOTH, asked_if="premises.used")
    provided_by: str | None = fact(
        "den som ställer lokaler till förfogande", who=BOTH, asked_if="premises.used", names=Names.PARTY
    )
    terms: str | None = fact("villkor för lokalerna", "Hyra, skötsel och nycklar.", who=BOTH, asked_if="premises.used")
    shared_with: str | None = fact("andra som arbetar i lokalerna", who=BOTH, asked_if="premises.used")
    sublet: bool | None = fact("bostäder hyrs ut i andra hand", who=BOTH)
    sublet_terms: str | None = fact("villkor för andrahandsuthyrning", who=BOTH, asked_if="premises.sublet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    personal_data: bool | None = fact("personuppgifter behandlas", who=BOTH)
    sensitive_data: bool | None = fact(
        "känsliga personuppgifter behandlas", who=BOTH, asked_if="information.personal_data"
    )
    data_role: DataRole | None = fact("ansvar för personuppgifter", who=LAWYER, asked_if="information.personal_data")
    controller: str | None = fact(
        "personuppgiftsansvarig part",
        "När en part är biträde åt en annan.",
        who=LAWYER,
        example="Borås Stad",
        names=Names.PARTY,
    )
    processor: str | None = fact(
        "personuppgiftsbiträde", "När en part är biträde åt en annan.", who=LAWYER, names=Names.PARTY
    )
    communication: str | None = fact("kommunikation", "Hur parterna berättar om partnerskapet.", who=BOTH)
    logos: bool | None = fact("logotyper används", who=BOTH)
    results: bool | None = fact(
        "gemensamt material tas fram", "Ja, om parterna tar fram material, metoder eller resultat.", who=BOTH
    )
    results_terms: str | None = fact("villkor för gemensamt material", who=BOTH, asked_if="information.results")
    accessibility: str | None = fact("tillgänglighet och språk", "Särskilda behov, till exempel tolk.", who=BOTH)
    whistleblowing: bool | None = fact(
        "skydd för den som slår larm", "Ja, om verksamheten omfattas av särskilt meddelarskydd.", who=LAWYER
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeMinimis:
    day: date | None = fact("dag då stödet gavs", who=PARTNER)
    giver: str | None = fact("den som gav stödet", who=PARTNER)
    recipient: str | None = fact(
        "organisation som fick stödet", "När flera organisationer är parter.", who=PARTNER, names=Names.PARTNER
    )
    euro: Euro | None = fact("stödets värde i euro", who=PARTNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    competence: str | None = fact(
        "stöd i kommunallagen", "Det allmänna intresset och anknytningen till området.", who=LAWYER
    )
    statutory_task: bool | None = fact(
        "lagstadgad kärnuppgift", "Ja, om myndigheten enligt lag måste utföra uppgiften.", who=LAWYER
    )
    procurement: str | None = fact("bedömning enligt upphandlingsreglerna", who=LAWYER)
    economic_activity: bool | None = fact("ekonomisk verksamhet i EU-rättens mening", who=LAWYER)
    state_aid: str | None = fact("bedömning av statligt stöd", who=LAWYER)
    de_minimis: bool | None = fact("stöd av mindre betydelse", who=LAWYER)
    de_minimis_received: tuple[DeMinimis, ...] | None = fact(
        "stöd av mindre betydelse de senaste tre åren", who=PARTNER, asked_if="law.de_minimis"
    )
    entrustment: str | None = fact("beslut om tjänst av allmänt ekonomiskt intresse", who=LAWYER)
    reviewed_by: str | None = fact("jurist som granskar", who=LAWYER)
    reviewed_on: date | None = fact("dag för juristens granskning", who=LAWYER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    until: date | None = fact("prövotiden slutar", who=BOTH)
    length: str | None = fact("prövotidens längd", who=BOTH, example="två år från öppnandet")
    then: str | None = fact("vad som gäller efter prövotiden", who=BOTH, example="Fattas inget beslut upphör avtalet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    possible: bool | None = fact("möjlig förlängning", who=BOTH)
    until: date | None = fact("längst till", who=BOTH, asked_if="term.extension.possible")
    length: str | None = fact(
        "förlängningens längd", who=BOTH, asked_if="term.extension.possible", example="två år, en gång"
    )
    condition: str | None = fact("villkor för förlängning", who=BOTH, asked_if="term.extension.possible")
    unlimited: bool | None = fact(
        "förlängning utan gräns",
        who=BOTH,
        asked_if="term.extension.possible",
        asked_unless=("term.extension.until", "term.extension.length"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    start: date | None = fact("avtalets startdatum", who=BOTH)
    end: date | None = fact("avtalets slutdatum", who=BOTH)
    description: str | None = fact(
        "avtalstid i ord", "När dagarna inte är bestämda.", who=BOTH, example="cirka två år från öppnandet"
    )
    season: str | None = fact("säsong", who=BOTH, example="november till mars")
    trial: Trial | None = fact("prövotid", who=BOTH)
    extension: Extension | None = fact("förlängning", who=BOTH)
    notice_months: Months | None = fact("uppsägningstid", "Hela månader.", who=BOTH)
    notice_possible: bool | None = fact(
        "avtalet kan sägas upp i förtid",
        "Nej, om varje part är bunden hela avtalstiden.",
        who=BOTH,
        asked_unless=("term.notice_months",),
    )
    notice: str | None = fact("villkor för uppsägning", who=BOTH)
    renegotiation: tuple[str, ...] | None = fact(
        "skäl att omförhandla", "En hel mening för varje skäl: Lokalen kan inte längre användas.", who=BOTH
    )
    rescission: tuple[str, ...] | None = fact(
        "särskilda skäl för hävning",
        "En hel mening för varje skäl: En part låter bli att göra registerkontroller.",
        who=BOTH,
    )
    phase_out: str | None = fact("avveckling", "Hur verksamheten avslutas eller lämnas över.", who=BOTH)
    force_majeure: bool | None = fact("händelser utanför parternas kontroll regleras", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    text: str | None = fact("villkor för att avtalet ska gälla", who=BOTH)
    by: date | None = fact("senast uppfyllt", who=BOTH)
    responsible: str | None = fact("ansvarig för att villkoret uppfylls", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    kind: DecisionKind | None = fact("slag av beslut", who=BOARD)
    party: str | None = fact("part som beslutar", who=BOARD, names=Names.PARTY)
    body: str | None = fact("beslutande organ", who=BOARD, example="Socialnämnden")
    day: date | None = fact("beslutsdag", who=BOARD)
    reference: str | None = fact("paragraf och diarienummer", who=BOARD, example="§ 42, SN 2026-00123")
    delegation: str | None = fact(
        "stöd i delegationsordning", "När någon annan beslutar åt nämnden, till exempel en chef.", who=BOARD
    )
    legal_force: bool | None = fact("beslutet har fått laga kraft", who=BOARD)

    @property
    def name(self) -> str:
        """What the decision is called when something in it is missing."""
        return " av ".join(filter(None, (self.kind.label if self.kind else "beslut", self.party)))

    def is_by(self, party: Party) -> bool:
        """True when it is stated that `party` decides, under its full name or its short one."""
        return self.party is not None and self.party in (party.name, party.short_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    steps: tuple[str, ...] | None = fact("steg för att lösa en tvist", who=BOTH)
    court: bool | None = fact(
        "tvist prövas av allmän domstol",
        "Domstolsklausuler har betydelse i HFD 2020 ref. 15: pröva med jurist.",
        who=LAWYER,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    number: Count | None = fact("antal exemplar", who=BOTH)
    e_signature: bool | None = fact("elektronisk underskrift", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    title: str | None = fact("bilagans titel", who=BOTH)
    text: str | None = fact("bilagans text", "Utelämnas när bilagan bifogas separat.", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProvision:
    """A provision that only this partnership has."""

    topic: str | None = fact("ämne", "Det ämne i klausulbiblioteket där texten ska stå.", example="economy")
    title: str | None = fact("rubrik", who=BOTH)
    text: str | None = fact("text", "Ett stycke för varje rad.", who=BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The officer's own choice about one optional clause or topic."""

    id: str | None = fact("klausul eller ämne", "Id enligt `iopgen clauses`.", internal=True)
    reason: str | None = fact("skäl", internal=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    answer: Answer | None = fact("bedömning", "ja, delvis, nej eller vet_ej")
    reason: str | None = fact("motivering", who=BOTH)
    evidence: str | None = fact("underlag", "Var det framgår.", internal=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDone:
    day: date | None = fact("dag då kontrollen gjordes")
    by: str | None = fact("den som gjorde kontrollen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Internal:
    notes: tuple[str, ...] | None = fact("egna anteckningar", internal=True)
    sources: tuple[str, ...] | None = fact("källor till uppgifterna", internal=True)
    officer: str | None = fact("handläggare", internal=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One agreement to draft."""

    authority: str | None = fact(
        "myndighet", "Id enligt `iopgen authorities`; `standard` för den som saknar egen profil.", example="standard"
    )
    title: str | None = fact("partnerskapets namn", "Kort och talande.", who=BOTH)
    registry_number: str | None = fact("diarienummer", example="KS 2026-00123")
    date: "date | None" = fact("avtalets datum", "Den dag vars regler och lagar utkastet ska följa.")
    version: str | None = fact("version av utkastet", example="1")
    authorities: tuple[Party, ...] | None = fact(
        "offentliga parter", "Den första är myndigheten ovan; fler när flera myndigheter är parter."
    )
    partners: tuple[Party, ...] | None = fact("idéburna parter", "En till sju organisationer.", who=PARTNER)
    background: Background | None = fact("bakgrund")
    value_base: ValueBase | None = fact("värdegrund", who=BOTH)
    target_group: TargetGroup | None = fact("målgrupp", who=BOTH)
    goals: Goals | None = fact("syfte och mål", who=BOTH)
    definitions: tuple[Definition, ...] | None = fact("definitioner", who=BOTH)
    activities: tuple[Activity, ...] | None = fact("verksamheter", "Var och en får en egen bilaga.", who=BOTH)
    cooperation: Cooperation | None = fact("samverkan", who=BOTH)
    governance: Governance | None = fact("organisation och styrning", who=BOTH)
    follow_up: FollowUp | None = fact("uppföljning", who=BOTH)
    economy: Economy | None = fact("ekonomi", who=FINANCE)
    people: People | None = fact("människor i partnerskapet", who=BOTH)
    premises: Premises | None = fact("lokaler", who=BOTH)
    information: Information | None = fact("information", who=BOTH)
    law: Law | None = fact("rättsliga förutsättningar", who=LAWYER)
    term: Term | None = fact("avtalstid", who=BOTH)
    conditions: tuple[Condition, ...] | None = fact("villkor för avtalets giltighet", who=BOTH)
    decisions: tuple[Decision, ...] | None = fact("beslut", who=BOARD)
    dispute: Dispute | None = fact("tvist", who=BOTH)
    copies: Copies | None = fact("exemplar och underskrift", who=BOTH)
    annexes: tuple[Annex, ...] | None = fact("egna bilagor", who=BOTH)
    own_provisions: tuple[OwnProvision, ...] | None = fact(
        "egna bestämmelser", "Sådant som inget annat fält rymmer.", who=BOTH
    )
    judgements: dict[str, Judgement] | None = fact(
        "bedömning av myndighetens kriterier", "Kriteriets id enligt `iopgen authorities ID`."
    )
    checks: dict[str, CheckDone] | None = fact("gjorda kontroller", "Kontrollens id enligt `iopgen authorities ID`.")
    include: tuple[Wish, ...] | None = fact("tas med ändå", internal=True)
    leave_out: tuple[Wish, ...] | None = fact("utelämnas", internal=True)
    internal: Internal | None = fact("internt", "Kommer aldrig med i avtalet.", internal=True)
