"""The documents of a brief: numbered, named, and the one place where their words are cut out."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from communique.brief.parts import Piece, Pieces, Ref, plain
from communique.brief.phrases import listed
from communique.errors import EvidenceError
from communique.model import Claim, Collection, Document, Evidence, Position, Quotation, Reading, Span
from communique.text.paragraphs import paragraphs

_OPEN, _CLOSE = "“„«‘\"'‹", "”“»’\"'›"
_MARKED = re.compile(
    r"“[^“”]*”?|„[^„“”]*[“”]?|«[^«»]*»?|\"[^\"]*\"?|(?<!\w)[‘'][^‘’']*(?:[’'](?=\w)[^‘’']*)*[’']?"
)
_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“«‘(\[]?[A-Z0-9–])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[A-Za-z]\.[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Maj|Sen|Rep|Gov|St|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca)\.$"
)
_BULLET = re.compile(r"\s*[–—•▪*-]\s+")
LONGEST = 320
"""Code points of a sentence that are shown at most; longer ones are cut around what matters."""


class Sources:
    """Numbered documents, in the order of their dates; undated ones last, then by path and id."""

    def __init__(self, collection: Collection) -> None:
        ordered = sorted(collection.readings, key=lambda r: _order(r.document))
        self.readings: tuple[Reading, ...] = tuple(ordered)
        self.number = {reading.document.id: n for n, reading in enumerate(ordered, 1)}
        self._origins = collection.origins
        self._quoted: dict[str, list[Span]] = {}
        self._paragraphs: dict[str, tuple[Span, ...]] = {}
        self._actors = collection.actors
        self._quotations = {q.id: q for reading in ordered for q in reading.quotations}

    def document(self, id_: str) -> Document:
        """Return the document with this id."""
        return self.reading(id_).document

    def reading(self, id_: str) -> Reading:
        """Return the reading of the document with this id."""
        return self.readings[self.number[id_] - 1]

    def outlet(self, id_: str) -> str:
        """Return the name of who published it: outlet, domain, file name, or its number here."""
        document = self.document(id_)
        file = (document.path or "").replace("\\", "/").rpartition("/")[2]
        return document.outlet or document.domain or file or f"Document {self.number[id_]}"

    def quotation(self, position: Position) -> Quotation | None:
        """Return the quotation whose words perform a position."""
        if position.quotation is None:
            return None
        return self._quotations.get(position.quotation)

    def origin(self, id_: str) -> str:
        """Return the origin of a document: its own id where it is no copy."""
        return self._origins.get(id_, id_)

    def origins(self, claims: Iterable[Claim]) -> int:
        """Count the independent origins of ``claims``: copies of one text are one."""
        return len({self.origin(claim.document) for claim in claims})

    def counts(self, refs: Iterable[Ref]) -> tuple[int, int]:
        """Count the outlets, and the independent origins, of passages."""
        ids = {self.readings[ref.article - 1].document.id for ref in refs}
        return len({self.outlet(id_) for id_ in ids}), len({self.origin(id_) for id_ in ids})

    def ref(self, claim: Claim) -> Ref:
        """Return the passage a claim rests on.

        Raises ``EvidenceError`` where the stored text does not have the claim's words there.
        """
        document = self.document(claim.document)
        if claim.span.of(document.text) != claim.text or not claim.text.strip():
            raise EvidenceError(
                f"{self.outlet(document.id)}: the words of claim {claim.id} are not those at "
                f"{claim.span.start}–{claim.span.end}; run 'communique verify' and read the document again"
            )
        return Ref(self.number[document.id], claim.span)

    def refs(self, claims: Iterable[Claim]) -> tuple[Ref, ...]:
        """Return the passages of ``claims``, each once, in the order of the articles."""
        return tuple(sorted({self.ref(claim) for claim in claims}))

    def place(self, claim: Claim) -> tuple[int, int]:
        """Return the order of text: article, then offset."""
        return self.number[claim.document], claim.span.start

    def words(self, id_: str, span: Span, longest: int | None = None, drop: str = ",;:") -> Pieces:
        """Return the article's words at ``span``, told apart into quoted and reporter's wording.

        Marks are dropped around what is quoted; stops in ``drop`` at the very end, too. More than ``longest``
        code points are cut at white space, and the cut is shown.
        """
        document = self.document(id_)
        text = document.text
        span = span.trim(text)
        while len(span) > 1 and text[span.end - 1] in drop:
            span = Span(span.start, span.end - 1).trim(text)
        whole = span
        if longest is not None and len(span) > longest:
            space = max(text.rfind(mark, span.start + longest // 2, span.start + longest) for mark in " \n\t")
            span = Span(span.start, space if space > 0 else span.start + longest).trim(text)
        pieces = _without_comma(tuple(self._cut(document, span)))
        return pieces if span == whole else (*pieces, plain(" …"))

    def is_quoted(self, id_: str, span: Span) -> bool:
        """Tell whether ``span`` stands inside quotation marks of the article."""
        return any(region.covers(span) for region in self._regions(id_, span))

    def sentence(self, id_: str, span: Span) -> Span:
        """Return the sentence around ``span``, at most ``LONGEST`` code points of it."""
        document = self.document(id_)
        if id_ not in self._paragraphs:
            self._paragraphs[id_] = tuple(p for run in document.body for p in paragraphs(document.text, run))
        found = self._paragraphs[id_]
        index = bisect_right([p.start for p in found], span.start) - 1
        around = found[index] if index >= 0 and found[index].covers(span) else span
        around = Span(
            max(around.start, span.start - 2 * LONGEST),
            max(span.end, min(around.end, span.end + 2 * LONGEST)),
        )
        start, end = around.start, around.end
        for match in _END.finditer(document.text, around.start, around.end):
            if _ABBREVIATION.search(document.text, max(around.start, match.start() - 12), match.start() + 1):
                continue
            if match.end() <= span.start:
                start = match.end()
            elif match.start() >= span.end - 1:
                end = match.end()
                break
        if bullet := _BULLET.match(document.text, start, span.start):
            start = bullet.end()
        return _around(document.text, Span(start, end), span).trim(document.text)

    @cached_property
    def _articled(self) -> frozenset[str]:
        """Names before which the articles themselves mostly write "the"."""
        balance: Counter[str] = Counter()
        for actor in self._actors:
            for mention in actor.mentions:
                if mention.document in self.number and mention.text.endswith(actor.name):
                    text, start = self.document(mention.document).text, mention.span.end - len(actor.name)
                    balance[actor.name] += 1 if text[max(0, start - 4) : start].lower() == "the " else -1
        return frozenset(name for name, surplus in balance.items() if surplus > 0)

    def called(self, name: str) -> str:
        """Return an actor's name as a sentence has it: several joined by "and", with "the" where due."""
        return listed([f"the {part}" if part in self._articled else part for part in name.split("; ")])

    def _cut(self, document: Document, span: Span) -> Iterator[Piece]:
        text, at = document.text, span.start
        after = False
        for region in self._regions(document.id, span):
            inside = Span(max(region.start, at), min(region.end, span.end))
            yield from _worded(document, Span(at, min(region.start, span.end)), after, before=True)
            if inside.start < inside.end:
                yield Piece(inside.of(text), "quoted", document.evidence(inside))
            at, after = max(at, inside.end), True
        yield from _worded(document, Span(at, span.end), after, before=False)

    def _regions(self, id_: str, span: Span) -> list[Span]:
        """Where quoted words stand that touch ``span``: ascending, disjoint, without their marks."""
        if id_ not in self._quoted:
            reading = self.reading(id_)
            merged: list[Span] = []
            for part in sorted(s for q in reading.quotations for s in _marked(q, reading.document.text)):
                if merged and part.start < merged[-1].end:
                    merged[-1] = Span(merged[-1].start, max(part.end, merged[-1].end))
                else:
                    merged.append(part)
            self._quoted[id_] = merged
        found = self._quoted[id_]
        first = bisect_left(found, span.start, key=lambda region: region.end)
        return found[first : bisect_right(found, span.end, key=lambda region: region.start)]


