"""Find time expressions and resolve them against the day on which the document appeared."""

import re
from collections.abc import Iterator
from functools import partial

from spacy.tokens import Token

from communique.extract.times import absolute, calendar, deixis, holidays
from communique.extract.times.calendar import Reference, Unresolved
from communique.extract.times.dated import Context, Dated, day_number
from communique.extract.times.dateline import in_dateline
from communique.extract.times.grammar import Groups, Rule, groups, matches
from communique.extract.times.tense import direction
from communique.model import NO_DATE, Document, Span, TimeExpression, claim_id
from communique.text.parse import Paragraph, Parse

STAGE = "times/5"

_MAKERS = absolute.MAKERS | deixis.MAKERS | holidays.MAKERS
_WORD = r"\b(?!(?:and|to|through|until|till|or|the)\b)[a-z]+"
_DAY = re.compile(
    rf"(?:the\s+)?(?:(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)|(?P<day_word>{_WORD}(?:[\s-]{_WORD})?))",
    re.IGNORECASE,
)
"""A day in a list of days, in digits or in words."""
_PRINTED = 7
"""Days from a dateline's until the report appears, at most."""


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
                if claim.dateline and _wrote(told, reference):
                    reference = told
    return tuple(sorted(found, key=lambda claim: claim.span))


def _wrote(told: Reference | None, reference: Reference | None) -> bool:
    """Tell whether a dateline names the day of writing: "today" is then that day, not the next, of print."""
    if told is None or reference is None or not (told.knows("D") and reference.knows("D")):
        return False
    return 0 <= (reference.start - told.start).days <= _PRINTED


def _stands(rule: Rule, match: re.Match[str], paragraph: Paragraph) -> bool:
    """What the pattern cannot see: whether a word is an adverb, whether four digits count something."""
    if rule.make not in ("adverb", "year"):
        return True
    tokens = paragraph.tokens(Span(*match.span()))
    if rule.make == "year":
        return tokens is None or not _counts(tokens.root)
    if tokens is None or tokens.start == 0:
        return False
    before, after = tokens.doc[tokens.start - 1], tokens.doc[tokens.end : tokens.end + 1]
    ends = not after or after[0].is_punct
    if tokens.root.pos_ != "ADV" and not (ends and before.pos_ in ("NOUN", "VERB", "PRON")):
        return False
    return not after or after[0].pos_ not in ("NOUN", "PROPN", "ADJ")


def _counts(number: Token) -> bool:
    """Tell whether a verb's round number counts things ("deliver 2000 parcels", not "the 2020 elections")."""
    counted = number.dep_ == "nummod" and number.head.tag_ == "NNS" and number.text.endswith("00")
    return counted and number.i > 0 and number.nbor(-1).pos_ == "VERB"


def _expressions(match: re.Match[str]) -> Iterator[tuple[Span, Groups]]:
    """Yield each expression of a match: "January 10 to 13" is two, "17-18 December" is two.

    The end of a range from month to month comes before its beginning, which is dated from it. Days of one
    month ascend: after "Aug. 5", "and 14-1" is how a council voted.
    """
    parts, whole = groups(match), Span(*match.span())
    if "lead" in parts:
        lead, main = Span(*match.span("lead")), Span(*match.span("main"))
        first = {name[5:]: part for name, part in parts.items() if name.startswith("lead_")}
        if "month" in first:
            yield main, parts
            yield lead, first | {"before": "told"} | ({"mod": parts["mod"]} if "mod" in parts else {})
        elif "year" in first:
            yield lead, first
            yield main, parts
        elif "weekday" in first and "month" in parts:
            yield lead, parts | {"weekday": first["weekday"]}
            yield main, parts
        elif "weekday" in first:
            yield lead, first
            yield main, {"weekday": parts["weekday"], "rel": "that"}
        else:
            dated = {name: parts[name] for name in ("month", "year") if name in parts}
            for day in _DAY.finditer(match.string, lead.start, lead.end):
                yield Span(*day.span()), dated | groups(day)
            yield main, parts
    elif "tail" in parts:
        start, end = next(match.span(name) for name in ("tail", "tail2") if match.groupdict().get(name))
        rest = {k: v for k, v in parts.items() if k not in ("tail", "day", "day_word", "mod")}
        yield Span(whole.start, start), parts
        days = list(_DAY.finditer(match.string, start, end))
        numbers = [day_number(groups(day)) for day in days]
        if "day" in parts and [day_number(parts), *numbers] != sorted({day_number(parts), *numbers}):
            return
        for day in days:
            yield Span(day.start(), whole.end if day is days[-1] else day.end()), rest | groups(day)
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
        told = None if reason == NO_DATE else told
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
        dateline=in_dateline(document.text, span),
    )
    return claim, told
