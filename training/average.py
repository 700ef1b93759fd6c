"""Average checkpoints of one line of training: `python -m training.average --out FILE CHECKPOINT...`."""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    given = parser.parse_args()
    states = [torch.load(path) for path in given.checkpoints]
    torch.save({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]}, given.out)


if __name__ == "__main__":
    main()
