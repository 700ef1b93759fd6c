"""What comes out of files and folders, good and bad: an Item or one clear line, never an exception."""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique.errors import InputError
from communique.intake import Item, items, source
from communique.model import Published, content_id

ARTICLE = (
    "Ruritania asks for talks on the canal\n\n"
    "Ruritania asked on Friday for talks with its neighbour about the canal that joins their two capitals.\n\n"
    "“We are ready to sit down tomorrow,” Foreign Minister Ada Roe told reporters in the capital.\n"
)


def read(path: Path | str, published: str | None = None) -> list[Item | InputError]:
    return list(items([path], published))


def one(path: Path | str, published: str | None = None) -> Item:
    (item,) = read(path, published)
    assert isinstance(item, Item), item
    return item


def refusal(path: Path | str) -> str:
    (error,) = read(path)
    assert isinstance(error, InputError)
    assert "\n" not in str(error)
    return str(error)


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


STORY = (
    "<article><h1>Ruritania asks for talks</h1>"
    + "".join(
        f"<p>Paragraph {n} of the story says that the minister of Ruritania asked for talks about the canal.</p>"
        for n in range(6)
    )
    + "</article>"
)


def test_a_text_file_is_kept_to_the_character(tmp_path: Path) -> None:
    written = "\u200bOne line.\r\nAnother — “with marks”.\rA third.\u2028End. \n\n"
    item = one(write(tmp_path / "a.txt", written))
    assert item.document.text == written
    assert item.raw == written.encode()
    assert item.document.id == content_id(written)
    assert item.where == item.document.path == str(tmp_path / "a.txt")


def test_a_folder_is_read_in_sorted_order_and_in_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.text", "README.md", ".hidden.txt", ".git/x.txt", "data.sav"):
        write(tmp_path / name, ARTICLE)
    found = [Path(item.where).relative_to(tmp_path).as_posix() for item in read(tmp_path)]
    assert found == ["b.txt", "a/z.txt", "a/b/c.text"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_gzip_is_unpacked(tmp_path: Path, name: str) -> None:
    content = {
        "a.txt": ARTICLE,
        "a.html": page(STORY),
        "a.jsonl": json.dumps({"id": "x", "text": ARTICLE}),
    }[name]
    plain = one(write(tmp_path / name, content))
    packed = one(write(tmp_path / f"{name}.gz", gzip.compress(content.encode())))
    assert packed.document.text == plain.document.text
    assert packed.document.raw_sha256 == plain.document.raw_sha256


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (b"\xef\xbb\xbf" + ARTICLE.encode(), None),
        (ARTICLE.encode("utf-16"), None),
        (b"\xfe\xff" + ARTICLE.encode("utf-16-be"), None),
        (ARTICLE.encode("utf-32"), None),
        (ARTICLE.encode("cp1252"), "not UTF-8; read as cp1252"),
    ],
)
def test_encodings_are_told(tmp_path: Path, raw: bytes, note: str | None) -> None:
    item = one(write(tmp_path / "a.txt", raw))
    assert item.document.text == ARTICLE
    assert item.notes == () if note is None else item.notes[0].startswith(note)


def test_a_page_declares_its_encoding(tmp_path: Path) -> None:
    html = page(STORY.replace("Paragraph", "Absatz „ü“")).replace("utf-8", "windows-1252")
    assert "„ü“" in one(write(tmp_path / "a.html", html.encode("cp1252"))).document.text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\r\n\t", "the file is empty"),
        ("a.txt", "\ufeff\n", "the file is empty"),
        ("a.html", b"", "the file is empty"),
        ("a.jsonl", b"\n\n", "the file is empty"),
        ("a.txt", b"%PDF-1.7 and so on", "it is a PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "it is a PNG picture"),
        ("a.txt", b"PK\x03\x04 and so on", "it is a ZIP"),
        ("a.txt", b"text\0with\0nothing", "it is binary"),
        ("a.jsonl", b"\x00\x01\x02\x03", "it is not JSON"),
        ("a.txt", bytes(range(1, 256)) * 40, "it is binary, or in an encoding"),
        ("a.txt", b"\xff\xfea", "it starts as UTF-16 but is not"),
        ("a.txt.gz", gzip.compress(ARTICLE.encode() * 50, mtime=0)[:-20], "the file is cut off"),
        ("a.jsonl.gz", gzip.compress(b"\n" * 5000, mtime=0)[:-9], "the file is cut off"),
        ("a.txt.gz", b"no gzip at all", "it is not sound gzip"),
        ("a.doc", ARTICLE, "its ending is none that is read"),
        ("a", ARTICLE, "its ending is none that is read"),
        ("a.html", "<html><script>var a = 'She said: no.'</script></html>", "only script"),
        ("a.html", "no tag", "the page has no HTML"),
        ("a.html", "<div>" * 5000 + "deep" + "</div>" * 5000, "too many elements"),
    ],
)
def test_bad_files_are_refused_in_one_line(tmp_path: Path, name: str, content: bytes | str, why: str) -> None:
    error = refusal(write(tmp_path / name, content))
    assert error.startswith(f"{tmp_path / name}")
    assert why in error


