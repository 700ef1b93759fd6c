"""Find the triggers of `PLV_train`, which marks actors only: `python -m training.triggers --help`.

Written are the row and the offsets of its likeliest trigger; the roles and the root stay those of the data.
"""

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path

from bench.plover import Pair, plv
from bench.polnear import bench_root

from communique.model import Guess, Proposal, Span
from communique.text.encoder import load_tagger
from training.act_examples import TRIGGERS

LEAST = 0.3
SURE = 0.6


def trigger(pair: Pair, proposals: Iterable[Proposal]) -> Span | None:
    """Return the trigger whose holder meets the source: the likeliest of the root, or a sure lone one."""
    held = [a for a in proposals if a.trigger.probability >= LEAST and _meets(a.holder, pair.source)]
    fitting = [a for a in held if a.type in pair.roots]
    if not fitting and len(held) == 1 and held[0].trigger.probability >= SURE:
        fitting = held
    return max(fitting, key=lambda a: a.trigger.probability).trigger.span if fitting else None


def _meets(guesses: Iterable[Guess], wanted: Iterable[Span]) -> bool:
    spans = list(wanted)
    return any(guess.span.overlaps(span) for guess in guesses for span in spans)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="a tagger exported by training.export")
    tagger = load_tagger(parser.parse_args().folder)
    with TRIGGERS.open("w", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("row", "start", "end"))
        for number, pair in enumerate(plv(bench_root())):
            found = trigger(pair, tagger.read(pair.text).acts)
            if found is not None:
                writer.writerow((number, found.start, found.end))


if __name__ == "__main__":
    main()
