"""Every format in the table: what is read of it, and what is refused, one line each, while the rest goes on."""

import csv
import gzip
import io
import json
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from communique.errors import InputError
from communique.intake import Item, items, source
from communique.intake.formats import FORMATS, of_bytes, of_name
from communique.model import Published, content_id

SENTENCE = "The minister of Ruritania told reporters that talks about the canal would begin in the capital. "
ARTICLE = (
    f"Ruritania asks for talks on the canal\n\n{SENTENCE * 2}\n\n“We are ready,” Minister Ada Roe said.\n"
)
ROWS = [
    {"Headline": "Talks asked", "Body Text": ARTICLE, "Pub-Date": "2022-01-07", "Source": "The Gazette"},
    {"Headline": "Talks denied", "Body Text": "No talks are planned, he said.", "Pub-Date": "", "Source": ""},
]


def page(title: str = "Ruritania asks for talks", lead: str = "", charset: str = "utf-8") -> str:
    paragraphs = "".join(f"<p>{lead}{n}. {SENTENCE}</p>" for n in range(5))
    return (
        f"<!doctype html><html lang=en><head><meta charset={charset}><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def read(path: Path | str, content: bytes | str | None = None) -> list[Item | InputError]:
    if content is not None:
        Path(path).write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(items([path]))
    assert not [error for error in found if isinstance(error, InputError) and "\n" in str(error)]
    return found


def read_well(path: Path | str, content: bytes | str | None = None) -> list[Item]:
    found = read(path, content)
    assert all(isinstance(item, Item) for item in found), found
    return [item for item in found if isinstance(item, Item)]


def one(path: Path | str, content: bytes | str | None = None) -> Item:
    (item,) = read_well(path, content)
    return item


def refusal(path: Path | str, content: bytes | str | None = None) -> str:
    (error,) = read(path, content)
    assert isinstance(error, InputError), error
    return str(error)


def sorted_out(found: list[Item | InputError]) -> tuple[list[str], list[str]]:
    """The titles that were read, and the lines of what was not."""
    read_ = [str(item.document.title) for item in found if isinstance(item, Item)]
    return read_, [str(error) for error in found if isinstance(error, InputError)]


# The table itself.


def test_every_format_is_told_by_each_of_its_endings() -> None:
    for known in FORMATS:
        for ending in known.endings:
            assert of_name(f"The.File{ending.upper()}") is known
            assert of_name(f"file{ending}.gz") is known


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"PK\x03\x04xyz", "ZIP"),
        (b"x" * 257 + b"ustar\x0000", "tar"),
        (b"WARC/1.0\r\n", "WARC"),
        (b"PAR1\x15", "Parquet"),
        (b"%PDF-1.7\n", "PDF"),
        (b'<?xml version="1.0"?>\n<!-- made -->\n<rss version="2.0">', "feed"),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"<!DOCTYPE html>\n<html>", "web page"),
        (b'<?xml version="1.0"?><html xmlns="x">', "web page"),
        (b"Received: from a\r\n by b\r\nSubject: x\r\n", "newsletter"),
        (b"Subject: x\nFrom: a@b.example\nMIME-Version: 1.0\n", "newsletter"),
        (b'{"text": "x"}', "records"),
        (b"Subject: the canal\n\nA memo.", "text"),
        (b"<3 is how the minister signed it", "text"),
        (b"", "text"),
    ],
)
def test_formats_are_told_by_their_first_bytes(head: bytes, name: str) -> None:
    assert of_bytes(head).name == name


# Standard input.


@pytest.mark.parametrize("wrap", [bytes, gzip.compress])
@pytest.mark.parametrize(
    "content", [ARTICLE, page(), json.dumps({"title": "Ruritania asks for talks", "text": ARTICLE})]
)
def test_standard_input_is_read_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, wrap: Callable[[bytes], bytes], content: str
) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(wrap(content.encode()))))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", stdin)
    item = one("-")
    assert item.document.title.startswith("Ruritania asks for talks")  # type: ignore[union-attr]
    assert item.document.path is None
    assert item.where.startswith("standard input")


def test_gzip_inside_gzip_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = gzip.compress(gzip.compress(ARTICLE.encode()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(twice))))  # type: ignore[arg-type]
    assert "gzip inside gzip" in refusal("-")


