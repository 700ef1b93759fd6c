"""Take words out of a reading that turn out to be no part of its article."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from communique.model.actors import Mention
from communique.model.claims import Claim
from communique.model.collections import Reading
from communique.model.documents import LeftOut
from communique.model.spans import Span

R = TypeVar("R", bound=Claim | Mention)


def without(reading: Reading, parts: Sequence[LeftOut]) -> Reading:
    """Return ``reading`` with ``parts``, blocks of its body, left out of it: and what rests on them gone.

    The text stays as it is, and so does every offset.
    """
    if not parts:
        return reading
    document, out = reading.document, sorted(part.span for part in parts)
    return msgspec.structs.replace(
        reading,
        document=msgspec.structs.replace(
            document,
            body=tuple(piece for run in document.body for piece in _cut(document.text, run, out)),
            blocks=tuple(block for block in document.blocks if not _inside(block.span, out)),
            left_out=tuple(sorted([*document.left_out, *parts], key=lambda part: part.span)),
        ),
        quotations=_kept(reading.quotations, out),
        attributions=tuple(
            a for a in reading.attributions if not any(_inside(piece, out) for piece in a.content)
        ),
        acts=tuple(act for act in reading.acts if not _inside(act.trigger.span, out)),
        positions=_kept(reading.positions, out),
        figures=_kept(reading.figures, out),
        times=_kept(reading.times, out),
        mentions=tuple(_alone(mention, out) for mention in _kept(reading.mentions, out)),
    )


def _kept(found: Iterable[R], out: Sequence[Span]) -> tuple[R, ...]:
    return tuple(one for one in found if not _inside(one.span, out))


def _alone(mention: Mention, out: Sequence[Span]) -> Mention:
    if mention.antecedent is None or not _inside(mention.antecedent, out):
        return mention
    return msgspec.structs.replace(mention, antecedent=None, reason="not stated")


def _inside(span: Span, out: Sequence[Span]) -> bool:
    at = bisect_right(out, span.start, key=lambda part: part.start) - 1
    return at >= 0 and out[at].covers(span)


def _cut(text: str, run: Span, out: Sequence[Span]) -> Iterator[Span]:
    """What is left of ``run`` between the spans of ``out``."""
    start = run.start
    for part in out:
        if run.covers(part):
            yield from _trimmed(text, Span(start, part.start))
            start = part.end
    yield from _trimmed(text, Span(start, run.end))


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    if len(trimmed := span.trim(text)):
        yield trimmed
