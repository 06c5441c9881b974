"""The library that comes with the program holds, for every authority and every day when anything changes."""

from __future__ import annotations

from functools import partial

import pytest

from iopgen.model.agreement import Agreement
from iopgen.model.library import ClauseLibrary
from iopgen.prove import lines_of, prove, prove_samples
from iopgen.prove.cases import CaseMaker
from iopgen.prove.covering import cover
from iopgen.prove.dimensions import space_of
from iopgen.prove.memory import Memory, RememberingFiller
from iopgen.prove.proof import Prover, changing_days

AUTHORITIES = ("boras", "borlange", "goteborg", "jonkoping", "kungalv", "standard")


def test_every_authority_is_proved(library: ClauseLibrary) -> None:
    assert set(AUTHORITIES) == set(library.authorities)


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_agreement_is_complete(authority: str, library: ClauseLibrary) -> None:
    proof = prove(library, authority, None)
    assert [str(problem) for problem in proof.problems] == []
    assert proof.assemblies > 500
    lines = lines_of(proof)
    assert [line.text for line in lines if line.held != line.applied or not line.clauses] == []
    assert sources_in(library, authority) - {line.source for line in lines} == set()
    prove_samples(proof, library)


def sources_in(library: ClauseLibrary, authority: str) -> set[str]:
    """Where the requirements of the newest rules stand in the authority's own document."""
    profile = library.authorities[authority]
    newest = [*(profile.editions or ()), profile][-2 if profile.editions else -1]
    listed = [each for key in ("sections", "before_signing", "process") for each in getattr(newest, key) or ()]
    criteria = [each for assessment in newest.assessments or () for each in assessment.criteria or ()]
    return {each.source for each in (*listed, *criteria, *(newest.required_decisions or ())) if each.source}


@pytest.mark.parametrize("authority", ["boras", "standard"])
def test_text_that_is_remembered_is_the_text_that_is_filled(authority: str, library: ClauseLibrary) -> None:
    profile = library.authorities[authority]
    days = changing_days(library, profile)
    space = space_of(library, profile, days)
    prover = Prover(library, profile, days, space)
    memory = Memory(library, space.dimensions)
    for row in cover(space)[::20]:
        remembered = prover.agreement(row, partial(RememberingFiller, memory=memory, row=row))
        assert said(remembered) == said(prover.agreement(row))


def said(agreement: Agreement) -> list[tuple[str, str, list[str]]]:
    return [
        (clause.number, clause.title_text, [paragraph.text for paragraph in clause.paragraphs()])
        for clause in agreement.clauses
    ]


def test_every_pair_of_values_is_in_a_combination(library: ClauseLibrary) -> None:
    profile = library.authorities["standard"]
    space = space_of(library, profile, changing_days(library, profile))
    rows = cover(space)
    values = [range(len(dimension.values)) for dimension in space.dimensions]
    seen = {(one, row[one], other, row[other]) for row in rows for one in range(8) for other in range(one)}
    wanted = {(o, v, p, w) for o in range(8) for p in range(o) for v in values[o] for w in values[p]}
    above = [
        (o, p) for o in range(8) for p in range(8) if is_within(space.dimensions[o].path, space.dimensions[p].path)
    ]
    missing = {each for each in wanted - seen if (each[0], each[2]) not in above and (each[2], each[0]) not in above}
    assert missing == set()
    for group in space.groups:
        combinations = {tuple(row[place] for place in group) for row in rows}
        assert len(combinations) > 1


def is_within(path: str, other: str) -> bool:
    return path.startswith(f"{other}.")


def test_every_case_of_a_combination_has_its_values(library: ClauseLibrary) -> None:
    profile = library.authorities["boras"]
    space = space_of(library, profile, changing_days(library, profile))
    places = {dimension.path: place for place, dimension in enumerate(space.dimensions)}
    maker = CaseMaker(profile, space.dimensions)
    for row in cover(space)[:60]:
        case, day = maker.case(row)
        wanted = space.dimensions[places["partners"]].values[row[places["partners"]]].what
        assert (case.partners and len(case.partners)) == wanted
        children = space.dimensions[places["people.children"]].values[row[places["people.children"]]].what
        assert (case.people and case.people.children) == children
        assert day == space.dimensions[0].values[row[0]].what
