"""Fetch pages, feeds and archives politely: robots.txt, pauses, a cache, limits of size and time."""

import logging
import sqlite3
import ssl
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import urldefrag, urljoin, urlsplit

import httpcore2
import httpx2
from hishel import SqliteStorage
from hishel.httpx2 import CacheTransport
from protego import Protego

from communique.errors import InputError
from communique.intake import formats
from communique.intake.addresses import ForbiddenAddressError, Guarded
from communique.intake.source import MAX_DOCUMENT, Source

AGENT = "Communique"
"""The name that a robots.txt can speak of."""
PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
_LONGEST_PAUSE = 30.0
_HOPS = 5
_SILENCE = 10.0
"""Seconds without a byte after which a host is given up."""
TIME = 60.0
"""Seconds for one page, and as many again for each of ``_SPEED`` bytes of an archive."""
_SPEED = 6_000_000
MAX_ARCHIVE = 2_000_000_000
"""Bytes of an archive, table or file of records that is fetched."""
_ROBOTS = 500_000
"""Bytes of a robots.txt that are read."""
_HEAD = 1024
"""Bytes by which a format is told."""
_MEDIA = ("image/", "audio/", "video/", "font/")
_FAILED = (httpx2.HTTPError, httpcore2.ConnectError, httpcore2.NetworkError, httpcore2.ProtocolError)
_SLOW = (httpx2.TimeoutException, httpcore2.TimeoutException)

# It tells a log, with a trace, that it does without its file.
logging.getLogger("hishel").setLevel(logging.CRITICAL + 1)


def is_url(name: str) -> bool:
    """Tell whether ``name`` is an address that can be fetched."""
    return name.lower().startswith(("http://", "https://"))