def test_paths_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "there is no such file or folder" in refusal(tmp_path / "nothing")
    (tmp_path / "empty").mkdir()
    assert "the folder holds nothing to read" in refusal(tmp_path / "empty")
    (tmp_path / "a.txt").mkdir()
    assert "the folder holds nothing to read" in refusal(tmp_path / "a.txt")
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "symbolic links" in refusal(loop)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "it is not a regular file" in refusal(pipe)
    secret = write(tmp_path / "secret.txt", ARTICLE)

    opened = Path.open

    def denied(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self == secret:
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", denied)
    assert "permission denied" in refusal(secret)


def test_a_file_name_need_not_be_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(ARTICLE.encode())
    item = one(tmp_path)
    assert item.where == item.document.path == f"{tmp_path}/caf\\udce9.txt"


def test_folders_that_hold_themselves_end(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", ARTICLE)
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    assert [item.where for item in read(tmp_path)] == [str(tmp_path / "in" / "a.txt")]


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.html"])
def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(source, "MAX_DOCUMENT", 1_000_000)
    raw = b"a word " * 200_000
    assert "it has more than 1 MB" in refusal(
        write(tmp_path / name, gzip.compress(raw) if name.endswith(".gz") else raw)
    )


def test_a_gzip_bomb_of_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_DOCUMENT", 100_000)
    bomb = write(tmp_path / "a.jsonl.gz", gzip.compress(b"\n" * 400_000))
    assert "it unpacks to more than 200 times its size" in refusal(bomb)


def test_an_overlong_line_is_refused_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_LINE", 1000)
    good = json.dumps({"id": "good", "text": "It is here."}).encode()
    path = write(tmp_path / "a.jsonl", good + b"\n" + b"x" * 5500 + b"\n" + good)
    first, second, third = read(path)
    assert isinstance(first, Item)
    assert isinstance(third, Item)
    assert third.where == f"{path}:3"
    assert "the line has more than" in str(second)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{'id': 1}", "it is not JSON"),
        ('{"id": "a", "text": "cut of', "it is not JSON"),
        ("[1, 2]", "it is not a JSON object"),
        ('"text"', "it is not a JSON object"),
        ('{"id": "a"}', "it has no text"),
        ('{"id": "a", "text": null}', "it has no text"),
        ('{"id": "a", "text": ["x"]}', "its text is not a string"),
        ('{"id": "a", "text": " \\n"}', "its text is empty"),
        ('{"id": "a", "text": "He said \\ud83d no."}', "surrogate pair"),
        ('{"id": "a", "title": "\\udc00", "text": "He said no."}', "surrogate pair"),
        ("[" * 100_000, "it is n"),
    ],
)
def test_bad_records_are_refused_and_the_rest_goes_on(tmp_path: Path, line: str, why: str) -> None:
    good = json.dumps({"id": "good", "text": "It is here."})
    path = write(tmp_path / "a.jsonl", f"{good}\n{line}\n\n{good}\n")
    first, error, last = read(path)
    assert isinstance(first, Item)
    assert isinstance(last, Item)
    assert last.where == f"{path}:4"
    assert str(error).startswith(f"{path}:2: not read: ")
    assert why in str(error)


def test_a_record_of_another_encoding_is_refused(tmp_path: Path) -> None:
    record = json.dumps({"text": "Café"}, ensure_ascii=False)
    assert "it is not JSON" in refusal(write(tmp_path / "a.jsonl", record.encode("latin-1")))
    assert "it is UTF-16" in refusal(write(tmp_path / "b.jsonl", record.encode("utf-16").replace(b"\n", b"")))


