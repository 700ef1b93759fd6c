"""Web pages of our own making, one a layout that is found in the wild, with the paragraphs that are their article.

Each is prose of a small invented story inside the furniture of a site. ``python -m tests.intake.layouts`` writes
them out to look at in a browser.
"""

import json
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

TITLE = "Keldoria waits for an answer on the strait"
PROSE = (
    "Keldoria said on Monday that it would wait one more week for an answer on the strait before it calls a vote.",
    "“We have asked three times, and three times we were told to be patient,” Foreign Minister Mira Holt told"
    " reporters in the capital.",
    "Her ministry demands that Ambrel withdraw its patrol boats from the northern channel and open it to fishing.",
    "Ambrel has refused so far. Its envoy, Oren Kastell, called the demand a provocation in a letter to the council.",
    "The letter, which was seen by two news agencies, does not say whether the offer made in March still stands.",
    "About 240 boats are waiting in the harbour of Rosmere, according to the harbour office there.",
    "Fishermen said that they would sail on Friday with or without an agreement, because the season is short.",
    "A spokeswoman for the council said that both sides would be heard on Thursday behind closed doors.",
    "Talks broke down in May after a collision in which four sailors were hurt; each side blamed the other.",
)
_MENU = (
    "Home",
    "World",
    "Politics",
    "Business",
    "Opinion",
    "Sport",
    "Culture",
    "Weather",
    "Contact",
    "About us",
)
_TEASERS = (
    "Storm warning for the whole coast",
    "Ten dishes that taste of summer",
    "Why the harbour tunnel is late again",
    "Football: Rosmere lose at home",
    "Interview: the woman who maps the seabed",
    "Prices of fish at a ten-year high",
)
_COMMENTS = (
    "I have fished there for thirty years and never saw a patrol boat before this winter, so who is lying here?",
    "Typical of this government to wait until the season is over and then claim that it has won something.",
    "Thank you for the clear report. Could you also tell us what the harbour office does with the fees?",
    "They should all sit down in one room and not come out before they have signed, as my father used to say.",
    "The last paragraph is wrong, it was five sailors and it happened in June, I was standing on the pier.",
    "Why is nobody talking about the price of diesel? That is what ruins us, not the boats of the neighbours.",
)
_FOOT = (
    "© 2031 The Keldorian. All rights reserved. No part of this site may be copied without written consent."
)


def _head(*more: str, title: str = TITLE) -> str:
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{"".join(more)}</head>'


def _menu() -> str:
    return "<nav><ul>" + "".join(f'<li><a href="/{n}">{n}</a></li>' for n in _MENU) + "</ul></nav>"


def _teasers(tag: str = "div") -> str:
    cards = "".join(f'<{tag} class="teaser"><a href="/t"><h4>{t}</h4></a></{tag}>' for t in _TEASERS)
    return f'<div class="related"><h3>Most read</h3>{cards}</div>'


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or PROSE)


def plain() -> tuple[str, tuple[str, ...]]:
    """An article as it should be."""
    return (
        f"{_head()}<body>{_menu()}<main><article><h1>{TITLE}</h1>{_paragraphs()}</article></main></body></html>",
        PROSE,
    )


def breaks() -> tuple[str, tuple[str, ...]]:
    """Paragraphs parted by line breaks in one block, as old systems write them."""
    text = "<br><br>\n".join(PROSE)
    body = f'<div id="c"><h2>{TITLE}</h2><div class="txt">{text}</div></div>'
    return f"{_head()}<body>{_menu()}{body}{_teasers()}<div class=foot>{_FOOT}</div></body></html>", PROSE


def divs() -> tuple[str, tuple[str, ...]]:
    """Paragraphs that are divisions with names that a machine made."""
    body = "".join(
        f'<div class="css-{n}x8f"><div class="css-1a">{text}</div></div>' for n, text in enumerate(PROSE)
    )
    side = "".join(f'<div class="css-9q"><a href="/t">{t}</a></div>' for t in _TEASERS)
    page = f'<div id="root"><div class="css-0"><h1 class="css-h">{TITLE}</h1>{body}</div><div class="css-z">{side}</div></div>'
    return f"{_head()}<body>{page}</body></html>", PROSE


