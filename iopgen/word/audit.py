"""Everything that is wrong with a template, at its place: what breaks the contract, and what merely should not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..problem import Place, Problem, ProblemsFound, Severity
from .habits import HABITS, find_unknown_styles
from .package import Parts, open_package, parse_part
from .settings import SETTINGS_RULES
from .spots import Finding, Spot, spot_of
from .tags import Fault
from .template import TAGGED_PART, TemplateChecker, part_name, style_ids

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class TemplateAudit:
    """What was found in a template, in the order of its places; `parts` is None when the file is no Word document."""

    findings: tuple[Finding, ...]
    parts: Parts | None
    style_ids: dict[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(found.problem for found in self.findings)


def audit(path: Path, shown: str, environment: Environment) -> TemplateAudit:
    """What is wrong with the template at `path`."""
    try:
        parts = open_package(path, shown)
    except ProblemsFound as refused:
        return TemplateAudit(tuple(Finding(problem, None) for problem in refused.problems), None)
    checker = TemplateChecker(shown, parts)
    checker.check_persons()
    if checker.findings:  # a warning would quote the paragraph
        return TemplateAudit(tuple(checker.findings), parts)
    checker.check_all(environment)
    found = [*map(_placed, checker.findings), *_warnings(parts, shown)]
    unique = {(each.problem, each.spot): each for each in found}
    return TemplateAudit(tuple(sorted(unique.values(), key=_order)), parts, checker.style_ids)


def _order(finding: Finding) -> tuple[bool, str, int, Problem]:
    """The faults first, then the warnings, each in reading order."""
    problem, spot = finding.problem, finding.spot
    part = problem.place.part.split(",", maxsplit=1)[0]
    return problem.severity is not Severity.ERROR, part, spot.number if spot else -1, problem


def _placed(finding: Finding) -> Finding:
    """The finding, the place of its problem told with the paragraph's words or the table's cell."""
    if finding.spot is None:
        return finding
    place = finding.problem.place
    told = replace(place, part=f"{place.part}, {finding.spot.text}")
    return replace(finding, problem=replace(finding.problem, place=told))


def _warnings(parts: Parts, shown: str) -> Iterator[Finding]:
    styles = style_ids(parts)
    for name in sorted(filter(TAGGED_PART.fullmatch, parts)):
        root = parse_part(parts[name])
        found = [fault for habit in HABITS for fault in habit(root)]
        found += find_unknown_styles(root, styles) if styles else ()
        yield from (_warning(fault, shown, part_name(name)) for fault in found)
    for part, rule in SETTINGS_RULES:
        yield from (_warning(fault, shown, part) for fault in rule(parts))


def _warning(fault: Fault, shown: str, part: str) -> Finding:
    message, advice, element = fault
    spot: Spot | None = None if element is None else spot_of(element)
    return _placed(Finding(Problem(Place(shown, part=part), message, advice, Severity.WARNING), spot))
