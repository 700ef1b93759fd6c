"""Stories: BCubed of our grouping, beside average linkage over TF-IDF with an oracle threshold."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.data import SHARED, Row, f1, sha256
from communique.model import Document, Published, Reading, Span, Story
from communique.stories import stories

BATCH = 50
PEER = "TF-IDF, average linkage, oracle threshold"


def bcubed(found: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[float, float, float]:
    """Return BCubed precision, recall and F1 (Bagga and Baldwin, 1998) of item to cluster maps."""

    def clusters(labels: Mapping[str, str]) -> dict[str, set[str]]:
        held: defaultdict[str, set[str]] = defaultdict(set)
        for item, label in labels.items():
            held[label].add(item)
        return held

    ours, theirs = clusters(found), clusters(wanted)
    precision = sum(len(ours[found[i]] & theirs[wanted[i]]) / len(ours[found[i]]) for i in wanted)
    recall = sum(len(ours[found[i]] & theirs[wanted[i]]) / len(theirs[wanted[i]]) for i in wanted)
    p, r = precision / len(wanted), recall / len(wanted)
    return p, r, f1(1.0, 1 / p, 1 / r)[2]


def load(file: Path) -> tuple[list[Document], dict[str, str]]:
    """Return the documents of a labelled file and the story of each."""
    documents, wanted = [], {}
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        record = json.loads(line)
        key = f"{number:05}"
        day = str(record.get("date") or record.get("published") or "")[:10]
        text = record["text"]
        documents.append(
            Document(
                id=key,
                text=text,
                title=record.get("title"),
                published=Published(day, "day", "record") if len(day) == 10 else None,
                body=(Span(0, len(text)),),
            )
        )
        wanted[key] = str(record["story"])
    return documents, wanted


def rows() -> list[Row]:
    """ECB+ subtopics and BASIL triplets, with one fixed threshold."""
    table: list[Row] = []
    for name in ("ecbplus.jsonl", "basil_triplets.jsonl"):
        file = SHARED / "stories" / name
        if not file.exists():
            table.append({"task": "stories", "data": name, "system": "communique", "note": "absent: skipped"})
            continue
        documents, wanted = load(file)
        data = f"{name} ({sha256([file])})"
        readings = [Reading(document=d) for d in documents]
        for system, grouped in (
            ("communique", stories(readings)),
            (f"communique, {BATCH} at a time as they appeared", _as_they_come(readings)),
        ):
            p, r, f = bcubed({d: story.id for story in grouped for d in story.documents}, wanted)
            table.append({"task": "stories", "data": data, "system": system, "P": p, "R": r, "F1": f})
        table.append({"task": "stories", "data": data, "system": PEER} | _linkage(documents, wanted))
    return table


def _as_they_come(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Group in the order of publication, some at a time: what a ledger that grows day by day comes to."""
    ordered = sorted(readings, key=lambda r: (r.document.published or Published("9999", "year", "")).value)
    kept: tuple[Story, ...] = ()
    for end in range(BATCH, len(ordered) + BATCH, BATCH):
        kept = stories(ordered[:end], kept)
    return kept


def _linkage(documents: Sequence[Document], wanted: Mapping[str, str]) -> Row:
    """Average linkage over TF-IDF, cut where the labels say it is best: more than any reader could know."""
    try:
        from scipy.cluster.hierarchy import fcluster, linkage
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        return {"note": "not installed"}
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(
        d.text for d in documents
    )
    tree = linkage(vectors.toarray(), method="average", metric="cosine")
    ids = [d.id for d in documents]
    cuts = (fcluster(tree, step / 100, "distance") for step in range(40, 100))
    labelled = (dict(zip(ids, map(str, labels), strict=True)) for labels in cuts)
    p, r, f = max((bcubed(found, wanted) for found in labelled), key=lambda scores: scores[2])
    return {"P": p, "R": r, "F1": f}
