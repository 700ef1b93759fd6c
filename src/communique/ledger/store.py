"""Open a ledger: a SQLite file that several processes can read while one writes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from communique.errors import LedgerError
from communique.ledger.migrate import migrate

BUSY = 30.0
"""Seconds to wait for another writer; deriving from 20,000 documents holds the file for about ten."""

_MAGIC = b"SQLite format 3\0"

_TROUBLE = {
    "locked": (
        "another program is writing to it",
        "run again when that has finished; nothing stored is lost",
    ),
    "full": ("the disk is full", "free some space and run again; what was stored is kept"),
    "disk i/o": (
        "the disk refused to read or write it",
        "check free space and quota and run again; what was stored is kept",
    ),
    "readonly": (
        "it cannot be written",
        "make the file and its folder writable, or name another with --ledger",
    ),
    "unable to open": ("it cannot be opened", "check that its folder exists and can be written"),
    "not a database": ("it is not a ledger", "name another file with --ledger"),
    "malformed": ("it is damaged", "restore a copy, or read the documents into a new one"),
}
"""What SQLite says, what it means to the user, and what to do."""


class Store:
    """An open ledger. Use ``reading`` and ``writing`` for its transactions, and close it."""

    def __init__(self, where: str, engine: Engine, *, writable: bool) -> None:
        self.where, self.writable, self._engine = where, writable, engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent snapshot, whatever another process writes meanwhile. Raises ``LedgerError``."""
        with self._guarded(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is stored or, after any failure, none of it. Raises ``LedgerError``."""
        if not self.writable:
            raise LedgerError(self.where, *_TROUBLE["readonly"])
        with self._guarded(), self._engine.connect() as unbegun:
            connection = unbegun.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def log_ahead(self) -> None:
        """Write ahead into a log from now on, so that readers never wait for a writer."""
        if self.writable:
            with self._guarded(), closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA journal_mode = WAL")

    def close(self) -> None:
        """Close the file; the last to close it folds the write-ahead log in."""
        self._engine.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            said = str(error.orig if isinstance(error, DBAPIError) else error)
            known = (trouble for sign, trouble in _TROUBLE.items() if sign in said.lower())
            why, do = next(known, (f"SQLite says: {said}", "communique verify tells whether it is damaged"))
            raise LedgerError(self.where, why, do) from error
        except msgspec.MsgspecError as error:
            raise LedgerError(
                self.where, f"a record is damaged: {error}", _TROUBLE["malformed"][1]
            ) from error


def connect(address: str | Path, *, create: bool = True) -> Store:
    """Open the ledger at ``address``, bringing an older one up to date.

    With ``create`` a missing file is made. A file that cannot be written is opened for reading.
    Raises ``LedgerError`` where there is none, it is no ledger, damaged, or newer than this program.
    """
    where = str(address)
    if "://" in where:
        scheme = where.split("://")[0]
        raise LedgerError(f"{scheme}://...", "only SQLite files are supported so far", "name a file")
    path = Path(where)
    if not _holds_something(path, where):
        if not create:
            raise LedgerError(where, "there is none here", "make one with: communique read PATH...")
        if not path.parent.is_dir():
            raise LedgerError(where, "its folder does not exist", "make the folder first")
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    store = Store(where, _engine(path, writable), writable=writable)
    try:
        migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def _holds_something(path: Path, where: str) -> bool:
    """Tell whether a ledger is there; an empty file is one that was never begun."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
    except FileNotFoundError:
        return False
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise LedgerError(where, f"it cannot be read: {why}", "name another file with --ledger") from error
    if begins and begins != _MAGIC:
        raise LedgerError(where, *_TROUBLE["not a database"])
    return bool(begins)


def _engine(path: Path, writable: bool) -> Engine:
    # A log beside a file in a folder that cannot be written belongs to a writer: it must be read too.
    settled = not Path(f"{path}-wal").exists()
    mode = "rwc" if writable else "ro&immutable=1" if settled else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=BUSY, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=open_file, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    # Python's own transaction handling leaves CREATE TABLE outside the transaction.
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
