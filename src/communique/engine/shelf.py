"""Records that lie on disk: as many as the disk holds, one at a time in memory."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Generic, TypeVar, overload

import msgspec

R = TypeVar("R", bound=msgspec.Struct)


class Shelf(Sequence[R], Generic[R]):
    """A row of records of one type in a nameless temporary file: written once, read as often as asked.

    Raises ``OSError`` where the disk is full.
    """

    def __init__(self, records: Iterable[R], folder: Path | None = None) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - it lives as long as this row
        self._ends = array("Q", [0])
        kind: type[R] | None = None
        encoder, buffer = msgspec.msgpack.Encoder(), bytearray()
        for record in records:
            kind = kind or type(record)
            encoder.encode_into(record, buffer)
            self._file.write(buffer)
            self._ends.append(self._ends[-1] + len(buffer))
        self._decoder: msgspec.msgpack.Decoder[R] = msgspec.msgpack.Decoder(kind or Any)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[R]:
        return map(self.__getitem__, range(len(self)))

    @overload
    def __getitem__(self, at: int) -> R: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[R]: ...

    def __getitem__(self, at: int | slice) -> R | Sequence[R]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return self._decoder.decode(self._file.read(end - start))
