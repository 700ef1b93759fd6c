"""Small collections, built from texts in which the words of each claim are named."""

from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from communique.model import (
    Claim,
    Collection,
    Comparison,
    Document,
    Figure,
    Position,
    Published,
    Quotation,
    Reading,
    Reference,
    Span,
    Story,
    TimeExpression,
    content_id,
)


class Article:
    """A document, and the claims that a test reads off it by naming their words."""

    def __init__(self, text: str, outlet: str, published: str | None, **fields: Any) -> None:
        whole = Span(0, len(text)).trim(text)
        self.document = Document(
            id=content_id(ascii(text), ascii(outlet)),
            text=text,
            body=(whole,) if len(whole) else (),
            outlet=outlet,
            published=Published(published, "day", "argument") if published else None,
            **fields,
        )
        self.claims: list[Claim] = []

    def at(self, words: str) -> Span:
        start = self.document.text.index(words)
        return Span(start, start + len(words))

    def quotation(self, words: str, speaker: str | None, mode: str = "direct", **fields: Any) -> Quotation:
        return self._keep(
            Quotation,
            words,
            mode=mode,
            cue=None,
            speaker=Reference(None, speaker, None if speaker else "unnamed"),
            **fields,
        )

    def position(
        self,
        words: str,
        holder: str | None,
        addressee: str | None = None,
        type: str = "REQUEST",  # noqa: A002
        act: str = "demand",
        content: str | None = None,
        **fields: Any,
    ) -> Position:
        span = self.at(words)
        return self._keep(
            Position,
            words,
            type=type,
            act=act,
            trigger=Span(span.start, span.start + len(words.split()[0])),
            content=self.at(content) if content else None,
            holder=Reference(None, holder, None if holder else "not stated"),
            addressee=Reference(None, addressee) if addressee else None,
            **fields,
        )

    def figure(self, words: str, low: float, counted: str, **fields: Any) -> Figure:
        return self._keep(
            Figure, words, low=low, high=low, hedge="exact", unit=None, counted=counted, **fields
        )

    def time(self, words: str, value: str | None) -> TimeExpression:
        reason = None if value else "no reference date"
        return self._keep(TimeExpression, words, type="DATE", value=value, reason=reason)

    def _keep(self, kind: Any, words: str, **fields: Any) -> Any:
        span = self.at(words)
        id_ = content_id(kind.__name__, self.document.id, span, fields.get("act"))
        claim = kind(id=id_, document=self.document.id, span=span, text=words, stage="test/1", **fields)
        self.claims.append(claim)
        return claim

    def reading(self) -> Reading:
        def held(kind: type) -> tuple[Any, ...]:
            return tuple(claim for claim in self.claims if isinstance(claim, kind))

        return Reading(
            document=self.document,
            quotations=held(Quotation),
            positions=held(Position),
            figures=held(Figure),
            times=held(TimeExpression),
        )


class Build:
    """Makes articles, and a collection of them as one story."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, tuple[str, ...], str]] = []

    def article(
        self, text: str, outlet: str = "The Courier", published: str | None = "2031-05-04", **fields: Any
    ) -> Article:
        return Article(text, outlet, published, **fields)

    def same(self, kind: str, claims: Iterable[Claim], verdict: str) -> None:
        self.rows.append((kind, tuple(claim.id for claim in claims), verdict))

    def collection(self, *articles: Article, **fields: Any) -> Collection:
        story = Story(
            id="story", title="A dispute", documents=tuple(a.document.id for a in articles), episodes=()
        )
        rows = [
            Comparison(
                id=content_id(ids),
                kind=kind,
                story="story",
                what="ships",
                verdict=verdict,
                reason="test",
                claims=ids,
                origins=1,
            )
            for kind, ids, verdict in self.rows
        ]
        made = Collection(
            readings=tuple(a.reading() for a in articles),
            stories=(story,) if articles else (),
            comparisons=tuple(rows),
        )
        return msgspec.structs.replace(made, **fields)


@pytest.fixture
def build() -> Build:
    return Build()


@pytest.fixture(scope="session")
def builder() -> type[Build]:
    """For property tests, which need a fresh one each time."""
    return Build