def tables() -> tuple[str, tuple[str, ...]]:
    """A page laid out in tables, with the menu in the left cell and the article in the middle."""
    left = "<br>".join(f'<a href="/{n}">{n}</a>' for n in _MENU)
    text = f'<font size="4"><b>{TITLE}</b></font><p>' + "<p>".join(
        f'<font face="Arial">{t}</font>' for t in PROSE
    )
    right = "<br>".join(f'<a href="/t">{t}</a>' for t in _TEASERS)
    row = f'<tr><td width="120" valign="top">{left}</td><td valign="top">{text}</td><td width="160">{right}</td></tr>'
    foot = f'<tr><td colspan="3"><small>{_FOOT}</small></td></tr>'
    return f'{_head()}<body bgcolor="#fff"><table width="760">{row}{foot}</table></body></html>', PROSE


def live_blog() -> tuple[str, tuple[str, ...]]:
    """Posts, each with its hour, newest first."""
    posts = "".join(
        f'<article class="live-post" id="p{n}"><header><time datetime="2031-05-12T{18 - n}:05">{18 - n}:05</time>'
        f"<h2>Entry {n} of the day in the strait</h2></header><div class=post-body><p>{text}</p></div>"
        '<div class="share"><a href="#">Share</a></div></article>'
        for n, text in enumerate(PROSE)
    )
    body = f'<main><h1>Live: {TITLE}</h1><p class="intro">All that happens on the strait, as it happens.</p><section class="live-feed">{posts}</section></main>'
    return f"{_head()}<body>{_menu()}{body}{_teasers()}</body></html>", PROSE


def ticker() -> tuple[str, tuple[str, ...]]:
    """Short items in a list, the whole of a ticker."""
    entries = "".join(
        f'<li class="ticker-item"><span class="hour">1{n}:30</span> {text}</li>'
        for n, text in enumerate(PROSE)
    )
    return (
        f'{_head()}<body>{_menu()}<h1>{TITLE}</h1><ul class="ticker">{entries}</ul>{_teasers()}<footer>{_FOOT}</footer></body></html>',
        tuple(f"- 1{n}:30 {text}" for n, text in enumerate(PROSE)),
    )


def amp() -> tuple[str, tuple[str, ...]]:
    """The fast edition for telephones: boilerplate, custom elements, advertisements between paragraphs."""
    head = _head(
        "<style amp-boilerplate>body{animation:none}</style>", "<script async src='v0.js'></script>"
    ).replace("<html", "<html amp")
    ads = '<amp-ad width="300" height="250" type="x"></amp-ad>'
    text = "".join(f"<p>{t}</p>{ads if n % 3 == 1 else ''}" for n, t in enumerate(PROSE))
    side = f'<amp-sidebar id="s" layout="nodisplay">{_menu()}</amp-sidebar>'
    image = '<amp-img src="a.jpg" width="9" height="9"></amp-img><span class="caption">Boats wait in the harbour. Photo: K. Dunn</span>'
    return (
        f'{head}<body>{side}<div class="article"><h1>{TITLE}</h1>{image}<div class="body">{text}</div></div>{_teasers()}</body></html>',
        PROSE,
    )


def comments() -> tuple[str, tuple[str, ...]]:
    """A short article under which readers wrote more than the paper did."""
    prose = PROSE[:4]
    wrote = "".join(
        f'<li class="entry"><div class="user">reader{n}</div><div class="says"><p>{t}</p><p>{_COMMENTS[n - 1]}</p></div></li>'
        for n, t in enumerate(_COMMENTS)
    )
    body = f'<div class="node"><h1>{TITLE}</h1><div class="content">{_paragraphs(*prose)}</div></div>'
    return (
        f'{_head()}<body>{_menu()}{body}<div id="comments"><h3>6 comments</h3><ol>{wrote}</ol></div></body></html>',
        prose,
    )


def paywall() -> tuple[str, tuple[str, ...]]:
    """Two paragraphs, and then an offer."""
    offer = (
        '<div class="paywall"><h3>Read on with a subscription</h3><p>Get all that we write for one coin a week. Cancel'
        " at any time.</p><ul><li>All articles</li><li>The evening letter</li></ul><button>Subscribe now</button></div>"
    )
    return (
        f"{_head()}<body>{_menu()}<article><h1>{TITLE}</h1>{_paragraphs(*PROSE[:2])}</article>{offer}{_teasers()}</body></html>",
        PROSE[:2],
    )


