"""The keeping room is tried as people use it: with the commands."""

from __future__ import annotations

from ..cli.conftest import run

__all__ = ["run"]
