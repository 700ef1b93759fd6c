"""Take a threat apart: on what condition what would follow."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.extract.positions.findings import Finding
from communique.extract.positions.phrases import names, tidy
from communique.extract.positions.syntax import children, first
from communique.model import Clause, Reference, Span, hull

UNRESOLVED = "not resolved"
_IF = frozenset({"if", "unless", "once"})
_INVERTED = frozenset({"should", "were", "had"})
_IT = frozenset({"it", "this", "that", "which"})
_THREATENING = frozenset(
    {"threaten", "threat", "warn", "warning", "vow", "promise", "pledge", "swear", "ultimatum"}
)
_EVENT = frozenset({"event", "case"})
_WOULD = frozenset({"would", "will", "'ll", "’ll", "'d", "’d", "could", "may", "might", "shall"})


def red_line(act: Finding) -> tuple[Clause, ...]:
    """Return the consequence that a threat names as a clause with its condition; none where it names none.

    The condition is a clause of "if" or its like, "in the event of ...", what "would trigger", "would be met
    with" or "would mean" the consequence, or what is warned against. Whoever threatens is bound by it.
    """
    if act.type != "THREATEN" or act.negated:
        return ()
    said = act.paragraph.tokens(hull([act.trigger, *([act.content] if act.content else [])]))
    if said is None:
        return ()
    for condition, deed in _conditions(said.sent):
        consequence = _consequence(act, condition, deed)
        if consequence is not None:
            where = tidy(act.paragraph, act.paragraph.locate(condition))
            start = act.paragraph.span.start
            return (
                Clause(
                    span=consequence,
                    text=act.paragraph.text[consequence.start - start : consequence.end - start],
                    obliged=Reference(act.holder, None, UNRESOLVED),
                    modality="must",
                    action=act.paragraph.locate(deed)
                    if consequence.covers(act.paragraph.locate(deed))
                    else None,
                    condition=where,
                ),
            )
    return ()


def _conditions(sentence: Tokens) -> Iterator[tuple[Tokens, Token]]:
    """Yield what may be a condition, with the verb that tells what would follow."""
    for word in sentence:
        if word.dep_ == "advcl" and _is_if(word):
            yield _phrase(word), word.head
        elif (
            word.lower_ in _EVENT
            and word.head.lower_ == "in"
            and any(c.lower_ == "of" for c in children(word, "prep"))
        ):
            yield _phrase(word.head), word.head.head
    for word in sentence:
        done = first(word, "csubj", "nsubj", "nsubjpass")
        if done is None or not (_coming(word) or _is_line(word)):
            continue
        if done.dep_ == "csubj" or (done.pos_ == "NOUN" and names(done) != "actor"):
            yield _phrase(done), word
    # "warned against closing the strait, saying it would trigger a response"
    for against in (word for word in sentence if word.lower_ == "against" and _warns(word.head)):
        for word in sentence[against.right_edge.i + 1 - sentence.start :]:
            done = first(word, "nsubj") or (first(word.head, "nsubj") if word.dep_ == "conj" else None)
            if done is not None and done.lower_ in _IT and _coming(word):
                yield against.doc[against.i + 1 : against.right_edge.i + 1], word


def _warns(word: Token) -> bool:
    return word.lemma_.lower() in _THREATENING


def _is_if(clause: Token) -> bool:
    """Tell whether a clause is a condition: "if it does", "should it do so"."""
    inverted = (c for c in children(clause, "aux") if c.i == clause.left_edge.i and c.lower_ in _INVERTED)
    return any(c.lower_ in _IF for c in children(clause, "mark", "advmod")) or any(inverted)


def _coming(word: Token) -> bool:
    return any(c.lower_ in _WOULD for c in children(word, "aux"))


def _is_line(word: Token) -> bool:
    line = first(word, "attr")
    return line is not None and line.lower_ == "line" and any(c.lower_ == "red" for c in line.children)


def _phrase(head: Token) -> Tokens:
    """The words under ``head``; a clause that a misread takes for a relative one ends them."""
    aside = (
        c.left_edge.i for t in head.subtree if t.i > head.i for c in children(t, "relcl") if not _bound(c)
    )
    return head.doc[head.left_edge.i : min([head.right_edge.i + 1, *aside])]


def _bound(clause: Token) -> bool:
    return any(t.tag_ in ("WDT", "WP", "WRB") or t.lower_ == "that" for t in clause.subtree)


def _consequence(act: Finding, condition: Tokens, deed: Token) -> Span | None:
    """What would follow: the phrase of ``deed`` without its condition, or what the threat is about."""
    outside = {token.i for token in condition}
    trigger = act.paragraph.locate(deed)
    if act.trigger.covers(trigger):
        if act.content is None:
            return None
        cut = act.paragraph.locate(condition)
        kept = (
            Span(act.content.start, min(act.content.end, cut.start))
            if cut.start > act.content.start
            else act.content
        )
        if not len(kept) or cut.covers(kept):
            return None
        # "threatened to close the strait"; in "would close the strait" the trigger is what would follow.
        return tidy(act.paragraph, kept if _warns(deed) else hull([act.trigger, kept]))
    words = sorted(token.i for token in deed.subtree if token.i not in outside)
    modal = (c.i for c in children(deed, "aux") if c.lower_ in _WOULD and c.i not in outside)
    begin = min([deed.i, *modal])
    end = begin
    while end + 1 in words:
        end += 1
    return tidy(act.paragraph, act.paragraph.locate(deed.doc[begin : end + 1]))
