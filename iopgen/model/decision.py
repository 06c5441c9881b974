"""The decision that a rule or a clause text rests on."""

from __future__ import annotations

from datetime import date

from .fact import fact
from .record import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDecision:
    """Who decided on a version, when, and whether the decision can still be appealed."""

    body: str | None = fact("organ", "Vem som beslutade.", example="Kommunstyrelsen")
    paragraph: str | None = fact("paragraf", example="§ 12")
    registry_number: str | None = fact("diarienummer", example="KS 2027-00012")
    day: date | None = fact("beslutsdag")
    legal_force: bool | None = fact(
        "laga kraft", "Ja när beslutet inte längre kan överklagas, nej så länge det kan det."
    )

    @property
    def text(self) -> str:
        """The decision in one line: *Kommunstyrelsen 2027-04-12, § 12, KS 2027-00012, har fått laga kraft*."""
        taken = " ".join(filter(None, (self.body, str(self.day or ""))))
        force = {True: "har fått laga kraft", False: "har inte fått laga kraft", None: ""}[self.legal_force]
        return ", ".join(filter(None, (taken, self.paragraph, self.registry_number, force))) or "utan uppgifter"

    @property
    def is_taken(self) -> bool:
        """True when more is stated than who is to decide."""
        return any(stated is not None for stated in (self.day, self.paragraph, self.legal_force))


def is_prepared(decision: RuleDecision | None, first: date | None, today: date) -> bool:
    """True for a version that lies ahead and that nobody has decided on."""
    return first is not None and first > today and not (decision and decision.is_taken)


def standing(decision: RuleDecision | None, first: date | None, today: date) -> str:
    """The decision in one line, or that there is none; a version that lies ahead is then only prepared."""
    if is_prepared(decision, first, today):
        return f"förberedd, inte beslutad{_by(decision)}"
    return decision.text if decision else "inget beslut angivet"


def _by(decision: RuleDecision | None) -> str:
    return f" av {decision.body}" if decision and decision.body else ""


def preparation(decision: RuleDecision | None, first: date | None, today: date) -> list[str]:
    """What an officer must know of a version that is only prepared; goes on from the name of what is prepared."""
    if not is_prepared(decision, first, today):
        return []
    return [
        f"ska gälla från och med {first}, men biblioteket anger inget beslut{_by(decision)}. "
        "Fråga om beslutet är fattat, och vänta med att underteckna tills det har fått laga kraft."
    ]


def doubts(decision: RuleDecision | None, first: date | None) -> list[str]:
    """What a reader must know of the decision, each goes on from the name of what was decided."""
    if decision is None:
        return []
    told = []
    if decision.legal_force is False:
        told.append(
            f"vilar på ett beslut som inte har fått laga kraft ({decision.text}). "
            "Fråga om det har överklagats, och vänta med att underteckna."
        )
    if decision.day and first and decision.day > first:
        told.append(
            f"gäller från och med {first}, men beslutet fattades först {decision.day}. "
            "Pröva med jurist vad som gäller för tiden däremellan."
        )
    return told
