"""Run the network in PyTorch behind the runtime's interface, so that both are decoded and scored alike."""

from typing import cast

import torch

from communique.text.encoder import Chain, Floats
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
        return cast(Floats, hidden.float().numpy())

    @torch.inference_mode()
    def cues(self, hidden: Floats) -> Floats:
        return cast(Floats, self._network.cue_head(torch.from_numpy(hidden)).numpy())

    @torch.inference_mode()
    def roles(
        self,
        hidden: Floats,
        batch: Batch,
        row: Ints,
        first: Ints,
        last: Ints,
    ) -> Floats:
        arrays = (hidden, batch.paragraph, batch.lengths, row, first, last)
        return cast(Floats, self._network.role_head(*(torch.from_numpy(a) for a in arrays)).numpy())


def chains(network: Network) -> dict[str, Chain]:
    """The decoding scores of both heads."""
    return {
        name: Chain(*(part.detach().numpy() for part in (chain.transitions, chain.start, chain.end)))
        for name, chain in (("cues", network.cue_chain), ("roles", network.role_chain))
    }
