"""Where the labelled data lie, and what they hash to."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COMMUNIQUE_BENCH", ROOT.parent / "shared" / "bench"))
"""Others' labelled data. It is theirs: it is read where it lies and never copied into the project."""
CORPUS = SHARED.parent / "corpus" / "nato-2021"

Row = dict[str, Any]
"""A line of the table: ``task``, ``data``, ``system``, then its measures by name, and perhaps a ``note``."""


def sha256(files: Iterable[Path]) -> str:
    """Return the first 12 digits of the SHA-256 over the files' names and bytes, in order of name."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def f1(true: float, found: float, wanted: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 from counts; 0 where nothing was found or wanted."""
    precision = true / found if found else 0.0
    recall = true / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if true else 0.0
