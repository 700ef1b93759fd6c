"""Find when: TIMEX3 expressions and their values."""

from communique.extract.times.read import times
from communique.extract.times.shared import dated

__all__ = ["dated", "times"]
