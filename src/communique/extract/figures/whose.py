"""Say what exactly a figure counts and whose it is: "Russian troops", "share of Ukraine's army"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.figures.amounts import amount_of
from communique.extract.figures.counting import Counted
from communique.extract.figures.countries import Countries
from communique.extract.figures.nouns import HYPHENS, deeds, is_force, is_never, listed, verbs
from communique.text.gazetteer import Entry, find, lookup

_CLIMB = 12
_EMPTY = frozenset({"size", "number", "total", "amount", "strength", "rest"})
_PLAIN = frozenset(
    {"people", "person", "life", "lives", "dead", "wounded", "injured", "other", "others", "man", "toll"}
)
_VAIN = frozenset({"very", "more", "other", "additional", "different", "remaining", "further", "such"})
_LONGEST = 10
_MARKS = str.maketrans("", "", '“”"')


def counted(found: Counted, whose: str | None, known: Countries) -> str | None:
    """Return what is counted in words: "Russian troops", "people killed", "share of Ukraine's army"."""
    if found.unit == "percent":
        whole = _whole(found, known)
        return f"share of {whole}" if whole else amount_of(found)
    done = _deed(found)
    if found.measured and (away := _from(found)) is not None:
        return f"distance from {away}"
    if found.head is None or found.measured:
        lost = f"people {done}" if done and found.unit == "persons" else None
        sized = amount_of(found) if found.measured or found.quantity.currency else None
        return _whole(found, known) or lost or sized
    if done and found.unit == "persons" and {found.head.lemma_.lower(), found.head.lower_} & _PLAIN:
        return f"people {done}"
    words = _phrase(found)
    if words is None:
        return None
    if whose is not None and _entity(found) is None and is_force(found.head) and not _unlisted(found, known):
        words = f"{known.adjective(whose)} {words}"
    if done:
        return f"{words} {done}"
    whole = _whole(found, known) if found.inside and found.unit != "persons" else None
    return f"{words} of {whole}" if whole else words


def owner(found: Counted, known: Countries) -> str | None:
    """Return the state or body that has what is counted: named in the phrase, or the subject that has it."""
    entity = _entity(found)
    if entity is not None:
        return entity.name
    if found.head is None or not is_force(found.head):
        return None
    unlisted = _unlisted(found, known)
    if unlisted is not None:
        return unlisted
    for verb in governing(found.head):
        doer = subject(verb)
        if doer is not None:
            has = verb.lemma_ in verbs("have") or found.head.head.lemma_ == "involve"
            return body(doer, known) if has else None
    return None


def governing(node: Token) -> Iterator[Token]:
    """Yield the verbs above ``node``, the nearest first."""
    for _ in range(_CLIMB):
        if node.head.i == node.i:
            return
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            yield node


def subject(verb: Token) -> Token | None:
    """Return the subject of ``verb``; a gerund behind "accused X of" has X."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "agent"):
            return child
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return subject(verb.head)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "of":
        return next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
    return None


def body(phrase: Token, known: Countries) -> str | None:
    """Return the state or body that the noun phrase around ``phrase`` names or belongs to."""
    words = phrase.doc[max(phrase.left_edge.i, phrase.i - _LONGEST) : phrase.i + 1]
    entry = lookup(words.text) or lookup(phrase.text)
    if entry is not None:
        return entry.state or entry.name
    for token in reversed(list(words)):
        found = lookup(token.text) if token.text[:1].isupper() else None
        if found is not None and found.kind in ("state", "bloc"):
            return found.name
    named = phrase.pos_ == "PROPN" and (phrase.ent_type_ != "PERSON" or phrase.text in known)
    return phrase.text if named else None


def _unlisted(found: Counted, known: Countries) -> str | None:
    """Return the country that no list knows and the phrase has the adjective of."""
    assert found.head is not None
    words = found.head.doc[found.first : found.head.i] if found.inside else ()
    return next((name for word in words if (name := known.whose(word.text))), None)


def _whole(found: Counted, known: Countries) -> str | None:
    """Return the of-phrase behind the figure: the whole of a share, what a measure measures."""
    doc = found.number.doc
    last = found.head.i if found.head is not None and (found.inside or found.measured) else found.first - 1
    if last + 1 >= len(doc) or doc[last + 1].lower_ not in (
        ("of", "in") if found.quantity.currency else ("of",)
    ):
        return None
    noun = next((c for c in doc[last + 1].children if c.dep_ == "pobj"), None)
    if noun is not None and noun.lower_ in _EMPTY:
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        noun = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else noun
    if noun is None or noun.i - last > _LONGEST or is_never(noun):
        return None
    words = _noun_phrase(noun)
    has = next((c for c in noun.lefts if c.tag_ == "PRP$"), None)
    if words and has is not None and found.unit == "percent" and _of_state(noun):
        doer = next(
            (d for d in map(subject, governing(found.number)) if d is not None and d.pos_ == "PROPN"), None
        )
        name = body(doer, known) if doer is not None else None
        return f"{name}'s {words}" if name else words
    return words


