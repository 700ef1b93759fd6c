"""What a brief is made of before it is a page: sections of lines with their words and evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from communique.model import Document, Evidence, Span

Kind = Literal["plain", "name", "quoted", "worded", "note"]


@dataclass(frozen=True)
class Piece:
    """A run of text. ``quoted`` and ``worded`` are the article's own words and carry the proof of it.

    ``quoted`` stands inside quotation marks in the article; ``worded`` is its reporter's wording; ``plain``,
    ``name`` and ``note`` are ours.
    """

    text: str
    kind: Kind = "plain"
    evidence: Evidence | None = None
    stressed: bool = False
    """What to look at: the word that other versions do not have, the words that give the date."""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, order=True)
class Ref:
    """A passage that a line rests on: the number of the article in the brief, and where its words stand."""

    article: int
    span: Span


@dataclass(frozen=True)
class Detail:
    """What stands under a line: another wording, a clause, an answer, a value of a figure."""

    pieces: Pieces
    refs: tuple[Ref, ...]
    label: str = ""
    columns: tuple[Pieces, ...] = ()
    """Further cells, where the section is a table."""


@dataclass(frozen=True)
class Line:
    """One statement. ``key`` names it inside the brief; ``see`` is the line it repeats in short."""

    key: str
    pieces: Pieces
    refs: tuple[Ref, ...]
    outlets: int
    origins: int
    lead: str = ""
    """What stands before the line: its date, in a calendar."""
    state: str = ""
    details: tuple[Detail, ...] = ()
    see: str | None = None

    def all_refs(self) -> tuple[Ref, ...]:
        """Return the passages of the line and of what stands under it."""
        return tuple(sorted({*self.refs, *(ref for detail in self.details for ref in detail.refs)}))


@dataclass(frozen=True)
class Block:
    """Lines under one heading (possibly none)."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """A part of a chapter; ``form`` tells how its lines are laid out."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    form: Literal["lines", "short", "calendar", "versions", "figures"] = "lines"
    note: str = ""

    def lines(self) -> Iterator[Line]:
        """Yield the lines of all blocks."""
        for block in self.blocks:
            yield from block.lines


@dataclass(frozen=True)
class Chapter:
    """One story: the facts about its sources, the summary, and the sections that are not empty."""

    title: str
    facts: tuple[str, ...]
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Article:
    """A document as the appendix shows it: its number, and the passages that lines rest on, in order."""

    number: int
    document: Document
    outlet: str
    passages: tuple[Span, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def rank(self) -> dict[Span, int]:
        """The number of each passage, from 1."""
        return {span: n for n, span in enumerate(self.passages, 1)}


@dataclass(frozen=True)
class Brief:
    """The whole: what the two renderers print."""

    title: str
    chapters: tuple[Chapter, ...]
    articles: tuple[Article, ...]
    anchors: dict[str, str] = field(default_factory=dict)
    """Line key to the name of its place in the page."""
    back: dict[Ref, str] = field(default_factory=dict)
    """Passage to the place of the line that rests on it."""

    def label(self, ref: Ref) -> str:
        """Return how a passage is cited: the article's number, a stop, the passage's number."""
        return f"{ref.article}.{self.articles[ref.article - 1].rank[ref.span]}"

    def place(self, article: int, passage: int) -> str:
        """Return the place of the line that rests on a passage."""
        return self.back[Ref(article, self.articles[article - 1].passages[passage - 1])]

    def outlet(self, ref: Ref) -> str:
        """Return who published the passage."""
        return self.articles[ref.article - 1].outlet


def plain(text: str) -> Piece:
    """Return words of ours."""
    return Piece(text)


def note(text: str) -> Piece:
    """Return an aside of ours."""
    return Piece(text, "note")


def stressed(pieces: Pieces, spans: Iterable[Span]) -> Pieces:
    """Return ``pieces`` with the words at ``spans`` (ascending, disjoint, of their document) stressed."""
    held = list(spans)
    return tuple(part for piece in pieces for part in _parts(piece, held))


def _parts(piece: Piece, spans: list[Span]) -> Iterator[Piece]:
    if piece.evidence is None:
        yield piece
        return
    whole, at = piece.evidence.span, piece.evidence.span.start
    cuts = [Span(max(span.start, at), min(span.end, whole.end)) for span in spans if span.overlaps(whole)]
    for cut in (*cuts, Span(whole.end, whole.end)):
        for span, stress in ((Span(at, cut.start), False), (cut, True)):
            if span.start < span.end:
                words = span.shift(-whole.start).of(piece.text)
                proof = Evidence(piece.evidence.document, span, words)
                yield replace(piece, text=words, evidence=proof, stressed=stress)
        at = cut.end


def shorten(pieces: Pieces, longest: int) -> Pieces:
    """Return ``pieces`` cut at white space after at most ``longest`` code points; the cut is shown."""
    kept: list[Piece] = []
    left = longest
    for piece in pieces:
        if len(piece.text) <= left:
            kept.append(piece)
            left -= len(piece.text)
            continue
        words = piece.text[:left]
        words = words[: max(words.rfind(" "), 0)].rstrip(" ,;:")
        if words:
            at = piece.evidence
            if at:
                at = Evidence(at.document, Span(at.span.start, at.span.start + len(words)), words)
            kept.append(replace(piece, text=words, evidence=at))
        return (*kept, plain(" …"))
    return tuple(kept)


def texts(pieces: Pieces) -> str:
    """Return the bare text of ``pieces``, white space collapsed."""
    return " ".join("".join(piece.text for piece in pieces).split())
