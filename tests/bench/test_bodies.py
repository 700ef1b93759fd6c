"""The measure of bodies, on texts whose score can be counted by hand."""

from bench.bodies import score


def test_precision_and_recall_over_shingles_of_four_words() -> None:
    assert score(iter([("one two three four five", "one two three four five")])) == (1, 1)
    assert score(iter([("one two three four five", "zero one two three four five six")])) == (0.5, 1)
    assert score(iter([("one two three four five", "one two three four")])) == (1, 0.5)
    assert score(iter([("one two", "one, two!"), ("a b", "c d")])) == (0.5, 0.5)


def test_a_page_where_nothing_was_found_lowers_recall_alone() -> None:
    assert score(iter([("one two three four", "one two three four"), ("a b c d", "")])) == (1, 0.5)
