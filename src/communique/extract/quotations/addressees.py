"""Find to whom words are addressed: told reporters; warned the league; in a letter to the council."""

from communique.extract.quotations.cues import Verb, lexicon
from communique.extract.quotations.sentences import Line
from communique.extract.quotations.speakers import Range, phrase_of


def addressee(line: Line, i: int, verb: Verb) -> Range | None:
    """Return the tokens that name the one spoken to, or ``None``."""
    token = line.doc[i]
    if verb.addressee is None:
        return None
    for child in token.rights:
        if line.owner[child.i] >= 0 or child.i > i + 12:
            continue
        if verb.addressee in ("object", "must") and child.dep_ in ("dobj", "dative") and child.pos_ != "ADP":
            if child.ent_type_ in ("DATE", "TIME") or child.tag_ in ("WP", "WDT"):
                continue
            return phrase_of(line, child)
        if child.lower_ == "to" and child.dep_ in ("prep", "dative"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return phrase_of(line, noun)
    return None


def messaged(line: Line, start: int, end: int) -> Range | None:
    """Return whom the words of a sentence were addressed to: "in a letter to X", "speaking to reporters"."""
    doc = line.doc
    for token in line.outside(start, end - 2):
        letter = token.lemma_ in lexicon().messages and any(
            c.lower_ in ("a", "an", "his", "her", "their") for c in token.lefts
        )
        speaking = token.lower_ in ("speaking", "talking", "writing") and token.tag_ == "VBG"
        if letter or speaking:
            to = doc[token.i + 1]
            noun = next((c for c in to.children if c.dep_ == "pobj"), None)
            if to.lower_ in ("to", "with") and noun is not None and line.owner[noun.i] < 0:
                return phrase_of(line, noun)
    return None
