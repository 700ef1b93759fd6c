"""Sentences that quotation marks do not break: the parse cut again with the marks in view."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.marks import Stretch
from communique.model import Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_FINAL = frozenset(".!?…")
_ELLIPSIS = frozenset({"...", "…"})
_MARKS = frozenset("“”\"„‟«»‹›「」『』‘’‚'`″") | {"``", "''"}
_NAME = 3
"""Words that the marked name of a policy may have."""
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DATELINE = 16
_AFTER_PLACE = frozenset({"—", "–", "-", "--", ":"})
DASHES = frozenset({"—", "–", "-", "--"})
_BRACKETS = frozenset("([")
_SMALL = frozenset({"vs", "no", "inc", "ltd", "co", "corp", "dr", "u.s", "u.k", "u.n"})
"""Abbreviations that are also printed small."""
_SUBHEAD = 20
"""Tokens that a subhead may have."""
_ARTICLES = frozenset({"The", "A", "An"})
_OPENERS = frozenset(
    {"He", "She", "It", "They", "We", "This", "These", "There", "His", "Her", "Its", "Their", "According"}
    | {"But", "And", "However", "Meanwhile", "In", "On", "At", "After", "Before", "As", "If", "When", "While"}
    | {"For", "With", "Since", "During", "Under", "Despite", "Although", "Ahead", "Earlier", "Some", "Many"}
)
"""Words that are capitalised where a sentence begins, and hardly elsewhere."""
_OBJECTS = frozenset({"dobj", "pobj", "attr", "oprd"})
_LEADS = frozenset({"ADP", "DET", "AUX", "CCONJ", "PART"})
"""Before a capital these lead to a name: the film of A Day."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True)
class Line:
    """One paragraph with its quoted stretches. Positions are token numbers of ``paragraph.doc``."""

    number: int
    paragraph: Paragraph
    stretches: tuple[Stretch, ...]
    owner: tuple[int, ...]
    """For each token the number of the stretch that holds it (its marks too), or -1."""
    edges: tuple[tuple[int, int], ...]
    """First and last-plus-one token of each stretch, with its marks."""
    sentences: tuple[tuple[int, int], ...]
    within: tuple[int, ...]
    """For each token the number of its sentence."""

    @property
    def doc(self) -> Doc:
        """The paragraph's parse."""
        return self.paragraph.doc

    def span(self, start: int, end: int) -> Span:
        """Return where tokens ``start`` to ``end`` (exclusive) stand in the document."""
        return self.paragraph.locate(self.doc[start:end])

    def holds(self, span: Span) -> bool:
        """Tell whether ``span`` of the document lies in this paragraph."""
        return self.paragraph.span.covers(span)

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the bounds of the sentence around ``token``."""
        return self.sentences[self.within[token]]

    def outside(self, start: int, end: int) -> Iterator[Token]:
        """Return the unquoted tokens between ``start`` and ``end``."""
        return (self.doc[i] for i in range(start, end) if self.owner[i] < 0)

    def whole(self, start: int, end: int, titles: bool = False) -> tuple[int, int, list[int]]:
        """Widen ``start..end`` to whole stretches; return it with those it then holds (``titles`` too)."""
        held = sorted({n for n in self.owner[start:end] if n >= 0})
        ends = [edge for n in held for edge in self.edges[n]]
        return min([start, *ends]), max([end, *ends]), [n for n in held if titles or not self.title(n)]

    def title(self, stretch: int) -> bool:
        """Tell whether the stretch is the title of a treaty, book or show: capitals, and no finite verb.

        So is the name of a policy or the like, in capitals or not, and a nickname: Bo “Net” Lind.
        """
        start, end = self.edges[stretch]
        words = [t for t in self.doc[start:end] if t.is_alpha]
        capitals = sum(t.text[0].isupper() for t in words)
        called = start > 0 and self.doc[start - 1].pos_ == "PROPN" and self.doc[end : end + 1].text.istitle()
        if called and len(words) == capitals == 1:
            return True
        behind = self.doc[end].lemma_ if end < len(self.doc) else ""
        if behind in lexicon().policies and 1 < len(words) <= _NAME and words[-1].pos_ in _NOMINAL:
            return True
        named = len(words) > 1 and all(t.text[0].isupper() for t in words if len(t) > 4) and capitals > 1
        named = named and not any(t.text == "!" for t in self.doc[start:end])
        return named and not self.heading and words[0].text[0].isupper() and not self.finite(stretch)

    @property
    def heading(self) -> bool:
        """Whether it looks like a headline: short, and ended by no full stop."""
        return len(self.doc) < 30 and self.doc.text.rstrip("”\"’' ")[-1:] not in tuple(".!,;:…")

    def finite(self, stretch: int) -> bool:
        """Tell whether the stretch holds a finite verb or is a sentence of its own."""
        start, end = self.edges[stretch]
        return any(t.tag_ in FINITE or (t.tag_ == "VB" and t.dep_ == "ROOT") for t in self.doc[start:end])

    def states(self, stretch: int) -> bool:
        """Tell whether the stretch is a clause: no noun with a relative clause, "steps that will be felt"."""
        words = self.doc[slice(*self.edges[stretch])]
        first = next((t for t in words if t.is_alpha), words[0])
        noun = next((t for t in (first, *first.ancestors) if t.pos_ == "NOUN"), first)
        verbs = [t for t in words if t.tag_ in FINITE]
        described = {t for c in noun.rights if c.dep_ == "relcl" for t in c.subtree}
        object_ = noun.dep_ in _OBJECTS and noun.head.i < words.start and noun.i < words.end
        return self.finite(stretch) and not (object_ and verbs and described.issuperset(verbs))


def lines(paragraphs: Sequence[Paragraph], found: Sequence[Stretch]) -> tuple[Line, ...]:
    """Return the paragraphs with their stretches (as ``marks.stretches`` numbers them) and sentences."""
    by_paragraph: dict[int, list[Stretch]] = {}
    for stretch in found:
        by_paragraph.setdefault(stretch.paragraph, []).append(stretch)
    return tuple(_line(n, p, tuple(by_paragraph.get(n, ()))) for n, p in enumerate(paragraphs))


def is_mark(token: Token) -> bool:
    """Tell whether a token is nothing but a quotation mark."""
    return token.text in _MARKS


def _line(place: int, paragraph: Paragraph, here: tuple[Stretch, ...]) -> Line:
    doc = paragraph.doc
    owner = [-1] * len(doc)
    edges: list[tuple[int, int]] = []
    starts = [token.idx + paragraph.span.start for token in doc]
    for number, stretch in enumerate(here):
        start = bisect_right(starts, stretch.outer.start) - 1
        end = bisect_left(starts, stretch.outer.end)
        owner[start:end] = [number] * (end - start)
        edges.append((start, end))
    sentences = tuple(_sentences(doc, owner))
    within = tuple(n for n, (start, end) in enumerate(sentences) for _ in range(start, end))
    return Line(place, paragraph, here, tuple(owner), tuple(edges), sentences, within)


def _sentences(doc: Doc, owner: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(doc)):
        before, after = doc[i - 1], doc[i]
        if owner[i] >= 0 and owner[i] == owner[i - 1]:
            continue
        turn = doc[0].text == after.text and after.text in DASHES and before.is_punct and is_stop(before)
        if turn:
            # A further turn of dialogue behind a dash: — The ships will stay, said Roe. — So will we.
            yield start, i
            start = i
            continue
        if (
            after.is_space
            or not _begins(after)
            or (after.is_punct and owner[i] < 0 and after.text not in _BRACKETS)
        ):
            continue
        if owner[i - 1] >= 0:
            ended = _ends(doc, i)
        else:
            ended = is_stop(before) and (before.is_punct or bool(after.is_sent_start))
            if before.text in _ELLIPSIS and is_mark(after) and doc[min(i + 1, len(doc) - 1)].is_lower:
                ended = False
            if before.is_space:
                ended = (i > 1 and doc[i - 2].text[-1:] in _FINAL) or "\n" in before.text
        if ended or (start == 0 and _dateline(doc, i)) or _run_in(doc, start, i, owner[i] >= 0):
            yield start, i
            start = i
    if len(doc):
        yield start, len(doc)


def _run_in(doc: Doc, start: int, i: int, marked: bool) -> bool:
    """Tell whether a page ran a subhead or a pointer to another text into the sentence that begins at ``i``.

    Two words without a stop between them, the second capitalised although it is no name: Hard choices The ...
    """
    before, after, behind = doc[i - 1], doc[i], doc[min(i + 1, len(doc) - 1)]
    if not before.is_alpha or i - start > _SUBHEAD:
        return False
    if marked:
        pointer = any(t.text == ":" and t.nbor(-1).is_upper for t in doc[start + 1 : min(start + 4, i)])
        return pointer and is_mark(after) and behind.text[:1].isupper()
    named = behind.is_upper and len(behind) > 1 and before.pos_ in ("NOUN", "ADJ") and before.is_lower
    small = behind.is_lower or behind.is_digit or behind.text in (",", "-") or named
    if after.text in _ARTICLES:
        return small and before.pos_ not in _LEADS and behind.pos_ not in _LEADS
    return after.text in _OPENERS and before.is_lower and before.pos_ not in _LEADS


def is_stop(token: Token) -> bool:
    """Tell whether a token ends a sentence: a full stop that belongs to no abbreviation."""
    if token.text[-1:] not in _FINAL:
        return False
    if token.text == "." and token.i and not token.nbor(-1).whitespace_:
        before = token.nbor(-1)
        # "Sun." is a day, but: stood in the sun.
        small = before.is_lower and before.lower_ not in _SMALL
        return small or before.lower_ not in lexicon().abbreviations
    return True


def _ends(doc: Doc, i: int) -> bool:
    """Tell whether the words before token ``i`` end a sentence, marks left aside."""
    words = doc[max(0, i - 3) : i].text.rstrip("“”\"„‟«»‹›「」『』‘’‚'`″ \n\r\t")
    return words[-1:] in _FINAL


def _dateline(doc: Doc, i: int) -> bool:
    """Tell whether the words before token ``i`` are a dateline: TARN, May 3 (Agency) —"""
    if i > _DATELINE or doc[i - 1].text not in _AFTER_PLACE or any(t.tag_ in FINITE for t in doc[:i]):
        return False
    if doc[i - 1].text == "-" and not doc[i - 2].whitespace_:
        return False
    shouted = doc[0].text.isupper() and len(doc[0].text) > 1
    place = lookup(doc[: i - 1].text)
    if doc[i - 1].text == ":":
        # "TARN: ..." may also name a speaker.
        land = place is not None and place.kind == "state"
        return shouted and (land or (place is None and doc[0].ent_type_ in ("GPE", "LOC")))
    within = lookup(doc[: i - 1].text.rpartition(",")[2].strip())
    known = place is not None or (within is not None and within.kind == "state")
    known = known or (_DATED.search(doc[: i - 1].text) is not None and lookup(doc[0].text) is not None)
    return shouted or known or any(t.text == ")" for t in doc[:i])


_DATED = re.compile(
    r"^[A-Z][\w ]*, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?(?:,? [A-Z]{2,})?$"
)
"""A dateline with a day, and maybe an agency: Harnov, Dec 16, HNS."""


def _begins(token: Token) -> bool:
    first = token.text[:1]
    return first.isupper() or first.isdigit() or is_mark(token) or (not first.islower() and first.isalpha())