def test_a_record_becomes_its_document(tmp_path: Path) -> None:
    record = {
        "id": "r-7",
        "text": ARTICLE,
        "title": "A title of its own",
        "outlet": "The Gazette",
        "url": "https://www.gazette.example/7",
        "published": "Fri, 07 Jan 2022 09:30:00 +0100",
        "language": "en-GB",
        "domain": None,
        "country": "Ruritania",
        "byline": "Jo Doe",
        "extra": {"ignored": True},
    }
    document = one(write(tmp_path / "a.jsonl", "\ufeff" + json.dumps(record))).document
    assert document.id == "r-7"
    assert document.text == ARTICLE
    assert document.title == "A title of its own"
    assert document.outlet == "The Gazette"
    assert document.domain == "gazette.example"
    assert document.country == "Ruritania"
    assert document.byline == "Jo Doe"
    assert document.language == "en-gb"
    assert document.published == Published("2022-01-07T09:30", "minute", "record")
    assert document.path == str(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("given", "expected"), [(7, "7"), ("  ", None), (None, None), (True, None), ({}, None), ("a b", "a b")]
)
def test_ids_of_records(tmp_path: Path, given: object, expected: str | None) -> None:
    document = one(write(tmp_path / "a.jsonl", json.dumps({"id": given, "text": ARTICLE}))).document
    assert document.id == (expected or content_id(ARTICLE))


def test_a_record_with_a_date_that_is_none_is_kept_with_a_note(tmp_path: Path) -> None:
    item = one(write(tmp_path / "a.jsonl", json.dumps({"text": ARTICLE, "published": "31/31/2022"})))
    assert item.document.published is None
    assert item.notes == ("its published is no date: 31/31/2022",)


def test_the_argument_is_the_date_of_all(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": ARTICLE, "published": "2020-02-02"}))
    assert one(path, "7 January 2022").document.published == Published("2022-01-07", "day", "argument")
    error, item = read(path, "2022-13-01")
    assert "it is no date" in str(error)
    assert isinstance(item, Item)
    assert item.document.published == Published("2020-02-02", "day", "record")


@pytest.fixture
def with_sources(tmp_path: Path) -> Callable[[str], list[Item | InputError]]:
    def make(toml: str) -> list[Item | InputError]:
        write(tmp_path / "a.txt", ARTICLE)
        write(tmp_path / "sub" / "b.txt", ARTICLE + "\n© 2022 The Page\n")
        write(tmp_path / "sources.toml", toml)
        return read(tmp_path)

    return make


def test_sources_supply_what_the_page_lacks(with_sources: Callable[[str], list[Item | InputError]]) -> None:
    first, second = with_sources(
        '[default]\ncountry = "Ruritania"\n[[source]]\nfile = "a.txt"\noutlet = "The Gazette"\nkind = "newspaper"\n'
        'published = 2022-01-07\nlanguage = "en"\nurl = "https://gazette.example/a"\n'
        '[[source]]\nfile = "sub/b.txt"\noutlet = "The Supplied"\npublished = "soon"\n'
    )
    assert isinstance(first, Item)
    assert first.document.outlet == "The Gazette"
    assert first.document.outlet_kind == "newspaper"
    assert first.document.country == "Ruritania"
    assert first.document.domain == "gazette.example"
    assert first.document.published == Published("2022-01-07", "day", "sources.toml")
    assert isinstance(second, Item)
    assert second.document.outlet == "The Supplied"
    assert second.document.country == "Ruritania"
    assert second.notes == ("its published in sources.toml is no date: soon",)


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ("[[source]\n", "it is not sound TOML"),
        ('[[source]]\nfile = "c.txt"\n', "there is no c.txt beside it"),
        ('[[source]]\noutlet = "X"\n', "names no file"),
        ('[[source]]\nfile = "a.txt"\ncolour = "X"\n', "unknown key colour"),
        ('[[source]]\nfile = "a.txt"\noutlet = ""\n', "empty outlet"),
        ("source = 3\n", "is not a table"),
        ("[sources]\n", "[sources] is not known"),
    ],
)
def test_broken_sources_are_said_once_and_the_files_are_read(
    with_sources: Callable[[str], list[Item | InputError]], toml: str, why: str
) -> None:
    error, *rest = with_sources(toml)
    assert isinstance(error, InputError)
    assert why in str(error)
    assert len([item for item in rest if isinstance(item, Item)]) == 2


