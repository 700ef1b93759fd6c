"""Words that papers print over their pages: has the headline "..."; is headlined "..."."""

from spacy.tokens import Token

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.found import Reader
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import names_somebody, owner_of, subject


def captioned(reader: Reader, number: int) -> bool:
    """Add the stretch, as ``direct``, if it is the text of a headline or caption right before it.

    The noun is the cue; whoever has, runs or shows it speaks, or whose it is.
    """
    line = reader.line
    before = line.edges[number][0] - 1
    while before > 0 and line.doc[before].text in (":", ","):
        before -= 1
    token = line.doc[max(before, 0)]
    if token.lemma_ not in lexicon().captions or line.owner[token.i] >= 0:
        return False
    speaker = owner_of(line, token) if token.pos_ == "NOUN" else subject(line, token.i)
    speaker = speaker or _shown_by(line, token)
    if speaker is not None and not names_somebody(line, speaker):
        speaker = None
    cue = Report((token.i, token.i + 1), token.i, frozenset(), speaker)
    reader.add(line.stretches[number].span, "direct", cue, number)
    return True


def _shown_by(line: Line, noun: Token) -> Range | None:
    """The subject of the clause that the noun stands in, infinitives and participles aside."""
    for above in noun.ancestors:
        if above.tag_ in FINITE and line.owner[above.i] < 0:
            found = subject(line, above.i)
            if found is not None:
                return found
    return None
