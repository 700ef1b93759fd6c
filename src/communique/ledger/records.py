"""Records as they stand in the tables: JSON text, and the digest that seals a document's rows."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from communique.model import Claim, Figure, Position, Quotation, TimeExpression, content_id

KINDS: dict[str, type[Claim]] = {
    "quotations": Quotation,
    "positions": Position,
    "figures": Figure,
    "times": TimeExpression,
}
"""The claims of a reading by its field, in the order of the contract."""

_encoder = msgspec.json.Encoder(order="deterministic")


def encode(record: msgspec.Struct) -> str:
    """Return ``record`` as JSON: the same record, the same text."""
    return _encoder.encode(record).decode()


def digest(*tables: Iterable[Mapping[Any, Any]]) -> str:
    """Return a hash over the rows of one document, a group for each table, whatever their order.

    Empty columns are left out, so that a column added later does not change it.
    """
    return content_id(*(sorted(map(_sealed, rows), key=content_id) for rows in tables))


def _sealed(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and name != "digest"}
