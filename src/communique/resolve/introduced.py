"""Find who is named only behind the place where the text has told what he is: "a Tarn official said"."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import takewhile

from communique.resolve.draft import Draft, root
from communique.resolve.functions import belongs, fits
from communique.resolve.lexicon import titles, words
from communique.resolve.salience import same_gender
from communique.text.gazetteer import adjective

_NEXT = 2
"""Sentences behind which whoever speaks next is somebody else; an end of a paragraph counts as one."""
LEAD = 3
"""Paragraphs in which news tells what it is about, its headline among them, before it names its source."""
_SOON = 4
"""Paragraphs behind such a one in which the source is named."""
_TOLD = re.compile(r",\s+(?!\w+ing\b)(?:\w|[“\"])")
"""Behind a name: what he is, so that he is no one described before."""


_MET = re.compile(
    r"\b(?:met|meets?|meeting|received|hosted|welcomed|saw|visited|phoned|telephoned|called|with|came|was|is)\s+$"
)
"""Before a name: its bearer is one of those who deal with each other."""
_FOCUS = re.compile(
    r"\b(?:(?:came|comes?|coming|fell|falls?|went|goes|passed|belonged|turned|was left|is left)\s+(?:from|to)"
    r"|enter|then came|next (?:was|came|up was)|it was"
    r"|(?:led|headed|chaired|represented|written|signed) by)\s+$",
    re.I,
)
"""Before a name on which its sentence ends up: who comes next is its bearer."""
_DONE_TO = re.compile(
    r"\s+(?:was|were|is|are|has been|had been|have been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|ot|ld)\b"
)
_HEADING = 90
"""Characters of a heading at most."""
_OPENING = 30
"""Characters of a paragraph before which whoever is described is its subject."""


def headed(text: str, draft: Draft, held: Iterable[Draft]) -> str | None:
    """Return whom alone the heading names right above the paragraph that ``draft`` opens, or ``None``.

    Live pages and notes of meetings have one over each entry: "Roe: no other way", "The premier is speaking".
    """
    start = text.rfind("\n", 0, draft.span.start) + 1
    above = text[:start].rstrip()
    top = above.rfind("\n") + 1
    opens = draft.subject and draft.span.start - start <= _OPENING
    if draft.paragraph < LEAD or not opens or len(above) - top > _HEADING or above[-1:] in ".!,;:":
        return None
    inside = (h for h in held if top <= h.span.start < len(above))
    named = {root(h).name for h in inside if root(h).kind in ("person", None)}
    return named.pop() if len(named) == 1 else None


def just_named(
    text: str,
    draft: Draft,
    held: Sequence[Draft],
    first: Mapping[str, Draft],
    told: Collection[str | None],
) -> Draft | None:
    """Return whom the sentences just before name first, alone: "Ann Roe shrugged. The Drovian envoy said".

    He has no function there nor among those ``told``, and he acts or is met; ``first`` are all at their first
    mention. The function names its state, or the gender that he has, or his sentence ended up on him.
    """
    since = (h for h in held if draft.sentence - h.sentence <= _NEXT and h.paragraph == draft.paragraph)
    full = (h for h in since if h.form == "name" and " " in str(h.name) and h.name not in told)
    new = [h for h in full if h is first.get(str(h.name))]
    if len(new) != 1 or not same_gender(new[0], draft):
        return None
    known = draft.gender is not None and draft.gender == new[0].gender
    start = new[0].span.start
    if draft.sentence - new[0].sentence == 1 and _FOCUS.search(text, max(0, start - 30), start):
        return None if _TOLD.match(text, new[0].span.end) else new[0]
    return new[0] if (known or draft.affiliation) and _takes_part(text, new[0]) else None


def _takes_part(text: str, named: Draft) -> bool:
    """Tell whether a person acts or is met, and is not told by words of his own behind his name."""
    if _TOLD.match(text, named.span.end) or _DONE_TO.match(text, named.span.end):
        return False
    return named.main or _MET.search(text, max(0, named.span.start - 12), named.span.start) is not None


def introduced(
    text: str, draft: Draft, speakers: Iterable[Draft], bearing: Mapping[str, Sequence[Draft]]
) -> Draft | None:
    """Return who of those who speak behind ``draft``, in order, is the one whom it describes, or ``None``.

    News names whoever it has not introduced by what he is; a headline may have named him before. ``bearing``
    are the mentions of each person by his name.
    """
    for speaker in speakers:
        if speaker.paragraph - draft.paragraph > _SOON:
            return None
        if speaker.kind != "person" and draft.paragraph == 0:
            continue
        if speaker.kind != "person":
            return None
        named = root(speaker)
        if named.form == "name":
            return named if _is_one(text, draft, named, bearing) else None
        if not _leads(text, draft):
            return None
    return None


def _leads(text: str, draft: Draft) -> bool:
    """Tell whether a phrase stands in what tells briefly what follows: a lead, a heading inside a page."""
    end = text.find("\n", draft.span.end)
    return draft.paragraph < LEAD or (end > 0 and text[end - 1].isalnum())


def _is_one(text: str, draft: Draft, speaker: Draft, bearing: Mapping[str, Sequence[Draft]]) -> bool:
    if speaker.name is None or " " not in speaker.name or not same_gender(speaker, draft):
        return False
    leads = _leads(text, draft)
    before = takewhile(
        lambda d: d.span.start < (draft if leads else speaker).span.start, bearing[speaker.name]
    )
    if not all(
        d.paragraph == 0 < draft.paragraph and (d.subject or d.function == draft.function) for d in before
    ):
        return False
    alike = speaker.function is not None and speaker.function == draft.function
    bare = speaker.function is None or speaker.function in words("ranks")
    told = speaker.affiliation or (_TOLD.match(text, speaker.span.end) and not alike)
    if speaker.sentence - draft.sentence <= _NEXT and bare and not told:
        return True
    return leads and _fits(text, draft, speaker)


def _fits(text: str, draft: Draft, speaker: Draft) -> bool:
    """Tell whether the function of ``speaker`` may be what ``draft`` calls him in the lead."""
    whose = draft.affiliation
    told = whose is None or speaker.affiliation is None or belongs(speaker.affiliation, whose)
    words_for = speaker.span.of(text)
    if not (told or str(whose) in words_for or adjective(str(whose)) in words_for):
        return False
    if speaker.function is None:
        return True
    serves = draft.function == "official" and speaker.function not in words("heads") | words("bystanders")
    called = titles()["headlined"].get(str(draft.function), ())
    return (
        serves or speaker.function in called or any(speaker.function in f for f in fits(str(draft.function)))
    )
