"""What the tests of the Word room share."""

from __future__ import annotations

import pytest

from iopgen.model.library import ClauseLibrary

from .drafts import Drafts


@pytest.fixture(scope="session")
def drafts(library: ClauseLibrary) -> Drafts:
    return Drafts(library)