# Tables.


def csv_of(rows: list[dict[str, str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_by_any_name_of_its_columns(tmp_path: Path, delimiter: str, encoding: str) -> None:
    first, second = read_well(tmp_path / "a.csv", csv_of(ROWS, delimiter, encoding))
    assert first.document.text == ARTICLE
    assert first.document.id == content_id(ARTICLE)
    assert first.document.title == "Talks asked"
    assert first.document.outlet == "The Gazette"
    assert first.document.published == Published("2022-01-07", "day", "record")
    assert first.where == f"{tmp_path / 'a.csv'}:2"
    assert second.document.published is None
    assert second.document.outlet is None


def test_a_parquet_has_the_same_columns(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{**row, "authors": ["Jo Doe", "Al Roe"]} for row in ROWS]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    first, second = read_well(tmp_path / "a.parquet")
    assert first.document.text == ARTICLE
    assert first.document.byline == "Jo Doe, Al Roe"
    assert second.where == f"{tmp_path / 'a.parquet'}:2"


def test_a_parquet_from_a_pipe_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "a.parquet")
    packed = gzip.compress((tmp_path / "a.parquet").read_bytes())
    assert len(read_well(tmp_path / "b.parquet.gz", packed)) == 2


def test_tables_without_text_and_rows_without_text(tmp_path: Path) -> None:
    error = refusal(tmp_path / "a.csv", "name,date\nx,2022-01-07\n")
    assert "none of its columns is the text (name, date); call that column text" in error
    good, empty, short, last = read(tmp_path / "b.csv", f"id,text\n1,{SENTENCE}\n2,\n3\n4,{SENTENCE}\n")
    assert isinstance(good, Item)
    assert isinstance(last, Item)
    assert last.document.id == "4"
    assert "b.csv:3: not read: its text is empty" in str(empty)
    assert "b.csv:4: not read: it has no text" in str(short)
    parquet.write_table(pyarrow.Table.from_pylist([{"n": 1}]), tmp_path / "c.parquet")
    assert "none of its columns is the text (n)" in refusal(tmp_path / "c.parquet")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"\0\1\2\xff" * 99, "it is binary"),
        ("a.csv", b'text\n"an open quote ' + b"x" * 3000, "the table breaks off"),
        ("a.parquet", b"", "it is not sound Parquet"),
        ("a.parquet", b"PAR1" + b"rubbish" * 99 + b"PAR1", "it is not sound Parquet"),
    ],
)
def test_broken_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, why: str
) -> None:
    limit = csv.field_size_limit(1000)
    try:
        assert why in refusal(tmp_path / name, content)
    finally:
        csv.field_size_limit(limit)


