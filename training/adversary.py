"""Shift the word embeddings that a network reads, and find the shift that hurts it most (FGM)."""

from collections.abc import Iterator
from contextlib import contextmanager

from torch import Tensor

from training.model import Network

REACH = 0.458
"""How far all words of a window are moved together; the embedding of one word is 1.07 long."""


@contextmanager
def shifted(network: Network, by: Tensor) -> Iterator[None]:
    """Add `by` (rows, length, width) to the word embeddings of whatever is read meanwhile."""
    hook = network.encoder.words.register_forward_hook(lambda module, given, words: words + by)
    try:
        yield
    finally:
        hook.remove()


def steepest(shift: Tensor) -> Tensor:
    """Return for each window the shift, ``REACH`` long, along which the loss grows fastest.

    `shift` is what the words were shifted by when the loss was taken, and has its gradient.
    """
    assert shift.grad is not None
    return REACH * shift.grad / shift.grad.flatten(1).norm(dim=1).clamp_min(1e-12)[:, None, None]
