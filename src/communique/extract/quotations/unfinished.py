"""Tell whether what is reported goes on behind a place where the parse ends it."""

from spacy.tokens import Doc, Token

from communique.extract.quotations.sentences import FINITE

_CONDITIONS = frozenset({"if", "unless", "because", "until"})
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "PRON"})
_SOON = 8
"""Tokens of a subject before its verb."""
_ASIDE = 12
"""Tokens of an aside between two commas."""


def interrupted(doc: Doc, left: int, right: int) -> int:
    """Return where a clause goes on behind what interrupts it, or 0: "but, if asked, would come"."""
    if doc[right].text != ",":
        return 0
    if _waits(doc[right - 1]):
        return next((j + 1 for j in range(right + 1, min(right + _ASIDE, len(doc))) if doc[j].text == ","), 0)
    opened = next((j for j in range(right - 1, max(left, right - _ASIDE), -1) if doc[j].text == ","), 0)
    return right + 1 if opened and _waits(doc[opened - 1]) else 0


def _waits(token: Token) -> bool:
    """Tell whether more of its clause must follow a word: "but", "would"."""
    return token.tag_ in ("CC", "MD")


def broken_off(doc: Doc, i: int) -> bool:
    """Tell whether the parse broke the clause off before its own verb or a condition."""
    if doc[i].lower_ in _CONDITIONS and doc[i].tag_ == "IN":
        return True
    if (
        doc[i].pos_ in _NOMINAL
        and doc[i].ent_type_ not in ("DATE", "TIME")
        and not (doc[i - 1].is_punct or doc[i - 1].pos_ == "CCONJ")
    ):
        # "It was the first time Tarn had ...": nothing else joins a noun to a clause.
        return any(t.tag_ in FINITE for t in doc[i : i + _SOON])
    after = doc[i + 1] if doc[i].pos_ == "ADV" and i + 1 < len(doc) else doc[i]
    return after.tag_ in FINITE
