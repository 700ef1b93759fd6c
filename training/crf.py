"""A linear-chain CRF whose impossible tag sequences are ruled out, trained on whole sequences."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


class Chain(nn.Module):
    """Transition, start and end scores over BIES tags; `B-x` and `I-x` must go on to `I-x` or `E-x`."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        tags = [name.partition("-")[::2] for name in names]
        goes_on = torch.tensor([shape in "BI" for shape, _ in tags])
        opens = torch.tensor([shape in "OBS" for shape, _ in tags])
        allowed = torch.tensor(
            [
                [b in "IE" and role == other if a in "BI" else b in "OBS" for b, other in tags]
                for a, role in tags
            ]
        )
        self.free = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.register_buffer("ruled_out", (~allowed).float() * FORBIDDEN)
        self.register_buffer("start", (~opens).float() * FORBIDDEN)
        self.register_buffer("end", goes_on.float() * FORBIDDEN)
        self.ruled_out: Tensor
        self.start: Tensor
        self.end: Tensor

    @property
    def transitions(self) -> Tensor:
        return self.free + self.ruled_out

    def loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of each row: scores (rows, words, tags), tags (rows, words) → (rows)."""
        return self._log_partition(scores, lengths) - self._score(scores, tags, lengths)

    def marginals(self, scores: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """How likely each tag is at each word (rows, words, tags), and each step, summed over all."""
        with torch.enable_grad():
            scores = scores.detach().requires_grad_()
            # What a chain's log partition changes by, as a score does, is how likely that is.
            total = self._log_partition(scores, lengths).sum()
            words, steps = torch.autograd.grad(total, (scores, self.free))
        return words, steps

    def distance(self, scores: Tensor, lengths: Tensor, words: Tensor, steps: Tensor) -> Tensor:
        """Cross-entropy, summed over rows, to the distribution over sequences with these `marginals`."""
        expected = (words * scores).sum() + (steps * self.free).sum()
        return self._log_partition(scores, lengths).sum() - expected

    def _score(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        live = torch.arange(scores.shape[1])[None] < lengths[:, None]
        emitted = scores.gather(2, tags[:, :, None])[:, :, 0]
        moved = self.transitions[tags[:, :-1], tags[:, 1:]]
        last = tags.gather(1, lengths[:, None] - 1)[:, 0]
        inner = (emitted * live).sum(1) + (moved * live[:, 1:]).sum(1)
        return inner + self.start[tags[:, 0]] + self.end[last]

    def _log_partition(self, scores: Tensor, lengths: Tensor) -> Tensor:
        transitions = self.transitions
        # A product of small matrices costs less than logsumexp; shifting by the maximum keeps it finite.
        matrix = transitions.exp()
        reach = scores[:, 0] + self.start
        for step, emitted in enumerate(scores.unbind(1)[1:], 1):
            top = reach.amax(1, keepdim=True)
            moved = ((reach - top).exp() @ matrix).clamp_min(1e-30).log() + top + emitted
            reach = torch.where((step < lengths)[:, None], moved, reach)
        return torch.logsumexp(reach + self.end, 1)
