"""The encoder (six BERT layers), the cue head and the role head conditioned on a cue."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.text.acts import ACT_ROLE_TAGS, MODALITIES, POSITIONS, ROOTS, TYPES
from communique.text.encoder import CUE_TAGS, PARAGRAPHS, ROLE_TAGS
from communique.text.windows import KINDS
from training.crf import Chain

NEAR = 12
"""Words from a trigger that are told apart when its type is read."""


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
    annotators: int = 7
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

    def __init__(self, shape: Shape, tags: int) -> None:
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
        self.scores = nn.Linear(width, tags)

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


class TypeHead(nn.Module):
    """A trigger's words and what stands near → scores of the types, of a denial, and of the modalities."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.look = nn.Linear(shape.width, 1)
        self.near = nn.Embedding(2 * NEAR + 1, 1)
        self.inner = nn.Linear(3 * shape.width, 2 * shape.role_width)
        self.dropout = nn.Dropout(shape.dropout)
        self.scores = nn.Linear(2 * shape.role_width, len(TYPES) + 1 + len(MODALITIES))

    def forward(self, hidden: Tensor, lengths: Tensor, row: Tensor, first: Tensor, last: Tensor) -> Tensor:
        words = hidden[row]
        place = torch.arange(hidden.shape[1])[None]
        weights = self.look(words) + self.near((place - first[:, None]).clamp(-NEAR, NEAR) + NEAR)
        weights = weights.masked_fill((place >= lengths[row][:, None])[:, :, None], -1e4).softmax(1)
        seen = (weights.to(words.dtype) * words).sum(1)
        ends = torch.cat([hidden[row, first], hidden[row, last], seen], -1)
        return cast(Tensor, self.scores(self.dropout(functional.gelu(self.inner(ends)))))


class PositionHead(nn.Module):
    """Each word and its neighbours → scores of no position and of the types of positions."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.ahead = nn.Dropout(2 * shape.dropout)
        self.inner = nn.Linear(3 * shape.width, 2 * shape.role_width)
        self.dropout = nn.Dropout(3 * shape.dropout)
        self.scores = nn.Linear(2 * shape.role_width, 1 + len(POSITIONS))

    def forward(self, hidden: Tensor) -> Tensor:
        nothing = torch.zeros_like(hidden[:, :1])
        before, behind = torch.cat([nothing, hidden[:, :-1]], 1), torch.cat([hidden[:, 1:], nothing], 1)
        inner = self.inner(self.ahead(torch.cat([hidden, before, behind], -1)))
        return cast(Tensor, self.scores(self.dropout(functional.gelu(inner))))


class RelationHead(nn.Module):
    """What holds from a source to a target (1 where a word is of it): both, and the text as they see it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.role_width
        self.word = nn.Linear(shape.width, width)
        self.ends = nn.Linear(2 * shape.width, 2 * width)
        self.place = nn.Embedding(4, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(shape.dropout)
        self.layer = Layer(width, shape.role_heads, 2 * width, shape.dropout)
        self.look = nn.Linear(width, shape.role_heads)
        self.inner = nn.Linear(2 * shape.width + shape.role_heads * width, 2 * width)
        self.scores = nn.Linear(2 * width, len(ROOTS))

    def forward(self, hidden: Tensor, lengths: Tensor, source: Tensor, target: Tensor) -> Tensor:
        ends = torch.cat([_mean(hidden, source), _mean(hidden, target)], -1)
        shift, gate = self.ends(ends)[:, None].chunk(2, -1)
        x = self.word(hidden) * (1 + gate) + shift + self.place(source + 2 * target)
        live = torch.arange(hidden.shape[1])[None] < lengths[:, None]
        mask = attention_mask(live)
        x = self.layer(self.dropout(self.norm(x)), mask.to(x.dtype))
        weights = self.look(x).masked_fill(~live[:, :, None], -1e4).softmax(1)
        seen = (weights.to(x.dtype).transpose(1, 2) @ x).flatten(1)
        read = self.inner(torch.cat([ends, seen], -1))
        return cast(Tensor, self.scores(self.dropout(functional.gelu(read))))


def _mean(hidden: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen / chosen.sum(1, keepdim=True).clamp_min(1)
    return (hidden * weights[:, :, None].to(hidden.dtype)).sum(1)


class Acts(nn.Module):
    """The heads that read acts: triggers, their types, their roles, and what relates two spans."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.trigger_head = CueHead(shape)
        self.position_head = PositionHead(shape)
        self.type_head = TypeHead(shape)
        self.role_head = RoleHead(shape, len(ACT_ROLE_TAGS))
        self.relation_head = RelationHead(shape)
        self.trigger_chain = Chain(CUE_TAGS)
        self.role_chain = Chain(ACT_ROLE_TAGS)


class Network(nn.Module):
    """The encoder with both heads and their chains.

    `annotators` is added to the hidden states that the heads read. Row 0, for nobody in particular, adds
    nothing, and that is what runs.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.annotators = nn.Embedding(shape.annotators, shape.width, padding_idx=0)
        nn.init.zeros_(self.annotators.weight)
        self.cue_head = CueHead(shape)
        self.role_head = RoleHead(shape, len(ROLE_TAGS))
        self.cue_chain = Chain(CUE_TAGS)
        self.role_chain = Chain(ROLE_TAGS)
        self.acts = Acts(shape)


def attention_mask(seen: Tensor) -> Tensor:
    """Additive scores: nothing where a word may be looked at, very little where it is padding."""
    return ((1.0 - seen.float()) * -1e4)[:, None, None, :]


def load_network(checkpoint: Path, *, whole: bool = True) -> Network:
    """Return the network whose weights are in `checkpoint`; if not `whole`, what it lacks begins anew."""
    state = torch.load(checkpoint)
    depth = sum(name.startswith("encoder.layers.") and name.endswith(".qkv.bias") for name in state)
    network = Network(Shape(layers=depth))
    network.load_state_dict(state, strict=whole)
    return network
