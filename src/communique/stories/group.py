"""Group documents into stories: each joins the story it is likest to, or opens one."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from communique.model import Document, Episode, Reading, Story, content_id
from communique.text.words import stem, stop_words, words

JOIN = 0.28
"""Cosine of a document with a story's centroid above which it joins; fixed on ECB+ and BASIL (``bench``)."""
BACKGROUND = 200
"""Documents imagined beside the collection, so that a collection of one story still has rare words."""
COMMON = 0.02
"""Share of the imagined documents in which any word stands."""
NAME = 2.0
"""Weight of a capitalised word against another: names tell stories apart."""


def stories(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Return the stories, ordered by id; every document is in exactly one.

    Documents are taken by date of publication (undated last, then by id), so that a later one never
    moves an earlier one.
    """
    documents = sorted((r.document for r in readings), key=_order)
    vectors = _vectors(documents)
    groups: list[list[Document]] = []
    sums: list[Counter[str]] = []
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for document in documents:
        vector = vectors[document.id]
        near = {group for term in vector for group in holders[term]}
        scored = [(_cosine(vector, sums[group]), -group) for group in near]
        best, chosen = max(scored, default=(0.0, 0))
        if best >= JOIN:
            group = -chosen
        else:
            group = len(groups)
            groups.append([])
            sums.append(Counter())
        groups[group].append(document)
        for term, weight in vector.items():
            sums[group][term] += weight  # type: ignore[assignment]
            holders[term].add(group)
    return tuple(sorted((_story(group) for group in groups), key=lambda s: s.id))


def _order(document: Document) -> tuple[str, str]:
    return (document.published.value if document.published else "9999", document.id)


def _vectors(documents: Sequence[Document]) -> dict[str, dict[str, float]]:
    counts = {d.id: _counts(d) for d in documents}
    holding = Counter(term for count in counts.values() for term in count)
    total = len(documents) + BACKGROUND
    rarity = {term: math.log(total / (n + COMMON * BACKGROUND)) for term, n in holding.items()}
    return {
        document: _unit({t: (1 + math.log(n)) * max(rarity[t], 0.0) for t, n in count.items()})
        for document, count in counts.items()
    }


def _counts(document: Document) -> dict[str, float]:
    found: Counter[str] = Counter()
    for word, span in words(document.text, document.body):
        if word not in stop_words() and len(word) > 1:
            found[stem(word)] += NAME if document.text[span.start].isupper() else 1.0  # type: ignore[assignment]
    return dict(found)


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {term: weight / norm for term, weight in vector.items()}


def _cosine(vector: Mapping[str, float], total: Mapping[str, float]) -> float:
    norm = math.sqrt(sum(w * w for w in total.values()))
    return sum(weight * total.get(term, 0.0) for term, weight in vector.items()) / norm if norm else 0.0


def _story(documents: Sequence[Document]) -> Story:
    first = documents[0]
    title = next((d.title for d in documents if d.title), None)
    opening = first.text[first.body[0].start : first.body[0].end].split("\n")[0] if first.body else first.id
    by_date: defaultdict[str | None, list[str]] = defaultdict(list)
    for document in documents:
        by_date[document.published.value[:10] if document.published else None].append(document.id)
    return Story(
        id=content_id("story", first.id),
        title=title or opening[:120],
        documents=tuple(d.id for d in documents),
        episodes=tuple(
            Episode(id=content_id("episode", first.id, date), date=date, documents=tuple(ids))
            for date, ids in sorted(by_date.items(), key=lambda item: item[0] or "9999")
        ),
    )
