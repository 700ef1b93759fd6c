"""Find the refusals a clause makes by its form: "no talks under threat", "neither will we"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated, nobody
from communique.extract.positions.contents import clause_end, within
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import holder_span, own_side, voice
from communique.extract.positions.modality import asked, supposed
from communique.extract.positions.phrases import names, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class, subject
from communique.model import Quotation, Span
from communique.text.parse import Paragraph

_SAYING = frozenset({"say", "tell", "insist", "warn", "declare", "announce", "add", "stress", "reply", "vow"})
_WHILE = frozenset({"under", "while", "until", "before", "unless", "as"})
_ABLE = frozenset({"can", "ca", "could", "will", "wo", "would", "shall"})
_OURS = frozenset({"we", "i"})
_HELPING = frozenset({"will", "shall", "would", "can", "could", "do", "must", "should"})


def refusals(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the refusals that quoted or reported words of ``paragraph`` make by their form."""
    for word in paragraph.doc:
        if word.lower_ == "no" and word.dep_ == "det":
            yield from _none(paragraph, word, speech)
        elif word.lower_ in ("neither", "nor"):
            yield from _neither(paragraph, word, speech)
        elif word.lower_ == "not" and word.i and word.nbor(-1).lower_ == "but":
            yield from _but_not(paragraph, word, speech)
        elif word.lower_ == "not":
            yield from _not_one(paragraph, word, speech)
        elif word.lower_ in _ABLE and word.dep_ == "aux":
            yield from _cannot(paragraph, word, speech)
        elif hopeless(word):
            yield from _in_vain(paragraph, word, speech)


def _none(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """No talks while the guns fire: a noun without a verb of its own."""
    noun, quotation = word.head, speech.around(paragraph.locate(word))
    by = noun.head if noun.head != noun and noun.head.lemma_ in _SAYING else None
    apart = quotation is not None and not quotation.span.covers(paragraph.locate(noun.head))
    opens = word.i == word.sent.start or (
        quotation is not None and paragraph.locate(word).start - quotation.span.start <= 1
    )
    classes = lexicon().classes
    alone = noun.pos_ in ("NOUN", "PROPN", "VERB") and (by is not None or apart or noun.dep_ == "ROOT")
    wanted = in_class(noun, classes["talk"] | classes["leeway"] | classes["refusable"] | classes["bonds"])
    told = any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in children(noun, "relcl", "aux", "cop"))
    if not opens or not alone or not wanted or told or asked(word):
        return
    doer = next((d for d in children(by, "nsubj") if d != noun), None) if by is not None else None
    held = voice(paragraph, word, quotation) or (holder_span(paragraph, doer) if doer is not None else None)
    if held is not None:
        yield _refusal(paragraph, (word, word), (word.i + 1, noun.right_edge.i + 1), held, quotation)


