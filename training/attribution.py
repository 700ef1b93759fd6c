"""Train the encoder and its attribution heads on PolNeAR: `python -m training.attribution --help`."""

import argparse
import copy
import math
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from bench.polnear import Annotation, load, measure
from tokenizers import Tokenizer
from torch import Tensor, nn

from communique.text.encoder import Tagger
from communique.text.windows import CLS, SEP
from training.base import base_tokenizer, load_base
from training.examples import Targets, cut, group, held_out, make_targets, read_articles
from training.export import export
from training.model import Layer, Network, Shape, load_network
from training.torchrun import TorchNetwork, chains

MASK = 103


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
    share: float = 1.0


def train(plan: Plan, start_from: Path | None, out: Path) -> Network:
    """Train as `plan` says; return the averaged network. Each epoch's scores are printed, weights kept."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    dice = random.Random(plan.seed)
    tokenizer = base_tokenizer()
    annotations = load("train")
    learned = [a for a in annotations if not held_out(a.name, plan.held_out) and dice.random() < plan.share]
    chosen = [a for a in annotations if held_out(a.name, plan.held_out)]
    articles = read_articles(tokenizer, learned)
    if start_from:
        network = load_network(start_from)
    else:
        network = Network(Shape(layers=plan.layers))
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
    done, began, losses = 0, time.time(), (0.0, 0.0)
    while done < steps:
        for examples in group(cut(articles, dice), dice, plan.batch)[: steps - done]:
            factor = min(1.0, (done + 1) / (plan.warm_up * steps)) * (1 - done / steps)
            for part, peak in zip(optimiser.param_groups, peaks, strict=True):
                part["lr"] = peak * factor
            cue_loss, role_loss = _losses(network.train(), make_targets(examples, dice, plan.jitter), plan)
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(cue_loss + role_loss)
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            done += 1
            _follow(average, network, min(plan.average, done / (done + 10)))
            losses = (0.98 * losses[0] + 0.02 * cue_loss.item(), 0.98 * losses[1] + 0.02 * role_loss.item())
            if done % 100 == 0:
                spent = time.time() - began
                print(f"{done}/{steps} {spent:.0f} s, cue {losses[0]:.3f}, roles {losses[1]:.3f}", flush=True)
        name = "last" if done == steps else f"epoch-{done // per_epoch}"
        torch.save(average.state_dict(), out / f"{name}.pt")
        report(average, tokenizer, chosen)
    return average


def _losses(network: Network, targets: Targets, plan: Plan) -> tuple[Tensor, Tensor]:
    batch = targets.batch
    arrays = (batch.ids, batch.kinds, batch.mask, batch.first, batch.paragraph, batch.lengths)
    ids, kinds, mask, first, paragraph, lengths = (torch.from_numpy(array) for array in arrays)
    hide = (torch.rand(ids.shape) < plan.masked) & (ids != CLS) & (ids != SEP) & (mask > 0)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = network.encoder(ids.masked_fill(hide, MASK), kinds, mask)
        hidden = hidden.gather(1, first[:, :, None].expand(-1, -1, hidden.shape[2]))
        told = targets.annotator * (torch.rand(len(ids)) >= plan.unknown)
        hidden = hidden + network.annotators(told)[:, None]
        cue_scores = network.cue_head(hidden).float()
        cues = (targets.row, targets.first, targets.last)
        role_scores = network.role_head(hidden, paragraph, lengths, *cues).float()
    count = max(len(targets.row), 1)
    cue_loss = network.cue_chain.loss(cue_scores, targets.cue_tags, lengths).sum() / count
    if not len(targets.row):
        return cue_loss, torch.zeros(())
    role_loss = network.role_chain.loss(role_scores, targets.role_tags, lengths[targets.row]).mean()
    return cue_loss, role_loss


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
    for name, value in asdict(Plan()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    out, start_from = given.pop("out"), given.pop("start_from")
    out.mkdir(parents=True, exist_ok=True)
    export(train(Plan(**given), start_from, out), out / "onnx")


if __name__ == "__main__":
    main()
