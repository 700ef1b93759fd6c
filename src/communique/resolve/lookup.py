"""Look tokens up: pronouns, other small words, and the phrases of the lexicon."""

from communique.resolve.lexicon import Word, phrases
from communique.resolve.tokens import Token

PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "you",
        "your",
        "yours",
    ]
)
SMALL = {
    "the": "D",
    "a": "A",
    "an": "A",
    "another": "A",
    "one": "A",
    "'s": "q",
    "'": "q",
    "and": "c",
    "&": "c",
    "or": "c",
    ",": ",",
}
SMALL |= {"of": "o", "for": "o", "to": "t", "in": "l", "at": "l"}
"""Small words by the kind of unit that they make."""


def lexical(tokens: list[Token], at: int) -> tuple[Word | None, int]:
    """Return the longest phrase of the lexicon that begins at token ``at``, and where it ends."""
    for phrase, word in phrases().get(tokens[at].text.lower(), ()):
        end = at + len(phrase)
        if end <= len(tokens) and all(
            t.text.lower() == w for t, w in zip(tokens[at:end], phrase, strict=True)
        ):
            return word, end
    return None, at
