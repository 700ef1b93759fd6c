"""Print one table a task, ours beside its peers: ``python -m bench [--write] [TASK...]``.

``--write`` puts the tables into README.md, between the markers, as they were measured.
"""

import importlib
import platform
import sys
from collections.abc import Iterable

from bench.data import ROOT, Row

TASKS = (
    "gold",
    "quotations",
    "clauses",
    "attribution",
    "events",
    "times",
    "pairs",
    "bodies",
    "intake",
    "stories",
    "lineage",
    "scale",
    "cost",
)
MARKERS = ("<!-- bench: begin -->\n", "<!-- bench: end -->")


def tables(rows: Iterable[Row]) -> str:
    """Return Markdown tables, one for each task and data set, with the measures as columns."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        grouped.setdefault((row["task"], row["data"]), []).append(row)
    return "\n".join(_table(task, data, held) for (task, data), held in grouped.items())


def _table(task: str, data: str, rows: list[Row]) -> str:
    columns = [c for c in dict.fromkeys(k for row in rows for k in row) if c not in ("task", "data")]
    lines = [f"**{task}** on {data}", "", "| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(_shown(row.get(c)) for c in columns) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}".removeprefix("0") if abs(value) < 1 else f"{value:.4g}"
    return "" if value is None else str(value)


def main(arguments: list[str]) -> None:
    """Measure the named tasks, or all of them."""
    tasks = [a for a in arguments if not a.startswith("--")] or TASKS
    rows = [row for task in tasks for row in importlib.import_module(f"bench.{task}").rows()]
    printed = f"Python {platform.python_version()}, {platform.machine()}, one process.\n\n{tables(rows)}"
    print(printed)
    if "--write" in arguments:
        readme = ROOT / "README.md"
        before, rest = readme.read_text("utf-8").split(MARKERS[0])
        readme.write_text(before + MARKERS[0] + printed + MARKERS[1] + rest.split(MARKERS[1])[1], "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
