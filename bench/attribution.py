"""Source, cue and content on PolNeAR's ``dev``, beside textacy's direct quotations on the same texts."""

from collections.abc import Callable, Sequence
from typing import Any

from bench.data import SHARED, Row, sha256
from bench.polnear import LABELS, Annotation, Attribution, Scores, load
from communique.model import Document, Span
from communique.pipeline import read
from communique.text.parse import english

PUBLISHED = {
    "rules (published, its test part)": (0.107, 0.228, 0.056),
    "CRF (published, its test part)": (0.506, 0.534, 0.286),
    "CofeNet on BERT-base (published, its test part)": (0.832, 0.753, 0.729),
}


def rows() -> list[Row]:
    """One row a system, exact F1 and Jaccard a label; a peer that is not installed is named and skipped."""
    folder = SHARED / "attribution/polnear/dev"
    common: Row = {"task": "attribution", "data": f"PolNeAR dev ({sha256(folder.glob('*/*'))})"}
    if not folder.exists():
        return [common | {"system": "communique", "note": "absent: skipped"}]
    annotations = load("dev", SHARED)
    table: list[Row] = []
    for system, find in (("communique", _ours), ("textacy, direct quotations", _textacy)):
        try:
            table.append(common | {"system": system} | _scored(annotations, find))
        except ImportError:
            table.append(common | {"system": system, "note": "not installed"})
    for system, exact in PUBLISHED.items():
        scores = {f"{label} exact F1": score for label, score in zip(LABELS, exact, strict=True)}
        table.append(common | {"system": system} | scores)
    return table


def _scored(annotations: Sequence[Annotation], find: Callable[[str], Sequence[Attribution]]) -> Row:
    found = {a.name: a.text for a in annotations}
    predicted = {name: find(text) for name, text in found.items()}
    scores = Scores()
    for annotation in annotations:
        scores.add(annotation.text, annotation.attributions, predicted[annotation.name])
    exact = {f"{label} exact F1": scores.labels[label].f1 for label in LABELS}
    return exact | {f"{label} Jaccard": scores.labels[label].jaccard for label in LABELS}


def _ours(text: str) -> list[Attribution]:
    reading = read(Document(id="d", text=text, body=(Span(0, len(text)),)))
    return [
        {label: [[s.start, s.end] for s in getattr(attribution, label)] for label in LABELS}
        for attribution in reading.attributions
    ]


def _textacy(text: str) -> list[Attribution]:
    from textacy.extract import direct_quotations

    def span(tokens: Any) -> list[list[int]]:
        return [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if len(tokens) else []

    try:
        found = list(direct_quotations(english()(text)))
    except ValueError:  # It gives up a whole text in which a mark is missing.
        return []
    return [{"source": span(q.speaker), "cue": span(q.cue), "content": span(q.content)} for q in found]
