"""One case on each line: a line that is wrong is told with its number and stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.problem import ProblemsFound
from iopgen.reading import json_lines as module
from iopgen.reading.json_lines import json_lines

GOOD = b'{"authority": "standard", "title": "Kaf\xc3\xa9"}'


def write(folder: Path, *lines: bytes, end: bytes = b"\n") -> Path:
    path = folder / "fall.jsonl"
    path.write_bytes(end.join(lines))
    return path


def told(path: Path) -> list[str]:
    """The title of each line's case, or what is wrong with it."""
    answers = []
    for line in json_lines(path):
        try:
            case_file, problems = line.read()
        except ProblemsFound as found:
            answers.append(str(found).replace(str(path), "fil"))
        else:
            answers += [str(problem).replace(str(path), "fil") for problem in problems] or [str(case_file.case.title)]
    return answers


def test_every_line_is_a_case_and_empty_ones_are_none(tmp_path: Path) -> None:
    path = write(tmp_path, b"\xef\xbb\xbf" + GOOD, b"", b"  ", GOOD, b"")
    assert [line.number for line in json_lines(path)] == [1, 4]
    assert told(path) == ["Kafé", "Kafé"]


def test_windows_line_ends_make_no_difference(tmp_path: Path) -> None:
    assert told(write(tmp_path, GOOD, GOOD, end=b"\r\n")) == ["Kafé", "Kafé"]


def test_lines_of_a_text_end_in_one_way(tmp_path: Path) -> None:
    assert told(write(tmp_path, GOOD.replace(b"Kaf", rb"K\r\na\rf"))) == ["K\na\nf\u00e9"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b'{"authority": ', "fil:2: JSON-filen går inte att tolka. "),
        (b'{"authority": "standard", "date": NaN}', "fil:2: JSON-filen går inte att tolka. "),
        (b"\xff\xfe", "fil:2: filen är inte ren text i UTF-8. "),
        (b'{"title": "\x00"}', "fil:2: det osynliga tecknet U+0000 "),
        (b'{"title": "X"}', 'fil:2: nyckeln "authority" saknas. '),
        (b'{"authority": "standard", "titel": 1}', 'fil:2: okänd nyckel "titel". Menade du "title"?'),
        (b"[" * 100_000, "fil:2: filen har för många nivåer. "),
        (b'{"authority": "standard"} {}', "fil:2: JSON-filen går inte att tolka. "),
    ],
)
def test_fault_is_told_with_its_line_and_the_others_are_read(tmp_path: Path, line: bytes, fault: str) -> None:
    first, faulty, last = told(write(tmp_path, GOOD, line, GOOD))
    assert (first, last) == ("Kafé", "Kafé")
    assert faulty.startswith(fault)


def test_line_that_is_too_long_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 60)
    path = write(tmp_path, GOOD, b"x" * 61, GOOD, b"x" * 500, GOOD)
    assert told(path) == [
        "Kafé", "fil:2: raden är för lång. Högst 5 MB kan läsas.",
        "Kafé", "fil:4: raden är för lång. Högst 5 MB kan läsas.", "Kafé",
    ]  # fmt: skip


def test_last_line_may_be_too_long_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 60)
    assert told(write(tmp_path, b"x" * 120))[0].startswith("fil:1: raden är för lång.")


def test_file_that_is_not_there_or_names_a_person_is_told(tmp_path: Path) -> None:
    for name, fault in (("borta.jsonl", "filen finns inte."), ("811218-9876.jsonl", "innehåller ett personnummer.")):
        with pytest.raises(ProblemsFound) as found:
            list(json_lines(tmp_path / name))
        assert fault in str(found.value)
        assert "811218-9876" not in str(found.value)
