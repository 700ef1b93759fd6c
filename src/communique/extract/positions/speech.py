"""Look up in whose quoted or reported words a character stands, and which quotation a cue introduces."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec
from spacy.tokens import Token

from communique.extract.positions.instruments import Issued
from communique.extract.positions.phrases import people, state_or_body
from communique.model import Quotation, Reference, Span
from communique.text.gazetteer import find, lookup
from communique.text.parse import Paragraph

_TOLD = frozenset({"told", "informed", "warned", "notified", "reminded"})
_LETTER = re.compile(r"\w")


class Speech:
    """The quotations of a document, by place."""

    def __init__(
        self,
        text: str,
        quotations: Iterable[Quotation],
        paragraphs: Sequence[Paragraph],
        whole: Quotation | None = None,
    ) -> None:
        self._text = text
        self._whole = whole
        self._states = states(paragraphs)
        self._alone = named_alone(paragraphs)
        self.issued = Issued(paragraphs)
        told = _authored(quotations, paragraphs, self.issued)
        self._held = _continued(text, sorted(told, key=lambda q: (q.span.start, -q.span.end)))
        self._starts = [q.span.start for q in self._held]
        self._reach = list(accumulate((q.span.end for q in self._held), max))
        self._cues: dict[int, Quotation] = {}
        for quotation in self._held:
            if quotation.cue is not None:
                for offset in range(quotation.cue.start, min(quotation.cue.end, quotation.cue.start + 40)):
                    self._cues.setdefault(offset, quotation)

    def around(self, span: Span) -> Quotation | None:
        """Return the innermost quotation whose content covers ``span``; else the statement that all is."""
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._reach[index] > span.start:
            if self._held[index].span.covers(span):
                return self._whole if self._told_by_issuer(self._held[index]) else self._held[index]
            index -= 1
        return self._whole

    def _told_by_issuer(self, quotation: Quotation) -> bool:
        """Tell what a statement says that somebody "was told": by whoever issues it."""
        if self._whole is None or quotation.cue is None or quotation.speaker.span is not None:
            return False
        return quotation.mode == "indirect" and quotation.cue.of(self._text) in _TOLD

    def introduced_by(self, cue: Span) -> Quotation | None:
        """Return the first quotation whose cue shares the first character of ``cue``."""
        return self._cues.get(cue.start)

    def speaker(self, quotation: Quotation | None) -> str:
        """Return the words that name whoever is quoted, or nothing."""
        span = quotation.speaker.span if quotation is not None else None
        return span.of(self._text) if span is not None else ""

    def sides(self, holder: Span) -> frozenset[str]:
        """Return the sides that ``holder`` belongs to: named in its words, or known by the last name."""
        words = holder.of(self._text)
        own = {side(word) for word in words.split() if word[:1].isupper()}
        own |= {entry.state or entry.name for _, _, entry in find(words)}
        known = self._states.get(plain(words.split()[-1]))
        return frozenset(own | {side(known.of(self._text))} if known is not None else own)

    def home(self, official: Span) -> Span:
        """Return the words for the state that ``official`` serves, or ``official`` where none are known.

        "He" is whoever of those known was quoted last.
        """
        words = official.of(self._text)
        if words.lower() not in ("he", "she"):
            return self._states.get(plain(words.split()[-1]), official)
        spans = (q.speaker.span for q in reversed(self._held[: bisect_right(self._starts, official.start)]))
        told = (self._states.get(plain(s.of(self._text).split()[-1])) for s in spans if s is not None)
        return next((state for state in told if state is not None), official)

    def named(self, state: Span) -> Span:
        """Return where the state that ``state`` names stands alone, or ``state`` where it never does."""
        return self._alone.get(side(state.of(self._text)), state)


def _authored(
    quotations: Iterable[Quotation], paragraphs: Sequence[Paragraph], issued: Issued
) -> Iterator[Quotation]:
    """Give what "the statement said" to whoever issued the statement."""
    starts = [paragraph.span.start for paragraph in paragraphs]
    for quotation in quotations:
        span = quotation.speaker.span
        at = bisect_right(starts, span.start) - 1 if span is not None else -1
        words = paragraphs[at].tokens(span) if span is not None and at >= 0 else None
        if words and words.root.lemma_.lower() in people()["instruments"]:
            by = issued.by(words.root, paragraphs[at])
            if by is not None:
                quotation = msgspec.structs.replace(quotation, speaker=Reference(by, None, "not resolved"))
        yield quotation


def _continued(text: str, quotations: Iterable[Quotation]) -> list[Quotation]:
    """Give words in marks that follow directly on somebody's words the same speaker."""
    held: list[Quotation] = []
    ends: dict[int, Quotation] = {}
    for quotation in quotations:
        if quotation.mode == "direct" and quotation.speaker.span is None:
            behind = range(quotation.span.start - 1, quotation.span.start - 6, -1)
            before = next((ends[at] for at in behind if at in ends), None)
            between = text[before.span.end : quotation.span.start] if before is not None else ""
            if before is not None and before.speaker.span is not None and not _LETTER.search(between):
                quotation = msgspec.structs.replace(quotation, speaker=before.speaker)
        held.append(quotation)
        ends[quotation.span.end] = quotation
    return held


