"""A whole reading of an archive, killed while documents are read and while the ledger is derived."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from bench.pages import archive

from communique import Ledger

PAGES, STORED = 6, 2
READ = """
import os, signal, sys
from communique import Ledger
from sqlalchemy import event
from sqlalchemy.engine import Engine

def kill(connection, cursor, statement, *_):
    if statement.startswith(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

if len(sys.argv) > 3:
    event.listen(Engine, "before_cursor_execute", kill)
with Ledger.open(sys.argv[1]) as held:
    held.read([sys.argv[2]])
"""
DERIVING = ("DELETE FROM demands", "INSERT INTO actors", "INSERT INTO comparisons")
"""Statements of the one transaction in which everything derived is replaced: its first, and two in its midst."""


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("crawl") / "crawl.warc.gz", PAGES, paragraphs=(1, 2))


def stored(path: Path) -> int:
    """Count the documents of a ledger that another process is writing, or is about to make."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def dump(path: Path) -> list[str]:
    """Every row of a ledger, but for the order in which SQLite happens to keep them."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(line for line in connection.iterdump() if line.startswith("INSERT INTO"))


def test_killed_at_any_point_a_reading_ends_as_if_it_never_was(tmp_path: Path, crawl: Path) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    command = [sys.executable, "-c", READ, str(broken), str(crawl)]
    with subprocess.Popen(command) as run:
        while stored(broken) < STORED:
            assert run.poll() is None, "it ended before it could be killed"
            time.sleep(0.01)
        run.kill()
    assert run.returncode == -signal.SIGKILL
    there = stored(broken)
    assert STORED <= there < PAGES
    for statement in DERIVING:
        killed = subprocess.run([*command, statement], check=False)
        assert killed.returncode == -signal.SIGKILL
        assert stored(broken) == PAGES
        assert not [name for name in os.listdir(tmp_path) if not name.startswith("broken.db")]
    with Ledger.open(whole) as held:
        assert [row.status for row in held.read([crawl])] == ["read"] * PAGES
        assert held.is_current()
    with Ledger.open(broken) as held:
        assert not held.is_current()
        assert [row.status for row in held.read([crawl])] == ["skipped"] * PAGES
        assert held.is_current()
        assert not held.verify().failures
    assert dump(broken) == dump(whole)
    assert len(dump(whole)) > PAGES * 10
