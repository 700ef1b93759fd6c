"""Tell what speaks for each who may be meant by an act, its own words among it, and what for nobody.

The names of the leads are the features that ``data/addressees.tsv`` weighs (`communique.text.choice`).
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from communique.extract.positions.acts import lexicon
from communique.extract.positions.answered import Answered
from communique.extract.positions.company import Company
from communique.extract.positions.dealings import Dealing, Page
from communique.extract.positions.elsewhere import Dealt, words
from communique.extract.positions.exchanges import exchanges
from communique.extract.positions.parties import Parties
from communique.extract.positions.suffered import BLOWS, DONE_BY
from communique.model import Position, Reading, Span
from communique.text.choice import Features

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_BEFORE, _BEHIND = 60, 30
"""Names before an act, and behind its trigger, that are looked at."""
_REACH = 600
"""Characters behind a trigger within which a name may be meant."""
_PARAGRAPHS = 3
"""Paragraphs before that of the act in which a name may be meant."""
_EARLIER, _LATER = 24, 3
"""Acts, and quotations, before and behind that tell who deals with whom."""
_LATEST = 3
"""So many who were named last before an act are told apart."""
_OFTEN = 3
"""So many who are named most often may be meant wherever they are named."""

_BLAMING = ("ACCUSE", "SANCTION")
"""Types of acts for whom everybody blames, where they name nobody."""
_OF_ACT = 0.4
"""What a lead counts for one kind of act, of which few were seen: its weight stays small."""

Lead = tuple[str | None, str]
"""Who may be meant, and what speaks for that."""


class Leads:
    """What speaks for each who may be meant in one document."""

    def __init__(
        self, reading: Reading, page: Page, parties: Parties, dealt: Dealt, company: Company
    ) -> None:
        self._text, self._page, self._parties = page.text, page, parties
        self._collection, self._company = dealt, company
        self._ends = [m.end() for m in _SENTENCE_END.finditer(page.text)]
        counted = Counter(name for _, name in parties.named(0, len(page.text)))
        self._often = [name for name, _ in counted.most_common(2 * _OFTEN)]
        self._quotations = {q.id: q for q in reading.quotations}
        self._answered = Answered(page, reading.quotations, parties)
        self._said = sorted(reading.quotations, key=lambda q: q.span.end)
        self._said_at = [q.span.end for q in self._said]

    def options(self, number: int) -> dict[str, Features]:
        """Return whom the act with that number may be directed at, with what speaks for each."""
        act = self._page.dealings[number]
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        leads = chain(
            self._named(act), self._spoken(act), self._often_named(act), self._dealt(number), self._maker(act)
        )
        holder = act.position.holder.actor
        own = {holder, *self._parties.home(holder), *self._victims(act)}
        for name, lead in leads:
            if not name or name == holder or name.startswith(f"{holder}'s "):
                continue  # nobody threatens "his colleagues" unless he says so
            if name not in own or lead == "said itself":
                found[name][lead] = 1.0
        for name, lead, share in self._elsewhere(act):
            ours = name in own or act.by & self._parties.sides(name)
            if name in found or (not ours and self._parties.is_named(name)):
                found[name][lead] = share
        for lead in self._told(act):
            found[str(act.whom)][lead] = 1.0
        beside = self._company.beside(act.about)
        among = sum(beside.get(name, 0.0) for name in found) or 1.0
        for name, held in found.items():
            held["beside it"] = beside.get(name, 0.0) / among
            held[f"{act.form} {self._kind(name)}"] = 1.0
            held[f"{self._kind(holder)} at {self._kind(name)}"] = 1.0
            whose = self._parties.sides if self._parties.is_person(holder) else self._parties.home
            if act.by & whose(name):
                held["own side"] = 1.0
        return {name: _features(act.position, held) for name, held in found.items()}

    def _told(self, act: Dealing) -> Iterator[str]:
        """What speaks for whom the act's own words name, by where they do."""
        if act.form != "named" or act.addressee is None or act.whom is None:
            return
        span, at, content = act.addressee.span, act.position.trigger, act.position.content
        where = (
            "unsaid" if span is None
            else self._after(act, span) if content is not None and content.covers(span)
            else "ahead" if span.start < at.start
            else "behind"
        )  # fmt: skip
        yield from ("told", f"told {where}", f"told {self._kind(act.whom)}")

    def none(self, number: int, options: int) -> Features:
        """Return what speaks for an act's being directed at nobody of so many ``options``."""
        act = self._page.dealings[number]
        position, held = act.position, exchanges()
        where = "quoted" if position.quotation else "told"
        leads = ["none", f"none {act.form}", f"none {self._kind(position.holder.actor)}", f"none {where}"]
        leads += [f"none {position.modality}", f"none {self._answered.points(act)}"]
        leads += [
            f"none {lead}"
            for lead, holds in (
                ("negated", position.negated),
                ("without content", position.content is None),
                ("remedy", held.remedy.search(act.words) is not None),
                ("by nobody", not act.by),
            )
            if holds
        ]
        return {**_features(position, dict.fromkeys(leads, 1.0)), "none options": math.log1p(options)}

    def _victims(self, act: Dealing) -> Iterator[str]:
        """Who suffers the deed that is condemned: nobody reproaches them for "the attacks on Ruritania"."""
        content = act.position.content
        if act.position.type == "ACCUSE" and content is not None:
            for span, name in self._parties.named(content.start, content.end):
                if _suffered().search(self._text, content.start, span.start):
                    yield name

    def _elsewhere(self, act: Dealing) -> Iterator[tuple[str, str, float]]:
        """What the whole collection tells: the share (0 to 1) of each in its acts of such a sort."""
        about = act.about | words(act.position, self._text)
        others, mine = self._collection.about(about, act.by)
        counted = (
            ("others about it", others),
            ("mine about it", mine),
            ("mine so", self._collection.usual(act.by, act.position.type)),
            ("mine ever", self._collection.usual(act.by)),
            ("at us ever", self._collection.against(act.by)),
            ("blamed by all", self._collection.blamed if act.position.type in _BLAMING else {}),
        )
        for lead, counts in counted:
            total = sum(counts.values())
            yield from ((name, lead, times / total) for name, times in counts.items())

    def _kind(self, name: str | None) -> str:
        return "person" if self._parties.is_person(name) else "body"

    def _named(self, act: Dealing) -> Iterator[Lead]:
        """Who is named where around the act, the nearest mention before it and the first behind it."""
        at, paragraph = act.position.trigger.start, act.paragraph
        held = self._page.paragraphs
        start = held[max(0, paragraph - 1 - _PARAGRAPHS)].start if held else 0
        seen = {act.position.holder.actor, *act.by}
        own = len(seen)
        for span, name in reversed(self._parties.named(start, at)[-_BEFORE:]):
            if name not in seen:
                if len(seen) < own + _LATEST:
                    yield name, f"latest {len(seen) - own}"
                seen.add(name)
                yield name, self._ahead(act, span)
        if held:
            for _, name in self._parties.named(held[0].start, held[0].end)[:_BEHIND]:
                yield name, "head"
        end = min(held[paragraph - 1].end if paragraph else at, at + _REACH)
        seen.clear()
        said = act.position.content if self._answered.points(act) == "by a pronoun" else None
        for span, name in self._parties.named(at, end)[:_BEHIND]:
            if name not in seen and span != said:  # in "denied it" nobody is named
                seen.add(name)
                yield name, self._after(act, span)

    def _ahead(self, act: Dealing, span: Span) -> str:
        """Where a name stands before the act."""
        if far := act.paragraph - self._page.paragraph(span.start):
            return f"{far} before"
        between = self._sentences(span.end, act.position.trigger.start)
        return ("same sentence", "previous sentence")[between] if between < 2 else "same paragraph"

    def _after(self, act: Dealing, span: Span) -> str:
        """Where a name stands behind the act's trigger."""
        content = act.position.content
        if content is not None and content.start <= span.start < content.end:
            return "opens content" if len(self._text[content.start : span.start].split()) < 2 else "content"
        return "next sentence" if self._sentences(act.position.trigger.start, span.start) else "behind"

    def _sentences(self, start: int, end: int) -> int:
        """Count the sentences that end between two places."""
        return bisect_right(self._ends, end) - bisect_right(self._ends, start)

    def _spoken(self, act: Dealing) -> Iterator[Lead]:
        """Who spoke last, who tells the act, who is told of it; the holder's own side, if it is named."""
        addressee, quotation = act.position.addressee, self._quotations.get(act.position.quotation or "")
        if act.form == "self" and addressee is not None:
            yield addressee.actor, "said itself"
        before = bisect_left(self._said_at, act.position.trigger.start)
        for said in reversed(self._said[max(0, before - _EARLIER) : before]):
            by = self._parties.sides(said.speaker.actor)
            if by and not by & act.by:
                yield said.speaker.actor, "spoke last"
                break
        if quotation is None:
            return
        if not act.by & self._parties.sides(quotation.speaker.actor):
            yield self._parties.principal(quotation.speaker.actor), "tells"
        if quotation.addressee is not None:
            yield quotation.addressee.actor, "told"

    def _maker(self, act: Dealing) -> Iterator[Lead]:
        """Who said or did what the act answers, and for whom he speaks."""
        name, how = self._answered.maker(act), self._answered.points(act)
        side = self._parties.principal(name)
        for who, as_whom in ((name, "he"), (side if side != name else None, "his side")):
            yield who, f"answered {as_whom}"
            yield who, f"answered {how} {as_whom}"

    def _often_named(self, act: Dealing) -> Iterator[Lead]:
        others = [n for n in self._often if n != act.position.holder.actor and n not in act.by]
        yield from ((name, f"often {rank}") for rank, name in enumerate(others[:_OFTEN]))
        yield self._parties.opponent(act.by), "opponent"

    def _dealt(self, number: int) -> Iterator[Lead]:
        """Whom the holder has dealt with, and who with the holder, in the acts around."""
        dealings = self._page.dealings
        act = dealings[number]
        for other in reversed(dealings[max(0, number - _EARLIER) : number]):
            yield from self._earlier(act, other)
        for other in dealings[number + 1 : number + 1 + _LATER]:
            if act.by & other.by:
                near = (
                    "quotation"
                    if _together(act, other)
                    else "paragraph"
                    if act.paragraph == other.paragraph
                    else "far"
                )
                yield other.whom, f"mine next {near}"
            elif other.by and other.to & act.by:
                yield other.position.holder.actor, "at us next"

    def _earlier(self, act: Dealing, other: Dealing) -> Iterator[Lead]:
        kind, holder = other.position.type, other.position.holder.actor
        far = _far(act, other)
        shared = act.about & other.about
        if act.by & other.by:
            near = "quotation" if _together(act, other) else far
            leads = [f"mine {near}", f"mine {kind}"] + ["mine shared"] * bool(shared)
            yield from ((other.whom, lead) for lead in leads)
        elif other.by:
            for name in {holder, self._parties.principal(holder)}:
                leads = [f"did {far}", f"did {kind}"] + ["did shared"] * bool(shared)
                if other.to & act.by:
                    leads += [f"at us {far}", f"at us {kind}"]
                yield from ((name, lead) for lead in leads)
            if not other.to & act.by:
                leads = [f"theirs {far}", f"theirs {kind}"] + ["theirs shared"] * bool(shared)
                yield from ((other.whom, lead) for lead in leads)


