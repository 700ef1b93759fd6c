"""What is found and compared in a collection with planted copies; how long it takes is bench's matter."""

from bench.scale import synthetic

from communique.lineage.candidates import FIRST, MANY, candidates
from communique.lineage.fingerprints import fingerprints
from communique.model import Document, Span
from communique.stories.near import near
from communique.stories.vectors import vectors


def test_planted_copies_are_found_and_little_else() -> None:
    documents, planted = synthetic(600)
    found = set(candidates(fingerprints(documents)))
    assert len(found & planted) >= 0.98 * len(planted)
    assert len(found) <= 3 * len(planted)


def test_what_very_many_print_is_held_against_the_first_only() -> None:
    text = "The eastern quay stays closed to foreign trawlers until the arbitration has ended."
    documents = [Document(id=f"{n}", text=text, body=(Span(0, len(text)),)) for n in range(MANY + 100)]
    found = candidates(fingerprints(documents))
    assert {i for i, _ in found} == set(range(FIRST))
    assert {j for _, j in found} == set(range(1, len(documents)))


def test_documents_of_a_matter_are_near() -> None:
    documents, _ = synthetic(300)
    weights = vectors(documents)
    pairs = set(near(weights, range(len(documents))))
    assert len(pairs) == len({frozenset(pair) for pair in pairs})
    like = {(i, j) for i in range(len(documents)) for j in range(i) if weights.cosine(i, j) >= 0.26}
    assert like
    assert len(like & pairs) >= 0.99 * len(like)


def test_only_pairs_with_a_new_document_are_near() -> None:
    documents, _ = synthetic(100)
    new = [3, 40, 99]
    pairs = list(near(vectors(documents), new))
    assert pairs
    assert all(i in new for i, _ in pairs)
