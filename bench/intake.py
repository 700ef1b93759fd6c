"""Intake: a web archive of synthetic pages, read at growing length: documents a second, memory, kill, resume.

Each figure is measured in a process of its own. "Bodies only" is what intake does alone: decode, extract,
date, tell the language.
"""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
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


def rows() -> list[Row]:
    """Bodies at growing length, and a part in full, killed on the way and resumed."""
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
                table.append({**base, "system": "killed twice, resumed", **_resumed(path, ledger)})
    return table


def _measured(what: str, path: Path, *more: str) -> Row:
    run = [sys.executable, "-m", "bench.intake", what, str(path), *more]
    printed = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    documents, seconds, peak = map(float, printed.split())
    return {"documents": int(documents), "documents/s": documents / seconds, "peak MB": peak}


def _resumed(path: Path, whole: Path) -> Row:
    """Kill a reading twice, after a third and two thirds, and compare what the third one leaves."""
    broken = whole.with_name("broken.db")
    for share in (1 / 3, 2 / 3):
        run = [sys.executable, "-m", "bench.intake", "full", str(path), str(broken)]
        with subprocess.Popen(run, stdout=subprocess.DEVNULL) as child:
            while child.poll() is None and len(_ids(broken)) < PART * share:
                time.sleep(0.2)
            os.kill(child.pid, signal.SIGKILL)
    row = _measured("full", path, str(broken))
    wanted, found = _ids(whole), _ids(broken)
    return {**row, "lost": len(wanted - found), "doubled": len(found - wanted)}


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
    """Read the archive in this process and print documents, seconds and the peak of memory in MB."""
    start = time.perf_counter()
    if what == "bodies":
        documents = sum(isinstance(item, Item) for item in items([path]))
    else:
        with Ledger.open(*ledger) as held:
            documents = len(held.read([path]))
    seconds = time.perf_counter() - start
    print(documents, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
