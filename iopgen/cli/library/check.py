"""`iopgen library check`: every rule, on the whole library."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...problem import Severity
from ..options import FOUND_PROBLEMS, Day, embedded_library, library_option, tell_problems, today

if TYPE_CHECKING:
    from ...checks.common.findings import Finding

ONE_AND_SEVERAL = {
    Severity.ERROR: ("fel", "fel"),
    Severity.WARNING: ("varning", "varningar"),
    Severity.NOTE: ("upplysning", "upplysningar"),
}
UNREADABLE, TEMPLATE = "unreadable_files", "template_contract"
"""What is told by reading, and by the Word templates themselves, rather than by a rule."""

UNCHECKED = frozenset({"misspellings", "missing_lists"})
"""Rules whose information is that something has not been checked, which is never hidden."""


@click.command()
@library_option
@click.option("--strict", is_flag=True, help="Räkna varningar som fel. Upplysningar räknas aldrig.")
@click.option("--notes", is_flag=True, help="Skriv ut varje upplysning, inte bara hur många de är.")
@click.option("--json", "as_json", is_flag=True, help="Skriv allt som JSON.")
@click.option(
    "--sarif", type=click.Path(path_type=Path), metavar="FIL", help="Skriv också allt som SARIF 2.1.0 i en fil."
)
@click.option(
    "--date", "day", type=Day(), help="Den dag som räknas som i dag, när lagars kontroll och granskningar prövas."
)
@tell_problems
def check(
    library_folder: Path | None, day: date | None, sarif: Path | None, *, strict: bool, notes: bool, as_json: bool
) -> None:
    """Kontrollera hela biblioteket: alla myndigheter, alla dagar.

    Slutar med 0 när inget är fel, med 1 när något är det och med 2 när kommandot är felskrivet.
    """
    from .findings_files import as_json_text, write_sarif

    folder = library_folder or embedded_library()
    found, is_whole = _audit(folder, str(library_folder or ""), day or today())
    if sarif:
        write_sarif(sarif, found, str(library_folder or ""))
    if as_json:
        click.echo(as_json_text(found, is_whole=is_whole))
    else:
        _tell(found, notes=notes, is_whole=is_whole)
    counted = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(each.problem.severity in counted for each in found):
        sys.exit(FOUND_PROBLEMS)


def _audit(folder: Path, shown: str, day: date) -> tuple[list[Finding], bool]:
    """Everything that is found in the library, and whether all of it could be read."""
    from ...checks.common.findings import Finding
    from ...checks.library import audit_library
    from ...draft import template_problems
    from ...reading.library import read_faulty_library

    library, unreadable = read_faulty_library(folder, shown)
    told = {problem.place for problem in unreadable}
    found = [Finding(UNREADABLE, problem) for problem in unreadable]
    found += [each for each in audit_library(library, day, is_whole=not unreadable) if each.problem.place not in told]
    found += [Finding(TEMPLATE, problem) for problem in template_problems(library)]
    return sorted(set(found), key=lambda each: each.problem), not unreadable


def _tell(found: Sequence[Finding], *, notes: bool, is_whole: bool) -> None:
    """Nothing; the problems are printed, and after them how many they are."""
    for each in found:
        if notes or each.problem.severity is not Severity.NOTE or each.rule in UNCHECKED:
            click.echo(f"{each.problem} [{each.rule}]")
    if not is_whole:
        click.echo("Alla filer kunde inte läsas. Resten av reglerna prövas när felen ovan är rättade.")
    counts = Counter(each.problem.severity for each in found)
    parts = [f"{counts[severity]} {words[counts[severity] != 1]}" for severity, words in ONE_AND_SEVERAL.items()]
    hidden = counts[Severity.NOTE] and not notes
    click.echo(f"{parts[0]}, {parts[1]} och {parts[2]}.{' Visa upplysningarna med --notes.' if hidden else ''}")
