"""Fixtures that all tests share."""

from collections.abc import Callable

import pytest

from communique.model import Document, Published, Span, content_id


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """A document from a bare text: all of it is body."""

    def make(text: str, published: str | None = None, **fields: object) -> Document:
        whole = Span(0, len(text)).trim(text)
        return Document(
            id=content_id(text),
            text=text,
            body=(whole,) if len(whole) else (),
            published=Published(published, "day", "argument") if published else None,
            **fields,  # type: ignore[arg-type]
        )

    return make
