"""Train the heads that read acts, on an encoder that stays or follows: `python -m training.acts --help`.

`batches` and `losses` are what joint training with attribution calls.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from communique.text.acts import MODALITIES, TYPES
from communique.text.encoder import Tagger
from communique.text.windows import CLS, SEP, Batch
from training.act_examples import (
    UNKNOWN,
    ActData,
    ActExample,
    chosen_on,
    load_acts,
)
from training.act_scores import score_acts
from training.act_targets import ActTargets, make_act_targets
from training.base import base_tokenizer
from training.examples import MASK
from training.export import AXES, export
from training.model import Acts, Network, PositionHead, Shape, load_network
from training.passages import written
from training.restored import load_shipped
from training.stories import stories
from training.torchrun import TorchNetwork, chains

SMOOTHING = 0.1
WEIGHT = 10.0
"""Of a word's loss, beside those of triggers: most words are of no position."""


def batches(tokenizer: Tokenizer, dice: random.Random) -> list[list[ActExample]]:
    """Return all annotated acts and pairs once, in groups of about 1,800 words, in chance order."""
    return load_acts(tokenizer).batches(dice)


def losses(network: Network, group: Sequence[ActExample], dice: random.Random, masked: float) -> Tensor:
    """Run the encoder on a group and return what its acts and pairs cost: about 3 nats at the end."""
    targets = make_act_targets(group)
    return sum(
        head_losses(network.acts, encode(network, targets.batch, masked), targets).values(), torch.zeros(())
    )


def encode(network: Network, batch: Batch, masked: float) -> Tensor:
    """Return the hidden states of words, a share `masked` of the word pieces hidden."""
    arrays = (batch.ids, batch.kinds, batch.mask, batch.first)
    ids, kinds, mask, first = (torch.from_numpy(array) for array in arrays)
    hide = (torch.rand(ids.shape) < masked) & (ids != CLS) & (ids != SEP) & (mask > 0)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = network.encoder(ids.masked_fill(hide, MASK), kinds, mask)
        words: Tensor = hidden.gather(1, first[:, :, None].expand(-1, -1, hidden.shape[2]))
    return words


def head_losses(acts: Acts, hidden: Tensor, targets: ActTargets) -> dict[str, Tensor]:
    """Return the loss of each head, a mean over triggers or pairs."""
    lengths = torch.from_numpy(targets.batch.lengths)
    found: dict[str, Tensor] = {}
    if targets.annotated.any():
        live = targets.annotated
        with torch.autocast("cpu", torch.bfloat16):
            scores = acts.trigger_head(hidden[live]).float()
        nats = acts.trigger_chain.loss(scores, targets.trigger_tags[live], lengths[live])
        found["triggers"] = nats.sum() / max(len(targets.row), 1)
        found["positions"] = WEIGHT * _of_words(acts.position_head, hidden, targets)
    if len(targets.row):
        near, sizes, first, role_tags = _near(hidden, targets)
        cues = (torch.arange(len(near)), first, first + targets.last - targets.first)
        with torch.autocast("cpu", torch.bfloat16):
            kinds = acts.type_head(near, sizes, *cues).float()
            roles = acts.role_head(near, torch.zeros_like(role_tags), sizes, *cues).float()
        types, denied, modalities = kinds.split([len(TYPES), 1, len(MODALITIES)], 1)
        found["types"] = _known(types, targets.types, SMOOTHING)
        found["denied"] = functional.binary_cross_entropy_with_logits(denied[:, 0], targets.negated.float())
        found["modality"] = _known(modalities, targets.modality)
        found["roles"] = acts.role_chain.loss(roles, role_tags, sizes).mean()
    if len(targets.pair):
        rows = targets.pair
        with torch.autocast("cpu", torch.bfloat16):
            scores = acts.relation_head(hidden[rows], lengths[rows], targets.source, targets.target).float()
        found["relations"] = _any_of(scores, targets.roots).mean()
    return found


def _of_words(head: nn.Module, hidden: Tensor, targets: ActTargets) -> Tensor:
    """Return what the types of positions cost, a mean over the words of annotated rows."""
    live = targets.annotated
    there = torch.arange(hidden.shape[1])[None] < torch.from_numpy(targets.batch.lengths)[live, None]
    scores, labels = head(hidden[live])[there].float(), targets.positions[live][there]
    return functional.cross_entropy(scores, labels, label_smoothing=SMOOTHING / 5)


def _near(hidden: Tensor, targets: ActTargets) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Cut out each trigger's paragraph, as the runtime does: hidden states, lengths, first word, tags."""
    starts, ends = [], []
    for row, first, last in zip(
        targets.row.tolist(), targets.first.tolist(), targets.last.tolist(), strict=True
    ):
        line = targets.batch.paragraph[row, : targets.batch.lengths[row]]
        starts.append(int(np.searchsorted(line, line[first])))
        ends.append(int(np.searchsorted(line, line[last], side="right")))
    start, end = torch.tensor(starts), torch.tensor(ends)
    place = (start[:, None] + torch.arange(int((end - start).max()))).clamp_max(hidden.shape[1] - 1)
    near = hidden[targets.row[:, None], place]
    return near, end - start, targets.first - start, targets.role_tags.gather(1, place)


