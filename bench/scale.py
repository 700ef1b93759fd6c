"""Scale: near-duplicate search beside datasketch, and how lineage and stories grow with the collection.

The documents are made of words drawn by rank from a made-up vocabulary, with copies planted among them: whole
with one word in twenty replaced, half of the sentences, or one word in four replaced.
"""

import random
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import accumulate

from bench.data import Row
from communique.lineage import lineage
from communique.lineage.candidates import candidates
from communique.lineage.fingerprints import fingerprints
from communique.model import Document, Published, Reading, Span
from communique.stories import stories
from communique.text.words import words

SEED = 20261122
VOCABULARY = 20_000
SENTENCES, LENGTH = 8, 18
"""Sentences a document, and words a sentence."""
PLANTED = 0.2
"""Share of the documents that are made from an earlier one."""
NEAR_DUPLICATES = 20_000
SIZES = (1_000, 10_000)
"""Collections whose growth is measured; ``python -m bench.scale 100000`` measures another."""
MATTER = 20
"""Documents about one matter: they have a fifth of their words from fifty that belong to it."""

Pair = tuple[int, int]

_STAGES: tuple[tuple[str, Callable[[Sequence[Reading]], Iterable[object]]], ...] = (
    ("lineage", lineage),
    ("stories", stories),
)


def synthetic(count: int) -> tuple[list[Document], set[Pair]]:
    """Return ``count`` documents and the index pairs of which the later was made from the earlier."""
    chance = random.Random(SEED)
    vocabulary = [_word(chance) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))
    texts: list[list[list[str]]] = []
    planted: set[Pair] = set()
    own: list[str] = []
    for number in range(count):
        if number % MATTER == 0:
            own = chance.choices(vocabulary[1000:], k=50)
        if number and chance.random() < PLANTED:
            source = chance.randrange(number)
            planted.add((source, number))
            texts.append(_changed(chance, texts[source], vocabulary))
        else:
            drawn = iter(chance.choices(vocabulary, cum_weights=weights, k=SENTENCES * LENGTH))
            texts.append(
                [
                    [chance.choice(own) if chance.random() < 0.2 else next(drawn) for _ in range(LENGTH)]
                    for _ in range(SENTENCES)
                ]
            )
    return [_document(number, text) for number, text in enumerate(texts)], planted


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))
    )


def _changed(chance: random.Random, text: list[list[str]], vocabulary: Sequence[str]) -> list[list[str]]:
    way = chance.choice((0.05, 0.25, 0.0))
    if not way:
        return text[: max(1, len(text) // 2)]
    return [[chance.choice(vocabulary) if chance.random() < way else word for word in row] for row in text]


def _document(number: int, text: Iterable[Sequence[str]]) -> Document:
    joined = " ".join(" ".join(row).capitalize() + "." for row in text)
    day = date(2024, 1, 1) + timedelta(days=number // 200)
    return Document(
        id=f"{number:07}",
        outlet=f"outlet {number % 50}",
        published=Published(day.isoformat(), "day", "record"),
        text=joined,
        body=(Span(0, len(joined)),),
    )


def rows() -> list[Row]:
    """Recall, time and memory of the search; time and memory of the stages for ten times the documents."""
    return [*_search(), *_growth(SIZES)]


def _search() -> list[Row]:
    documents, planted = synthetic(NEAR_DUPLICATES)
    data = f"{NEAR_DUPLICATES} synthetic documents, {len(planted)} made from another (seed {SEED})"
    ours = _measured(lambda: set(candidates(fingerprints(documents))))
    table = [_row(data, "communique, sentences", *ours, planted, ours)]
    try:
        for likeness in (0.5, 0.3):
            theirs = _measured(partial(_datasketch, documents, likeness))
            table.append(_row(data, f"datasketch, whole texts, Jaccard {likeness}", *theirs, planted, ours))
    except ImportError:
        table.append({"task": "scale", "data": data, "system": "datasketch", "note": "not installed"})
    return table


def _row(
    data: str,
    system: str,
    found: set[Pair],
    seconds: float,
    size: int,
    planted: set[Pair],
    ours: tuple[set[Pair], float, int],
) -> Row:
    return {
        "task": "scale",
        "data": data,
        "system": system,
        "recall": len(found & planted) / len(planted),
        "pairs": len(found),
        "time, ours = 1": seconds / ours[1],
        "memory, ours = 1": size / ours[2],
    }


def _measured(made: Callable[[], set[Pair]]) -> tuple[set[Pair], float, int]:
    """Return what ``made`` returns, its CPU seconds, and the bytes that Python had in use at most."""
    start = time.process_time()
    found = made()
    seconds = time.process_time() - start
    tracemalloc.start()
    made()
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found, seconds, size


def _datasketch(documents: Sequence[Document], likeness: float) -> set[Pair]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=likeness, num_perm=64)
    found: set[Pair] = set()
    for number, document in enumerate(documents):
        row = [word for word, _ in words(document.text, document.body)]
        sketch = MinHash(num_perm=64)
        sketch.update_batch([" ".join(row[i : i + 3]).encode() for i in range(len(row) - 2)])
        found.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return found


def _growth(sizes: Sequence[int]) -> list[Row]:
    table: list[Row] = []
    for name, stage in _STAGES:
        first: tuple[float, int] | None = None
        for size in sizes:
            readings = [Reading(document=document) for document in synthetic(size)[0]]
            start = time.process_time()
            list(stage(readings))
            seconds = time.process_time() - start
            tracemalloc.start()
            list(stage(readings))
            memory = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            first = first or (seconds, memory)
            table.append(
                {
                    "task": "scale",
                    "data": f"growth, synthetic (seed {SEED})",
                    "system": name,
                    "documents": size,
                    f"time, {sizes[0]} = 1": seconds / first[0],
                    f"memory, {sizes[0]} = 1": memory / first[1],
                }
            )
    return table


def main(arguments: Sequence[str]) -> None:
    """Print the seconds that both stages take for collections of the given sizes, each run once."""
    for size in map(int, arguments):
        readings = [Reading(document=document) for document in synthetic(size)[0]]
        for name, stage in _STAGES:
            start = time.process_time()
            made = sum(1 for _ in stage(readings))
            seconds = time.process_time() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{name}: {size} documents, {made} rows, {seconds:.1f} s CPU, peak {peak:.0f} MB", flush=True
            )


if __name__ == "__main__":
    main(sys.argv[1:])
