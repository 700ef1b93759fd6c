"""Tell where a body's name ends that closes with the state it works in: "Statistics Ruritania"."""

import re

from communique.resolve.lexicon import given_names, words
from communique.resolve.lookup import SMALL, lexical
from communique.resolve.tokens import Token
from communique.text.parse import Paragraph

_PLACE = re.compile(
    r"(?:(?:north|south|east|west|mid|centr)\S*|up(?:per|river)|lower|inner|outer|greater|little|metropolitan"
    r"|mainland|continental|coastal|rural|offshore|nazi|vichy|tsarist|brexit|post\S*|pre\S*|new|old|free|global|mr|mrs|ms"
    r"|dr)",
    re.I,
)
"""What tells a part of a state, or a time of it: "Upper Egypt", "Vichy France"."""


def national(paragraph: Paragraph, tokens: list[Token], at: int) -> int:
    """Return where a body's name ends that begins before a state's name at its end, or 0.

    "Villa Ruritania" and "Amnesty International Ruritania" are bodies; "Upper Ruritania" is a place.
    """
    stop = at
    while stop < min(len(tokens), at + 4) and _names_body(tokens, stop, at):
        stop += 1
    last = tokens[stop] if at < stop < len(tokens) else None
    if last is None or last.entry is None or last.entry.kind != "state" or last.entry.form != "name":
        return 0
    before = tokens[stop - 1]
    led, _ = lexical(tokens, at - 1) if at else (None, 0)
    if led is not None and led.kind in "rh":
        return 0
    if before.end + 1 != last.start or _PLACE.fullmatch(before.text) or before.text in given_names():
        return 0
    parsed, state = (paragraph.doc.char_span(t.start, t.end, alignment_mode="expand") for t in (before, last))
    if parsed is None or state is None:
        return 0
    first = paragraph.doc.char_span(tokens[at].start, tokens[at].end, alignment_mode="expand")
    if first is not None and first.start and first[0].nbor(-1).pos_ == "VERB":
        return 0  # "told Hamas Ruritania would"
    part = (
        parsed[-1].dep_ == "compound" and parsed[-1].tag_ in ("NNP", "NNPS") and parsed[-1].head == state[-1]
    )
    return stop + 1 if part and state[-1].dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "agent") else 0


def _names_body(tokens: list[Token], at: int, first: int) -> bool:
    """Tell whether a word may be of the name: capitalised, no office and no other state."""
    token = tokens[at]
    if token.entry is not None:
        return at == first and token.entry.kind == "organisation" and token.entry.state is None
    word, _ = lexical(tokens, at)
    dated = token.text in words("calendar", "days") | words("calendar", "months")
    plain = token.text.lower() in SMALL.keys() | words("starters") or (
        word is not None and word.kind in "rRhp"
    )
    return token.capital and token.text[0].isalpha() and len(token.text) > 1 and not plain and not dated
