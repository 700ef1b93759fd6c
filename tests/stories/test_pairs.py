"""Pairs that cannot join anything are left out, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from communique.stories.linkage import Clusters
from communique.stories.pairs import Pairs

SEEDS = [[0, 7], [1], [2], [3], [4], [5], [6]]
LEAST = 0.4

likenesses = st.dictionaries(
    st.sampled_from([(i, j) for i in range(8) for j in range(i)]), st.floats(0.1, 1.0), max_size=28
)


def filled(given_: dict[tuple[int, int], float]) -> Pairs:
    pairs = Pairs()
    for (one, other), likeness in given_.items():
        pairs.add(one, other, likeness)
    return pairs


@given(likenesses)
def test_linkage_is_the_same_without_the_pairs_left_out(given_: dict[tuple[int, int], float]) -> None:
    whole, part = Clusters(SEEDS), Clusters(SEEDS)
    for (one, other), likeness in given_.items():
        whole.bring(one, other, likeness)
    for one, other, likeness in filled(given_).within(SEEDS, LEAST):
        part.bring(one, other, likeness)
    for clusters in (whole, part):
        clusters.join(LEAST, lambda a, b: True)
    assert whole.members == part.members


def test_what_no_chain_joins_is_left_out() -> None:
    pairs = filled({(1, 0): 0.9, (7, 2): 0.5, (2, 1): 0.2, (4, 3): 0.39, (5, 3): 0.2})
    assert list(pairs.within(SEEDS, LEAST)) == [(1, 0, 0.9), (7, 2, 0.5), (2, 1, 0.2)]


def test_the_nearest_stands_in_the_same_cluster_and_is_the_first_of_equals() -> None:
    pairs = filled({(2, 1): 0.9, (3, 1): 0.5, (4, 1): 0.5, (4, 3): 0.3})
    assert pairs.nearest([[1, 3, 4], [2]]) == {1: (0.5, 3), 3: (0.5, 1), 4: (0.5, 1)}
