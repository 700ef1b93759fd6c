"""Verbs of headlines that the parse misreads: taken for plurals, or in a row behind commas."""

from communique.extract.quotations.cues import Verb, is_cue, lexicon
from communique.extract.quotations.phrases import Range, phrase_before
from communique.extract.quotations.sentences import FINITE, Line

_BEFORE = frozenset({":", "as", "after", "while", "before", "|", ";"})
"""Behind these a headline tells of somebody else: troops leave as Roe brands exit ‘a shame’."""


def listed(line: Line, i: int) -> bool:
    """Tell whether a headline goes on with what the same one does: Tarn says talks fail, calls for "calm"."""
    doc = line.doc
    behind = i > 1 and doc[i - 1].text == "," and doc[i].tag_ in ("VBZ", "VBP") and is_cue(doc[i]) is not None
    return behind and line.heading and not doc[i + 1 : i + 2].text.istitle()


def plural(line: Line, i: int) -> tuple[Verb, Range] | None:
    """Return the frames and subject of a headline's verb that looks like a noun: Roe brands Tarn "a foe"."""
    doc = line.doc
    token = doc[i]
    if token.tag_ != "NNS" or not (token.is_lower and line.edges and line.heading):
        return None
    start, end = line.sentence(i)
    start = next((j + 1 for j in range(i - 1, start, -1) if doc[j].lower_ in _BEFORE), start)
    first = min([end, *(a for a, _ in line.edges if a > i)])
    verb, speaker = lexicon().verbs.get(token.lemma_), phrase_before(line, start, i)
    behind = doc[i + 1] if i + 1 < end else token
    # Right before the marks stands what is called so, whatever the parse takes it for: slams deal ‘a joke’.
    called = first == i + 2 and behind.is_lower and verb is not None and "object" in verb.frames
    stated = any(t.tag_ in FINITE for t in line.outside(start, first) if not (called and t is behind))
    if verb is None or speaker is None or speaker[1] != i or stated:
        return None
    if called:
        return verb, speaker
    if doc[i - 1].pos_ != "PROPN" or behind.pos_ not in ("PROPN", "PUNCT", "DET", "PRON"):
        return None
    return verb, speaker
