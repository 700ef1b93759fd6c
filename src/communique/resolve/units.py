"""Cut a paragraph into units: names, nationalities, functions, bodies, pronouns, small words."""

import re
from dataclasses import dataclass
from itertools import pairwise

from communique.resolve.bodies import after_place, alone, begun, branch, committee, heads, is_body, joined
from communique.resolve.embedded import embedding
from communique.resolve.lexicon import TOKEN, Word, words
from communique.resolve.lookup import PRONOUNS, SMALL, lexical
from communique.resolve.ministries import ministry
from communique.resolve.national import national
from communique.resolve.offices import begins_person, begins_placed, is_partisan
from communique.resolve.runs import named_run, run_on
from communique.resolve.tokens import (
    TOWARDS,
    Token,
    Vocabulary,
    begins,
    cut,
    in_date,
    is_glued,
    is_title_case,
)
from communique.text.gazetteer import Entry, lookup, restored
from communique.text.parse import Paragraph

_AFTER_HYPHEN = re.compile(r"-[^\W\d_]+")
_COMPOUND = re.compile(
    r"\w+-(?:based|born|led|backed|style|era|wide|controlled|held|owned|friendly|speaking|bound|aligned|run|majority"
    r"|minority|dominated|ruled|occupied|allied|funded|sponsored|brokered|linked|supported|inspired|appointed|rich|armed|torn|stricken|strapped|ravaged|hit|member|nation|country|state)"
)
_AMERICANS = re.compile(
    r"(?:American Indian|(?:[A-Z][a-z]+-|(?:African|Asian|Arab|Native|Black|Hispanic|Latino) )American)s\b"
)
"""Peoples within a state: they are no states."""
_SEAT = re.compile(r"[DRI]-[A-Z][A-Za-z]*")
"""A lawmaker's party and state: "D-Calif."."""
_GLOSS = re.compile(r"\([A-Z][A-Za-z.&-]{1,9}\)")
"""What a body is called for short, before its man: "Ministry of Tides (MoT) spokesman Sean Roe"."""
_AGED = re.compile(r"\d+-year-old")


@dataclass(frozen=True)
class Unit:
    """One unit; ``start`` and ``end`` are offsets into the paragraph."""

    kind: str
    """One letter: ``a`` nationality, ``s`` known name, ``d`` demonym, ``n`` capitalised run, ``p`` pronoun,
    a kind of ``lexicon.Word``, ``D`` the, ``A`` a, ``q`` possessive, ``o`` of or for, ``t`` to, ``l`` in,
    ``c`` and, ``,``, ``w`` another noun or adjective, ``x`` anything else."""
    start: int
    end: int
    text: str
    entry: Entry | None = None
    word: Word | None = None


def units(paragraph: Paragraph, known: Vocabulary) -> list[Unit]:
    """Return the units of ``paragraph`` in order."""
    text = paragraph.text.replace("’", "'")
    tokens = list(cut(text))
    title_case = is_title_case(tokens)
    found: list[Unit] = []
    at = 0
    while at < len(tokens):
        unit, at = _unit(paragraph, text, tokens, at, known, title_case)
        if unit.kind == "r" and len(found) > 3 and _GLOSS.fullmatch("".join(u.text for u in found[-3:])):
            del found[-3:]
        found.append(_of_another_state(unit, found))
    return found


