"""Read headlines by their order of words: the parser cannot read words that all begin with a capital."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import Pattern, Slot, lexicon
from communique.extract.positions.findings import Finding, harm_in
from communique.extract.positions.phrases import tidy
from communique.extract.positions.speech import Speech
from communique.model import Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

LONGEST = 24
"""Words: longer lines are sentences."""
_BREAK = frozenset({":", "–", "—", "|", ";", ",", "-"})
_ACTING = frozenset({"GPE", "ORG", "PERSON", "NORP", "LOC"})


def headline(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the act that a headline in capitalised words tells of: actor, verb in the present, the rest."""
    words = [token for token in paragraph.doc if not token.is_space]
    if not 3 <= len(words) <= LONGEST or words[-1].text in (".", "?") or not _capitalised(words):
        return
    start = 0
    for index, word in enumerate(words):
        if word.text in _BREAK:
            start = index + 1
            continue
        rest = words[index + 1 :]
        holder = words[start:index] or words[:1]
        if not rest or not index or not _actor(holder):
            continue
        for pattern in lexicon().patterns["verbs"].get(_lemma(word), ()):
            if pattern.act.said or pattern.act.needs or not _follows(rest, pattern):
                continue
            if pattern.act.act == "warn" and not harm_in(rest):
                continue
            skipped = len(pattern.particles) + bool(pattern.slots and pattern.slots[0].after)
            trigger = words[index : index + 1 + skipped]
            yield _finding(paragraph, holder, trigger, rest[skipped:], pattern, speech)
            return


def _capitalised(words: list[Token]) -> bool:
    long = [word for word in words if word.is_alpha and len(word) > 3]
    return len(long) > 2 and sum(word.text[0].isupper() for word in long) > 0.7 * len(long)


def _actor(words: list[Token]) -> bool:
    """A short phrase that ends in a name: "Ruritania", "UN Security Council", "Prime Minister Ada Roe"."""
    phrase = words[0].doc[words[0].i : words[-1].i + 1]
    known = lookup(phrase.text) or lookup(words[-1].text) or lookup(words[0].text)
    if any(word.is_quote or _lemma(word) in lexicon().patterns["verbs"] for word in words):
        return False
    return len(words) <= 6 and (
        known is not None or words[-1].ent_type_ in _ACTING or words[-1].tag_ == "NNP"
    )


def _lemma(word: Token) -> str:
    """The verb of a third person singular; past tenses are participles as often as not and are left alone."""
    form = word.lower_
    if not form.endswith("s") or form.endswith("ss"):
        return ""
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-2] if form.endswith(("sses", "shes", "ches")) else form[:-1]


def _follows(rest: list[Token], pattern: Pattern) -> bool:
    at = 0
    if not pattern.particles and rest[0].lower_ in ("out", "up", "off", "down", "aside", "back"):
        return False
    for particle in pattern.particles:
        if at >= len(rest) or rest[at].lower_ not in particle:
            return False
        at += 1
    return all(
        _stands(rest[at:], slot, first=index == 0)
        for index, slot in enumerate(pattern.slots)
        if slot.required
    )


def _stands(rest: list[Token], slot: Slot, first: bool) -> bool:
    if not rest or slot.role == "MANNER":
        return False
    if slot.after and not any(word.lower_ in slot.after for word in (rest[:1] if first else rest)):
        return False
    if slot.nouns is not None:
        held = any(word.lower_ in slot.nouns or word.lower_.removesuffix("s") in slot.nouns for word in rest)
        return held != slot.barred
    return (
        slot.role != "ADDRESSEE" or lookup(rest[bool(slot.after)].text if len(rest) > 1 else "") is not None
    )


def _aimed_at(word: Token, rest: list[Token]) -> bool:
    """Only who stands first, or behind "on", "against" or "with"; the others are where something happened."""
    return word == rest[0] or word.nbor(-1).lower_ in ("on", "against", "with")


def _finding(
    paragraph: Paragraph,
    holder: list[Token],
    trigger: list[Token],
    rest: list[Token],
    pattern: Pattern,
    speech: Speech,
) -> Finding:
    def span(words: list[Token]) -> Span:
        return tidy(paragraph, paragraph.locate(words[0].doc[words[0].i : words[-1].i + 1]))

    named = next((word for word in rest if lookup(word.text) is not None and _aimed_at(word, rest)), None)
    return Finding(
        pattern.act.type,
        pattern.act.act,
        span(trigger),
        span(rest) if rest else None,
        span(holder),
        paragraph.locate(named) if named is not None else None,
        False,
        "fact",
        speech.around(span(trigger)),
        None,
        paragraph,
    )
