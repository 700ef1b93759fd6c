"""Clauses: the parts of demands and offers in sentences of our own.

The sentences were annotated by hand before our output was read. A found part counts by its overlap with the
wanted one: twice the shared characters over both lengths, 0 to 1. Clauses are paired by their action, the
likest first. ``python -m bench.clauses [development|test] [--errors]``.
"""

import sys
import tomllib
from collections.abc import Iterator
from typing import Any

from bench.data import ROOT, Row, f1, sha256
from bench.gold import pair
from communique.extract.positions.read import positions
from communique.extract.quotations.read import quotations
from communique.extract.times.read import times
from communique.model import Clause, Document, Published, Span
from communique.text.parse import parse

CASES = ROOT / "tests" / "extract" / "positions" / "clauses.toml"
PARTS = ("obliged", "action", "object", "area", "time", "condition", "exception", "instrument")

Wanted = dict[str, Any]
Counts = dict[str, list[float]]


def found(text: str, published: str | None = "2031-05-20") -> list[Clause]:
    """Return the clauses of the positions in ``text``, in order; ``published`` is an ISO date."""
    day = Published(published, "day", "argument") if published else None
    document = Document(id="clauses", text=text, body=(Span(0, len(text)),), published=day)
    parsed = parse(document)
    told = times(document=document, parse=parsed)
    read = positions(document, parsed, quotations(document, parsed), told)
    return [clause for position in read for clause in position.clauses]


def part(clause: Clause, name: str) -> Span | None:
    """Return where a part of ``clause`` stands."""
    value = getattr(clause, name)
    return value if value is None or isinstance(value, Span) else value.span


def overlap(a: Span, b: Span) -> float:
    """Return twice the shared characters over both lengths."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 2 * shared / (len(a) + len(b)) if shared > 0 else 0.0


def places(text: str, wanted: Wanted, after: int) -> dict[str, Span]:
    """Return where the parts of an annotated clause stand: the action behind ``after``, the rest near it."""
    start = text.index(wanted["action"], after)
    spans = {"action": Span(start, start + len(wanted["action"]))}
    for name in PARTS:
        if name in wanted and name != "action":
            starts = [i for i in range(len(text)) if text.startswith(wanted[name], i)]
            at = min(starts, key=lambda i: abs(i - start))
            spans[name] = Span(at, at + len(wanted[name]))
    return spans


def score(half: str) -> tuple[Counts, list[str]]:
    """Return true, found and wanted by part of the cases of ``half``, and the mistakes in words."""
    counts: Counts = {name: [0.0, 0.0, 0.0] for name in ("clause", "modality", *PARTS)}
    errors: list[str] = []
    for case in tomllib.loads(CASES.read_text("utf-8"))["case"]:
        if case["half"] != half:
            continue
        text, after, wanted = case["text"], 0, []
        for clause in case["clauses"]:
            wanted.append((clause, places(text, clause, after)))
            after = wanted[-1][1]["action"].end
        made = found(text)
        pairs = dict(
            pair(made, wanted, lambda m, w: max(overlap(part(m, "action") or m.span, w[1]["action"]), 0.0))
        )
        _count(counts, errors, text, made, wanted, pairs)
    return counts, errors


def _count(
    counts: Counts,
    errors: list[str],
    text: str,
    made: list[Clause],
    wanted: list[tuple[Wanted, dict[str, Span]]],
    pairs: dict[int, int],
) -> None:
    for name in ("clause", "modality"):
        counts[name][1] += len(made)
        counts[name][2] += len(wanted)
    counts["clause"][0] += len(pairs)
    for i, clause in enumerate(made):
        spans = wanted[pairs[i]][1] if i in pairs else {}
        counts["modality"][0] += i in pairs and clause.modality == wanted[pairs[i]][0]["modality"]
        if i not in pairs:
            errors.append(f"not wanted: {clause.text!r} in {text[:70]!r}")
        elif clause.modality != wanted[pairs[i]][0]["modality"]:
            errors.append(f"modality {clause.modality}: {clause.text!r}")
        for name in PARTS:
            got, want = part(clause, name), spans.get(name)
            likeness = overlap(got, want) if got is not None and want is not None else 0.0
            counts[name][0] += likeness
            counts[name][1] += got is not None
            if likeness < 0.99 and (got or want) and i in pairs:
                words = got and got.of(text), want and want.of(text)
                errors.append(f"{name} {words[0]!r} for {words[1]!r}: {clause.text!r}")
    for j, (annotated, spans) in enumerate(wanted):
        for name in spans:
            counts[name][2] += 1
        if j not in pairs.values():
            errors.append(f"missed: {annotated['action']!r} in {text[:90]!r}")


def rows() -> list[Row]:
    """Both halves, by part."""
    return list(_rows())


def _rows() -> Iterator[Row]:
    for half in ("development", "test"):
        counts, _ = score(half)
        for name, tally in counts.items():
            p, r, f = f1(tally[0], tally[1], tally[2])
            data = f"our sentences, {half} half ({sha256([CASES])})"
            yield {"task": "clauses", "data": data, "part": name, "P": p, "R": r, "F1": f}


def main(arguments: list[str]) -> None:
    """Print the scores, and with ``--errors`` the mistakes, of the named halves."""
    for half in [a for a in arguments if not a.startswith("--")] or ["development", "test"]:
        counts, errors = score(half)
        print(half)
        for name, (true, made, wanted) in counts.items():
            p, r, f = f1(true, made, wanted)
            print(f"  {name:12} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   ({true:.1f} / {made:g} / {wanted:g})")
        if "--errors" in arguments:
            print(*errors, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
