"""Delimit a noun phrase: with title and adjacent name, without relative clause or apposition."""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.sentences import FINITE, Line, is_mark, is_stop

Range = tuple[int, int]
"""First and last-plus-one token."""

RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_KEEPS = frozenset({"of", "for", "from", "in", "at", "with", "to", "on", "'s", "’s"})
_SIDES = frozenset({"sideline", "sidelines", "edge", "margin", "margins", "fringe", "fringes", "eve"})
"""Of a meeting: somebody says it there."""
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def phrase_after(line: Line, start: int, end: int) -> Range | None:
    """Return the noun phrase that begins at token ``start``, as after an inverted "said"."""
    doc = line.doc
    i = start
    while i < end and doc[i].pos_ == "ADV" and doc[i].lower_ in lexicon().times:
        i += 1
    if (
        i >= end
        or line.owner[i] >= 0
        or doc[i].pos_ in ("ADP", "SCONJ", "CCONJ", "VERB", "PUNCT", "ADV", "PART", "SPACE")
    ):
        return None
    return _flat(line, i, end)


def phrase_before(line: Line, start: int, cue: int) -> Range | None:
    """Return the noun phrase in ``start..cue`` that a cue without a parsed subject belongs to."""
    doc = line.doc
    i = start
    while i < cue and (
        doc[i].pos_ in ("CCONJ", "ADV", "PUNCT", "SPACE", "INTJ", "SCONJ")
        and doc[i].tag_ not in ("DT", "NNP")
    ):
        i += 1
    if i >= cue or doc[i].pos_ in ("ADP", "VERB", "AUX", "PART"):
        return None
    return _flat(line, i, cue)


def phrase_of(line: Line, head: Token) -> Range:
    """The noun phrase around ``head``: modifiers and name, co-ordination, close prepositional phrases."""
    doc = line.doc
    left = head.i
    while left > head.left_edge.i:
        token = doc[left - 1]
        if (line.owner[left - 1] >= 0 and line.owner[left - 1] != line.owner[head.i]) or token.is_space:
            break
        if token.text in (",", ";", ":", "—", "–", ")") and not (
            token.text == "," and doc[left].tag_ == "JJ"
        ):
            break
        if (
            token.dep_ in ("cc", "preconj", "advmod", "mark")
            and token.head.i == head.i
            and left - 1 == head.left_edge.i
        ):
            break
        left -= 1
    while left > 1 and doc[left - 1].text == "-" and line.owner[left - 2] < 0:
        left -= 2
        while left > 0 and doc[left - 1].pos_ == "PROPN" and line.owner[left - 1] < 0:
            left -= 1
    right = _right(line, head)
    while left < head.i and (doc[left].pos_ in ("CCONJ", "PUNCT", "SPACE") or is_mark(doc[left])):
        left += 1
    return left, right


def _right(line: Line, head: Token) -> int:
    doc = line.doc
    right = head.i + 1
    for child in head.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            between = doc[right : child.left_edge.i]
            if any(t.pos_ == "VERB" for t in between):
                break
            right = _right(line, child)
        elif (child.left_edge.i != right and child.dep_ != "cc") or _before_gerund(child):
            break
        elif child.dep_ == "prep" and child.lower_ in _KEEPS and not is_time(list(child.subtree)[:4]):
            office = child.lower_ == "for" and head.lower_ in lexicon().roles
            named = head.pos_ == "PROPN" and child.lower_ not in ("of", "'s", "’s")
            if (named and not office) or head.pos_ == "PRON" or _where_said(child):
                break
            end = right
            for token in doc[child.i : child.right_edge.i + 1]:
                if (
                    (token.text in (",", "(", "—", "–", ":") and not _lists(token, child))
                    or token.dep_ in ("relcl", "acl")
                    or line.owner[token.i] >= 0
                ):
                    break
                if token.lower_ in RELATIVE:
                    break
                end = token.i + 1
            right = end if end > child.i + 1 else right
        elif child.dep_ in ("appos", "flat", "nmod", "compound", "nummod") and child.left_edge.i == right:
            right = _right(line, child)
        elif child.dep_ in ("case",) or child.tag_ == "POS":
            right = child.i + 1
        elif child.dep_ == "cc" or (
            child.dep_ == "punct" and child.text in (",",) and any(c.dep_ == "conj" for c in head.rights)
        ):
            continue
        else:
            break
    return right


