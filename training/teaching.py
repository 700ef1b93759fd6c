"""Let trained networks teach: their readings of unlabelled texts, and how sure they are of every tag."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from bench.polnear import Annotation, as_contract
from tokenizers import Tokenizer
from torch import Tensor

from communique.text.encoder import Tagger
from training.examples import Targets
from training.model import Network, load_network
from training.reading import Read, read
from training.torchrun import TorchNetwork, chains

Marginals = tuple[Tensor, Tensor]
"""What `Chain.marginals` returns."""
Opinions = tuple[Marginals, Marginals]
"""Those of the cue tags and of the role tags of a batch."""


class Teachers:
    """Networks whose opinions are averaged."""

    def __init__(self, checkpoints: Iterable[Path]) -> None:
        self._networks = [load_network(path).eval() for path in checkpoints]

    def annotate(self, tokenizer: Tokenizer, texts: Sequence[tuple[str, str]]) -> list[Annotation]:
        """Read named texts as the first teacher does, as an annotator without a name."""
        first = self._networks[0]
        tagger = Tagger(TorchNetwork(first), tokenizer, chains(first))
        return [
            Annotation(name, "", text, tuple(as_contract(found) for found in tagger.attributions(text)))
            for name, text in texts
        ]

    def marginals(self, targets: Targets, told: Tensor) -> Opinions:
        """Return how likely the teachers find each cue tag and each role tag of a batch."""
        ids, opinions = torch.from_numpy(targets.batch.ids), []
        for network in self._networks:
            with torch.no_grad():
                said = read(network, targets, ids, told)
            opinions.append(opinion(network, said, targets))
        cues, roles = zip(*opinions, strict=True)
        return _mean(cues), _mean(roles)


def opinion(network: Network, said: Read, targets: Targets) -> Opinions:
    """Return how likely each cue tag and each role tag of a batch is by what a network said of it."""
    lengths = torch.from_numpy(targets.batch.lengths)
    cues = network.cue_chain.marginals(said.cues, lengths)
    return cues, network.role_chain.marginals(said.roles, lengths[targets.row])


def _mean(several: Sequence[Marginals]) -> Marginals:
    words, steps = (torch.stack(parts).mean(0) for parts in zip(*several, strict=True))
    return words, steps
