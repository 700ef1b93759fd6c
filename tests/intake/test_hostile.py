"""Files that are damaged at random: whatever the format, an Item or one line, and never an exception."""

import random
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from tests.intake.test_formats import (
    ENTRY,
    GOOD,
    LONG,
    MEMBERS,
    ROWS,
    csv_of,
    letter,
    page,
    pdf,
    rss,
    tarred,
    warc,
    zipped,
)

from communique.errors import InputError
from communique.intake import Item, items


def _parquet() -> bytes:
    out = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), out)
    return bytes(out.getvalue())


WHOLE: dict[str, Callable[[], bytes]] = {
    "a.html": lambda: page().encode(),
    "a.csv": lambda: csv_of(ROWS),
    "a.parquet": _parquet,
    "a.eml": lambda: letter(rich=page()),
    "a.pdf": lambda: pdf([(72, 700, "The minister asked for talks about the canal on Friday.")]),
    "a.xml": lambda: rss(ENTRY.format(date="Fri, 07 Jan 2022 23:30:00 -0500", content=LONG)).encode(),
    "a.zip": lambda: zipped(MEMBERS),
    "a.tar": lambda: tarred(MEMBERS),
    "a.tar.gz": lambda: tarred(MEMBERS, "w:gz"),
    "a.warc": lambda: warc(*GOOD, packed=False),
    "a.warc.gz": lambda: warc(*GOOD, packed=True),
}
ROUNDS = 12


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """``whole`` with some bytes changed, cut out, doubled or cut off."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 50)]
            case 2:
                data[at:at] = data[at : at + chance.randrange(1, 200)]
            case _:
                data[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"9999", b"-1  "))
        data = data or bytearray(b"x")
    return bytes(data[: chance.randrange(1, len(data) + 1)] if chance.random() < 0.2 else data)


@pytest.mark.parametrize("name", WHOLE)
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    whole = WHOLE[name]()
    for number in range(ROUNDS):
        (tmp_path / name).write_bytes(damaged(whole, random.Random(f"{name}{number}")))
        found = list(items([tmp_path / name]))
        assert found, "nothing is passed over in silence"
        for item in found:
            assert isinstance(item, Item) or ("\n" not in str(item) and str(tmp_path) in str(item))
            assert isinstance(item, (Item, InputError))
