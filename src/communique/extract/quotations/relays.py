"""Find who passed words on inside a sentence: told TASS; as quoted by Antara; (Fell reads this aloud)."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Tokens

from communique.extract.quotations.phrases import Range, phrase_after
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line
from communique.text.lexicon import table

_CARRIED = frozenset(
    {"quote", "cite", "report", "carry", "publish", "release", "broadcast", "run", "air", "distribute"}
)
_READS = frozenset({"read", "recite", "quote", "play", "cite", "translate"})


def relays(line: Line, report: Report) -> list[Range]:
    """Return who passed the reported words on: media told, agencies that carry it, who reads it aloud."""
    found = [report.link] if report.link else []
    if report.addressee and is_medium(line.doc[slice(*report.addressee)]):
        found.append(report.addressee)
    start, end = line.sentence(report.verb)
    found += _carried(line, start, end)
    found += _aloud(line, start, end)
    return list(dict.fromkeys(found))


def is_medium(words: Tokens) -> bool:
    """Tell whether a phrase names a news agency, paper, broadcaster or channel other than the text's own."""
    names, nouns = _media()
    plain = words.text.removeprefix("the ").removeprefix("The ")
    if words[0].tag_ == "PRP$" or words[0].lower_ in ("this", "these"):
        return False
    return plain in names or any(
        t.lower_ in nouns for t in words if t.head.i not in range(words.start, words.end) or t.pos_ == "PROPN"
    )


@cache
def _media() -> tuple[frozenset[str], frozenset[str]]:
    data = table("agencies.toml")
    names = {form for forms in data["names"].values() for form in forms}
    return frozenset(names | set(data["media"]["names"])), frozenset(data["media"]["nouns"].split())


def _carried(line: Line, start: int, end: int) -> Iterator[Range]:
    """ "as quoted by X", "in remarks carried by X"."""
    doc = line.doc
    for token in line.outside(start, end - 1):
        if token.tag_ == "VBN" and token.lemma_ in _CARRIED and doc[token.i + 1].lower_ in ("by", "on", "in"):
            source = phrase_after(line, token.i + 2, end)
            if source is None or doc[source[0]].ent_type_ in ("DATE", "TIME"):
                continue
            if doc[token.i + 1].lower_ == "by" or is_medium(doc[slice(*source)]):
                yield source


def _aloud(line: Line, start: int, end: int) -> Iterator[Range]:
    """ "(X reads this aloud)"."""
    opening: int | None = None
    for token in line.outside(start, end):
        if token.text == "(":
            opening = token.i
        elif token.text == ")":
            opening = None
        elif opening is not None and token.lemma_ in _READS and token.tag_ in FINITE:
            reader = phrase_after(line, opening + 1, token.i)
            if reader is not None and reader[1] == token.i:
                yield reader
