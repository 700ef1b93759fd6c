"""Bring a ledger to this program's schema: numbered steps, each a file of SQL in ``migrations/``."""

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from communique.errors import LedgerError

if TYPE_CHECKING:
    from communique.ledger.store import Store

VERSION = "communique schema"
"""The key in ``meta`` under which the number of the last step stands."""


def steps() -> dict[int, str]:
    """Return the SQL of every migration by its number, in order."""
    folder = files("communique.ledger") / "migrations"
    found = {int(file.name[:4]): file.read_text("utf-8") for file in folder.iterdir() if _is_step(file.name)}
    return dict(sorted(found.items()))


def migrate(store: "Store") -> None:
    """Run the steps that the ledger has not seen, all in one transaction.

    Raises ``LedgerError`` where it is newer than this program, or another program's database.
    """
    known = steps()
    newest = max(known)
    with store.reading() as connection:
        version = _version(connection, store.where)
    if version > newest:
        why = f"it was made by a newer communique (schema {version}, this one knows {newest})"
        raise LedgerError(store.where, why, "update communique")
    if version == newest:
        return
    store.log_ahead()
    with store.writing() as connection:
        # Another process may have done it while this one waited.
        version = _version(connection, store.where)
        for number, sql in known.items():
            if number > version:
                for statement in re.split(r";\s*$", sql, flags=re.MULTILINE):
                    if statement.strip():
                        connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DELETE FROM meta WHERE key = ?", (VERSION,))
        connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", (VERSION, str(newest)))


def _version(connection: Connection, where: str) -> int:
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    if "meta" in tables:
        found = connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (VERSION,)).scalar()
        if found is not None and str(found).isdecimal():
            return int(found)
    raise LedgerError(where, "it is another program's database", "name another file with --ledger")


def _is_step(name: str) -> bool:
    return re.fullmatch(r"\d{4}\.sql", name) is not None
