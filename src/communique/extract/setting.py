"""Read what surrounds a figure: what exactly is counted, whose, where, as of when, by whose estimate."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.extract.counting import Counted, is_force
from communique.model import Span, TimeExpression
from communique.text.gazetteer import Entry, adjective, lookup
from communique.text.lexicon import table
from communique.text.parse import Paragraph

_CLIMB = 12
_PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "along",
        "inside",
        "across",
        "outside",
        "off",
        "around",
        "into",
        "to",
        "aboard",
    }
)
_EMPTY = frozenset({"size", "number", "total", "amount", "strength", "rest"})
_PLAIN = frozenset(
    {"people", "person", "dead", "wounded", "injured", "other", "others", "man", "toll", "more"}
)
_VAIN = frozenset({"more", "other", "additional", "different", "remaining", "further", "such"})
_NEAR = 60
"""Tokens around a figure in which its source is looked for."""
_LONGEST = 10
_NOT_AS_OF = re.compile(
    r"\b(?:since|from|after|before|until|till|by|following)\s+(?:the\s+)?$", re.IGNORECASE
)


def counted(paragraph: Paragraph, found: Counted, whose: str | None) -> str | None:
    """Return what is counted in words: "Russian troops", "people killed", "share of Ukraine's army"."""
    if found.unit == "percent":
        whole = _of(paragraph, found)
        return f"share of {whole}" if whole else None
    if found.head is None or found.measured:
        return _of(paragraph, found) or (f"people {_deed(found)}" if found.unit == "persons" else None)
    done = _deed(found)
    words = _phrase(paragraph, found)
    if done and found.unit == "persons" and found.head.lemma_.lower() in _PLAIN:
        return f"people {done}"
    if words is None:
        return None
    if whose is not None and _entity(found) is None and is_force(found.head):
        return f"{adjective(whose)} {words}"
    of = _of(paragraph, found) if found.inside and found.unit != "persons" else None
    return f"{words} of {of}" if of and len(of) < 60 else words


def owner(paragraph: Paragraph, found: Counted) -> str | None:
    """Return the state or body that has what is counted: named in the phrase, or the subject that has it."""
    entity = _entity(found)
    if entity is not None:
        return entity.name
    if found.head is None or not (is_force(found.head) or found.unit in ("persons",)):
        return None
    if not is_force(found.head):
        return None
    for verb in _verbs(found.head):
        subject = _subject(verb)
        if subject is None:
            continue
        if verb.lemma_ not in _verbs_of("have") and found.head.head.lemma_ not in ("involve", "of"):
            return None
        entry = _actor(subject)
        return entry.state or entry.name if entry else None
    return None


def place(paragraph: Paragraph, found: Counted) -> str | None:
    """Return the place of the phrase "in ...", "near ..." that hangs on the figure or on its verb."""
    anchor = found.head or found.number
    for node in (anchor, anchor.head if anchor.head.pos_ == "VERB" else anchor):
        for child in node.rights:
            if child.dep_ == "prep" and child.lower_ in _PLACE_PREPOSITIONS and child.i > anchor.i:
                name = _place_name(child)
                if name is not None:
                    return name
    return None


def as_of(paragraph: Paragraph, found: Counted, times: list[TimeExpression]) -> str | None:
    """Return the resolved day, month or year that stands in the figure's clause."""
    sentence = paragraph.locate(found.number.sent)
    verbs = {v.i for v in _verbs(found.number)}
    near = [
        t
        for t in times
        if t.type in ("DATE", "TIME")
        and t.value
        and sentence.covers(t.span)
        and _in_clause(paragraph, t.span, verbs)
    ]
    best = min(near, key=lambda t: abs(t.span.start - found.span.start), default=None)
    return best.value[:10] if best is not None and best.value else None


def estimate_by(paragraph: Paragraph, found: Counted) -> str | None:
    """Return who speaks the clause: "according to X", "X said that", "X speaks of"."""
    sent, place = found.number.sent, found.number.i
    source = _according(sent.doc[max(sent.start, place - _NEAR) : min(sent.end, place + _NEAR)])
    if source is not None:
        return _name(source)
    node = found.number
    for _ in range(_CLIMB):
        if node.head.i == node.i:
            break
        child, node = node, node.head
        if (
            node.lemma_ in _verbs_of("say")
            and node.pos_ == "VERB"
            and child.dep_ not in ("advcl", "nsubj", "relcl")
        ):
            subject = _subject(node)
            if subject is not None:
                return _name(subject)
    return None


def _phrase(paragraph: Paragraph, found: Counted) -> str | None:
    """Return the head noun with the words before it that belong to it, as printed."""
    assert found.head is not None
    if not found.inside:
        return _phrase_of(found.head)
    words = [
        t for t in paragraph.doc[found.first : found.head.i + 1] if t.lower_ not in _VAIN or t == found.head
    ]
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in words)).strip('-‑– “”"')


