"""Where the time of the whole job goes, stage by stage: writes docs/profil.md. Run it as README.md says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import peers
from peers import HERE, PEERS, PROGRAM, PYTHON, ROOT

ROUNDS, COLD_ROUNDS = 60, 15
ABOUT = {
    "read the case": "YAML into a tree that knows its lines; the tree into records",
    "check and assemble": "rules of the case, choice of clauses, texts filled with facts",
    "write the agreement": "",
    "– its text as WordprocessingML": "runs, bookmarks, comments' places; columns of tables measured word by word",
    "– template, comments, manifest": "places filled, fingerprint of each clause, properties",
    "– read back and compared": "two parts parsed, each paragraph and bookmark held against the agreement",
    "– deflated and packed": "only parts that are new; the others were deflated with the first document",
    "review": "criteria, risks, numbers, the sheet's words",
    "write the review sheet": "as the agreement, without reading back",
    "put both files on disk": "under passing names, safe on disk, then renamed",
}
HEAD = """# Where the time goes

For developers. Written by `python benchmarks/profile.py`; the document is the one of \
[the benchmarks](../benchmarks/README.md), twenty pages. Times are of the processor, medians, so that what else the \
machine does disturbs them little.

"""


def main() -> None:
    """Nothing; docs/profil.md is then new."""
    if Path(sys.prefix).resolve() != peers.VENV.resolve():
        os.execv(PYTHON, [str(PYTHON), str(HERE / "profile.py")])
    lines = [*_warm(), "", *_cold()]
    (ROOT / "docs" / "profil.md").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def _warm() -> Iterable[str]:
    from iopgen.garbage import search_seldom

    search_seldom()
    stages = [_stages() for _ in range(ROUNDS + 5)][5:]
    times = {name: median(each[name] for each in stages) * 1000 for name in stages[0]}
    whole = sum(time for name, time in times.items() if not name.startswith("–"))
    yield f"## The whole job, warm: {whole:.1f} ms\n"
    yield "| stage | ms | share | what it is |"
    yield "| :-- | --: | --: | :-- |"
    for name, about in ABOUT.items():
        yield f"| {name} | {times[name]:.1f} | {times[name] / whole:.0%} | {about} |"


def _stages() -> dict[str, float]:
    """The seconds of each stage of one job."""
    from content import TODAY

    from iopgen.draft import draft_read_case, review_draft, sheet_of, write_word
    from iopgen.output import write_files
    from iopgen.reading.case import read_faulty_case
    from iopgen.word import Audience, write_sheet

    library, template, case = _kept()
    took: dict[str, float] = {}
    read = _timed(took, "read the case", partial(read_faulty_case, case))
    draft = _timed(took, "check and assemble", partial(draft_read_case, *read, library, None, TODAY))
    document = _timed(took, "write the agreement", partial(write_word, draft, library, Audience.OFFICER))
    reviewed = _timed(took, "review", partial(review_draft, draft, library))
    sheet = _timed(took, "review", partial(sheet_of, draft, library, reviewed))
    shown = _timed(took, "write the review sheet", partial(write_sheet, sheet, template, "iopgen", TODAY))
    files = [(PEERS / "profile.docx", document), (PEERS / "profile.granskning.docx", shown)]
    _timed(took, "put both files on disk", partial(write_files, files))
    return took | _parts_of_writing(draft.agreement, template, took["write the agreement"])


def _parts_of_writing(agreement: Any, template: Any, whole: float) -> dict[str, float]:
    from iopgen import word
    from iopgen.word.body import BodyWriter

    took: dict[str, float] = {}
    writer = BodyWriter(template.style_ids, with_comments=True, first_list_number=1)
    for write in (writer.sections, writer.annexes, writer.contents):
        _timed(took, "– its text as WordprocessingML", partial(write, agreement))
    parts = dict(template.parts)
    frame = word._render(parts, agreement, template, BodyWriter(template.style_ids, True, 1))
    lines = word.AgreementLines.of(agreement)
    _timed(took, "– read back and compared", partial(word.prove_text, parts[word.BODY], lines, frame))
    _timed(took, "– deflated and packed", partial(word.write_package, parts))
    return took | {"– template, comments, manifest": whole - sum(took.values())}


def _timed(took: dict[str, float], name: str, do: Callable[[], Any]) -> Any:
    begun = process_time()
    done = do()
    took[name] = took.get(name, 0.0) + process_time() - begun
    return done


_known: list[Any] = []


def _kept() -> Any:
    """Library, template and case, made ready once."""
    if not _known:
        from content import CASE, agreement_of, template_of

        import iopgen
        from iopgen.draft import open_library

        library = open_library(Path(iopgen.__file__).parent / "library")
        case = ROOT / CASE
        _known.extend((library, template_of(agreement_of(library, case, 1), library), case))
    return _known


STEPS = {
    "Python itself": "pass",
    "click": "import click",
    "all that the command imports": "import iopgen.cli.generate, iopgen.draft, iopgen.output, iopgen.report",
}


def _cold() -> Iterable[str]:
    """What `iopgen generate` does besides the job itself, when it begins anew."""
    from content import CASE

    memory = PEERS / "memory"
    draft = [str(PROGRAM), "generate", str(ROOT / CASE), "--output", str(PEERS / "profile"), "--force"]
    _seconds(draft, memory)
    times = {name: _milliseconds([str(PYTHON), "-I", "-c", code], memory) for name, code in STEPS.items()}
    whole, without = _milliseconds(draft, memory), _milliseconds(draft, "off")
    yield f"## `iopgen generate`, from start to end: {whole:.0f} ms\n"
    yield "| until then | ms |"
    yield "| :-- | --: |"
    yield from (f"| {name} | {time:.0f} |" for name, time in times.items())
    yield f"| the draft, with the library and the template from the memory | {whole:.0f} |"
    yield f"| the draft, without a memory: all clauses read and checked, the template repaired | {without:.0f} |"


def _milliseconds(command: list[str], memory: Path | str) -> float:
    return median(_seconds(command, memory) for _ in range(COLD_ROUNDS)) * 1000


def _seconds(command: list[str], memory: Path | str) -> float:
    """The processor's time of the program, from its start to its end."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = os.environ | {"IOPGEN_CACHE": str(memory)}
    subprocess.run(command, env=surroundings, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
