"""Write a trained network as int8 ONNX graphs: `python -m training.export --help`."""

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from communique.text.windows import KINDS
from training.base import base_tokenizer
from training.model import Network, Shape, load_network
from training.torchrun import chains

_TRIGGERS = {"lengths": ("rows",), **dict.fromkeys(("row", "first", "last"), ("cues",))}
_ROLES = {**dict.fromkeys(("hidden", "paragraph"), ("rows", "words")), **_TRIGGERS}

AXES: dict[str, dict[str, Sequence[str]]] = {
    "encoder": dict.fromkeys(("ids", "kinds", "mask"), ("rows", "length")),
    "cues": {"hidden": ("rows", "words")},
    "roles": _ROLES,
    "triggers": {"hidden": ("rows", "words")},
    "positions": {"hidden": ("rows", "words")},
    "act_types": {"hidden": ("rows", "words"), **_TRIGGERS},
    "act_roles": _ROLES,
    "relations": {
        "hidden": ("rows", "words"),
        "lengths": ("rows",),
        **dict.fromkeys(("source", "target"), ("rows", "words")),
    },
}


def graphs(network: Network) -> dict[str, nn.Module]:
    """The parts of the network that become a graph each."""
    acts = network.acts
    return {
        "encoder": network.encoder,
        "cues": network.cue_head,
        "roles": network.role_head,
        "triggers": acts.trigger_head,
        "positions": acts.position_head,
        "act_types": acts.type_head,
        "act_roles": acts.role_head,
        "relations": acts.relation_head,
    }


def export(network: Network, out: Path, *, quantised: bool = True, only: Sequence[str] = tuple(AXES)) -> None:
    """Write the graphs (`only` those named), `chains.json` and `tokenizer.json` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    for name, module in graphs(network).items():
        if name in only:
            write_graph(name, module, out, quantised=quantised)
    stored = {
        name: {part: getattr(chain, part).tolist() for part in ("transitions", "start", "end")}
        for name, chain in chains(network).items()
    }
    (out / "chains.json").write_text(json.dumps(stored, indent=1) + "\n")
    base_tokenizer().save(str(out / "tokenizer.json"), pretty=False)


def write_graph(name: str, module: nn.Module, out: Path, *, quantised: bool = True) -> None:
    """Write one graph into the folder ``out``, once it was seen to say what the module says."""
    inputs, others = _inputs(3, 17, 13, 5)[name], _inputs(2, 40, 31, 9)[name]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / f"{name}.onnx"
        _write(module, inputs, AXES[name], plain)
        _compare(module, others, plain)
        if quantised:
            quantize_dynamic(plain, out / plain.name, per_channel=True, weight_type=QuantType.QInt8)
        else:
            shutil.copy(plain, out)


def _inputs(rows: int, length: int, words: int, cues: int) -> dict[str, dict[str, Tensor]]:
    ids, hidden = torch.randint(200, 2000, (rows, length)), torch.randn(rows, words, Shape().width)
    first, spread = torch.randint(0, words - 3, (cues,)), torch.arange(words).expand(rows, words)
    lengths = torch.full((rows,), words - 1)
    cue = {"lengths": lengths, "row": torch.randint(0, rows, (cues,)), "first": first, "last": first + 2}
    roles = {"hidden": hidden, "paragraph": spread // 4, **cue}
    return {
        "encoder": {"ids": ids, "kinds": ids % KINDS, "mask": (ids % 7 > 0).long()},
        "cues": {"hidden": hidden},
        "roles": roles,
        "triggers": {"hidden": hidden},
        "positions": {"hidden": hidden},
        "act_types": {"hidden": hidden, **cue},
        "act_roles": roles,
        "relations": {
            "hidden": hidden,
            "lengths": lengths,
            "source": (spread < 2).long(),
            "target": (spread == words - 3).long(),
        },
    }


def _write(module: nn.Module, inputs: dict[str, Tensor], axes: dict[str, Sequence[str]], path: Path) -> None:
    dimensions = {axis: torch.export.Dim(axis, min=1, max=8192) for names in axes.values() for axis in names}
    program = torch.onnx.export(
        module,
        (),
        kwargs=inputs,
        input_names=list(inputs),
        dynamic_shapes={name: dict(enumerate(dimensions[a] for a in axes[name])) for name in inputs},
        dynamo=True,
        verbose=False,
    )
    assert program is not None
    graph = program.model_proto
    # The exporter's notes on inner shapes survive transposed weights, and the quantiser stumbles over them.
    del graph.graph.value_info[:]
    # Its notes on paths and lines are this machine's, and the file's hash would follow them.
    for node in graph.graph.node:
        del node.metadata_props[:]
    onnx.save(graph, path)


@torch.no_grad()
def _compare(module: nn.Module, inputs: dict[str, Tensor], path: Path) -> None:
    """Check that the graph says what PyTorch says, for other sizes than it was traced with."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    said = session.run(None, {name: value.numpy() for name, value in inputs.items()})[0]
    if not np.allclose(said, module(**inputs).numpy(), atol=1e-4):
        raise RuntimeError(f"{path.name} does not compute what the network computes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=tuple(AXES), help="the graphs to write")
    parser.add_argument("--float", action="store_true", help="leave the weights as they are")
    given = parser.parse_args()
    torch.set_num_threads(1)
    export(load_network(given.checkpoint), given.out, quantised=not given.float, only=given.only)
    for path in sorted(given.out.iterdir()):
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.stat().st_size:>10}  {path.name}")


if __name__ == "__main__":
    main()
