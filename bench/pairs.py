"""Figures of two outlets: one question or two, and how the values stand to each other.

The pairs of ``tests/compare/pairs.toml`` are read and compared as documents are: each pair is a collection of
two documents, given as one story (two passages are too short to be told for one by their words). A pair that
is no ``different thing`` is right where one comparison holds both figures with the expected verdict; a
``different thing`` where none holds both. Odd places of the first and all later ones are for development;
even places, those held out and those closed are a test, of which only totals are looked at.
"""

import tomllib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bench.data import ROOT, Row, sha256
from communique.model import Comparison, Document, Figure, Published, Reading, Span, Story
from communique.pipeline import collect, read

PAIRS = ROOT / "tests/compare/pairs.toml"

Pair = dict[str, Any]


def pairs() -> dict[str, list[Pair]]:
    """Return the pairs by use: ``label``, and ``a`` and ``b`` as (date, words of the figure, text)."""
    held: dict[str, list[Pair]] = tomllib.loads(PAIRS.read_text("utf-8"))
    return {
        "odd places: developed on": held["pair"][::2],
        "later: developed on": held["later"],
        "even places: test": held["pair"][1::2],
        "held out: test": held["held_out"],
        "closed: test": held["closed"],
    }


def answer(pair: Pair) -> tuple[str, str]:
    """Return how the pipeline puts the two figures of ``pair``: the verdict and its reason.

    ``different thing`` where no comparison holds both, ``no figure`` where one of them was not read.
    """
    readings = tuple(_read(side, *pair[side]) for side in "ab")
    meant = [_meant(reading, pair[reading.document.id][1]) for reading in readings]
    if None in meant:
        return "no figure", ""
    ids = {figure.id for figure in meant if figure}
    compared = _compared(readings)
    both = next((c for c in compared if ids <= set(c.claims)), None)
    if both is not None:
        return both.verdict, both.reason
    return "different thing", "; ".join(c.reason for c in compared if ids & set(c.claims))


def _read(id_: str, date: str, _: str, text: str) -> Reading:
    return read(
        Document(
            id=id_,
            outlet=id_,
            text=text,
            body=(Span(0, len(text)),),
            published=Published(date, "day", "record"),
        )
    )


def _meant(reading: Reading, words: str) -> Figure | None:
    at = reading.document.text.lower().index(words.lower())
    span = Span(at, at + len(words))
    return next((f for f in reading.figures if f.span.overlaps(span)), None)


def _compared(readings: tuple[Reading, ...]) -> Sequence[Comparison]:
    story = Story(id="s", title="", documents=tuple(r.document.id for r in readings), episodes=())
    return collect(readings, kept=(story,)).comparisons


def rows() -> list[Row]:
    """The share of pairs put right, by use: all of them, and the different things kept apart."""
    table: list[Row] = []
    data = f"pairs of figures, written for this ({sha256([PAIRS])})"
    for note, held in pairs().items():
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for pair in held:
            total[pair["label"]] += 1
            right[pair["label"]] += answer(pair)[0] == pair["label"]
        shares = {label: right[label] / total[label] for label in sorted(total)}
        row = {"task": "pairs", "data": data, "system": "communique", "pairs": sum(total.values())}
        table.append({**row, "right": sum(right.values()) / sum(total.values()), **shares, "note": note})
    return table


def main() -> None:
    """Print the mistakes among the pairs for development."""
    for use, held in pairs().items():
        for pair in held if use.endswith("developed on") else ():
            verdict, reason = answer(pair)
            if verdict != pair["label"]:
                a, b = (pair[side][2] for side in "ab")
                print(f"{pair['label']!r} put as {verdict!r} ({reason})\n   {a}\n   {b}")


if __name__ == "__main__":
    main()
