"""Nouns as figures need them: people, forces, units of measure, and which noun a number leads to."""

from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from communique.text.gazetteer import lookup
from communique.text.lexicon import table

NOUNS = ("NN", "NNS", "NNP", "NNPS")
HYPHENS = ("-", "‑")
_BEFORE_NOUN = ("JJ", "JJR", "JJS", "VBN", "VBG", "VBD", *NOUNS)
_NOMINAL = frozenset({"dead", "wounded", "injured", "hurt", "missing", "others", "sick", "displaced"})
_PERSONS = (
    "men",
    "women",
    "people",
    "workers",
    "writers",
    "keepers",
    "goers",
    "ologists",
    "ivists",
    "onists",
    "crats",
)
_SHORT = 6
"""Letters that "Plans" and "Loans" of a headline have at most."""
_QUOTES = ("“", "”", '"', "‘", "’", "``", "''", "«", "»")
LONGEST = 9
"""Tokens that a counted phrase may have."""


@cache
def lexicon() -> dict[str, Any]:
    """Return the tables of ``data/figures.toml``."""
    return table("figures.toml")


@cache
def listed(name: str) -> frozenset[str]:
    """Return the word list ``name`` of ``data/figures.toml``."""
    return frozenset(lexicon()[name]["words"].split())


@cache
def verbs(name: str) -> frozenset[str]:
    """Return the verbs (lemmas) listed under ``name``."""
    return frozenset(lexicon()["verbs"][name].split())


@cache
def deeds() -> dict[str, str]:
    """Return what the verbs of loss make of people: ``kill`` → ``killed``."""
    return dict(lexicon()["verbs"]["casualties"])


def unit_of(head: Token) -> str:
    """Return the unit of a counted noun: ``persons``, or the noun's plural."""
    if is_person(head) or is_people(head):
        return "persons"
    lower = head.lower_
    return lower if head.tag_ in ("NNS", "NNPS") or lower in listed("collectives") else _plural(lower)


def is_person(word: Token) -> bool:
    """Tell whether ``word`` denotes people."""
    if {word.lower_, word.lemma_, word.lemma_.lower()} & listed("persons") or word.lower_.endswith(_PERSONS):
        return True
    if not word.text[:1].isupper() or word.tag_ not in ("NNS", "NNPS"):
        return False
    entry = lookup(word.text) or lookup(word.doc[max(word.i - 1, word.sent.start) : word.i + 1].text)
    return entry.form == "demonym" if entry is not None else _is_nation(word)


def _is_nation(word: Token) -> bool:
    """Tell whether ``word`` is formed as the people of a country that no list knows: "40 Ruritanians"."""
    return not word.is_sent_start and word.lower_.endswith("ans") and len(word) > _SHORT


def is_people(word: Token) -> bool:
    """Tell whether ``word`` is an adjective that stands for people: "six Sudanese"."""
    entry = lookup(word.text) if word.text.endswith("ese") else None
    return entry is not None and entry.form == "adjective"


def is_force(word: Token) -> bool:
    """Tell whether ``word`` denotes what an army consists of."""
    return bool({word.lower_, word.lemma_.lower()} & listed("forces"))


def is_never(word: Token) -> bool:
    """Tell whether ``word`` is a measure of time or of repetition, which is never counted."""
    return bool({word.lower_, word.lemma_.lower()} & listed("never"))


def is_many(word: Token) -> bool:
    """Tell whether ``word`` can stand for several: a plural, a collective, "dead", "others"."""
    plural = word.tag_ in ("NNS", "NNPS") or word.lower_.endswith("men")
    return plural or is_people(word) or word.lower_ in listed("collectives") | _NOMINAL


def measure(doc: Doc, first: int, limit: int) -> tuple[int, str] | None:
    """Return the last token and the name of the measure, money or percent that begins at ``first``."""
    start = first
    if start < limit and doc[start].text in (*HYPHENS, "–") and not doc[start].whitespace_:
        start += 1
    if start >= limit:
        return None
    one = doc[start].lower_
    two = f"{one} {doc[start + 1].lower_}" if start + 1 < limit else ""
    units = (
        lexicon()["measures"]
        | lexicon()["currencies"]
        | {"%": "percent", "percent": "percent", "per cent": "percent"}
    )
    for words, last in ((two, start + 1), (one, start)):
        unit = units.get(words) or units.get(words.removesuffix("s"))
        if unit is not None:
            return last, unit
    country = lexicon()["adjectives_of_money"].get(one.removesuffix("."))
    if country is not None and two.partition(" ")[2].startswith(("dollar", "peso", "pound")):
        return start + 1, country
    return None


def head_noun(doc: Doc, first: int, limit: int) -> Token | None:
    """Return the noun that the words from ``first`` up to ``limit`` lead to, if they do."""
    head: Token | None = None
    joined = False
    for i in range(first, min(limit, first + LONGEST)):
        token = doc[i]
        if token.text in HYPHENS and i > first and not doc[i - 1].whitespace_ and not token.whitespace_:
            joined = True
            continue
        if token.text in _QUOTES and head is None:
            continue
        if joined:
            joined = False
            head = token if token.tag_ in NOUNS else None
            continue
        if head is not None and not _goes_on(head, token):
            break
        if token.tag_ in NOUNS:
            head = token
        elif (token.lower_ in _NOMINAL or is_people(token)) and (
            i + 1 >= limit or doc[i + 1].tag_ not in _BEFORE_NOUN
        ):
            return token
        elif not _leads_on(doc, i, limit):
            break
    return head


def _leads_on(doc: Doc, i: int, limit: int) -> bool:
    """Tell whether token ``i`` can stand between a number and its noun."""
    after = doc[i + 1].tag_ if i + 1 < limit else ""
    if doc[i].text == "," or doc[i].lower_ in ("and", "or"):
        return doc[i - 1].tag_ == "JJ" and after == "JJ"
    if doc[i].pos_ == "AUX":
        return False
    return doc[i].tag_ in _BEFORE_NOUN or (doc[i].tag_ == "RB" and after in ("JJ", "VBN", "HYPH"))


def _goes_on(head: Token, token: Token) -> bool:
    """Tell whether a phrase that could end with ``head`` goes on with ``token``."""
    if head.tag_ in ("NNS", "NNPS") and head.dep_ != "compound":
        return token.text in HYPHENS and not head.whitespace_
    return token.tag_ in NOUNS or (
        token.tag_ in ("JJ", "VBN", "VBG")
        and head.tag_ in ("NNP", "NN")
        and head.dep_ in ("compound", "npadvmod", "nmod", "amod")
    )


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