def test_a_cut_parquet_is_refused(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    assert "it is not sound Parquet" in refusal(tmp_path / "b.parquet", whole[:-30])


# Newsletters.


def letter(plain: str | None = ARTICLE, rich: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = headers.get("subject", "Fwd: Talks are asked for")
    message["From"] = headers.get("sender", '"The Gazette Brief" <brief@news.gazette.example>')
    message["Date"] = headers.get("date", "Fri, 07 Jan 2022 09:30:00 +0100")
    if plain is not None:
        message.set_content(plain)
    if rich is not None:
        message.add_alternative(rich, subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    return message.as_bytes()


def test_a_letter_gives_its_subject_sender_and_date(tmp_path: Path) -> None:
    document = one(tmp_path / "a.eml", letter()).document
    assert document.text == f"Talks are asked for\n\n{ARTICLE}"
    assert document.title == "Talks are asked for"
    assert document.outlet == "The Gazette Brief"
    assert document.domain == "news.gazette.example"
    assert document.published == Published("2022-01-07T09:30", "minute", "metadata")


def test_a_letter_laid_out_in_tables_is_read_whole(tmp_path: Path) -> None:
    cells = "".join(f"<tr><td><p>{n}. {SENTENCE}</p></td></tr>" for n in range(4))
    rich = f"<html><body><table><tr><td><table>{cells}</table></td></tr></table></body></html>"
    text = one(tmp_path / "a.eml", letter(None, rich)).document.text
    assert [f"{n}. {SENTENCE.strip()}" in text for n in range(4)] == [True] * 4
    assert "<td>" not in text


@pytest.mark.parametrize(
    ("content", "why"),
    [(letter(""), "the letter has no text"), (b"MIME-Version: 1.0\n\n", "the letter has no text")],
)
def test_letters_without_text(tmp_path: Path, content: bytes, why: str) -> None:
    assert why in refusal(tmp_path / "a.eml", content)


def test_a_letter_in_an_encoding_that_lies_and_with_a_date_that_is_none(tmp_path: Path) -> None:
    raw = (
        b"Subject: =?utf-8?q?Caf=C3=A9_talks?=\r\nFrom: nobody\r\nDate: soon\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"The caf\xe9 owner said \x93no\x94 to the minister on Friday.\r\n"
    )
    item = one(tmp_path / "a.eml", raw)
    assert item.document.text == "Café talks\n\nThe café owner said “no” to the minister on Friday.\n"
    assert item.document.outlet is None
    assert item.notes == ("its date is none: soon",)


# PDF.


Line = tuple[int, int, str]


def pdf(*pages: list[Line], contents: bytes | None = None) -> bytes:
    """A PDF with each (x, y, text) set in 11 points."""
    scripts = [
        "".join(f"BT /F1 11 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in p) for p in pages
    ]
    packed = [zlib.compress(s.encode("latin-1")) if contents is None else contents for s in scripts]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, content in enumerate(packed):
        page_object = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources {} >>"
        objects.append(page_object.format(5 + 2 * number, "<< /Font << /F1 3 0 R >> >>").encode())
        head = b"<< /Length %d /Filter /FlateDecode >>" % len(content)
        objects.append(head + b"\nstream\n" + content + b"\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + tail % (len(objects) + 1, table, len(objects) + 1, len(out))


def test_the_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    lines = [
        (72, 740, "Ministry of Foreign Affairs"),
        (72, 700, "The minister asked for talks on the canal and said that the neigh-"),
        (72, 686, "bour would be heard in the capital, where both had met before, next"),
        (72, 672, "week."),
        (72, 644, "A gap parts this paragraph from the one above, and it has two lines"),
        (72, 630, "of which this one is the last."),
        (90, 616, "A first line set in begins another, and so it does in many releases."),
        (300, 30, "1"),
    ]
    item = one(tmp_path / "a.pdf", pdf(lines))
    assert item.document.text.split("\n\n") == [
        "Ministry of Foreign Affairs",
        "The minister asked for talks on the canal and said that the neighbour would be heard in the capital, "
        "where both had met before, next week.",
        "A gap parts this paragraph from the one above, and it has two lines of which this one is the last.",
        "A first line set in begins another, and so it does in many releases.",
    ]
    assert item.raw.startswith(b"%PDF")


def test_running_heads_and_page_numbers_are_left_out_and_paragraphs_go_on_over_pages(tmp_path: Path) -> None:
    def leaf(number: int) -> list[Line]:
        name = ("first", "second", "third")[number - 1]
        return [
            (72, 760, f"PRESS OFFICE, No. {number}"),
            (72, 700, f"and so the words of the {name} leaf go on upon the next without a break, as"),
            (72, 686, f"they were written in the {name} place, a time or more"),
            (300, 30, f"Page {number} of 3"),
        ]

    text = " ".join(line[2] for number in (1, 2, 3) for line in leaf(number)[1:3])
    assert one(tmp_path / "a.pdf", pdf(leaf(1), leaf(2), leaf(3))).document.text == text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf([]), "it is a scanned PDF, a picture without text; run text recognition (OCR)"),
        (pdf(*[[(72, 700, "x")]] * 301), "the PDF has more than 300 pages"),
        (pdf([(72, 700, ARTICLE[:80])])[:400], "it is no sound PDF"),
        (b"%PDF-1.7 and nothing else", "it is no sound PDF"),
        (pdf([], contents=zlib.compress(b" " * 300_000_000, 9)), "it is no sound PDF"),
        (pdf([], contents=b"no deflate stream"), "it is"),
    ],
)
def test_bad_pdfs(tmp_path: Path, content: bytes, why: str) -> None:
    assert why in refusal(tmp_path / "a.pdf", content)


# Feeds.

LONG = f"<p>{SENTENCE * 2}</p><p>“We are <b>ready</b>,”<br><br>she said. {SENTENCE * 2}</p>"
ENTRY = (
    "<item><title>Talks &amp; more</title><link>https://gazette.example/1</link><pubDate>{date}</pubDate>"
    "<dc:creator>Jo Doe</dc:creator><description>Short.</description>"
    "<content:encoded><![CDATA[{content}<script>x()</script>]]></content:encoded></item>"
)


def rss(*entries: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gazette</title>'
        f"<language>en-gb</language>{''.join(entries)}</channel></rss>"
    )


def test_an_entry_with_its_article_is_a_document(tmp_path: Path) -> None:
    feed = rss(ENTRY.format(date="Fri, 07 Jan 2022 23:30:00 -0500", content=LONG))
    item = one(tmp_path / "a.rss", feed)
    document = item.document
    assert document.text.startswith("Talks & more\n\nThe minister of Ruritania")
    assert "\n\nshe said." in document.text
    assert "x()" not in document.text
    assert document.published == Published("2022-01-07T23:30", "minute", "metadata"), "the outlet's own day"
    assert (document.outlet, document.byline, document.url) == (
        "The Gazette",
        "Jo Doe",
        "https://gazette.example/1",
    )
    assert item.where == f"{tmp_path / 'a.rss'}: https://gazette.example/1"


@pytest.mark.parametrize("kind", ['type="html">&lt;p&gt;{}&lt;/p&gt;', 'type="xhtml"><div><p>{}</p></div>'])
def test_atom_too(tmp_path: Path, kind: str) -> None:
    content = kind.format(SENTENCE * 4)
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title><entry><title>Talks</title>'
        '<link rel="self" href="https://g.example/self"/><link href="https://g.example/3"/>'
        f"<published>2022-01-07T01:00:00Z</published><author><name>Jo</name></author><content {content}</content>"
        "</entry></feed>"
    )
    document = one(tmp_path / "a.atom", feed).document
    assert document.text == f"Talks\n\n{(SENTENCE * 4).strip()}"
    assert (document.outlet, document.byline, document.url) == ("Gazette", "Jo", "https://g.example/3")


def test_an_entry_that_only_points_is_refused_with_the_reason(tmp_path: Path) -> None:
    link = "<item><title>T</title><link>https://g.example/2</link><description>{}</description></item>"
    teaser = "<item><link>https://g.example/4</link><description>{}</description></item>".format(
        SENTENCE * 9 + "…"
    )
    bare = "<item><title>nothing</title></item>"
    feed = rss(link.format("Short."), ENTRY.format(date="soon", content=LONG), teaser, bare)
    first, second, third, fourth = read(tmp_path / "a.xml", feed)
    assert str(first).startswith(
        f"{tmp_path / 'a.xml'}: https://g.example/2: not read: the feed only points to it"
    )
    assert isinstance(second, Item)
    assert second.notes == ("its date is none: soon",)
    assert "only points" in str(third)
    assert "a.xml:4: not read: the entry has no text and no link" in str(fourth)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (rss(head='<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'), "it declares entities of its own"),
        (
            rss(head='<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
            "it declares entities of its own",
        ),
        (rss(), "the feed has no entries"),
        ("<?xml version='1.0'?><urlset><url/></urlset>", "it is XML, but no RSS or Atom feed"),
        ("no XML at all", "it is XML, but no RSS or Atom feed"),
        ("<rss><channel>" + "<a>" * 100_000, "the feed has no entries"),
    ],
)
def test_bad_feeds(tmp_path: Path, content: str, why: str) -> None:
    assert why in refusal(tmp_path / "a.xml", content)


