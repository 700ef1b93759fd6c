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
from communique.intake.fragment import parsed, text_of
from communique.intake.page import NoArticleError, read_page, with_title
from communique.intake.source import Draft, Source, read_whole

_FORWARDED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*", re.I)
_PART = 0.5
"""Share of a letter's words that an extractor must find; it takes the tables of newsletters for clutter."""


def read(source: Source) -> Iterator[Draft]:
    """Yield the letter in ``source``: the subject, then its text. Attachments are passed over."""
    raw = read_whole(source)
    try:
        message = email.message_from_bytes(raw, policy=policy.default)
        text, extracted = _body(message)
        headers = {name: _header(message, name) for name in ("Subject", "From", "Date")}
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, RecursionError) as error:
        # The standard library's parser of headers raises all of these on letters found in the wild.
        why = f"it is no sound e-mail ({type(error).__name__})"
        raise InputError(source.where, why, "save its text as .txt") from None
    if not text.strip():
        raise InputError(source.where, "the letter has no text", "save its text as .txt")
    title = _FORWARDED.sub("", headers["Subject"] or "") or None
    outlet, address = _sender(headers["From"] or "")
    dated = headers["Date"]
    published = parse_date(dated, "metadata") if dated else None
    whole = with_title(text, title)
    found = {"title": title, "outlet": outlet, "url": source.url, "domain": address}
    notes = (f"its date is none: {dated[:40]}",) if dated and not published else ()
    yield Draft(source.where, source.path, raw, whole, {}, found, published, notes, extracted)


def _body(message: EmailMessage) -> tuple[str, bool]:
    """The text, and whether it was taken out of HTML."""
    plain = message.get_body(("plain",))
    written = _content(plain) if isinstance(plain, EmailMessage) else ""
    rich = message.get_body(("html",))
    if not isinstance(rich, EmailMessage):
        return written, False
    markup = _content(rich)
    laid_out = text_of(markup) if parsed(markup) is not None else ""
    try:
        article = read_page(markup).text
    except NoArticleError:
        article = ""
    if len(article.split()) >= _PART * len(laid_out.split()):
        return article, True
    return (written, False) if written.strip() else (laid_out, False)


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
