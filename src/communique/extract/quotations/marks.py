"""Pair quotation marks, in every typography and although some are missing in print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.model import Span
from communique.text.parse import MISPRINT

_PAIRS: dict[str, tuple[str, ...]] = {
    "“": ("”", "“", '"', "″", "''"),
    "„": ("“", "”", '"'),
    "‟": ("”",),
    "«": ("»",),
    "‹": ("›",),
    "「": ("」",),
    "『": ("』",),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "`": ("'", "`"),
    "``": ("''", '"', "”"),
    '"': ('"', "”", "''"),
    "'": ("'", "’"),
    "''": ("''",),
    "”": ("”",),
    "»": ("«", "»"),
}
"""What may close what, best first. Reversed guillemets (»so«) and ”so” are read from their context."""

_SINGLE = frozenset("'‘‚`’")
_MARK = re.compile(r"``|''|[\"“”„‟«»‹›「」『』‘’‚'`″]")
_CLOSERS_ONLY = frozenset("”»›」』″") | {"''"}
_NESTED = re.compile("“[^“”]*”(?=[^“”]*”)")
_ELLIPSIS = ("...", "…")
_DOTS = re.compile(r"\.\.\.|…|\. \. \.")
_FINAL = ".,?!;:…—–-)]"
_BEFORE_OPENING = " \t\r\n\f\v\u00a0\u2009\u202f\u2028([{—–-/:,“\"‘«'"
_CONTINUED = 3
"""Paragraphs that an unclosed mark may run over before the next mark proves it."""


@dataclass(frozen=True)
class Stretch:
    """What stands between two marks: ``span`` inside them, ``outer`` with them, in one paragraph."""

    span: Span
    outer: Span
    paragraph: int
    mark: str
    opened: bool = True
    """False where the opening mark is missing: a closing mark or a running quotation tells it is quoted."""
    closed: bool = True
    """False where the quotation runs on into the next paragraph, or the mark is missing."""
    continues: bool = False
    """True where it goes on with the quotation of the paragraph before."""


def stretches(text: str, paragraphs: Sequence[Span]) -> tuple[Stretch, ...]:
    """Return the outermost quoted stretches of ``paragraphs``, in order, each inside one paragraph.

    A quotation that runs over paragraphs gives one stretch in each. Apostrophes are no marks. Nothing is
    lost to a missing mark: it costs at most the paragraph it is missing in. Linear in the text.
    """
    behind = [text.startswith("‘", span.start) for span in paragraphs[1:]]
    read = (
        [
            list(_paragraph(text, span, number, runs_on))
            for number, (span, runs_on) in enumerate(zip(paragraphs, [*behind, False], strict=True))
        ]
        if paragraphs
        else []
    )
    runs_on = ""
    silent: list[int] = []
    found: list[Stretch] = []
    for number, (span, here) in enumerate(zip(paragraphs, read, strict=True)):
        first = here[0] if here else None
        if runs_on:
            if not any(s.mark == runs_on or not s.opened for s in here) and len(silent) < _CONTINUED:
                silent.append(number)
                continue
            goes_on = first is not None and (
                (first.opened and first.mark == runs_on and first.outer.start == span.start)
                or not first.opened
            )
            for n in silent:
                found.extend(
                    [_whole(paragraphs[n], n, runs_on)] if goes_on else (s for s in read[n] if len(s.span))
                )
            if goes_on and first is not None:
                start = first.span.start if first.opened else span.start
                here[0] = Stretch(
                    Span(start, first.span.end),
                    Span(span.start, first.outer.end),
                    number,
                    first.mark,
                    first.opened,
                    first.closed,
                    continues=True,
                )
            silent = []
        found.extend(s for s in here if len(s.span))
        runs_on = here[-1].mark if here and not here[-1].closed else ""
    for n in silent:
        found.extend(s for s in read[n] if len(s.span))
    return tuple(found)


def _whole(span: Span, number: int, mark: str) -> Stretch:
    return Stretch(span, span, number, mark, opened=False, closed=False, continues=True)


def _paragraph(text: str, span: Span, number: int, runs_on: bool) -> Iterator[Stretch]:
    """Read one paragraph from left to right; only the outermost pair counts.

    ``runs_on`` tells that the next begins with a single mark, so that one may stay open here.
    """
    opening: re.Match[str] | None = None
    reached = nested_to = span.start
    runs_on = runs_on and text[span.start : span.end].rstrip()[-1:] in (".", "!", "?", "…")
    hidden = _apostrophes(text, span, runs_on)
    last_curly = text.rfind("”", span.start, span.end)
    last = max(text.rfind(mark, span.start, span.end) for mark in ('"', "''", "”"))
    for match in _MARK.finditer(text, span.start, span.end):
        mark = match.group()
        if match.start() in hidden or match.start() < nested_to:
            continue
        if opening is None:
            if _opens(text, span, match, last):
                opening = match
            elif _only_closes(text, match) and text[match.start() - 1 : match.start()] in _FINAL:
                start = _sentence_start(text, reached, match.start())
                if start < match.start():
                    inside = Span(start, match.start()).trim(text)
                    yield Stretch(inside, Span(inside.start, match.end()), number, mark, opened=False)
                reached = match.end()
            continue
        nested = mark == '"' and opening.group() == "“" and last_curly > match.start()
        if not nested and _closes(text, span, opening.group(), match):
            inside = Span(opening.end(), match.start()).trim(text)
            yield Stretch(inside, Span(opening.start(), match.end()), number, opening.group())
            reached, opening = match.end(), None
        elif mark == opening.group() and _opens(text, span, match, last) and _reopens(text, match):
            inside = Span(opening.end(), match.start()).trim(text)
            yield Stretch(inside, Span(opening.start(), inside.end), number, mark)
            reached, opening = inside.end, match
        elif mark == opening.group() == "“" and (inner := _NESTED.match(text, match.start(), span.end)):
            nested_to = inner.end()
    if opening is not None:
        inside = Span(opening.end(), span.end).trim(text)
        single = opening.group() in _SINGLE and not (runs_on and opening.group() == "‘")
        short = single or (opening.start() > span.start and len(inside) < 3)
        if len(inside) and not short:
            yield Stretch(inside, Span(opening.start(), inside.end), number, opening.group(), closed=False)


def _only_closes(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark can open nothing: its opening one is missing in print."""
    return match.group() in _CLOSERS_ONLY or (
        match.group() == '"' and text[match.end() : match.end() + 1].isspace()
    )