def _worded(document: Document, span: Span, after: bool, before: bool) -> Iterator[Piece]:
    """The reporter's words, without the marks that belong to quoted words beside them."""
    text = document.text
    if after and span.start < span.end and text[span.start] in _CLOSE:
        span = Span(span.start + 1, span.end)
    if before and span.start < span.end and text[span.end - 1] in _OPEN:
        span = Span(span.start, span.end - 1)
    if span.start < span.end:
        yield Piece(span.of(text), "worded", document.evidence(span))


def _without_comma(pieces: Pieces) -> Pieces:
    """Drop the comma that American typography puts before a closing mark, where the words end there."""
    *before, last = pieces or (plain(""),)
    if last.evidence is None or not last.text[:-1].strip() or last.text[-1] not in ",;":
        return pieces
    at = last.evidence
    words = last.text[:-1]
    proof = Evidence(at.document, Span(at.span.start, at.span.end - 1), words)
    return (*before, replace(last, text=words, evidence=proof))


def _order(document: Document) -> tuple[str, str, str]:
    return document.published.value if document.published else "~", document.path or "", document.id


def _marked(quotation: Quotation, text: str) -> Iterator[Span]:
    if quotation.mode == "direct":
        yield quotation.span
    elif quotation.mode == "mixed":
        for match in _MARKED.finditer(text, quotation.span.start, quotation.span.end):
            closed = match.end() - match.start() > 1 and text[match.end() - 1] in _CLOSE
            inside = Span(match.start() + 1, match.end() - closed).trim(text)
            if len(inside):
                yield inside


def _around(text: str, sentence: Span, kept: Span) -> Span:
    """Cut a long sentence down to ``LONGEST`` code points around ``kept``, at white space."""
    if len(sentence) <= LONGEST or len(kept) >= LONGEST:
        return sentence if len(sentence) <= LONGEST else kept
    start = max(sentence.start, kept.start - LONGEST // 2)
    end = min(sentence.end, start + LONGEST)
    if start > sentence.start:
        start = max(text.find(" ", start, kept.start) + 1, 0) or kept.start
    if end < sentence.end:
        end = max(text.rfind(" ", kept.end, end), kept.end)
    return Span(start, end)
