"""The article of every layout, paragraph by paragraph; and where a second opinion is taken."""

from collections.abc import Callable

import pytest
from tests.intake.layouts import LATER, LAYOUTS, PROSE, TITLE

from communique.intake.body import page_body
from communique.intake.fragment import boxes, parsed, text_of
from communique.intake.opinion import weigh
from communique.intake.page import NoArticleError, read_page
from communique.intake.structure import Piece, written

Layout = Callable[[], tuple[str, tuple[str, ...]]]

KNOWN = {"live_blog": 1, "brief": 1, "standfirst": 1}
"""Layouts where so many lines are still wrong: the head of a live blog, a date line, a summary in the head."""


@pytest.mark.parametrize("layout", [*LAYOUTS, *LATER], ids=lambda layout: layout.__name__)
def test_the_article_of_a_layout(layout: Layout) -> None:
    html, wanted = layout()
    page = read_page(html)
    assert page.title == TITLE or layout.__name__ == "live_blog"
    text, blocks, left_out = written(page.pieces, page.title)
    runs = page_body(text, blocks, left_out).runs
    found = [part for run in runs for part in run.of(text).split("\n\n")]
    found = [
        part for part in found if part not in (TITLE, f"Live: {TITLE}") and not part.startswith("Entry ")
    ]
    wrong = {part.removeprefix("- ") for part in found} ^ {part.removeprefix("- ") for part in wanted}
    assert len(wrong) <= KNOWN.get(layout.__name__, 0), wrong
    if not wrong:
        assert [part.removeprefix("- ") for part in found] == [part.removeprefix("- ") for part in wanted]


def test_pages_without_an_article_are_still_refused() -> None:
    for body in (
        "",
        "<script>x()</script>",
        "<nav><ul><li><a href=/>Home</a></ul></nav><script>x()</script>",
    ):
        with pytest.raises(NoArticleError):
            read_page(f"<html><body>{body}</body></html>")


