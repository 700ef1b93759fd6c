import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from communique import ledger
from communique.errors import LedgerError
from communique.ledger import store as module
from communique.model import Collection, Document, Reading

Fill = Callable[[ledger.Store, Collection], None]


def _long(number: int) -> Reading:
    text = f"{number} " * 20_000
    return Reading(document=Document(id=str(number), text=text, body=()))


def _refusal(path: Path | str, **options: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        ledger.connect(path, **options)
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.exit_status == 4
    return message


def test_a_missing_ledger_is_made_only_when_asked(tmp_path: Path) -> None:
    assert "there is none here; make one with: communique read" in _refusal(tmp_path / "no.db", create=False)
    assert not (tmp_path / "no.db").exists()
    assert "its folder does not exist" in _refusal(tmp_path / "no" / "no.db")
    assert "cannot be read: is a directory" in _refusal(tmp_path)


@pytest.mark.parametrize("content", [b"not a ledger", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "test.db"
    path.write_bytes(content)
    message = _refusal(path)
    assert "is not a ledger" in message or "is damaged" in message
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    path.touch()
    store = ledger.connect(path)
    assert ledger.heads(store) == ()
    store.close()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    before = path.read_bytes()
    assert "another program's database" in _refusal(path)
    assert path.read_bytes() == before


def test_a_server_is_not_supported_and_its_password_not_printed() -> None:
    message = _refusal("postgresql://desk:secret@host/db")
    assert "only SQLite files are supported so far" in message
    assert "secret" not in message


def test_damage_is_one_line(tmp_path: Path, fill: Fill, sample: Collection) -> None:
    path = tmp_path / "test.db"
    store = ledger.connect(path)
    fill(store, sample)
    store.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(LedgerError, match="it is damaged; restore a copy"):
        ledger.collection(ledger.connect(path))


def test_a_damaged_record_is_one_line(tmp_path: Path, fill: Fill, sample: Collection) -> None:
    path = tmp_path / "test.db"
    store = ledger.connect(path)
    fill(store, sample)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE actors SET json = '{'")
    with pytest.raises(LedgerError, match="a record is damaged"):
        ledger.collection(store)
    store.close()


def test_a_full_disk_loses_nothing(store: ledger.Store) -> None:
    ledger.add(store, _long(1))
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LedgerError, match="the disk is full; free some space and run again"):
        ledger.add(store, _long(2))
    assert [head.document.id for head in ledger.heads(store)] == ["1"]
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    ledger.add(store, _long(2))
    assert len(ledger.heads(store)) == 2


def test_a_limit_on_file_size_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    script = f"""
from communique import ledger
from communique.errors import LedgerError
from communique.model import Document, Reading
store = ledger.connect({str(path)!r})
number = 0
try:
    while True:
        text = str(number) + " " * 20_000
        ledger.add(store, Reading(document=Document(id=str(number), text=text, body=())))
        number += 1
except LedgerError as error:
    print(number, error)
"""
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000)),
    )
    stored, _, message = run.stdout.partition(" ")
    assert "ledger: the disk" in message, run.stderr
    store = ledger.connect(path)
    assert len(ledger.heads(store)) == int(stored) > 0
    store.close()


def test_another_writer_is_waited_for_and_then_named(
    store: ledger.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY", 0.1)
    second = ledger.connect(tmp_path / "test.db")
    with store.writing():
        assert ledger.heads(second) == (), "readers do not wait"
        with pytest.raises(LedgerError, match="another program is writing to it"):
            ledger.add(second, _long(1))
    ledger.add(second, _long(1))
    second.close()


def test_a_reader_sees_one_moment_while_another_writes(store: ledger.Store, tmp_path: Path) -> None:
    ledger.add(store, _long(1))
    second = ledger.connect(tmp_path / "test.db", create=False)
    with second.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar() == 1
        writer = threading.Thread(target=ledger.add, args=(store, _long(2)))
        writer.start()
        writer.join()
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar() == 1
    assert len(ledger.heads(second)) == 2
    second.close()


READ_ONLY = """
import os, sys
from communique import ledger
from communique.errors import LedgerError
from communique.model import Document, Reading
ledger.heads(ledger.connect(sys.argv[2]))
if os.getuid() == 0:
    os.setuid(65534)  # Root may write anything. The modules are loaded by now.
store = ledger.connect(sys.argv[1], create=False)
print(len(ledger.heads(store)))
try:
    ledger.add(store, Reading(document=Document(id="new", text="", body=())))
except LedgerError as error:
    print(error)
"""


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_what_cannot_be_written_can_be_shown(tmp_path: Path, locked: str) -> None:
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(0o755)
    folder = tmp_path / "held"
    folder.mkdir()
    path = folder / "test.db"
    store = ledger.connect(path)
    ledger.add(store, _long(1))
    store.close()
    path.chmod(0o444 if locked == "file" else 0o666)
    folder.chmod(0o777 if locked == "file" else 0o555)
    run = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(path), str(tmp_path / "other.db")],
        capture_output=True,
        text=True,
    )
    folder.chmod(0o755)
    assert run.returncode == 0, run.stderr
    count, message = run.stdout.splitlines()
    assert count == "1"
    assert "it cannot be written; make the file and its folder writable" in message


def test_what_other_stages_have_read_is_outdated(store: ledger.Store) -> None:
    for number, stages in ((1, ("times/1",)), (2, ("times/1", "acts/1")), (3, ())):
        ledger.add(store, _long(number), stages=stages)
    assert ledger.outdated(store, ("times/1",)) == ("2", "3")
    assert ledger.outdated(store, ()) == ("1", "2")
