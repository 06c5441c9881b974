"""A profile names a Word template that the library holds."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.library import ClauseLibrary
from ...problem import Problem, suggest


def find_missing_templates(library: ClauseLibrary) -> Iterator[Problem]:
    """Profiles that name a template which does not lie in `templates/docx`."""
    advice = "Lägg dit den, eller skriv standard.docx."
    for name, profile in library.authorities.items():
        source = library.sources[name]
        template = profile.template if "template" in source.lines else None
        if template and template not in library.templates:
            message = f"Wordmallen templates/docx/{template} finns inte."
            yield Problem(source.place("template"), message, suggest(template, library.templates, advice))
