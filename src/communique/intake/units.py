"""The paragraphs of a page as far as their form is looked at, and the wordings of ``boilerplate.toml``."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from communique.model import Span
from communique.text.lexicon import table
from communique.text.words import terms

LONG = 4_000
"""Code points that patterns are tried on: what is longer is never clutter."""
SHORT = 14
"""Words: a paragraph of this many is prose whatever its last character."""
ENDINGS = tuple(".!?:;…\"”»'’)]。！？：；」』）।؟")
_STOP = tuple(".!?:;…,。！？：；।؟")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True)
class Unit:
    """A paragraph, as far as its form is looked at."""

    span: Span
    text: str

    @cached_property
    def words(self) -> int:
        """How many words it has; in scripts that put no space between words, two letters count as one."""
        return len(self.text.split()) + len(_UNSPACED.findall(self.text)) // 2

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of its words that carry meaning."""
        return terms(self.text[:LONG])

    @property
    def sentence(self) -> bool:
        """Prose: long enough, or ended as sentences end."""
        return self.words >= SHORT or (self.words >= 4 and self.text.endswith(ENDINGS))

    @property
    def stopped(self) -> bool:
        """Ended by a mark that headlines do not end with: a quotation mark alone is none."""
        return self.text.rstrip("\"”»'’)]」』）").endswith(_STOP) and not self.text.endswith(
            ("...", "…", "…]", "...]")
        )

    @property
    def opens(self) -> bool:
        """Prose that an article can begin with; headlines are shorter, or have no full stop."""
        return self.words >= 30 or (self.words >= 12 and self.stopped)


@cache
def wordings() -> dict[str, list[str]]:
    """Return the wordings of news sites by what they are."""
    return table("boilerplate.toml")


@cache
def any_of(name: str, form: str = "(?:{})", flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of any wording of ``name``, put into ``form``; case does not count."""
    return re.compile(form.format("|".join(wordings()[name])), re.IGNORECASE | flags)


@cache
def each_of(name: str) -> tuple[re.Pattern[str], ...]:
    """Return a pattern for each wording of ``name``."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in wordings()[name])
