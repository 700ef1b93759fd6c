"""Quotations by mode, their speakers, and their speed on one core, beside textacy on the same texts.

Textacy finds direct quotations alone. Its speaker is a phrase, counted right where it holds the last name of
the right one; ours is counted right where the whole resolved name is.
"""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.data import CORPUS, ROOT, Row, f1, sha256
from bench.gold import Gold, locate, pair, union_overlap
from bench.names import same_name
from bench.speakers import PASSAGES, passages
from communique.engine import run
from communique.model import Document, Reading, Span
from communique.pipeline import STAGES
from communique.resolve import actors, references
from communique.text.parse import english

Texts = list[tuple[Document, list[Gold]]]
NEEDED = frozenset(("parse", "encoder", "attributions", "quotations", "mentions"))
"""The stages of a document that quotations with speakers take."""
MODES = ("direct", "mixed", "indirect")


@dataclass(frozen=True)
class Found:
    """A quotation as a system gives it."""

    span: Span
    mode: str
    speaker: str | None


def rows() -> list[Row]:
    """One row a data set and system; a system that is not installed is named and skipped."""
    story, example = ROOT / "tests/stories/bellow-pass", ROOT / "examples/ambrel-strait"
    held = PASSAGES / "held-out"
    sets: list[tuple[str, Path, Callable[[], Texts]]] = [
        ("nato-2021, seen while building", CORPUS / "gold", lambda: annotated(CORPUS, CORPUS / "gold")),
        ("the shipped example", example / "expected", lambda: annotated(example, example / "expected")),
        ("bellow-pass, held out", story / "expected", lambda: annotated(story, story / "expected")),
        (
            "our passages, held-out half",
            held,
            lambda: [p for f in sorted(held.glob("*.txt")) for p in told(f)],
        ),
    ]
    table: list[Row] = []
    for name, folder, load in sets:
        if not folder.exists():
            table.append(
                {"task": "quotations", "data": name, "system": "communique", "note": "absent: skipped"}
            )
            continue
        common: Row = {"task": "quotations", "data": f"{name} ({sha256(folder.iterdir())})"}
        texts = load()
        for system, find, named in (("communique", ours, same_name), ("textacy", textacy, holds)):
            try:
                table.append(common | {"system": system} | scored(texts, find, named))
            except ImportError:
                table.append(common | {"system": system, "note": "not installed"})
    return table


def annotated(folder: Path, gold: Path) -> Texts:
    """Return the plain texts of ``folder`` that ``gold`` annotates, with the body it draws."""
    texts: Texts = []
    for file in sorted(gold.glob("*.json")):
        held = json.loads(file.read_text("utf-8"))
        source = folder / held["source"]["seed"] if "source" in held else None
        if source is not None and source.suffix == ".txt":
            text = source.read_text("utf-8")
            body = tuple(Span(*span) for span in held["body"])
            texts.append((Document(id=held["key"], text=text, body=body), held["quotations"]))
    return texts


def told(file: Path) -> Texts:
    """Return the passages of one story."""
    return [(passage.document, passage.gold["quotations"]) for passage in passages(file)]


def ours(documents: Sequence[Document]) -> list[list[Found]]:
    """Read the documents as one collection."""
    read: list[Reading] = []
    for document in documents:
        values = run((s for s in STAGES if s.name in NEEDED), {"document": document})
        read.append(Reading(document=document, quotations=values["quotations"], mentions=values["mentions"]))
    readings = tuple(references(read, actors(read)))
    return [[Found(q.span, q.mode, q.speaker.actor) for q in reading.quotations] for reading in readings]


def textacy(documents: Sequence[Document]) -> list[list[Found]]:
    """Find direct quotations; it gives up a whole text in which a mark is missing."""
    from textacy.extract import direct_quotations

    found: list[list[Found]] = []
    for document in documents:
        try:
            held = list(direct_quotations(english()(document.text)))
        except ValueError:
            held = []
        found.append([Found(inside(q.content), "direct", " ".join(t.text for t in q.speaker)) for q in held])
    return found


def inside(content: Any) -> Span:
    """Return where textacy's content stands, without the marks it keeps."""
    text = content.text
    start = content.start_char + len(text) - len(text.lstrip("“”\"'‘’«»„ "))
    return Span(start, max(start, content.start_char + len(text.rstrip("“”\"'‘’«»„ "))))


def holds(found: str | None, wanted: str | None) -> bool:
    """Tell whether a phrase holds the last name of the right speaker, or both name nobody."""
    return wanted.split()[-1] in (found or "") if wanted else not found


def scored(
    texts: Texts,
    find: Callable[[Sequence[Document]], list[list[Found]]],
    named: Callable[[str | None, str | None], bool],
) -> Row:
    """Return F1 of all quotations and of those with the right speaker, recall by mode, sentences a second."""
    documents = [document for document, _ in texts]
    find(documents[:1])
    sentences = sum(len(list(english()(span.of(d.text)).sents)) for d in documents for span in d.body)
    began = time.process_time()
    results = find(documents)
    seconds = time.process_time() - began
    hit = right = found = wanted = 0
    by_mode = {mode: [0, 0] for mode in MODES}
    for (document, golds), result in zip(texts, results, strict=True):
        places = [locate(document.text, g["content"]) for g in golds]
        pairs = pair(result, list(zip(golds, places, strict=True)), lambda f, w: _half(f.span, w[1]))
        hit, found, wanted = hit + len(pairs), found + len(result), wanted + len(golds)
        right += sum(named(result[i].speaker, golds[j]["speaker"]) for i, j in pairs)
        for gold in golds:
            by_mode[gold["mode"]][1] += 1
        for i, j in pairs:
            by_mode[golds[j]["mode"]][0] += result[i].mode == golds[j]["mode"]
    row: Row = {"quotations F1": f1(hit, found, wanted)[2], "with speaker F1": f1(right, found, wanted)[2]}
    row |= {f"{mode} recall": of[0] / of[1] for mode, of in by_mode.items() if of[1]}
    return row | {"sentences a second": round(sentences / seconds) if seconds else None}


def _half(found: Span, wanted: Span | None) -> float:
    overlap = union_overlap(found, wanted) if wanted else 0.0
    return overlap if overlap >= 0.5 else 0.0
