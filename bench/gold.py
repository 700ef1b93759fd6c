"""Score readings against hand annotation in the form of ``shared/corpus/nato-2021/gold``.

A found claim counts as the wanted one where the two overlap by at least half of their union (one to one,
best overlap first). ``python -m bench.gold [FOLDER...] [--errors]`` prints the scores, and the misses.
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.data import CORPUS, ROOT, Row, f1, sha256
from bench.names import same_actor, same_name
from communique.errors import InputError
from communique.intake import items
from communique.model import Document, Reading, Reference, Span
from communique.pipeline import collect, read

Gold = dict[str, Any]


@dataclass
class Tally:
    """Counts of one measure over all documents."""

    true: float = 0
    found: float = 0
    wanted: float = 0

    def add(self, true: float, found: float, wanted: float) -> None:
        self.true, self.found, self.wanted = self.true + true, self.found + found, self.wanted + wanted

    def row(self) -> tuple[float, float, float]:
        return f1(self.true, self.found, self.wanted)


@dataclass
class Scores:
    """Tallies by measure, and the mistakes in words."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, true: float, found: float, wanted: float) -> None:
        self.tallies.setdefault(measure, Tally()).add(true, found, wanted)


def locate(text: str, where: Any) -> Span | None:
    """Return the span that an annotation means: offsets, or exact words with what stands around them."""
    if where is None:
        return None
    if isinstance(where, list):
        return Span(*where)
    words, prefix = where["text"], where.get("prefix", "")
    at = text.find(prefix + words + where.get("suffix", ""))
    at = text.find(words) - len(prefix) if at < 0 else at
    start = at + len(prefix)
    return Span(start, start + len(words)) if text[start : start + len(words)] == words else None


