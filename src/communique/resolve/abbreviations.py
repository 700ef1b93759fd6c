"""Tell which bodies abbreviations stand for: "CMA" is the "Competition and Markets Authority"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from communique.model import ActorKind, Mention, Reading
from communique.resolve.wording import bare_name
from communique.text.gazetteer import lookup

_SHORT = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Z]+)?")
_TOLD = re.compile(
    r"\s*(?:\(|[,–—-]+\s+(?:or\s+)?)(?:the\s+|or\s+|known as\s+)?[\"“'‘]?"
    r"([A-Z][A-Za-z]*[A-Z](?:-[A-Z]+)?)[\"”'’]?(?:\)|[,;–—]|$)"
)
"""Behind a body's name: "(ABC)", ", or ABC,"."""
_CAPITAL = re.compile(r"(?<![^\W_])[^\W\d_]")
_SMALL = frozenset(("and", "&", "of", "for", "the", "on", "in"))


class Abbreviations:
    """The abbreviations of a collection, and in each document those that it tells itself."""

    def __init__(self, readings: Collection[Reading], kinds: Mapping[str, ActorKind]) -> None:
        self._told: dict[tuple[str, str], str] = {}
        everywhere: dict[str, set[str]] = defaultdict(set)
        bodies: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            for mention, short in told(reading):
                self._told.setdefault((mention.document, short), str(mention.name))
                everywhere[short].add(str(mention.name))
            for mention in reading.mentions:
                if _may_be_short_for(mention, kinds):
                    for short in initials(str(mention.name)):
                        bodies[short].add(str(mention.name))
        self._everywhere = {**bodies, **everywhere}

    def full(self, mention: Mention) -> str | None:
        """Return the name of the body for which the words of ``mention`` stand, or ``None``."""
        if mention.form != "name" or mention.kind == "person":
            return None
        words = bare_name(mention)
        if not _SHORT.fullmatch(words) or not words[1:2]:
            return None
        own = self._told.get((mention.document, words))
        if own is not None or lookup(words) is not None:
            return own
        names = self._everywhere.get(words, set()) if words.upper() == words else set()
        return next(iter(names)) if len(names) == 1 else None


def told(reading: Reading) -> Iterator[tuple[Mention, str]]:
    """Yield each name of a body with the abbreviation that stands behind it."""
    text = reading.document.text
    for mention in reading.mentions:
        if mention.form not in ("name", "role") or mention.kind in ("person", "state") or not mention.name:
            continue
        behind = _TOLD.match(text, mention.span.end, mention.span.end + 30)
        if behind and behind[1] != mention.name and _fits(behind[1], str(mention.name), behind.group()):
            yield mention, behind[1]


def initials(name: str) -> Iterator[str]:
    """Yield the abbreviations that a name of several words may have.

    >>> sorted(set(initials("Inter-Harbour Trade and Tides Authority")))
    ['IHTATA', 'IHTTA', 'ITATA', 'ITTA']
    """
    words = name.split()
    if len(words) > 1:
        for each in (words, [w for w in words if w not in _SMALL]):
            yield "".join(w[0] for w in each if w[0].isalpha()).upper()
            yield "".join(_CAPITAL.findall(" ".join(each).replace("'s ", " "))).upper()


def _fits(short: str, name: str, behind: str) -> bool:
    """Tell whether an abbreviation may be that of ``name``: in brackets it need but share a letter."""
    alike = short.replace("-", "") in set(initials(name))
    return alike or ("(" in behind and (" " in name or short[0] == name[0]) and short[0] in name)


def _may_be_short_for(mention: Mention, kinds: Mapping[str, ActorKind]) -> bool:
    name = mention.name
    if mention.form != "name" or not name or " " not in name:
        return False
    return kinds.get(name, "organisation") in ("organisation", "bloc")
