"""Find to whom words are addressed: told reporters; warned the league; in a letter to the council."""

from communique.extract.quotations.cues import Verb, lexicon
from communique.extract.quotations.phrases import Range, phrase_of
from communique.extract.quotations.sentences import Line


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
            return _with_name(line, phrase_of(line, child))
        if child.lower_ == "to" and child.dep_ in ("prep", "dative"):
            for noun in child.children:
                if noun.dep_ == "pobj" and _hears(line, phrase_of(line, noun)):
                    return phrase_of(line, noun)
    return None


def _with_name(line: Line, phrase: Range) -> Range:
    """Take in the name behind a noun that the parse cut off: "told the agency ISP that"."""
    doc, end = line.doc, phrase[1]
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end - 1].pos_ in ("NOUN", "PROPN"):
        end += 1
    named = end > phrase[1] and end < len(doc) and doc[end].pos_ in ("ADP", "ADV", "PUNCT", "SCONJ")
    return (phrase[0], end) if named else phrase


def _hears(line: Line, phrase: Range) -> bool:
    """Tell whether a phrase names somebody who can be spoken to: a name, a pronoun, a role, an audience."""
    words = line.doc[slice(*phrase)]
    return any(
        t.pos_ in ("PROPN", "PRON") or t.lemma_.lower() in lexicon().roles | lexicon().audiences
        for t in words
    )


def messaged(line: Line, cue: int) -> Range | None:
    """Return whom the words of a sentence were addressed to: "in a letter to X", "speaking to reporters"."""
    doc = line.doc
    start, end = line.sentence(cue)
    for token in line.outside(start, end - 2):
        if token.i > cue and token.head.head.i != cue:
            continue
        letter = token.lemma_ in lexicon().messages and any(
            c.lower_ in ("a", "an", "his", "her", "their") for c in token.lefts
        )
        speaking = token.lower_ in ("speaking", "talking", "writing") and token.tag_ == "VBG"
        speaking = speaking and not any(c.dep_ == "aux" for c in token.lefts)
        if letter or speaking:
            to = doc[token.i + 1]
            noun = next((c for c in to.children if c.dep_ == "pobj"), None)
            if to.lower_ in ("to", "with") and noun is not None and line.owner[noun.i] < 0:
                return phrase_of(line, noun)
    return None
