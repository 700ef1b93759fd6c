"""The grammar of time expressions in ``data/times.toml``: tried only where a time word stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.extract.numbers import vocabulary
from communique.model import Span, TimexType
from communique.text.lexicon import table

_MACRO = re.compile(r"\{([a-z_]+)\}")
_NAMED = re.compile(r"\(\?P<([a-z_]+)>")
_SPACE = re.compile(r"\[[^\]]*\]| \??")
_TOKEN = re.compile(r"(?:(?<!\w)[’'‘](?=\d\d(?!\d)))?\d+|[^\W\d_]+")
_GAP = re.compile(r"(?![.!?]\s+[A-Z])[\s,.’‘'/:‐‑–—-]{0,4}")
_YEAR = re.compile(r"[12]\d{3}|[2-9]0|[’'‘]\d\d")
_WHOLE = r"(?:(?<!\w)|(?!\w))"
"""No match ends inside a word: "this week" is none of "this weekend"."""
_GUARD = 60
"""Characters before a match that a guard may look at."""

Groups = dict[str, str]


@dataclass(frozen=True)
class Rule:
    """One line of the grammar: a pattern, what may not stand around it, and who makes its value."""

    make: str
    type: TimexType
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the match that begins at ``start`` and ends by ``end``, if all guards agree."""
        match = self.pattern.match(text, start, end)
        if match is None:
            return None
        lead = text[max(0, start - _GUARD) : start]
        if self.before is not None and not self.before.search(lead):
            return None
        if self.not_before is not None and self.not_before.search(lead):
            return None
        if self.not_after is not None and self.not_after.match(text, match.end(), end):
            return None
        return match


def matches(text: str, within: Span) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield the time expressions in ``within``, left to right, without overlap: at each place the longest."""
    done = within.start
    for starts in _runs(text, within):
        for start in starts:
            if start < done:
                continue
            best: tuple[Rule, re.Match[str]] | None = None
            for rule in rules():
                match = rule.match(text, start, within.end)
                if match is not None and (best is None or match.end() > best[1].end()):
                    best = rule, match
            if best is not None:
                done = best[1].end()
                yield best


def groups(match: re.Match[str]) -> Groups:
    """Return the named parts that took part; a name that a pattern uses twice is one name here."""
    return {name.rstrip("0123456789"): part for name, part in match.groupdict().items() if part is not None}


@cache
def words(name: str) -> dict[str, Any]:
    """Return the word list ``name`` of the grammar, keys in lower case."""
    return {key.lower(): value for key, value in _data()[name].items()}


@cache
def rules() -> tuple[Rule, ...]:
    """Return the compiled rules, in the order of the file."""
    macros = _macros()
    return tuple(
        Rule(
            rule["make"],
            rule.get("type", "DATE"),
            _compile(f"(?:{rule['pattern']}){_WHOLE}", macros),
            _compile(f"(?:{rule['before']})$", macros) if "before" in rule else None,
            _compile(f"(?:{rule['not_before']})$", macros, exact=True) if "not_before" in rule else None,
            _compile(rule["not_after"], macros, exact=True) if "not_after" in rule else None,
        )
        for rule in _data()["rules"]
    )


@cache
def _data() -> dict[str, Any]:
    return table("times.toml")


def _macros() -> dict[str, str]:
    data = _data()
    certain = [m for m in data["months"] if m not in data["unsure_months"]["names"]]
    return {
        "month": _names(data["months"]),
        "certain_month": _names(certain),
        "short_month": _names(data["short_months"]),
        "weekday": _names(data["weekdays"]),
        "short_weekday": _names(data["short_weekdays"]),
        "holiday": _names(data["holidays"]),
        "unit": _any(data["units"]),
        "part": _any(data["parts"]),
        "season": _any(data["seasons"]),
        "decade": _any(data["decades"]),
        "ordinal": _any(data["ordinals"]).replace("\\-", "[ -]"),
        "adverb": _any(data["adverbs"]),
        "cardinal": _any(vocabulary("words")),
        **data["macros"],
    }


def _any(names: Any) -> str:
    escaped = (re.escape(name).replace("\\ ", " ") for name in names)
    return "(?:" + "|".join(sorted(escaped, key=len, reverse=True)) + ")"


def _names(names: Any) -> str:
    """Names keep their capital, or stand in capitals wholly."""
    spelled = _any([*names, *(name.upper() for name in names)]).replace("'", "[’']")
    return f"(?-i:{spelled})"


def _compile(pattern: str, macros: dict[str, str], exact: bool = False) -> re.Pattern[str]:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda m: macros[m[1]], pattern)
    seen: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return match[0] if seen[name] == 1 else f"(?P<{name}{seen[name]}>"

    spaces = {" ": r"\s{1,4}", " ?": r"\s{0,4}"}
    pattern = _SPACE.sub(lambda m: spaces.get(m[0], m[0]), _NAMED.sub(number, pattern))
    return re.compile(pattern, 0 if exact else re.IGNORECASE)


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that can stand in an expression, and those of them that can carry one."""
    data = _data()
    anchors: set[str] = set()
    for name in (
        "months",
        "short_months",
        "weekdays",
        "short_weekdays",
        "units",
        "parts",
        "seasons",
        "decades",
    ):
        for word in data[name]:
            anchors |= {word.lower(), word.lower() + "s"}
    for name in ("deictic", "adverbs"):
        anchors |= {token.lower() for phrase in data[name] for token in _TOKEN.findall(phrase)}
    anchors |= {f"{unit}long" for unit in data["units"]} | {"q", "st", "nd", "rd", "th", "workweek"}
    fillers = {
        token for name in ("ordinals", "relations", "mods") for w in data[name] for token in _TOKEN.findall(w)
    }
    fillers |= set(data["glue"]["words"].split()) | {w.lower() for w in vocabulary("words")}
    anchors -= fillers
    for phrase in data["holidays"]:
        tokens = {token.lower() for token in _TOKEN.findall(phrase)}
        if tokens.isdisjoint(anchors):
            anchors.add(max(tokens, key=len))
        fillers |= tokens
    return frozenset(anchors | fillers), frozenset(anchors)


def _runs(text: str, within: Span) -> Iterator[list[int]]:
    """Yield the places of the words of each run of known words that holds one that can carry a time."""
    known, carrying = _vocabulary()
    starts: list[int] = []
    carries, last = False, within.start
    for match in _TOKEN.finditer(text, within.start, within.end):
        token = match.group().lower()
        if starts and not _GAP.fullmatch(text, last, match.start()):
            if carries:
                yield starts
            starts, carries = [], False
        last = match.end()
        if token in known or token[-1].isdigit():
            starts.append(match.start())
            carries = carries or token in carrying or _YEAR.fullmatch(token) is not None
        else:
            if carries:
                yield starts
            starts, carries = [], False
    if carries:
        yield starts