def test_a_page_is_read_with_its_metadata(tmp_path: Path) -> None:
    head = (
        "<title>Ruritania asks for talks | The Gazette</title><meta property=og:site_name content='The Gazette'>"
        "<meta property=article:published_time content='2031-03-12T21:05:00+01:00'><meta name=author content='Jo Doe'>"
        "<link rel=canonical href='https://www.gazette.example/talks'>"
    )
    document = one(write(tmp_path / "a.html", page(STORY, head))).document
    assert document.text.startswith("Ruritania asks for talks\n\nParagraph 0 of the story")
    assert document.title == "Ruritania asks for talks"
    assert document.outlet == "The Gazette"
    assert document.byline == "Jo Doe"
    assert document.domain == "gazette.example"
    assert document.published == Published("2031-03-12T21:05", "minute", "metadata")
    assert document.language == "en"
    assert [run.of(document.text) for run in document.body] == [document.text]


def test_a_page_that_gives_no_date_has_none(tmp_path: Path) -> None:
    story = STORY.replace("canal.", "canal of 12 May 2019, dug in 1989.")
    assert one(write(tmp_path / "a.html", page(story))).document.published is None


def test_nothing_is_read_ahead(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ARTICLE)
    stream = items([tmp_path / "a.txt", tmp_path / "gone.txt"])
    assert isinstance(next(stream), Item)
    write(tmp_path / "gone.txt", ARTICLE)
    assert isinstance(next(stream), Item)


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        ("<meta name=date content='0001-01-01T00:00:00'>", "", None),
        ("<link rel=canonical href='https://x.example/2022/1/7/talks'>", "", "2022-01-07"),
        (
            "<link rel=canonical href='https://x.example/2022/01/06/talks'>"
            "<meta property=article:published_time content='2022-01-07T03:10:00Z'>",
            "",
            "2022-01-06",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2022-01-07T09:30:00+01:00"}]}</script>',
            "",
            "2022-01-07T09:30",
        ),
        ("", "<time datetime='2022-01-07'>7 January</time>", "2022-01-07"),
        ("", "<p class=pub-date>Published: January 7, 2022</p>", "2022-01-07"),
        ("", "<p class=date>7 May 2021</p><p class=date>7 January 2022</p>", None),
        ("", "<p class=date>Monday, January 7, 2022</p>", None),
        ("<meta property=article:published_time content='1641547800'>", "", "2022-01-07T09:30"),
        (
            '<script type="application/ld+json">{"datePublished": 1641547800000}</script>',
            "<p class=date>2 hours ago</p>",
            "2022-01-07T09:30",
        ),
        ("<meta name=cXenseParse:recs:publishtime content='2022-01-07T09:30'>", "", "2022-01-07T09:30"),
        ("", "<span class=date data-stamp='1641547800'>2 hours ago</span>", "2022-01-07T09:30"),
        ("", "<span class=date title='January 7, 2022 9:30 PM'>1 day ago</span>", "2022-01-07T21:30"),
        ("", "<p class=date>2 hours ago</p>", None),
        ("", "<p class=date>Updated 10:04 a.m.</p>", None),
        ("", "<p class=date>Updated 10:04 a.m. ET, Fri January 7, 2022</p>", "2022-01-07"),
        (
            "",
            "<div class=timestamp>Published 8:15 a.m. ET Jan. 7, 2022 | Updated 10:04 a.m. ET Jan. 8, 2022</div>",
            "2022-01-07T08:15",
        ),
        (
            "",
            "<time datetime='2022-01-07T21:30'>Jan 7</time> <time datetime='2022-01-08'>Updated Jan 8</time>",
            "2022-01-07T21:30",
        ),
        (
            "<meta property=article:published_time content='2022-01-08T02:30:00Z'>",
            "<div class=publish-date>January 7, 2022 9:30 p.m. EST</div>",
            "2022-01-07T21:30",
        ),
        (
            "<meta property=article:published_time content='2022-01-08T02:30:00+01:00'>",
            "<div class=publish-date>January 7, 2022 9:30 p.m. EST</div>",
            "2022-01-08T02:30",
        ),
        ("<meta property=article:modified_time content='2022-01-07T09:30:00Z'>", "", "2022-01-07"),
        (
            "<meta property=article:modified_time content='2022-02-07T09:30:00Z'>"
            "<link rel=canonical href='https://x.example/2022/01/07/talks'>",
            "",
            "2022-01-07",
        ),
    ],
)
def test_dates_of_pages(tmp_path: Path, head: str, top: str, expected: str | None) -> None:
    published = one(write(tmp_path / "a.html", page(top + STORY, head))).document.published
    assert (published.value if published else None) == expected


