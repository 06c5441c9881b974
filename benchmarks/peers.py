"""The public packages and iopgen as it is now, installed into `.peers` beside this file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = HERE / ".peers"
VENV, NODE, SOURCE = PEERS / "venv", PEERS / "node", PEERS / "source"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
PROGRAM = BIN / "iopgen"
NEEDED = (
    "iopgen",
    "authorities",
    "clauses",
    "language",
    "review",
    "templates",
    "setup.cfg",
    "pyproject.toml",
    "README.md",
)


def install() -> None:
    """Nothing; all is then installed, iopgen as a user would have it: from a copy, not from the working tree."""
    PEERS.mkdir(exist_ok=True)
    if not PYTHON.exists():
        _run(sys.executable, "-m", "venv", str(VENV))
    _copy_source()
    constraints = str(ROOT / "constraints.txt")
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", constraints)
    _run(*pip, "--requirement", str(HERE / "requirements.txt"), str(SOURCE))
    _run(*pip, "--force-reinstall", "--no-deps", str(SOURCE))
    NODE.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, NODE / name)
    _run("npm", "ci", "--silent", "--no-audit", "--no-fund", folder=NODE)


def _copy_source() -> None:
    shutil.rmtree(SOURCE, ignore_errors=True)
    SOURCE.mkdir()
    for name in NEEDED:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, SOURCE / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, SOURCE / name)


def _run(*command: str, folder: Path = ROOT) -> None:
    subprocess.run(command, cwd=folder, check=True)
