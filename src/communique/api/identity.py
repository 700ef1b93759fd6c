"""Tell which documents are one, and which are versions of one."""

from collections.abc import Callable
from itertools import count

import msgspec

from communique.model import Document, content_id
from communique.text.paragraphs import paragraphs

_VERSION = 1 / 3
"""Share of its passages that a text at the same address must have in common to be another version of it."""

Find = Callable[[Document], Document | None]


def settle(document: Document, whole: bool, find: Find) -> tuple[Document, Document | None]:
    """Return ``document`` under the id that it is to have, and what is known under that id.

    An id that its record supplies stands. Else the first of a text has the text's hash for its id, the
    next of another outlet a hash of text and number: ids never change when an outlet becomes known later.
    What states no outlet is the same as what does. ``whole``: the document is all that its path holds, and
    the path alone tells it from others. ``find`` gives what is known under the id of its argument.
    """
    if document.id != content_id(document.text):
        return document, find(document)
    known: list[Document] = []
    for number in count():
        id_ = content_id(document.text, number) if number else document.id
        fresh = msgspec.structs.replace(document, id=id_)
        there = find(fresh)
        if there is None:
            break
        known.append(there)
    at_path = (there for there in known if whole and there.path == document.path)
    of_outlet = (there for there in known if not is_another_outlet(there, document))
    match = next(at_path, None) or next(of_outlet, None)
    return (fresh, None) if match is None else (msgspec.structs.replace(document, id=match.id), match)


def is_another_outlet(a: Document, b: Document) -> bool:
    """Tell whether the two state different outlets, by name or else by domain."""
    if a.domain and a.domain == b.domain:
        return False
    names = (_folded(a.outlet), _folded(b.outlet))
    if all(names):
        return names[0] != names[1]
    return bool(a.domain and b.domain)


def states_outlet(document: Document) -> bool:
    """Tell whether ``document`` says who published it."""
    return bool(document.outlet or document.domain)


def changed_passages(old: Document, new: Document) -> int | None:
    """Return in how many passages two versions of a document differ; ``None`` where they are no versions."""
    before, after = _passages(old), _passages(new)
    if is_another_outlet(old, new) or len(before & after) < _VERSION * min(len(before), len(after)):
        return None
    return max(len(before - after), len(after - before))


def _passages(document: Document) -> set[str]:
    spans = (span for run in document.body for span in paragraphs(document.text, run))
    return {" ".join(span.of(document.text).casefold().split()) for span in spans}


def _folded(name: str | None) -> str:
    folded = "".join(c for c in (name or "").casefold() if c.isalnum())
    return folded.removeprefix("the")
