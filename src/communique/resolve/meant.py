"""Look up the mentions of one document by their place, and whom they mean, one by one or in a list."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from communique.model import Mention, Span
from communique.resolve.lists import LAST, outermost

SOON = 120
"""Characters behind a name in which a list goes on, or behind a text in which its maker is named."""
_WORDS = (
    "and|or|nor|as well as|along with|together with|both|neither|either|the|some|many|several|most|all|other"
    "|own|his|her|its|their|our"
)
JOINED = re.compile(rf"(?:[\s,;/&]|\b(?:{_WORDS})\b|,\s+with\b|(?<=and )(?:on|to|upon|from|with)\b|[’']s?)*")
"""What stands between those named side by side: "Ruritania and to the envoy"."""


class Meant:
    """The mentions of the document ``text``, where ``named`` says whom they mean."""

    def __init__(self, text: str, mentions: Sequence[Mention], named: Mapping[Span, list[str]]) -> None:
        self.text = text
        self._named = named
        self._mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._longest = max((len(m.span) for m in self._mentions), default=0)

    def near(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that may share a character with ``span``, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        return self._mentions[first : bisect_left(self._starts, span.end)]

    def names(self, mention: Mention) -> tuple[list[str], str]:
        """Return whom one mention means, or the reason why that is not known."""
        names = self._named.get(mention.span, [])
        return list(names), "" if names else mention.reason or "ambiguous"

    def titled(self, name: str) -> list[Mention]:
        """Return the mentions of ``name`` that tell a function beside it."""
        return [
            m for m in self._mentions if m.form == "name" and m.role and self._named.get(m.span) == [name]
        ]

    def listed(self, first: Mention) -> list[str]:
        """Return whom a list names that begins with ``first``: "A, B and C", not "A, B said"."""
        ahead = self.near(Span(first.span.start, first.span.end + SOON))
        listed, joined = [first], False
        for mention in outermost([m for m in ahead if m.span.start >= first.span.end]):
            if not JOINED.fullmatch(self.text, listed[-1].span.end, mention.span.start):
                break
            joined = joined or LAST.search(self.text, listed[-1].span.end, mention.span.start) is not None
            listed.append(mention)
        one = not joined and self.names(first)[0]
        names = [name for mention in (listed[:1] if one else listed) for name in self.names(mention)[0]]
        return list(dict.fromkeys(names))
