"""What the user writes on the command line is never said again with a personal number in it."""

from __future__ import annotations

import pytest

from .conftest import Run, names, write_case

NUMBER = "811218-9876"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["authorities", NUMBER], 2),
        (["clauses", NUMBER], 2),
        (["clauses", "logos", "--authority", "1981 12 18 9876"], 2),
        (["generate", "a.yaml", "--audience", NUMBER], 2),
        (["check", "a.yaml", "--date", NUMBER], 2),
        (["new", "--set", f"{NUMBER}=1"], 2),
        ([NUMBER], 2),
        (["check", f"--{NUMBER}"], 2),
        (["authorities", "standard", NUMBER], 2),
        (["library", NUMBER], 2),
        (["check", f"{NUMBER}.yaml"], 1),
        (["generate", f"mapp/{NUMBER}.yaml"], 1),
        (["check", "a.yaml", "--library", NUMBER], 1),
        (["generate", "a.yaml", "--output", f"{NUMBER}.docx"], 1),
        (["generate", "a.yaml", "--output", NUMBER], 1),
    ],
)
def test_number_on_the_command_line_is_not_repeated(run: Run, arguments: list[str], status: int) -> None:
    write_case("a.yaml", "title: Mötesplatsen\n")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr
    assert not any(part in result.stderr for part in ("811218", "9876"))
    assert names() == ["a.yaml"]


def test_case_file_that_a_person_has_given_its_name_is_refused(run: Run) -> None:
    write_case(f"{NUMBER}.yaml")
    result = run("check", f"{NUMBER}.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "….yaml: filens namn innehåller ett personnummer. Byt namn på filen.\n"
