"""The article of every layout, paragraph by paragraph; and where a second opinion is taken."""

from collections.abc import Callable

import pytest
from tests.intake.layouts import LATER, LAYOUTS, PROSE, TITLE

from communique.intake.body import page_body
from communique.intake.fragment import blocks, parsed, text_of
from communique.intake.opinion import weigh
from communique.intake.page import NoArticleError, read_page

Layout = Callable[[], tuple[str, tuple[str, ...]]]

KNOWN = {"live_blog": 1, "brief": 1, "standfirst": 1}
"""Layouts where so many lines are still wrong: the head of a live blog, a date line, a summary in the head."""


@pytest.mark.parametrize("layout", [*LAYOUTS, *LATER], ids=lambda layout: layout.__name__)
def test_the_article_of_a_layout(layout: Layout) -> None:
    html, wanted = layout()
    page = read_page(html)
    assert page.title == TITLE or layout.__name__ == "live_blog"
    found = [part for run in page_body(page.text) for part in run.of(page.text).split("\n\n")]
    found = [
        part for part in found if part not in (TITLE, f"Live: {TITLE}") and not part.startswith("Entry ")
    ]
    wrong = set(found) ^ set(wanted)
    assert len(wrong) <= KNOWN.get(layout.__name__, 0), wrong
    if not wrong:
        assert found == list(wanted)


def test_pages_without_an_article_are_still_refused() -> None:
    for body in (
        "",
        "<script>x()</script>",
        "<nav><ul><li><a href=/>Home</a></ul></nav><script>x()</script>",
    ):
        with pytest.raises(NoArticleError):
            read_page(f"<html><body>{body}</body></html>")


def page_of(markup: str) -> list:  # type: ignore[type-arg]
    return list(blocks(parsed(markup)))


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


def test_an_extractor_is_believed_where_nothing_is_suspicious() -> None:
    page = page_of("".join(f"<p>{t}</p>" for t in PROSE))
    found = [f"“{t}”" for t in PROSE[:6]]
    assert weigh(found, page, None) == found
    assert weigh(found, page, " ".join(PROSE[:2])) == found, "a stated beginning"
    assert weigh(found, page, "Another story altogether. " * 50) == found, "a stated other story"
    assert weigh(found, [], None) == found


def test_a_stated_article_that_is_much_longer_is_taken_by_the_blocks_of_the_page() -> None:
    page = page_of(
        "<p>Menu of the day</p>" + "".join(f"<p>{t}</p>" for t in PROSE) + "<p>Subscribe to our letter.</p>"
    )
    assert weigh(PROSE[:3], page, "\n".join(PROSE)) == list(PROSE)
    assert weigh(PROSE[:3], page[:4], "\n".join(PROSE)) == list(PROSE), "also where it stands in no block"
    assert weigh([], [], "\n\n".join(PROSE)) == list(PROSE)


def test_lines_that_are_no_paragraphs_are_taken_by_the_blocks_of_the_page() -> None:
    page = page_of(
        "".join(f"<p>{t}</p>" for t in PROSE) + "<p><a href=x>Another story that was pointed to</a></p>"
    )
    everything = " ".join(block.text for block in page)
    assert weigh([everything], page, None) == list(PROSE)
    assert weigh([f"| {everything} |"], page, None) == list(PROSE)
