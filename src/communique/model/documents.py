"""What was read: one article, where it came from, and which of its characters are the article."""

from bisect import bisect_right
from typing import Literal

import msgspec

from communique.model.spans import Evidence, Span


class Published(msgspec.Struct, frozen=True):
    """When a document appeared: an ISO 8601 value, how precise it is, and how we know."""

    value: str
    """``2022-01-07T09:30`` (minute), ``2022-01-07`` (day), ``2022-01`` (month) or ``2022`` (year)."""
    precision: str
    """``minute``, ``day``, ``month`` or ``year``."""
    basis: str
    """``argument``, ``record``, ``metadata``, ``page``, ``sources.toml``, ``address`` or ``collection``."""


BlockKind = Literal["headline", "subhead", "paragraph", "item", "quote"]


class Block(msgspec.Struct, frozen=True):
    """One block of a body, and what it is: an ``item`` of a list, a ``quote`` set apart from the text."""

    span: Span
    """Without the bullet, number or mark that shows what it is."""
    kind: BlockKind


class LeftOut(msgspec.Struct, frozen=True):
    """Words of the page that are no part of its article, and why."""

    span: Span
    reason: str
    """Such as ``caption``, ``byline or date``, ``pointer``, ``comments``; the contract lists them."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One article. ``text`` is never changed after intake: every offset points into it."""

    id: str
    """The id its JSONL record supplies, or a content hash of the text."""
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    domain: str | None = None
    country: str | None = None
    outlet_kind: str | None = None
    agency: str | None = None
    """The news agency that the byline, dateline or sign-off credits."""
    title: str | None = None
    byline: str | None = None
    published: Published | None = None
    language: str | None = None
    version_of: str | None = None
    """The document that was first read from the same address, of which this is another version."""
    raw_sha256: str | None = None
    """SHA-256 of the bytes it was read from."""
    text: str
    body: tuple[Span, ...]
    """The article itself inside ``text``: ascending, disjoint, trimmed of white space."""
    blocks: tuple[Block, ...] = ()
    """The blocks of ``body``, ascending and disjoint; none where it was read before they were kept."""
    left_out: tuple[LeftOut, ...] = ()
    """What stands in ``text`` beside ``body``: ascending and disjoint."""

    @property
    def is_foreign(self) -> bool:
        """Tell whether it is known to be in another language than English, which alone is read so far."""
        return self.language is not None and self.language.partition("-")[0] != "en"

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at ``offset``, or ``None`` where none does."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None

    def evidence(self, span: Span) -> Evidence:
        """Return the proof for ``span``: the words that stand there now."""
        return Evidence(self.id, span, span.of(self.text))
