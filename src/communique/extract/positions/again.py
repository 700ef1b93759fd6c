"""Find whom the word before an addressee names again: "appealed to Borduria and to the envoy of Zubrowka"."""

from spacy.tokens import Token

from communique.extract.positions.phrases import names, noun_phrase
from communique.extract.positions.syntax import children, first
from communique.model import Span
from communique.text.parse import Paragraph


def also_to(paragraph: Paragraph, whom: Token, phrase: Span) -> Span:
    """Return ``phrase``, the words for ``whom``, with whom the word before it names again.

    "Appealed to Borduria and to the envoy of Zubrowka" is one appeal to both.
    """
    for again in children(whom.head, "conj") if whom.dep_ == "pobj" else ():
        other = first(again, "pobj") if again.lower_ == whom.head.lower_ else None
        if other is None or names(other) != "actor":
            continue
        named = noun_phrase(paragraph, other)
        between = paragraph.tokens(Span(phrase.end, named.start))
        if between is not None and all(t.pos_ in ("CCONJ", "ADP", "ADV", "PUNCT", "DET") for t in between):
            phrase = Span(phrase.start, named.end)
    return phrase
