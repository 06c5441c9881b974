"""Clause files as people could write them: every key of a head, every mark of a text, in any order and any length."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import strategies as st

from iopgen.book.labels import CHAINS, fact_names

FACTS = sorted(fact_names())
LISTED = ("goals.subgoals.text", "activities.name", "partners.name")
WORDS = (
    "avtalet", "Parterna", "möts", "år 2027", "§ 3", "5 000 kr", "”så”", "e-post", "a–ö", "gäller från dag ett", "låst",
    "(om det går)", "Målen:", "50 %", "x/y", "Bo & Co", "\u00a0hårt", "två  mellanslag", "Rubrik",
    "Råd till handläggaren", "syfte", "avtalets startdatum", "1. maj", "–", "mål – gäller från och med nu",
)  # fmt: skip
IDS = ("alpha", "beta", "gamma", "delta")
DAYS = ("2025-01-01", "2026-07-01", "2027-02-28")
ends = st.sampled_from(("\n", "\n", "\r\n"))
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
facts = st.builds(
    lambda path, chain: "{{ " + " | ".join((path, *chain)) + " }}", st.sampled_from(FACTS), st.sampled_from(CHAINS)
)
links = st.sampled_from(IDS).map("[](#{})".format)
terms = st.sampled_from(WORDS[:3]).map("**{}**".format)
optionals = st.builds("[{} {}]".format, words, st.one_of(facts, links))


@st.composite
def lines(draw: st.DrawFn, *, wraps: bool = True) -> str:
    """A paragraph, which begins with a word; it may stand on several lines of the file."""
    parts = draw(st.lists(st.one_of(words, facts, links, terms, optionals), max_size=4))
    gaps = draw(st.lists(st.sampled_from((" ", " ", "\n") if wraps else (" ",)), min_size=len(parts)))
    begins = draw(st.sampled_from(("Parterna", "Det", "”Vi”", "{{ term.start }}", "[se {{ term.end }}]", "**Målen**")))
    # an empty line or a sign of lists would not go on with the paragraph
    return begins + "".join(
        f"{gap}{'och ' if gap != ' ' else ''}{part}" for gap, part in zip(gaps, parts, strict=False)
    )


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list of one or two levels, wrapped or not, with or without empty lines between its items."""
    sign, inner_sign = draw(st.sampled_from(("- ", "1. "))), draw(st.sampled_from(("- ", "1. ")))
    between = draw(st.sampled_from(("\n", "\n", "\n\n")))
    items = []
    for _ in range(draw(st.integers(1, 3))):
        text = draw(lines(wraps=False))
        inner = draw(st.lists(lines(wraps=False), max_size=2))
        items.append("\n".join([sign + text, *(" " * len(sign) + inner_sign + each for each in inner)]))
    return between.join(items)


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 3))
    cell = st.one_of(words, facts.map(lambda text: text.partition(" |")[0].removesuffix(" }}") + " }}"), st.just(""))
    rows = [[draw(words) for _ in range(width)]]
    rows += [[draw(cell) for _ in range(width)] for _ in range(draw(st.integers(1, 2)))]
    shown = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([shown[0], "|" + " --- |" * width, *shown[1:]])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    blocks = [draw(lines())]
    for _ in range(draw(st.integers(0, 3))):
        blocks += [draw(st.one_of(lines(), lists(), tables())), draw(lines())]
    gap = draw(st.sampled_from(("\n\n", "\n\n", "\n\n\n")))
    return draw(st.sampled_from(("", "\n"))) + gap.join(blocks) + draw(st.sampled_from(("\n", "", "\n\n")))


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True)
class Written:
    """A clause file: its name within `clauses/main` and its bytes."""

    name: str
    data: bytes


@st.composite
def clauses(draw: st.DrawFn, clause_id: str) -> Written:
    """The file of the clause with that id, with any of the keys that a head may have."""
    said = words.map("Om {}".format)  # a dash alone says that there is nothing
    prose = st.one_of(said, said.map(lambda text: f"{text}: #{text}"))
    title = draw(st.one_of(said, st.builds("{} {}".format, said, facts)))
    more = {
        "heading": st.just("nej"), "presence": st.sampled_from(("valfri", "pa_begaran")),
        "when": st.just("{people.children: ja}"), "valid_from": st.sampled_from(DAYS[:2]),
        "valid_to": st.just(DAYS[2]), "origin": prose.map(quoted),
        "decision": st.sampled_from((
            "{body: Nämnden}", '{body: "Nämnden, utskottet", paragraph: "§ 3 a", day: 2026-02-03, legal_force: nej}',
            "{registry_number: KS-1}", '{paragraph: "paragraf tre"}',
        )),
        "laws": st.sampled_from((
            "[]", '[{law: "SFS 2017:725"}]', '\n  - {law: "SFS 2017:725", at: "2 kap. 1 §, 3 st."}  # först',
        )),
        "reviewed": st.sampled_from((
            "null  # inte än", '{by: "Ek, Anna", day: 2026-01-02, fingerprint: "0123456789abcdef"}',
        )),
        "guidance": st.one_of(prose.map(quoted), st.builds("|\n  {}\n  {}".format, words, words)),
        "notes": st.lists(st.builds(
            lambda by, day, text: "{" + f"{by}{day}text: {quoted(text)}" + "}",
            st.sampled_from(("", "by: Bo, ")), st.sampled_from(("", "day: 2026-10-01, ")), prose,
        ), max_size=2).map(lambda each: f"[{', '.join(each)}]"),
        "locked": prose.map(quoted),
    }  # fmt: skip
    keys = [("id", clause_id), ("title", quoted(title)), ("topic", "main"), ("order", str(10 * len(clause_id)))]
    keys += [(key, draw(value)) for key, value in more.items() if draw(st.booleans())]
    keys.append(("summary", draw(prose.map(quoted))))
    head = [draw(st.sampled_from(("", "", "# om nyckeln\n", "\n"))) + f"{key}: {value}" for key, value in keys]
    text = "\n".join(["---", *head, "---", draw(bodies())])
    end = draw(ends)
    return Written(f"{clause_id}.md", text.replace("\n", end).encode())


@st.composite
def libraries(draw: st.DrawFn) -> tuple[Written, ...]:
    """The files of a few clauses that refer to each other."""
    return tuple(draw(clauses(each)) for each in IDS)
