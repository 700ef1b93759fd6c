"""Transcripts and interviews: "Q: ...", "MR. LIND: ...", "Lind: ..." - a paragraph is a turn."""

import re
from collections.abc import Iterator, Sequence

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.found import Found, Reader
from communique.model import Span

_REPORTERS = frozenset(
    {"Q", "QUESTION", "QUESTIONS", "REPORTER", "JOURNALIST", "CORRESPONDENT", "A", "ANSWER", "VOICE"}
    | {"INTERVIEWER", "MODERATOR", "HOST", "ANCHOR", "PRESENTER", "OPERATOR", "INTERPRETER"}
)
"""Labels of turns that name nobody."""
_ANSWERS = frozenset({"A", "ANSWER"})
_LOUD = re.compile(r"(Q|A|(?:[A-Z][A-Z.'’-]*\s){0,5}[A-Z][A-Z.'’-]+)(?:\s?:\s+|(?<=\bQ)\s{2,})(?=\S)")
_NAMED = re.compile(r"((?:[A-Z][\w.'’-]*\s){0,4}[A-Z][\w.'’-]*)\s?:\s+(?=\S)")
_TURNS = 3
"""Turns that make a transcript where the labels are not in capitals."""


def transcript(readers: Sequence[Reader]) -> Iterator[Found]:
    """Take the paragraphs of a transcript whole; a label in capitals used twice makes one.

    So do names that alternate in front of at least half of the paragraphs. A paragraph without a label goes
    on with the turn above, unless it is a stage direction in brackets.
    """
    turns = _turns([reader.line.doc.text for reader in readers])
    answering = _answering(readers, turns)
    label: Span | None = None
    spoken = False
    for reader, turn in zip(readers, turns, strict=True):
        span = reader.line.paragraph.span
        start = span.start
        if turn:
            named = not _is_reporter(turn[1])
            label = Span(start + turn.start(1), start + turn.end(1)) if named else None
            label = answering if turn[1].upper() in _ANSWERS else label
            start += turn.end()
            spoken = True
        if spoken and reader.line.doc.text[:1] not in "([":
            reader.whole = True
            reader.taken.update(dict.fromkeys(range(len(reader.line.edges))))
            reader.found.clear()
            reason = "not resolved" if label else "unnamed"
            yield Found(Span(start, span.end), "direct", None, label, reason=reason)


def _answering(readers: Sequence[Reader], turns: Sequence[re.Match[str] | None]) -> Span | None:
    """Whoever gives the answers, where nobody else has a turn or is named above the first one."""
    bases = [reader.line.paragraph.span.start for reader in readers]
    labelled = {t[1]: (b + t.start(1), b + t.end(1)) for b, t in zip(bases, turns, strict=True) if t}
    named = {label: place for label, place in labelled.items() if not _is_reporter(label)}
    first = next((n for n, turn in enumerate(turns) if turn), 0)
    if not named:
        people = [e for reader in readers[:first] for e in _people(reader)]
        named = {name: (start, start + len(name)) for name, start in people}
    return Span(*next(iter(named.values()))) if len(named) == 1 else None


def _people(reader: Reader) -> Iterator[tuple[str, int]]:
    """The people named in a paragraph by their full names, and where."""
    line = reader.line
    for entity in line.doc.ents:
        if entity.label_ == "PERSON" and len(entity) > 1:
            yield entity.text, line.paragraph.span.start + entity.start_char


def _turns(texts: Sequence[str]) -> Sequence[re.Match[str] | None]:
    """Return where each paragraph names who speaks; nowhere, where the text is no transcript."""
    loud = [_LOUD.match(text) for text in texts]
    labels = [turn[1] for turn in loud if turn]
    if len(set(labels)) < len(labels):
        return loud
    named = [_NAMED.match(text) for text in texts]
    known = lexicon().labels
    labels = [t[1] for t in named if t and (_is_reporter(t[1]) or t[1].split()[-1].lower() not in known)]
    first = next((n for n, turn in enumerate(named) if turn), 0)
    alternate = 1 < len(set(labels)) < len(labels) >= _TURNS
    return named if alternate and 2 * len(labels) >= len(texts) - first else [None] * len(texts)


def _is_reporter(label: str) -> bool:
    return label.upper() in _REPORTERS