def test_a_feed_that_is_cut_off_gives_the_entries_before(tmp_path: Path) -> None:
    entry = ENTRY.format(date="2022-01-07", content=LONG)
    titles, errors = sorted_out(read(tmp_path / "a.xml", rss(entry, entry)[: -len(entry) // 2]))
    assert titles[0] == "Talks & more"
    assert len(titles) + len(errors) == 2


# Archives.


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: dict[str, bytes | str], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


MEMBERS: dict[str, bytes | str] = {
    "a.txt": ARTICLE,
    "__MACOSX/a.txt": ARTICLE,
    ".hidden.txt": ARTICLE,
    "sub/b.html": page("A page of its own"),
    "../out.txt": ARTICLE,
    "/root.txt": ARTICLE,
    "C:\\root.txt": ARTICLE,
    "notes.doc": "no",
    "sub/c.jsonl": json.dumps({"title": "A record", "text": ARTICLE}),
    "d.csv.gz": gzip.compress(csv_of(ROWS)),
}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("x.zip", zipped),
        ("x.tar", tarred),
        ("x.tar.gz", lambda m: tarred(m, "w:gz")),
        ("x.tgz", lambda m: tarred(m, "w:gz")),
    ],
)
def test_an_archive_is_read_as_its_folder_would_be(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    found = read(tmp_path / name, pack(MEMBERS))
    titles, errors = sorted_out(found)
    assert titles == [
        "Ruritania asks for talks on the canal", "A page of its own", "A record", "Talks asked", "Talks denied",
    ]  # fmt: skip
    assert sorted(error.split(": not read: ")[1].split(";")[0] for error in errors) == [
        "its path is absolute", "its path is absolute", "its path leads out of the archive",
    ]  # fmt: skip
    first = found[0]
    assert isinstance(first, Item)
    assert first.where == first.document.path == f"{tmp_path / name}/a.txt"


@pytest.mark.parametrize(("name", "pack"), [("x.zip", zipped), ("x.tar", tarred)])
def test_what_is_special_in_an_archive(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    assert "holds nothing to read" in refusal(tmp_path / name, pack({"a.doc": "x"}))
    inner = pack({"b.txt": ARTICLE})
    assert one(tmp_path / name, pack({f"in{name[1:]}": inner})).document.text == ARTICLE
    thrice = pack({f"in{name[1:]}": pack({f"in{name[1:]}": inner}), "z.txt": ARTICLE})
    titles, (error,) = sorted_out(read(tmp_path / name, thrice))
    assert len(titles) == 1
    assert "it lies inside 2 archives; unpack the outer ones" in error


def test_an_encrypted_member_and_a_damaged_one_are_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped({"a.txt": ARTICLE, "b.txt": ARTICLE, "c.txt": "It is here, he said."}))
    for start in (whole.find(b"PK\x03\x04") + 6, whole.find(b"PK\x01\x02") + 8):
        whole[start] |= 1
    second = whole.find(b"PK\x03\x04", 10)
    whole[second + 40] ^= 0xFF
    titles, (locked, damaged) = sorted_out(read(tmp_path / "a.zip", bytes(whole)))
    assert len(titles) == 1
    assert "a.zip/a.txt: not read: it is encrypted" in locked
    assert "a.zip/b.txt: not read: " in damaged


def test_links_in_a_tar_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("link.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    assert "link.txt: not read: it is a link or another special file" in refusal(
        tmp_path / "a.tar", out.getvalue()
    )


@pytest.mark.parametrize("packed", [zipped, tarred, lambda m: tarred(m, "w:gz")])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.97])
def test_a_truncated_archive_is_refused_in_one_line(
    tmp_path: Path, packed: Callable[[dict[str, bytes | str]], bytes], share: float
) -> None:
    noise = {f"{n}.txt": SENTENCE * 50 + str(n) * 2000 for n in range(5)}
    whole = packed(dict(noise))
    name = "a.zip" if whole.startswith(b"PK") else "a.tar" if whole[:2] != b"\x1f\x8b" else "a.tar.gz"
    _, errors = sorted_out(read(tmp_path / name, whole[: int(len(whole) * share)]))
    if name != "a.tar" or share < 0.97:  # The end of a tar is nothing but zeros.
        assert 1 <= len(errors) <= 2, errors
        assert str(tmp_path / name) in errors[-1]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.jsonl.gz"])
