"""Tell where a run of capitalised words ends that is a name: "Ann van der Roe", "Moon Jae In"."""

import re

from communique.resolve.bodies import is_body, joined
from communique.resolve.lexicon import family_names, given_names, persons, words
from communique.resolve.lookup import PRONOUNS, SMALL, lexical
from communique.resolve.offices import begins_person, is_field, is_partisan
from communique.resolve.peoples import states
from communique.resolve.tokens import Token, Vocabulary, begins, dates
from communique.text.parse import Paragraph

_SHOUTED = re.compile(r"[A-Z]{2,}(?:OUS|ING|ED|FUL|LESS|IVE|ISH|IBLE|ABLE|STS|ERS|LY)")
"""How a tabloid opens its text: "FURIOUS skippers", "TENSIONS rose", "PROTESTERS have"."""
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
"""Agencies put the day right behind the name: "President Roe Thursday condemned"."""
_SHORT = frozenset(("Sen", "Gen", "Col", "Min", "Rep"))
"""Titles cut short: where no name follows one is the last part of a name, "Hun Sen"."""
_INITIAL = re.compile(r"[^\W\d_]")


def named_run(paragraph: Paragraph, tokens: list[Token], at: int, known: Vocabulary, title_case: bool) -> int:
    """Return where the run of capitalised words that begins at ``at`` ends (``at``: there is none)."""
    if title_case:
        stop = at
        while stop < len(tokens) and tokens[stop].text in known.names and tokens[stop].entry is None:
            word, _ = lexical(tokens, stop)
            if stop > at and word is not None and word.kind in "rR":
                break
            stop += 1
        return stop
    if begins(tokens, at) and not _is_name(paragraph, tokens, at, known):
        return at
    if tokens[at].text.lower() in words("moods") and at + 1 < len(tokens) and tokens[at + 1].capital:
        return at
    stop = at + 1
    body = stop < len(tokens) and tokens[stop].text.lower() in words("organisation_words")
    day = tokens[at].text in words("calendar", "days") | words("calendar", "unnamed_months")
    if day and not body:
        return stop
    return run_on(tokens, at, stop)


def run_on(tokens: list[Token], at: int, stop: int) -> int:
    """Return where the run that began at ``at`` and has reached ``stop`` ends."""
    field = is_field(tokens, at)
    while stop < len(tokens):
        if is_partisan(tokens, stop) or (field and begins_person(tokens, stop)):
            break
        ahead = _next_in_run(tokens, stop) or _placed(tokens, at, stop) or joined(tokens, at, stop)
        if not ahead:
            break
        stop = ahead
    return stop


def _next_in_run(tokens: list[Token], at: int) -> int:
    """Return where a run goes on that has reached token ``at``, or 0."""
    token, before = tokens[at], tokens[at - 1]
    initial = len(before.text) == 1 and _INITIAL.match(before.text)
    if token.text == "." and token.start == before.end and (initial or before.text in ("Jr", "Sr")):
        return at + 1
    if dates(tokens, at):
        return 0
    if (token.start == before.end and token.text not in "-") or token.text in _WEEKDAYS:
        return 0
    if token.text.istitle() and before.capital and at > 1 and tokens[at - 2].text in family_names():
        # The last part of a Korean name may be a small word: "Moon Jae In".
        return at + 1
    small = token.text.lower() in SMALL.keys() | PRONOUNS and not _is_initial(tokens, at)
    if token.capital and token.entry is None and not small:
        word, stop = lexical(tokens, at)
        ahead = at + 1 < len(tokens) and tokens[at + 1].capital
        surname = stop == at + 1 and before.text in (family_names() if ahead else given_names())
        surname = surname and (not ahead or (word is not None and word.value in persons()))
        surname = surname or (token.text in _SHORT and not ahead and not _dotted(tokens, at))
        crowd = word is not None and word.kind == "R" and is_body(tokens[at - 1 : at + 2])
        return 0 if word is not None and word.kind in "rRh" and not (surname or crowd) else at + 1
    follows = at
    while follows < len(tokens) and follows - at < 3 and tokens[follows].text in words("particles"):
        follows += 1
    if follows > at and follows < len(tokens) and tokens[follows].capital and tokens[follows].entry is None:
        return follows + 1
    return 0


def _is_initial(tokens: list[Token], at: int) -> bool:
    """Tell the middle letter of a name, "Ann A. Roe", from a small word in capitals."""
    one = len(tokens[at].text) == 1 and tokens[at].capital
    behind = tokens[at + 1 : at + 3]
    stops = len(behind) == 2 and behind[0].text == "." and behind[0].start == tokens[at].end
    return one and stops and behind[1].capital


def _dotted(tokens: list[Token], at: int) -> bool:
    """Tell whether a full stop that ends no sentence stands behind the token at ``at``: "Sen. Roe"."""
    behind = tokens[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].text != "." or not behind[1].capital:
        return False
    return (
        behind[1].entry is None and behind[1].text.lower() not in words("starters") | SMALL.keys() | PRONOUNS
    )


def _placed(tokens: list[Token], at: int, stop: int) -> int:
    """Return where a person's name goes on with what is a known name too: "Ann Maria Wagner", or 0."""
    token = tokens[stop]
    family = token.text in words("placed_families") if stop == at + 1 else token.text.isalpha()
    bare = token.entry is not None and token.start == tokens[stop - 1].end + 1
    return stop + 1 if bare and family and token.text.istitle() and tokens[at].text in given_names() else 0


def _is_name(paragraph: Paragraph, tokens: list[Token], at: int, known: Vocabulary) -> bool:
    """Tell a name from another word that has a capital because it begins a sentence."""
    token = tokens[at]
    if _SHOUTED.fullmatch(token.text) and at + 1 < len(tokens) and not tokens[at + 1].capital:
        return False
    if token.text in known.names or (token.text.isupper() and token.text.title() in known.names):
        return True
    if token.text.lower() in words("starters") | known.small:
        return False
    if token.text.lower() in words("particles") and _next_in_run(tokens, at + 1):
        return True
    parsed = paragraph.doc.char_span(token.start, token.end, alignment_mode="expand")
    owns = at + 1 < len(tokens) and tokens[at + 1].text == "'s"
    if owns or token.text in known.states or any(state in known.names for state in states(token.text)):
        return True
    if parsed is None or parsed[0].pos_ != "PROPN":
        return False
    led = at + 1 < len(tokens) and tokens[at + 1].capital
    return led or parsed[0].ent_type_ in ("PERSON", "GPE") or parsed[0].dep_ in ("nsubj", "nsubjpass")
