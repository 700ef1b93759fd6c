"""Find phrases that name a source without a verb of saying: according to X; in X's words; so X."""

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.phrases import Range, phrase_after
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import speaks

SO = "so"
_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_ISSUED = frozenset({"release", "issue", "compile", "collect", "provide", "gather"})


def according(line: Line, i: int, end: int) -> Report | None:
    """Return the reporting phrase that begins at token ``i``, with the source that it names, or ``None``."""
    doc = line.doc
    for phrase in lexicon().source_after:
        n = len(phrase)
        if doc[i].lower_ == phrase[0] and tuple(t.lower_ for t in doc[i : i + n]) == phrase:
            source = phrase_after(line, i + n, end)
            source = source and _publisher(line, source, end)
            if source is None or doc[source[1] - 1].lower_ in lexicon().not_sources:
                return None
            return Report((i, i + n), i, frozenset({"clause", "marks"}), source)
    words = next((j for j in range(i + 2, min(end, i + 9)) if doc[j].lower_ == "words"), None)
    if doc[i].lower_ == "in" and words is not None and doc[words - 1].tag_ in ("POS", "PRP$"):
        owner = i + 1, words - (doc[words - 1].tag_ == "POS")
        if not any(line.owner[j] >= 0 or doc[j].tag_ in FINITE for j in range(i, words)):
            return Report((words, words + 1), i, frozenset({"clause", "marks"}), owner)
    source = phrase_after(line, i + 1, end) if doc[i].lower_ == SO and i and not doc[i - 1].is_alpha else None
    stop = line.sentence(i)[1]
    if source and speaks(line, source) and not any(t.pos_ in _VERBAL for t in doc[source[1] : stop]):
        # "..., so the minister": a German "so" that a machine left standing.
        return Report((i, i + 1), i, frozenset({"clause", "marks"}), source)
    return None


def _publisher(line: Line, source: Range, end: int) -> Range:
    """Whoever issued the text that is the source, if nobody else is named: figures released by the port."""
    doc = line.doc
    told = source[1] < end and doc[source[1]].tag_ == "VBN" and doc[source[1]].lemma_ in _ISSUED
    if not told or any(t.pos_ == "PROPN" for t in doc[slice(*source)]):
        return source
    by = next((c for c in doc[source[1]].rights if c.dep_ == "agent" and c.i < end), None)
    return (phrase_after(line, by.i + 1, end) if by is not None else None) or source
