"""Run the network in PyTorch behind the runtime's interface, so that both are decoded and scored alike."""

from typing import cast

import numpy as np
import torch
from torch import nn

from communique.text.acts import Near
from communique.text.decoding import Chain, Floats
from communique.text.windows import Batch, Ints
from training.model import Network


class TorchNetwork:
    """A trained network as the runtime's `Network`."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    @torch.inference_mode()
    def encode(self, batch: Batch) -> Floats:
        with torch.autocast("cpu", torch.bfloat16):
            arrays = (batch.ids, batch.kinds, batch.mask)
            hidden = self._network.encoder(*(torch.from_numpy(a) for a in arrays))
        return np.take_along_axis(cast(Floats, hidden.float().numpy()), batch.first[:, :, None], axis=1)

    def cues(self, hidden: Floats) -> Floats:
        return _run(self._network.cue_head, hidden)

    def roles(self, hidden: Floats, batch: Batch, row: Ints, first: Ints, last: Ints) -> Floats:
        return _run(self._network.role_head, hidden, batch.paragraph, batch.lengths, row, first, last)

    def triggers(self, hidden: Floats) -> Floats:
        return _run(self._network.acts.trigger_head, hidden)

    def positions(self, hidden: Floats) -> Floats:
        return _run(self._network.acts.position_head, hidden)

    def act_types(self, near: Near) -> Floats:
        row = np.arange(len(near.lengths))
        return _run(self._network.acts.type_head, near.hidden, near.lengths, row, near.first, near.last)

    def act_roles(self, near: Near) -> Floats:
        paragraph, row = np.zeros(near.hidden.shape[:2], np.int64), np.arange(len(near.lengths))
        arrays = (near.hidden, paragraph, near.lengths, row, near.first, near.last)
        return _run(self._network.acts.role_head, *arrays)

    def relations(self, hidden: Floats, lengths: Ints, source: Ints, target: Ints) -> Floats:
        return _run(self._network.acts.relation_head, hidden, lengths, source, target)


@torch.inference_mode()
def _run(module: nn.Module, *arrays: Floats | Ints) -> Floats:
    return cast(Floats, module(*(torch.from_numpy(array) for array in arrays)).numpy())


def chains(network: Network) -> dict[str, Chain]:
    """The decoding scores of the heads that tag."""
    held = {
        "cues": network.cue_chain,
        "roles": network.role_chain,
        "triggers": network.acts.trigger_chain,
        "act_roles": network.acts.role_chain,
    }
    return {
        name: Chain(*(part.detach().numpy() for part in (chain.transitions, chain.start, chain.end)))
        for name, chain in held.items()
    }