def _far(act: Dealing, other: Dealing) -> str:
    paragraphs = act.paragraph - other.paragraph
    return ("here", "1 before", "2 before")[paragraphs] if paragraphs < 3 else "long before"


def _together(act: Dealing, other: Dealing) -> bool:
    """Tell whether two acts are told in the same quotation."""
    return act.position.quotation == other.position.quotation is not None


def _features(position: Position, leads: Features) -> dict[str, float]:
    """Each lead alone, for this type of act, and for this act."""
    kinds = (("", 1.0), (f"{position.type}: ", 1.0), (f"{position.act}: ", _OF_ACT))
    return {f"{kind}{lead}": much * share for lead, much in leads.items() for kind, share in kinds}


@cache
def _suffered() -> re.Pattern[str]:
    """What stands before those to whom harm is done: "attacks on", "the bombing of embassies in".

    "The aggression of" stands before who did it.
    """
    deeds = lexicon().classes["evil"] | BLOWS - {"act"}
    either, onto = "|".join(sorted(deeds)), "|".join(sorted(deeds - DONE_BY))
    deed = rf"(?:(?:{either})s? (?:on|at|against|in|near|outside)|(?:{onto})s? of)"
    return re.compile(rf"\b{deed}\b(?:(?! by | from )[^,;:.])*$", re.I)
