"""Ledgers filled by hand, and the dump by which two of them are compared."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique import ledger
from communique.model import Collection, Reading

STAGES = ("quotations/1", "figures/1")


@pytest.fixture
def fill(
    unresolved: Callable[[Collection], tuple[Reading, ...]],
) -> Callable[[ledger.Store, Collection], None]:
    """Put a whole collection into a ledger, the way a run does."""

    def put(store: ledger.Store, collection: Collection) -> None:
        for reading in unresolved(collection):
            if ledger.find(store, reading.document) is None:
                ledger.add(store, reading, f"raw of {reading.document.path}".encode(), STAGES)
        if not ledger.is_fresh(store, ("stories/1",)):
            state, _ = ledger.snapshot(store)
            assert ledger.derive(store, collection, state, ("stories/1",))

    return put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ledger.Store]:
    opened = ledger.connect(tmp_path / "test.db")
    yield opened
    opened.close()


@pytest.fixture
def dump() -> Callable[[Path], str]:
    """All that a ledger holds, table by table, in an order that the file's history does not change."""

    def lines(path: Path) -> Iterator[str]:
        with sqlite3.connect(path) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            for (table,) in tables.fetchall():
                rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
                yield from sorted(f"{table} {row!r}" for row in rows)

    return lambda path: "\n".join(lines(path))
