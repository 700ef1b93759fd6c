"""Build the noun phrases that denote actors from a paragraph's units."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from communique.model import Span
from communique.resolve.lexicon import given_names, words
from communique.resolve.units import Unit
from communique.text.parse import Paragraph

Shape = Literal[
    "titled", "role", "group", "body", "generic", "known", "demonym", "adjective", "run", "pronoun"
]

# A phrase is a regular expression over the letters of the units' kinds (``P``: a possessive pronoun).
# The bounds keep matching linear in the length of the text.
_OWNER = r"(?:r?n|[migG]?[asdGi])q"
_LIST = r"[asd](?:,(?=(?:D?[asd],){0,4}D?[asd],?cD?[asd])D?|,?cD?(?=[asd]))"
_ONE = rf"{_OWNER}|[asdmigG]|n(?=[migGrR])|r(?=[rRi])"
_BEFORE = rf"(?P<before>(?:{_ONE}){{0,8}})"
_BEFORE_MANY = rf"(?P<before>(?:{_LIST}|{_ONE}){{0,12}})"
_WHOSE = (
    r"oD?m?(?:[asdn]q(?=m?[iGg])|[asdn](?!q)(?:,?cD?[asdn](?![qrh]))?)?"
    r"(?:m?[iGg](?:oD?[sn](?![qrh]))?)?(?<![oDm,c])"
)
_OF = rf"(?P<of>(?:{_WHOSE}|t(?:D?s|n)(?![qrRh]))?)"
_OF_GROUP = rf"(?P<of>(?:{_WHOSE}|[tl](?:D?s|n)(?![qrRh]))?)"
_PATTERNS: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    (
        "titled",
        re.compile(
            rf"[DAP]?{_BEFORE}(?P<head>(?:[migG]{{0,3}}[rh]){{1,3}}(?:c[migG]{{0,3}}r)?){_OF}(?P<name>n)(?P<whose>(?:oD?[sn](?!q))?)"
        ),
    ),
    ("group", re.compile(rf"[DAP]?{_BEFORE_MANY}(?P<head>R)(?![qr]n){_OF_GROUP}")),
    ("role", re.compile(rf"[DAP]?{_BEFORE}(?P<head>r){_OF}")),
    ("body", re.compile(rf"[DP]?{_BEFORE_MANY}(?P<head>[igf]){_OF}")),
    ("generic", re.compile(r"[DP](?P<before>m{0,3}|[mw]{0,3}(?=G(?!o)))(?P<head>G)(?P<of>)")),
    ("run", re.compile(r"D?(?P<before>(?:[asn]q)?)(?P<head>n)(?P<of>)")),
    ("known", re.compile(r"[DP]?(?P<before>)(?P<head>s)(?P<of>)")),
    ("demonym", re.compile(r"D?(?P<before>m{0,2})(?P<head>d)(?P<of>)")),
    ("pronoun", re.compile(r"(?P<before>)(?P<head>[pP])(?P<of>)")),
    ("adjective", re.compile(r"(?P<before>)(?P<head>a)(?P<of>)")),
)

_FAR = re.compile(
    rf"[DAP]?{_BEFORE}(?P<head>(?:[migG]{{0,3}}r){{1,3}})(?P<of>oD?[asdnmigGfwqoDcl]{{1,10}}?)(?P<ranks>[rh]{{0,2}})(?P<name>N)"
)
"""A long title before a full name (``N``): "the head of the port service Ann Roe"."""


@dataclass(frozen=True)
class Phrase:
    """A noun phrase, cut into what stands before its head, the head, its complement and a personal name."""

    shape: Shape
    units: tuple[Unit, ...]
    before: tuple[Unit, ...]
    head: tuple[Unit, ...]
    of: tuple[Unit, ...]
    name: Unit | None

    @property
    def start(self) -> int:
        """Offset in the paragraph."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Offset in the paragraph."""
        return self.units[-1].end

    @property
    def determiner(self) -> str:
        """``D`` definite, ``A`` indefinite, ``P`` possessive, or nothing."""
        kind = letter(self.units[0])
        return kind if kind in "DAP" and self.shape != "pronoun" else ""


