"""The register of laws, and the laws that the texts name."""

from __future__ import annotations

from .mentions import find_unlisted_laws
from .periods import find_laws_out_of_force
from .register import find_contradictory_laws
from .unchecked import find_unchecked_laws
from .unknown import find_unknown_laws
from .unused import find_unused_laws

LIBRARY_RULES = (find_unknown_laws,)
AUDIT_RULES = (
    find_contradictory_laws,
    find_laws_out_of_force,
    find_unlisted_laws,
    find_unchecked_laws,
    find_unused_laws,
)
