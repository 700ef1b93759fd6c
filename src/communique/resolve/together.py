"""Tell who are named side by side: whom "they" and "both" may take up, and who say "we" together."""

from collections.abc import Iterator, Sequence

from communique.resolve.collectives import mean
from communique.resolve.draft import Draft, root
from communique.resolve.lists import outermost, runs
from communique.resolve.salience import REACH

_LATELY = 3
"""Sentences behind which those named side by side are no more "they"; an end of a paragraph is one."""
_FORMS = ("name", "metonym", "role")

Company = Sequence[Draft]


class Together:
    """The lists of names of one document, and the phrases that mean several of them."""

    def __init__(self, text: str, drafted: Sequence[Draft]) -> None:
        named = [d for d in drafted if d.form in _FORMS and d.kind != "group" and not d.nested]
        self._found = [(run[0], run) for run, listed in runs(text, outermost(named)) if listed]
        """Each company by the draft at whose place it is spoken of."""

    def taken_up(self, draft: Draft) -> None:
        """Take in that ``draft`` means several: "the two ministers"."""
        self._found.append((draft, draft.both))

    def count(self, draft: Draft, number: int | None) -> bool:
        """Let ``draft`` mean the company of ``number`` last spoken of, if there is one."""
        reach = _LATELY if draft.form == "pronoun" else REACH
        company = next((c for _, c in self._before(draft, reach) if len(c) == number), None)
        if company is not None:
            mean(draft, company)
        return company is not None

    def acting(self, draft: Draft) -> Company:
        """Return those who together are the subject just before "they": "The two envoys met. They agreed"."""
        for at, company in self._before(draft, 1):
            last = at.paragraph == draft.paragraph and at.subject and draft.subject
            if last and (at.main if at.sentence < draft.sentence else at.governor != draft.governor):
                return company
        return ()

    def named(self, draft: Draft) -> Iterator[tuple[str, tuple[Draft, Company]]]:
        """Yield by its names each company lately spoken of before ``draft``, and where last."""
        for at, company in reversed(list(self._before(draft, _LATELY))):
            yield "; ".join(sorted(str(root(d).name) for d in company)), (at, company)

    def _before(self, draft: Draft, reach: int) -> Iterator[tuple[Draft, Company]]:
        """Yield the companies of the last ``reach`` sentences, the latest first; people only as they act."""
        near = [
            (at, company)
            for at, company in self._found
            if at.span.start < draft.span.start and draft.sentence - at.sentence <= reach
        ]
        for at, company in sorted(near, key=lambda found: found[0].span.start, reverse=True):
            tops = [root(d) for d in company]
            known = all(top.name and not top.unnamed and top.kind for top in tops)
            people = any(top.kind == "person" for top in tops)
            if known and len({top.name for top in tops}) == len(tops) and (at.subject or not people):
                yield at, company

    def within(self, spoken: Sequence[Draft]) -> Company:
        """Return the company of whom all are ``spoken`` of, if there is one."""
        there = {id(d) for d in spoken}
        return next((c for at, c in self._found if all(id(d) in there for d in c)), ())
