"""A run that is killed, at any statement, leaves a ledger that opens, verifies and goes on."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from communique import ledger
from communique.model import Collection
from communique.verify import check

Fill = Callable[[ledger.Store, Collection], None]


def _run_until(path: Path, fill: Fill, sample: Collection, statement: int) -> bool:
    """Fill a ledger in a process of its own that is killed before its n-th statement; tell whether it was."""
    child = os.fork()
    if child == 0:
        seen = 0

        def count(*_: object) -> None:
            nonlocal seen
            seen += 1
            if seen == statement:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        try:
            store = ledger.connect(path)
            fill(store, sample)
            store.close()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def test_killed_before_any_statement(
    tmp_path: Path, fill: Fill, dump: Callable[[Path], str], sample: Collection
) -> None:
    whole = tmp_path / "whole.db"
    assert not _run_until(whole, fill, sample, -1)
    expected = dump(whole)
    for statement in range(1, 1000, 7):
        path = tmp_path / f"{statement}.db"
        if not _run_until(path, fill, sample, statement):
            break
        store = ledger.connect(path)
        for kept in ledger.kept(store):
            assert kept.sealed
            assert kept.raw
            assert not list(check(kept.reading, kept.proofs))
        fill(store, sample)
        assert ledger.collection(store) == sample
        store.close()
        assert dump(path) == expected, f"killed before statement {statement}"
    assert statement > 60, "the run had fewer statements than documents and tables"


SCRIPT = """
import sys
from communique import ledger
from communique.model import Document, Figure, Reading, Span
store = ledger.connect(sys.argv[1])
for number in range(10_000):
    text = f"{number} ships"
    document = Document(id=f"{number:05}", path=f"{number}.txt", text=text, body=(Span(0, len(text)),))
    if ledger.find(store, document) is None:
        figures = tuple(
            Figure(id=f"{number} {n}", document=document.id, span=Span(0, len(text)), text=text, stage="f/1",
                   low=number, high=number, hedge="exact", unit=None, counted="ships") for n in range(50)
        )
        ledger.add(store, Reading(document=document, figures=figures), text.encode())
    print(number, flush=True)
"""


@pytest.mark.parametrize("documents", [1, 7, 20])
def test_killed_from_outside_while_it_writes(tmp_path: Path, documents: int) -> None:
    path = tmp_path / "test.db"
    with subprocess.Popen([sys.executable, "-c", SCRIPT, str(path)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        for _ in range(documents):
            run.stdout.readline()
        run.kill()
    store = ledger.connect(path, create=False)
    held = ledger.heads(store)
    assert len(held) >= documents, "what was said to be stored is stored"
    for kept in ledger.kept(store):
        assert kept.sealed
        assert len(kept.reading.figures) == 50, "half a document was stored"
        assert not list(check(kept.reading, kept.proofs))
    store.close()
