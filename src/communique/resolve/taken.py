"""Choose whom a pronoun takes up: whoever speaks, the topic, or the clearest of those named near."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from communique.model import Document, Quotation, Span
from communique.resolve.candidates import Candidates, may_mean
from communique.resolve.collectives import joined, mean
from communique.resolve.draft import Draft, root
from communique.resolve.pronouns import answers_unnamed, asked_about, goes_on, whose_words
from communique.resolve.salience import FADE, MARGIN, SPEAKS, agrees, clear
from communique.resolve.speech import Speech
from communique.resolve.together import Together
from communique.text.choice import chances, weights

_LATELY = 2
"""Sentences behind which the subject of one is no more the topic; an end of a paragraph counts as one."""
_STILL = 3
"""Sentences behind which whoever spoke last is no more the one who speaks; an end of a paragraph is one."""


class Pronouns:
    """Whom each pronoun of one document takes up.

    ``held`` are those spoken of so far; it grows while the document is linked.
    """

    def __init__(
        self,
        document: Document,
        drafted: Sequence[Draft],
        held: Sequence[Draft],
        speech: Speech,
        together: Together,
        issued_by: Sequence[Draft],
    ) -> None:
        self._text = document.text
        self._issued_by = issued_by
        self._held = held
        self._speech = speech
        self._together = together
        self._candidates = Candidates(drafted, speech)

    def take_up(self, draft: Draft, quotes: list[Quotation]) -> None:
        """Fill ``antecedent`` or ``reason`` of the pronoun ``draft``, which stands in ``quotes``."""
        if draft.function in ("we", "I"):
            self._speaker(draft, quotes)
            return
        if draft.function == "you":
            addressee = next(
                (q.addressee.span for q in reversed(quotes) if q.addressee and q.addressee.span), None
            )
            draft.antecedent = self._speech.mention_at(addressee) if addressee else None
            draft.reason = None if draft.antecedent else "not stated"
            return
        if draft.function in ("both", "they") and joined(
            draft, self._speech.last_speakers(draft), self._held
        ):
            return
        if draft.function == "both":
            if not self._together.count(draft, 2):
                draft.reason = "ambiguous"
            return
        direct = [q for q in quotes if q.mode == "direct"]
        speaker = (
            self._speech.mention_at(direct[-1].speaker.span) if direct and direct[-1].speaker.span else None
        )
        barred = {root(speaker).name} if speaker else set()
        own = self._speech.reported(draft.span)
        around = self._speech.spoken_of(draft.span)
        named = (d for d in around if self._text[d.span.start - 1 : d.span.start] not in ("[", "("))
        barred |= {
            d.name
            for d in named
            if d.form == "name" and (d.kind == "person" or not self._speech.is_direct(d.span))
        }
        barred |= set(self._candidates.told(draft))
        if draft.function in ("he", "she"):
            self._person(draft, quotes, barred)
            return
        speaks = self._speech.speaks(draft.span)
        last = self._spoke_last(draft, barred) if speaks and not direct else None
        if last is None and speaks and draft.function == "it":
            last = self._topic(draft, barred)
        if draft.function == "they" and not (direct or speaks) and (both := self._together.acting(draft)):
            mean(draft, both)
            return
        last = last or self._parallel(draft)
        if last is not None:
            draft.antecedent = None if root(last).unnamed else last
            draft.reason = "unnamed" if root(last).unnamed else None
            return
        scores: dict[str, float] = defaultdict(float)
        latest: dict[str, Draft] = {}
        firm: set[str] = set()
        for key, held in may_mean(draft, self._held, barred, self._speech):
            top, distance = root(held), draft.sentence - held.sentence
            weight = self._speech.weight(held, speaks, bool(direct))
            if bool(direct) == self._speech.is_direct(held.span) and any(s.covers(held.span) for s in own):
                weight *= 0.3
            if top.name is None:
                weight *= 0.5
            elif top.kind is None or (draft.gender and top.gender is None):
                weight *= 0.6
            if draft.plural and top.kind in ("state", "bloc", "organisation") and not held.plural:
                weight *= 0.5
            scores[key] += weight * FADE**distance
            latest.setdefault(key, held)
            if held.form != "adjective":
                firm.add(key)
        companies = dict(self._together.named(draft)) if draft.function == "they" else {}
        for key, (at, _) in companies.items():
            scores[key] = self._speech.weight(at, speaks, bool(direct)) * FADE ** (
                draft.sentence - at.sentence
            )
        best = clear(scores, SPEAKS if speaks and draft.function != "it" else MARGIN)
        if best in companies:
            mean(draft, companies[best][1])
        elif best is not None and root(latest[best]).unnamed:
            draft.reason = "unnamed"
        elif best is not None and best in firm:
            draft.antecedent = latest[best]
        else:
            draft.reason = "ambiguous" if scores else "no antecedent"

    def _person(self, draft: Draft, quotes: list[Quotation], barred: Collection[str | None]) -> None:
        """Whom "he" or "she" takes up: the likeliest of those named near, or nobody."""
        barred = {*barred, *asked_about(draft, self._held, self._text)}
        last = whose_words(draft, self._held, self._text)
        if last is None and self._speech.speaks(draft.span):
            direct = any(q.mode == "direct" for q in quotes)
            if answers_unnamed(draft, self._text) or (not direct and self._stranger(draft)):
                draft.reason = "unnamed"
                return
            last = self._topic(draft, barred) or (None if direct else self._spoke_last(draft, barred))
        elif last is None and not quotes:
            last = goes_on(draft, self._held, lambda h: self._speech.speaks(h.span), self._text)
        if last is not None:
            draft.antecedent = None if root(last).unnamed else last
            draft.reason = "unnamed" if root(last).unnamed else None
            return
        able, options, none = self._candidates.of(draft, self._held, quotes, barred)
        likely = chances(options, none, weights("pronouns"))
        best = max(range(len(likely)), key=likely.__getitem__)
        if best == len(able):
            draft.reason = "ambiguous" if able else "no antecedent"
        elif root(able[best]).unnamed:
            draft.reason = "unnamed"
        else:
            draft.antecedent = able[best]

    def _topic(self, draft: Draft, barred: Collection[str | None]) -> Draft | None:
        """The one subject of the last sentence that spoke of anybody whom ``draft`` may mean."""
        around = self._speech.quoted_at(draft.span)
        subjects: dict[str, Draft] = {}
        last: int | None = None
        for held in reversed(self._held):
            top = root(held)
            far = draft.sentence - held.sentence > _LATELY
            if far or (last is not None and held.sentence != last):
                break
            able = top.form not in ("pronoun", "adjective") and agrees(draft, top, False)
            own = held.span.overlaps(draft.span) or (held.subject and held.governor in draft.clause)
            if (
                not able
                or own
                or top.name in barred
                or not around.issuperset(self._speech.quoted_at(held.span))
            ):
                continue
            last = held.sentence
            if top.name is None and held.owner and not held.subject:
                continue
            if top.name is None:
                return None
            if held.subject and not held.nested:
                subjects[top.name] = held
        leading = {name: held for name, held in subjects.items() if held.main}
        chosen = leading if len(leading) == 1 else subjects
        return next(iter(chosen.values())) if len(chosen) == 1 else None

    def _parallel(self, draft: Draft) -> Draft | None:
        """The subject of the sentence before, where "it" is the subject of the next: "It also called on"."""
        if draft.function != "it" or not draft.main:
            return None
        around = self._speech.quoted_at(draft.span)
        before = [h for h in self._held if h.main and h.sentence == draft.sentence - 1 and not h.nested]
        last = before[-1] if len({root(h).name for h in before}) == 1 else None
        if last is None or last.paragraph != draft.paragraph or root(last).kind is None:
            return None
        alike = agrees(draft, root(last), False) and around == self._speech.quoted_at(last.span)
        return last if alike else None

    def _spoke_last(self, draft: Draft, barred: Collection[str | None]) -> Draft | None:
        """Whoever spoke last before ``draft``, where nobody else who might be meant was the subject since.

        Nor may another person stand before it in its own sentence.
        """
        span = self._speech.last_speaker(draft)
        last = self._speech.mention_at(span)
        if span is None or last is None:
            return None
        top = root(last)
        if top.form == "pronoun" or (draft.function == "it" and top.kind is None):
            return None
        if draft.sentence - last.sentence > _STILL or top.name in barred or not agrees(draft, top, True):
            return None
        reported = self._speech.reported(span)
        for held in reversed(self._held):
            if held.sentence < last.sentence:
                break
            other = root(held)
            near = held.sentence == draft.sentence and other.kind == "person"
            rival = (held.subject or near) and not held.nested and not self._speech.is_direct(held.span)
            rival = rival and other is not top and (other.name is None or other.name != top.name)
            if rival and agrees(draft, other, False) and not any(c.covers(held.span) for c in reported):
                return None
        return last

    def _stranger(self, draft: Draft) -> bool:
        """Tell whether whoever spoke last in this paragraph is told by a noun that we do not know."""
        span = self._speech.last_speaker(draft)
        if span is None or "\n" in self._text[span.end : draft.span.start]:
            return False
        since = (h for h in self._held if h.span.start >= span.start and not self._speech.is_direct(h.span))
        known = self._speech.mention_at(Span(span.end - 1, span.end)) is not None
        return not known and not any(root(h).kind == "person" for h in since)

    def _speaker(self, draft: Draft, quotes: list[Quotation]) -> None:
        if not quotes:
            if draft.function == "we" and self._issued_by:
                mean(draft, self._issued_by)
            else:
                draft.reason = "the writer"
            return
        span = next((q.speaker.span for q in reversed(quotes) if q.speaker.span), None)
        if span is not None and (company := self._together.within(self._speech.mentions_at(span))):
            mean(draft, company)
            return
        draft.antecedent = self._speech.mention_at(span) if span else None
        draft.reason = None if draft.antecedent else "speaker not stated"