def test_of_two_dates_that_beside_the_headline_counts(tmp_path: Path) -> None:
    story = STORY.replace("</h1>", "</h1><time datetime='2022-01-07'>7 January</time>")
    teaser = "<aside><time datetime='2021-05-07'>7 May</time></aside>"
    assert one(write(tmp_path / "a.html", page(story + teaser))).document.published == Published(
        "2022-01-07", "day", "page"
    )


def test_a_record_may_give_its_date_in_seconds(tmp_path: Path) -> None:
    record = json.dumps({"text": ARTICLE, "published": 1641547800})
    found = one(write(tmp_path / "a.jsonl", record)).document.published
    assert found == Published("2022-01-07T09:30", "minute", "record")


def test_a_date_counted_back_from_the_fetch_is_none_and_says_so(tmp_path: Path) -> None:
    item = one(write(tmp_path / "a.html", page("<p class=date>2 hours ago</p>" + STORY)))
    assert item.document.published is None
    assert item.notes == ("it states no date, only: 2 hours ago",)
    dated = one(write(tmp_path / "b.html", page("<time datetime='2022-01-07'>2 hours ago</time>" + STORY)))
    assert dated.notes == ()


def test_a_page_keeps_its_article_and_loses_its_pointers(tmp_path: Path) -> None:
    story = STORY.replace("</article>", "<p>Read more: What the canal costs</p><p>It rained.</p></article>")
    document = one(write(tmp_path / "a.html", page(story))).document
    kept = [run.of(document.text) for run in document.body]
    assert kept[0].startswith("Ruritania asks for talks")
    assert kept[1] == "It rained."
    assert len(kept) == 2


def test_a_page_of_a_hundred_thousand_tags_is_refused_at_once(tmp_path: Path) -> None:
    assert "too many elements" in refusal(write(tmp_path / "a.html", page("<p>" + "<i>a</i>" * 60_000)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARTICLE, "en"),
        ("Le ministre a déclaré vendredi que les deux pays allaient négocier un accord sur le canal.", "fr"),
        ("Министр заявил в пятницу, что стороны продолжат переговоры о договоре по каналу.", "ru"),
        ("外交部发言人星期五表示，双方将继续就运河条约进行谈判。" * 3, "zh"),
        (ARTICLE + "«Министр заявил в пятницу, что стороны продолжат переговоры о договоре.»\n", "en"),
        (ARTICLE + "« Le ministre a déclaré vendredi que les deux pays allaient négocier. »\n", "en"),
        (
            "Министр заявил в пятницу, что стороны продолжат переговоры о договоре по каналу: “No deal, no talks.”",
            "ru",
        ),
        ("KELDORIA SAYS IT WILL WAIT ONE MORE WEEK FOR AN ANSWER ON THE STRAIT BEFORE IT VOTES.", "en"),
        ("Mira Holt\nOren Kastell\nTomas Wren\nInes Falk\nKarel Dunn\nSofia Brandt\nSalim bin Hadi", None),
        ("Talks. Die Minister einigten sich am Montag auf einen Vertrag, der im Herbst gelten soll.", "de"),
        (
            "The envoy said: «Nous n'accepterons pas», and that his country needed time before it calls a vote.",
            "en",
        ),
        ("No.", None),
        ("12 34 $5 x y z 78 90 11 22 33 44 55 66 77 88 99 10 20 30 40 50", None),
        ("qwer zxcv uiop hjkl asdf qwer zxcv asdf qwer yxcv bnmm qwer zxcv uiop hjkl asdf", None),
    ],
)
def test_the_language_is_told_or_left_open(tmp_path: Path, text: str, language: str | None) -> None:
    assert one(write(tmp_path / "a.txt", text)).document.language == language


def test_what_is_not_english_is_stored_and_said_not_to_be_read(tmp_path: Path) -> None:
    text = "Le ministre a déclaré vendredi que les deux pays allaient négocier un accord sur le canal."
    item = one(write(tmp_path / "a.txt", text))
    assert item.document.text == text
    assert item.notes == ("stored, not yet read: its language is fr, and only English is read",)
    assert not one(write(tmp_path / "b.txt", ARTICLE)).notes


def test_one_accent_does_not_make_a_text_exotic(tmp_path: Path) -> None:
    item = one(write(tmp_path / "a.txt", b"The caf\xe9 owner said no to the minister."))
    assert item.document.text == "The café owner said no to the minister."
    assert item.notes == ("not UTF-8; read as cp1252",)