def _opens(text: str, span: Span, match: re.Match[str], last: int) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > span.start else " "
    after = text[match.end()] if match.end() < span.end else " "
    if mark in ("„", "«", "‹", "「", "『", "‟"):
        return True
    if mark == "“":
        return not after.isspace() or match.start() == span.start
    if mark in ("”", "»"):
        return before in " \n\t(" and after.isalnum()
    goes_on = after.isalnum() and text[max(span.start, match.start() - 3) : match.start()].endswith(_ELLIPSIS)
    if mark not in _PAIRS or not (before in _BEFORE_OPENING or goes_on):
        return False
    if after.isspace():
        # Tokenised text sets its straight marks between spaces.
        return mark == '"' and before.isspace() and match.end() < last
    return after not in ".,;:!?)" or mark == "''" or _DOTS.match(text, match.end(), span.end) is not None


def _closes(text: str, span: Span, opening: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark not in _PAIRS[opening]:
        return False
    after = text[match.end()] if match.end() < span.end else " "
    before = text[match.start() - 1]
    if mark in _SINGLE or mark == "''":
        return not after.isalnum()
    if mark == "“" and opening == "“":
        return not before.isspace() and not after.isalnum()
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return True


def _reopens(text: str, match: re.Match[str]) -> bool:
    """Tell whether the mark that should have closed is missing: a sentence ends before this opening one."""
    return text[max(0, match.start() - 3) : match.start()].rstrip()[-1:] in tuple(".,?!…”")


def _apostrophes(text: str, span: Span, runs_on: bool) -> frozenset[int]:
    """Return where single marks of this paragraph are apostrophes or belong to no pair.

    Where it ``runs_on`` its last opening mark has its pair in the next.
    """
    singles = [m for m in _MARK.finditer(text, span.start, span.end) if m.group() in _SINGLE]
    hidden = {m.start() for m in MISPRINT.finditer(text, span.start, span.end)}
    opening: int | None = None
    pending: int | None = None
    for match in singles:
        at = match.start()
        before = text[at - 1] if at > span.start else " "
        after = text[at + 1] if at + 1 < span.end else " "
        opens = (
            match.group() != "’"
            and before in _BEFORE_OPENING
            and not after.isspace()
            and not _ELISION.match(text, at + 1, span.end)
        )
        if opening is None:
            if opens:
                opening = at
            else:
                hidden.add(at)
        elif after.isalnum() or before.isspace():
            hidden.add(at)
        elif before == "s" and after.isspace():
            # A possessive plural, unless no better mark follows.
            if pending is not None:
                hidden.add(pending)
            pending = at
        else:
            if pending is not None:
                hidden.add(pending)
            opening = pending = None
        if opens and opening is not None and opening != at:
            hidden.discard(at)
            if pending is None:
                hidden.add(opening)
            opening, pending = at, None
    if opening is not None and pending is None and not (runs_on and text[opening] == "‘"):
        hidden.add(opening)
    return frozenset(hidden)


_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s+")


def _sentence_start(text: str, start: int, end: int) -> int:
    """Return where the last sentence of ``text[start:end]`` begins."""
    for match in _STOP.finditer(text, start, end):
        start = match.end()
    return start
