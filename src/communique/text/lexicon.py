"""Read the word lists that the package ships."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

_DATA = files("communique") / "data"


def lines(name: str) -> Iterator[str]:
    """Yield the lines of ``data/<name>`` that are neither blank nor comments (``#``), trimmed."""
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def table(name: str) -> dict[str, Any]:
    """Return the TOML table that ``data/<name>`` holds."""
    return tomllib.loads((_DATA / name).read_text("utf-8"))


def tables(folder: str) -> Iterator[dict[str, Any]]:
    """Yield the TOML tables in ``data/<folder>``, by the names of their files."""
    for file in sorted((_DATA / folder).iterdir(), key=lambda file: file.name):
        yield tomllib.loads(file.read_text("utf-8"))
