"""Cut a text into tokens of our own, and learn which of its capitalised words are names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.resolve.leaders import is_known
from communique.resolve.lexicon import TOKEN, family_names, given_names, phrases, words
from communique.resolve.peoples import states
from communique.text.gazetteer import Entry, find
from communique.text.parse import Paragraph

_LINK = re.compile(
    r"(?<![\w.-])(?:https?://|www\.|(?:[\w-]+\.)+(?:com|org|net|co|ly|uk)/|#(?=[^\W\d_]))\S+", re.I
)
"""An address of the web or a tag, of whose letters no name is made."""
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
"""Marks of direction and width that pages leave between the words of a name."""


@dataclass(frozen=True)
class Token:
    """A token of our own cutting, so that it does not depend on the parse."""

    text: str
    start: int
    end: int
    entry: Entry | None = None

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter, a particle aside ("al-Sisi")."""
        particle, hyphen, name = self.text.partition("-")
        return self.text[0].isupper() or (
            hyphen != "" and name[:1].isupper() and particle in words("particles", "joined")
        )


@dataclass(frozen=True)
class Vocabulary:
    """What a document's capitals tell where only names have them, and the words it also writes small."""

    names: frozenset[str]
    small: frozenset[str]
    states: frozenset[str]
    """Names of states whose adjective may stand among the names."""
    families: frozenset[str] = frozenset()
    """Names of bodies that are also the last of a person's names: "Ann Maria Wagner"."""


