"""Train the encoder and its heads: `python -m training.attribution --help`.

Attributions are learned from PolNeAR and, where teachers are named, from what those think of the same batches
and of texts that nobody annotated; acts, where asked for, from `training.acts` in between. A batch can be
read twice, as dropout lets it be seen, each reading taught by the other (R-Drop), or once more with its words
moved to where the loss grows fastest (FGM).
"""

import argparse
import copy
import json
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import torch
from bench.polnear import Annotation, bench_root, load, measure
from tokenizers import Tokenizer
from torch import Tensor, nn

from communique.text.encoder import Tagger
from communique.text.windows import CLS, SEP
from training.acts import batches as act_batches
from training.acts import losses as act_losses
from training.adversary import shifted, steepest
from training.base import base_tokenizer, load_base
from training.examples import MASK, Targets, cut, group, held_out, make_targets, read_articles
from training.export import export
from training.model import Layer, Network, Shape
from training.reading import Read, read
from training.teaching import Opinions, Teachers, opinion
from training.torchrun import TorchNetwork, chains


@dataclass(frozen=True)
class Plan:
    """Everything that decides what comes out, the data apart."""

    seed: int = 7
    epochs: float = 5.0
    rate: float = 3e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 0.9
    decay: float = 0.01
    warm_up: float = 0.06
    average: float = 0.998
    batch: int = 1800
    jitter: float = 0.15
    masked: float = 0.05
    dropout: float = 0.1
    rounded: int = 0
    held_out: float = 0.06
    layers: int = 6
    unknown: float = 0.3
    taught: float = 0.0
    unlabelled: int = 0
    acts: int = 0
    twice: float = 0.0
    adversarial: int = 0


