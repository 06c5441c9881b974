"""What a check of the library found, as JSON and as SARIF, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import iopgen

from ...checks.common.findings import Finding, rule_id
from ...checks.library import AUDIT_RULES, LIBRARY_RULES
from ...problem import Place, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
ROOT = "LIBRARY"
"""What SARIF calls the library's folder, to which every address is relative."""


def as_json_text(found: Sequence[Finding], *, is_whole: bool) -> str:
    """The findings as one JSON object."""
    problems = [
        {
            "path": each.problem.place.path,
            "line": each.problem.place.line or None,
            "rule": each.rule,
            "severity": each.problem.severity.value,
            "message": each.problem.message,
            "advice": each.problem.advice,
        }
        for each in found
    ]
    counts = {severity.value: sum(each.problem.severity is severity for each in found) for severity in Severity}
    return json.dumps({"whole": is_whole, "counts": counts, "problems": problems}, ensure_ascii=False, indent=2)


def write_sarif(path: Path, found: Sequence[Finding], shown: str) -> None:
    """Nothing; the findings then stand in `path` as SARIF 2.1.0. `shown` is the library's folder in every place."""
    rules = _rules(found)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "iopgen", "version": iopgen.__version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {ROOT: {"description": {"text": "Klausulbibliotekets mapp."}}},
                "results": [_result(each, numbers[each.rule], shown) for each in found],
            }
        ],
    }
    path.write_text(json.dumps(log, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _rules(found: Sequence[Finding]) -> list[dict[str, Any]]:
    """Every rule by its id, also those that nothing broke, with what its docstring says of it."""
    told = {rule_id(rule): " ".join((rule.__doc__ or "").split()) for rule in (*LIBRARY_RULES, *AUDIT_RULES)}
    for each in found:
        told.setdefault(each.rule, each.rule.replace("_", " ").capitalize() + ".")
    return [{"id": name, "shortDescription": {"text": text or name}} for name, text in told.items()]


def _result(each: Finding, number: int, shown: str) -> dict[str, Any]:
    problem = each.problem
    return {
        "ruleId": each.rule,
        "ruleIndex": number,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.advice}".strip()},
        "locations": [{"physicalLocation": _location(problem.place, shown)}],
    }


def _location(place: Place, shown: str) -> dict[str, Any]:
    path = PurePosixPath(place.path)
    within = path.relative_to(PurePosixPath(shown)) if shown and path.is_relative_to(PurePosixPath(shown)) else path
    artifact = {"uri": quote(within.as_posix()), "uriBaseId": ROOT}
    return {"artifactLocation": artifact} | ({"region": {"startLine": place.line}} if place.line else {})
