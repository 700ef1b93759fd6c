"""Read the passages with annotated acts that were written for this project, and their pairs of actors."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product
from pathlib import Path
from typing import cast

from bench.plover import Pair

from communique.model import Modality, PloverType, Span
from communique.text.acts import NONE, TYPES

WRITTEN = Path(__file__).parent / "acts"

COMING: dict[str, PloverType] = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "THREATEN"),
}
"""What PLOVER calls a deed that is announced and not yet done."""

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""What mostly holds in both directions: the reverse is then no example of nothing."""

_MODALITY: dict[str, Modality] = {"": "fact", "~f": "future", "~h": "hypothetical"}
_OPEN = re.compile(
    r"\{(?P<id>\d+)=(?P<type>[A-Z]+)(?P<not>!?)(?P<modality>(?:~[fh])?):|\[(?P<roles>(?:\d+[st]?,)*\d+[st]):"
)
_MARKUP = re.compile(_OPEN.pattern + r"|[\[\]{}]")


@dataclass(frozen=True)
class Act:
    """One act in a passage, as the annotation draws it."""

    trigger: Span
    type: PloverType
    negated: bool
    modality: Modality
    holder: tuple[Span, ...]
    addressee: tuple[Span, ...]

    def moved(self, by: int) -> "Act":
        """Return the act of a text that has ``by`` more characters before it."""
        trigger, *parts = (
            tuple(Span(s.start + by, s.end + by) for s in part)
            for part in ((self.trigger,), self.holder, self.addressee)
        )
        return replace(self, trigger=trigger[0], holder=parts[0], addressee=parts[1])


@dataclass(frozen=True)
class Passage:
    """A paragraph and every act in it; none is an example too."""

    text: str
    acts: tuple[Act, ...]


def written(folder: Path = WRITTEN) -> list[Passage]:
    """Return the passages in the ``.txt`` files of ``folder`` (default: those we wrote), one a line.

    Raises ``ValueError`` with file and line where a line is not well formed.
    """
    passages = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                try:
                    passages.append(parse(line.strip()))
                except ValueError as error:
                    raise ValueError(f"{path}:{number}: {error}") from None
    return passages


def parse(line: str) -> Passage:
    """Return the passage that a line of markup stands for.

    ``{1=REQUEST!~f:demanded}`` is the trigger of act 1, ``!`` where it is denied, ``~f`` or ``~h`` where
    it is to come or supposed; ``[1s:…]`` names its holder, ``[1t:…]`` its addressee, ``[1,2s:…]`` the holder
    of both, ``[1s,2t:…]`` one part in each. Parts may lie in one another. Raises ``ValueError`` saying what
    is wrong.
    """
    text, reached = "", 0
    opened: list[tuple[re.Match[str], int]] = []
    triggers: dict[str, tuple[re.Match[str], Span]] = {}
    roles: dict[tuple[str, str], list[Span]] = {}
    for mark in _MARKUP.finditer(line):
        text += line[reached : mark.start()]
        reached = mark.end()
        if mark["id"] or mark["roles"]:
            opened.append((mark, len(text)))
            continue
        if mark.group() in "[{":
            raise ValueError(f"{line[mark.start() : mark.start() + 20]!r} opens neither a trigger nor a role")
        if not opened or opened[-1][0].group()[0] + mark.group() not in ("[]", "{}"):
            raise ValueError(f"{mark.group()!r} closes nothing, after {text[-20:]!r}")
        opening, start = opened.pop()
        span = Span(start, len(text))
        if not len(span) or span.trim(text) != span:
            raise ValueError(f"{opening.group()!r} holds nothing, or white space at an edge")
        if opening["id"]:
            if opening["type"] not in TYPES:
                raise ValueError(f"{opening['type']!r} is no PLOVER type")
            if opening["id"] in triggers:
                raise ValueError(f"act {opening['id']} has two triggers")
            triggers[opening["id"]] = opening, span
        else:
            for key, role in _roles(opening["roles"]):
                roles.setdefault((key, role), []).append(span)
    if opened:
        raise ValueError(f"{opened[-1][0].group()!r} is not closed")
    text += line[reached:]
    for key, _ in roles:
        if key not in triggers:
            raise ValueError(f"a role of act {key}, which has no trigger")
    acts = [
        Act(
            span,
            cast(PloverType, opening["type"]),
            bool(opening["not"]),
            _MODALITY[opening["modality"]],
            tuple(roles.get((key, "s"), ())),
            tuple(roles.get((key, "t"), ())),
        )
        for key, (opening, span) in triggers.items()
    ]
    ordered = sorted(acts, key=lambda act: act.trigger)
    for one, other in pairwise(ordered):
        if one.trigger.overlaps(other.trigger):
            raise ValueError(f"triggers overlap: {other.trigger.of(text)!r}")
    return Passage(text, tuple(ordered))


def _roles(listed: str) -> Iterator[tuple[str, str]]:
    """``1,2s,3t`` → (1, s), (2, s), (3, t): a number without a letter takes the next one's."""
    role = ""
    for part in reversed(listed.split(",")):
        role = part.lstrip("0123456789") or role
        yield part.rstrip("st"), role


def pairs(passages: Iterable[Passage]) -> Iterator[Pair]:
    """Yield who did what to whom in ``passages``, and pairs between whom nothing passed."""
    for number, passage in enumerate(passages):
        known: dict[tuple[Span, Span], set[str]] = {}
        doubtful: set[tuple[Span, Span]] = set()
        for act in passage.acts:
            for ends in product(act.holder, act.addressee):
                if act.negated or act.modality == "hypothetical":
                    doubtful.add(ends)
                    continue
                root = COMING.get(act.type, act.type) if act.modality == "future" else act.type
                known.setdefault(ends, set()).add(root)
                if root in MUTUAL:
                    doubtful.add(ends[::-1])
        group = f"written-{number}"
        for (source, target), roots in known.items():
            if len(roots) == 1 and (source, target) not in doubtful and not source.overlaps(target):
                yield Pair(passage.text, (source,), (target,), frozenset(roots), group)
        actors = {span for act in passage.acts for span in (*act.holder, *act.addressee)}
        for source, target in product(sorted(actors), repeat=2):
            ends = (source, target)
            if not source.overlaps(target) and ends not in known and ends not in doubtful:
                same = {passage.text[s.start : s.end].lower() for s in ends}
                if len(same) == 2:
                    yield Pair(passage.text, (source,), (target,), frozenset({NONE}), group)


def reversed_pairs(found: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the pairs the other way round: what A did to B, B did not do to A."""
    for pair in found:
        if pair.target and not pair.roots & (MUTUAL | {NONE}):
            yield Pair(pair.text, pair.target, pair.source, frozenset({NONE}), pair.group)
