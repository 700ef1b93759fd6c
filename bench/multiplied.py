"""A ledger of any size from pages that were read once: each many times, with other letters in its words."""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bench.pages import archive
from communique import ledger, pipeline
from communique.intake import Item, items
from communique.model import Reading

PAGES = 40
PARAGRAPHS = (1, 2)
"""Of a page, so that it is read fast: some 80 words."""
MATTER = 40
"""Documents in a row whose names are the same."""
_NAMES = (
    "Ada|Roe|Oren|Kastell|Mira|Holt|Tomas|Wren|Ines|Falk|Karel|Dunn|Sofia|Brandt|Ruritania|Keldoria|Ambrel|Rosmere"
    "|Vastmark|Tarsis|Ostrava|canal|strait|grain|border|crossing|exports|prisoners"
)
_OTHERS = (
    "gathered|figures|villages|reporters|seeing|report|withdraw|vehicles|adding|crosses|wanted|whether|offer|still"
    "|officials|publish|talks|begin|within|joint|sides|keep|line|open|area|around|vote|held|moved|near|sign|leaves"
)
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_ID = re.compile(r'"(id|document|quotation)":"([^"]+)"')


def fill(path: Path, count: int) -> None:
    """Make a ledger of ``count`` documents at ``path``, from which nothing is derived yet."""
    found = items([archive(path.with_suffix(".warc.gz"), PAGES, PARAGRAPHS)])
    readings = [pipeline.read(item.document) for item in found if isinstance(item, Item)]
    stages = tuple(stage.id for stage in pipeline.STAGES if stage.scope == "document")
    store = ledger.connect(path)
    for reading in _varied(readings, count):
        ledger.add(store, reading, stages=stages)
    store.close()


def _varied(readings: Sequence[Reading], count: int) -> Iterator[Reading]:
    """Yield the readings over and over; their words change together with all that points into them."""
    for number in range(count):
        names, others = _letters(f"matter {number // MATTER}"), _letters(f"document {number}")
        told = msgspec.json.encode(readings[number % len(readings)]).decode()
        told = re.sub(rf"\b(?:{_NAMES})\b", lambda m, to=names: m[0].translate(to), told)  # type: ignore[misc]
        told = re.sub(rf"\b(?:{_OTHERS})\b", lambda m, to=others: m[0].translate(to), told)  # type: ignore[misc]
        told = _ID.sub(rf'"\1":"\2-{number}"', told)
        yield msgspec.json.decode(told, type=Reading)


def _letters(seed: str) -> dict[int, int]:
    chance, mixed = random.Random(seed), ""
    for letters in (_CONSONANTS, _VOWELS):
        mixed += "".join(chance.sample(letters, len(letters)))
    plain = _CONSONANTS + _VOWELS
    return str.maketrans(plain + plain.upper(), mixed + mixed.upper())


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
