"""What the figures were taken on."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from peers import HERE

LIBRARIES = ("docxtpl", "python-docx", "Jinja2", "lxml")


def machine() -> dict[str, Any]:
    """Day, kind of processor, versions, and how busy the machine was."""
    packages = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    return {
        "day": date.today().isoformat(),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Node": subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip(),
        "packages": {name: version(name) for name in LIBRARIES} | packages,
        "load before": os.getloadavg()[0],
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
