"""Read the shipped int8 graphs back into floats, for heads to be trained on: `load_shipped`.

Rounding cost them little (the model card says how much); what is trained anew sees the states that ship.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx.numpy_helper import to_array
from torch import Tensor

from training.export import graphs
from training.model import Network, Shape

SHIPPED = Path(__file__).parent.parent / "src/communique/data/encoder"
CHAINS = {
    "cues": "cue_chain",
    "roles": "role_chain",
    "triggers": "acts.trigger_chain",
    "act_roles": "acts.role_chain",
}
FIRST_USED = {
    "roles": ("word", "cue", "layers", "scores"),
    "act_roles": ("word", "cue", "layers", "scores"),
    "relations": ("ends", "word", "layer", "look", "inner", "scores"),
}
"""The parts of a head in the order in which it multiplies by their weights, where that is not their own."""


def load_shipped(folder: Path = SHIPPED) -> Network:
    """Return the network whose graphs are in ``folder``; a graph that is not there begins anew."""
    network = Network(Shape())
    for name, module in graphs(network).items():
        if (folder / f"{name}.onnx").is_file():
            state = module.state_dict()
            parts = FIRST_USED.get(name, tuple(dict.fromkeys(key.partition(".")[0] for key in state)))
            used = [key for part in parts for key in state if key.split(".")[0] == part]
            wanted = dict.fromkeys([*used, *state])
            module.load_state_dict(_state(folder / f"{name}.onnx", {key: state[key] for key in wanted}))
    stored = json.loads((folder / "chains.json").read_text())
    for name, place in CHAINS.items():
        chain: Any = network.get_submodule(place)
        chain.free.data = torch.tensor(stored[name]["transitions"]) - chain.ruled_out
    return network


def _state(path: Path, state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the floats of a graph for the keys of ``state``, which come in the order of their use."""
    graph = onnx.load(path).graph
    held = {tensor.name: torch.tensor(to_array(tensor)) for tensor in graph.initializer}
    found = {key: floats for key, like in state.items() if (floats := _floats(held, key, like)) is not None}
    missing = [key for key in state if key not in found]
    used = dict.fromkeys(name for node in graph.node for name in node.input)
    for name in _matrices(held, used):
        key = next(k for k in missing if state[k].T.shape == held[f"{name}_quantized"].shape)
        missing.remove(key)
        found[key] = _scaled(held, name).T
    return found


def _floats(held: dict[str, Tensor], key: str, like: Tensor) -> Tensor | None:
    if key in held:
        return held[key]
    if f"{key}_quantized" not in held:
        return None
    floats = _scaled(held, key, rows=held[f"{key}_quantized"].shape == like.shape)
    return floats if floats.shape == like.shape else floats.T


def _scaled(held: dict[str, Tensor], name: str, *, rows: bool = False) -> Tensor:
    """Undo the rounding, whose scale is one number, or one for each column (or row)."""
    scale, zero = held[f"{name}_scale"], held[f"{name}_zero_point"].float()
    if rows and scale.ndim:
        scale, zero = scale[:, None], zero[:, None]
    return (held[f"{name}_quantized"].float() - zero) * scale


def _matrices(held: dict[str, Tensor], used: dict[str, None]) -> Iterator[str]:
    """Yield the names that the exporter gave to transposed weights, in the order of their use."""
    for name in used:
        whole = name.removesuffix("_quantized")
        if whole != name and name in held and whole.startswith("val_"):
            yield whole
