"""Eight short invented articles, annotated by the rules of the gold before any output was read.

Half of them is read while rules are written (``development``), half is only counted (``test``).
``python -m bench.gold tests/extract/positions/stories/test`` prints the counts; what it says of
quotations, figures and times means nothing, as only positions are annotated.
"""

from pathlib import Path

import pytest
from bench.gold import measure

STORIES = Path(__file__).parent / "stories"
FLOORS = [("development", 0.78), ("test", 0.66)]


@pytest.mark.parametrize(("part", "floor"), FLOORS)
def test_positions_of_the_stories_do_not_fall(part: str, floor: float) -> None:
    tallies = measure(STORIES / part, STORIES / part / "expected").tallies
    precision, _, held = tallies["positions type and holder"].row()
    assert held >= floor, (part, tallies["positions type and holder"])
    assert precision >= 0.6
