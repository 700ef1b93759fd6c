"""Records on disk are the records in memory, and the stages make the same of either."""

import errno
from pathlib import Path

import pytest
from bench.data import ROOT

from communique import Ledger
from communique.engine import Shelf
from communique.errors import LedgerError
from communique.intake import Item, items
from communique.model import Collection, Document, Reading, Span
from communique.pipeline import collect, read


def test_what_is_shelved_comes_back_in_its_order_as_often_as_asked(tmp_path: Path) -> None:
    readings = [
        Reading(document=Document(id=str(n), text=text, body=(Span(0, len(text)),)))
        for n, text in enumerate(("One.", "Zwölf “words”, 2½.", ""))
    ]
    shelf = Shelf(iter(readings), tmp_path)
    assert len(shelf) == 3
    assert list(shelf) == list(shelf) == readings
    assert [shelf[2], shelf[-1], shelf[0]] == [readings[2], readings[2], readings[0]]
    assert list(shelf[1:]) == readings[1:]
    assert not list(tmp_path.iterdir()), "the file has no name, so that nothing of it outlives a kill"
    with pytest.raises(IndexError):
        shelf[3]


def test_an_empty_shelf_is_one() -> None:
    empty: list[Reading] = []
    assert list(Shelf(empty)) == []


def test_a_collection_is_the_same_from_disk_as_from_memory() -> None:
    found = (item.document for item in items([ROOT / "examples/ambrel-strait"]) if isinstance(item, Item))
    readings = [read(document) for document in found]
    on_disk, in_memory = collect(readings, hold=Shelf), collect(readings)
    assert in_memory.comparisons
    assert in_memory.lineage
    for name in Collection.__struct_fields__:
        there, here = getattr(on_disk, name), getattr(in_memory, name)
        assert (there if isinstance(there, dict) else tuple(there)) == here, name


def test_where_there_is_no_room_to_work_in_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("communique.api.reading.Shelf", full)
    with (
        Ledger.open(tmp_path / "test.db") as held,
        pytest.raises(LedgerError, match=r"no room beside it.*free some space"),
    ):
        held.read()
