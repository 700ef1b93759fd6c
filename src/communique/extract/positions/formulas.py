"""Find the fixed words that perform an act as they stand: "out of the question", "shame on"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated
from communique.extract.positions.contents import within
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import own_side, voice
from communique.extract.positions.modality import coming, modality
from communique.extract.positions.phrases import names, noun_phrase, tidy
from communique.extract.positions.raised import warned
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class
from communique.model import Quotation
from communique.text.parse import Paragraph

_ANYONE = frozenset({"anyone", "anybody", "those", "everyone", "he"})
_OF_SOMEBODY = frozenset({("nothing", "to", "do", "with")})
"""What denies a charge of somebody, and of a thing only tells it from another."""


def formulas(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the acts that fixed words perform in what somebody is reported to have said."""
    known = lexicon().phrases
    lower = [token.lower_ for token in paragraph.doc]
    for word in paragraph.doc:
        for words, act in known.get(word.lower_, ()):
            end = word.i + len(words)
            if tuple(lower[word.i : end]) != words:
                continue
            trigger = paragraph.locate(paragraph.doc[word.i : end])
            quotation = speech.around(trigger)
            held = voice(paragraph, word, quotation)
            if quotation is None or held is None or _unreal(_clause(word)):
                break
            if act.act == "deny" and any(c.tag_ == "MD" for c in _clause(word).children):
                break  # "no such raid may occur once more"
            if act.needs and not _meets(act.needs, paragraph, _clause(word), quotation):
                continue
            about = _about(word)
            if act.type == "ACCUSE" and about is not None and _anybody(about):
                break
            if words in _OF_SOMEBODY and not (_somebody(about) or _charged(paragraph.doc[end - 1])):
                break
            if about is not None and not quotation.span.covers(paragraph.locate(about)):
                about = None
            ours = about is not None and own_side(about, quotation, speech)
            if ours and act.type == "REQUEST":
                break  # "we have only to wait"
            other = about is not None and names(about) == "actor" and not ours
            who = noun_phrase(paragraph, about) if about is not None and other else None
            does = act.holder == "subject"
            yield Finding(
                act.type,
                act.act,
                trigger,
                within(tidy(paragraph, paragraph.locate(word.sent)), quotation.span),
                who if who is not None and does else held,
                None if does else who,
                False,
                "fact",
                quotation,
                word,
                paragraph,
            )
            break


def _meets(needs: str, paragraph: Paragraph, clause: Token, quotation: Quotation) -> bool:
    """Tell whether the words are said of what will be, or in a warning, as the act of fixed words needs."""
    if needs == "future":
        return coming(clause)
    return warned(paragraph, quotation)


def _clause(word: Token) -> Token:
    """The verb of the clause that ``word`` stands in."""
    return next((token for token in (word, *word.ancestors) if token.pos_ in ("VERB", "AUX")), word)


def _unreal(clause: Token) -> bool:
    """Tell what only could or would be so: "it might be an act of war"; not "it cannot be justified"."""
    return modality(clause) == "hypothetical" and not negated(clause)


def _somebody(about: Token | None) -> bool:
    return about is not None and names(about) in ("actor", "pronoun")


def _charged(preposition: Token) -> bool:
    """Tell what one is charged with: "nothing to do with espionage"."""
    return any(in_class(what, lexicon().classes["charged"]) for what in children(preposition, "pobj"))


def _anybody(about: Token) -> bool:
    """Tell "anyone who plays with fire", whom nobody has accused yet."""
    return about.lower_ == "whoever" or (
        about.lower_ == "who" and about.head.dep_ == "relcl" and about.head.head.lower_ in _ANYONE
    )


def _about(word: Token) -> Token | None:
    """The subject of the words' clause: "Borduria is playing with fire"."""
    for token in (word, *word.ancestors):
        subject = first(token, "nsubj", "nsubjpass")
        if subject is not None:
            return subject
    return None
