"""One engine in a process of its own: reads how many documents to make, answers with seconds and memory."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from engines import engine

from iopgen.garbage import search_seldom


def main(name: str, work: Path) -> None:
    """Nothing; answers until nobody asks any more."""
    search_seldom()
    render = engine(name, work)
    (work / f"{name}.out.docx").write_bytes(render())
    for line in sys.stdin:
        begun = perf_counter()
        for _ in range(int(line)):
            render()
        taken = perf_counter() - begun
        print(json.dumps({"seconds": taken, "megabytes": peak()}), flush=True)


def peak() -> float:
    """The most megabytes that the process has held, where the system tells; elsewhere as its parent may have it too."""
    try:
        told = Path("/proc/self/status").read_text("utf-8")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


main(sys.argv[1], Path(sys.argv[2]))
