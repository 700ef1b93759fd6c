"""Tell the persons whose function a text tells from those of whom it only gives the name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from communique.extract.positions.phrases import people
from communique.text.gazetteer import lookup
from communique.text.leaders import tenures

_WORD = re.compile(r"[^\W_][\w’'-]*")
_AROUND = 120
"""Characters beside a name that are looked at."""
_BEFORE = 8
_BEHIND = 14
"""Words of them."""
_SHORT = 3
"""Letters of an abbreviation whose stop ends no sentence: "Sen.", "U.S."."""
_ENDING = (".", "!", "?", ";", ":", "”", '"')
_END = re.compile(r"[.!?;]\s|\n|[\"“”]")
_APPOSED = re.compile(r"\s*[,(–—-]+\s*(.*)")
_OWN = re.compile(r"(?:’s|'s)\s+((?:\S+\s*){1,3})")
_WHOSE = re.compile(r"\b[A-Z]\w*(?:’s|'s)$")
_SENT_BY = re.compile(r" \(([^()]{3,50})\)")
"""Behind a name, as records of meetings have it: "Ann Roe (Ruritania)"."""
_OF = re.compile(r"\s+(?:of|from|at|with|for) (?:the )?[A-Z]")


def unaffiliated(text: str, persons: Iterable[str]) -> frozenset[str]:
    """Return those of ``persons``, full names, of whom ``text`` tells no office, party or body.

    Whoever leads or led a state needs no introduction.
    """
    asked = {name for name in persons if " " in name and name not in leaders() and not functions(name)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    last = {
        spelt: name.split()[-1] for name in asked for spelt in (name.split()[-1], name.split()[-1].upper())
    }
    for word in _WORD.finditer(text) if last else ():
        said = word.group().removesuffix("’s").removesuffix("'s")
        if said in last:
            places[last[said]].append(word.start() + len(said))
    return frozenset(name for name in asked if not _told(text, name, places[name.split()[-1]]))


def functions(words: str) -> bool:
    """Tell whether one of ``words`` is an office, a body or a party."""
    small = {word.removesuffix("’s").removesuffix("'s") for word in re.findall(r"[\w’']+", words.lower())}
    singular = {word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") for word in small}
    return not _known().isdisjoint(small | singular)


@cache
def leaders() -> frozenset[str]:
    """Return the names of those who lead or led a state or its affairs."""
    return frozenset(tenure.name for tenure in tenures())


@cache
def _known() -> frozenset[str]:
    return people()["offices"] | people()["bodies"] | people()["functions"]


def _told(text: str, name: str, ends: Sequence[int]) -> bool:
    """Tell whether words beside one of the places where ``name`` ends give its bearer a function."""
    first, last = name.split()[0], name.split()[-1]
    for end in ends:
        start = end - len(last)
        before = _before(text[max(0, start - _AROUND) : start], first)
        if functions(before) or _WHOSE.search(before):
            return True
        behind = _END.split(text[end : end + _AROUND])[0]
        apposed, own = _APPOSED.match(behind), _OWN.match(behind)
        said = apposed.group(1).split()[:_BEHIND] if apposed else own.group(1).split() if own else ()
        sender = _SENT_BY.match(behind)
        sent = lookup(sender[1]) if sender else None
        if functions(" ".join(said)) or _OF.match(behind) or (sent and sent.form == "name"):
            return True
    return False


def _before(text: str, first: str) -> str:
    """Return the words of the sentence that stand before a name."""
    kept: list[str] = []
    for word in reversed(text.split()[-_BEFORE:]):
        if word.endswith(_ENDING) and len(word.strip('."')) > _SHORT and not functions(word):
            break
        if word != first:
            kept.append(word)
    return " ".join(reversed(kept))
