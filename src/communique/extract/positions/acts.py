"""Load the lexicon of acts: usage patterns, the slots around their words, the classes of nouns in them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

from communique.model import PloverType

PartOfSpeech = Literal["verbs", "nouns", "adjectives"]
SlotRole = Literal["CONTENT", "THING", "DEED", "ADDRESSEE", "TARGET", "MANNER", "PASSIVE", "DONE", "KIND"]
HolderRole = Literal["subject", "speaker", "issuer"]

_TOKEN = re.compile(r"(\[)?((?:[a-z|-]+ )*)([A-Z]+)(?::(!?[a-z]+)(?:\+([a-z]+))?)?(\])?|([a-z|-]+)")


@dataclass(frozen=True)
class Act:
    """A kind of act: its PLOVER root, its word, and who holds it under which conditions."""

    type: PloverType
    act: str
    holder: HolderRole
    said: bool
    needs: str | None
    cue: bool
    """Performs the act also as a mere cue, whatever its frame: "They lied," he charged."""
    phrases: tuple[tuple[str, ...], ...]
    """Fixed words, in small letters, that perform the act as they stand."""
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True)
class Slot:
    """A place beside the trigger: its role, the words it may follow (none: directly), its class of nouns."""

    role: SlotRole
    after: frozenset[str]
    nouns: frozenset[str] | None
    barred: bool
    """The head word must not be one of ``nouns``, rather than must."""
    objects: frozenset[str] | None
    """What the object of a verb in the slot must be, where it has one."""
    required: bool


@dataclass(frozen=True)
class Pattern:
    """How a word is used when it performs an act: particles that belong to it, then slots."""

    act: Act
    lemma: str
    subject: frozenset[str] | None
    particles: tuple[frozenset[str], ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Lexicon:
    """Patterns by part of speech and lemma, those of a certain subject first; the named classes of nouns."""

    patterns: dict[PartOfSpeech, dict[str, tuple[Pattern, ...]]]
    classes: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Act], ...]]
    """Fixed words and their act, by the first of the words, the longest first."""
    acts: tuple[Act, ...]


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon, read once."""
    data = tomllib.loads((files("communique") / "data" / "acts.toml").read_text(encoding="utf-8"))
    classes = {name: frozenset(nouns) for name, nouns in data["classes"].items()}
    found: dict[PartOfSpeech, dict[str, list[Pattern]]] = {pos: {} for pos in get_args(PartOfSpeech)}
    acts = []
    for entry in data["act"]:
        act = _act(entry)
        acts.append(act)
        for pos in found:
            for usage in entry.get(pos, ()):
                for pattern in _patterns(act, usage, classes):
                    found[pos].setdefault(pattern.lemma, []).append(pattern)
    patterns = {
        pos: {
            lemma: tuple(sorted(ps, key=lambda p: (p.subject is None, p.act.needs != "none")))
            for lemma, ps in by.items()
        }
        for pos, by in found.items()
    }
    fixed = sorted(((words, act) for act in acts for words in act.phrases), key=lambda p: -len(p[0]))
    phrases = {words[0]: tuple(p for p in fixed if p[0][0] == words[0]) for words, _ in fixed}
    return Lexicon(patterns, classes, phrases, tuple(acts))


def _act(entry: dict[str, Any]) -> Act:
    return Act(
        type=entry["type"],
        act=entry["act"],
        holder=entry.get("holder", "subject"),
        said=entry.get("said", False),
        needs=entry.get("needs"),
        cue=entry.get("cue", False),
        phrases=tuple(tuple(phrase.split()) for phrase in entry.get("phrases", ())),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )


def _patterns(act: Act, usage: str, classes: dict[str, frozenset[str]]) -> Iterator[Pattern]:
    """Read a usage such as ``press ADDRESSEE to|for CONTENT [in THING:deal]``."""
    done_by, _, rest = (
        usage.rpartition("SUBJECT:")[2].partition(" ") if "SUBJECT:" in usage else ("", "", usage)
    )
    lemmas, _, rest = rest.partition(" ")
    particles: list[frozenset[str]] = []
    slots: list[Slot] = []
    for opening, words, role, noun_class, object_class, _, particle in _TOKEN.findall(rest):
        if particle:
            particles.append(frozenset(particle.split("|")))
            continue
        *before, marker = words.split() or [""]
        particles.extend(frozenset(word.split("|")) for word in before)
        slots.append(
            Slot(
                cast(SlotRole, role),
                frozenset(marker.split("|")) if marker else frozenset(),
                classes[noun_class.lstrip("!")] if noun_class else None,
                noun_class.startswith("!"),
                classes[object_class] if object_class else None,
                not opening,
            )
        )
    for lemma in lemmas.split("|"):
        yield Pattern(act, lemma, classes[done_by] if done_by else None, tuple(particles), tuple(slots))