def _known(scores: Tensor, labels: Tensor, smoothing: float = 0.0) -> Tensor:
    """Mean cross-entropy over the rows whose label is known; nothing where none is."""
    nats = functional.cross_entropy(
        scores, labels, ignore_index=UNKNOWN, reduction="sum", label_smoothing=smoothing
    )
    return nats / (labels != UNKNOWN).sum().clamp_min(1)


def _any_of(scores: Tensor, allowed: Tensor) -> Tensor:
    """Cross-entropy where any of the allowed roots is right, smoothed."""
    known = scores.log_softmax(1)
    right = torch.logsumexp(known.masked_fill(allowed == 0, -1e4), 1)
    return -(1 - SMOOTHING) * right - SMOOTHING * known.mean(1)


@dataclass(frozen=True)
class ActPlan:
    """How the heads are trained on an encoder, which stays as it is unless it has a rate (its `still` lowest
    layers stay in any case)."""

    seed: int = 7
    epochs: int = 8
    words: int = 1800
    head_rate: float = 1e-3
    rate: float = 0.0
    still: int = 2
    layer_decay: float = 0.9
    decay: float = 0.01
    warm_up: float = 0.1
    masked: float = 0.05


def train(network: Network, data: ActData, plan: ActPlan, learning: Sequence[nn.Module] = ()) -> None:
    """Train `network.acts` (or its parts `learning`) on `data`, and the encoder if `plan.rate` says so."""
    torch.manual_seed(plan.seed)
    dice = random.Random(plan.seed)
    network.requires_grad_(False)
    heads = [p for head in (learning or [network.acts]) for p in head.requires_grad_(True).parameters()]
    groups: list[dict[str, object]] = [{"params": heads, "lr": plan.head_rate}]
    moving = list(network.encoder.layers)[plan.still :] if plan.rate else []
    for depth, layer in enumerate(reversed(moving)):
        layer.requires_grad_(True)
        groups.append({"params": list(layer.parameters()), "lr": plan.rate * plan.layer_decay**depth})
    optimiser = torch.optim.AdamW(groups, weight_decay=plan.decay, betas=(0.9, 0.98))
    peaks = [part["lr"] for part in optimiser.param_groups]
    steps, done, began = plan.epochs * len(data.batches(random.Random(0), plan.words)), 0, time.time()
    network.encoder.train(plan.rate > 0)
    network.acts.train()
    for epoch, batches_read in enumerate(_epochs(network, data, plan, dice), 1):
        seen: dict[str, list[float]] = {}
        for targets, hidden in batches_read:
            factor = max(0.0, min(1.0, (done + 1) / (plan.warm_up * steps)) * (1 - done / steps))
            for part, peak in zip(optimiser.param_groups, peaks, strict=True):
                part["lr"] = peak * factor
            found = head_losses(network.acts, hidden, targets)
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(torch.stack(list(found.values())).sum())
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            done += 1
            for name, loss in found.items():
                seen.setdefault(name, []).append(loss.item())
        means = ", ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(seen.items()))
        print(f"epoch {epoch}, {time.time() - began:.0f} s: {means}", flush=True)


def _epochs(
    network: Network, data: ActData, plan: ActPlan, dice: random.Random
) -> Iterator[Iterator[tuple[ActTargets, Tensor]]]:
    """Yield for each epoch its batches, with what the encoder makes of them."""

    def read(masked: float) -> Iterator[tuple[ActTargets, Tensor]]:
        for group in data.batches(dice, plan.words):
            targets = make_act_targets(group)
            yield targets, encode(network, targets.batch, masked)

    if plan.rate:
        for _ in range(plan.epochs):
            yield read(plan.masked)
        return
    # An encoder that stays says the same each time: two ways of packing are read once and kept.
    with torch.no_grad():
        kept = [list(read(0.0)) for _ in range(min(2, plan.epochs))]
    for epoch in range(plan.epochs):
        yield iter(dice.sample(kept[epoch % len(kept)], len(kept[epoch % len(kept)])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--checkpoint", type=Path, help="a trained encoder, with heads or without (default: what ships)"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for network.pt, heads.pt and onnx/")
    for name, value in asdict(ActPlan()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    parser.add_argument(
        "--stories",
        type=Path,
        nargs="*",
        default=[],
        help="labelled folders: positions and roles are learned, from these and the passages alone",
    )
    given = vars(parser.parse_args())
    checkpoint, out, folders = (given.pop(name) for name in ("checkpoint", "out", "stories"))
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    plan = ActPlan(**given)
    network = load_network(checkpoint, whole=False) if checkpoint else load_shipped()
    acts = network.acts
    if folders:
        acts.position_head = PositionHead(Shape())
        passages = [passage for passage in written() if not chosen_on(passage)]
        data = ActData(base_tokenizer(), passages, (), tuple(stories(folders)))
        train(network, data, plan, [acts.position_head, acts.role_head, acts.role_chain])
        export(network, out / "onnx", only=("positions", "act_roles"))
        return
    train(network, load_acts(base_tokenizer()), plan)
    torch.save(network.state_dict(), out / "network.pt")
    torch.save(network.acts.state_dict(), out / "heads.pt")
    tagger = Tagger(TorchNetwork(network), base_tokenizer(), chains(network))
    for line in score_acts(tagger, [p for p in written() if chosen_on(p)]):
        print(line)
    new = {"triggers", "positions", "act_types", "act_roles", "relations"}
    export(network, out / "onnx", only=tuple(AXES) if plan.rate else tuple(new))


if __name__ == "__main__":
    main()
