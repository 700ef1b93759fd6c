"""Find when: TIMEX3 expressions and their values."""

from communique.extract.times.read import times

__all__ = ["times"]