def union_overlap(a: Span, b: Span) -> float:
    """Return the shared part of two spans over their union, 0 to 1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def pair(
    found: Sequence[Any], wanted: Sequence[Any], likeness: Callable[[Any, Any], float]
) -> list[tuple[int, int]]:
    """Pair found with wanted one to one, the likest first; likeness 0 is no pair."""
    ranked = sorted(
        ((likeness(f, w), i, j) for i, f in enumerate(found) for j, w in enumerate(wanted)),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    pairs: list[tuple[int, int]] = []
    for score, i, j in ranked:
        if score > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return sorted(pairs)


def _half(found: Span, wanted: Span | None) -> float:
    overlap = union_overlap(found, wanted) if wanted else 0.0
    return overlap if overlap >= 0.5 else 0.0


def _actor(reference: Reference | None) -> str | None:
    return reference.actor if reference else None


def score(reading: Reading, gold: Gold, scores: Scores) -> None:
    """Add one document to ``scores``; figures and times only where they are labelled."""
    document = reading.document
    _body(document, gold, scores)
    score_quotations(reading, gold, scores)
    _positions(reading, gold, scores)
    if "figures" in gold:
        _figures(reading, gold, scores)
    if "times" in gold:
        _times(reading, gold, scores)
    claims = reading.claims()
    exact = sum(c.text == c.span.of(document.text) for c in claims)
    scores.add("evidence exact", exact, len(claims), len(claims))


def _body(document: Document, gold: Gold, scores: Scores) -> None:
    def characters(spans: Iterable[Span | None]) -> set[int]:
        return {i for s in spans if s for i in range(s.start, s.end) if not document.text[i].isspace()}

    found = characters(document.body)
    wanted = characters(locate(document.text, s) for s in gold["body"])
    scores.add("body characters", len(found & wanted), len(found), len(wanted))


def score_quotations(reading: Reading, gold: Gold, scores: Scores) -> None:
    text, found, wanted = reading.document.text, reading.quotations, gold["quotations"]
    pairs = pair(found, wanted, lambda f, w: _half(f.span, locate(text, w["content"])))
    speakers = [(_actor(found[i].speaker), wanted[j]["speaker"]) for i, j in pairs]
    spoken = [at for at, names in zip(pairs, speakers, strict=True) if same_actor(*names)]
    spelt = sum(same_name(*names) for names in speakers)
    scores.add("quotations", len(pairs), len(found), len(wanted))
    scores.add("quotations with speaker", len(spoken), len(found), len(wanted))
    scores.add("quotations with speaker, to the letter", spelt, len(found), len(wanted))
    scores.add("speaker given quotation", len(spoken), len(pairs), len(pairs))
    for mode in ("direct", "mixed", "indirect"):
        hit = sum(found[i].mode == wanted[j]["mode"] == mode for i, j in pairs)
        of_mode = sum(q.mode == mode for q in found), sum(w["mode"] == mode for w in wanted)
        scores.add(f"quotations {mode}", hit, *of_mode)
    key = gold["key"]
    paired = dict(pairs)
    for i, quotation in enumerate(found):
        if i not in paired:
            scores.errors.append(f"{key} quotation not wanted: {quotation.mode} {quotation.text!r}")
        elif (i, paired[i]) not in spoken:
            want = wanted[paired[i]]["speaker"]
            scores.errors.append(
                f"{key} speaker {_actor(quotation.speaker)!r} ({quotation.speaker.reason}) for {want!r}:"
                f" {quotation.text!r}"
            )
    for j in set(range(len(wanted))) - set(paired.values()):
        span = locate(text, wanted[j]["content"])
        scores.errors.append(f"{key} quotation missed: {wanted[j]['mode']} {span and span.of(text)!r}")


def _positions(reading: Reading, gold: Gold, scores: Scores) -> None:
    text, found, wanted = reading.document.text, reading.positions, gold["positions"]

    def likeness(f: Any, w: Gold) -> float:
        trigger, content = locate(text, w["trigger"]), locate(text, w["content"])
        if f.type != w["type"]:
            return 0.0
        if trigger and f.trigger.overlaps(trigger):
            return 2.0
        return (
            union_overlap(f.content, content) if content and f.content and _half(f.content, content) else 0.0
        )

    pairs = pair(found, wanted, likeness)
    holders = [(_actor(found[i].holder), wanted[j]["holder"]) for i, j in pairs]
    held = [at for at, names in zip(pairs, holders, strict=True) if same_actor(*names)]
    stated = [(i, j) for i, j in pairs if wanted[j]["addressee"]]
    whom = [(_actor(found[i].addressee), wanted[j]["addressee"]) for i, j in stated]
    told = [at for at, names in zip(stated, whom, strict=True) if same_actor(*names)]
    scores.add("positions type", len(pairs), len(found), len(wanted))
    scores.add("positions type and holder", len(held), len(found), len(wanted))
    scores.add("addressee where stated", len(told), len(stated), len(stated))
    for name, names, of in (
        ("positions type and holder", holders, (len(found), len(wanted))),
        ("addressee where stated", whom, (len(stated), len(stated))),
    ):
        scores.add(f"{name}, to the letter", sum(same_name(*each) for each in names), *of)
    for name, attribute, key in (("negation", "negated", "negated"), ("modality", "modality", "reported_as")):
        right = sum(getattr(found[i], attribute) == wanted[j][key] for i, j in pairs)
        scores.add(f"{name} given position", right, len(pairs), len(pairs))
    paired = dict(pairs)
    for i, j in stated:
        if (i, j) not in told:
            got, want = _actor(found[i].addressee), wanted[j]["addressee"]
            scores.errors.append(
                f"{gold['key']} addressee {got!r} for {want!r}: {found[i].type} {found[i].text!r}"
            )
    for i, position in enumerate(found):
        said = f"{position.type} {position.act} {position.span.of(text)!r}"
        if i not in paired:
            scores.errors.append(f"{gold['key']} position not wanted: {_actor(position.holder)!r} {said}")
        elif (i, paired[i]) not in held:
            want = wanted[paired[i]]["holder"]
            scores.errors.append(
                f"{gold['key']} holder {_actor(position.holder)!r} ({position.holder.reason}) for {want!r}:"
                f" {said}"
            )
    for j in sorted(set(range(len(wanted))) - set(paired.values())):
        w = wanted[j]
        trigger, content = locate(text, w["trigger"]), locate(text, w["content"])
        scores.errors.append(
            f"{gold['key']} position missed: {w['holder']!r} {w['type']} {trigger and trigger.of(text)!r}"
            f" {content and content.of(text)!r}"
        )


def _figures(reading: Reading, gold: Gold, scores: Scores) -> None:
    text, found, wanted = reading.document.text, reading.figures, gold["figures"]
    pairs = pair(found, wanted, lambda f, w: _half(f.span, locate(text, w["span"])))
    right = [
        (i, j) for i, j in pairs if (found[i].low, found[i].high) == (wanted[j]["low"], wanted[j]["high"])
    ]
    scores.add("figures", len(pairs), len(found), len(wanted))
    scores.add("figures with value", len(right), len(found), len(wanted))
    counted = sum(same_name(found[i].counted, wanted[j]["counted"]) for i, j in pairs)
    scores.add("counted given figure", counted, len(pairs), len(pairs))
    _spans("figure", found, wanted, pairs, right, text, gold["key"], scores)


def _times(reading: Reading, gold: Gold, scores: Scores) -> None:
    text, found, wanted = reading.document.text, reading.times, gold["times"]
    pairs = pair(found, wanted, lambda f, w: _half(f.span, locate(text, w["span"])))
    right = [(i, j) for i, j in pairs if found[i].value == wanted[j]["value"]]
    strict = sum(found[i].span == locate(text, wanted[j]["span"]) for i, j in pairs)
    scores.add("times span", len(pairs), len(found), len(wanted))
    scores.add("times span strict", strict, len(found), len(wanted))
    scores.add("times with value", len(right), len(found), len(wanted))
    _spans("time", found, wanted, pairs, right, text, gold["key"], scores)


def _spans(
    kind: str,
    found: Sequence[Any],
    wanted: Sequence[Gold],
    pairs: list[tuple[int, int]],
    right: list[tuple[int, int]],
    text: str,
    key: str,
    scores: Scores,
) -> None:
    """Put unpaired and wrongly valued figures or times into words."""
    paired = dict(pairs)
    for i, claim in enumerate(found):
        if i not in paired:
            scores.errors.append(f"{key} {kind} not wanted: {claim.text!r}")
        elif (i, paired[i]) not in right:
            scores.errors.append(f"{key} {kind} value: {claim!r} for {wanted[paired[i]]!r}")
    for j in sorted(set(range(len(wanted))) - set(paired.values())):
        span = locate(text, wanted[j]["span"])
        scores.errors.append(f"{key} {kind} missed: {span and span.of(text)!r}")


def measure(texts: Path, gold: Path) -> Scores:
    """Read the files of ``texts`` as one collection and score those that ``gold`` annotates."""
    golds = [json.loads(f.read_text("utf-8")) for f in sorted(gold.glob("*.json"))]
    by_file = {g["source"]["seed"]: g for g in golds if "source" in g}
    read_items = [i for i in items([texts / name for name in by_file]) if not isinstance(i, InputError)]
    scores = Scores()
    for reading in collect(read(item.document) for item in read_items).readings:
        score(reading, by_file[Path(str(reading.document.path)).name], scores)
    return scores


def rows() -> list[Row]:
    """The five real files (seen while building), the shipped example and the held-out fictional story."""
    table: list[Row] = []
    folders = [
        ("nato-2021, seen while building", CORPUS, CORPUS / "gold"),
        (
            "the shipped example, fictional",
            ROOT / "examples/ambrel-strait",
            ROOT / "examples/ambrel-strait/expected",
        ),
        *(
            (f"{f.parent.name}, invented, written apart", f.parent, f)
            for f in sorted((ROOT / "tests/stories").glob("*/expected"))
        ),
    ]
    for name, texts, gold in folders:
        if not gold.exists():
            table.append({"task": "gold", "data": name, "system": "communique", "note": "absent: skipped"})
            continue
        data = f"{name} ({sha256(gold.glob('*.json'))})"
        for metric, tally in measure(texts, gold).tallies.items():
            p, r, f = tally.row()
            table.append(
                {
                    "task": "gold",
                    "data": data,
                    "system": "communique",
                    "measure": metric,
                    "P": p,
                    "R": r,
                    "F1": f,
                }
            )
    return table


def main(arguments: list[str]) -> None:
    """Print the scores of the named folders (default: the five real files)."""
    folders = [Path(a) for a in arguments if not a.startswith("--")] or [CORPUS]
    for folder in folders:
        gold = folder / "gold" if (folder / "gold").exists() else folder / "expected"
        scores = measure(folder, gold)
        print(folder)
        for name, tally in scores.tallies.items():
            p, r, f = tally.row()
            counts = f"{tally.true:g} / {tally.found:g} / {tally.wanted:g}"
            print(f"  {name:28} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   (true/found/wanted {counts})")
        if "--errors" in arguments:
            print(*scores.errors, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
