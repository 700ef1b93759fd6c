"""Read long names of ministries, and of their ministers: "Ministry of Foreign and European Affairs"."""

from communique.resolve.bodies import is_dealt_with
from communique.resolve.lexicon import Word, given_names
from communique.resolve.lookup import lexical
from communique.resolve.offices import begins_person
from communique.resolve.tokens import Token

_LINKS = {
    "ministry": ("of", "for"),
    "department": ("of",),
    "minister": ("of", "for"),
    "secretary": ("for",),
    "undersecretary": ("for",),
    "commissioner": ("for",),
}
_PERSONS = frozenset(("minister", "secretary", "undersecretary", "commissioner"))
_SECOND = frozenset(("deputy", "vice", "assistant", "junior"))
_FIELD = 2
"""Words of a field that no list has: "Ministry of Ports"."""
_NAME = 3
"""Most words of a person's name behind a field."""
_JOINTS = frozenset({",", "and", "&"})


def ministry(tokens: list[Token], at: int) -> tuple[Word, int] | None:
    """Return which ministry's or minister's long name begins at token ``at``, and where it ends.

    Whatever else they deal with, the ministry of foreign affairs is the foreign ministry.
    """
    word, known = lexical(tokens, at)
    at += tokens[at].text.lower() in _SECOND
    if at + 2 >= len(tokens):
        return None
    head = tokens[at].text.lower()
    if not tokens[at].capital or tokens[at + 1].text not in _LINKS.get(head, ()):
        return None
    first = at + 2 + (tokens[at + 2].text == "the")
    ahead = _capitals(tokens, first)
    stop = ahead if head == "ministry" and first < ahead <= first + _FIELD else 0
    while ahead > first:
        stop = (_field(tokens, first, ahead) if head in _PERSONS else 0) or stop
        named = head in _PERSONS and ahead < len(tokens) and begins_person(tokens, ahead)
        stop = ahead if named or is_dealt_with(tokens[ahead - 1]) else stop
        behind = tokens[ahead : ahead + 2]
        joints = (
            2 if [t.text for t in behind] == [",", "and"] else int(bool(behind) and behind[0].text in _JOINTS)
        )
        ahead += joints
        ahead += bool(joints) and [t.text for t in tokens[ahead : ahead + 1]] == ["the"]
        first, ahead = ahead, _capitals(tokens, ahead) if joints else 0
    if stop <= known:
        return None
    words = [t.text.lower() for t in tokens[at + 2 : stop] if t.text != "the"]
    foreign = {"foreign", "affairs"} <= set(words)
    if head in _PERSONS:
        minister = head == "minister" and foreign and word is not None and word.value == head
        return Word("r", "foreign minister") if minister else word or Word("r", head), stop
    if head == "ministry" and foreign:
        return Word("i", "foreign ministry"), stop
    return Word("i", f"{head} of {' '.join(words).replace(' ,', ',')}"), stop


def _capitals(tokens: list[Token], at: int) -> int:
    """Return where the capitalised words end that begin at ``at`` and are nobody else's name."""
    while at < len(tokens) and tokens[at].capital and not _is_other(tokens, at):
        at += 1
    return at


def _field(tokens: list[Token], first: int, ahead: int) -> int:
    """Return where the field ends behind which a name of two or three words stands, or 0."""
    ends = range(ahead - 2, max(first, ahead - _NAME - 1), -1)
    return next((n for n in ends if is_dealt_with(tokens[n - 1])), 0)


def _is_other(tokens: list[Token], at: int) -> bool:
    """Tell whether somebody else begins at ``at``: a state's name, a function, a given name."""
    token = tokens[at]
    if token.entry is not None:
        return token.entry.name not in ("Europe", "European Union")
    word, _ = lexical(tokens, at)
    return (
        token.text in given_names() or begins_person(tokens, at) or (word is not None and word.kind in "rRhi")
    )
