"""Find who does, owns, receives or is refused something in the content of an act."""

from collections import deque
from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.syntax import children, passive
from communique.model import PloverType
from communique.text.gazetteer import lookup

_INVOLVING = frozenset({"with", "on", "against", "from", "by", "to"})
_DEALING = frozenset({"with", "to", "for"})
_AIMED = frozenset({"on", "against", "by", "with", "to"})
_SUFFERING = frozenset({"on", "at", "against", "in", "near", "of", "to", "outside", "inside", "from"})
"""Words between a deed and those who suffer it."""
_SERVING = frozenset({"with", "to", "from", "on", "against", "for", "by"})
_UNDER = frozenset({"if", "unless", "until", "once", "before", "after", "since", "because", "as", "while"})
_SUCH = ("including", "like", "despite")
_FOR = frozenset({"behalf", "favor", "favour", "defense", "defence", "side"})
_LOOKED_AT = 60
"""Words of a content that are looked at."""


def involved(content: Token, kind: PloverType) -> Iterator[Token]:
    """Yield who does, owns or receives something in the content, from its head downwards."""
    if kind == "THREATEN":
        yield from children(content, "dobj", "dative")
    if kind == "AGREE":
        yield from (who for noun in _served(content) for who in (noun, *children(noun, "poss")))
        return
    queue = deque([content])
    aimed = _AIMED if kind == "THREATEN" else _INVOLVING
    seen = 0
    while queue and seen < _LOOKED_AT:
        token = queue.popleft()
        seen += 1
        if token == content and token.pos_ in ("NOUN", "PROPN") and kind != "THREATEN":
            yield token
        suffered = kind == "ACCUSE" and token.pos_ == "NOUN" and _harms(token)
        if kind == "SUPPORT":
            yield from (
                i for p in children(token, "prep") if p.lower_ == "between" for i in children(p, "pobj")
            )
        for child in token.children:
            if suffered and (child.lower_ in _SUFFERING or _struck(child)):
                continue
            if _plays(token, child, kind):
                yield child
            elif child.dep_ in ("prep", "agent", "dative") and (
                child.lower_ in aimed or (child.lower_ == "of" and _noun_deed(token))
            ):
                yield from children(child, "pobj")
            if not _aside(child, kind, suffered):
                queue.append(child)


def _served(content: Token) -> Iterator[Token]:
    """Who is dealt with or helped by what is promised: "talks with them", "sell gas to them"."""
    if content.lemma_.lower() in lexicon().classes["serving"]:
        yield from children(content, "dobj", "dative")
        yield from (who for deed in children(content, "ccomp") for who in children(deed, "nsubj"))
    if content.lemma_.lower() in lexicon().classes["talk"]:
        yield from children(content, "compound")  # "offered Ruritania talks"
    for deed in (content, *children(content, "dobj")):
        for prep in children(deed, "prep", "dative"):
            if prep.lower_ in _DEALING:
                yield from children(prep, "pobj")


def _plays(token: Token, child: Token, kind: PloverType) -> bool:
    """Tell whether ``child`` names who does or owns what ``token`` says."""
    part = child.dep_ != "poss" and token.pos_ == "PROPN" and lookup(child.text) is None
    whose = child.dep_ == "poss" and token.lower_ not in _FOR
    does = child.dep_ == "nsubj" and not passive(token)
    barred = child.dep_ == "nsubjpass" and (
        kind == "REJECT" or token.lemma_.lower() in lexicon().classes["barring"]
    )
    return whose or does or barred or (child.dep_ in ("amod", "compound", "nmod") and not part)


def _aside(child: Token, kind: PloverType, suffered: bool) -> bool:
    """Tell whether what stands below ``child`` is beside the act: examples, conditions, further news."""
    if child.dep_ == "relcl":
        return suffered or kind in ("REQUEST", "COERCE", "SANCTION")
    if child.dep_ == "advcl" and kind != "THREATEN":
        return any(c.lower_ in _UNDER for c in children(child, "mark"))
    return child.dep_ in ("punct", "det", "amod") or child.lower_ in _SUCH


def withheld_from(deed: Token) -> Iterator[Token]:
    """Yield who would be served by a deed that is refused: "meet them", "lift the ban on their ships"."""
    queue = deque([deed])
    seen = 0
    while queue and seen < _LOOKED_AT:
        token = queue.popleft()
        seen += 1
        for child in token.children:
            served = [child] if child.dep_ in ("dobj", "dative", "poss", "nsubj") else []
            if child.dep_ in ("prep", "dative") and child.lower_ in _SERVING:
                served = list(children(child, "pobj"))
            for noun in served:
                yield from (noun, *children(noun, "amod", "poss"))
            if child.dep_ in ("dobj", "prep", "pobj", "xcomp", "ccomp", "dative", "conj"):
                queue.append(child)


def _struck(name: Token) -> bool:
    """Tell what is attacked from a band that attacks: "embassy bombings", not "the PKK bombings"."""
    entry = lookup(name.text) if name.dep_ in ("compound", "nmod") else None
    return name.dep_ in ("compound", "nmod") and (entry is None or entry.kind != "organisation")


def suffers(named: Token) -> bool:
    """Tell whether a deed is done to whom ``named`` names: "the attacks on Ruritania"."""
    prep = named.head
    return (
        named.dep_ == "pobj" and prep.lower_ in _SUFFERING and prep.head.pos_ == "NOUN" and _harms(prep.head)
    )


def _harms(noun: Token) -> bool:
    """Tell whether the noun is a deed that harms somebody: "attacks on Ruritania" are not Ruritania's."""
    lemma, classes = noun.lemma_.lower(), lexicon().classes
    return lemma in classes["evil"] | classes["sin"] or lemma in ("blast", "explosion", "act", "bomb")


def _noun_deed(noun: Token) -> bool:
    """Tell whether what follows "of" does the noun's deed: "the release of", not "the Strait of"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() not in lexicon().classes["place"]
