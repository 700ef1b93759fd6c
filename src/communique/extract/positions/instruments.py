"""Tell who issued a draft, resolution or statement, also where only an earlier sentence says so."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from communique.extract.positions.phrases import names, noun_phrase, people, state_or_body
from communique.extract.positions.syntax import children, enacted_by, first, subject
from communique.model import Span
from communique.text.parse import Paragraph

_DEFINITE = frozenset({"the", "this", "that"})
_GENERAL = frozenset({"text", "document", "draft", "measure", "paper"})
_VOTED = ("resolution", "motion", "text", "bill")
_TELLING = frozenset(
    {"say", "announce", "declare", "state", "write", "add", "warn", "accuse", "condemn", "urge"}
    | {"affirm", "reaffirm", "stress", "note", "call", "deny", "reject", "welcome", "demand"}
)


def issuer(instrument: Token) -> Token | None:
    """Return who issued a draft, demand or treaty, by possessive, adjective or "issued by"."""
    by = enacted_by(instrument)
    if by is not None and names(by) == "actor":
        return by
    for child in instrument.children:
        if child.dep_ == "poss" and names(child) == "actor":
            return child
        if child.dep_ in ("amod", "compound", "nmod") and state_or_body(child):
            return child
        if child.dep_ in ("acl", "prep", "agent"):
            by = child if child.lower_ in ("by", "from") else first(child, "agent", "prep")
            named = first(by, "pobj") if by is not None and by.lower_ in ("by", "from") else None
            if named is not None and names(named) == "actor":
                return named
    return None


class Issued:
    """The drafts, resolutions and statements of a document whose issuer a sentence names, by noun."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self._by: dict[str, list[tuple[int, Span]]] = defaultdict(list)
        self._any: list[tuple[int, Span]] = []
        nouns = people()["instruments"]
        for paragraph in paragraphs:
            for word in paragraph.doc:
                if word.lemma_ == "vote" and (voter := _voter(word)) is not None:
                    told = (paragraph.locate(word).start, noun_phrase(paragraph, voter))
                    for noun in _VOTED:
                        self._by[noun].append(told)
                elif word.lemma_.lower() in nouns and word.pos_ in ("NOUN", "PROPN"):
                    who = issuer(word) or _teller(word)
                    if who is not None:
                        place = paragraph.locate(word).start
                        told = (place, noun_phrase(paragraph, who))
                        self._by[word.lemma_.lower()].append(told)
                        self._any.append(told)

    def by(self, instrument: Token, paragraph: Paragraph) -> Span | None:
        """Return the words for who issued "the resolution", as the last sentence that tells has it."""
        if not any(child.lower_ in _DEFINITE for child in children(instrument, "det")):
            return None
        noun = instrument.lemma_.lower()
        known = self._by.get(noun) or (self._any if noun in _GENERAL else [])
        at = bisect_left(known, paragraph.locate(instrument).start, key=lambda told: told[0])
        return known[at - 1][1] if at else None


def _voter(voting: Token) -> Token | None:
    """The body that votes."""
    who = subject(voting) if voting.pos_ == "VERB" else None
    return who if who is not None and who.lemma_.lower() in people()["bodies"] else None


def _teller(instrument: Token) -> Token | None:
    """Who says something "in a statement"."""
    if instrument.dep_ != "pobj" or instrument.head.lower_ != "in":
        return None
    verb = instrument.head.head
    who = subject(verb) if verb.lemma_.lower() in _TELLING else None
    return who if who is not None and names(who) == "actor" else None
