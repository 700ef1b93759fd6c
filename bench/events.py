"""Events: the PLOVER root from a source to a target, given both, and found end to end.

Root macro-F1 on ``PLV_train``, the mean of the F1 of its fifteen roots. A row counts as NONE where a system
finds nothing between the two. "Cross-validated": each row was read by a model that learned from the other
folds alone (``bench.plover.fold_of``), ours as ``training.folds`` wrote it down in ``events_relations.tsv``
and ``events_proposals.tsv``.
"""

import csv
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from bench.data import SHARED, Row, sha256
from bench.plover import FOLDS, Pair, fold_of, likeliest, meets, plv
from communique.model import Document, Span
from communique.pipeline import collect, read
from communique.text import encoder
from communique.text.acts import NONE

LEARNED = "as shipped; the encoder and its heads learned these rows: no measure of unseen ones"
YIELD = frozenset({"CONCEDE", "RETREAT"})


def rows() -> list[Row]:
    """One row a system; a peer that is not installed is named and skipped."""
    file = SHARED / "events" / "PLV_train.tsv"
    common: Row = {"task": "events"}
    if not file.exists():
        return [common | {"data": "PLV_train", "system": "communique", "note": "absent: skipped"}]
    common |= {"data": f"PLV_train ({sha256([file])})"}
    pairs = plv(SHARED)
    table: list[Row] = []
    for system, roots, note in (
        ("communique, actors given", partial(out_of_fold, "relations"), "cross-validated, 5 folds"),
        ("TF-IDF + logistic regression, actors given", bag_of_words, "cross-validated, the same folds"),
        ("communique, proposals, end to end", partial(out_of_fold, "proposals"), "cross-validated, 5 folds"),
        ("communique, positions, end to end", end_to_end, LEARNED),
        ("communique, proposals, end to end", proposed, LEARNED),
    ):
        try:
            found = roots(pairs)
        except ImportError as error:
            table.append(common | {"system": system, "note": f"not installed: {error.name}"})
            continue
        table.append(common | {"system": system, **scores(pairs, found), "note": note})
    published = {"root macro-F1": 0.743, "note": "as published (ACL 2024), without training"}
    return [*table, common | {"system": "ZSP, zero-shot NLI, actors given", **published}]


def scores(pairs: Sequence[Pair], found: Sequence[str]) -> dict[str, float]:
    """Return macro-F1 over the roots that the data hold, and the share of rows that are right."""
    wanted = [_today(next(iter(pair.roots))) for pair in pairs]
    read = [_today(root) for root in found]
    per_root = []
    for root in set(wanted):
        true = sum(a == b == root for a, b in zip(wanted, read, strict=True))
        per_root.append(2 * true / (wanted.count(root) + read.count(root)))
    right = sum(a == b for a, b in zip(wanted, read, strict=True))
    return {"root macro-F1": sum(per_root) / len(per_root), "right": right / len(pairs)}


def _today(root: str) -> str:
    """The data do not tell CONCEDE from RETREAT."""
    return "YIELD" if root in YIELD else root


def out_of_fold(way: str, pairs: Sequence[Pair]) -> list[str]:
    """Return the roots that the models of ``training.folds`` read, each on rows it had not learned from."""
    path = Path(__file__).with_name(f"events_{way}.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, delimiter="\t"))
    for number, (line, pair) in enumerate(zip(read, pairs, strict=True)):
        if (int(line["row"]), int(line["fold"])) != (number, fold_of(pair.group)):
            raise ValueError(
                f"{path}: line {number + 2} is not of row {number} in its fold: run training.folds {way}"
            )
    return [line["root"] for line in read]


def bag_of_words(pairs: Sequence[Pair]) -> list[str]:
    """Return what TF-IDF of one and two words with logistic regression reads, fold by fold."""
    text = import_module("sklearn.feature_extraction.text")
    linear = import_module("sklearn.linear_model")
    sentences, labels = [_masked(p) for p in pairs], [_today(next(iter(p.roots))) for p in pairs]
    folds = [fold_of(pair.group) for pair in pairs]
    found = [""] * len(pairs)
    for fold in range(FOLDS):
        vectors = text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        learned = [n for n, other in enumerate(folds) if other != fold]
        kept = [n for n, other in enumerate(folds) if other == fold]
        model = linear.LogisticRegression(C=10, class_weight="balanced", max_iter=1000)
        model.fit(vectors.fit_transform([sentences[n] for n in learned]), [labels[n] for n in learned])
        for n, root in zip(kept, model.predict(vectors.transform([sentences[n] for n in kept])), strict=True):
            found[n] = str(root)
    return found


def _masked(pair: Pair) -> str:
    """Put a word of ours where the actors stand: who they are is not what they do."""
    marks = [(s, "sourceactor") for s in pair.source] + [(s, "targetactor") for s in pair.target]
    text = pair.text
    for span, name in sorted(marks, reverse=True):
        text = f"{text[: span.start]}{name}{text[span.end :]}"
    return text


def end_to_end(pairs: Sequence[Pair]) -> list[str]:
    """Return the type of the position whose holder meets the source and whose addressee meets the target."""
    found = []
    for pair in pairs:
        body = (Span(0, len(pair.text)).trim(pair.text),)
        (reading,) = collect([read(Document(id=pair.group, text=pair.text, body=body))]).readings
        held = [
            position.type
            for position in reading.positions
            if meets(position.holder, pair.source) and meets(position.addressee, pair.target)
        ]
        found.append(held[0] if held else NONE)
    return found


def proposed(pairs: Sequence[Pair]) -> list[str]:
    """Return the type of the likeliest act, positions aside, that meets source and target."""
    return [likeliest(pair, encoder.read(pair.text).acts) for pair in pairs]
