"""The questions that a review puts to a case, and what it finds: signs, answers, numbers, an outcome."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from .authority import AssessmentRule
from .case import Answer, DecisionKind
from .condition import Requirement
from .fact import Choice, Euro, fact
from .record import dataclass


class Weight(Choice):
    """How much a warning answer means."""

    STOP = "stopp", "stopp: gå inte vidare före juristens granskning"
    WARNING = "varning", "varning: åtgärda eller förklara"
    INFORMATION = "upplysning", "upplysning: tänk på det"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something in the case or in the draft that bears on a question: facts, decisions, controls, a clause, words."""

    when: dict[str, Requirement] | None = fact("villkor", "Som i en klausul; alla ska vara uppfyllda.")
    when_any: dict[str, Requirement] | None = fact("villkor av vilka ett räcker")
    every: str | None = fact("lista", "Villkoren ska vara uppfyllda för varje post i listan.")
    passed: tuple[str, ...] | None = fact("dagar som ska ha varit", "Senast avtalets datum.")
    decided: DecisionKind | None = fact("beslut som varje part ska ha fattat", "Med organ och dag.")
    done: tuple[str, ...] | None = fact("kontroller av vilka en ska vara gjord", "Id i myndighetens regler.")
    clause: str | None = fact("klausul som står i utkastet")
    words: tuple[str, ...] | None = fact("ord", "Början av ord, eller hela uttryck, i fri text.")
    within: tuple[str, ...] | None = fact("uppgifter där orden söks")
    says: str | None = fact("vad tecknet betyder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question about the form, and the signs that answer it."""

    id: str | None = fact("id")
    text: str | None = fact("fråga")
    weight: Weight | None = fact("vikt")
    weights: dict[str, Weight] | None = fact("egen vikt hos en myndighet")
    form: bool | None = fact("talar för en annan form", "Ja, om en varning talar för en annan form än partnerskap.")
    criteria: tuple[str, ...] | None = fact("kriterier som ställer samma fråga")
    warns: tuple[Sign, ...] | None = fact("tecken på en varning")
    clears: tuple[Sign, ...] | None = fact("tecken på att det är i ordning")
    needs: tuple[Sign, ...] | None = fact(
        "tecken som alla krävs", "Utan dem är frågan obesvarad, vad än annat säger. `says` säger vad som då fattas."
    )
    tells: tuple[Sign, ...] | None = fact("tecken som säger något om frågan men inte besvarar den")
    otherwise: str | None = fact("svaret när inga tecken finns", "Utelämnas när frågan då är obesvarad.")
    source: str | None = fact("varifrån frågan kommer")
    advice: str | None = fact("vad handläggaren gör")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most that one undertaking may receive in support of minor importance, during a period of years."""

    id: str | None = fact("id")
    title: str | None = fact("namn")
    law: str | None = fact("lag", "Id i clauses/laws.yaml.")
    euro: Euro | None = fact("högsta belopp")
    years: int | None = fact("antal år")
    valid_from: date | None = fact("första dag")
    valid_to: date | None = fact("sista dag")


class Status(StrEnum):
    """How a question stands."""

    WARNING = "varning"
    CLEAR = "i ordning"
    OPEN = "inte besvarad"


def _where(line: int, part: str) -> str:
    return part or (f"rad {line}" if line else "")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question stands as it does; `path` is the fact, `line` its line in the case file, where there is one.

    In a spreadsheet the line is a row, and `part` tells the sheet and the column besides.
    """

    text: str
    path: str = ""
    line: int = 0
    part: str = ""

    @property
    def where(self) -> str:
        """Where the fact stands, as people say it; empty when no line is known."""
        return _where(self.line, self.part)

    @property
    def told(self) -> str:
        """The reason, and where its fact stands."""
        return f"{self.text} ({self.where})" if self.where else self.text


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    question: Question
    weight: Weight
    status: Status
    reasons: tuple[Reason, ...]
    clauses: tuple[str, ...]


class Fulfilment(StrEnum):
    """How a criterion stands."""

    MET = "uppfyllt"
    PARTLY = "delvis uppfyllt"
    NOT_MET = "inte uppfyllt"
    OPEN = "inte besvarat"


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """A criterion of the authority with the case's judgement in the authority's words, and what bears it out."""

    id: str
    number: str
    text: str
    source: str
    answer: Answer | None
    fulfilment: Fulfilment
    judged: str
    reason: str
    evidence: str
    facts: tuple[Reason, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedAssessment:
    """One list of criteria and its rule; `verdict` says how the rule is kept.

    It `fails` when a criterion that must be met is not, and is `kept` when nothing in it is missing.
    """

    title: str
    rule: AssessmentRule | None
    criteria: tuple[JudgedCriterion, ...]
    fails: bool
    kept: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Numbers or days in the case that do not agree, or that cannot be compared; its place is that of a `Reason`."""

    text: str
    path: str
    line: int = 0
    part: str = ""

    @property
    def where(self) -> str:
        """Where the fact stands, as people say it; empty when no line is known."""
        return _where(self.line, self.part)

    @property
    def told(self) -> str:
        """The finding, and where its fact stands."""
        return f"{self.text} ({', '.join(filter(None, (self.path, self.where)))})"


class Outcome(StrEnum):
    """What the review advises. Never that something is lawful."""

    GO_ON = "kan gå vidare"
    MEND_FIRST = "gå vidare efter åtgärd"
    OTHER_FORM = "pröva annan form"


@dataclass(frozen=True, slots=True)
class Review:
    """What the review advises: what speaks `against` the form, and what is `to_mend` whichever form is chosen."""

    outcome: Outcome
    against: tuple[str, ...]
    to_mend: tuple[str, ...]
    assessments: tuple[JudgedAssessment, ...]
    questions: tuple[AnsweredQuestion, ...]
    numbers: tuple[Finding, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the outcome is what it is."""
        return self.against or self.to_mend
