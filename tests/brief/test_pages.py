"""The two pages: what every link leads to, and what hostile text can do to them."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from communique.brief import html, markdown
from communique.model import Collection, Published, Story

VOID = {"meta", "br", "link", "img", "input", "hr"}
HOSTILE = {
    "script": "</p></main><script>alert(1)</script><img src=x onerror=alert(1)> said “no <b>ships</b>”",
    "entities": "Roe &amp; Co said &lt;script&gt; &#60;b&#62; &copy; “never &nbsp; ever”",
    "markdown": "**bold** _it_ `code` [text](http://evil.example) ![i](x) # head | cell | ~~x~~ <http://evil.example> http://evil.example www.evil.example $x^2$ a@evil.example",
    "blocks": "1. one\n\n- two\n\n# three\n\n> four\n\n=====\n\n---\n\n```\nfive\n```\n\n    six\n\n| a | b |\n|---|---|\n| c | d |",
    "bidi": "\u202eMinister\u202c said \u2066“no\u2069 never” \u2067to",
    "control": "He\x00 said\x1b[31m that\x07 “no\x85 way” \ud800 end",
    "template": "{{ 7 * 7 }} {% if x %} {# c #} ${x} <%= y %>",
    "word": "x" * 5000,
}


class Page(HTMLParser):
    """Checks that tags are balanced; collects ids, links, headings and tag names."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(held)
        if tag not in VOID:
            self.stack.append(tag)
        if "id" in held:
            self.ids.append(str(held["id"]))
        if tag == "a":
            self.links.append(str(held["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.stack[-1:] != ["style"]:
            self.words.append(data)


def hostile(build: Any, text: str) -> Collection:
    """A collection in which every field that comes from outside is hostile."""
    article = build.article(
        text, text[:300], title=text[:300], byline=text[:300], url="javascript:alert(1)", agency=text[:99]
    )
    words = max(re.findall(r"[^\n]+", text), key=len)
    article.quotation(words, text[:300], "indirect")
    article.position(words, text[:200], text[:200], content=words)
    article.position(words, None, None, act="refuse", type="REJECT")
    article.figure(words, 3, text[:100], estimate_by=text[:50], as_of=text[:30])
    article.time(words, "2031-05-04")
    return build.collection(
        article,
        stories=(Story(id="story", title=text[:300], documents=(article.document.id,), episodes=()),),
    )


def test_every_link_of_the_page_leads_somewhere_inside_it(sample: Collection) -> None:
    page = Page(html(sample))
    assert len(set(page.ids)) == len(page.ids)
    assert page.links
    for link in page.links:
        assert link.startswith("#")
        assert link[1:] in page.ids


def test_the_page_needs_nothing_from_outside_and_no_script(sample: Collection) -> None:
    page = Page(html(sample))
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not {a for a in page.attributes if a.startswith("on") or a in ("src", "style")}
    assert "url(" not in html(sample)
    assert "@import" not in html(sample)


def test_the_page_is_accessible(sample: Collection) -> None:
    text = html(sample)
    page = Page(text)
    assert '<html lang="en">' in text
    assert {"header", "main", "nav", "section", "article"} <= page.tags
    assert page.links[0] == "#brief"
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(page.headings, page.headings[1:], strict=False))


def test_each_passage_is_marked_and_leads_back(sample: Collection) -> None:
    page = Page(html(sample))
    marks = [id_ for id_ in page.ids if id_.startswith("p")]
    assert marks
    assert {link[1:] for link in page.links if link.startswith("#p")} == set(marks)


def test_the_article_stands_in_full_in_the_page(sample: Collection) -> None:
    text = "".join(Page(html(sample)).words)
    assert "We want 300 ships out by Friday." in re.sub(r"\s*\d+\.\d+", "", text)


def test_web_addresses_are_links_and_others_are_not(build: Any) -> None:
    def links(url: str) -> list[str]:
        return Page(html(build.collection(build.article("It rained.", url=url)))).links

    assert "https://a.example/x?y=1&z=2" in links("https://a.example/x?y=1&z=2")
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https:///x",
        'http://a.example/" onclick="x',
        "http://[",
        "ftp://a.example",
    ):
        assert all(link.startswith("#") for link in links(url)), url


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_in_html(build: Any, name: str) -> None:
    made = hostile(build, HOSTILE[name])
    text = html(made)
    page = Page(text)
    assert not page.tags & {"script", "img"}
    assert not {a for a in page.attributes if a.startswith("on")}
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", text)
    text.encode()
    if name in ("script", "template"):
        assert HOSTILE[name][:20] in "".join(page.words)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_in_markdown(build: Any, name: str) -> None:
    text = markdown(hostile(build, HOSTILE[name]))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parse(text)
    flat = [t for token in tokens for t in (token, *(token.children or ()))]
    assert not {t.type for t in flat} & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "fence",
        "code_block",
        "code_inline",
        "hr",
        "s_open",
        "ordered_list_open",
    }
    ours = [t.markup for t in flat if t.type == "heading_open"]
    assert ours == list(re.findall(r"(?m)^(#+) ", text))
    assert not re.search(r"(?<!\\)https?://|(?<!\\)www\.\w", text.replace("\\:", "\\"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", text)


def test_markdown_lists_each_passage_with_its_characters(sample: Collection) -> None:
    text = markdown(sample)
    cited = set(re.findall(r"\[(\d+\.\d+)\]", text))
    listed = dict(re.findall(r"(?m)^- \[(\d+\.\d+)\] characters (\d+–\d+)$", text))
    assert cited == set(listed)
    numbered = sorted(
        sample.readings, key=lambda r: r.document.published.value if r.document.published else "~"
    )
    stored = numbered[0].document.text
    spans = [tuple(map(int, ends.split("–"))) for n, ends in listed.items() if n.startswith("1.")]
    assert "We want 300 ships out by Friday." in {stored[a:b] for a, b in spans}


@pytest.mark.parametrize("render", [html, markdown])
def test_the_same_collection_gives_the_same_bytes(sample: Collection, render: Any) -> None:
    assert render(sample) == render(sample)


@pytest.mark.parametrize("render", [html, markdown])
def test_an_empty_collection_has_a_brief(render: Any) -> None:
    assert "nothing to report" in render(Collection(readings=()))


def test_nothing_found_is_said(build: Any) -> None:
    made = build.collection(build.article("It rained."))
    for text in (html(made), markdown(made)):
        assert "No statement, demand, figure or date was found" in text


def test_dates_of_publication_are_shown(build: Any) -> None:
    made = build.collection(build.article("It rained.", published="2031-05-04"))
    assert made.readings[0].document.published == Published("2031-05-04", "day", "argument")
    assert "4 May 2031" in html(made)
    assert "4 May 2031" in markdown(made)


@given(st.text(alphabet="“a”. \n*<", max_size=60), st.data())
def test_any_claims_on_any_text_make_a_sound_page(builder: Any, text: str, data: st.DataObject) -> None:
    build = builder()
    article = build.article(text)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    for start, end in data.draw(st.lists(ends, max_size=6)):
        words = text[start:end]
        if words.strip():
            kind = data.draw(st.sampled_from(["direct", "mixed", "position", "figure", "time"]))
            if kind == "position":
                article.position(words, "A", "B", content=words)
            elif kind == "figure":
                article.figure(words, 1, "things")
            elif kind == "time":
                article.time(words, "2031-05-04")
            else:
                article.quotation(words, "A", kind)
    article.claims = list({claim.id: claim for claim in article.claims}.values())
    made = build.collection(article)
    page = Page(html(made))
    assert len(set(page.ids)) == len(page.ids)
    assert all(link[1:] in page.ids for link in page.links)
    assert markdown(made) == markdown(made)


def test_markdown_keeps_marks_and_stops_in_one_run(build: Any) -> None:
    article = build.article("Roe called it “a slap”.", published=None)
    article.quotation("it “a slap”.", "Ada Roe", "mixed")
    assert "*it “a slap”.*" in markdown(build.collection(article))


def test_several_stories_are_listed_first(build: Any) -> None:
    one, two = build.article("It rained.", "One"), build.article("It snowed.", "Two")
    stories = tuple(
        Story(
            id=a.document.outlet, title=f"Story {a.document.outlet}", documents=(a.document.id,), episodes=()
        )
        for a in (one, two)
    )
    page = Page(html(build.collection(one, two, stories=stories)))
    assert page.links[1:4] == ["#story1", "#story2", "#articles"]
