"""Comments in a clause book, as Word writes them: a range, a reference, and the words in a part of their own."""

from __future__ import annotations

from html import escape

from iopgen.word.comments import COMMENTS
from iopgen.word.names import OFFICE, w
from iopgen.word.package import add_part, parse_part, relate, serialize

from .editing import BY, DAY, NAMESPACES, Edited, Element, xml

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def comment(book: Edited, target: Element, *said: str, by: str = BY, day: str = DAY) -> str:
    """The number of the comment on the run, which says the words, one paragraph each."""
    if COMMENTS not in book.parts:
        add_part(book.parts, COMMENTS, f"<w:comments {NAMESPACES}/>".encode(), TYPE)
        relate(book.parts, "word/_rels/document.xml.rels", f"{OFFICE}/comments", "comments.xml")
    root = parse_part(book.parts[COMMENTS])
    number = str(100 + len(root))
    body = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in said)
    about = f'w:id="{number}" w:author="{escape(by)}" w:date="{day}T10:00:00Z" w:initials="AE"'
    root.extend(xml(f"<w:comment {about}>{body}</w:comment>"))
    book.parts[COMMENTS] = serialize(root)
    target.addprevious(xml(f'<w:commentRangeStart w:id="{number}"/>')[0])
    end, reference = xml(f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>')
    target.addnext(end)
    end.addnext(reference)
    return number


def uncomment(book: Edited, words: str) -> None:
    """The comment that says the words is deleted."""
    root = parse_part(book.parts[COMMENTS])
    (gone,) = [each for each in root if words in "".join(map(str, each.itertext()))]
    number = gone.get(w("id"))
    root.remove(gone)
    book.parts[COMMENTS] = serialize(root)
    marks = book.root.iter(w("commentReference"), w("commentRangeStart"), w("commentRangeEnd"))
    book.drop(*[each for each in marks if each.get(w("id")) == number])
