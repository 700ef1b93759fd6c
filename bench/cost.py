"""What reading costs: our CPU time over that of bare spaCy on the same texts in the same run, and memory."""

import resource
import time
from collections.abc import Callable
from statistics import median

from bench.data import SHARED, Row, sha256
from communique.model import Document, Span
from communique.pipeline import STAGES, read
from communique.text.encoder import attributions
from communique.text.parse import english

TEXTS = 40
ROUNDS = 5
MEASURE = "CPU time over bare spaCy"


def rows() -> list[Row]:
    """Forty PolNeAR articles: attribution alone, each stage's share, the whole, and the peak of memory.

    Bare spaCy is its small English pipeline. Attribution and spaCy take turns, five times; given is the
    median of the ratios. CPU time of the process, so that what else runs on the machine does not count.
    """
    files = sorted((SHARED / "attribution/polnear/dev/text").glob("*.txt"))[:TEXTS]
    common: Row = {"task": "cost", "data": f"{len(files)} PolNeAR articles ({sha256(files)})"}
    if not files:
        return [common | {"system": "communique", "note": "absent: skipped"}]
    texts = [f.read_text("utf-8") for f in files]
    documents = [Document(id=str(n), text=t, body=(Span(0, len(t)),)) for n, t in enumerate(texts)]
    read(documents[0])
    parsed, attributed = [], []
    for _ in range(ROUNDS):
        parsed.append(_seconds(lambda: [list(english().pipe([t])) for t in texts]))
        attributed.append(_seconds(lambda: [attributions(t) for t in texts]))
    alone = median(ours / theirs for ours, theirs in zip(attributed, parsed, strict=True))
    rows = [common | {"system": "attribution alone, its words to its spans", MEASURE: alone}]
    spent = dict.fromkeys((s.name for s in STAGES if s.scope == "document"), 0.0)
    for document in documents:
        values: dict[str, object] = {"document": document}
        for stage in STAGES:
            if stage.scope == "document":
                given = {name: values[name] for name in stage.requires}
                began = time.process_time()
                values[stage.produces] = stage.run(**given)
                spent[stage.name] += time.process_time() - began
    for name, seconds in [*spent.items(), ("all stages", sum(spent.values()))]:
        rows.append(common | {"system": name, MEASURE: seconds / median(parsed)})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*rows, common | {"system": "peak memory of this run", "MB": round(peak)}]


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
