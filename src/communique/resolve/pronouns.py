"""Describe what a pronoun denotes, before it is known whom it takes up, and whom its own clause names."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from communique.model import Span
from communique.resolve.draft import Draft, root
from communique.resolve.lexicon import Gender, words
from communique.resolve.salience import same_gender
from communique.resolve.units import Unit
from communique.text.parse import Paragraph

_MASCULINE, _FEMININE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
_FIRST = {"we", "us", "our", "ours", "ourselves"}
_SPEAKER = {"i", "me", "my", "mine", "myself"}
_SECOND = {"you", "your", "yours", "yourself", "yourselves"}
_THING = {"it", "its", "itself"}
_IN_WHICH = re.compile(r",? (?:in|at|during) which ")
_WITH = re.compile(r"\b(?:with|to)\s+(?:the\s+)?$")
_ACCOUNT = re.compile(
    rf"[’']s?\s+(?:own\s+)?(?:\w+\s+)?(?:account|version|view|verdict|line|tone|stance|explanation|argument|{'|'.join(words('texts'))})\b"
)
"""Behind a name: what its bearer tells."""
_ASKED = re.compile(
    r"\b(?:Asked|Questioned|Pressed|Quizzed|Commenting|Referring|Alluding|Reacting|Responding|Replying|Turning)"
    r"\b[^.!?;:\n]*$"
)
_ASKING = (
    r"\b(?:I|we|reporters?|journalists?|this reporter|our \w+)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)?"
    r"(?:asked|rang|called|phoned|reached|interviewed|met|pressed|questioned|spoke (?:to|with)|talked to"
    r"|put (?:it|this|that) to)\s+"
)
_ASKS = re.compile(f"{_ASKING}$", re.I)
"""Before somebody who answers in the next sentence: "I asked a sailor what he made of it. He said"."""
_ASKS_ONE = re.compile(
    rf"{_ASKING}(?:an?|one|another)\s[^.!?\n]{{1,120}}[.!?]\s+(?:[“\"‘'«][^“”\"\n]{{1,300}}[”\"’'»],?\s+)?$",
    re.I,
)
"""Before "he": somebody was asked whose name is not told."""
_STANCE = re.compile(
    r"\s+(?:(?:has|had|also|then|later|further|again|earlier|meanwhile|instead|\w+ly)\s+){0,2}"
    r"(?:accus|blam|condemn|denounc|criticis|criticiz|slamm?|attack|reject|dismiss|den[iy]|refus|urg|call|demand"
    r"|insist|ask|appeal|press|threaten|warn|vow|pledg|promis|offer|propos|suggest|welcom|hail|prais|back|support"
    r"|thank|defend|reiterat|repeat|announc)(?:e|ed|es|s|ied|ies)?\b",
    re.I,
)
"""What somebody does who has just spoken: "He blamed", "She also called"."""
_ASKED_BY = 60
"""Characters before a name in which it stands who asks him."""
_ASKED_OF = 500
"""Characters before "he" in which the question and the words of the answer stand."""
_OPENING = 120
"""Characters before a name in which its sentence may open with why it is spoken of."""


def as_pronoun(paragraph: Paragraph, unit: Unit) -> Draft:
    """Return the draft of the pronoun ``unit``: its sort, and whom it may take up by gender and number."""
    low = unit.text.lower()
    sort = (
        "he" if low in _MASCULINE
        else "she" if low in _FEMININE
        else "we" if low in _FIRST
        else "I" if low in _SPEAKER
        else "you" if low in _SECOND
        else "it" if low in _THING
        else "both" if low == "both"
        else "one" if low[0].isdigit()
        else "they"
    )  # fmt: skip
    person = sort in ("he", "she", "I", "one")
    gender: Gender | None = "male" if sort == "he" else "female" if sort == "she" else None
    span = Span(unit.start, unit.end).shift(paragraph.span.start)
    return Draft(
        span,
        "pronoun",
        "person" if person else None,
        function=sort,
        gender=gender,
        plural=sort in ("they", "we", "both"),
    )


def asked_about(draft: Draft, held: Sequence[Draft], text: str) -> set[str | None]:
    """Return the names of those of whom "he" is asked or speaks: "Asked about Roe, he said"."""
    before = takewhile(lambda h: h.sentence == draft.sentence, reversed(held))
    named = [h for h in before if h.span.end <= draft.span.start]
    first = min((h.span.start for h in named), default=draft.span.start)
    opens = _ASKED.search(text, max(0, first - _OPENING), first)
    if opens is None or not draft.subject or text[draft.span.start - 2 : draft.span.start] != ", ":
        return set()
    return {root(h).name for h in named if h.form != "pronoun"}


def whose_words(draft: Draft, held: Sequence[Draft], text: str) -> Draft | None:
    """Return the person in whose speech ``draft`` speaks: "an address by Mr. Lind, in which he said".

    Of "a call with Mr. Lind, in which he said" that is who held it. Or whose the words were of which the
    sentence before told: "Lind's own account was another. He said".
    """
    for before in reversed(held[-4:]):
        if _IN_WHICH.fullmatch(text, before.span.end, draft.span.start):
            met = _WITH.search(text, max(0, before.span.start - 10), before.span.start)
            spoke = _acting(before, held) if met else before
            able = spoke is not None and root(spoke).kind == "person" and same_gender(draft, root(spoke))
            return spoke if able else None
    for before in reversed(held):
        if draft.sentence - before.sentence > 1:
            return None
        start = before.span.start
        if root(before).kind == "person" and _ASKS.search(text, max(0, start - _ASKED_BY), start):
            answers = before.sentence < draft.sentence and draft.subject
            return before if answers and same_gender(draft, root(before)) else None
        if root(before).kind == "person" and root(before).form == "name" and not before.place:
            own = before.sentence < draft.sentence and draft.subject and same_gender(draft, root(before))
            return before if own and _ACCOUNT.match(text, before.span.end) else None
    return None


def answers_unnamed(draft: Draft, text: str) -> bool:
    """Tell whether "he" is whoever was asked in the sentence before, unnamed: "I asked a sailor. He"."""
    return _ASKS_ONE.search(text, max(0, draft.span.start - _ASKED_OF), draft.span.start) is not None


def goes_on(draft: Draft, held: Sequence[Draft], spoke: Callable[[Draft], bool], text: str) -> Draft | None:
    """Return who said what the sentence before reports, where "he" goes on: "He blamed", "She also urged".

    Those of whom he spoke are not meant.
    """
    if not draft.main or not _STANCE.match(text, draft.span.end):
        return None
    before = takewhile(lambda h: draft.sentence - h.sentence <= 1, reversed(held))
    said = [h for h in before if h.sentence < draft.sentence and h.main and h.paragraph == draft.paragraph]
    if len({root(h).name for h in said}) != 1 or not spoke(said[0]):
        return None
    top = root(said[0])
    return said[0] if top.kind == "person" and same_gender(draft, top) else None


def _acting(other: Draft, held: Sequence[Draft]) -> Draft | None:
    """The subject of the sentence in which ``other`` stands, before him."""
    same = (h for h in held if h.sentence == other.sentence and h.span.end <= other.span.start)
    return next((h for h in same if h.main), None)
