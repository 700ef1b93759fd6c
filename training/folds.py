"""Cross-validate on `PLV_train`: `python -m training.folds {relations,proposals} --help`.

Each fold is read by an encoder and heads tuned on the other folds and PLOVER's gold records, from an encoder
that knows attributions only; proposals learn from our passages too. Relations are told the two actors,
proposals find them. Written are the row, its fold and the root read: no word of the data.
"""

import argparse
import csv
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from bench.plover import FOLDS, Pair, fold_of, gsr, likeliest, plv
from bench.polnear import bench_root

from communique.text.acts import NONE, ROOTS
from communique.text.encoder import Tagger
from training.act_examples import ActData, load_acts
from training.act_targets import make_act_targets
from training.acts import ActPlan, encode, train
from training.base import base_tokenizer
from training.model import Network, Shape
from training.torchrun import TorchNetwork, chains

Reader = Callable[[Network, list[Pair]], list[str]]


@torch.inference_mode()
def roots(network: Network, rows: list[Pair]) -> list[str]:
    """Return the likeliest root of each row; NONE is no answer here, as something passed between the two."""
    network.eval()
    found = []
    for example in ActData(base_tokenizer(), (), rows).others:
        targets = make_act_targets([example])
        hidden = encode(network, targets.batch, 0.0).float()
        lengths = torch.from_numpy(targets.batch.lengths)
        scores = network.acts.relation_head(hidden, lengths, targets.source, targets.target)[0].numpy()
        scores[ROOTS.index(NONE)] = -np.inf
        found.append(ROOTS[int(scores.argmax())])
    return found


def relations(fold: int, rows: list[Pair]) -> tuple[ActData, Reader]:
    """Return what a fold's relation head learns, and how it reads.

    Relations alone: roles and types, new on both sides, would draw the encoder away.
    """
    known = [*(pair for pair in rows if fold_of(pair.group) != fold), *gsr(bench_root())]
    return ActData(base_tokenizer(), (), [replace(pair, trigger=None) for pair in known]), roots


def proposals(fold: int, rows: list[Pair]) -> tuple[ActData, Reader]:
    """Return what a fold's proposing heads learn, and how they read."""
    hidden = frozenset(pair.group for pair in rows if fold_of(pair.group) == fold)

    def read(network: Network, kept: list[Pair]) -> list[str]:
        tagger = Tagger(TorchNetwork(network), base_tokenizer(), chains(network))
        return [likeliest(pair, tagger.read(pair.text).acts) for pair in kept]

    return load_acts(base_tokenizer(), without=hidden, kept=True), read


WAYS = {"relations": relations, "proposals": proposals}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="TSV of row, fold, root")
    parser.add_argument("--folds", type=int, nargs="*", default=range(FOLDS))
    for name, value in asdict(ActPlan(epochs=8, rate=2e-4, words=1000)).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    way, checkpoint, out, folds = (given.pop(name) for name in ("way", "checkpoint", "out", "folds"))
    torch.set_num_threads(1)
    rows, read = plv(bench_root()), dict[int, tuple[int, str]]()
    for fold in folds:
        network = Network(Shape())
        network.load_state_dict(torch.load(checkpoint), strict=False)
        data, reader = WAYS[way](fold, rows)
        train(network, data, ActPlan(**given))
        kept = [number for number, pair in enumerate(rows) if fold_of(pair.group) == fold]
        found = reader(network, [rows[n] for n in kept])
        read.update((n, (fold, root)) for n, root in zip(kept, found, strict=True))
        right = sum(read[n][1] in rows[n].roots for n in kept)
        print(f"fold {fold}: {right} of {len(kept)} right", flush=True)
    with out.open("w", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("row", "fold", "root"))
        writer.writerows((n, *read[n]) for n in sorted(read))


if __name__ == "__main__":
    main()
