"""Take the content of a demand or an offer apart: who must, must not or may do what, where, when, if what."""

from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.findings import Finding
from communique.extract.positions.instruments import issuer
from communique.extract.positions.memberships import Group, members
from communique.extract.positions.parts import (
    area,
    condition,
    condition_before,
    exception,
    thing,
    time,
    with_particle,
)
from communique.extract.positions.phrases import names, noun_phrase, owner, people, tidy
from communique.extract.positions.syntax import children, first
from communique.model import Clause, Document, Reference, Span, TimeExpression, hull
from communique.text.parse import Paragraph

UNRESOLVED = "not resolved"
_SAYING = frozenset({"promise", "pledge", "vow", "guarantee", "assure"})
_ALLOWING = frozenset({"allow", "permit", "let", "free"})
_GIVEN = frozenset({"guarantee", "assurance", "commitment", "promise", "pledge", "undertaking", "word"})
_PARTS = frozenset({"article", "section", "clause", "paragraph", "protocol", "annex", "rule", "convention"})
_NEVER = frozenset({"not", "n't", "n’t", "never"})


def clauses(
    document: Document,
    act: Finding,
    instrument: Span | None,
    times: Sequence[TimeExpression],
    about: Group | None,
) -> tuple[Clause, ...]:
    """Return the clauses that the content of a demand or an offer consists of; none for other acts.

    ``instrument`` is the draft or treaty in which the content stands; ``times`` are the paragraph's;
    ``about`` is the group that the document speaks of.
    """
    if act.type not in ("REQUEST", "AGREE") or act.negated or act.content is None:
        return ()
    doing = _doing(act)
    inside = act.paragraph.tokens(hull([act.trigger, act.content]) if doing is not None else act.content)
    head = doing or (_head(list(inside)) if inside is not None else None)
    if inside is None or head is None:
        return ()
    deeds = list(_deeds(head, inside.end))
    ends = [deed.left_edge.i if deed.left_edge.i > head.i else deed.i for deed in deeds[1:]] + [inside.end]
    starts = [inside.start, *ends[:-1]]
    return tuple(
        _clause(document, act, deed, list(inside.doc[start:end]), instrument, times, about)
        for deed, start, end in zip(deeds, starts, ends, strict=True)
        if start < end
    )


def _doing(act: Finding) -> Token | None:
    """The trigger itself where it is what will be done: "we will release the sailors"."""
    word = act.word
    coming = word is not None and word.pos_ == "VERB" and any(c.tag_ == "MD" for c in children(word, "aux"))
    return (
        word if act.act == "promise" and coming and word is not None and word.lemma_ not in _SAYING else None
    )


def _head(inside: Sequence[Token]) -> Token | None:
    """Return the deed that the content is about: its top verb or noun; "flying" in "flying bombers"."""
    held = {token.i for token in inside}
    tops = (t for t in inside if t.head.i not in held or t.head == t)
    top = next((t for t in tops if t.pos_ in ("VERB", "AUX", "NOUN", "PROPN")), None)
    if top is not None and (meant := _meant(top)) is not None and meant.i in held:
        return meant
    if top is not None and inside[0].tag_ == "VBG" and inside[0].dep_ in ("amod", "compound"):
        return inside[0] if inside[0].head == top else top
    return top


def _meant(top: Token) -> Token | None:
    """The deed inside a permission or a guarantee: "be allowed to fish", "a guarantee that no base ..."."""
    if top.lemma_.lower() in _ALLOWING and first(top, "nsubjpass") is not None:
        return first(top, "xcomp")
    if top.pos_ == "NOUN" and top.lemma_.lower() in _GIVEN | people()["drafts"]:
        return next((c for c in children(top, "acl", "relcl", "ccomp") if c.pos_ in ("VERB", "AUX")), None)
    return None


def _deeds(head: Token, end: int) -> Iterator[Token]:
    """Yield the deed and the verbs joined to it by "and"; what "or" joins stays one clause with it."""
    yield head
    while head.pos_ == "VERB" and any(c.lower_ == "and" for c in children(head, "cc")):
        following = first(head, "conj")
        if following is None or following.pos_ != "VERB" or following.i >= end:
            return
        yield following
        head = following


