"""Quotations that are signed, as round-ups print them: “...” Ann Roe, head of the port - no verb says so."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.ends import last_of
from communique.extract.quotations.found import Found, Reader
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.sentences import FINITE, Line

_DASHES = frozenset({"-", "–", "—", "--", "―", "~", "•", "*"})
_LONGEST = 60
"""Tokens of a signature, what its bearer is included."""
_NAME = range(2, 7)
"""Tokens of a name, his title included."""
_PARTICLES = frozenset({"de", "van", "von", "bin", "al", "der", "den", "di", "da", "-", ".", "’", "'"})
_OF = frozenset({",", "(", ".", ":", "-", "–", "—", "in", "at", "of", "on", "from"})
"""What may follow the name."""
_LEAST = 4
"""Words of a quotation that somebody signs."""


def signed(readers: Sequence[Reader]) -> Iterator[Found]:
    """Return the quotations that no clause reports and whose speaker is named, without a verb, beside them.

    The signature stands behind the closing mark or in a paragraph of its own below, or else above; it serves
    the paragraphs that run up to it. Where a page signs so, one who "said on Monday" signs too.
    """
    bare = _bare(readers)
    loose = any(_behind(reader.line, number, False) for reader, number in bare)
    led = _led(readers, bare)
    for reader, number in bare:
        signature = _behind(reader.line, number, loose)
        signature = signature or (_above if led else _below)(readers, reader, number)
        if signature is None:
            continue
        line, name = signature
        for part, held in _running(readers, reader, number):
            part.taken[held] = None
            yield Found(part.line.stretches[held].span, "direct", None, line.span(*name))


def _led(readers: Sequence[Reader], bare: Sequence[tuple[Reader, int]]) -> bool:
    """Tell whether names stand above what they sign: where they alternate, one more has its name so."""
    above, below = (sum(side(readers, *each) is not None for each in bare) for side in (_above, _below))
    return above >= below


def _bare(readers: Sequence[Reader]) -> list[tuple[Reader, int]]:
    """The stretches that are whole utterances, begin their sentence and are reported by no clause."""
    return [
        (reader, number)
        for reader in readers
        if not reader.whole
        for number, (opening, closing) in enumerate(reader.line.edges)
        if number not in reader.taken and _utters(reader.line, number, opening, closing)
    ]


def _utters(line: Line, number: int, opening: int, closing: int) -> bool:
    words = sum(t.is_alpha for t in line.doc[opening:closing])
    begins = opening == 0 or line.sentence(opening)[0] >= opening - 1
    begins = begins or (line.doc[opening + 1].is_title and not line.doc[opening - 1].is_punct)
    ends = last_of(line, closing) in (".", "!", "?", "…") or _ends(line, closing)
    return line.stretches[number].closed and words >= _LEAST and begins and ends


def _ends(line: Line, at: int) -> bool:
    return all(t.is_space or t.is_punct for t in line.doc[at:])


def _behind(line: Line, number: int, loose: bool) -> tuple[Line, Range] | None:
    """Who signs a stretch behind its closing mark."""
    closing = line.edges[number][1]
    name = None if _ends(line, closing) else _signature(line, closing, loose)
    return (line, name) if name else None


def _below(readers: Sequence[Reader], reader: Reader, number: int) -> tuple[Line, Range] | None:
    """Who is named, and nothing else, in the paragraph below a stretch that ends its own."""
    line = reader.line
    if line.number + 1 >= len(readers) or not _ends(line, line.edges[number][1]):
        return None
    below = readers[line.number + 1].line
    return None if below.doc.text.rstrip().endswith(":") else _named_alone(below)


def _above(readers: Sequence[Reader], reader: Reader, number: int) -> tuple[Line, Range] | None:
    """Who is named, with what he is, in the paragraph above a stretch that is a paragraph."""
    line = reader.line
    opening, closing = line.edges[number]
    if line.number == 0 or opening > 0 or not _ends(line, closing):
        return None
    named = _named_alone(readers[line.number - 1].line)
    return named if named and not _ends(named[0], named[1][1]) else None


def _named_alone(line: Line) -> tuple[Line, Range] | None:
    """The name in a short paragraph that has no marks and tells nothing of its bearer but what he is."""
    short = len(line.doc) <= _LONGEST and len(line.sentences) <= 2 and not line.edges
    name = _signature(line, 0, False) if short else None
    return (line, name) if name else None


def _running(readers: Sequence[Reader], reader: Reader, number: int) -> Iterator[tuple[Reader, int]]:
    """The stretch and those in the paragraphs above that run on into it."""
    yield reader, number
    while number == 0 and reader.line.stretches[0].continues and reader.line.number > 0:
        reader = readers[reader.line.number - 1]
        number = len(reader.line.edges) - 1
        if number < 0 or number in reader.taken:
            return
        yield reader, number


def _signature(line: Line, at: int, loose: bool) -> Range | None:
    """The name that begins at ``at``, dashes aside, where only what its bearer is follows."""
    doc = line.doc
    while at < len(doc) and (doc[at].is_space or doc[at].text in _DASHES):
        at += 1
    run = list(takewhile(lambda t: t.text[:1].isupper() or t.text in _PARTICLES, doc[at : at + _NAME.stop]))
    while run and not run[-1].text[:1].isupper():
        run.pop()
    stop = at + len(run)
    if len(run) not in _NAME or not all(t.pos_ == "PROPN" or not t.is_alpha or t.is_upper for t in run[-2:]):
        return None
    if stop < len(doc) and line.owner[stop] < 0 and not (doc[stop].text in _OF or doc[stop].is_space):
        return None
    told = list(takewhile(lambda t: line.owner[t.i] < 0 and t.text != ".", doc[stop : stop + _LONGEST]))
    roles = lexicon().roles
    titled = run[0].lemma_.lower() in roles or any(t.lemma_.lower() in roles for t in told)
    if not titled and not any(t.ent_type_ == "PERSON" for t in run):
        return None
    finite = [t for t in told if t.tag_ in FINITE and not _subordinate(t)]
    if finite and not (loose and _merely(finite)):
        return None
    return at, stop


def _subordinate(token: Token) -> bool:
    return any(t.dep_ in ("relcl", "advcl", "pcomp") for t in (token, *token.ancestors))


def _merely(finite: Sequence[Token]) -> bool:
    """Tell whether a verb tells no more than when and where somebody spoke: "said on Monday"."""
    verb = finite[0]
    return len(finite) == 1 and not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
