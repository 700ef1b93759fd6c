"""Tell where a text is written: "BELGRADE, May 3 (AGENCY) -"."""

import re

from communique.text.gazetteer import lookup

_DAY = r",\s[^\n.;]{0,30}(?:\d|\.)[^\n.;]{0,12}"
_DATE = r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)"
_DATELINE = re.compile(
    rf"^([A-Z][A-Z.]+(?: [A-Z]+)?)(?:\s*(?:$|[-–—(:]|\s/[A-Z])|{_DAY}(?:[-–—/(.]|$))"
    rf"|^([A-Z]\w+(?: [A-Z]\w+)?)(?:{_DAY}|, [A-Z]\w+(?: [A-Z]\w+)?)?"
    rf"(?: ?\([^)\n]{{2,30}}\))?\s(?:[-–—]|--)\s"
    rf"|^([A-Z]\w+(?: [A-Z]\w+)?), {_DATE}(?:,? \d{{4}})?[,.]?(?: [(/]?[A-Z]{{2,}}[\w /-]{{0,20}}[)/]?\.?)?$",
    re.M,
)
"""A place, behind it the day, the agency or the dash of a dateline; in capitals, or with its day,
also alone in its line."""


def written_in(text: str) -> str | None:
    """Return the state in whose seat a text is datelined, or ``None``.

    >>> written_in("BELGRADE, May 3 (AGENCY) - The ministry said"), written_in("SEOUL/TOKYO - The ministry")
    ('Serbia', None)
    >>> written_in("OSLO, Norway — The ministry said"), written_in("Oslo, May 3, AGENCY")
    ('Norway', 'Norway')
    """
    for place in _DATELINE.finditer(text):
        entry = lookup((place[1] or place[2] or place[3]).title())
        if entry is not None and entry.kind == "state" and entry.form == "metonym":
            return entry.name
    return None
