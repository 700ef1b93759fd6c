"""Fetching, from a server on this machine that is allowed by name: nothing here reaches a network."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpcore2
import pytest
from tests.intake.test_formats import ARTICLE, GOOD, csv_of, page, pdf, rss, warc, zipped

from communique.errors import InputError
from communique.intake import Item, Web, addresses, items, web

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as ``site`` says, and notes what it was asked."""

    protocol_version = "HTTP/1.1"
    site: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        self.site.get(self.path, answer(b"", 404))(self)

    def log_message(self, *_: Any) -> None:
        pass


def answer(body: bytes | str, status: int = 200, **headers: str) -> Answer:
    data = body.encode() if isinstance(body, str) else body

    def send(handler: Handler) -> None:
        tag = headers.get("ETag")
        if tag and handler.headers.get("If-None-Match") == tag:
            handler.send_response(304)
            handler.send_header("ETag", tag)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        handler.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(data)), **given}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return send


class Site:
    """A server, what it was asked for, and how to read from it."""

    def __init__(self, port: int, handler: type[Handler]) -> None:
        self.root, self._handler = f"http://127.0.0.1:{port}", handler
        self.pauses: list[float] = []

    def has(self, **answers: Answer) -> None:
        self._handler.site.update(
            {f"/{path.replace('__', '/').replace('_', '.')}": a for path, a in answers.items()}
        )

    @property
    def asked(self) -> list[str]:
        return [path for path, _ in self._handler.asked]

    @property
    def headers(self) -> list[dict[str, str]]:
        return [headers for _, headers in self._handler.asked]

    def read(self, *paths: str, **options: Any) -> list[Item | InputError]:
        given = {"allow": ["127.0.0.1"], "sleep": self.pauses.append, **options}
        with Web(**given) as opened:
            found = list(items([f"{self.root}/{p}" if "://" not in p else p for p in paths], web=opened))
        assert not [error for error in found if isinstance(error, InputError) and "\n" in str(error)]
        return found

    def one(self, path: str, **options: Any) -> Item:
        (item,) = self.read(path, **options)
        assert isinstance(item, Item), item
        return item

    def refusal(self, path: str, **options: Any) -> str:
        (error,) = self.read(path, **options)
        assert isinstance(error, InputError), error
        return str(error)