class Web:
    """The web as intake sees it; close it after use.

    ``cache`` is a file for what was fetched, so that what has not changed is not sent again. ``allow`` names
    hosts that may have private addresses. With ``follow`` the pages that feeds in files point to are fetched.
    """

    def __init__(
        self,
        cache: str | Path | None = None,
        allow: Iterable[str] = (),
        follow: bool = False,
        pause: float = PAUSE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.follow = follow
        self._cache = cache
        self._guard = Guarded(allow)
        self._polite = _Polite(self._guard, pause, sleep)
        self._robots: dict[str, Protego | None] = {}

    @cached_property
    def _client(self) -> httpx2.Client:
        transport: httpx2.BaseTransport = self._polite
        # A cache that cannot be written is done without.
        with suppress(sqlite3.Error):
            if self._cache is not None:
                file = sqlite3.connect(self._cache, check_same_thread=False, isolation_level=None)
                storage = SqliteStorage(connection=file, max_stream_size=MAX_DOCUMENT)
                transport = CacheTransport(transport, storage, rfc={"shared": False})
        headers = {"User-Agent": f"{AGENT} (reads news for its user)", "Accept-Encoding": "gzip"}
        return httpx2.Client(
            transport=transport, headers=headers, timeout=_SILENCE, follow_redirects=False, trust_env=False
        )

    def close(self) -> None:
        """Close all connections."""
        self._polite.close()
        if "_client" in vars(self):
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def fetched(self, address: str, article: bool = False) -> Iterator[Source]:
        """Yield what ``address`` leads to; with ``article`` only an article. Raises ``InputError``."""
        with tempfile.TemporaryFile() as file:
            try:
                source = self._fetch(address, file, article)
            except ForbiddenAddressError as error:
                why = f"{error} is not on the public internet"
                raise InputError(address, why, f"allow it by name: --allow-host {error}") from None
            except _SLOW:
                raise InputError(address, "the site is too slow", "try again later") from None
            except (*_FAILED, ssl.SSLError, OSError, ValueError) as error:
                why = f"the site cannot be reached ({str(error)[:80] or type(error).__name__})"
                raise InputError(address, why, "check the address and the connection") from None
            yield source

    def _fetch(self, address: str, file: IO[bytes], article: bool) -> Source:
        url = address
        for _ in range(_HOPS + 1):
            if not is_url(url) or not urlsplit(url).hostname:
                raise InputError(
                    address, f"it leads to {url[:60]}, which is no web address", "check the address"
                )
            if not self._may(url):
                raise InputError(address, "the site asks programs not to read it", "save the page by hand")
            with self._opened(url) as response:
                if response.has_redirect_location:
                    url = urldefrag(urljoin(url, response.headers["location"]))[0]
                    continue
                _check(address, response)
                name = self._spool(address, url, response, file, article)
                return Source(address, address, name, file, url=url, charset=response.charset_encoding)
        raise InputError(address, f"it was sent on more than {_HOPS} times", "check the address")

    @contextmanager
    def _opened(self, url: str) -> Iterator[httpx2.Response]:
        self._guard.deadline = time.monotonic() + TIME
        with self._client.stream("GET", url) as response:
            yield response

    def _spool(
        self, address: str, url: str, response: httpx2.Response, file: IO[bytes], article: bool
    ) -> str | None:
        """Write the body to ``file`` and return a name that tells its format; ``None``: its bytes tell it."""
        media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media.startswith(_MEDIA):
            raise InputError(address, f"it is {media}", "give the address of a page, feed or archive")
        size, limit, name = 0, MAX_ARCHIVE, None
        for piece in response.iter_bytes(1 << 16):
            if not size:
                name, known = formats.name_of_response(piece[:_HEAD], media, urlsplit(url).path)
                if article and (known is None or known.long or known.name == "feed"):
                    raise InputError(address, "it is no page", "give its address by itself")
                limit = MAX_ARCHIVE if known is None or known.long else MAX_DOCUMENT
            size += len(piece)
            if size > limit:
                raise InputError(
                    address, f"it has more than {limit // 1_000_000} MB", "fetch it by other means"
                )
            if limit == MAX_ARCHIVE:
                self._guard.deadline += TIME * len(piece) / _SPEED
            file.write(piece)
        file.seek(0)
        return name

    def _may(self, url: str) -> bool:
        """Tell whether the site's robots.txt lets us read ``url``; note the pause that it asks for."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = rules = self._read_robots(f"{site}/robots.txt")
            asked = rules.crawl_delay(AGENT) if rules else None
            if asked and parts.hostname:
                self._polite.pauses[parts.hostname] = min(float(asked), _LONGEST_PAUSE)
        rules = self._robots[site]
        return rules is not None and rules.can_fetch(url, AGENT)

    def _read_robots(self, url: str) -> Protego | None:
        """The rules of a site; ``None``, where the site is at fault, forbids everything, as RFC 9309 asks."""
        for _ in range(_HOPS + 1):
            with self._opened(url) as response:
                if response.has_redirect_location:
                    url = urljoin(url, response.headers["location"])
                    if not is_url(url):
                        break
                    continue
                if response.status_code >= 500:
                    return None
                if response.status_code != 200:
                    break
                text = b""
                for piece in response.iter_bytes(1 << 16):
                    text += piece
                    if len(text) > _ROBOTS:
                        break
                return Protego.parse(text[:_ROBOTS].decode("utf-8", "replace"))
        return Protego.parse("")


class _Polite(httpx2.BaseTransport):
    """One connection at a time, and a pause between two requests to one host."""

    def __init__(self, guard: Guarded, pause: float, sleep: Callable[[float], None]) -> None:
        self.pauses: dict[str, float] = {}
        self._pause, self._sleep = pause, sleep
        self._last: dict[str, float] = {}
        self._guard = guard
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), max_connections=1, network_backend=guard
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send ``request`` when its host has had its pause."""
        host = request.url.host
        now = time.monotonic()
        wait = self._last.get(host, float("-inf")) + self.pauses.get(host, self._pause) - now
        if wait > 0:
            self._sleep(wait)
            self._guard.deadline += wait
        self._last[host] = time.monotonic()
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _check(address: str, response: httpx2.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in (404, 410):
        raise InputError(address, f"there is nothing there ({status})", "check the address")
    if status == 429 or status >= 500:
        raise InputError(address, f"the site cannot answer now ({status})", "try again later")
    raise InputError(address, f"the site refuses to show it ({status})", "save the page by hand")
