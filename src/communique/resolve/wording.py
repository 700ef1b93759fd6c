"""What the words of a mention say: its function, its name, the mention it goes back to."""

import re

from communique.model import Mention, Span
from communique.resolve.lexicon import words

MEDIUM = re.compile(
    r"\b(?:(?:news )?agency|newspaper|daily|tabloid|magazine|weekly|paper|website|broadcaster|channel)\s+$"
)
"""It calls the name behind it a medium: "the Communist Party daily Roe"."""
FIRST = frozenset(("we", "us", "our", "ours", "ourselves"))


def root(mention: Mention, index: dict[Span, Mention]) -> tuple[Mention, bool]:
    """Return the mention at the chain's end, and whether "we" on the way makes it the speaker's state."""
    seen: set[Span] = set()
    spoken = False
    while mention.name is None and mention.antecedent in index and mention.antecedent not in seen:
        spoken = spoken or (mention.form == "pronoun" and mention.text.lower() in FIRST)
        seen.add(mention.antecedent)
        mention = index[mention.antecedent]
    return mention, spoken


def is_past(title: str) -> bool:
    """Tell whether a function is held no more ("former president")."""
    return not words("modifiers", "past").isdisjoint(title.lower().split())


def title_of(mention: Mention) -> str:
    """Return the words of the mention's function."""
    if mention.role is None:
        return mention.text
    start = mention.role.start - mention.span.start
    inside = start >= 0 and mention.role.end <= mention.span.end
    words = mention.text[start : start + len(mention.role)] if inside else mention.text
    return " ".join(words.split())


def bare_name(mention: Mention) -> str:
    """Return the name as the text has it, without article, possessive or function."""
    words = mention.text
    if mention.role and mention.span.start <= mention.role.start and mention.role.end <= mention.span.end:
        words = words[mention.role.end - mention.span.start :]
    words = " ".join(words.split()).removesuffix("'s").removesuffix("’s").strip(" ,")
    return words[4:] if words[:4].lower() == "the " else words
