"""What the encoder reads off a document is read off its body, if it can be read."""

from collections.abc import Callable

from communique.extract.encoded import acts, attributions, encoded
from communique.model import Document, Span

TEXT = "Share this page. The minister said that the port would stay closed. Read more: he said no."
BODY = Span(17, 67)


def _pieces(document: Document) -> list[list[str]]:
    return [
        [span.of(document.text) for span in (*a.source, *a.cue, *a.content)]
        for a in attributions(encoded(document))
    ]


def test_only_the_body_is_read() -> None:
    document = Document(id="d", text=TEXT, body=(BODY,), language="en-GB")
    assert _pieces(document) == [["The minister", "said", "that the port would stay closed"]]


def test_what_is_not_english_is_not_read(make_document: Callable[..., Document]) -> None:
    read = encoded(make_document("Le ministre demanded and said that no.", language="fr"))
    assert attributions(read) == acts(read) == ()
