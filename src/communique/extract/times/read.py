"""Find time expressions and resolve them against the day on which the document appeared."""

import re
from collections.abc import Iterator
from functools import partial

from spacy.tokens import Token

from communique.extract.times import absolute, calendar, deixis
from communique.extract.times.calendar import Reference, Unresolved
from communique.extract.times.dated import Context, Dated
from communique.extract.times.grammar import Groups, Rule, groups, matches
from communique.extract.times.tense import direction
from communique.model import Document, Span, TimeExpression, claim_id
from communique.text.parse import Paragraph, Parse

STAGE = "times/2"

_MAKERS = absolute.MAKERS | deixis.MAKERS
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_LEAD = re.compile(r"(?:the\s+)?(\d{1,2}(?:st|nd|rd|th)?)")


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
    return tuple(sorted(found, key=lambda claim: claim.span))


def _stands(rule: Rule, match: re.Match[str], paragraph: Paragraph) -> bool:
    """What the pattern cannot see: whether a word is an adverb, whether four digits count something."""
    if rule.make not in ("adverb", "year"):
        return True
    tokens = paragraph.tokens(Span(*match.span()))
    if rule.make == "year":
        return tokens is None or not _counts(tokens.root)
    if tokens is None or tokens.root.pos_ != "ADV":
        return False
    return tokens.end == len(tokens.doc) or tokens.doc[tokens.end].pos_ not in ("NOUN", "PROPN", "ADJ")


def _counts(number: Token) -> bool:
    """Tell whether a verb's round number counts things ("deliver 2000 parcels", not "the 2020 elections")."""
    counted = number.dep_ == "nummod" and number.head.tag_ == "NNS" and number.text.endswith("00")
    return counted and number.i > 0 and number.nbor(-1).pos_ == "VERB"


def _expressions(match: re.Match[str]) -> Iterator[tuple[Span, Groups]]:
    """Yield each expression of a match: "January 10 to 13" is two, "17-18 December" is two.

    The end of a range from month to month comes before its beginning, which is dated from it.
    """
    parts, whole = groups(match), Span(*match.span())
    if "lead" in parts:
        lead, main = Span(*match.span("lead")), Span(*match.span("main"))
        first = {name[5:]: part for name, part in parts.items() if name.startswith("lead_")}
        if "month" in first:
            yield main, parts
            yield lead, first | {"before": "told"} | ({"mod": parts["mod"]} if "mod" in parts else {})
        elif "weekday" in first:
            yield lead, first
            yield main, {"weekday": parts["weekday"], "rel": "that"}
        else:
            dated = {name: parts[name] for name in ("month", "year") if name in parts}
            for day in _LEAD.finditer(match.string, lead.start, lead.end):
                yield Span(*day.span()), dated | {"day": day[1]}
            yield main, parts
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
