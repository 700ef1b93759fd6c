"""Lay examples of acts and pairs out as what the heads should say of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from communique.text.acts import ACT_ROLE_TAGS, POSITIONS, ROOTS, TRIGGER_TAGS, TYPES
from communique.text.windows import Batch, Ints, Window, make_batch
from training.act_examples import ActExample
from training.examples import join, mark

TRIGGER = {name: number for number, name in enumerate(TRIGGER_TAGS)}
ROLE = {name: number for number, name in enumerate(ACT_ROLE_TAGS)}


@dataclass(frozen=True)
class ActTargets:
    """What the heads should say of a batch: `row`, `first`, `last` are triggers, `pair` the rows of pairs."""

    batch: Batch
    annotated: Tensor
    trigger_tags: Tensor
    positions: Tensor
    row: Tensor
    first: Tensor
    last: Tensor
    types: Tensor
    negated: Tensor
    modality: Tensor
    role_tags: Tensor
    pair: Tensor
    source: Tensor
    target: Tensor
    roots: Tensor


def make_act_targets(group: Sequence[ActExample]) -> ActTargets:
    """Lay examples out as arrays."""
    windows = [Window(0, len(e.words.pieces), (0, len(e.words.pieces))) for e in group]
    batch = join([make_batch(e.words, [window]) for e, window in zip(group, windows, strict=True)])
    size = batch.first.shape[1]
    trigger_tags, positions = np.zeros((2, len(group), size), np.int64)
    cues, kinds, roles = list[tuple[int, int, int]](), list[tuple[int, int, int]](), list[Ints]()
    related, sources, targets, roots = list[int](), list[Ints](), list[Ints](), list[Ints]()
    for row, example in enumerate(group):
        for act in example.acts:
            mark(trigger_tags[row], *act.trigger, TRIGGER, "")
            if (name := TYPES[act.type] if act.type >= 0 else "") in POSITIONS:
                positions[row, act.trigger[0] : act.trigger[1] + 1] = 1 + POSITIONS.index(name)
            line = np.zeros(size, np.int64)
            # A stretch that has both parts (a pact of two) is the holder's: drawn last.
            for role, drawn in (("-addressee", act.addressee), ("-holder", act.holder)):
                for first, last in drawn:
                    if not line[first : last + 1].any() or role == "-holder":
                        _clear(line, first, last)
                        mark(line, first, last, ROLE, role)
            cues.append((row, *act.trigger))
            kinds.append((act.type, int(act.negated), act.modality))
            roles.append(line)
        for pair in example.pairs:
            related.append(row)
            for lines, chosen, width in (
                (sources, pair.source, size),
                (targets, pair.target, size),
                (roots, pair.roots, len(ROOTS)),
            ):
                line = np.zeros(width, np.int64)
                line[list(chosen)] = 1
                lines.append(line)
    row, first, last = _columns(cues)
    types, negated, modality = _columns(kinds)

    def stacked(lines: Sequence[Ints], width: int) -> Tensor:
        return torch.tensor(np.stack(lines)) if lines else torch.zeros(0, width, dtype=torch.long)

    return ActTargets(
        batch,
        torch.tensor([example.complete for example in group]),
        torch.tensor(trigger_tags),
        torch.tensor(positions),
        row,
        first,
        last,
        types,
        negated,
        modality,
        stacked(roles, size),
        torch.tensor(related, dtype=torch.long),
        stacked(sources, size),
        stacked(targets, size),
        stacked(roots, len(ROOTS)),
    )


def _columns(rows: Sequence[tuple[int, int, int]]) -> Tensor:
    return torch.tensor(rows).T if rows else torch.zeros(3, 0, dtype=torch.long)


def _clear(line: Ints, first: int, last: int) -> None:
    """Unmark whole stretches that share a word with `first` to `last`, so that the tags stay possible."""
    while (
        first > 0
        and line[first]
        and line[first - 1]
        and not ACT_ROLE_TAGS[line[first]].startswith(("B", "S"))
    ):
        first -= 1
    while last + 1 < len(line) and line[last] and not ACT_ROLE_TAGS[line[last]].startswith(("E", "S")):
        last += 1
    line[first : last + 1] = 0
