"""A clause file: its head as a record, its body as blocks with the four marks. See docs/klausulformat.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..model.condition import Requirement, tests_of
from ..model.decision import RuleDecision
from ..model.fact import fact
from ..model.library import Clause, LawReference, Note, Presence, Review, Source, fingerprint
from ..model.period import Period
from ..personal_number import has_personal_number
from ..problem import Place, Problem, ProblemsFound
from .markup import read_blocks, read_runs
from .record import NEVER_A_PERSON, RecordReader
from .tree import Mapping, parse, read_text

FILE_NAME = re.compile(
    r"(?P<id>[a-z][a-z0-9_]*)(?:\.(?P<authority>[a-z][a-z0-9_]*))?(?:@(?P<day>\d{4}-\d{2}-\d{2}))?\.md"
)
LONGEST_ID = 36
NAMING = (
    f"Döp filen efter klausulens id, som består av a–z, 0–9 och understreck och har högst {LONGEST_ID} tecken: "
    "id.md, id.myndighet.md eller id@datum.md."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseHead:
    """The keys of a clause file's head."""

    id: str | None = fact("id")
    title: str | None = fact("rubrik")
    topic: str | None = fact("ämne")
    order: int | None = fact("ordning")
    authority: str | None = fact("myndighet")
    heading: bool | None = fact("egen rubrik")
    presence: str | None = fact("förekomst")
    when: dict[str, Requirement] | None = fact("villkor, alla")
    when_any: dict[str, Requirement] | None = fact("villkor, något")
    repeat: str | None = fact("upprepas för")
    valid_from: date | None = fact("första dag")
    valid_to: date | None = fact("sista dag")
    decision: RuleDecision | None = fact("beslut")
    laws: tuple[LawReference, ...] | None = fact("lagrum")
    reviewed: Review | None = fact("granskad")
    overrides: str | None = fact("skriven mot", "Fingeravtryck av den allmänna text som den här ersätter.")
    summary: str | None = fact("sammanfattning")
    guidance: str | None = fact("råd")
    origin: str | None = fact("ursprung")
    notes: tuple[Note, ...] | None = fact("anteckningar", "För dem som vårdar biblioteket. Står aldrig i ett avtal.")
    locked: str | None = fact("låst", "Varför texten inte får ändras i klausulboken.")


def read_clause(path: Path, shown: str) -> Clause:
    """The clause version in the file at `path`; `ProblemsFound` with every fault in it otherwise."""
    text = read_text(path, shown)
    head_text, body, body_line = _split(text, shown)
    if persons := list(_persons(body, shown, body_line)):
        raise ProblemsFound(persons)
    reader = RecordReader(shown)
    tree = parse(head_text, shown, reader.problems, first_line=2)
    if not isinstance(tree, Mapping):
        fault = Problem(Place(shown, 2), "filens huvud är inte en grupp av nycklar.", "Skriv nyckel: värde.")
        raise ProblemsFound([*reader.problems, fault])
    head: ClauseHead = reader.read(tree, ClauseHead)
    problems = [*reader.problems, *_head_problems(head, path, shown, reader.lines, reader.problems)]
    blocks, body_problems = read_blocks(body, shown, body_line)
    title, title_problems = read_runs(head.title or "", shown, reader.lines.get("title", 2))
    if found := [*problems, *body_problems, *title_problems]:
        raise ProblemsFound(found)
    return Clause(
        id=head.id or "", title=title, title_source=head.title or "", topic=head.topic or "", order=head.order or 0,
        authority=head.authority, heading=head.heading is not False,
        when=tests_of(head.when), when_any=tests_of(head.when_any), repeat=head.repeat,
        presence=Presence(head.presence or Presence.MANDATORY),
        valid=Period(head.valid_from, head.valid_to), decision=head.decision, laws=head.laws or (),
        reviewed=head.reviewed, overrides=head.overrides,
        summary=head.summary or "", guidance=head.guidance, origin=head.origin,
        notes=head.notes or (), locked=head.locked, blocks=blocks,
        source=body.strip(),
        fingerprint=fingerprint(f"{head.title or ''}\n{body}"), place=Place(shown, body_line),
        head=Source(shown, reader.lines),
    )  # fmt: skip


def _split(text: str, shown: str) -> tuple[str, str, int]:
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        advice = "Börja filen med ---, huvudet och --- igen."
        raise ProblemsFound([Problem(Place(shown, 1), "filens huvud saknas.", advice)])
    end = ends[1]
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _persons(body: str, shown: str, first_line: int) -> Iterator[Problem]:
    """Every line of the body in which a personal number stands or begins."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        begins_here = has_personal_number("\n".join(lines[number : number + 2]))
        begins_next = number + 1 < len(lines) and has_personal_number(lines[number + 1])
        if has_personal_number(line) or (begins_here and not begins_next):
            message = "klausulen innehåller ett personnummer."
            yield Problem(Place(shown, first_line + number), message, NEVER_A_PERSON)


def _named(name: str) -> re.Match[str] | None:
    """What the name of a clause file says; None when it does not follow the pattern."""
    named = FILE_NAME.fullmatch(name)
    if not named or len(named["id"]) > LONGEST_ID:
        return None
    try:
        date.fromisoformat(named["day"] or "2000-01-01")
    except ValueError:
        return None
    return named


def _head_problems(
    head: ClauseHead, path: Path, shown: str, lines: dict[str, int], told: list[Problem]
) -> Iterator[Problem]:
    unread = {problem.place.line for problem in told}
    for key in ("id", "title", "topic", "order", "summary"):
        if getattr(head, key) is None and lines.get(key) not in unread:
            yield Problem(Place(shown, lines.get(key, 2)), f'nyckeln "{key}" saknas.', "Fyll i den.")
    if head.presence and head.presence not in tuple(Presence):
        message = f'presence kan inte vara "{head.presence}".'
        yield Problem(Place(shown, lines["presence"]), message, f"Välj {', '.join(Presence)}.")
    named = _named(path.name)
    if not named:
        yield Problem(Place(shown, 1), "filnamnet följer inte mönstret.", NAMING)
        return
    day = named["day"]
    for key, stated, value, said in (
        ("id", head.id or named["id"], named["id"], "men filnamnet säger"),
        ("authority", head.authority, named["authority"], "men filnamnet säger"),
        ("topic", head.topic or path.parent.name, path.parent.name, "men mappen heter"),
        ("valid_from", day and str(head.valid_from or ""), day, "men filnamnet säger"),
    ):
        if (stated or "") != (value or "") and lines.get(key) not in unread:
            in_head = f'{key} är "{stated}"' if stated else f"{key} saknas"
            message = f'{in_head}, {said} "{value}".' if value else f"{in_head}, {said} inget."
            yield Problem(Place(shown, lines.get(key, 2)), message, "Låt dem stämma överens.")
    if head.valid_from and head.valid_to and head.valid_to < head.valid_from:
        message = "valid_to ligger före valid_from."
        yield Problem(Place(shown, lines["valid_to"]), message, "Rätta dagarna.")
