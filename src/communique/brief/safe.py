"""Article text is hostile: what of it may be printed, and where a link may lead."""

import re
from urllib.parse import urlsplit

# Control characters but tab and line ends, lone surrogates, and the marks that turn the direction of the text
# around them (an unmatched one would reorder words of ours).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return ``text`` with the replacement character for each character that must not reach a page."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def web_address(url: str | None) -> str | None:
    """Return ``url`` where it is an http or https address that may stand in a link, else ``None``."""
    if not url or re.search(r"[\s\x00-\x20\"'<>`\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and url == printable(url) else None