def phrases(units: list[Unit]) -> Iterator[Phrase]:
    """Yield the noun phrases of a paragraph in order, disjoint, the richest shape at each place."""
    kinds = "".join(map(letter, units))
    full = "".join(
        "N" if unit.kind == "n" and _is_full(unit.text) else kind
        for unit, kind in zip(units, kinds, strict=True)
    )
    at = 0
    while at < len(kinds):
        found = None if kinds[at] in "xw,oct" else _phrase(kinds, full, units, at)
        if found is None:
            at += 1
        else:
            yield found
            at += len(found.units)


def bare(words: tuple[Unit, ...]) -> Phrase:
    """Return a function, its article before it, as a phrase: "minister says", "a river-bed expert said"."""
    return Phrase("role", words, (), words[-1:], (), None)


def letter(unit: Unit) -> str:
    """Return the letter that stands for ``unit`` in the patterns."""
    possessive = unit.kind == "p" and unit.text.lower() in ("his", "her", "its", "their", "our", "my", "your")
    return "P" if possessive else unit.kind


def _owned(kinds: str, at: int, end: int) -> bool:
    """Tell whether a titled name only says whose the next function is: "President Roe's adviser"."""
    return any(
        (m := p.match(kinds, at)) and m.end() > end
        for shape, p in _PATTERNS
        if shape in ("role", "group", "body")
    )


def _is_full(name: str) -> bool:
    """Tell whether a name is a person's full one."""
    return " " in name and name.split()[0] in given_names()


def _heads_body(units: list[Unit], match: re.Match[str]) -> bool:
    """Tell whether a long title before a name tells whose head he is, and not whose wife."""
    head, last = units[match.end("head") - 1], units[match.end("of") - 1]
    ranks = units[slice(*match.span("ranks"))]
    body = last.kind in "asnigG" or last.text.lower() in words("organisation_words")
    served = head.word is not None and head.word.value not in words("bystanders")
    return (
        body and served and all(u.kind == "h" or (u.word and u.word.value in words("ranks")) for u in ranks)
    )


def _phrase(kinds: str, full: str, units: list[Unit], at: int) -> Phrase | None:
    for shape, pattern in _PATTERNS:
        match = pattern.match(kinds, at)
        if shape == "titled" and (far := _FAR.match(full, at)) and _heads_body(units, far):
            match = max(filter(None, (match, far)), key=lambda m: m.end())
        if match is None or match.end() == at:
            continue
        if (
            shape == "titled"
            and kinds[match.end() : match.end() + 1] == "q"
            and _owned(kinds, at, match.end())
        ):
            continue
        part = {
            key: tuple(units[match.start(key) : match.end(key)]) if key in match.re.groupindex else ()
            for key in ("before", "head", "of", "name", "whose")
        }
        phrase = Phrase(
            shape,
            tuple(units[at : match.end()]),
            part["before"],
            part["head"],
            part["of"] or part["whose"],
            part["name"][0] if part["name"] else None,
        )
        led = phrase.determiner or phrase.of or any(u.kind in "asdnq" for u in phrase.before)
        if shape != "role" or led or _behind_name(units, at, match.end()):
            return phrase
    return None


def _behind_name(units: list[Unit], at: int, end: int) -> bool:
    """Tell whether a bare function behind a name is closed by a mark: "Ann Roe, foreign minister, said"."""
    before = at > 1 and units[at - 2].kind == "n" and units[at - 1].text in ",("
    return before and (end == len(units) or units[end].text in ",.;:)—–")


def at(paragraph: Paragraph, start: int, end: int) -> Span:
    """Return where in the document a stretch of ``paragraph`` stands."""
    return Span(start, end).shift(paragraph.span.start)


def is_noun(paragraph: Paragraph, unit: Unit) -> bool:
    """Tell whether a word is a noun, and not one before another ("the pilot dues", "state oil firm")."""
    tokens = paragraph.doc.char_span(unit.start, unit.end, alignment_mode="expand")
    if tokens is None:
        return True
    root = tokens.root
    behind = root.doc[tokens.end : root.head.i + 1] if root.dep_ == "compound" else ()
    before_noun = len(behind) > 0 and all(t.text[0].islower() for t in behind)
    before_noun = before_noun and (len(behind) == 1 or root.lower_ == "state")
    subject = root.dep_ == "nsubj"  # "The daily wrote", though the parse has an adjective
    return not before_noun and (subject or any(t.pos_ in ("NOUN", "PROPN", "X") for t in tokens))
