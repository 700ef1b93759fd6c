"""Nouns that report quoted words: his claim that "..."; a promise to "..."; her view of it as "..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.quotations.complements import trim
from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.ends import cut
from communique.extract.quotations.found import Reader
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import owner_of

_VOICES = frozenset({"express", "voice", "convey", "register"})
"""What they govern is what is felt, whatever the noun: expressed unease that ..."""
_NEAR = 12
"""Tokens between a noun and the clause that it reports."""


def nouns(reader: Reader) -> None:
    """Add the quoted words that a noun reports whose maker is named beside it."""
    line = reader.line
    for token in line.doc:
        if line.owner[token.i] >= 0 or token.pos_ != "NOUN":
            continue
        voiced = token.dep_ == "dobj" and token.head.lemma_ in _VOICES
        states, portrays = voiced or token.lemma_ in lexicon().nouns, token.lemma_ in lexicon().portrayals
        speaker = owner_of(line, token) if states or portrays else None
        if speaker is None:
            continue
        report = Report((token.i, token.i + 1), token.i, frozenset({"words"}), speaker)
        called = _portrayed(line, token) if portrays else None
        if called is not None:
            left, right, held = line.whole(*called)
            if held and not any(n in reader.taken for n in held):
                reader.add(line.span(left, right), "mixed", report, *held)
        if states:
            for part in list(_clauses(line, token)) or list(_behind(line, report)):
                left, right, held = line.whole(*part)
                free = not any(n in reader.taken for n in held)
                if held and not _ascribed(line, token, held) and (free or reader.nested(report, left, right)):
                    reader.add_range(left, right, held, report)


def _ascribed(line: Line, noun: Token, held: list[int]) -> bool:
    """Tell whether the marked words are what another calls it: described the claim that ... as "absurd"."""
    verb = noun.head.lemma_ if noun.dep_ == "dobj" else ""
    return verb in lexicon().ascribing and line.doc[line.edges[held[0]][0] - 1].lower_ == "as"


def _clauses(line: Line, noun: Token) -> Iterator[Range]:
    """The clauses and infinitives that the parse gives the noun, or the verb that utters it."""
    uttered = noun.dep_ == "dobj" and noun.head.lemma_ in lexicon().utterance
    for child in (*noun.rights, *(noun.head.rights if uttered else ())):
        if child.dep_ not in ("acl", "relcl", "ccomp", "xcomp") or child.left_edge.i > noun.i + 8:
            continue
        opens = line.doc[child.left_edge.i]
        if opens.lower_ in ("that", "to") and opens.dep_ != "nsubj":
            yield trim(line, opens.i + 1, child.right_edge.i + 1)


def _behind(line: Line, report: Report) -> Iterator[Range]:
    """The clause that the parse gave another word: her remarks on Monday that ...; his claim is that ..."""
    doc = line.doc
    noun = doc[report.verb]
    verb, end = noun.head, line.sentence(noun.i)[1]
    begins = noun.dep_ in ("nsubj", "nsubjpass") and verb.i > noun.i
    copula = begins and verb.lemma_ == "be" and verb.i + 1 < end and doc[verb.i + 1].lower_ == "that"
    start = verb.i + 1 if copula else noun.i + 1
    that = next((t for t in doc[start : min(end, start + _NEAR)] if _stops(line, t)), None)
    if that is None or that.lower_ != "that" or that.dep_ == "nsubj" or line.owner[that.i] >= 0:
        return
    if begins and not copula:
        # "His claim that it failed is false": the verb of the noun is the writer's.
        end = min([end, *(t.i for t in (verb, *verb.lefts) if t.i > that.i and t.pos_ in ("VERB", "AUX"))])
    left, right = trim(line, that.i + 1, cut(line, report, that.i + 1, end))
    if any(t.tag_ in FINITE for t in doc[left:right]):
        yield left, right


def _stops(line: Line, token: Token) -> bool:
    return token.lower_ == "that" or token.pos_ in ("VERB", "AUX", "SCONJ") or line.owner[token.i] >= 0


def _portrayed(line: Line, noun: Token) -> Range | None:
    """Return what the noun is of, with the quoted words that it is called: of the raid as a "mistake"."""
    of = next((c for c in noun.rights if c.lower_ in ("of", "to") and c.dep_ == "prep"), None)
    if of is None or not any(c.dep_ == "poss" or c.lower_ == "by" for c in noun.children):
        return None
    for opening, closing in line.edges:
        near = line.doc[of.i + 1 : opening]
        if opening > of.i and len(near) <= 16 and any(t.lower_ == "as" for t in near[-3:]):
            return of.i + 1, closing
    return None