def _clause(
    document: Document,
    act: Finding,
    deed: Token,
    words: Sequence[Token],
    instrument: Span | None,
    times: Sequence[TimeExpression],
    about: Group | None,
) -> Clause:
    paragraph = act.paragraph
    while len(words) > 1 and (words[-1].is_punct or words[-1].lower_ in ("and", "but")):
        words = words[:-1]
    here = tidy(paragraph, hull([paragraph.locate(words[0]), paragraph.locate(words[-1])]))
    obliged = _obliged(act, deed)
    bound = [here]
    if act.word is not None and (act.word.tag_ == "MD" or _barring(act)) and deed.i <= words[-1].i:
        near = obliged is not None and paragraph.span.covers(obliged)
        bound += [act.trigger, *([obliged] if near and obliged is not None else [])]
    span = hull(bound)
    reach = Span(here.start, max(here.end, _end(act, words[-1])))
    text = paragraph.text[span.start - paragraph.span.start : span.end - paragraph.span.start]
    under = condition(paragraph, reach, deed)
    if under is None and act.word is not None:
        under = condition_before(paragraph, act.word)
    around = [w for w in words if under is None or not under.overlaps(paragraph.locate(w))]
    return Clause(
        span=span,
        text=text,
        obliged=Reference(obliged, None, UNRESOLVED if obliged else "not stated"),
        modality=_modality(act, deed),
        action=hull([paragraph.locate(t) for t in with_particle(deed)]),
        object=thing(paragraph, deed),
        area=area(paragraph, deed, around) if around else None,
        time=time(paragraph, span, times),
        condition=under,
        exception=exception(paragraph, reach, deed),
        instrument=instrument,
        members=members(document, span, times, about)
        or (members(document, obliged, times, about) if obliged is not None else None),
    )


def _end(act: Finding, last: Token) -> int:
    """Where the sentence ends, or the words that it quotes: conditions stand behind what is demanded."""
    if act.content is None or act.paragraph.locate(last).end < act.content.end - 1:
        return 0
    end = act.paragraph.locate(last.sent[-1]).end
    return min(end, act.quotation.span.end) if act.quotation is not None else end


def _obliged(act: Finding, deed: Token) -> Span | None:
    doer = first(deed, "nsubj") or (first(deed.head, "nsubj") if deed.dep_ == "conj" else None)
    if doer is not None and (names(doer) in ("actor", "pronoun") or doer.lemma_.lower() in _bound()):
        return noun_phrase(act.paragraph, doer)
    if deed.dep_ == "xcomp" and deed.head.lemma_.lower() in _ALLOWING:
        done = first(deed.head, "nsubjpass")
        return noun_phrase(act.paragraph, done) if done is not None else None
    if act.type == "AGREE":
        return act.holder
    done = first(deed, "nsubjpass")
    owned_by = owner(done) if done is not None else None
    return act.addressee or (act.paragraph.locate(owned_by) if owned_by is not None else None)


def _bound() -> frozenset[str]:
    classes = lexicon().classes
    return classes["force"] | classes["vessel"] | {"party", "side", "state", "country", "member", "signatory"}


def _modality(act: Finding, deed: Token) -> Literal["must", "must not", "may"]:
    done = first(deed, "nsubjpass", "nsubj")
    never = (c for c in children(deed, "neg") if c.nbor().lower_ not in ("just", "only", "merely"))
    none = any(
        c.lower_ in ("no", "neither")
        for noun in (deed, done)
        if noun is not None
        for c in children(noun, "det")
    )
    denied = none or any(c.lower_ in _NEVER for c in never)
    if denied or (_barring(act) and act.word != deed):
        return "must not"
    allowed = deed.dep_ == "xcomp" and deed.head.lemma_.lower() in _ALLOWING
    return "may" if allowed or any(c.lower_ == "may" for c in children(deed, "aux")) else "must"


def _barring(act: Finding) -> bool:
    return act.word is not None and act.word.lemma_.lower() in lexicon().classes["barring"]


def instrument_of(act: Finding) -> Span | None:
    """Return the draft that makes the demand: "the draft, issued by ..., requires", "under Article 4"."""
    if act.word is None:
        return None
    verb = act.word.head if act.word.tag_ == "MD" else act.word
    for under in children(verb, "prep"):
        document = first(under, "pobj") if under.lower_ == "under" else None
        if document is not None and document.lemma_.lower() in people()["drafts"] | _PARTS:
            return _numbered(act.paragraph, document)
    doer = first(act.word, "nsubj")
    if doer is None or names(doer) != "instrument" or issuer(doer) is None:
        return None
    return noun_phrase(act.paragraph, doer)


def _numbered(paragraph: Paragraph, document: Token) -> Span:
    """The phrase with the number behind it: "Article 4 of the draft"."""
    end = max([document.i, *(c.right_edge.i for c in children(document, "nummod", "prep", "appos"))])
    span = noun_phrase(paragraph, document)
    return tidy(paragraph, hull([span, paragraph.locate(document.doc[document.i : end + 1])]))
