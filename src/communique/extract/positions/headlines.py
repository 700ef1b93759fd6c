"""Read headlines by their order of words: the parser is made for sentences."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import Pattern, Slot, lexicon
from communique.extract.positions.findings import Finding, harm_in
from communique.extract.positions.lists import BULLET
from communique.extract.positions.phrases import names, people, tidy
from communique.extract.positions.speech import Speech
from communique.model import Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

LONGEST = 24
"""Words: longer lines are sentences."""
_BREAK = frozenset({":", "–", "—", "|", ";", ",", "-", "but", "and", "as", "after", "while"})
_GOES_ON = frozenset({",", "but", "and"})
_BARE = frozenset({"VB", "VBP", "JJ"})
"""As what the tagger may read the second verb of "to expel envoys, close consulate"."""
_ADVERBS = frozenset(
    {"again", "also", "now", "finally", "formally", "fully", "publicly", "quickly", "sharply", "strongly"}
    | {"repeatedly", "flatly", "officially", "still", "openly", "angrily", "firmly", "reportedly"}
)
_ACTING = frozenset({"GPE", "ORG", "PERSON", "NORP", "LOC"})


def shouted(paragraph: Paragraph) -> bool:
    """Tell whether ``paragraph`` is a headline in capitalised words, which the parser cannot read."""
    words = [token for token in paragraph.doc if not token.is_space]
    return _short(words) and _capitalised(words)


def headline(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the acts that a headline tells of: actor, verb in the present, the rest."""
    words = [token for token in paragraph.doc if not token.is_space]
    if not _short(words) or BULLET.match(paragraph.text):
        return
    start, told, ahead = 0, None, False
    for index, word in enumerate(words):
        if word.lower_ in _BREAK and not _hyphen(word):
            start = index + 1
            told = told if word.lower_ in _GOES_ON else None
            continue
        to = word.lower_ == "to" and index > start
        goes_on = ahead and told is not None and index == start and word.tag_ in _BARE
        coming = to or goes_on  # "to expel envoys, close consulate"
        verb = index + 1 if to else index
        rest = words[verb + 1 :]
        whole = index - start > 2 and _hyphen(words[index - 1])  # "Test-Fires"
        end = index - 2 if whole else index
        while end > start + 1 and (words[end - 1].lower_ in _ADVERBS or words[end - 1].tag_ == "RB"):
            end -= 1  # "Ruritania Finally Endorses"
        holder = words[start:end] or told
        if not rest or holder is None or not _actor(holder):
            continue
        found = _read(paragraph, holder, words, verb, speech, coming)
        if found is not None:
            yield found
            told, ahead = holder, coming
        elif told is None and (coming or word.tag_ == "VBZ"):
            told, ahead = holder, coming  # "Ruritania sees spies at work, expels envoy"


def _read(
    paragraph: Paragraph, holder: list[Token], words: list[Token], at: int, speech: Speech, coming: bool
) -> Finding | None:
    several = _plural(holder[-1]) or any(word.lower_ == "and" for word in holder)
    lemma = words[at].lower_ if coming or several else _lemma(words[at])
    if at > 2 and _hyphen(words[at - 1]):
        lemma = f"{words[at - 2].lower_}-{lemma}"
    rest = _until(words[at + 1 :], coming)
    for pattern in lexicon().patterns["verbs"].get(lemma, ()) if rest else ():
        if pattern.act.said or pattern.act.needs or pattern.subject or not _follows(rest, pattern):
            continue
        if pattern.act.act == "warn" and not harm_in(rest):
            continue
        skipped = len(pattern.particles) + bool(pattern.slots and pattern.slots[0].after)
        trigger = words[at : at + 1 + skipped]
        return _finding(paragraph, holder, trigger, rest[skipped:], pattern, speech, coming)
    return None


def _plural(word: Token) -> bool:
    """Tell people from one of them; of capitalised words the tagger often takes a plural for a name."""
    offices = people()["offices"]
    return word.tag_ in ("NNS", "NNPS") or (
        word.lower_.endswith("s") and word.lower_.removesuffix("s") in offices
    )


def _hyphen(word: Token) -> bool:
    return word.text == "-" and word.i > 0 and not word.nbor(-1).whitespace_


def _until(rest: list[Token], coming: bool) -> list[Token]:
    """What belongs to the verb: up to the actor's next verb, or a word that begins another matter."""
    for number, word in enumerate(rest):
        if word.text in (";", "|") or (word.lower_ in ("as", "while", "after") and number):
            return rest[:number]
        following = rest[number + 1] if number + 1 < len(rest) else None
        if (
            word.lower_ in _GOES_ON
            and following is not None
            and (following.lower_ if coming else _lemma(following)) in lexicon().patterns["verbs"]
            and (not coming or following.tag_ in _BARE)
        ):
            return rest[:number]
    return rest


def _short(words: list[Token]) -> bool:
    closed = words[-1].text in (".", "?", "!", ":", "”", '"') if words else False
    return 3 <= len(words) <= LONGEST and (not closed or (words[-1].text == "." and _unparsed(words)))


def _unparsed(words: list[Token]) -> bool:
    """Tell a headline that ends in a full stop: in capitalised words, or without a verb for the parser."""
    return _capitalised(words) or not any(w.tag_ in ("VBD", "VBZ", "VBP", "MD") for w in words)


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
        known is not None
        or words[-1].ent_type_ in _ACTING
        or words[-1].tag_ == "NNP"
        or names(words[-1]) == "actor"
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
    if slot.role != "ADDRESSEE":
        return True
    whom = rest[bool(slot.after)] if len(rest) > 1 else None
    return whom is not None and (lookup(whom.text) is not None or whom.pos_ == "PROPN")


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
    coming: bool,
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
        "future" if coming else "fact",
        speech.around(span(trigger)),
        None,
        paragraph,
    )