def _lists(comma: Token, preposition: Token) -> bool:
    """Tell whether a comma stands between names of one list: the envoys of Tarn, Velden and Ost."""
    behind = [t for t in preposition.subtree if t.i > comma.i and t.dep_ in ("conj", "cc")]
    names = [t for t in behind if t.dep_ == "conj" and t.pos_ == t.head.pos_ == "PROPN"]
    return comma.text == "," and len(names) > 1 and names[0].left_edge.i == comma.i + 1


def _between(comma: Token) -> bool:
    """Tell whether a comma stands between two of at least three names: said Tarn, Velden and Ost."""
    name = comma.nbor(-1)
    behind = [t for t in name.rights if t.dep_ == "conj" and t.pos_ == "PROPN" == name.pos_]
    further = [t for c in behind for t in c.rights if t.dep_ in ("conj", "cc")]
    return comma.text == "," and len(further) > 0 and behind[0].left_edge.i == comma.i + 1


def _flat(line: Line, start: int, end: int) -> Range | None:
    """Read a noun phrase by tags alone: up to a comma, verb, relative pronoun, time or mark."""
    doc = line.doc
    i = start
    while i < end:
        token = doc[i]
        if line.owner[i] >= 0 or token.is_space or token.lower_ in RELATIVE:
            break
        mark = token.is_punct and (token.text not in ("-", "/", "'", "’", "&", ".") or is_stop(token))
        if mark and not (i > start and _between(token)):
            break
        if token.tag_ in FINITE or (
            token.tag_ in ("VBN", "VBG") and i > start and token.dep_ not in ("amod", "compound")
        ):
            break
        if (
            token.tag_ == "IN"
            and i > start
            and doc[i - 1].pos_ == "PROPN"
            and token.lower_ not in ("of", "for")
        ):
            break
        if token.tag_ == "VB" and any(c.dep_ == "nsubj" and c.i >= start for c in token.lefts):
            break
        if token.tag_ == "IN" and (token.lower_ not in _KEEPS or i == start or is_time(doc[i + 1 : i + 3])):
            break
        if token.tag_ == "IN" and _where_said(token):
            break
        if (
            i > start
            and token.lower_ in lexicon().times
            and token.text[0].isupper() is False
            and doc[i - 1].text != "-"
        ) or token.tag_ == "TO":
            break
        if i > start and token.ent_type_ in ("DATE", "TIME") and token.ent_iob_ == "B" and token.tag_ != "CD":
            break
        if (i > start and token.tag_ == "PRP") or (
            token.tag_ == "DT" and i > start and doc[i - 1].tag_ in ("NN", "NNP", "NNS", "PRP")
        ):
            break
        if doc[i - 1].tag_ == "PRP" and i > start:
            break
        i += 1
    while i > start and doc[i - 1].pos_ in ("ADP", "CCONJ", "ADV", "AUX", "PUNCT", "DET", "SPACE"):
        i -= 1
    if i <= start or not any(t.pos_ in _HEADS for t in doc[start:i]):
        return None
    return start, i


def _where_said(preposition: Token) -> bool:
    """Tell whether a phrase tells in what, or on what occasion, somebody says it: in a letter to Lind."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or preposition.lower_ not in ("in", "at", "on", "with"):
        return False
    return noun.lemma_.lower() in _SIDES | lexicon().messages | lexicon().occasions | lexicon().texts


def _before_gerund(token: Token) -> bool:
    return token.dep_ == "prep" and any(t.tag_ == "VBG" for t in token.doc[token.i + 1 : token.i + 2])


def is_time(tokens: Iterable[Token]) -> bool:
    """Tell whether one of the tokens tells a day or a time; "May's party" does not."""
    return any(
        t.ent_type_ in ("DATE", "TIME") or (t.lower_ in lexicon().times and t.ent_type_ != "PERSON")
        for t in tokens
        if t.dep_ != "poss"
    )