def test_a_bomb_is_refused_and_memory_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(source, "MAX_DOCUMENT", 100_000)
    zeros = b"\n" * 3_000_000
    content = {
        "a.zip": lambda: zipped({"a.jsonl": zeros, "b.txt": ARTICLE}),
        "a.tar.gz": lambda: tarred({"a.jsonl": zeros}, "w:gz"),
        "a.jsonl.gz": lambda: gzip.compress(zeros),
    }[name]()
    titles, errors = sorted_out(read(tmp_path / name, content))
    assert len(titles) == (name == "a.zip"), "what follows in a ZIP goes on"
    assert len(errors) == 1
    assert "it unpacks to more than 200 times its size" in errors[0]


def test_a_tar_that_lies_about_its_lengths(tmp_path: Path) -> None:
    whole = bytearray(tarred({"a.txt": ARTICLE}))
    whole[124:136] = b"77777777777\0"
    assert len(read(tmp_path / "a.tar", bytes(whole))) == 1
    assert isinstance(read(tmp_path / "b.tar", b"x" * 2000)[0], InputError)


# Web archives.


def record(url: str, body: bytes, head: str = "", status: str = "200 OK", length: int | None = None) -> bytes:
    content_type = "" if "Content-Type" in head else "Content-Type: text/html\r\n"
    block = f"HTTP/1.1 {status}\r\n{content_type}{head}\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-07T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{content_id(url)}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def warc(*records: bytes, packed: bool) -> bytes:
    return b"".join(gzip.compress(r) if packed else r for r in records)


