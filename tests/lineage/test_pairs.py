"""Copies are told from other texts as well as they were: floors on the pairs of ``bench.lineage``."""

import numpy as np
import pytest
from bench.lineage import CASES, collection, found, scores

from communique.lineage.fingerprints import runs


@pytest.mark.parametrize("half", ["dev", "test"])
def test_one_origin_does_not_fall_below_its_floor(half: str) -> None:
    documents, pairs = collection(half)
    assert {label for *_, label in pairs} == {"copy", "partial", "quote_only", "none"}
    assert {d.id for d in documents} >= {id_ for a, b, *_ in pairs for id_ in (a, b)}
    measured = scores(pairs, found(documents))
    assert min(measured["P"], measured["R"]) >= 0.95, measured


def test_what_was_made_is_not_what_it_was_made_from() -> None:
    assert len(list((CASES / "matters").glob("*.toml"))) == 10
    for half in ("dev", "test"):
        documents, _ = collection(half)
        assert len({d.text for d in documents}) == len(documents)


def test_runs_of_equal_values() -> None:
    assert runs(np.array([1, 1, 2, 3, 3, 3], np.uint32), 2) == [(0, 2), (3, 6)]
    assert runs(np.array([], np.uint32), 2) == []