def _unit(
    paragraph: Paragraph, text: str, tokens: list[Token], at: int, known: Vocabulary, title_case: bool
) -> tuple[Unit, int]:
    token = tokens[at]
    if not title_case and (body := ministry(tokens, at)):
        last = tokens[body[1] - 1].end
        return Unit(body[0].kind, token.start, last, text[token.start : last], word=body[0]), body[1]
    if not title_case and (stop := _whole(tokens, at) or national(paragraph, tokens, at)):
        last = tokens[stop - 1].end
        first = token.text.replace(".", "") if token.entry else token.text
        return Unit("n", token.start, last, first + text[token.end : last]), stop
    if people := _AMERICANS.match(text, token.start):
        stop = next((n for n in range(at, len(tokens)) if tokens[n].end >= people.end()), at) + 1
        return Unit(
            "R", token.start, people.end(), people.group(), word=Word("R", people.group().lower())
        ), stop
    if token.text in known.families or (
        token.text in words("placed_families") and at and tokens[at - 1].text.lower() in _honorifics()
    ):
        return Unit("n", token.start, token.end, token.text), at + 1
    if token.entry is not None and begins_placed(paragraph, tokens, at):
        stop = run_on(tokens, at, at + 2)
        return Unit("n", token.start, tokens[stop - 1].end, text[token.start : tokens[stop - 1].end]), stop
    if realm := _realm(tokens, at):
        return realm
    if token.entry is not None:
        named = 0 if title_case else after_place(tokens, at)
        if named:
            named = run_on(tokens, at, named) if heads(tokens[named - 1]) else named
            last = tokens[named - 1].end
            return Unit("n", token.start, last, text[token.start : last]), named
        return _known(text, tokens, at)
    low = token.text.lower()
    word, end = lexical(tokens, at)
    if low.startswith(TOWARDS) and lookup(token.text.partition("-")[2]) is not None:
        return Unit("m", token.start, token.end, token.text), at + 1
    if _stands_alone(paragraph, tokens, at):
        return Unit("p", token.start, token.end, token.text), at + 1
    if in_date(tokens, at):
        return Unit("x", token.start, token.end, token.text), at + 1
    if token.text[0].isdigit():
        return Unit("m", token.start, token.end, token.text), at + 1
    runs = token.capital and low not in SMALL
    if runs and is_partisan(tokens, at):
        return Unit("h", token.start, token.end, token.text, word=Word("h", "")), at + 1
    if word is not None and not (runs and word.kind in "mG" and not _leads_on(tokens, at, end)):
        last = tokens[end - 1].end
        return Unit(word.kind, token.start, last, text[token.start : last], word=word), end
    if _SEAT.fullmatch(token.text):
        return Unit("x", token.start, token.end, token.text), at + 1
    initial = token.text == "I" and at + 1 < len(tokens) and tokens[at + 1].text == "."
    if low in SMALL or (low in PRONOUNS and not initial):
        kind = SMALL.get(low, "p")
        return Unit(kind, token.start, token.end, token.text), at + 1
    if _COMPOUND.fullmatch(token.text):
        return Unit("m", token.start, token.end, token.text), at + 1
    if runs:
        stop = named_run(paragraph, tokens, at, known, title_case)
        if stop > at:
            spelt = _spelt(text, tokens[at:stop])
            entry = restored(spelt)
            return Unit("s" if entry else "n", token.start, tokens[stop - 1].end, spelt, entry), stop
    noun = low == "on" or _describes(paragraph, token)
    return Unit("w" if noun else "x", token.start, token.end, token.text), at + 1


def _realm(tokens: list[Token], at: int) -> tuple[Unit, int] | None:
    """A state called by its region or its form of government: "the Gulf state", "the Baltic nation"."""
    word, end = lexical(tokens, at)
    led = "the" in [t.text.lower() for t in tokens[max(0, at - 2) : at] if not t.entry]
    if not led or word is None or word.value != "state" or end == at + 1:
        return None
    text = " ".join(t.text for t in tokens[at:end])
    return Unit("G", tokens[at].start, tokens[end - 1].end, text, word=word), end


def _honorifics() -> frozenset[str]:
    return words("honorifics", "male") | words("honorifics", "female")


def _describes(paragraph: Paragraph, token: Token) -> bool:
    """Tell whether a word is a noun or adjective, as the parse sees it."""
    parsed = paragraph.doc.char_span(token.start, token.end, alignment_mode="expand")
    return (
        parsed is not None
        and token.text.isalpha()
        and (parsed[0].pos_ in ("NOUN", "ADJ", "PROPN") or parsed[0].dep_ == "amod")
    )