GOOD = [record(f"https://g.example/{n}", page(f"Story number {n}", f"{n}-").encode()) for n in range(4)]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_that_were_answered_with_success_are_read(tmp_path: Path, packed: bool) -> None:
    passed_over = [
        record("https://g.example/gone", page().encode(), status="404 Not Found"),
        record("https://g.example/moved", page().encode(), status="301 Moved"),
        record("https://g.example/x.png", b"\x89PNG", "Content-Type: image/png\r\n"),
        GOOD[0].replace(b"WARC-Type: response", b"WARC-Type: request "),
    ]
    name = "a.warc.gz" if packed else "a.warc"
    first, *rest = read_well(tmp_path / name, warc(GOOD[0], *passed_over, *GOOD[1:], packed=packed))
    assert first.document.title == "Story number 0"
    assert first.document.url == "https://g.example/0"
    assert first.document.path == str(tmp_path / name)
    assert first.where == f"{tmp_path / name}: https://g.example/0"
    assert len(rest) == 3


@pytest.mark.parametrize(
    ("head", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: gzip\r\n", bytes),
        ("Transfer-Encoding: chunked\r\n", lambda b: b"%x\r\n%s\r\n0\r\n\r\n" % (len(b), b)),
        ("Transfer-Encoding: chunked\r\n", bytes),
        ("Content-Encoding: br\r\n", bytes),
    ],
)
def test_pages_are_decoded_even_where_the_header_lies(
    tmp_path: Path, head: str, pack: Callable[[bytes], bytes]
) -> None:
    odd = record("https://g.example/odd", pack(page("An odd one").encode()), head)
    titles, errors = sorted_out(read(tmp_path / "a.warc", warc(odd, GOOD[0], packed=False)))
    assert titles == ["An odd one", "Story number 0"]
    assert not errors


def test_the_encoding_comes_from_the_header_where_the_page_is_silent(tmp_path: Path) -> None:
    html = (
        page(lead="„Ćwierć” ").replace("<meta charset=utf-8>", "").encode("iso-8859-2", "xmlcharrefreplace")
    )
    raw = record("https://g.example/pl", html, "Content-Type: text/html; charset=ISO-8859-2\r\n")
    assert "Ćwierć" in one(tmp_path / "a.warc", raw).document.text


def test_what_browsers_take_for_latin_1_is_so_taken(tmp_path: Path) -> None:
    html = page(lead="“Caf\xe9” ", charset="iso-8859-1").encode("cp1252")
    assert "“Café”" in one(tmp_path / "a.html", html).document.text


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (record("https://g.example/long", b"x", length=10**6), "cut off or has a wrong length"),
        (record("https://g.example/over", b"x", length=700), "cut off or has a wrong length"),
        (record("https://g.example/huge", b"x", length=10**30), "cut off or has a wrong length"),
        (record("https://g.example/vast", b"x", length=10**12), "cut off or has a wrong length"),
        (record("https://g.example/minus", b"x", length=-5), "cut off or has a wrong length"),
        (record("https://g.example/short", b"x" * 99, length=20), "cut off or has a wrong length"),
        (b"no record at all\r\n\r\n", "the archive is not sound here"),
        (bytes(range(256)) * 999 + b"\r\n", "the archive is not sound here"),
        (record("https://g.example/none", b"<html><body><script>x()</script></body></html>"), "only script"),
    ],
)
def test_a_bad_record_costs_no_other(tmp_path: Path, bad: bytes, why: str, packed: bool) -> None:
    name = "a.warc.gz" if packed else "a.warc"
    records = (GOOD[0], bad, GOOD[1], GOOD[2])
    titles, errors = sorted_out(read(tmp_path / name, warc(*records, packed=packed)))
    assert titles == ["Story number 0", "Story number 1", "Story number 2"]
    assert len(errors) == 1
    assert why in errors[0]


