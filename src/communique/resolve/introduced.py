"""Find who is named only behind the place where the text has told what he is: "a Tarn official said"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from communique.resolve.draft import Draft, root
from communique.resolve.functions import belongs, fits
from communique.resolve.lexicon import words
from communique.resolve.salience import same_gender

_NEXT = 2
"""Sentences behind which whoever speaks next is somebody else; an end of a paragraph counts as one."""
_LEAD = 2
"""Paragraphs in which news tells what it is about, its headline among them, before it names its source."""
_SOON = 2
"""Paragraphs behind such a one in which the source is named."""
_TOLD = re.compile(r",\s+(?!\w+ing\b)(?:\w|[“\"])")
"""Behind a name: what he is, so that he is no one described before."""


def introduced(
    text: str, draft: Draft, speakers: Iterable[Draft], bearing: Mapping[str, Sequence[Draft]]
) -> Draft | None:
    """Return who of those who speak behind ``draft``, in order, is the one whom it describes, or ``None``.

    News names whoever it has not introduced by what he is; a headline may have named him before. ``bearing``
    are the mentions of each person by his name.
    """
    for speaker in speakers:
        if speaker.kind != "person" or speaker.paragraph - draft.paragraph > _SOON:
            return None
        named = root(speaker)
        if named.form == "name":
            return named if _is_one(text, draft, named, bearing) else None
        if draft.paragraph >= _LEAD:
            return None
    return None


def _is_one(text: str, draft: Draft, speaker: Draft, bearing: Mapping[str, Sequence[Draft]]) -> bool:
    if speaker.name is None or " " not in speaker.name or not same_gender(speaker, draft):
        return False
    before = takewhile(lambda d: d.span.start < speaker.span.start, bearing[speaker.name])
    if not all(d.paragraph == 0 < draft.paragraph and d.subject for d in before):
        return False
    alike = speaker.function is not None and speaker.function == draft.function
    bare = speaker.function is None or speaker.function in words("ranks")
    told = speaker.affiliation or (_TOLD.match(text, speaker.span.end) and not alike)
    if speaker.sentence - draft.sentence <= _NEXT and bare and not told:
        return True
    return draft.paragraph < _LEAD and _fits(draft, speaker)


def _fits(draft: Draft, speaker: Draft) -> bool:
    """Tell whether the function of ``speaker`` may be what ``draft`` calls him in the lead."""
    owned = draft.affiliation is None or speaker.affiliation is None
    if not owned and not belongs(speaker.affiliation, draft.affiliation):
        return False
    if speaker.function is None:
        return True
    serves = draft.function == "official" and speaker.function not in words("heads") | words("bystanders")
    return serves or any(speaker.function in some for some in fits(str(draft.function)))