def _neither(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """Others do not put up with it, and neither will we."""
    behind = word.doc[word.i + 1 : word.i + 3]
    quotation = speech.around(paragraph.locate(word))
    if len(behind) < 2 or quotation is None or voice(paragraph, word, quotation) is None:
        return
    if behind[0].lower_ in _HELPING and behind[1].lower_ in _OURS:
        end = behind[1].i + 1
        yield _refusal(paragraph, (word, behind[1]), (end, end), paragraph.locate(behind[1]), quotation)


def _but_not(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """They are ready to talk, but not under threats."""
    before = word.doc[max(word.i - 3, 0)]
    quotation = speech.around(paragraph.locate(word)) or speech.around(paragraph.locate(before))
    held = voice(paragraph, before, quotation)
    if held is None or word.i + 2 >= len(word.doc) or asked(word):
        return
    terms, what = word.nbor(), word.nbor(2)
    if terms.lower_ not in _WHILE or (terms.lower_ == "as" and what.lower_ not in ("long", "if")):
        return
    if terms.lower_ in ("before", "until") and what.ent_type_ in ("DATE", "TIME"):
        return
    doers = (first(verb, "nsubj") for verb in word.ancestors)
    doer = next((d for d in doers if d is not None and d.i < word.i), None)
    if doer is not None and own_side(doer, quotation, speech):
        held = holder_span(paragraph, doer) or held
    end = clause_end(terms, max(terms.right_edge.i, terms.head.right_edge.i) + 1)
    yield _refusal(paragraph, (word, word), (terms.i, end), held, quotation)


def _cannot(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """The others cannot decide alone: what they have no right to."""
    verb, quotation = word.head, speech.around(paragraph.locate(word))
    held, who = voice(paragraph, word, quotation), first(word.head, "nsubj")
    if held is None or who is None or asked(word) or supposed(verb) or verb.dep_ in ("relcl", "advcl", "acl"):
        return
    lemma, classes = verb.lemma_.lower(), lexicon().classes
    hindered = nobody(who) and lemma in classes["hindering"]
    presumed = word.lower_ in ("can", "ca", "could") and lemma in classes["presuming"]
    if not negated(verb) or not (presumed or hindered):
        return
    named = hindered or names(who) == "actor" or who.lower_ in ("they", "you", "he", "she") or nobody(who)
    if not named or own_side(who, quotation, speech):
        return
    last = next((c for c in children(verb, "neg") if c.i == word.i + 1), word)
    about = (who.left_edge.i if hindered else verb.i, clause_end(verb, verb.right_edge.i + 1))
    yield _refusal(paragraph, (word, last), about, held, quotation)


def hopeless(verb: Token) -> bool:
    """Tell what nobody should count on: "should not get its hopes up", "need not look to us for help"."""
    helpers = {c.lower_ for c in children(verb, "aux")}
    if verb.pos_ != "VERB" or not negated(verb) or helpers.isdisjoint(("should", "must", "need")):
        return False
    up = verb.lemma_ in ("get", "raise") and any(t.lemma_ == "hope" for t in children(verb, "dobj"))
    toward = {p.lower_ for p in children(verb, "prep")}
    look = verb.lemma_ in ("look", "turn", "wait") and not toward.isdisjoint(("to", "for"))
    return up or look or verb.lemma_.lower() in lexicon().classes["hoping"]


def _in_vain(paragraph: Paragraph, verb: Token, speech: Speech) -> Iterator[Finding]:
    """They should not count on us: a refusal of what they hope for."""
    quotation, who = speech.around(paragraph.locate(verb)), subject(verb)
    held = voice(paragraph, verb, quotation)
    if held is None or who is None or names(who) not in ("actor", "pronoun") or asked(verb):
        return
    if own_side(who, quotation, speech):
        return
    helper = next(c for c in children(verb, "aux") if c.lower_ in ("should", "must", "need"))
    last = next((c for c in children(verb, "neg") if c.i > helper.i), helper)
    about = (last.i + 1, clause_end(verb, verb.right_edge.i + 1))
    yield _refusal(paragraph, (helper, last), about, held, quotation)


def _not_one(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """Not one inch: a refusal without a verb."""
    quotation = speech.around(paragraph.locate(word))
    held = voice(paragraph, word, quotation)
    behind = word.doc[word.i + 1 : word.i + 3]
    if quotation is None or held is None or len(behind) < 2 or asked(word):
        return
    opens = paragraph.locate(word).start - quotation.span.start <= 1
    one = behind[0].lower_ in ("one", "another") or behind.text.lower() in ("a single", "an inch", "a penny")
    inside = [t for t in word.sent if t.i >= word.i and quotation.span.covers(paragraph.locate(t))]
    if opens and one and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG") for t in inside):
        end = max((t.i for t in inside), default=word.i) + 1
        yield _refusal(paragraph, (word, word), (word.i + 1, end), held, quotation)


def _refusal(
    paragraph: Paragraph,
    words: tuple[Token, Token],
    about: tuple[int, int],
    held: Span,
    quotation: Quotation | None,
) -> Finding:
    opening, last = words
    start, end = about
    content = tidy(paragraph, paragraph.locate(opening.doc[start:end])) if start < end else None
    if content is not None and quotation is not None:
        content = within(content, quotation.span) or content
    return Finding(
        "REJECT",
        "refuse",
        paragraph.locate(opening.doc[opening.i : last.i + 1]),
        content,
        held,
        None,
        False,
        "fact",
        quotation,
        opening,
        paragraph,
    )
