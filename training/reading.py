"""Run a network over a batch of windows and the cues in them."""

from dataclasses import dataclass

import torch
from torch import Tensor

from training.examples import Targets
from training.model import Network


@dataclass(frozen=True)
class Read:
    """What a network makes of a batch: scores of the cue tags and, cue for cue, of the role tags."""

    cues: Tensor
    roles: Tensor


def read(network: Network, targets: Targets, ids: Tensor, told: Tensor) -> Read:
    """Run a network over a batch whose word pieces are `ids`, each row told whose habits to follow."""
    batch = targets.batch
    arrays = (batch.kinds, batch.mask, batch.first, batch.paragraph, batch.lengths)
    kinds, mask, first, paragraph, lengths = (torch.from_numpy(array) for array in arrays)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = network.encoder(ids, kinds, mask)
        hidden = hidden.gather(1, first[:, :, None].expand(-1, -1, hidden.shape[2]))
        hidden = hidden + network.annotators(told)[:, None]
        cues = (targets.row, targets.first, targets.last)
        roles = network.role_head(hidden, paragraph, lengths, *cues)
        return Read(network.cue_head(hidden).float(), roles.float())
