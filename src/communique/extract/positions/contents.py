"""Find the place of what an act is about: what is demanded, offered, denied or blamed on somebody."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.frames import Match
from communique.extract.positions.phrases import names, noun_phrase, tidy
from communique.extract.positions.syntax import children, first
from communique.model import Quotation, Span, hull
from communique.text.parse import Paragraph

_IF = frozenset({"if", "unless", "provided", "until", "once"})
_MEANWHILE = frozenset({"after", "while", "as", "since", "although", "though", "whereas", "but", "before"})
_REMARKING = frozenset(
    {"say", "add", "accuse", "call", "cite", "argue", "claim", "describe", "note", "insist", "warn", "blame"}
)
_SPANS = frozenset(
    {"hour", "day", "week", "month", "minute", "moment", "shortly", "just", "two", "three", "a"}
)
_OPENING = frozenset({"that", "and", "but", "because"})
EXISTING = frozenset({"be", "have"})


def content_span(
    paragraph: Paragraph, found: Match, doer: Token | None, quotation: Quotation | None
) -> Span | None:
    """Return the phrase or clause that the act of ``found`` is about, ``None`` where no word tells it."""
    act, word, content = found.pattern.act, found.trigger[0], found.content
    if act.type == "ACCUSE" and act.said and quotation is not None:
        verb = word.head if word.dep_ == "acomp" else word
        return within(tidy(paragraph, paragraph.locate(alone(verb))), quotation.span)
    if act.holder == "speaker" and word.pos_ == "ADJ" and doer is not None:
        return noun_phrase(paragraph, doer)
    if content is None:
        done = first(word, "nsubjpass") if act.holder == "speaker" else None
        return noun_phrase(paragraph, done) if done is not None else None
    if content.lower_ == "that" and content.i == word.i + 1 and content.nbor().is_alpha:
        # "demand that every test cease": the parser stops at "that"
        rest = tidy(paragraph, paragraph.locate(word.doc[content.i + 1 : word.sent.end]))
        return within(rest, quotation.span) if quotation is not None else rest
    called = first(word, "dobj") or (first(content, "nsubj") if content.dep_ == "ccomp" else None)
    if (
        act.type == "ACCUSE"
        and content.dep_ in ("oprd", "ccomp")
        and called is not None
        and called.i < content.i
    ):
        return tidy(paragraph, paragraph.locate(word.doc[called.left_edge.i : content.right_edge.i + 1]))
    negative = act.needs == "negation" and (quotation is not None or word.lemma_ in EXISTING)
    if act.needs == "denial" or (negative and word.lemma_ not in EXISTING):
        clause = word.doc[word.left_edge.i : clause_end(word, word.right_edge.i + 1)]
        return within(tidy(paragraph, paragraph.locate(clause)), quotation.span) if quotation else None
    if negative:
        told = next((c for c in children(content, "acl", "prep") if c.i == content.i + 1), None)
        told = told or first(content, "acl")
        if told is None and quotation is not None:
            return quotation.span
        return clause_span(paragraph, told, (word, content)) if told is not None else None
    whole = clause_span(paragraph, content, found.trigger)
    whom = word.nbor() if word.i + 1 < len(word.doc) else word
    if act.act == "offer" and whom.dep_ == "compound" and whom.head == content and names(whom) == "actor":
        # "offered Ruritania talks": the parser makes a compound of it
        talks = content.lemma_.lower() in lexicon().classes["talk"]
        return clause_span(paragraph, content, (*found.trigger, whom)) if talks else whole
    condition = next((c for c in children(word, "advcl") if c.left_edge.lower_ in _IF), None)
    if whole is None or condition is None or act.type not in ("AGREE", "THREATEN"):
        return whole
    after = paragraph.locate(word.doc[condition.left_edge.i : condition.right_edge.i + 1])
    return tidy(paragraph, hull([whole, after])) if 0 <= after.start - whole.end <= 1 else whole


def clause_span(paragraph: Paragraph, head: Token, trigger: tuple[Token, ...]) -> Span | None:
    """Return the phrase or clause of ``head`` on its own side of the trigger, without "that", "to", marks."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    first_word, last_word = trigger[0].i, trigger[-1].i + 1
    if head.i > first_word:
        start = max(start, last_word)
    else:
        end = min(end, trigger[0].left_edge.i if trigger[0].head == head else first_word)
    while start < head.i and head.doc[start].lower_ in ("that", "to", "for", "of"):
        start += 1
    end = min(end, next((i for i in range(head.i + 1, end) if _turns_aside(head.doc[i], head)), end))
    end = clause_end(head, end)
    while end - 1 > max(start, head.i) and head.doc[end - 1].dep_ == "cc":
        end -= 1  # "to lift the ban and" extended its own
    if start >= end:
        return None
    return tidy(paragraph, paragraph.locate(head.doc[start:end]))


def alone(verb: Token) -> Tokens:
    """Return the clause of ``verb`` without the clauses joined to it and the word that joins it."""
    joined = next((c for c in children(verb, "conj") if c.i > verb.i), None)
    end = joined.left_edge.i if joined is not None else verb.right_edge.i + 1
    while end - 1 > verb.i and verb.doc[end - 1].dep_ in ("cc", "punct"):
        end -= 1
    start = verb.left_edge.i
    while start < verb.i and verb.doc[start].lower_ in _OPENING:
        start += 1
    return verb.doc[start:end]


def clause_end(head: Token, end: int) -> int:
    """Return where the words of ``head`` end, at ``end`` at the latest: before what else is told beside it.

    "Borduria must free the crew | and it must pay", "asked it to pay | and has urged the king to help".
    """
    joined = [head]
    for word in head.doc[head.i + 1 : end]:
        if word.dep_ == "conj" and word.head in joined:
            if head.tag_ == "VB" and _told_apart(word):
                start = word.left_edge.i
                while head.doc[start - 1].dep_ in ("cc", "punct"):
                    start -= 1
                return start
            joined.append(word)
    return end


def _told_apart(verb: Token) -> bool:
    """Tell a verb with a form of its own from one that shares the helping verb before it."""
    forms = {verb.tag_, *(c.tag_ for c in children(verb, "aux", "auxpass"))}
    that = any(c.lower_ == "that" for c in children(verb, "mark"))
    return not that and not forms.isdisjoint(("MD", "VBZ", "VBD"))


def _turns_aside(comma: Token, head: Token) -> bool:
    """Tell whether a comma ends what is demanded or said: ", hours after Borduria raised ..."."""
    if comma.text == ";":
        return True
    if comma.text != "," or comma.i + 1 >= len(head.doc):
        return False
    following = comma.nbor()
    if following.lower_ in _MEANWHILE or (following.tag_ == "VBG" and following.lemma_.lower() in _REMARKING):
        return True
    after = head.doc[following.i : following.i + 4]
    return following.lemma_.lower() in _SPANS and any(t.lower_ in ("after", "before") for t in after)


def within(content: Span, quoted: Span) -> Span | None:
    """Return the part of ``content`` that lies in ``quoted``."""
    start, end = max(content.start, quoted.start), min(content.end, quoted.end)
    return Span(start, end) if start < end else None