def gallery() -> tuple[str, tuple[str, ...]]:
    """Pictures with long captions after a short text."""
    pictures = "".join(
        f'<figure class="slide"><img src="{n}.jpg"><figcaption>Picture {n}: fishermen mend their nets on the quay of Rosmere'
        " while they wait for the channel to open. Photo: Karel Dunn</figcaption></figure>"
        for n in range(8)
    )
    body = (
        f'<article><h1>{TITLE}</h1>{_paragraphs(*PROSE[:3])}<div class="gallery">{pictures}</div></article>'
    )
    return f"{_head()}<body>{_menu()}{body}</body></html>", PROSE[:3]


def script_only() -> tuple[str, tuple[str, ...]]:
    """A page that a script draws; the article stands in its data for search engines."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2031-05-12T09:30:00Z",
        "articleBody": "\n\n".join(PROSE),
    }
    head = _head(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    return (
        f'{head}<body><div id="app"></div><noscript>Please switch scripts on to read this site.</noscript></body></html>',
        PROSE,
    )


def teaser_wall() -> tuple[str, tuple[str, ...]]:
    """An article among many summaries of others, each a paragraph long."""
    others = "".join(
        f'<div class="card"><h3><a href="/t">{t}</a></h3><p>{c[:90]} <a href="/t">More</a></p></div>'
        for t, c in zip(_TEASERS * 2, _COMMENTS * 2, strict=True)
    )
    body = f'<div class="story"><h1>{TITLE}</h1><div class="story-text">{_paragraphs()}</div></div><div class="wall">{others}</div>'
    return f"{_head()}<body>{_menu()}{body}<footer>{_FOOT}</footer></body></html>", PROSE


def broken() -> tuple[str, tuple[str, ...]]:
    """Tags that are not closed, and nested where they must not be."""
    text = "<p>".join(f"<span>{t}" for t in PROSE)
    return (
        f"<title>{TITLE}</title><body><div><ul>{''.join(f'<li><a href=x>{n}' for n in _MENU)}</ul><h1>{TITLE}</h1><div><p>{text}</div><div><i>{_FOOT}",
        PROSE,
    )


def bulleted() -> tuple[str, tuple[str, ...]]:
    """An article whose demands are a list, and whose words of others are block quotations."""
    demands = (
        "The boats must leave the channel by Friday.",
        "Fishing must be free for both.",
        "The buoys must be put back.",
    )
    text = (
        _paragraphs(*PROSE[:3])
        + "<p>The list of demands reads:</p><ul>"
        + "".join(f"<li>{d}</li>" for d in demands)
        + "</ul>"
    )
    text += f"<blockquote><p>{_COMMENTS[3]}</p></blockquote>" + _paragraphs(*PROSE[3:])
    wanted = (
        *PROSE[:3],
        "The list of demands reads:",
        *(f"- {d}" for d in demands),
        _COMMENTS[3],
        *PROSE[3:],
    )
    return (
        f"{_head()}<body>{_menu()}<article><h1>{TITLE}</h1>{text}</article>{_teasers()}</body></html>",
        wanted,
    )


def split() -> tuple[str, tuple[str, ...]]:
    """An article in sections that advertisements and boxes part, each section a box of its own."""
    boxes = [f'<section class="block text">{_paragraphs(*PROSE[n : n + 3])}</section>' for n in (0, 3, 6)]
    promo = f'<section class="block promo"><h3>Also read</h3><a href="/t">{_TEASERS[0]}</a></section>'
    return (
        f"{_head()}<body>{_menu()}<div class=page><h1>{TITLE}</h1>{promo.join(boxes)}</div>{_teasers()}</body></html>",
        PROSE,
    )


def interview() -> tuple[str, tuple[str, ...]]:
    """Questions in bold, answers under them."""
    questions = tuple(f"And what will the ministry do about point {n}?" for n in range(1, 5))
    pairs = [part for q, a in zip(questions, PROSE, strict=False) for part in (q, a)]
    text = "".join(
        f"<p><strong>{part}</strong></p>" if part.endswith("?") else f"<p>{part}</p>" for part in pairs
    )
    return (
        f"{_head()}<body>{_menu()}<article><h1>{TITLE}</h1>{text}</article>{_teasers()}</body></html>",
        tuple(pairs),
    )


def ministry() -> tuple[str, tuple[str, ...]]:
    """A press release in the boxes of an office's own software, with an address under it."""
    text = "".join(
        f'<div class="field-item even"><p style="text-align:justify"><span>{t}</span></p></div>'
        for t in PROSE
    )
    side = f'<div class="region-sidebar"><h2>Services</h2>{_menu()}</div>'
    foot = '<div class="region-footer"><p>Ministry of Foreign Affairs, 1 Quay Street, Rosmere. Switchboard 01 234 567.</p></div>'
    body = f'<div class="region-content"><h1 class="page-header">{TITLE}</h1><div class="field field-name-body">{text}</div></div>'
    return f"{_head()}<body>{side}{body}{foot}</body></html>", PROSE


