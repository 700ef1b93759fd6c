import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from communique import ledger
from communique.errors import InputError, LedgerError
from communique.model import Collection, Judgement, Reading, content_id

Fill = Callable[[ledger.Store, Collection], None]
Unresolved = Callable[[Collection], tuple[Reading, ...]]


def test_what_goes_in_comes_out(store: ledger.Store, fill: Fill, sample: Collection) -> None:
    fill(store, sample)
    assert ledger.collection(store) == sample


def test_what_was_read_is_kept_beside_what_was_resolved(
    store: ledger.Store, fill: Fill, sample: Collection, unresolved: Unresolved
) -> None:
    fill(store, sample)
    _, readings = ledger.snapshot(store)
    assert readings == unresolved(sample)


def test_the_same_document_is_found_and_another_text_under_its_id_refused(
    store: ledger.Store, fill: Fill, sample: Collection
) -> None:
    fill(store, sample)
    known = sample.readings[0].document
    head = ledger.find(store, known)
    assert head is not None
    assert head.document == msgspec.structs.replace(known, text="")
    assert head.stages == ("quotations/1", "figures/1")
    assert ledger.find(store, msgspec.structs.replace(known, id="other")) is None
    with pytest.raises(
        InputError, match=f"other.txt: not read: its id {known.id} stands for another text here"
    ):
        ledger.find(store, msgspec.structs.replace(known, path="other.txt", text=known.text + "!"))


def test_reading_in_any_order_makes_the_same_ledger(
    tmp_path: Path, fill: Fill, dump: Callable[[Path], str], sample: Collection
) -> None:
    paths = tmp_path / "one.db", tmp_path / "two.db"
    backwards = msgspec.structs.replace(sample, readings=sample.readings[::-1])
    for path, collection in zip(paths, (sample, backwards), strict=True):
        store = ledger.connect(path)
        fill(store, collection)
        store.close()
    assert dump(paths[0]) == dump(paths[1])
    assert "We want 300 ships" in dump(paths[0])


def test_a_document_with_all_its_claims_is_one_transaction(
    store: ledger.Store, sample: Collection, tmp_path: Path
) -> None:
    reading = sample.readings[0]
    twice = msgspec.structs.replace(reading, figures=reading.figures * 2)
    with pytest.raises(LedgerError):
        ledger.add(store, twice)
    assert ledger.heads(store) == ()
    with sqlite3.connect(tmp_path / "test.db") as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (0,)


def test_a_rerun_takes_the_place_of_the_first_and_leaves_judgements(
    store: ledger.Store, fill: Fill, sample: Collection, tmp_path: Path
) -> None:
    fill(store, sample)
    gone = sample.readings[0].figures[0].id
    words = [
        Judgement(id="1", subject=gone, verdict="reject", by="editor", at="2031-05-05", note="not ships"),
        Judgement(id="2", subject="a", verdict="merge", by="editor", at="2031-05-05", value={"with": "b"}),
    ]
    for judgement in words:
        ledger.judge(store, judgement)
    again = msgspec.structs.replace(sample.readings[0], figures=())
    ledger.add(store, again, None, ("figures/2",))
    assert not ledger.is_fresh(store)
    whole = msgspec.structs.replace(
        sample, readings=(again, *sample.readings[1:]), comparisons=(), responses=(), actors=()
    )
    state, _ = ledger.snapshot(store)
    assert ledger.derive(store, whole, state)
    assert ledger.is_fresh(store)
    assert gone not in {claim.id for r in ledger.collection(store).readings for claim in r.claims()}
    assert list(ledger.judgements(store)) == words
    with sqlite3.connect(tmp_path / "test.db") as connection:
        assert connection.execute("SELECT count(*) FROM raw").fetchone() == (3,), "raw input is kept"


def test_a_judgement_is_not_overwritten(store: ledger.Store) -> None:
    judgement = Judgement(id="1", subject="x", verdict="accept", by="a", at="2031-05-05")
    ledger.judge(store, judgement)
    with pytest.raises(LedgerError):
        ledger.judge(store, msgspec.structs.replace(judgement, verdict="reject"))
    assert ledger.judgements(store) == (judgement,)


def test_raw_input_that_nothing_comes_from_any_more_is_dropped(
    store: ledger.Store, sample: Collection, tmp_path: Path
) -> None:
    reading = sample.readings[0]
    ledger.add(store, reading, b"old")
    ledger.add(store, reading, b"new")
    with sqlite3.connect(tmp_path / "test.db") as connection:
        assert connection.execute("SELECT count(*) FROM raw").fetchone() == (1,)


def test_what_another_process_has_changed_meanwhile_is_not_called_derived(
    store: ledger.Store, fill: Fill, sample: Collection
) -> None:
    fill(store, sample)
    state, _ = ledger.snapshot(store)
    document = msgspec.structs.replace(sample.readings[2].document, id=content_id("new"), path="d.txt")
    ledger.add(store, Reading(document=document))
    assert not ledger.derive(store, sample, state)
    assert not ledger.is_fresh(store)
    assert len(ledger.collection(store).actors) == 2, "what was there is still there"


def test_other_stages_make_it_stale(store: ledger.Store, fill: Fill, sample: Collection) -> None:
    fill(store, sample)
    assert ledger.is_fresh(store)
    assert ledger.is_fresh(store, ("stories/1",))
    assert not ledger.is_fresh(store, ("stories/2",))


def test_whole_numbers_of_any_size_and_odd_characters_survive(
    store: ledger.Store, sample: Collection
) -> None:
    reading = sample.readings[0]
    figure = msgspec.structs.replace(reading.figures[0], low=10**30, high=2.5)
    odd = msgspec.structs.replace(reading.document, text=reading.document.text + "\x00\u202e\r\n\x85😀")
    ledger.add(store, msgspec.structs.replace(reading, figures=(figure,), document=odd))
    _, (found,) = ledger.snapshot(store)
    assert found.figures == (figure,)
    assert found.document == odd
