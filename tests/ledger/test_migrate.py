import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from communique import ledger
from communique.errors import LedgerError
from communique.ledger import migrate, schema
from communique.model import Collection

NEXT = max(migrate.steps()) + 1
Fill = Callable[[ledger.Store, Collection], None]


def test_the_steps_are_numbered_without_gaps() -> None:
    assert list(migrate.steps()) == list(range(1, len(migrate.steps()) + 1))


def test_the_steps_make_the_tables_that_the_code_knows(store: ledger.Store, tmp_path: Path) -> None:
    made = create_engine(f"sqlite:///{tmp_path / 'test.db'}")
    known = create_engine("sqlite://")
    schema.metadata.create_all(known)
    shape = inspect(made), inspect(known)
    tables = [sorted(i.get_table_names()) for i in shape]
    assert tables[0] == tables[1]
    for table in tables[0]:
        for ask in ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes"):
            found = [getattr(i, ask)(table) for i in shape]
            assert repr(found[0]) == repr(found[1]), f"{ask} of {table}"


def test_an_older_ledger_is_brought_up_to_date(
    tmp_path: Path, fill: Fill, sample: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "test.db"
    store = ledger.connect(path)
    fill(store, sample)
    store.close()
    later = migrate.steps() | {
        NEXT: "ALTER TABLE actors ADD COLUMN seen TEXT;\nUPDATE actors SET seen = 'a;b';"
    }
    monkeypatch.setattr(migrate, "steps", lambda: later)
    store = ledger.connect(path)
    assert ledger.collection(store) == sample
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT DISTINCT seen FROM actors").fetchall() == [("a;b",)]
    monkeypatch.undo()
    with pytest.raises(
        LedgerError,
        match=rf"newer communique \(schema {NEXT}, this one knows {NEXT - 1}\); update communique",
    ):
        ledger.connect(path)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(
    tmp_path: Path,
    fill: Fill,
    sample: Collection,
    dump: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "test.db"
    store = ledger.connect(path)
    fill(store, sample)
    store.close()
    before = dump(path)
    broken = migrate.steps() | {NEXT: "CREATE TABLE extra (id TEXT);\nDROP TABLE nowhere;"}
    monkeypatch.setattr(migrate, "steps", lambda: broken)
    with pytest.raises(LedgerError):
        ledger.connect(path)
    assert dump(path) == before
