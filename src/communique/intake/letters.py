"""Read e-mail newsletters."""

import email
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage

from communique.errors import InputError
from communique.intake.dates import parse_date
from communique.intake.decode import UndecodableError, decode
from communique.intake.fragment import laid_out
from communique.intake.page import NoArticleError, read_page
from communique.intake.source import Draft, Source, read_whole
from communique.intake.structure import Piece, written

_FORWARDED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*", re.I)
_PART = 0.5
"""Share of a letter's words that an extractor must find; it takes the tables of newsletters for clutter."""


def read(source: Source) -> Iterator[Draft]:
    """Yield the letter in ``source``: the subject, then its text. Attachments are passed over."""
    raw = read_whole(source)
    try:
        message = email.message_from_bytes(raw, policy=policy.default)
        body = _body(message)
        headers = {name: _header(message, name) for name in ("Subject", "From", "Date")}
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, RecursionError) as error:
        # The standard library's parser of headers raises all of these on letters found in the wild.
        why = f"it is no sound e-mail ({type(error).__name__})"
        raise InputError(source.where, why, "save its text as .txt") from None
    if not body or (isinstance(body, str) and body.isspace()):
        raise InputError(source.where, "the letter has no text", "save its text as .txt")
    title = _FORWARDED.sub("", headers["Subject"] or "") or None
    outlet, address = _sender(headers["From"] or "")
    dated = headers["Date"]
    published = parse_date(dated, "metadata") if dated else None
    whole, blocks, left_out = (
        (_titled(body, title), None, ()) if isinstance(body, str) else written(body, title)
    )
    found = {"title": title, "outlet": outlet, "url": source.url, "domain": address}
    notes = (f"its date is none: {dated[:40]}",) if dated and not published else ()
    yield Draft(source.where, source.path, raw, whole, {}, found, published, notes, blocks, left_out)


def _body(message: EmailMessage) -> str | list[Piece]:
    """What the letter says: as typed, or as its HTML sets it apart."""
    plain = message.get_body(("plain",))
    typed = _content(plain) if isinstance(plain, EmailMessage) else ""
    rich = message.get_body(("html",))
    if not isinstance(rich, EmailMessage):
        return typed
    markup = _content(rich)
    whole = laid_out(markup)
    try:
        article = read_page(markup).pieces
    except NoArticleError:
        article = []
    if _words(article) >= _PART * _words(whole):
        return article
    return typed if typed.strip() else "\n\n".join(piece.text for piece in whole)


def _titled(text: str, title: str | None) -> str:
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"


def _words(pieces: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _content(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return decode(raw, declares=True, stated=part.get_content_charset())[0].replace("\r\n", "\n")
    except UndecodableError:
        return ""


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(written: str) -> tuple[str | None, str | None]:
    """The name and the domain of ``Name <someone@domain>``."""
    match = re.fullmatch(r"\s*\"?(?P<name>[^<>\"]*?)\"?\s*<?[^<>\s@]*@(?P<domain>[\w.-]+)>?.*", written)
    return (match["name"] or None, match["domain"].lower()) if match else (None, None)