def plain(word: str) -> str:
    """Return ``word`` without a possessive and marks."""
    return word.strip(".,:;'’“”\"()").removesuffix("’s").removesuffix("'s")


def side(word: str) -> str:
    """Return a key that a state shares with its seat and its people: "Moscow", "Russian"; "Ruritanian"."""
    entry = lookup(word)
    return (entry.state or entry.name) if entry is not None else plain(word)[:5].lower()


def named_alone(paragraphs: Iterable[Paragraph]) -> dict[str, Span]:
    """Return by side the first word that names a state and is no part of a longer name."""
    found: dict[str, Span] = {}
    for paragraph in paragraphs:
        for word in paragraph.doc:
            longer = word.i + 1 < len(word.doc) and word.nbor().text[:1].isupper()
            if word.pos_ == "PROPN" and word.dep_ not in ("compound", "amod", "nmod") and not longer:
                found.setdefault(side(word.text), paragraph.locate(word))
    return found


def states(paragraphs: Iterable[Paragraph]) -> dict[str, Span]:
    """Return the words for the states of persons by last name, as "Ruritanian President Ada Roe" has them."""
    offices = people()["offices"]
    found: dict[str, Span] = {}
    for paragraph in paragraphs:
        for name in paragraph.doc:
            if name.pos_ != "PROPN" or name.dep_ == "compound":
                continue
            beside = list(_described(name))
            if any(word.lower_ in offices for word in beside):
                told = sorted(
                    (w for w in beside if w != name and _of_state(w)), key=lambda w: not lookup(w.text)
                )
                if told:
                    found.setdefault(plain(name.text), paragraph.locate(told[0]))
    return found


def _described(name: Token) -> Iterator[Token]:
    """Yield the words of a name's title and apposition: "Ruritanian President", "Ruritania's premier"."""
    heads = [name, *(c for c in name.children if c.dep_ == "appos")]
    if name.dep_ == "appos":
        heads.append(name.head)
    for head in heads:
        yield head
        for child in head.children:
            if child.dep_ in ("amod", "compound", "poss", "nmod"):
                yield child
                yield from (c for c in child.children if c.dep_ in ("amod", "compound", "poss", "nmod"))
            elif child.dep_ == "prep" and child.lower_ in ("of", "for"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.pos_ == "PROPN":
                        yield inner
                    yield from (c for c in inner.children if c.dep_ in ("amod", "poss"))


def _of_state(word: Token) -> bool:
    if word.dep_ == "pobj":
        return True
    return word.dep_ in ("amod", "compound", "poss", "nmod") and state_or_body(word)
