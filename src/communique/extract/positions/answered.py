"""Tell whose word or deed an act answers: "denied it", "accepted the offer", "condemned the recall"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.extract.positions.dealings import Dealing, Page
from communique.extract.positions.exchanges import exchanges
from communique.extract.positions.parties import Parties
from communique.model import Quotation

_REACH = 2
"""Paragraphs before an act in which stands what it answers."""
_FEW = 4
"""So many words a content has at most that points back."""
_BEFORE, _BEHIND = 40, 30
"""Characters before a noun, and behind it, in which is named whose it is."""
_FAR = 1500
"""Characters before an act in which whose a thing is may be told."""
_WHOSE = re.compile(r"(?:['’]s?)?(?:\s+[\w-]+){0,2}\s+$")
_BY = re.compile(r"\s+(?:(?:made|issued|set|put forward|voiced)\s+)?(?:of|by|from)\s+(?:the\s+)?$")


@dataclass(frozen=True)
class Claim:
    """What somebody said, or did: then of a type."""

    end: int
    name: str
    type: str


class Answered:
    """What the acts of one document may answer."""

    def __init__(self, page: Page, quotations: Sequence[Quotation], parties: Parties) -> None:
        self._page, self._parties = page, parties
        acts = ((d.position.trigger.end, d.position.holder.actor, d.position.type) for d in page.dealings)
        said = ((q.span.end, self._speaker(q), "said") for q in quotations)
        self._claims = sorted(
            (Claim(end, name, kind) for end, name, kind in (*acts, *said) if name), key=lambda c: c.end
        )
        self._ends = [claim.end for claim in self._claims]

    def maker(self, act: Dealing) -> str | None:
        """Return who said or did what ``act`` points back to, if it does so."""
        noun = self._noun(act)
        if noun is None:
            return None
        at = act.position.trigger.start
        owner = next((n for n in self._owners(noun, at) if not self._parties.sides(n) & act.by), None)
        if owner is not None:
            return owner
        kinds = exchanges().answered.get(noun, ())
        fit = []
        for claim in self._claims[: bisect_left(self._ends, at)]:
            far = act.paragraph - self._page.paragraph(claim.end)
            if (
                far <= _REACH
                and (not noun or claim.type in kinds)
                and not self._parties.sides(claim.name) & act.by
            ):
                fit.append((far, bool(noun) and claim.type == "said", at - claim.end, claim.name))
        return min(fit)[-1] if fit else None

    def points(self, act: Dealing) -> str:
        """Tell how a content points back: by a pronoun, by a noun for what was said or done, not at all."""
        noun = self._noun(act)
        return "not back" if noun is None else "by a noun" if noun else "by a pronoun"

    def _noun(self, act: Dealing) -> str | None:
        """Return the noun by which the content of an act points back (empty: a pronoun does)."""
        words = re.findall(r"[\w-]+", act.words.lower())
        if len(words) == 1 and words[0] in exchanges().back:
            return ""
        if not 1 < len(words) <= _FEW or words[0] not in exchanges().determined:
            return None
        noun = words[-1].removesuffix("s")
        return noun if noun in exchanges().answered else None

    def _speaker(self, quotation: Quotation) -> str | None:
        """Who is quoted; whoever an unnamed speaker is called by: "an American official"."""
        speaker = quotation.speaker
        if speaker.actor or speaker.span is None:
            return speaker.actor
        return next((name for _, name in self._parties.named(speaker.span.start, speaker.span.end)), None)

    def _owners(self, noun: str, at: int) -> Iterator[str]:
        """Yield whose the noun was said to be before, the nearest first."""
        text, start = self._page.text, max(0, at - _FAR)
        hits = list(re.finditer(rf"\b{re.escape(noun)}s?\b", text[start:at], re.I)) if noun else []
        for first, last in ((start + h.start(), start + h.end()) for h in reversed(hits)):
            before = self._parties.named(first - _BEFORE, first)
            if before and before[-1][0].end <= first and _WHOSE.fullmatch(text[before[-1][0].end : first]):
                yield before[-1][1]
            behind = self._parties.named(last, last + _BEHIND)
            if behind and _BY.fullmatch(text[last : behind[0][0].start]):
                yield behind[0][1]
