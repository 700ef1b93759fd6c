"""What reading costs: our time over that of bare spaCy on the same texts in the same run, and memory."""

import resource
import time
from collections.abc import Callable

from bench.data import SHARED, Row, sha256
from communique.model import Document, Span
from communique.pipeline import STAGES, read
from communique.text.parse import english

TEXTS = 40


def rows() -> list[Row]:
    """Forty PolNeAR articles: each stage's share, the whole over spaCy alone, and the peak of memory."""
    files = sorted((SHARED / "attribution/polnear/dev/text").glob("*.txt"))[:TEXTS]
    data = f"{len(files)} PolNeAR articles ({sha256(files)})"
    if not files:
        return [{"task": "cost", "data": data, "system": "communique", "note": "absent: skipped"}]
    texts = [f.read_text("utf-8") for f in files]
    documents = [Document(id=str(n), text=t, body=(Span(0, len(t)),)) for n, t in enumerate(texts)]
    read(documents[0])
    spacy = _seconds(lambda: [list(english().pipe([t])) for t in texts])
    rows: list[Row] = []
    spent = dict.fromkeys((s.name for s in STAGES if s.scope == "document"), 0.0)
    for document in documents:
        values: dict[str, object] = {"document": document}
        for stage in STAGES:
            if stage.scope == "document":
                began = time.perf_counter()
                values[stage.produces] = stage.run(**{name: values[name] for name in stage.requires})
                spent[stage.name] += time.perf_counter() - began
    total = sum(spent.values())
    for name, seconds in [*spent.items(), ("all stages", total)]:
        rows.append({"task": "cost", "data": data, "system": name, "time over bare spaCy": seconds / spacy})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append({"task": "cost", "data": data, "system": "peak memory of this run", "MB": round(peak)})
    return rows


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
