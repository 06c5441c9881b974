"""Which cases the sources hold, in which order, and that nothing is left out without a word."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from iopgen.batch.sources import Found, Sources
from iopgen.problem import ProblemsFound

from .cases import good, mixed, write

NOWHERE = Path("ut")


def found(*sources: Path, output: Path = NOWHERE) -> list[Found]:
    return list(Sources(sources).cases(output))


def cases(*sources: Path, output: Path = NOWHERE) -> list[str]:
    return [each.case for each in found(*sources, output=output)]


def fault(each: Found) -> str:
    with pytest.raises(ProblemsFound) as refused:
        each.stated_by.read()
    return str(refused.value)


def test_every_kind_of_source_gives_its_cases_in_order(tmp_path: Path) -> None:
    assert cases(*mixed(tmp_path)) == [
        "a", "under/b", "under/c", "ensam", "rader 1", "rader 2", "ett", "två", "borta",
    ]  # fmt: skip


def test_place_of_each_case_is_told(tmp_path: Path) -> None:
    places = [each.source.removeprefix(f"{tmp_path}{os.sep}") for each in found(*mixed(tmp_path))]
    assert places[0] == str(Path("mapp", "a.yaml"))
    assert places[4:8] == ["rader.jsonl:1", "rader.jsonl:2", "blad.csv, rad 2", "blad.csv, rad 3"]


def test_folder_gives_only_case_files_and_no_hidden_ones(tmp_path: Path) -> None:
    names = ("B.YAML", "a.json", "c.yml", "d.txt", "f.jsonl", "._a.yaml", "~$e.xlsx", ".git/g.yaml", "ä/h.yaml")
    write(tmp_path, {name: good("X") for name in names})
    assert cases(tmp_path) == ["B", "a", "c", "ä/h"]


def test_folder_gives_the_cases_of_its_forms_but_not_the_summary_of_a_batch(tmp_path: Path) -> None:
    form = "Ärende;Myndighet\nett;standard\ntvå;standard\n"
    write(tmp_path, {"a.yaml": good("A"), "norr/svar.csv": form, "svar.csv": form, "sammanfattning.xlsx": "x"})
    assert cases(tmp_path) == ["a", "svar ett", "svar två", "norr/svar ett", "norr/svar två"]
    assert Sources([tmp_path]).count(tmp_path / "ut") == 5


def test_sources_of_which_none_exists_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": good("A")})
    Sources([tmp_path / "a.yaml", tmp_path / "b"]).demand_some()
    with pytest.raises(ProblemsFound) as found:
        Sources([tmp_path / "b", tmp_path / "c.yaml"]).demand_some()
    assert str(found.value) == "\n".join(
        f"{tmp_path / name}: finns inte. Kontrollera namnet." for name in ("b", "c.yaml")
    )


def test_folder_without_cases_and_file_without_cases_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"tom/läs.txt": "", "tom.jsonl": "\n\n"})
    for source in ("tom", "tom.jsonl"):
        (only,) = found(tmp_path / source)
        assert fault(only).startswith(f"{tmp_path / source}: det finns inga ärenden.")


def test_what_has_been_written_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": good("A"), "ut/b.json": "{}"})
    assert cases(tmp_path, output=tmp_path / "ut") == ["a"]
    assert cases(tmp_path, output=tmp_path / "x" / ".." / "ut") == ["a"]


def test_source_within_the_output_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"ut/in/a.yaml": good("A"), "ut/b.yaml": good("B")})
    output = tmp_path / "ut"
    assert cases(output / "in", output=output) == ["a"]
    assert cases(output, output=output) == ["b", "in/a"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.yaml": good("A"), "annat/b.yaml": good("B")})
    (tmp_path / "in" / "runt").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "ut").symlink_to(tmp_path / "annat")
    assert cases(tmp_path / "in") == ["a"]


def test_source_with_dots_names_only_what_is_within_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": good("A"), "in/x.yaml": good("X")})
    assert cases(tmp_path / "in" / "..") == ["a", "in/x"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read")
def test_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": good("A"), "låst/b.yaml": good("B")})
    (tmp_path / "låst").chmod(0)
    last = found(tmp_path)[-1]
    (tmp_path / "låst").chmod(0o700)
    assert "mappen kan inte läsas." in fault(last)


def test_folder_that_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.yaml": good("A"), "låst/b.yaml": good("B")})
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("låst"):
            raise PermissionError(13, "no", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refuse)
    first, last = found(tmp_path)
    assert first.case == "a"
    assert fault(last).startswith(f"{tmp_path / 'låst'}: mappen kan inte läsas.")


def test_fault_of_a_whole_source_does_not_hide_the_next(tmp_path: Path) -> None:
    write(tmp_path, {"trasig.xlsx": "inget kalkylblad", "a.yaml": good("A")})
    broken, good_one = found(tmp_path / "trasig.xlsx", tmp_path / "a.yaml")
    assert str(tmp_path / "trasig.xlsx") in fault(broken)
    assert good_one.stated_by.read()[0].case.title == "A"


def test_name_of_a_person_is_not_shown(tmp_path: Path) -> None:
    write(tmp_path, {"811218-9876.yaml": good("A"), "rad\nbrott.yaml": good("B")})
    for each in found(tmp_path):
        assert "811218" not in each.case + each.source
        assert "\n" not in each.case + each.source


def test_spreadsheet_is_read_once_when_its_cases_are_counted_first(tmp_path: Path) -> None:
    paths = mixed(tmp_path)
    write(tmp_path, {"trasigt.csv": "inget kalkylblad"})
    sheets = [path for path in (*paths, tmp_path / "trasigt.csv") if path.suffix == ".csv"]
    sources, expected = Sources([*paths, sheets[-1]]), found(*paths, sheets[-1])
    assert sources.count(NOWHERE) == len(expected)
    for sheet in sheets:
        sheet.unlink()
    assert [each.case for each in sources.cases(NOWHERE)] == [each.case for each in expected]


def test_cases_are_found_as_they_are_asked_for(tmp_path: Path) -> None:
    """A batch of any size needs the room of one case: what comes later has not been looked at."""
    write(tmp_path, {"fall.jsonl": '{"authority": "standard"}\n' * 3})
    later = tmp_path / "sedan"
    asked = Sources([tmp_path / "fall.jsonl", later]).cases(NOWHERE)
    assert len(list(islice(asked, 3))) == 3
    write(later, {"a.yaml": good("Sedan")})
    assert [each.case for each in asked] == ["a"]
