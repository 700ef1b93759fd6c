"""Find time expressions and resolve them against the day on which the document appeared."""

import re
from collections.abc import Iterator
from functools import partial

from communique.extract.times import absolute, calendar, deixis
from communique.extract.times.calendar import Reference, Unresolved
from communique.extract.times.dated import Context, Dated
from communique.extract.times.grammar import Groups, Rule, groups, matches
from communique.extract.times.tense import direction
from communique.model import Document, Span, TimeExpression, claim_id
from communique.text.parse import Paragraph, Parse

STAGE = "times/1"

_MAKERS = absolute.MAKERS | deixis.MAKERS
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def times(*, document: Document, parse: Parse) -> tuple[TimeExpression, ...]:
    """Return the TIMEX3 expressions of the body, in order, without overlap.

    Values are resolved against ``document.published``; what cannot be is ``None`` with a reason: ``no
    reference date`` (the document has none, or none that precise), ``ambiguous``, ``vague``, ``not a date``.
    """
    reference = calendar.reference(document.published)
    found: list[TimeExpression] = []
    told: Reference | None = None
    for paragraph in parse.paragraphs:
        for rule, match in matches(document.text, paragraph.span):
            if not _stands(rule, match, paragraph):
                continue
            for span, parts in _expressions(match):
                context = Context(reference, told, partial(direction, paragraph, span))
                claim, told = _claim(document, span, rule, parts, context)
                found.append(claim)
    return tuple(found)


def _stands(rule: Rule, match: re.Match[str], paragraph: Paragraph) -> bool:
    """What the pattern cannot see: an adverb is no adjective ("paid daily", not "a daily paper")."""
    if rule.make != "adverb":
        return True
    tokens = paragraph.tokens(Span(*match.span()))
    if tokens is None or tokens.root.pos_ != "ADV":
        return False
    return tokens.end == len(tokens.doc) or tokens.doc[tokens.end].pos_ not in ("NOUN", "PROPN", "ADJ")


def _expressions(match: re.Match[str]) -> Iterator[tuple[Span, Groups]]:
    """Yield each expression of a match: "January 10 to 13" is two, "17-18 December" is two."""
    parts, whole = groups(match), Span(*match.span())
    if "lead" in parts:
        lead = {"month": parts.get("lead_month", parts["month"]), "year": parts.get("year")}
        lead["day"] = parts.get("lead_day")
        yield Span(*match.span("lead")), {k: v for k, v in lead.items() if v is not None}
        yield Span(*match.span("main")), parts
    elif "tail" in parts:
        start = match.start("tail")
        rest = {k: v for k, v in parts.items() if k not in ("tail", "day", "mod")}
        yield Span(whole.start, start), parts
        days = [Span(*m.span()) for m in _DAY.finditer(match.string, start, match.end("tail"))]
        for number, span in enumerate(days, 1):
            last = number == len(days)
            yield Span(span.start, whole.end if last else span.end), rest | {"day": span.of(match.string)}
    else:
        yield whole, parts


def _claim(
    document: Document, span: Span, rule: Rule, parts: Groups, context: Context
) -> tuple[TimeExpression, Reference | None]:
    """Return the claim, and the day that the text has named by now."""
    kind, told = rule.type, context.told
    dated: Dated | None = None
    reason: str | None = None
    try:
        dated = _MAKERS[rule.make](parts, context)
        kind, told = dated.type or kind, dated.told or told
    except Unresolved as unresolved:
        reason = str(unresolved)
        if "part" in parts or parts.get("deictic", "").lower() == "tonight":
            kind = "TIME"
    claim = TimeExpression(
        id=claim_id("time", document.id, span),
        document=document.id,
        span=span,
        text=span.of(document.text),
        stage=STAGE,
        type=kind,
        value=dated.value if dated else None,
        reason=reason,
        mod=dated.mod if dated else None,
    )
    return claim, told
