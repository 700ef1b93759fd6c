"""Describe what a noun phrase in the plural denotes: officials, rebels, the members of a bloc."""

import re
from collections.abc import Iterator, Sequence

from communique.model import Span
from communique.resolve.draft import Draft
from communique.resolve.evidence import Names
from communique.resolve.groups import uncounted
from communique.resolve.lexicon import words
from communique.resolve.phrases import Phrase, at, is_noun
from communique.text.gazetteer import adjective, lookup
from communique.text.parse import Paragraph

_UNION = re.compile(
    r"\s+(?:of|from)\s+the\s+(?:EU[’']s\s+|bloc[’']s\s+)?(?:25|27|28)(?:\s+(?:member\s+)?(?:states|countries|nations|members))?\b",
    re.I,
)
"""How news calls the member states of the European Union by their number: "ministers of the 27"."""
_SOME = re.compile(
    r"\b(?:(?:at least|more than|about|around|some) )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b"
)
_ALL = frozenset({"25", "27", "28"})
"""Members of a bloc who are not all of them: "14 EU states"."""
_STATING = words("texts") | {"document", "paper"}
_WORLD = "United Nations"
"""Whose members are called so: they are nearly all states, and do not act as one."""


def crowd(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    """Yield the mention of a group, or of the states or the bloc that its members stand for."""
    head = phrase.head[0]
    if not is_noun(paragraph, head) or _states(paragraph, phrase):
        return
    span = at(paragraph, _noun_start(paragraph, phrase), phrase.end)
    low = head.text.lower()
    owners = [names.canonical(u) for u in (*phrase.before, *phrase.of) if u.kind in "asdn"]
    owned = [name for name in owners if name]
    if low in ("governments", "authorities") and owned and owned != ["Europe"]:
        for name in owned:
            yield Draft(span, "role", names.kind_of(name), name=name)
        return
    member = low in (
        "states",
        "countries",
        "nations",
        "powers",
        "members",
        "member states",
        "member countries",
    )
    backer = low in ("allies", "partners", "backers", "colleagues")
    allied = len(owned) == 1 and owned[0] != "Europe" and names.kind_of(owned[0]) == "bloc"
    if member and owned == [_WORLD]:
        yield Draft(span, "group", "group", name=f"{adjective(_WORLD)} member states", plural=True)
        return
    told_by = (*phrase.before, *phrase.of)
    bloc = next((u for u in told_by if u.text.lower() in words("taken_up", "bloc")), None)
    if bloc is not None and not owned and low in words("groups", "convened"):
        owner = f"the {bloc.text.lower()}"
        yield Draft(span, "group", "group", name=low, function=low, affiliation=owner, plural=True)
        return
    number = _SOME.search(paragraph.text[: phrase.head[0].start][phrase.start :])
    if allied and member and number is not None and number[0] not in _ALL:
        name = f"{number[0]} {adjective(str(owned[0]))} {low}"
        yield Draft(span, "group", "group", name=name, function=low, affiliation=owned[0], plural=True)
        return
    if allied and (member or backer):
        yield Draft(span, "role", "bloc", name=owned[0])
        return
    if not owned and (union := _UNION.match(paragraph.text, phrase.end)) is not None:
        owned, span = ["European Union"], at(paragraph, phrase.start, union.end())
    told = low in words("groups", "told") and any(
        u.text.lower() in words("groups", "telling") for u in phrase.before
    )
    nameless = low in words("groups", "unnamed") and (not owned or low not in words("groups", "owned"))
    nameless = nameless and not told
    yield Draft(
        span,
        "group",
        "group",
        name=None if nameless or phrase.determiner == "P" else _called(paragraph, phrase, span, owned),
        function=low,
        affiliation=owned[-1] if owned else None,
        plural=True,
        unnamed=nameless,
        reason="unnamed" if nameless else None,
    )


def _states(paragraph: Paragraph, phrase: Phrase) -> bool:
    """Tell a verb from the noun: "the document states"."""
    before = paragraph.text[: phrase.start].split()[-1:]
    return phrase.head[0].text == "states" and not phrase.determiner and bool(_STATING & set(before))


def _noun_start(paragraph: Paragraph, phrase: Phrase) -> int:
    """Where the nouns begin that the parse puts before a bare group: "hospital officials"."""
    tokens = paragraph.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    if phrase.determiner or phrase.before or tokens is None:
        return phrase.start
    first = tokens[0]
    while first.i > first.sent.start and first.nbor(-1).dep_ == "compound" and first.nbor(-1).is_alpha:
        first = first.nbor(-1)
    return int(first.idx) if first.i < tokens.start else phrase.start


def _called(paragraph: Paragraph, phrase: Phrase, span: Span, owned: Sequence[str]) -> str:
    """What a group is called: those who serve a bloc by its name, wherever they meet.

    "The foreign ministers of the G7" are "G7 foreign ministers", as "EU envoys in Harnov" are "EU envoys".
    """
    office = phrase.head[0].text.lower()
    led = phrase.before and phrase.of and phrase.of[0].kind == "l"
    bloc = (
        lookup(owned[0])
        if (len(owned) == 1 or (led and owned)) and office in words("groups", "convened")
        else None
    )
    plain = all(u.kind in "sanq" for u in phrase.before)
    if bloc is not None and bloc.kind == "bloc" and bloc.name != "Europe" and plain:
        return f"{adjective(bloc.name)} {office}"
    return _description(paragraph, phrase, span)


def _description(paragraph: Paragraph, phrase: Phrase, span: Span) -> str:
    """The phrase without its article or "its"; single spaces. "Officials in Harnov" are Drovian officials."""
    led = len(phrase.of) == 2 and phrase.of[0].text == "in" and not phrase.before
    seat = phrase.of[1].entry if led else None
    if seat is not None and seat.form == "metonym" and phrase.head[0].text.lower() == "officials":
        return f"{adjective(seat.name)} officials"
    if span.start < phrase.start + paragraph.span.start:
        return " ".join(paragraph.text[span.start - paragraph.span.start : phrase.end].split())
    held = list(phrase.units[1:] if phrase.determiner else phrase.units)
    listed = paragraph.text[: phrase.start].endswith("and ")
    while len(held) > 1 and held[0].text.lower() in words("groups", "counts") | (
        {"other"} if listed else set()
    ):
        held.pop(0)
    if len(held) > 2 and held[0].text.lower() == "other":
        held.pop(0)
    out = ""
    for unit in held:
        glue = "" if not out or unit.kind in ",q" else " "
        out += glue + unit.text
    out = " ".join(out.split())
    sources = held[-1].text.lower() in words("groups", "told")
    proper = not (sources and held[0].text.lower() in words("groups", "telling")) and (
        held[0].kind in "asdni"
        or "American" in held[0].text
        or lookup(held[0].text.partition("-")[0]) is not None
        or out.split()[0].lower() in words("groups", "proper")
    )
    return uncounted(out if proper or out[1:2].isupper() else out[:1].lower() + out[1:])