def _from(found: Counted) -> str | None:
    """Return from what a distance is measured: "20 kilometers (12 miles) from the border"."""
    doc, head = found.number.doc, found.head
    if head is None or found.unit not in listed("distances"):
        return None
    for i in range(head.i + 1, min(head.i + _LONGEST, head.sent.end)):
        token = doc[i]
        directed = doc[i - 1].lower_ in listed("directions") or _within(found)
        if token.lower_ in ("from", "off", "outside") or (token.lower_ == "of" and directed):
            noun = next((c for c in token.children if c.dep_ == "pobj"), None)
            if noun is None or noun.i - i > _LONGEST:
                return None
            return re.sub(r"\s+", " ", doc[noun.left_edge.i : noun.i + 1].text)
        passed = listed("distances") | listed("directions")
        if token.tag_ not in ("CD", "-LRB-", "-RRB-", "RB", "HYPH") and token.lower_ not in passed:
            return None
    return None


def _within(found: Counted) -> bool:
    words = found.number.doc[max(found.number.sent.start, found.number.i - 4) : found.number.i]
    return any(word.lower_ == "within" for word in words)


def _of_state(noun: Token) -> bool:
    """Tell whether ``noun`` is what a state has, so that "its" points to the state that acts."""
    return is_force(noun) or noun.lower_ in (
        "army",
        "military",
        "navy",
        "fleet",
        "territory",
        "population",
        "budget",
        "forces",
    )


def _noun_phrase(head: Token) -> str | None:
    """Return the noun phrase of ``head`` without article or possessive pronoun, up to its head."""
    if head.pos_ == "PRON":
        return None
    doc, end = head.doc, head.i + 1
    while (
        end + 1 < len(doc)
        and doc[end].text in HYPHENS
        and not doc[end].whitespace_ + doc[end - 1].whitespace_
    ):
        end += 2
    words = list(doc[max(head.left_edge.i, head.i - _LONGEST) : end])
    while words and (words[0].tag_ in ("DT", "PRP$", "CD") or words[0].is_punct):
        words = words[1:]
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in words)).strip() or None


def _phrase(found: Counted) -> str | None:
    """Return the head noun with the words before it that belong to it, as printed."""
    assert found.head is not None
    if not found.inside:
        return _noun_phrase(found.head)
    words = [
        t for t in found.head.doc[found.first : found.head.i + 1] if t.lower_ not in _VAIN or t == found.head
    ]
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in words)).strip('-‑– “”"').translate(_MARKS)


def _entity(found: Counted) -> Entry | None:
    """Return the state or body that the counted phrase itself names ("Russian", "Ukraine's")."""
    if found.head is None or found.measured:
        return None
    doc = found.head.doc
    first = found.first if found.inside else max(found.head.left_edge.i, found.head.i - _LONGEST)
    inside = (entry for _, _, entry in find(doc[first : found.head.i + 1].text))
    state = next((entry for entry in inside if entry.kind in ("state", "bloc")), None)
    if state is not None:
        return state
    owners = [c for c in found.head.lefts if c.dep_ == "poss" and c.i < found.number.i]
    for token in owners:
        entry = lookup(token.text)
        if entry is not None:
            return entry
    return None


def _deed(found: Counted) -> str | None:
    """Return what happened to those counted: "killed", "wounded", "laid off"."""
    suffered = _suffered(found) if found.unit == "persons" else None
    if suffered or found.head is None or not found.inside or found.measured or _has_participle(found.head):
        return suffered
    verb = found.head.head
    passive = found.head.dep_ == "nsubjpass" and verb.tag_ == "VBN" and verb.lemma_ not in verbs("say")
    if not passive or any(c.tag_ in ("TO", "MD") for c in verb.children):
        return None
    return " ".join([verb.lower_, *(c.lower_ for c in verb.rights if c.dep_ in ("prt", "oprd"))])


def _has_participle(noun: Token) -> bool:
    return any(c.tag_ == "VBN" or c.lower_.endswith("ed") for c in noun.lefts)


def _suffered(found: Counted) -> str | None:
    """Return what became of people, by the verbs of loss."""
    node = found.head or found.number
    for word in (node, found.number):
        if word.head.lower_ == "of" and word.head.head.lower_ in listed("lives"):
            return "killed"
    for word in (node, *node.doc[node.i + 1 : node.i + 2]):
        if word.lower_ in ("dead", "wounded", "injured", "hurt", "missing", "toll"):
            return "killed" if word.lower_ in ("dead", "toll") else str(word.lower_)
    if not found.inside or node.head.lower_ == "of":
        node = found.number
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
    for child in node.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in deeds():
            return deeds()[child.lemma_]
    verb = node.head
    if verb.pos_ != "VERB" or any(c.tag_ in ("TO", "MD") for c in verb.children):
        return None
    if verb.lemma_ in verbs("lives"):
        return "killed" if any(c.lower_ in listed("lives") for c in verb.children) else None
    return deeds().get(verb.lemma_)
