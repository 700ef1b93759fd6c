"""Say what one actor of a passage did to another: the setting in which event coders are measured."""

from communique.errors import CommuniqueError


class SpanError(CommuniqueError):
    """A span that the caller gave does not name words of the text."""


def relation(text: str, source: tuple[int, int], target: tuple[int, int]) -> str:
    """Return the PLOVER root of what ``source`` did to ``target`` in ``text``, or ``"NONE"``.

    Both are half-open code-point offsets of the words that name them. The root is one of the sixteen in the
    manual; where the text tells several acts between the two, it is the likeliest. Direction matters: what A
    did to B, B did not do to A. Two that stand more than a window apart (some 200 word pieces) are unrelated.
    Raises ``SpanError`` where a span lies outside the text, holds no word, or is the other one.
    """
    from communique.model import Span
    from communique.text.encoder import tagger

    ends = []
    for name, (start, end) in (("source", source), ("target", target)):
        if not 0 <= start < end <= len(text):
            raise SpanError(f"{name} ({start}, {end}): not a stretch of this text of {len(text)} characters")
        if not any(map(str.isalnum, text[start:end])):
            raise SpanError(
                f"{name} ({start}, {end}): {text[start:end]!r} names nobody; give the words that do"
            )
        ends.append(Span(start, end).trim(text))
    if ends[0] == ends[1]:
        raise SpanError(f"source and target are both {ends[0].of(text)!r}: give two spans")
    probabilities = tagger().relation(text, *ends)
    return max(probabilities, key=probabilities.__getitem__)