def _of(paragraph: Paragraph, found: Counted) -> str | None:
    """Return the of-phrase behind the figure, without its article: what a share is a share of."""
    doc = paragraph.doc
    start = (
        found.head.i + 1
        if found.head is not None
        else paragraph.tokens(Span(found.span.end - 1, found.span.end))
    )
    first = start if isinstance(start, int) else (start.end if start is not None else len(doc))
    if first >= len(doc) or doc[first].lower_ not in ("of", "in"):
        return None
    if doc[first].lower_ == "in" and found.head is not None:
        return None
    head = next((c for c in doc[first].children if c.dep_ == "pobj"), None)
    if head is None or head.i - first > _LONGEST:
        return None
    end = head.i + 1
    if end + 1 < len(doc) and doc[end].lower_ == "of" and head.lower_ in _EMPTY:
        return _phrase_of(next((c for c in doc[end].children if c.dep_ == "pobj"), None))
    return _phrase_of(head)


def _phrase_of(head: Token | None) -> str | None:
    """Return the noun phrase of ``head`` without article or possessive pronoun, up to its head."""
    if head is None or head.pos_ == "PRON":
        return None
    words = list(head.doc[max(head.left_edge.i, head.i - _LONGEST) : head.i + 1])
    while words and (words[0].tag_ in ("DT", "PRP$", "CD") or words[0].is_punct):
        words = words[1:]
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in words)).strip() or None


def _entity(found: Counted) -> Entry | None:
    """Return the state or body that the counted phrase itself names ("Russian", "Ukraine's")."""
    if found.head is None or not found.inside:
        return None
    doc = found.head.doc
    for token in doc[found.first : found.head.i + 1]:
        entry = lookup(token.text) if token.text[:1].isupper() else None
        if entry is not None and entry.kind in ("state", "bloc"):
            return entry
    owners = [c for c in found.head.lefts if c.dep_ == "poss" and c.i < found.number.i]
    for token in owners:
        entry = lookup(token.text)
        if entry is not None:
            return entry
    return None


def _deed(found: Counted) -> str | None:
    """Return what happened to those counted: "killed", "wounded"."""
    deeds = _deeds()
    node = found.head or found.number
    if node.lower_ in ("dead", "wounded", "injured", "missing", "toll"):
        return {"dead": "killed", "toll": "killed"}.get(node.lower_, node.lower_)
    if not found.inside:
        node = found.number
    for child in node.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in deeds:
            return deeds[child.lemma_]
    verb = node.head
    if verb.pos_ == "VERB" and verb.lemma_ in deeds:
        if verb.lemma_ in ("lose", "claim") and not any(c.lower_ in ("life", "lives") for c in verb.children):
            return None
        return deeds[verb.lemma_]
    return None


def _verbs(node: Token) -> Iterator[Token]:
    for _ in range(_CLIMB):
        if node.head.i == node.i:
            return
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            yield node


def _subject(verb: Token) -> Token | None:
    """Return the subject of ``verb``; a gerund behind "accused X of" has X."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "agent"):
            return child
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "of":
        return next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
    return None


def _actor(subject: Token) -> Entry | None:
    """Return the state or body that the subject phrase stands for."""
    words = subject.doc[subject.left_edge.i : subject.i + 1]
    entry = lookup(words.text) or lookup(subject.text)
    if entry is not None:
        return entry
    for token in reversed(list(words)):
        found = lookup(token.text) if token.text[:1].isupper() else None
        if found is not None and found.kind in ("state", "bloc"):
            return found
    return None


def _according(around: Tokens) -> Token | None:
    for token in around:
        if token.lower_ == "according":
            for to in token.children:
                if to.lower_ == "to":
                    return next((c for c in to.children if c.dep_ == "pobj"), None)
    return None


def _name(source: Token) -> str | None:
    """Return the name in a source phrase: the person, else the body; ``None`` for a pronoun."""
    if source.pos_ == "PRON":
        return None
    words = source.doc[source.left_edge.i : source.i + 1]
    names = [
        e for e in source.sent.ents if e.start <= source.i < e.end and e.label_ in ("ORG", "GPE", "NORP")
    ]
    people = [e for e in words.ents if e.label_ == "PERSON"]
    if people:
        return re.sub(r"\s+", " ", people[-1].text).removesuffix("'s").removesuffix("’s")
    entry = lookup(words.text) or lookup(source.text)
    if entry is not None:
        return entry.name
    if names:
        words = source.doc[min(words.start, names[0].start) : names[0].end]
    text = re.sub(r"^(?:the|a|an)\s+", "", re.sub(r"\s+", " ", words.text), flags=re.IGNORECASE)
    return text or None


def _place_name(preposition: Token) -> str | None:
    for child in preposition.children:
        if child.dep_ != "pobj":
            continue
        words = child.doc[child.left_edge.i : child.i + 1]
        named = any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in words) or (lookup(words.text) is not None)
        if named:
            return re.sub(r"^(?:the)\s+", "", re.sub(r"\s+", " ", words.text), flags=re.IGNORECASE)
    return None


def _in_clause(paragraph: Paragraph, span: Span, verbs: set[int]) -> bool:
    """Tell whether the time at ``span`` says when one of ``verbs`` happened, not since or until when."""
    tokens = paragraph.tokens(span)
    if tokens is None or _NOT_AS_OF.search(
        paragraph.doc[max(0, tokens.start - 3) : tokens.start].text_with_ws
    ):
        return False
    time = tokens.root
    anchor = time.head.head if time.dep_ == "pobj" else time.head
    return anchor.i in verbs


@cache
def _verbs_of(name: str) -> frozenset[str]:
    return frozenset(table("figures.toml")["verbs"][name].split())


@cache
def _deeds() -> dict[str, str]:
    return dict(table("figures.toml")["verbs"]["casualties"])
