"""Tell where the name of a body ends that holds other names or small words.

"The American Institute for Trade and Energy" is one body, and so is "the 3rd District Court of Appeals".
"""

import re
from functools import cache

from communique.resolve.lexicon import given_names, words
from communique.resolve.lookup import SMALL, lexical
from communique.resolve.tokens import Token, begins

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_LED = re.compile(r"[Tt]he|'s|(?:\w+-)?(?:based|led|backed)|ruling|governing|opposition")
"""It stands before a body's name, and between no two of those named side by side."""
_LINK = re.compile(r" (?:of|for|on) ", re.I)
_FIELD = re.compile(r"\w+(?:[ts]ion|ment|ity|ances?|ences?|ency|ism|ics|ture|ship|ing|logy|airs)", re.I)
"""A word for what a body deals with, as no person is called: "prevention", "equality"."""
_SEVERAL = re.compile(r"people|children|(?:\w+m|wom)en|\w+(?:[eo]rs|ists|ians|ants|nts|ees|rans)")
"""Those of whom a body may be made up, in its name."""
_CENTRAL = frozenset(("General", "State"))
"""They begin a body's name, though they also tell a rank or a country: "General Administration of Ports"."""
_NEAR = 6
"""Words before "and" in which a body's name tells what it deals with."""
_STATIONED = frozenset(("Mission", "Force"))
_CHAMBERS = frozenset(("US Senate", "US House of Representatives", "House of Commons", "House of Lords"))


def is_body(tokens: list[Token]) -> bool:
    """Tell whether the words behind a state's name or an ordinal make a body's name with it.

    A party's name seldom holds its state's adjective: "the Ruritanian Green Party" is "the Green Party".
    """
    stops = ("of", "for", "on", *("in" for t in tokens if t.text in _STATIONED))
    head = next((n for n, t in enumerate(tokens) if t.text.lower() in stops), len(tokens))
    party = tokens[-1].text == "Party" and not tokens[0].text.startswith("National")
    return len(tokens) > 1 and head > 0 and heads(tokens[head - 1]) and not party


def begun(tokens: list[Token], at: int) -> int:
    """Return where the part ends that may begin a body's name: a state, "Royal" or an ordinal; or 0."""
    token = tokens[at]
    if token.text == "Royal" and at + 2 < len(tokens) and tokens[at + 1].entry and tokens[at + 2].capital:
        return at + 1
    if at + 1 >= len(tokens) or not tokens[at + 1].capital or tokens[at + 1].entry is not None:
        return 0
    if token.entry is None:
        return at + 1 if _ORDINAL.fullmatch(token.text) else 0
    ahead, _ = lexical(tokens, at + 1)
    crowd = at + 2 < len(tokens) and tokens[at + 2].capital and heads(tokens[at + 2])
    described = crowd and tokens[at + 1].text == "Military"
    owned = ahead is not None and ahead.kind in ("ih" if crowd else "irRh") and not described
    leads = token.entry.kind in ("state", "bloc") and token.entry.form in ("name", "adjective")
    return at + 1 if leads and not owned else 0


def alone(tokens: list[Token], at: int) -> int:
    """Return where a body's name ends whose first word is a common word of its own, or 0.

    "Justice and Labour Movement", "Commission on Fisheries": what begins them would else be read by itself.
    """
    led, _ = lexical(tokens, at)
    if tokens[at].text in _CENTRAL and at + 2 < len(tokens) and tokens[at + 1].capital:
        return _of(tokens, at + 2, at)
    at += led is not None and led.kind == "m" and tokens[at].capital and not begins(tokens, at)
    if at + 1 >= len(tokens) or not tokens[at].capital or tokens[at].text.lower() in SMALL:
        return 0
    return _for(tokens, at + 1) or _and(tokens, at, at + 1) or _owned(tokens, at + 1)


def joined(tokens: list[Token], first: int, at: int) -> int:
    """Return where a body's name that began at ``first`` goes on over the small word at ``at``, or 0."""
    return (
        _of(tokens, at, first)
        or _for(tokens, at)
        or _and(tokens, first, at)
        or _owned(tokens, at)
        or _stationed(tokens, first, at)
    )


