"""PLOVER's labelled data: pairs of actors in a sentence, and the root of what one did to the other.

``PLV_train`` has one row a pair; names of earlier versions of the ontology are read as today's. Folds are
made by sentence, so that no sentence is on both sides of a split.
"""

import csv
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model import Guess, Proposal, Reference, Span
from communique.text.acts import NONE

FOLDS = 5

RENAMED: dict[str, frozenset[str]] = {
    "YIELD": frozenset({"CONCEDE", "RETREAT"}),
    "DEMAND": frozenset({"REQUEST"}),
    "DISAPPROVE": frozenset({"ACCUSE"}),
    "INVESTIGATE": frozenset({"ACCUSE"}),
    "FIGHT": frozenset({"ASSAULT"}),
}
"""PLOVER's earlier names and what they are called now."""


@dataclass(frozen=True)
class Pair:
    """Two actors in a text and the roots that hold from source to target: several where we know no better."""

    text: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    roots: frozenset[str]
    group: str = ""
    """What must stay together when the data are split."""
    trigger: Span | None = None
    """The first words that tell the act, where they are marked."""


def fold_of(group: str) -> int:
    """Return the fold of a sentence, 0 to ``FOLDS`` - 1, by its id alone."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def plv(root: Path) -> list[Pair]:
    """Return the rows of ``PLV_train``: sentences with a source, mostly a target, and the gold root."""
    with (root / "events" / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [_plv(row) for row in rows]


def _plv(row: Mapping[str, str]) -> Pair:
    text, reached = "", 0
    starts: dict[str, int] = {}
    ends: dict[str, list[Span]] = {"s": [], "t": []}
    for mark in re.finditer(r"<(/?)([st])>", row["marked_sentence"]):
        text += row["marked_sentence"][reached : mark.start()]
        reached = mark.end()
        if not mark[1]:
            starts[mark[2]] = len(text)
        elif mark[2] in starts:
            ends[mark[2]].append(Span(starts.pop(mark[2]), len(text)))
    text += row["marked_sentence"][reached:]
    source, target = (tuple(s for s in (e.trim(text) for e in ends[r]) if len(s)) for r in "st")
    roots = RENAMED.get(row["gold_root"], frozenset({row["gold_root"]}))
    return Pair(text, source, target, roots, row["sentence_id"])


def gsr(root: Path) -> list[Pair]:
    """Return PLOVER's gold records that mark a source and a target."""
    records = json.loads((root / "events" / "PLOVER_GSR_CAMEO.txt").read_text("utf-8"))
    found = (_gsr(r) for r in records if r["event"] != "DOCUMENT")
    return [pair for pair in found if pair.source and pair.target]


def _gsr(record: Mapping[str, object]) -> Pair:
    info = record["textInfo"]
    markup = str(info["markup"]) if isinstance(info, dict) else ""
    text, reached = "", 0
    opened: list[tuple[str, int]] = []
    ends: dict[str, list[Span]] = {"SRC": [], "TAR": [], "EVT": []}
    for mark in re.finditer(r"\((SRC/TAR|SRC|TAR|EVT|LOC):\s*|[()]", markup):
        text += markup[reached : mark.start()]
        reached = mark.end()
        if mark.group().startswith("("):
            opened.append((mark[1] or "", len(text)))
            text += "" if mark[1] else "("
        else:
            role, start = opened.pop() if opened else ("", 0)
            text += "" if role else ")"
            for name in role.split("/") if role and role != "LOC" else ():
                ends[name].append(Span(start, len(text)))
    text += markup[reached:]
    if ends["SRC"] == ends["TAR"] and len(ends["SRC"]) > 1:
        del ends["SRC"][1:], ends["TAR"][:1]
    event = str(record["event"])
    roots = RENAMED.get(event, frozenset({event}))
    trigger = ends["EVT"][0].trim(text) if ends["EVT"] else None
    return Pair(text, tuple(ends["SRC"]), tuple(ends["TAR"]), roots, str(record["id"]), trigger)


def likeliest(pair: Pair, proposals: Sequence[Proposal]) -> str:
    """Return the type of the likeliest proposal whose holder meets the source, its addressee the target."""
    held = [
        (act.trigger.probability * act.type_probability, act.type)
        for act in proposals
        if any(meets(guess, pair.source) for guess in act.holder)
        and any(meets(guess, pair.target) for guess in act.addressee or (None,))
    ]
    return max(held)[1] if held else NONE


def meets(named: Reference | Guess | None, wanted: Sequence[Span]) -> bool:
    """Tell whether one of the words ``wanted`` is named; a few rows mark none, and then anything will do."""
    span = named.span if named else None
    return not wanted or (span is not None and any(span.overlaps(other) for other in wanted))
