"""Tell whether two noun phrases stand in apposition: "Russia's foreign minister, Sergei Lavrov"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.resolve.draft import Draft

_BETWEEN = re.compile(r"\s*(?:,|\(|—|–|-)?\s*")
_CLOSING = re.compile(
    r"(?:\s+(?:of|for|to|in|at)(?:\s+[\w.'’-]*[\w'’]){1,6})?\s*(?:[.;:)!?\"”—–\n]|,(?!\s+(?:and|or)\b)|$)"
)
_SPEAKS = re.compile(r"\s+(?:has |had )?(?:said|says|told|tells|added|noted|stressed|stated|warned|wrote)\b")
"""Behind "the Tarn envoy, Ann Roe", where the second comma is left out."""
_INDEFINITE = re.compile(r"(?:an?|one)\s", re.I)
_LONG = re.compile(
    r"\s+(?:at|by|for|from|in|of|on|to|who|whose|with)\s[^,.;:()!?“”\"\n]{1,90}(?:[,.;:)\n]|$)"
)
"""What goes on behind "Ann Roe, a doctor": "who works in Harnov, said"."""
_FIELD = re.compile(r"(\s+(?:at|for|from|in|of|on|to)\s[^,.;:()!?“”\"\n]{1,90}),\s+")
"""What goes on behind a function, up to the name: " of ports and ferries in Tarn, "."""
_DESK = re.compile(r"(\s*\([^()\n]{2,50}\)) ")
"""What a function deals with, up to the name: "Director General (South Asia) Ann Roe"."""
_CONTINUED = re.compile(rf"(?:\s+(?!(?:and|or|but|who|which)\b)[\w.&'’-]+){{1,8}}?,{_SPEAKS.pattern}")
"""What goes on behind "Ann Roe, the head of the Tarn port": " service, said"."""
_SEAT = re.compile(r"\boffice of\s+$", re.I)
"""Before a function it tells where its bearer sits: an address follows."""
_PLACE = re.compile(r"\b(?:in|at|near|inside|around)\s+(?:the\s+)?$", re.IGNORECASE)
_WIDEST = 4
"""Characters between the two."""


def placed(text: str, start: int) -> bool:
    """Tell whether the phrase at ``start`` stands behind "in", "at" or "near"."""
    return _PLACE.search(text, max(0, start - 12), start) is not None


def apposed(text: str, end: int, start: int, close: int) -> bool:
    """Tell whether the phrase that begins at ``start`` is set beside the one that ends at ``end``.

    Behind a comma it must be closed by a mark at ``close``, and not go on as a list.
    """
    gap = text[end:start]
    if start < end or len(gap) > _WIDEST or not _BETWEEN.fullmatch(gap):
        return False
    return "," not in gap or _CLOSING.match(text, close) is not None


def put_together(text: str, drafted: Sequence[Draft]) -> None:
    """Put "Russia's foreign minister, Sergei Lavrov" together, in this order or the other."""
    outer = [d for d in drafted if not d.nested]
    _at_length(text, drafted)
    before: Draft | None = None
    led = _led(text, outer)
    for first, second in pairwise(outer):
        whole, before = _whole(text, before, first), first
        if second.form == "role" and id(second) in led:
            continue
        spans = first.span, second.span
        if first.place or first.paragraph != second.paragraph:
            continue
        if _SEAT.search(text, max(0, spans[0].start - 12), spans[0].start):
            continue
        told = apposed(text, spans[0].end, spans[1].start, spans[1].end) or _loosely(text, first, second)
        if not (told or id(first) in led):
            continue
        first = whole
        role, name = (first, second) if first.form == "role" else (second, first)
        if role.form != "role" or role.function is None or role.name or name.form != "name":
            continue
        if role.kind != "person" or name.kind not in ("person", None):
            continue
        if name.function is None and role.function != "counterpart":
            name.function, name.role, name.affiliation = role.function, role.span, role.affiliation
        name.kind, name.gender = "person", name.gender or role.gender
        role.antecedent, role.unnamed, role.reason = name, False, None


def _led(text: str, outer: Sequence[Draft]) -> set[int]:
    """The functions in a list that stand before their names: "the envoy, Ann Roe, the consul, Bo Lind"."""
    found: set[int] = set()
    for role, name, other, last in zip(outer, outer[1:], outer[2:], outer[3:], strict=False):
        run = (role, name, other, last)
        forms = [d.form for d in run] == ["role", "name", "role", "name"]
        commas = all(text[a.span.end : b.span.start] in (", ", ", and ") for a, b in pairwise(run))
        apart = text[role.span.end : name.span.start] == text[other.span.end : last.span.start] == ", "
        if forms and commas and apart and role.kind == other.kind == "person" and _may_be_told(last):
            found.add(id(other))
    return found


def _at_length(text: str, drafted: Sequence[Draft]) -> None:
    """ "The head of ports and ferries in Tarn, Ann Roe, said": her field stands between function and name."""
    begins = {d.span.start: d for d in drafted if not d.nested and d.form == "name" and _may_be_told(d)}
    ends = {d.span.end for d in drafted if d.kind == "person"}
    for role in drafted:
        able = role.form == "role" and role.kind == "person" and role.function and not role.nested
        if not able or role.name or role.antecedent or role.place or role.possessor:
            continue
        desk = _DESK.match(text, role.span.end)
        field = desk or _FIELD.match(text, role.span.end)
        name = begins.get(field.end()) if field else None
        if field is None or name is None or field.end(1) in ends:
            continue
        if name.sentence != role.sentence and not desk:
            continue
        if desk or _CLOSING.match(text, name.span.end) or _SPEAKS.match(text, name.span.end):
            name.function, name.role, name.affiliation = role.function, role.span, role.affiliation
            name.kind, name.gender = "person", name.gender or role.gender
            role.antecedent, role.unnamed, role.reason = name, False, None


def _may_be_told(name: Draft) -> bool:
    """Tell whether a name may be that of somebody told by his function: a full one with none beside it."""
    return name.kind in ("person", None) and name.function is None and " " in (name.name or "")


def _loosely(text: str, first: Draft, second: Draft) -> bool:
    """ "The Tarn envoy, Ann Roe told us", "Ann Roe, a doctor who works in Harnov, said"."""
    if text[first.span.end : second.span.start] != ", ":
        return False
    if second.form == "name":
        return second.name is not None and " " in second.name and bool(_SPEAKS.match(text, second.span.end))
    if _INDEFINITE.match(text, second.span.start) and _LONG.match(text, second.span.end):
        return True
    full = first.form == "name" and " " in (first.name or "")
    return full and second.form == "role" and bool(_CONTINUED.match(text, second.span.end))


def _whole(text: str, before: Draft | None, role: Draft) -> Draft:
    """A name apposed to "the sister of the president" is the sister's."""
    person = before is not None and before.form == role.form == "role" and before.kind == "person"
    if before is None or not person:
        return role
    return before if text[before.span.end : role.span.start] in (" of ", " for ", " to ") else role