def page_of(markup: str) -> list:  # type: ignore[type-arg]
    return list(boxes(parsed(markup)))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>two</b>,\n three</p><p>four</p>", "One two, three\n\nfour"),
        ("one<br>two<br><br>three<br/>\n<br/>four", "one two\n\nthree\n\nfour"),
        ("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
        ("<p>one<script>x()</script> two<!-- no --></p>tail", "one two\n\ntail"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<pre>typed line\nand on\n\nanother</pre>", "typed line and on\n\nanother"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("", ""),
        ("&lt;p&gt;", "<p>"),
        ("<p>a", "a"),
        ("<b>" * 5000 + "deep", ""),
    ],
)
def test_html_is_laid_out_in_blocks(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_links_are_counted_by_letters() -> None:
    (block,) = page_of("<p>1234 <a href=x>5678 <b>90</b></a></p>")
    assert block.linked == pytest.approx(0.6)


def shown(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if not piece.reason]


def test_an_extractor_is_believed_where_nothing_is_suspicious() -> None:
    page = page_of("".join(f"<div class=n{n // 6}><p>{t}</p></div>" for n, t in enumerate(PROSE)))
    found = [f"“{t}”" for t in PROSE[:6]]
    assert shown(weigh(found, page, None)) == list(PROSE[:6])
    assert shown(weigh(found, page, " ".join(PROSE[:2]))) == list(PROSE[:6]), "a stated beginning"
    assert shown(weigh(found, page, "Another story altogether. " * 50)) == list(PROSE[:6]), "another story"
    assert weigh(found, [], None) == [Piece(line, "paragraph") for line in found]
    assert weigh(["- one of two", "two"], [], None) == [
        Piece("one of two", "item"),
        Piece("two", "paragraph"),
    ]
    assert weigh([], page_of("<p>Menu of the day</p>"), None) == []


def test_a_stated_article_that_is_much_longer_is_taken_by_the_boxes_of_the_page() -> None:
    page = page_of(
        "<p>Menu of the day</p>"
        + "".join(f"<div><p>{t}</p></div>" for t in PROSE)
        + "<p>Subscribe to our letter.</p>"
    )
    assert shown(weigh(PROSE[:3], page, "\n".join(PROSE))) == list(PROSE)
    assert shown(weigh(PROSE[:3], page[:4], "\n".join(PROSE))) == list(PROSE), "also where it is in no box"
    assert shown(weigh([], [], "\n\n".join(PROSE))) == list(PROSE)


def test_lines_that_are_no_paragraphs_are_taken_by_the_boxes_of_the_page() -> None:
    page = page_of(
        "".join(f"<p>{t}</p>" for t in PROSE) + "<p><a href=x>Another story that was pointed to</a></p>"
    )
    everything = " ".join(box.text for box in page)
    for found in (everything, f"| {everything} |"):
        pieces = weigh([found], page, None)
        assert shown(pieces) == list(PROSE)
        assert pieces[-1] == Piece("Another story that was pointed to", "paragraph", "pointer")


def test_prose_of_the_article_s_shape_is_of_it_wherever_an_extractor_stopped() -> None:
    def chunk(*texts: str, name: str = "chunk") -> str:
        return f"<div class='{name} n1'>" + "".join(f"<p>{t}</p>" for t in texts) + "</div>"

    article = f"<div class=grid>{chunk(*PROSE[:4])}<div>Advertisement</div>{chunk(*PROSE[4:])}</div>"
    bio = chunk("Mira Holt has written about the sea for this paper since the year 2019.", name="writer")
    other = f"<h1>Bread</h1><div class=grid>{chunk('Another story is told here: that of the price of bread.')}</div>"
    whole = f"<main>{article}{bio}{other}</main>"
    assert shown(weigh(PROSE[:4], page_of(whole), None)) == list(PROSE)
    two = f"<article>{article}</article><article>{article.replace('o', 'a')}</article>"
    assert shown(weigh(PROSE[:4], page_of(two), None)) == list(PROSE), "the next article is another one"


def test_of_copies_the_one_among_the_most_of_the_article_is_taken_and_repeats_stay() -> None:
    lines = ["What do you want of them?", PROSE[0], "What do you want of them?", PROSE[1]]
    article = "".join(f"<p>{line}</p>" for line in lines)
    page = page_of(f"<div><p>{PROSE[0]}</p></div><div>{article}</div><div>{article}</div>")
    assert shown(weigh(lines, page, None)) == lines


def test_an_article_that_an_extractor_has_missed_is_the_prose_of_one_element() -> None:
    page = page_of(
        f"<p>This copy is for your own use only.</p><div>{''.join(f'<p>{t}</p>' for t in PROSE)}</div>"
    )
    assert shown(weigh(["This copy is for your own use only."], page, None)) == list(PROSE)


def test_what_the_blocks_of_a_page_are() -> None:
    markup = (
        f"<h1>{TITLE}</h1><figure><img src=a><figcaption>Boats in the harbour.</figcaption></figure>"
        f"<p>{PROSE[0]}</p><h2>What the letter says</h2><blockquote><p>{PROSE[1]}</p></blockquote>"
        f"<ul><li>{PROSE[2]}</li><li><p>{PROSE[3]}</p></li></ul>"
        f"<div class='wp-caption-text'>The envoy at sea.</div><p>{PROSE[4]}</p><p class=caption>After it.</p>"
    )
    page = page_of(markup)
    found = [TITLE, PROSE[0], "What the letter says", *PROSE[1:5]]
    text, blocks, left_out = written(weigh(found, page, None), "Keldoria waits")
    assert [(block.kind, block.span.of(text)) for block in blocks] == [
        ("headline", TITLE),
        ("paragraph", PROSE[0]),
        ("subhead", "What the letter says"),
        ("quote", PROSE[1]),
        ("item", PROSE[2]),
        ("item", PROSE[3]),
        ("paragraph", PROSE[4]),
    ]
    assert f"\n\n- {PROSE[2]}\n\n" in text
    assert [(part.reason, part.span.of(text)) for part in left_out] == [
        ("caption", "Boats in the harbour."),
        ("caption", "The envoy at sea."),
    ]


def test_a_title_stands_first_unless_the_article_begins_with_it() -> None:
    line = Piece("Ministers met on Monday.", "paragraph")
    for pieces, title, begun in (
        ([line], "A day of talks", [("headline", "A day of talks"), ("paragraph", line.text)]),
        ([line], None, [("paragraph", line.text)]),
        ([line], "Ministers met", [("paragraph", line.text)]),
        (
            [Piece("A day of talks", "subhead"), line],
            "A day of talks",
            [("headline", "A day of talks"), ("paragraph", line.text)],
        ),
        ([], "A day of talks", [("headline", "A day of talks")]),
    ):
        text, blocks, left_out = written(pieces, title)
        assert [(block.kind, block.span.of(text)) for block in blocks] == begun
        assert not left_out