def train(plan: Plan, start_from: Path | None, teaching: Sequence[Path], out: Path) -> Network:
    """Train as `plan` says; return the averaged network. Each epoch's scores are printed, weights kept."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    dice = random.Random(plan.seed)
    tokenizer = base_tokenizer()
    annotations = load("train")
    learned = [a for a in annotations if not held_out(a.name, plan.held_out)]
    chosen = [a for a in annotations if held_out(a.name, plan.held_out)]
    teachers = Teachers(teaching)
    if plan.unlabelled:
        learned += teachers.annotate(tokenizer, _unlabelled()[: plan.unlabelled])
    articles = read_articles(tokenizer, learned)
    network = Network(Shape(layers=plan.layers))
    if start_from:
        # Heads that an earlier network had not yet begin as they are.
        network.load_state_dict(torch.load(start_from), strict=False)
    else:
        load_base(network.encoder)
    for module in network.modules():
        if isinstance(module, nn.Dropout):
            module.p = plan.dropout
        if isinstance(module, Layer):
            module.rounded = bool(plan.rounded) and module in set(network.encoder.layers)
    # Names that training never saw keep their place among those it did; and a step takes a quarter less time.
    network.encoder.words.requires_grad_(False)
    average = copy.deepcopy(network).eval()
    optimiser = torch.optim.AdamW(
        _groups(network, plan), weight_decay=plan.decay, betas=(0.9, 0.98), fused=True
    )
    peaks = [part["lr"] for part in optimiser.param_groups]
    per_epoch = len(group(cut(articles, random.Random(0)), random.Random(0), plan.batch))
    steps = math.ceil(per_epoch * plan.epochs)
    print(f"{len(articles)} articles, {steps} steps, {asdict(plan)}", flush=True)
    stream = _for_ever(lambda: group(cut(articles, dice), dice, plan.batch))
    acts = _for_ever(lambda: act_batches(tokenizer, dice))
    began, smooth = time.time(), [0.0] * 4
    for done in range(1, steps + 1):
        factor = min(1.0, done / (plan.warm_up * steps)) * (1 - (done - 1) / steps)
        for part, peak in zip(optimiser.param_groups, peaks, strict=True):
            part["lr"] = peak * factor
        targets = make_targets(next(stream), dice, plan.jitter)
        told = targets.annotator * (torch.rand(len(targets.annotator)) >= plan.unknown)
        opinions = teachers.marginals(targets, told) if plan.taught else None
        shift = torch.zeros(*targets.batch.ids.shape, Shape().width, requires_grad=True)
        attacked = bool(plan.adversarial) and done % plan.adversarial == 0
        with shifted(network.train(), shift) if attacked else nullcontext():
            losses = _losses(network, opinions, targets, told, plan)
        if plan.acts and done % plan.acts == 0:
            losses.append(act_losses(network, next(acts), dice, plan.masked))
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(torch.stack(losses).sum())
        if attacked:
            with shifted(network, steepest(shift)):
                again = _losses(network, opinions, targets, told, plan)
            torch.autograd.backward(torch.stack(again).sum())
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        _follow(average, network, min(plan.average, done / (done + 10)))
        for place, loss in enumerate(losses):
            smooth[place] = 0.98 * smooth[place] + 0.02 * loss.item()
        if done % 100 == 0:
            said = ", ".join(f"{loss:.3f}" for loss in smooth)
            print(f"{done}/{steps} {time.time() - began:.0f} s, losses {said}", flush=True)
        if done % per_epoch == 0 or done == steps:
            name = "last" if done == steps else f"epoch-{done // per_epoch}"
            torch.save(average.state_dict(), out / f"{name}.pt")
            report(average, tokenizer, chosen)
    return average


def _unlabelled() -> list[tuple[str, str]]:
    lines = (bench_root() / "stories/basil_triplets.jsonl").read_text("utf-8").splitlines()
    return [(row["id"], row["text"]) for row in map(json.loads, lines)]


T = TypeVar("T")


def _for_ever(one_pass: Callable[[], list[T]]) -> Iterator[T]:
    while True:
        yield from one_pass()


def _losses(
    network: Network, opinions: Opinions | None, targets: Targets, told: Tensor, plan: Plan
) -> list[Tensor]:
    """Return the losses a cue of both heads: against what was drawn, the teachers, a second reading."""
    ids, mask = torch.from_numpy(targets.batch.ids), torch.from_numpy(targets.batch.mask)
    hide = (torch.rand(ids.shape) < plan.masked) & (ids != CLS) & (ids != SEP) & (mask > 0)
    ids = ids.masked_fill(hide, MASK)
    said = read(network, targets, ids, told)
    if not plan.twice:
        return _against(network, said, opinions, targets, plan)
    both = said, read(network, targets, ids, told)
    total = [_against(network, one, opinions, targets, plan) for one in both]
    for one, other in (both, both[::-1]):
        total.append(
            [
                plan.twice * loss
                for loss in _distances(network, one, opinion(network, other, targets), targets)
            ]
        )
    return [sum(losses) / (2 + 2 * plan.twice) for losses in zip(*total, strict=True)]


def _against(
    network: Network, said: Read, opinions: Opinions | None, targets: Targets, plan: Plan
) -> list[Tensor]:
    lengths = torch.from_numpy(targets.batch.lengths)
    count, drawn = max(len(targets.row), 1), targets.annotator > 0
    cues = network.cue_chain.loss(said.cues, targets.cue_tags, lengths)[drawn].sum() / count
    roles = network.role_chain.loss(said.roles, targets.role_tags, lengths[targets.row])
    roles = roles[drawn[targets.row]].sum() / count
    if opinions is None:
        return [cues, roles]
    taught = _distances(network, said, opinions, targets)
    return [(1 - plan.taught) * a + plan.taught * b for a, b in zip((cues, roles), taught, strict=True)]


def _distances(network: Network, said: Read, opinions: Opinions, targets: Targets) -> list[Tensor]:
    lengths, count = torch.from_numpy(targets.batch.lengths), max(len(targets.row), 1)
    of_cues, of_roles = opinions
    cues = network.cue_chain.distance(said.cues, lengths, *of_cues)
    roles = network.role_chain.distance(said.roles, lengths[targets.row], *of_roles)
    return [cues / count, roles / count]


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups: list[dict[str, object]] = [{"params": heads, "lr": plan.head_rate}]
    depth = len(network.encoder.layers)
    for index, layer in enumerate(network.encoder.layers):
        rate = plan.rate * plan.layer_decay ** (depth - 1 - index)
        groups.append({"params": list(layer.parameters()), "lr": rate})
    rest = [p for name, p in network.encoder.named_parameters() if not name.startswith("layers.")]
    bottom = [p for p in rest if p.requires_grad]
    groups.append({"params": bottom, "lr": plan.rate * plan.layer_decay**depth})
    return groups


@torch.no_grad()
def _follow(average: Network, network: Network, keep: float) -> None:
    for slow, fast in zip(average.parameters(), network.parameters(), strict=True):
        slow.lerp_(fast, 1 - keep)


def report(network: Network, tokenizer: Tokenizer, annotations: list[Annotation]) -> None:
    tagger = Tagger(TorchNetwork(network), tokenizer, chains(network))
    scores = measure(tagger.attributions, annotations)
    print("\n".join(scores.rows()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for epoch-N.pt, last.pt and onnx/")
    parser.add_argument("--start-from", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="checkpoints to learn from")
    for name, value in asdict(Plan()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    out, start_from, teachers = (given.pop(name) for name in ("out", "start_from", "teachers"))
    out.mkdir(parents=True, exist_ok=True)
    export(train(Plan(**given), start_from, teachers, out), out / "onnx")


if __name__ == "__main__":
    main()
