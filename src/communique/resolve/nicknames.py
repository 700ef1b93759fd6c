"""Tell by which other name somebody goes: "Otto Brann, better known as 'Tiger'" is Tiger."""

import re
from collections import defaultdict
from collections.abc import Collection

from communique.model import Mention, Reading
from communique.text.gazetteer import lookup

_WORD = r"[A-Z]\w+(?:['’-]\w+)*"
_NAME = rf"({_WORD}(?:\s{_WORD})?)"
_KNOWN = r"(?:(?:who\s+is|also|better|best|more|\w+ly)\s+){0,3}(?:known|called|referred to)"
_MARK = "[\"“”'‘’«»]"
_ALSO = re.compile(
    rf"\s*[,(–—-]\s*(?:(?:{_KNOWN}(?:\s+\w+){{0,3}}?\s+(?:as|by\s+(?:his|her|the)\s+nickname)|(?:nick|sur)named|dubbed"
    rf"|alias|a\.?k\.?a\.?)\s+{_MARK}?{_NAME}{_MARK}?|{_MARK}{_NAME}{_MARK}\s*\))"
)
"""Behind a full name: ", known as Tiger", "(nicknamed 'Tiger')", '("Tiger")'."""
_REACH = 90


class Nicknames:
    """The other names of the people of a collection, where they are told."""

    def __init__(self, readings: Collection[Reading]) -> None:
        borne: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            text = reading.document.text
            for mention in reading.mentions:
                full = mention.name or ""
                if mention.form != "name" or mention.kind not in ("person", None) or " " not in full:
                    continue
                told = _ALSO.match(text, mention.span.end, mention.span.end + _REACH)
                other = (told[1] or told[2]) if told else None
                if other and lookup(other) is None:
                    borne[other].add(full)
        self._bearers = {
            name: full for name, (full, *more) in ((n, sorted(b)) for n, b in borne.items()) if not more
        }

    def bearer(self, mention: Mention) -> str | None:
        """Return the full name of whom the words of ``mention`` call by another, or ``None``."""
        return self._bearers.get(str(mention.name)) if mention.form == "name" else None