def _spelt(text: str, run: list[Token]) -> str:
    """Return the words of ``run`` as they stand, but a hyphen that the tokens leave out is a space."""
    gaps = (text[one.end : two.start].replace("-", " ") for one, two in pairwise(run))
    return run[0].text + "".join(gap + token.text for gap, token in zip(gaps, run[1:], strict=True))


def _stands_alone(paragraph: Paragraph, tokens: list[Token], at: int) -> bool:
    """Tell whether "both" or "the 52-year-old" stands for somebody, and not before a noun."""
    token = tokens[at]
    if token.text.lower() != "both" and not _AGED.fullmatch(token.text):
        return False
    parsed = paragraph.doc.char_span(token.start, token.end, alignment_mode="expand")
    if parsed is None or parsed.end == len(paragraph.doc):
        return False
    behind = paragraph.doc[parsed.end]
    return behind.pos_ in ("VERB", "AUX", "PUNCT", "ADV", "PART", "ADP") and behind.dep_ != "amod"


def _of_another_state(unit: Unit, before: list[Unit]) -> Unit:
    """A "Defense Department" is the Pentagon, but not where the name of another state stands before it."""
    led = before and (before[-1].kind in "asn" or (before[-1].kind == "q" and len(before) > 1))
    if unit.entry is None or unit.entry.state is None or not led:
        return unit
    body, _ = lexical([Token(t, 0, 0) for t in TOKEN.findall(unit.text)], 0)
    whose = before[-1] if before[-1].kind != "q" else before[-2]
    if body is None or body.kind != "i" or (whose.entry is not None and whose.entry.name == unit.entry.state):
        return unit
    return Unit("i", unit.start, unit.end, unit.text, word=body)


def _whole(tokens: list[Token], at: int) -> int:
    """Return where the name of a body ends whose parts would each be units of their own, or 0."""
    stop = committee(tokens, at)
    stop = (joined(tokens, at, stop) if 0 < stop < len(tokens) else 0) or stop or branch(tokens, at)
    if stop == 0 and (held := embedding(tokens, at)):
        stop = run_on(tokens, at, held)
    if stop == 0 and (first := begun(tokens, at)):
        ahead = run_on(tokens, at, first + 1)
        stop = ahead if is_body(tokens[first:ahead]) else 0
    if stop == 0 and (ahead := alone(tokens, at)):
        stop = ahead if begins_person(tokens, ahead) else run_on(tokens, at, ahead)
    return stop


def _known(text: str, tokens: list[Token], at: int) -> tuple[Unit, int]:
    token = tokens[at]
    assert token.entry is not None
    compound = _AFTER_HYPHEN.match(text, token.end)
    if compound and compound.group()[1].islower() and not is_glued(compound.group()[1:]):
        stop = at + 1
        while stop < len(tokens) and tokens[stop].end <= compound.end():
            stop += 1
        return Unit("m", token.start, compound.end(), text[token.start : compound.end()]), stop
    kind = {"adjective": "a", "demonym": "d", "name": "s", "metonym": "s"}[token.entry.form]
    if token.text[0].islower() and token.entry.form == "metonym":
        kind = "G"
    return Unit(kind, token.start, token.end, token.text, entry=token.entry), at + 1


def _leads_on(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a capitalised modifier belongs to a function after it ("Deputy Foreign Minister")."""
    if end >= len(tokens):
        return False
    word, _ = lexical(tokens, end)
    leads = (word is not None and (word.kind in "rRi" or not tokens[end].capital)) or begins(tokens, at)
    return leads or _is_formal(tokens, at, end)


def _is_formal(tokens: list[Token], at: int, end: int) -> bool:
    """Tell the body named before from a name, where a release writes "the Alliance", "the Agency"."""
    led = at > 0 and tokens[at - 1].text.lower() == "the"
    closed = not tokens[end].capital and tokens[end].text not in ("of", "for", "on", "-", "'s")
    return led and closed and tokens[at].text.lower() in words("taken_up", "formal")
