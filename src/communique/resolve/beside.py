"""Leave out what only tells of the body named right behind it: "her own Unity Party", "ally Drovia"."""

import re
from collections.abc import Sequence

from communique.model import Mention
from communique.resolve.behind import POSSESSIVE
from communique.resolve.lexicon import words

_OWN = re.compile(r"\s+(?:own\s+)?(?:[a-z]+-?[a-z]*\s+)?")
_APPOSED = re.compile(
    r"(?:[’']s)?\s+(?:(?!(?:and|or|of|in|at|on|from|for|by|with|to|the|an?)\b)[\w-]+\s+){1,4}"
)
"""Nouns and adjectives between a state and a body, of which the last says what the body is."""


def called_by(text: str, inside: Sequence[Mention]) -> list[Mention]:
    """Return the mentions in a phrase without those that only tell who the body named behind them is.

    "Her own Unity Party", "the opposition Unity Party", "the Drovian oil company Tarnov", "our ally Drovia".
    """
    kept: list[Mention] = []
    for mention in inside:
        while kept and _tells(text, kept[-1], mention):
            kept.pop()
        kept.append(mention)
    return kept


def _tells(text: str, before: Mention, name: Mention) -> bool:
    gap = text[before.span.end : name.span.start]
    body = name.kind in ("organisation", None)
    if name.form != "name" or name.role is not None or not (body or name.kind in ("state", "bloc")):
        return False
    if before.form == "pronoun":
        return body and before.text.lower() in POSSESSIVE and _OWN.fullmatch(gap) is not None
    if before.form == "group":
        return body and gap == " " and before.text.lower().endswith("opposition")
    if before.form == "role":
        return body and gap == " " and before.kind == "organisation"
    apposed = before.kind in ("state", "bloc") and _APPOSED.fullmatch(gap) is not None
    if apposed and name.kind == "organisation":
        return True
    what = words("generic", "organisation") | words("called") if body else words("called", "states")
    return apposed and gap.split()[-1].lower() in what
