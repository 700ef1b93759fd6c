"""Tell where a body's name ends that holds another's in its midst: "World Ruritanian Congress"."""

from itertools import takewhile

from communique.resolve.bodies import heads
from communique.resolve.lexicon import given_names, words
from communique.resolve.lookup import SMALL, lexical
from communique.resolve.tokens import Token, begins

_REACH = 6
_OFFICES = ("ministry", "department", "office", "minister", "government", "parliament", "embassy", "military")


def embedding(tokens: list[Token], at: int) -> int:
    """Return where a body's name ends that begins before the name of another at ``at``, or 0.

    >>> embedding([Token(w, 0, 0) for w in ("World", "Council")], 0)
    0
    """
    token = tokens[at]
    opens = token.text.lower() in words("organisation_words", "first") or (
        not begins(tokens, at) and at > 0 and tokens[at - 1].text in ("the", "The")
    )
    if token.entry is not None or not token.capital or not opens or not token.text[0].isalpha():
        return 0
    word, _ = lexical(tokens, at)
    if (
        token.text in given_names()
        or token.text.lower() in SMALL
        or (word is not None and word.kind in "rRhi")
    ):
        return 0
    run = list(takewhile(lambda n: _goes_on(tokens, n), range(at + 1, min(len(tokens), at + _REACH))))
    inside = next((n for n in run if tokens[n].entry is not None and not heads(tokens[n])), None)
    last = next((n for n in reversed(run) if heads(_last_word(tokens[n]))), None)
    if inside is None or last is None or inside > last or _is_office(tokens, inside + 1):
        return 0
    return last + 1


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell whether the token is a part of the name that reached the one before it."""
    token, before = tokens[at], tokens[at - 1]
    if token.text == "-":
        return token.start == before.end
    if token.start != before.end + (before.text != "-") or not token.capital:
        return False
    word, _ = lexical(tokens, at)
    crowd = at + 1 < len(tokens) and heads(tokens[at + 1])
    person = word is not None and (word.kind in "rRh" and not crowd)
    return not person and (token.entry is None or token.entry.form in ("name", "adjective"))


def _last_word(token: Token) -> Token:
    return Token(token.text.split()[-1], token.start, token.end)


def _is_office(tokens: list[Token], at: int) -> bool:
    """Tell a state's own office: "Former Ruritanian Foreign Ministry" is no name."""
    word, _ = lexical(tokens, at) if at < len(tokens) else (None, at)
    return word is not None and word.value.endswith(_OFFICES)
