"""Tag scores become spans, and each span has the weight of the sequences that hold it."""

from itertools import pairwise

import numpy as np
import pytest

from communique.text.decoding import Certainty, Chain, stretches, tags_of, viterbi


def chain_of(rng: np.random.Generator, tags: int) -> Chain:
    return Chain(*(rng.normal(size=shape).astype(np.float32) for shape in ((tags, tags), tags, tags)))


def weight(scores: np.ndarray, chain: Chain, tags: tuple[int, ...]) -> float:
    inner = sum(scores[0, n, tag] for n, tag in enumerate(tags))
    steps = sum(chain.transitions[a, b] for a, b in pairwise(tags))
    return float(chain.start[tags[0]] + inner + steps + chain.end[tags[-1]])


def test_viterbi_agrees_with_trying_every_sequence() -> None:
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(1, 4, 3)).astype(np.float32)
    chain = chain_of(rng, 3)
    best = max(np.ndindex(3, 3, 3, 3), key=lambda tags: weight(scores, chain, tags))
    assert tuple(viterbi(scores, np.array([4]), chain)[0]) == best


@pytest.mark.parametrize("padding", [0, 3])
@pytest.mark.parametrize(("first", "last"), [(0, 0), (1, 2), (0, 3), (3, 3)])
def test_certainty_agrees_with_counting_every_sequence(first: int, last: int, padding: int) -> None:
    rng = np.random.default_rng(7)
    scores = rng.normal(size=(1, 4, 3)).astype(np.float32)
    chain = chain_of(rng, 3)
    tags = np.array([1, 2, 0, 1] + [0] * padding)
    every = {sequence: np.exp(weight(scores, chain, sequence)) for sequence in np.ndindex(3, 3, 3, 3)}
    share = sum(w for s, w in every.items() if s[first : last + 1] == tuple(tags[first : last + 1]))
    padded = np.concatenate([scores, rng.normal(size=(1, padding, 3)).astype(np.float32)], axis=1)
    certainty = Certainty(padded, np.array([4]), chain).of(0, tags, first, last)
    assert certainty == pytest.approx(share / sum(every.values()), rel=1e-4)


@pytest.mark.parametrize("padding", [0, 3])
@pytest.mark.parametrize(("first", "last"), [(0, 0), (1, 3), (3, 3)])
def test_any_of_is_the_share_of_the_likeliest_word(first: int, last: int, padding: int) -> None:
    rng = np.random.default_rng(11)
    scores = rng.normal(size=(1, 4, 3)).astype(np.float32)
    chain = chain_of(rng, 3)
    every = {sequence: np.exp(weight(scores, chain, sequence)) for sequence in np.ndindex(3, 3, 3, 3)}
    shares = [
        sum(w for s, w in every.items() if s[word] in (1, 2)) / sum(every.values())
        for word in range(first, last + 1)
    ]
    padded = np.concatenate([scores, rng.normal(size=(1, padding, 3)).astype(np.float32)], axis=1)
    found = Certainty(padded, np.array([4]), chain).any_of(0, slice(1, 3), first, last)
    assert found == pytest.approx(max(shares), rel=1e-4)


def test_scores_far_apart_are_survived() -> None:
    scores = np.full((1, 500, 5), -1e4, np.float32)
    scores[0, np.arange(500), np.arange(500) % 5] = 1e4
    chain = Chain(*(np.zeros(shape, np.float32) for shape in ((5, 5), 5, 5)))
    sure = Certainty(scores, np.array([500]), chain)
    tags = np.arange(500) % 5
    assert sure.of(0, tags, 0, 499) == pytest.approx(1.0)
    assert sure.any_of(0, slice(1, 2), 0, 499) == pytest.approx(1.0)
    assert sure.any_of(0, slice(1, 2), 0, 0) == pytest.approx(0.0)


def test_padding_does_not_change_the_tags() -> None:
    rng = np.random.default_rng(5)
    chain = chain_of(rng, 5)
    scores = rng.normal(size=(1, 6, 5)).astype(np.float32)
    padded = np.concatenate([scores, rng.normal(size=(1, 4, 5)).astype(np.float32)], axis=1)
    length = np.array([6])
    assert (viterbi(padded, length, chain)[:, :6] == viterbi(scores, length, chain)).all()


def test_stretches_read_tags_as_spans() -> None:
    names = tags_of("source", "content")
    tags = [names.index(tag) for tag in ("O", "S-source", "B-content", "I-content", "E-content", "O")]
    assert list(stretches(tags, names)) == [("source", 1, 1), ("content", 2, 4)]