def committee(tokens: list[Token], at: int) -> int:
    """Return where a committee's name ends that begins with its chamber at ``at``, or 0."""
    entry = tokens[at].entry
    house = entry.name in _CHAMBERS if entry is not None else tokens[at].text in ("House", "Senate")
    if not house:
        return 0
    at += 2 * (" ".join(t.text for t in tokens[at + 1 : at + 3]) == "of Representatives")
    for stop in range(at + 2, min(len(tokens), at + 5) + 1):
        if tokens[stop - 1].text.lower() in ("committee", "subcommittee", "panel"):
            return stop
        if not tokens[stop - 1].text[0].isalpha() or tokens[stop - 1].entry is not None:
            break
    return 0


def branch(tokens: list[Token], at: int) -> int:
    """Return where the name of a body ends that is another's with a tail ("Polisario-North"), or 0."""
    tail = tokens[at + 1 : at + 3]
    entry = tokens[at].entry
    if entry is None or entry.kind != "organisation" or len(tail) < 2 or tail[0].text != "-":
        return 0
    close = tail[0].start == tokens[at].end and tail[1].start == tail[0].end
    return at + 3 if close and tail[1].entry is None and tail[1].text[0].isupper() else 0


def after_place(tokens: list[Token], at: int) -> int:
    """Return where a body's name ends that begins with a place ("Kyiv Post") or two states, or 0."""
    entry = tokens[at].entry
    first = at + 1
    first += (
        first < len(tokens) and tokens[first].text in ("-", "–") and tokens[first].start == tokens[at].end
    )
    if first < len(tokens) and tokens[first].entry is not None and tokens[first].start == tokens[at].end + 1:
        first += 1
    elif entry is None or entry.form not in ("name", "metonym"):
        return 0
    stop = first
    while stop < min(len(tokens), at + 6) and tokens[stop].entry is None and tokens[stop].text[0].isupper():
        stop += 1
    two = words("organisation_words") if first > at + 1 else frozenset()
    ends = words("organisation_words", "after_place") | two
    return stop if stop > first and tokens[stop - 1].text.lower() in ends else 0


def head_of(name: str) -> str:
    """Return the word of a name that says what it is.

    >>> head_of("Bank of Ruritania"), head_of("Ruritanian Movement-North")
    ('Bank', 'Movement')
    """
    return _LINK.split(name)[0].split()[-1].partition("-")[0]


def _leads(head: str) -> bool:
    """Tell whether "for" or "on" may go on behind a body's head word."""
    return head in words("organisation_words", "on") or head.removesuffix("s") in ("center", "centre")


def is_dealt_with(token: Token) -> bool:
    """Tell whether a word says what a body deals with: "Trade", "Cooperation"."""
    return _FIELD.fullmatch(token.text) is not None or token.text.lower() in _fields()


@cache
def _fields() -> frozenset[str]:
    own = {body.removesuffix(" ministry") for body in words("bodies", "own") if body.endswith(" ministry")}
    return frozenset(word for field in words("bodies", "fields") | own for word in field.split())


def heads(token: Token) -> bool:
    """Tell whether a word says what a body is: "Council", "Federation"."""
    low = token.text.lower()
    return low in words("organisation_words") or low.removesuffix("s") in words("organisation_words", "of")


def _named(tokens: list[Token], at: int) -> bool:
    """Tell whether a capitalised word stands at ``at`` that no person is called by."""
    return at < len(tokens) and tokens[at].capital and tokens[at].text not in given_names()


def _native(token: Token) -> bool:
    """Tell the adjective of a state: "Ruritanian-Baltic"."""
    return token.entry is not None and token.entry.form == "adjective"


