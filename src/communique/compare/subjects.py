"""Say what a figure counts, and what became of it, by the tables of ``data/counted.toml``."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from communique.compare.quantities import bounds
from communique.compare.wordings import classes_of, listed, says
from communique.model import Figure, Span
from communique.text.gazetteer import find
from communique.text.words import stem, stop_words, words

_REACH = 120
"""Code points before a number in which its noun may stand."""
_END = re.compile(r"[.!?]\s")
_BALLOT = 12
"""Code points before a number in which those on the other side are told."""
_TO = re.compile(r"(?: votes?)? to \d")
_TO_THESE = re.compile(r"\d(?: votes?)? to $")
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")


def head(figure: Figure) -> tuple[str | None, frozenset[str]]:
    """Return the kind of the counted noun, and the terms before it; not of money, measures and shares."""
    if (
        figure.unit is None
        or figure.unit in listed("units")
        or figure.unit == "percent"
        or figure.unit.isupper()
    ):
        return None, frozenset()
    phrase = re.split(r"\s(?:of|in)\s", figure.counted or figure.unit)[0]
    found = [stem(word) for word, _ in words(phrase, (Span(0, len(phrase)),))]
    shown = {stem(word) for word, _ in words(figure.text, (Span(0, len(figure.text)),))}
    found = [word for word in found if word in shown] or found
    kinds = classes_of("kinds")
    known = [
        (place, kind)
        for place, (before, word) in enumerate(pairwise(["", *found]))
        if (kind := kinds.get(f"{before} {word}") or kinds.get(word))
    ]
    captured = [held for held in known if held[1] in listed("held")["kinds"].split()]
    place, kind = (captured or known)[-1] if known else (len(found) - 1, found[-1] if found else figure.unit)
    if figure.unit == "persons" and not known:
        kind = "people"
    before = frozenset(found[:place]) - _stopped()
    states = {stem(word.lower()) for s, e, _ in find(phrase) for word in phrase[s:e].split()}
    if kind in listed("persons"):
        before &= {stem(word.lower()) for word in _CAPITAL.findall(phrase)}
    return kind, before - states


@cache
def _stopped() -> frozenset[str]:
    return frozenset(stem(word) for word in stop_words())


def classes(
    figure: Figure, clause: Span, others: Sequence[Span], text: str, kind: str | None
) -> frozenset[tuple[str, str]]:
    """Return, by table, the class of the word in the clause that stands nearest to the figure.

    What stands behind another figure is said of that one first.
    """
    phrase = figure.counted or ""
    own = [stem(word) for word, _ in words(phrase, (Span(0, len(phrase)),))]
    ends = [o.end for o in others if o.end <= figure.span.start]
    starts = [o.start for o in others if o.start >= figure.span.end]
    within = Span(max(ends, default=clause.start), min(starts, default=clause.end))
    share = figure.unit == "percent"
    whole = own if share and phrase.startswith("share of") else []
    noun = noun_before(figure, text)
    at = [figure.span] if noun is None else [figure.span, noun]
    found: dict[str, str | None] = {"wholes": _last(whole, "wholes")} if share else {}
    for name in _tables(figure, kind):
        known = classes_of(name)
        said = {word: value for word, value in known.items() if word not in whole}
        found[name] = (
            (None if share else _last(own, name))
            or _nearest(said, at, within, text)
            or _nearest(said, at, clause, text)
        )
    if found.get("deeds") == "hit" and kind in listed("weapons")["kinds"].split():
        found["deeds"] = "fired"
    if found.get("deeds") == "killed" and kind not in listed("persons"):
        found["deeds"] = "destroyed"
    if found.get("shares") == "price" and not found.get("goods"):
        found["shares"] = "inflation"
    if found.get("deeds") == "captive":
        freed = {word: value for word, value in classes_of("deeds").items() if value == "freed"}
        found["deeds"] = _nearest(freed, at, within, text) or "captive"
    if kind == "votes" and not found.get("deeds") and says("voting", "passing", clause.of(text)):
        found["deeds"] = "voted for"
    if kind == "votes" and (side := _side(figure.span, text)):
        found["deeds"] = side
    return frozenset((name, value) for name, value in found.items() if value)


def _side(at: Span, text: str) -> str | None:
    """Return on which side of "84 to 30" a number stands."""
    if _TO.match(text, at.end):
        return "voted for"
    return "voted against" if _TO_THESE.search(text[max(at.start - _BALLOT, 0) : at.start]) else None


def noun_before(figure: Figure, text: str) -> Span | None:
    """Return where the counted noun stands before its number, in one sentence with it."""
    own = {stem(word) for word, _ in words(figure.counted or "", (Span(0, len(figure.counted or "")),))}
    shown = {stem(word) for word, _ in words(figure.text, (Span(0, len(figure.text)),))}
    if not own or shown & own:
        return None
    before = Span(max(figure.span.start - _REACH, 0), figure.span.start)
    places = [span for word, span in words(text, (before,)) if stem(word) in own]
    if not places or _END.search(text, places[-1].end, figure.span.start):
        return None
    return places[-1]


def _last(own: Sequence[str], name: str) -> str | None:
    """Return the class of the last of a phrase's own words that has one."""
    known = classes_of(name)
    return next((known[word] for word in reversed(own) if word in known), None)


def _tables(figure: Figure, kind: str | None) -> tuple[str, ...]:
    if kind is not None:
        return "deeds", "stages"
    if bounds(figure).dimension == "[length]":
        return ("lengths",)
    return "shares" if figure.unit == "percent" else "aspects", "goods", "stages"


def _nearest(known: Mapping[str, str], at: Sequence[Span], within: Span, text: str) -> str | None:
    """Return the class of the nearest word; of two words side by side before that of the first alone."""
    best: tuple[int, str] | None = None
    before, behind = "", 0
    for word, span in words(text, (within,)):
        far = min(max(place.start - span.end, span.start - place.end, 0) for place in at)
        both = known.get(f"{before} {stem(word)}")
        value, near = (both, min(far, behind)) if both else (known.get(stem(word)), far)
        if value is not None and (best is None or near < best[0] or (both and near == best[0])):
            best = near, value
        before, behind = stem(word), far
    return best[1] if best else None
