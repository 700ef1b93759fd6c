"""The encoder (six BERT layers), the cue head and the role head conditioned on a cue."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.text.encoder import CUE_TAGS, PARAGRAPHS, ROLE_TAGS
from communique.text.windows import KINDS
from training.crf import Chain


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder, those of the base weights, and of the role head."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    role_width: int = 128
    role_heads: int = 4
    role_layers: int = 2
    reach: int = 64
    dropout: float = 0.1


class Rounded(torch.autograd.Function):
    """What int8 leaves of a layer's input: 255 steps between its least and greatest value, whole tensor."""

    @staticmethod
    def forward(ctx: object, x: Tensor) -> Tensor:
        low, high = x.aminmax()
        step = ((high - low) / 255).clamp_min(1e-6)
        return (x / step).round() * step

    @staticmethod
    def backward(ctx: object, gradient: Tensor) -> Tensor:
        return gradient


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each followed by a residual LayerNorm, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.rounded = False
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.out_norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.down_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, size, width = x.shape
        split = self.qkv(self._read(x)).view(rows, size, 3, self.heads, width // self.heads)
        q, k, v = split.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: PyTorch's fused attention takes twice as long in bf16 on a CPU.
        seen = (q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask).softmax(-1).to(v.dtype) @ v
        seen = seen.transpose(1, 2).reshape(rows, size, width)
        x = self.out_norm(x + self.dropout(self.out(self._read(seen))))
        inner = functional.gelu(self.up(self._read(x)))
        return cast(Tensor, self.down_norm(x + self.dropout(self.down(self._read(inner)))))

    def _read(self, x: Tensor) -> Tensor:
        return cast(Tensor, Rounded.apply(x)) if self.rounded and self.training else x  # type: ignore[no-untyped-call]


class Encoder(nn.Module):
    """Word pieces and their kinds → hidden states."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.kinds = nn.Embedding(KINDS, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(
            Layer(shape.width, shape.heads, shape.inner, shape.dropout) for _ in range(shape.layers)
        )

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1])
        x: Tensor = self.dropout(self.norm(self.words(ids) + self.positions(place) + self.kinds(kinds)))
        seen = attention_mask(mask > 0)
        for layer in self.layers:
            x = layer(x, seen.to(x.dtype))
        return x


class CueHead(nn.Module):
    """Hidden states of words → scores of the cue tags."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.inner = nn.Linear(shape.width, shape.role_width)
        self.dropout = nn.Dropout(shape.dropout)
        self.scores = nn.Linear(shape.role_width, len(CUE_TAGS))

    def forward(self, hidden: Tensor) -> Tensor:
        return cast(Tensor, self.scores(self.dropout(functional.gelu(self.inner(hidden)))))


class RoleHead(nn.Module):
    """Each word as one cue sees it: both hidden states, how far off it stands, and in which paragraph."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.role_width
        self.reach = shape.reach
        self.word = nn.Linear(shape.width, width)
        self.cue = nn.Linear(2 * shape.width, 2 * width)
        self.offset = nn.Embedding(2 * shape.reach + 1, width)
        self.paragraph = nn.Embedding(2 * PARAGRAPHS + 1, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(
            Layer(width, shape.role_heads, 2 * width, shape.dropout) for _ in range(shape.role_layers)
        )
        self.scores = nn.Linear(width, len(ROLE_TAGS))

    def forward(
        self, hidden: Tensor, paragraph: Tensor, lengths: Tensor, row: Tensor, first: Tensor, last: Tensor
    ) -> Tensor:
        words = self.word(hidden)[row]
        ends = torch.cat([hidden[row, first], hidden[row, last]], -1)
        shift, gate = self.cue(ends)[:, None].chunk(2, -1)
        place = torch.arange(hidden.shape[1])[None]
        ahead, behind = place - last[:, None], place - first[:, None]
        offset = ahead.clamp(min=0, max=self.reach) + behind.clamp(min=-self.reach, max=0) + self.reach
        away = (paragraph[row] - paragraph[row, first][:, None]).clamp(-PARAGRAPHS, PARAGRAPHS) + PARAGRAPHS
        x = words * (1 + gate) + shift + self.offset(offset) + self.paragraph(away)
        x = self.dropout(self.norm(x))
        mask = attention_mask(place < lengths[row][:, None])
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
        return cast(Tensor, self.scores(x))


class Network(nn.Module):
    """The encoder with both heads and their chains."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.cue_head = CueHead(shape)
        self.role_head = RoleHead(shape)
        self.cue_chain = Chain(CUE_TAGS)
        self.role_chain = Chain(ROLE_TAGS)


def attention_mask(seen: Tensor) -> Tensor:
    """Additive scores: nothing where a word may be looked at, very little where it is padding."""
    return ((1.0 - seen.float()) * -1e4)[:, None, None, :]


def load_network(checkpoint: Path) -> Network:
    """Return the network whose weights are in `checkpoint`."""
    network = Network(Shape())
    network.load_state_dict(torch.load(checkpoint))
    return network
