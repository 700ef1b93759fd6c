"""Synthetic news pages from a fixed seed: prose of its own making amid a site's furniture, 30 kB each."""

import gzip
import random
from pathlib import Path

_SEED = 20221122
_NAMES = ("Ada Roe", "Oren Kastell", "Mira Holt", "Tomas Wren", "Ines Falk", "Karel Dunn", "Sofia Brandt")
_POSTS = ("foreign minister", "defence minister", "president", "envoy", "spokeswoman", "ambassador")
_LANDS = ("Ruritania", "Keldoria", "Ambrel", "Rosmere", "Vastmark", "Ostrava Coast", "Tarsis")
_MATTERS = ("the canal", "the strait", "the border crossing", "grain exports", "the prisoners")
_MONTHS = ("January", "March", "May", "June", "September", "November")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_SENTENCES = """
{name}, the {post} of {land}, said on {day} that talks about {matter} would begin within {n} days.
“We will not sign anything that leaves {matter} out,” {name} told reporters after seeing the {post}.
{land} demanded that {other} withdraw {n} vehicles from the area around {matter} before any vote is held.
Officials in {other} denied the report and called on {land} to publish the figures that it had gathered.
About {n} people had been moved from villages near {matter}, according to the {post}, who gave no date.
The {post} of {other} refused to say whether the offer on {matter}, made in {month}, was still open.
A joint statement said that both sides had agreed to meet again in {month} and to keep the line open.
“If {other} crosses that line, we will answer,” {name} warned, adding that {land} wanted no conflict.
""".strip().splitlines()
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Site {site}</title>
{script}
<meta property="og:site_name" content="Site {site}"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{day}T09:30:00+00:00"></head>
<body><header><ul>{menu}</ul></header><main><article><h1>{title}</h1><p class="byline">By {byline}</p>
{prose}</article>
<aside><h3>More from us</h3>{teasers}</aside><section id="comments">{remarks}</section></main>
<footer><p>© Site {site}. All rights reserved.</p><ul>{menu}</ul></footer>{script}</body></html>"""


def page(number: int, paragraphs: tuple[int, int] = (6, 16)) -> tuple[str, str]:
    """Return the address and the HTML of a page with so many paragraphs: the same number, the same page."""
    chance = random.Random(_SEED + number)

    def sentence() -> str:
        land, other = chance.sample(_LANDS, 2)
        return chance.choice(_SENTENCES).format(
            name=chance.choice(_NAMES),
            post=chance.choice(_POSTS),
            land=land,
            other=other,
            matter=chance.choice(_MATTERS),
            n=chance.randint(2, 400),
            day=chance.choice(_DAYS),
            month=chance.choice(_MONTHS),
        )

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(chance.randint(2, 4)))

    day = f"2022-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    site = chance.randrange(12)
    html = _PAGE.format(
        title=f"{chance.choice(_LANDS)} waits for an answer on {chance.choice(_MATTERS)} ({number})",
        site=site,
        day=day,
        byline=chance.choice(_NAMES),
        prose="".join(f"<p>{paragraph()}</p>" for _ in range(chance.randint(*paragraphs))),
        menu="".join(f'<li><a href="/s/{n}">Section number {n}</a></li>' for n in range(40)),
        teasers="".join(f'<div><a href="/t/{n}">{sentence()[:70]}</a></div>' for n in range(30)),
        remarks="".join(f"<div><b>reader{n}</b><p>I do not agree.</p></div>" for n in range(15)),
        script=f"<script>var keys = {[chance.random() for _ in range(300)]};</script>",
    )
    return f"https://site{site}.example/{day.replace('-', '/')}/story-{number}.html", html


def archive(path: Path, pages: int, paragraphs: tuple[int, int] = (6, 16)) -> Path:
    """Write a packed web archive (WARC) of so many pages to ``path``, a record each, as crawlers do."""
    with path.open("wb") as file:
        for number in range(pages):
            url, html = page(number, paragraphs)
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
                "WARC-Date: 2022-11-22T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 6, mtime=0))
    return path
