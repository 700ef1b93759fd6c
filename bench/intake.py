"""Intake: a web archive of synthetic pages, read at growing length: documents a second, memory, kill, resume.

Each figure is measured in a process of its own. "Bodies only" is what intake does alone: decode, extract,
date, tell the language. "All that rests on all" is what follows once every document is stored: actors,
lineage, stories, comparisons, from a ledger of short pages.
"""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bench.data import Row
from bench.pages import archive
from communique import Ledger
from communique.intake import Item, items

LENGTHS = (1_000, 10_000)
"""Pages of the archives whose bodies are extracted."""
PART = 40
"""Pages that are read in full, with all stages."""
WHOLE = 10_000
"""Pages of a paragraph each that are read in full: a third of an hour, and memory to be bounded."""
STORED = (1_000, 3_000, 10_000)
"""Documents of the ledgers from which all is derived."""


def rows() -> list[Row]:
    """Bodies at growing length, what rests on all, and a part in full, killed on the way and resumed."""
    table: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as folder:
        for pages in (*LENGTHS, PART):
            path = archive(Path(folder, f"{pages}.warc.gz"), pages)
            base: Row = {"task": "intake", "data": "a WARC of synthetic pages (bench/pages.py)"}
            base |= {"pages": pages, "MB packed": path.stat().st_size / 1e6}
            if pages != PART:
                table.append({**base, "system": "bodies only", **_measured("bodies", path)})
            else:
                ledger = Path(folder, "whole.db")
                table.append({**base, "system": "all stages", **_measured("full", path, str(ledger))})
                broken = ledger.with_name("broken.db")
                row = _resumed(path, broken, (pages // 3, 2 * pages // 3))
                wanted, found = _ids(ledger), _ids(broken)
                row |= {"lost": len(wanted - found), "doubled": len(found - wanted)}
                table.append({**base, "system": "killed twice, resumed", **row})
        path, ledger = archive(Path(folder, "long.warc.gz"), WHOLE, (1, 1)), Path(folder, "long.db")
        row = _resumed(path, ledger, (3 * WHOLE // 10,))
        row |= {"lost": max(0, WHOLE - len(_ids(ledger))), "doubled": max(0, len(_ids(ledger)) - WHOLE)}
        base = {"task": "intake", "data": "a WARC of synthetic pages, a paragraph each", "pages": WHOLE}
        base |= {"MB packed": path.stat().st_size / 1e6}
        table.append({**base, "system": "all stages, killed once, resumed", **row})
        for count in STORED:
            path = Path(folder, f"{count}.db")
            # In a process of its own: the peak of a parent's memory is taken for its child's, too.
            subprocess.run([sys.executable, "-m", "bench.multiplied", str(path), str(count)], check=True)
            base = {"task": "intake", "data": "a ledger of short pages (bench/multiplied.py)", "pages": count}
            base |= {"MB packed": path.stat().st_size / 1e6, "system": "all that rests on all"}
            table.append(base | _measured("derive", path))
    return table


def _measured(what: str, path: Path, *more: str) -> Row:
    run = [sys.executable, "-m", "bench.intake", what, str(path), *more]
    printed = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    documents, seconds, peak = map(float, printed.split())
    return {"documents": int(documents), "documents/s": documents / seconds, "peak MB": peak}


def _resumed(path: Path, ledger: Path, kills: Sequence[int]) -> Row:
    """Kill a reading whenever it has stored so many documents, then let it end; measured is that last run."""
    for reached in kills:
        run = [sys.executable, "-m", "bench.intake", "full", str(path), str(ledger)]
        with subprocess.Popen(run, stdout=subprocess.DEVNULL) as child:
            while child.poll() is None and len(_ids(ledger)) < reached:
                time.sleep(0.2)
            os.kill(child.pid, signal.SIGKILL)
    return _measured("full", path, str(ledger))


def _ids(ledger: Path) -> set[str]:
    """The documents of a ledger that another process may be writing."""
    if not ledger.exists():
        return set()
    with closing(sqlite3.connect(ledger)) as connection:
        try:
            return {id_ for (id_,) in connection.execute("SELECT id FROM documents")}
        except sqlite3.OperationalError:
            return set()


def main(what: str, path: str, *ledger: str) -> None:
    """Read the archive, or derive from the ledger; print documents, seconds and the peak of memory in MB."""
    start = time.perf_counter()
    if what == "bodies":
        documents = sum(isinstance(item, Item) for item in items([path]))
    elif what == "derive":
        with Ledger.open(path) as held:
            held.read()
            documents = len(held.documents())
    else:
        with Ledger.open(*ledger) as held:
            documents = len(held.read([path]))
    seconds = time.perf_counter() - start
    print(documents, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
