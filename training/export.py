"""Write a trained network as int8 ONNX graphs: `python -m training.export --help`."""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.base import base_tokenizer
from training.model import Network, Shape, load_network
from training.torchrun import chains


def export(network: Network, out: Path, *, quantised: bool = True) -> None:
    """Write `encoder.onnx`, `cues.onnx`, `roles.onnx`, `chains.json` and `tokenizer.json` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    rows, size, words, cues = 3, 17, 13, 5
    ids = torch.randint(200, 2000, (rows, size))
    hidden = torch.randn(rows, words, Shape().width)
    place = torch.zeros(rows, words, dtype=torch.long)
    row, first = torch.randint(0, rows, (cues,)), torch.randint(0, words, (cues,))
    graphs: dict[str, tuple[nn.Module, dict[str, Tensor], dict[str, Sequence[str]]]] = {
        "encoder": (
            network.encoder,
            {"ids": ids, "kinds": ids % 8, "mask": torch.ones_like(ids)},
            dict.fromkeys(("ids", "kinds", "mask"), ("rows", "length")),
        ),
        "cues": (network.cue_head, {"hidden": hidden}, {"hidden": ("rows", "words")}),
        "roles": (
            network.role_head,
            {
                "hidden": hidden,
                "paragraph": place,
                "lengths": torch.full((rows,), words),
                "row": row,
                "first": first,
                "last": first,
            },
            {
                "hidden": ("rows", "words"),
                "paragraph": ("rows", "words"),
                "lengths": ("rows",),
                **dict.fromkeys(("row", "first", "last"), ("cues",)),
            },
        ),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (module, inputs, axes) in graphs.items():
            plain, final = Path(folder) / f"{name}.onnx", out / f"{name}.onnx"
            _write(module, inputs, axes, plain if quantised else final)
            if quantised:
                quantize_dynamic(plain, final, per_channel=True, weight_type=QuantType.QInt8)
    stored = {
        name: {part: getattr(chain, part).tolist() for part in ("transitions", "start", "end")}
        for name, chain in chains(network).items()
    }
    (out / "chains.json").write_text(json.dumps(stored, indent=1) + "\n")
    base_tokenizer().save(str(out / "tokenizer.json"), pretty=False)


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
    onnx.save(graph, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="leave the weights as they are")
    given = parser.parse_args()
    torch.set_num_threads(1)
    export(load_network(given.checkpoint), given.out, quantised=not given.float)
    for path in sorted(given.out.iterdir()):
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.stat().st_size:>10}  {path.name}")


if __name__ == "__main__":
    main()