def _of(tokens: list[Token], at: int, first: int) -> int:
    """Go on over "of" in the names of bodies and waters: "Concord of Nations", "Strait of Ambrel".

    Also where a body's field is whose: "Committee for the Protection of the Harbours".
    """
    head = tokens[at - 1].text.lower()
    if tokens[at].text.lower() != "of":
        return 0
    field = is_dealt_with(tokens[at - 1]) and {t.text for t in tokens[max(first, at - _NEAR) : at]} & {
        "for",
        "on",
    }
    ends = {head, head.removesuffix("s")}
    if not field and not ends & (words("organisation_words", "of") | words("things")):
        return 0
    ahead = at + 1
    if ahead < len(tokens) and tokens[ahead].text == "the":
        ahead += 1
    if ahead >= len(tokens) or not tokens[ahead].capital:
        return 0
    other, _ = lexical(tokens, ahead)
    apart = other is not None and (other.kind in "rh" or other.value.startswith("ministry"))
    return 0 if apart else ahead + 1


def _for(tokens: list[Token], at: int) -> int:
    """Go on over "for" or "on": "Department for Leaving the Union", "Centre for Drovian Studies"."""
    head = tokens[at - 1].text.lower()
    if tokens[at].text.lower() not in ("for", "on") or not _leads(head):
        return 0
    ahead = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == "the")
    if not _named(tokens, ahead):
        return 0
    if (entry := tokens[ahead].entry) is not None:
        behind = next(
            (n for n in range(ahead + 1, len(tokens)) if tokens[n].text != "-" and not _native(tokens[n])),
            len(tokens),
        )
        return behind + 1 if entry.form == "adjective" and _named(tokens, behind) else 0
    plain, _ = lexical(tokens, ahead)
    dated = tokens[ahead].text in words("calendar", "days") | words("calendar", "months")
    if dated or (plain is not None and plain.kind in "rh"):
        return 0
    stop = ahead + 1
    if tokens[ahead].text.endswith("ing") and stop < len(tokens):
        over = stop + (tokens[stop].text == "the")
        return over + 1 if _named(tokens, over) else stop
    return stop


def _and(tokens: list[Token], first: int, at: int) -> int:
    """Go on over "and" in the name of one body: "the Food and Drug Administration", "Trade and Energy"."""
    if tokens[at].text not in ("and", "&") or at + 1 >= len(tokens):
        return 0
    dealt = {t.text for t in tokens[max(first, at - _NEAR) : at]} & {"for", "of", "on"}
    ahead = tokens[at + 1]
    if tokens[at].text == "&" and at - first > 1 and tokens[first].text not in given_names():
        run = tokens[at - 1 : at + 2 : 2]  # "Lind Missiles & Defense"
        if all(t.capital and t.entry is None for t in run):
            return at + 2
    last = at + 2 >= len(tokens) or not tokens[at + 2].capital
    if dealt and last and ahead.capital and ahead.entry is None and is_dealt_with(ahead):
        return at + 2
    led = first > 0 and _LED.fullmatch(tokens[first - 1].text) is not None
    if not led or heads(tokens[at - 1]):
        return 0
    stop = at + 1
    while stop < min(len(tokens), at + 5) and tokens[stop].capital and tokens[stop].entry is None:
        stop += 1
    return next((end for end in range(stop, at + 2, -1) if heads(tokens[end - 1])), 0)


def _stationed(tokens: list[Token], first: int, at: int) -> int:
    """Go on over where a mission or chamber with a name of its own is: "the Border Mission in Drovia"."""
    there = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == "the")
    sent = tokens[at - 1].text in _STATIONED
    sent = sent or [t.text for t in tokens[at - 3 : at]] == ["Chamber", "of", "Commerce"]
    named = at - first > 1 and tokens[at].text == "in" and sent
    return there + 1 if named and there < len(tokens) and tokens[there].capital else 0


def _owned(tokens: list[Token], at: int) -> int:
    """Go on over the possessive of those who make a body up: "Bakers' Union", "High People's Court"."""
    at += tokens[at].capital
    whose = tokens[at - 1].text.lower()
    if at >= len(tokens) or tokens[at].text not in ("'s", "'"):
        return 0
    stop = at + 1
    several = _SEVERAL.fullmatch(whose) is not None or whose in words("groups", "heads")
    while several and stop < min(len(tokens), at + 5) and tokens[stop].capital and tokens[stop].entry is None:
        stop += 1
        if heads(tokens[stop - 1]):
            return stop
    return 0
