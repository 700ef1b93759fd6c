"""Read a file that is one article: plain text, a web page."""

from collections.abc import Iterator

from communique.errors import InputError
from communique.intake.decode import UndecodableError, decode
from communique.intake.page import NoArticleError, read_page
from communique.intake.source import Draft, Source, read_whole
from communique.intake.structure import written


def read_text(source: Source) -> Iterator[Draft]:
    """Yield the text of ``source``, unchanged."""
    raw = read_whole(source)
    text, notes = decoded(source, raw)
    yield Draft(source.where, source.path, raw, text, found={"url": source.url}, notes=notes)


def read_page_file(source: Source) -> Iterator[Draft]:
    """Yield the article in the web page ``source``."""
    raw = read_whole(source)
    yield page_draft(source, raw, *decoded(source, raw, declares=True))


def page_draft(source: Source, raw: bytes, html: str, notes: tuple[str, ...] = ()) -> Draft:
    """Return the article in ``html``, which was decoded from ``raw``. Raises ``InputError``."""
    try:
        page = read_page(html, source.url)
    except NoArticleError as error:
        raise InputError(source.where, str(error), "save the article's text as .txt") from None
    found = {
        "title": page.title,
        "byline": page.byline,
        "outlet": page.outlet,
        "url": page.url,
        "language": page.language,
    }
    if page.ago and not page.published:
        notes = (*notes, f"it states no date, only: {page.ago[:40]}")
    text, blocks, left_out = written(page.pieces, page.title)
    return Draft(source.where, source.path, raw, text, {}, found, page.published, notes, blocks, left_out)


def decoded(source: Source, raw: bytes, declares: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``raw`` and what was assumed to read it. Raises ``InputError``."""
    try:
        text, assumed = decode(raw, declares=declares, stated=source.charset)
    except UndecodableError as error:
        raise InputError(source.where, str(error), "save it as text in UTF-8") from None
    if not text.strip():
        raise InputError(source.where, "the file is empty", "leave it out or fetch it again")
    return text, (f"not UTF-8; read as {assumed}",) if assumed else ()