def vocabulary(paragraphs: Iterable[Paragraph], speakers: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of a document; ``speakers`` are words that stand where somebody is named."""
    common = words("starters") | words("groups", "unnamed") | words("groups", "heads")
    names = {word for word in speakers if word[0].isupper() and word.lower() not in common}
    small: set[str] = set()
    families: set[str] = set()
    for paragraph in paragraphs:
        tokens = list(cut(paragraph.text.replace("’", "'")))
        families.update(_families(tokens))
        small.update(t.text for t in tokens if t.text[0].islower())
        if not is_title_case(tokens):
            inside = (t for at, t in enumerate(tokens) if t.capital and not begins(tokens, at))
            names.update(t.text for t in inside if t.entry is None)
    adjectives = (state for name in names for state in states(name))
    return Vocabulary(frozenset(names), frozenset(small), frozenset(adjectives), frozenset(families))


def _families(tokens: list[Token]) -> Iterator[str]:
    """Yield the known bodies that end a full name, "Ann Maria Wagner" or "Ann Wagner"."""
    for at, token in enumerate(tokens):
        if token.entry is not None and token.entry.kind == "organisation" and token.text.istitle():
            before = [t for t in tokens[max(0, at - 2) : at] if t.capital and t.entry is None]
            if any(t.text in given_names() for t in before) and tokens[at - 1] in before:
                yield token.text


def is_title_case(tokens: list[Token]) -> bool:
    """Tell whether capitals mean nothing here: a headline in capitals or with a capital on most words."""
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha() and t.entry is None]
    if tokens and tokens[-1].text in ".,;:" and not all(t.text.isupper() for t in long):
        return False
    return len(long) > 3 and sum(t.capital for t in long) > 0.7 * len(long)


def cut(text: str) -> Iterator[Token]:
    """Yield the tokens of a text whose apostrophes are straight; a phrase of the gazetteer is one."""
    at = 0
    for link in _LINK.finditer(text):
        yield from _known(text, at, link.start())
        yield Token(link.group().lower(), link.start(), link.end())
        at = link.end()
    yield from _known(text, at, len(text))


TOWARDS = ("pro-", "anti-", "non-")
"""Before a name they tell what somebody thinks of it, and not whose he is: "pro-Ruritanian rebels"."""
_TOWARDS = re.compile(rf"\b(?:{'|'.join(TOWARDS)})$", re.I)
_BESIDE = max(map(len, TOWARDS)) + 1


def _known(text: str, at: int, close: int) -> Iterator[Token]:
    begin = at
    for start, end, entry in find(text[begin:close]):
        led = _TOWARDS.search(text, max(at, begin + start - _BESIDE), begin + start)
        first = led.start() if led else begin + start
        yield from _plain(text, at, first)
        yield Token(text[first : begin + end], first, begin + end, None if led else entry)
        at = begin + end
    yield from _plain(text, at, close)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    before = ""
    for match in TOKEN.finditer(text, start, end):
        if _UNSEEN.match(match.group()) or _joins(text, match.start()):
            continue
        word, at = match.group(), match.start()
        while size := _run_together(word, before):
            before = word[:size]
            yield Token(before, at, at + size)
            word, at = word[size + 1 :], at + size + 1
        before = word
        yield Token(word, at, match.end())


def _joins(text: str, at: int) -> bool:
    """Tell whether a hyphen at ``at`` is the space before a function: "Ruritanian-Foreign Minister"."""
    glued = at > 0 and text[at] == "-" and text[at - 1].isalpha() and text[at + 1 : at + 2].isupper()
    tokens = [t.lower() for t in TOKEN.findall(text[at + 1 : at + 32])] if glued else []
    known = phrases().get(tokens[0], ()) if tokens else ()
    return any(found.kind == "r" and tuple(tokens[: len(phrase)]) == phrase for phrase, found in known)


def _run_together(word: str, before: str) -> int:
    """Return how long the first word is where a hyphen stands for a space: "President-Roe", "Roe-has".

    A capital behind the small word tells of a place ("Harnov-on-Tarn"), a family name before it of a given
    one ("Moon Sae-in").
    """
    first, _, rest = word.partition("-")
    if not first or not rest[:1].isalpha():
        return 0
    small = words("run_together")
    second = rest.partition("-")[0]
    before_name = (first in small or first in ("A", "The")) and (rest[0].isupper() or first in ("a", "the"))
    borne = first.lower() in words("honorifics", "borne")
    titled = rest[0].isupper() and _is_title(first) and not _is_title(rest) and not borne
    part = rest[len(second) + 1 :][:1].isupper() or before in family_names()
    behind_name = first[0].isupper() and (is_told(second) or (second in small and not part))
    full = rest[0].isupper() and first in given_names() and second not in given_names() and _is_title(before)
    full = full and not is_known(word)
    return len(first) if before_name or titled or behind_name or full else 0


def is_told(word: str) -> bool:
    """Tell whether a verb stands behind a hyphen for a space: "Ruritania-summoned the envoy"."""
    return word.endswith("ed") and word.islower() and word not in words("compounds")


def is_glued(word: str) -> bool:
    """Tell whether a word behind a hyphen belongs to no compound: "Ruritania-and", "Ruritania-summoned"."""
    return word in words("run_together") or is_told(word)


def _is_title(word: str) -> bool:
    """Tell whether one word is a function or honorific."""
    found = phrases().get(word.lower(), ())
    return any(len(phrase) == 1 and known.kind in "rh" for phrase, known in found)


def begins(tokens: list[Token], at: int) -> bool:
    """Tell whether a sentence, a quotation or a line item begins at token ``at``."""
    back = at - 1
    while back >= 0 and tokens[back].text in "\"“”'‘«»„([`":
        back -= 1
    return back < 0 or (tokens[back].text in ".!?:;…•|*–—-" or back < at - 1)


def in_date(tokens: list[Token], at: int) -> bool:
    """Tell the day and the month before a name ("On August 3 Ruritania's ministry") from a part of it."""
    months = words("calendar", "months")
    month = at if tokens[at].text.rstrip(".") in months else at - 1
    ahead = tokens[month + 2].text.lower() if month + 2 < len(tokens) else ""
    named = ahead in words("organisation_words") or ahead in words("things")
    day = 0 <= month < len(tokens) - 1 and tokens[month + 1].text.isdecimal()
    return day and tokens[month].text.rstrip(".") in months and not named


def dates(tokens: list[Token], at: int) -> bool:
    """Tell whether a date begins behind a name: "Roe Thursday", "Roe May 3"."""
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if tokens[at].text in words("calendar", "days"):
        return not behind[:1].isupper()
    return tokens[at].text.rstrip(".") in words("calendar", "months") and behind[:1].isdigit()