def misnamed() -> tuple[str, tuple[str, ...]]:
    """An article in a box whose name says that it is something else."""
    body = f'<div class="sidebar-layout share-wrapper"><h1>{TITLE}</h1><div class="teaser-content comment-count-box">{_paragraphs()}</div></div>'
    return f"{_head()}<body>{_menu()}{body}{_teasers()}</body></html>", PROSE


def brief() -> tuple[str, tuple[str, ...]]:
    """One paragraph, and much around it."""
    body = f'<main><h1>{TITLE}</h1><p class="date">12 May 2031</p><div class="text"><p>{" ".join(PROSE[:2])}</p></div></main>'
    return (
        f"{_head()}<body>{_menu()}{body}{_teasers()}{_teasers('section')}<footer>{_FOOT}</footer></body></html>",
        (" ".join(PROSE[:2]),),
    )


def wire() -> tuple[str, tuple[str, ...]]:
    """An agency's text as it came over the line."""
    text = "\n\n".join("\n".join(textwrap.wrap(paragraph, 60)) for paragraph in PROSE)
    body = f"<h1>{TITLE}</h1><pre>{text}</pre><hr><small>{_FOOT}</small>"
    return f"{_head()}<body>{_menu()}{body}</body></html>", PROSE


def stated_and_hidden() -> tuple[str, tuple[str, ...]]:
    """The first paragraph in sight, the others in a box that waits for a click, all of them in the page's data."""
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(PROSE)}
    head = _head(f'<script type="application/ld+json">{json.dumps([data])}</script>')
    hidden = f'<div class="hidden" style="display:none">{_paragraphs(*PROSE[1:])}</div>'
    body = f'<article><h1>{TITLE}</h1><p>{PROSE[0]}</p></article><div class="more"><button>Read on</button>{hidden}</div>'
    return f"{head}<body>{_menu()}{body}{_teasers()}</body></html>", PROSE


def standfirst() -> tuple[str, tuple[str, ...]]:
    """A summary in the head of the article, and a box of facts in its midst."""
    lead = "The dispute over the strait enters its third year, and the season begins on Friday."
    facts = "<aside class='box'><h3>In figures</h3><ul><li>240 boats</li><li>3 years</li></ul></aside>"
    body = f"<article><header><h1>{TITLE}</h1><p class='standfirst'>{lead}</p></header>{_paragraphs(*PROSE[:4])}{facts}{_paragraphs(*PROSE[4:])}</article>"
    return f"{_head()}<body>{_menu()}{body}{_teasers()}</body></html>", (lead, *PROSE)


def letters() -> tuple[str, tuple[str, ...]]:
    """A page with a newsletter's form, a notice about cookies and a box about the writer in the text."""
    form = "<div class='newsletter'><p>Get our evening letter. Enter your address and we will write to you daily.</p><input></div>"
    cookies = "<div id='cookie-banner'><p>We use cookies to improve what you see. By going on you agree to this.</p></div>"
    writer = (
        "<div class='author-bio'><p>Karel Dunn writes about the sea and has won two prizes for it.</p></div>"
    )
    body = (
        f"<article><h1>{TITLE}</h1>{_paragraphs(*PROSE[:5])}{form}{_paragraphs(*PROSE[5:])}{writer}</article>"
    )
    return f"{_head()}<body>{cookies}{_menu()}{body}<footer>{_FOOT}</footer></body></html>", PROSE


LAYOUTS: tuple[Callable[[], tuple[str, tuple[str, ...]]], ...] = (
    plain, breaks, divs, tables, live_blog, ticker, amp, comments, paywall, gallery, script_only, teaser_wall, broken,
    bulleted, split,
)  # fmt: skip
LATER: tuple[Callable[[], tuple[str, tuple[str, ...]]], ...] = (
    interview, ministry, misnamed, brief, wire, stated_and_hidden, standfirst, letters,
)  # fmt: skip
"""Written when the rules for the others stood: their first run is in decision 22."""


if __name__ == "__main__":
    for layout in (*LAYOUTS, *LATER):
        Path(sys.argv[1], f"{layout.__name__}.html").write_text(layout()[0], "utf-8")