@pytest.mark.parametrize("packed", [False, True])
def test_a_record_may_be_longer_than_a_page_or_have_other_line_ends(tmp_path: Path, packed: bool) -> None:
    film = record("https://g.example/film", b"x" * 10_000_001, "Content-Type: video/mp4\r\n")
    loose = GOOD[1].removesuffix(b"\r\n\r\n") + b"\n\n\n"
    bare = GOOD[2].removesuffix(b"\r\n\r\n")
    read_all = read_well(tmp_path / "a.warc", warc(film, GOOD[0], loose, bare, GOOD[3], packed=packed))
    assert [item.document.title for item in read_all] == [f"Story number {n}" for n in range(4)]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("left", [-200, -30, 3, 12, 200])
def test_a_warc_that_is_cut_off_says_so(tmp_path: Path, packed: bool, left: int) -> None:
    *before, last = (warc(record, packed=packed) for record in GOOD)
    name = "a.warc.gz" if packed else "a.warc"
    titles, errors = sorted_out(read(tmp_path / name, b"".join(before) + last[:left]))
    assert titles == ["Story number 0", "Story number 1", "Story number 2"]
    assert len(errors) == 1
    assert "cut off" in errors[0] or left == 3


def test_the_records_before_the_cut_of_a_packed_file_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{number}: {ARTICLE}"}).encode() + b"\n" for number in range(9)]
    found = read(tmp_path / "a.jsonl.gz", b"".join(map(gzip.compress, lines))[:-40])
    assert len(found) == 9
    assert all(isinstance(item, Item) for item in found[:8])
    assert "the file is cut off" in str(found[8])


@pytest.mark.parametrize("at", [0, 3, 12, 60, 300, -9])
def test_a_damaged_member_of_a_packed_warc_costs_no_other(tmp_path: Path, at: int) -> None:
    hurt = bytearray(gzip.compress(GOOD[1]))
    hurt[at : at + 8 or None] = b"\xff" * len(hurt[at : at + 8 or None])
    whole = gzip.compress(GOOD[0]) + bytes(hurt) + gzip.compress(GOOD[2]) + bytes(512)
    titles, errors = sorted_out(read(tmp_path / "a.warc.gz", whole))
    assert titles == ["Story number 0", "Story number 2"]
    assert len(errors) == 1


def test_an_empty_warc_and_one_that_is_none(tmp_path: Path) -> None:
    assert "the file is empty" in refusal(tmp_path / "a.warc", b"")
    assert "the archive is not sound here" in refusal(tmp_path / "a.warc", b"rubbish\n" * 99)


def test_what_holds_no_article_says_so(tmp_path: Path) -> None:
    gone = record("https://g.example/gone", page().encode(), status="404 Not Found")
    assert "the WARC holds nothing to read" in refusal(tmp_path / "a.warc", gone)
    assert "the table holds nothing to read" in refusal(tmp_path / "a.csv", "id,text\n\n")
    parquet.write_table(pyarrow.table({"text": pyarrow.array([], pyarrow.string())}), tmp_path / "a.parquet")
    assert "the Parquet holds nothing to read" in refusal(tmp_path / "a.parquet")


def test_formats_lie_inside_one_another(tmp_path: Path) -> None:
    inner = {
        "crawl/a.warc.gz": warc(*GOOD[:2], packed=True),
        "feed.xml": rss(ENTRY.format(date="", content=LONG)),
    }
    titles, errors = sorted_out(read(tmp_path / "all.zip", zipped(inner)))
    assert titles == ["Story number 0", "Story number 1", "Talks & more"]
    assert not errors
