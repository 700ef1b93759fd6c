"""Tell which names of a text are those of ships: the parser takes them for persons, bodies or places."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from communique.text.gazetteer import lookup

VESSEL = "VESSEL"
"""The entity label of a ship's name; spaCy's English models have none."""
_KIND = (
    r"(?:(?:oil|super|gas|chemical) ?)?(?:tanker|ship|vessel|freighter|trawler|ferry|boat|warship|destroyer"
    r"|frigate|corvette|cutter|carrier|supertanker|submarine|bulker|tug|yacht)"
)
_NAME = r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|\d{1,3}\b)){0,3}"
_NAMED = re.compile(rf"\b{_KIND}(?:,? the|,? (?:named|called))? ({_NAME})")
_APPOSED = re.compile(rf"\b[Tt]he ({_NAME}), (?:an?|the) (?:[\w-]+ ){{0,4}}{_KIND}\b")
_TAKEN = re.compile(
    r"\b(?:seized|captured|detained|boarded|impounded|hijacked|intercepted|released|aboard"
    r"|(?:seizure|detention|capture|release|master|captain|crew|owners?) of)"
    rf" (?:the ({_NAME})|([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* \d{{1,3}}\b))"
)
"""What is done to ships; said of names only where the text speaks of ships."""
_SHIPS = re.compile(r"\b(?:super)?(?:tanker|vessel|ship|freighter|trawler)s?\b")
_CALENDAR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|The|In|On|At|By|He|She|It|They|But|And)\b"
)


def ship_names(text: str) -> frozenset[str]:
    """Return the names that ``text`` gives to ships: "the tanker Lady Ann", "the Lady Ann, a tanker"."""
    forms = (_NAMED, _APPOSED, _TAKEN) if _SHIPS.search(text) else ()
    found = (match[match.lastindex or 0] for form in forms for match in form.finditer(text))
    return frozenset(
        name
        for name in found
        if not _CALENDAR.match(name) and all(lookup(part) is None for part in (name, name.split()[0]))
    )


def label_ships(docs: Iterable[Doc], names: frozenset[str]) -> None:
    """Give the words of ``names`` in ``docs`` the entity label of ships."""
    if not names:
        return
    form = re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True))})\b")
    for doc in docs:
        for match in form.finditer(doc.text):
            words = doc.char_span(*match.span(), alignment_mode="contract")
            for token in words or ():
                token.ent_type_ = VESSEL
