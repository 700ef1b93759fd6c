"""Tell the lines that an outlet prints in one text after another: words about itself, no reporting."""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from communique.lineage.fingerprints import runs
from communique.lineage.standing import ALIKE, LOOKED_AT, OWN
from communique.model import Block, Document, LeftOut, Reading, content_id
from communique.model.parts import without

_SHORT = 14
"""Words that a line has at most, if it is no sentence."""
_NOTICE = 60
"""Words that a notice to the reader has at most."""
_STOPPED = re.compile(r"[.!?:;…\"”’»)]$")
_TO_READERS = re.compile(r"\b(?:you|your|our|us|we)\b", re.I)
_SAID = re.compile(r"[“”«»\"]|\b(?:said|says|told|added|stated|according)\b", re.I)
_WORD = re.compile(r"\w+")


def repeats(readings: Sequence[Reading]) -> dict[str, tuple[LeftOut, ...]]:
    """Return by document the blocks that its outlet prints in three or more different texts.

    Only what is no reporting: lines that are no sentence, and notices that speak to the reader. A text that
    shares half of its other blocks with another is not a different one, nor is one of the same address.
    """
    owners, keys, lines = array("I"), array("Q"), array("B")
    outlets: list[tuple[str | None, str | None]] = []
    for number, reading in enumerate(readings):
        document = reading.document
        outlet = document.outlet or document.domain
        outlets.append((outlet, document.url))
        for block in document.blocks if outlet else ():
            owners.append(number)
            keys.append(_key(outlet or "", block.span.of(document.text)))
            lines.append(_is_line(document, block))
    found = _standing(np.array(owners), np.array(keys), np.array(lines, bool), outlets)
    return dict(_named(readings, found)) if found else {}


def articles(readings: Sequence[Reading], repeats: Mapping[str, Sequence[LeftOut]]) -> Iterator[Reading]:
    """Yield the readings without what rests on lines that their outlet repeats."""
    for reading in readings:
        yield without(reading, repeats.get(reading.document.id, ()))


def _key(outlet: str, line: str) -> int:
    return int(content_id(outlet, " ".join(_WORD.findall(line.casefold()))), 16) & 0xFFFF_FFFF_FFFF_FFFF


def _is_line(document: Document, block: Block) -> bool:
    """Tell whether a block is one that no article needs, if others of its outlet have it too."""
    text = block.span.of(document.text)
    words = len(text.split())
    if block.kind in ("headline", "quote") or words > _NOTICE:
        return False
    if words <= _SHORT and not _STOPPED.search(text):
        return True
    return bool(_TO_READERS.search(text)) and not _SAID.search(text)


def _standing(
    owners: "np.ndarray[tuple[int], np.dtype[np.uint32]]",
    keys: "np.ndarray[tuple[int], np.dtype[np.uint64]]",
    lines: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    outlets: Sequence[tuple[str | None, str | None]],
) -> dict[int, int]:
    """The keys of the lines that stand in enough different texts, and in how many documents."""
    starts = np.searchsorted(owners, np.arange(len(outlets) + 1))
    held_by, held = owners[lines], keys[lines]
    order = np.argsort(held, kind="stable")
    found = {}
    for start, end in runs(held[order], OWN):
        carriers = sorted(set(held_by[order[start:end]].tolist()))
        different: list[tuple[str | None, frozenset[int]]] = []
        for number in carriers[:: -(-len(carriers) // LOOKED_AT)]:
            url, own = outlets[number][1], slice(starts[number], starts[number + 1])
            prose = frozenset(keys[own][~lines[own]].tolist())
            if not any((url and url == other) or _alike(prose, theirs) for other, theirs in different):
                different.append((url, prose))
        if len(different) >= OWN:
            found[int(held[order[start]])] = len(carriers)
    return found


def _alike(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a & b) >= max(1, ALIKE * min(len(a), len(b)))


def _named(
    readings: Sequence[Reading], found: Mapping[int, int]
) -> Iterator[tuple[str, tuple[LeftOut, ...]]]:
    for reading in readings:
        document = reading.document
        outlet = document.outlet or document.domain
        parts = [
            LeftOut(block.span, f"printed in {count} texts of {outlet}")
            for block in (document.blocks if outlet else ())
            if _is_line(document, block)
            and (count := found.get(_key(outlet or "", block.span.of(document.text))))
        ]
        if parts and len(parts) < len(document.blocks):
            yield document.id, tuple(parts)