@pytest.fixture
def site() -> Iterator[Site]:
    handler = type("Own", (Handler,), {"site": {}, "asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Site(server.server_address[1], handler)
        server.shutdown()


def test_a_page_is_fetched_with_its_address(site: Site) -> None:
    site.has(a_html=answer(page("Talks are asked for")))
    item = site.one("a.html")
    assert item.document.title == "Talks are asked for"
    assert item.document.url == item.document.path == item.where == f"{site.root}/a.html"
    assert site.asked == ["/robots.txt", "/a.html"]
    assert "communique" in site.headers[1]["user-agent"].lower()


@pytest.mark.parametrize(
    ("path", "body", "media", "titles"),
    [
        ("x", page("By its bytes"), "text/plain", ["By its bytes"]),
        ("x", "<custom-tag>" + page("By its type"), "text/html; charset=utf-8", ["By its type"]),
        ("x.csv", csv_of([{"title": "By its ending", "text": ARTICLE}]), "text/plain", ["By its ending"]),
        ("x", csv_of([{"title": "A table", "text": ARTICLE}]), "text/csv", ["A table"]),
        ("x.warc.gz", warc(*GOOD[:2], packed=True), "application/gzip", ["Story number 0", "Story number 1"]),
        ("x", warc(*GOOD[:1], packed=True), "application/octet-stream", ["Story number 0"]),
        ("x.zip", zipped({"a.html": page("In a ZIP")}), "application/zip", ["In a ZIP"]),
        ("x", pdf([(72, 700, "The minister asked for talks about the canal.")]), "application/pdf", [None]),
        ("x", ARTICLE, "application/octet-stream", ["Ruritania asks for talks on the canal"]),
    ],
)
def test_an_address_can_be_any_format(
    site: Site, path: str, body: bytes | str, media: str, titles: list[str]
) -> None:
    site.has(**{path.replace(".", "_"): answer(body, Content_Type=media)})
    found = site.read(path)
    assert [item.document.title if isinstance(item, Item) else str(item) for item in found] == titles


def test_what_a_page_is_packed_in_is_taken_off(site: Site) -> None:
    site.has(a=answer(gzip.compress(page("Packed").encode()), Content_Encoding="gzip"))
    assert site.one("a").document.title == "Packed"


def test_the_encoding_is_that_of_the_header(site: Site) -> None:
    html = (
        page(lead="„Ćwierć” ").replace("<meta charset=utf-8>", "").encode("iso-8859-2", "xmlcharrefreplace")
    )
    site.has(a=answer(html, Content_Type="text/html; charset=ISO-8859-2"))
    assert "Ćwierć" in site.one("a").document.text


# Politeness.


def test_robots_txt_is_heeded(site: Site) -> None:
    site.has(
        robots_txt=answer("User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", Content_Type="text/plain"),
        private=answer(page()),
        open=answer(page()),
    )
    refused, read = site.read("private", "open")
    assert "the site asks programs not to read it; save the page by hand" in str(refused)
    assert isinstance(read, Item)
    assert site.asked == ["/robots.txt", "/open"], "robots.txt is read once"
    assert site.pauses == [pytest.approx(7, abs=1)]


@pytest.mark.parametrize(("status", "reads"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_robots_txt_that_is_not_there(site: Site, status: int, reads: bool) -> None:
    site.has(robots_txt=answer(b"", status), a=answer(page()))
    (found,) = site.read("a")
    assert isinstance(found, Item) == reads


def test_there_is_a_pause_between_two_requests(site: Site) -> None:
    site.has(a=answer(page()), b=answer(page()))
    assert len(site.read("a", "b")) == 2
    assert site.pauses == [pytest.approx(web.PAUSE, abs=0.9)] * 2, "after robots.txt, and between the pages"


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.has(a=answer(page("Kept"), ETag='"1"', Cache_Control="no-cache"))
    first, again = (site.one("a", cache=tmp_path / "cache") for _ in range(2))
    assert first.document == again.document
    assert [h.get("if-none-match") for p, h in zip(site.asked, site.headers, strict=True) if p == "/a"] == [
        None, '"1"',
    ]  # fmt: skip


def test_what_is_fresh_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    site.has(a=answer(page("Fresh"), Cache_Control="max-age=600"))
    assert {site.one("a", cache=tmp_path / "cache").document.title for _ in range(3)} == {"Fresh"}
    assert site.asked.count("/a") == 1


def test_no_cache_file_is_made_where_nothing_is_fetched(tmp_path: Path) -> None:
    with Web(tmp_path / "cache"):
        pass
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_is_done_without(site: Site, tmp_path: Path) -> None:
    site.has(a=answer(page("Read all the same"), Cache_Control="max-age=600"))
    (tmp_path / "no_cache").write_text("It is no database, and was here before.")
    for cache in (tmp_path / "no" / "such" / "folder", tmp_path, tmp_path / "no_cache"):
        assert site.one("a", cache=cache).document.title == "Read all the same"


# Feeds.


def test_a_fetched_feed_is_followed_to_its_pages(site: Site) -> None:
    link = "<item><title>x</title><link>{}/{}</link></item>"
    entries = [link.format(site.root, name) for name in ("a", "feed", "gone")]
    site.has(
        feed=answer(rss(*entries), Content_Type="application/rss+xml"), a=answer(page("The page itself"))
    )
    first, second, third = site.read("feed")
    assert isinstance(first, Item)
    assert first.document.title == "The page itself"
    assert "feed: not read: it is no page" in str(second), "a feed inside a feed is not followed"
    assert "gone: not read: there is nothing there (404)" in str(third)


def test_a_feed_in_a_file_is_followed_where_it_is_asked_for(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(rss(f"<item><link>{site.root}/a</link></item>"))
    site.has(a=answer(page("The page itself")))
    with Web(allow=["127.0.0.1"], sleep=site.pauses.append) as opened:
        (error,) = items([tmp_path / "a.xml"], web=opened)
        assert "fetch what feeds point to with --follow" in str(error)
        assert not site.asked
        opened.follow = True
        (item,) = items([tmp_path / "a.xml"], web=opened)
    assert isinstance(item, Item)


def test_without_the_web_an_address_is_refused() -> None:
    (error,) = items(["https://a.example/x"])
    assert "it would have to be fetched" in str(error)


# Addresses.


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "224.0.0.1",
        "100.64.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_public_addresses(address: str) -> None:
    assert addresses.is_public(address)


def test_a_private_address_is_refused_unless_allowed_by_name(site: Site) -> None:
    site.has(a=answer(page()))
    for root in (
        site.root,
        site.root.replace("127.0.0.1", "localhost"),
        site.root.replace("127.0.0.1", "2130706433"),
    ):
        error = site.refusal(f"{root}/a", allow=[])
        assert "is not on the public internet; allow it by name: --allow-host" in error
    assert not site.asked
    assert site.refusal(f"{site.root}/a", allow=["localhost"])
    assert isinstance(site.one("a"), Item)


def test_a_redirect_is_checked_at_each_hop(site: Site) -> None:
    outside = site.root.replace("127.0.0.1", "localhost")
    site.has(
        a=answer(b"", 302, Location="/b"),
        b=answer(b"", 301, Location="c"),
        c=answer(page("Arrived")),
        away=answer(b"", 302, Location=f"{outside}/c"),
        file=answer(b"", 302, Location="file:///etc/passwd"),
        round=answer(b"", 302, Location="/round"),
        nowhere=answer(b"", 302),
    )
    item = site.one("a")
    assert item.document.title == "Arrived"
    assert item.document.url == f"{site.root}/c"
    assert item.document.path == f"{site.root}/a"
    assert "localhost is not on the public internet" in site.refusal("away")
    assert "it leads to file:///etc/passwd, which is no web address" in site.refusal("file")
    assert "it was sent on more than 5 times" in site.refusal("round")
    assert "the site refuses to show it (302)" in site.refusal("nowhere")


def test_a_redirect_to_what_robots_txt_forbids(site: Site) -> None:
    rules = answer("User-agent: communique\nDisallow: /private\n", Content_Type="text/plain")
    site.has(robots_txt=rules, a=answer(b"", 302, Location="/private"), private=answer(page()))
    assert "the site asks programs not to read it" in site.refusal("a")
    assert "/private" not in site.asked


def test_a_name_is_looked_up_once_and_the_checked_address_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    connected: list[str] = []

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(self: Any, host: str, *_: Any) -> Any:
        connected.append(host)
        raise httpcore2.ConnectError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    guard = addresses.Guarded([])
    with pytest.raises(httpcore2.ConnectError):
        guard.connect_tcp("rebinding.example", 80)
    assert connected == ["93.184.216.34"]
    with pytest.raises(addresses.ForbiddenAddressError):
        guard.connect_tcp("rebinding.example", 80)
    assert connected == ["93.184.216.34"]


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(addresses.ForbiddenAddressError):
        addresses.Guarded([]).connect_tcp("mixed.example", 80)


# Limits.


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"<p>and so it goes on</p>" * 1000)
    except OSError:
        handler.close_connection = True


def dripping(handler: Handler) -> None:
    handler.close_connection = True
    try:
        for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 1000:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def test_an_endless_response_is_broken_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_DOCUMENT", 3_000_000)
    site.has(a=endless, b=answer(page("After it")))
    error, item = site.read("a", "b")
    assert "it has more than 3 MB" in str(error)
    assert isinstance(item, Item)


def test_a_response_that_drips_is_broken_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIME", 0.5)
    site.has(a=dripping, b=answer(page("After it")))
    start = time.monotonic()
    error, item = site.read("a", "b", pause=0)
    assert "the site is too slow; try again later" in str(error)
    assert isinstance(item, Item)
    assert time.monotonic() - start < 5


def test_a_bomb_in_a_page_is_broken_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_DOCUMENT", 3_000_000)
    site.has(a=answer(gzip.compress(b"<p>" + b" " * 30_000_000), Content_Encoding="gzip"))
    assert "it has more than 3 MB" in site.refusal("a")


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (answer(b"", 404), "there is nothing there (404)"),
        (answer(b"", 403), "the site refuses to show it (403)"),
        (answer(b"", 503), "the site cannot answer now (503); try again later"),
        (answer(b"\x89PNG", Content_Type="image/png"), "it is image/png"),
        (answer(b""), "the file is empty"),
        (answer(b"not gzip", Content_Encoding="gzip"), "the site cannot be reached"),
        (answer(page(), Content_Length="99999", Connection="close"), "the site cannot be reached"),
    ],
)
def test_what_else_goes_wrong(site: Site, reply: Answer, why: str) -> None:
    def close(handler: Handler) -> None:
        reply(handler)
        handler.close_connection = True

    site.has(a=close)
    assert why in site.refusal("a")


@pytest.mark.parametrize(
    "address", ["http://", "https://[", "http://no host/", "http://127.0.0.1:1/", "http://x:99999/"]
)
def test_addresses_that_lead_nowhere(site: Site, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo

    def here_only(host: str, *args: Any, **kwargs: Any) -> Any:
        if host != "127.0.0.1":
            raise socket.gaierror("no network in tests")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", here_only)
    assert site.refusal(address).startswith(address)
