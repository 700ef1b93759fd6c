"""Tell where the article goes on in a line that begins with a pointer to another page.

Copies of web pages lose the break behind such a pointer: "READ MORE: Harbour shut for days Roe said so."
"""

import re

from communique.text.words import stop_words

_POINTER = re.compile(
    r"[\s*•·▪►▶→»>–-]*(?:(?:read(?: more| also| next| on)?|related|see also|also read|watch|don.t miss)\s?:"
    r"|read more (?:about|on))\s+",
    re.I,
)
_FEWEST = 16
"""Words: a line with fewer is a pointer and nothing else, even if it has a full stop."""
_TITLE = (2, 14)
"""How many words the title of another page has."""
_MARKS = "\"“”‘’'«»"
_OPENING = '"“«'
_FINAL = re.compile(rf"[.!?][{_MARKS})]*$")


def behind_pointer(line: str) -> int:
    """Return where the article begins in ``line``, behind a pointer and the title it points to, or 0.

    >>> line = "READ MORE: Harbour shut for days The minister said that no ship would sail again in May."
    >>> line[behind_pointer(line) :]
    'The minister said that no ship would sail again in May.'
    """
    pointer = _POINTER.match(line)
    if pointer is None or not _FINAL.search(line) or len(line.split()) < _FEWEST:
        return 0
    found = list(re.finditer(r"\S+", line[: pointer.end() + 200]))
    held = [m for m in found if m.start() >= pointer.end()]
    best = 0
    for number in range(_TITLE[0], min(_TITLE[1], len(held) - 1) + 1):
        before, word = held[number - 1].group(), held[number].group()
        if before.endswith((",", ".")) and best:
            break
        if before.endswith((",", ":", ";", "-", "–")) or not word.lstrip(_MARKS)[:1].isupper():
            continue
        plain = before.rstrip(_MARKS)
        if plain.endswith(("?", "!")) or word.lstrip(_MARKS).lower() in stop_words():
            return held[number].start()
        ended = plain[:1].islower() or plain[-1:].isdigit() or plain != before
        if plain[:1].islower() and word[0] in _OPENING:
            return held[number].start()
        if ended and plain.lower() not in stop_words():
            best = held[number].start()
    return best
