"""Read long names of ministries, and of their ministers: "Ministry of Foreign and European Affairs"."""

from communique.resolve.bodies import is_dealt_with
from communique.resolve.lexicon import Word, given_names
from communique.resolve.lookup import lexical
from communique.resolve.tokens import Token

_LINKS = {"ministry": ("of", "for"), "department": ("of",), "minister": ("of", "for")}
_FIELD = 2
"""Words of a field that no list has: "Ministry of Ports"."""
_JOINTS = frozenset({",", "and", "&"})


def ministry(tokens: list[Token], at: int) -> tuple[Word, int] | None:
    """Return which ministry's or minister's long name begins at token ``at``, and where it ends.

    Whatever else they deal with, the ministry of foreign affairs is the foreign ministry.
    """
    head = tokens[at].text.lower()
    if head not in _LINKS or not tokens[at].capital or at + 2 >= len(tokens):
        return None
    if tokens[at + 1].text not in _LINKS[head]:
        return None
    first = at + 2 + (tokens[at + 2].text == "the")
    ahead = _capitals(tokens, first)
    stop = ahead if head == "ministry" and first < ahead <= first + _FIELD else 0
    while ahead > first:
        stop = ahead if is_dealt_with(tokens[ahead - 1]) else stop
        behind = tokens[ahead : ahead + 2]
        joints = (
            2 if [t.text for t in behind] == [",", "and"] else int(bool(behind) and behind[0].text in _JOINTS)
        )
        first, ahead = ahead + joints, _capitals(tokens, ahead + joints) if joints else 0
    word, known = lexical(tokens, at)
    if stop <= known:
        return None
    words = [t.text.lower() for t in tokens[at + 2 : stop] if t.text != "the"]
    foreign = {"foreign", "affairs"} <= set(words)
    if head == "minister":
        return Word("r", "foreign minister") if foreign else word or Word("r", head), stop
    if head == "ministry" and foreign:
        return Word("i", "foreign ministry"), stop
    return Word("i", f"{head} of {' '.join(words).replace(' ,', ',')}"), stop


def _capitals(tokens: list[Token], at: int) -> int:
    """Return where the capitalised words end that begin at ``at`` and are nobody else's name."""
    while at < len(tokens) and tokens[at].capital and not _is_other(tokens, at):
        at += 1
    return at


def _is_other(tokens: list[Token], at: int) -> bool:
    """Tell whether somebody else begins at ``at``: a state's name, a function, a given name."""
    token = tokens[at]
    if token.entry is not None:
        return token.entry.name not in ("Europe", "European Union")
    word, _ = lexical(tokens, at)
    return token.text in given_names() or (word is not None and word.kind in "rRhi")
