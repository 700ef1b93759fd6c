from typing import Any

import msgspec
import pytest

from communique.brief.parts import texts
from communique.brief.sources import Sources
from communique.errors import EvidenceError
from communique.model import Actor, Span


def kinds(pieces: Any) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "mode", "said", "shown", "expected"),
    [
        (
            "Roe said she would “never” yield.",
            "mixed",
            "she would “never” yield",
            "she would “never” yield",
            [("worded", "she would "), ("quoted", "never"), ("worded", " yield")],
        ),
        (
            'Roe said it was "a red line."',
            "mixed",
            'it was "a red line."',
            'it was "a red line."',
            [("worded", "it was "), ("quoted", "a red line.")],
        ),
        (
            "Roe: «Wir gehen nicht», sagte sie.",
            "direct",
            "Wir gehen nicht",
            "Wir gehen nicht",
            [("quoted", "Wir gehen nicht")],
        ),
        (
            "“We stay,” Roe said.",
            "direct",
            "We stay,",
            "“We stay,” Roe said",
            [("quoted", "We stay,"), ("worded", " Roe said")],
        ),
        ("Roe said they stay.", "indirect", "they stay", "they stay", [("worded", "they stay")]),
        (
            "Roe spoke of ‘the enemy’s guns’ at sea.",
            "mixed",
            "‘the enemy’s guns’ at sea",
            "‘the enemy’s guns’ at sea",
            [("quoted", "the enemy’s guns"), ("worded", " at sea")],
        ),
        (
            "Roe spoke of “a quotation that never ends",
            "mixed",
            "of “a quotation that never ends",
            "“a quotation that never ends",
            [("quoted", "a quotation that never ends")],
        ),
    ],
)
def test_quoted_words_are_told_from_the_reporters(
    build: Any, text: str, mode: str, said: str, shown: str, expected: list[tuple[str, str]]
) -> None:
    article = build.article(text)
    article.quotation(said, "Ada Roe", mode)
    sources = Sources(build.collection(article))
    pieces = sources.words(article.document.id, article.at(shown))
    assert kinds(pieces) == expected
    for piece in pieces:
        assert piece.evidence.span.of(text) == piece.text == piece.evidence.text


def test_words_are_cut_at_white_space_and_the_cut_is_shown(build: Any) -> None:
    article = build.article("one two three four five six seven eight nine ten")
    sources = Sources(build.collection(article))
    pieces = sources.words(article.document.id, Span(0, len(article.document.text)), 20)
    assert kinds(pieces) == [("worded", "one two three four"), ("plain", " …")]


def test_a_word_without_white_space_is_cut_too(build: Any) -> None:
    article = build.article("x" * 500)
    sources = Sources(build.collection(article))
    assert len(texts(sources.words(article.document.id, Span(0, 500), 20))) == 22


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("It rained. Roe left on Friday. She was late.", "Friday", "Roe left on Friday."),
        ("“We go on Friday.” Then they went.", "Friday", "“We go on Friday.”"),
        (
            "Mr. Roe met Gen. Orr of the U.S. Navy on Friday. Done.",
            "Friday",
            "Mr. Roe met Gen. Orr of the U.S. Navy on Friday.",
        ),
        ("First line\n\nRoe left on Friday\n\nLast line", "Friday", "Roe left on Friday"),
        ("No stop on Friday", "Friday", "No stop on Friday"),
        ("– Velmara must go by Friday.", "Friday", "Velmara must go by Friday."),
    ],
)
def test_the_sentence_around_a_word(build: Any, text: str, at: str, sentence: str) -> None:
    article = build.article(text)
    sources = Sources(build.collection(article))
    assert sources.sentence(article.document.id, article.at(at)).of(text) == sentence


def test_a_long_sentence_is_cut_around_the_word(build: Any) -> None:
    text = "word " * 300 + "on Friday " + "word " * 300
    article = build.article(text)
    found = Sources(build.collection(article)).sentence(article.document.id, article.at("Friday"))
    assert "Friday" in found.of(text)
    assert 100 < len(found) <= 320


def test_words_that_are_not_in_the_text_are_never_printed(build: Any) -> None:
    article = build.article("“We stay,” Roe said.")
    claim = article.quotation("We stay,", "Ada Roe")
    sources = Sources(build.collection(article))
    with pytest.raises(EvidenceError, match="verify"):
        sources.ref(msgspec.structs.replace(claim, text="We go,"))


def test_documents_are_numbered_by_date_undated_ones_last(build: Any) -> None:
    late = build.article("Late.", "Late", "2031-05-09")
    none = build.article("None.", "None", None)
    early = build.article("Early.", "Early", "2031-05-01")
    sources = Sources(build.collection(late, none, early))
    assert [r.document.outlet for r in sources.readings] == ["Early", "Late", "None"]


def test_a_name_takes_the_article_that_the_texts_give_it(build: Any) -> None:
    text = "The Lake Council met. Roe told the Lake Council so. Velmara and Velmara."
    article = build.article(text)
    actors = tuple(
        Actor(
            id=name,
            name=name,
            kind="organisation",
            mentions=tuple(
                article.document.evidence(Span(i, i + len(name)))
                for i in range(len(text))
                if text.startswith(name, i)
            ),
        )
        for name in ("Lake Council", "Velmara")
    )
    sources = Sources(build.collection(article, actors=actors))
    assert sources.called("Lake Council") == "the Lake Council"
    assert sources.called("Velmara; Lake Council") == "Velmara and the Lake Council"


def test_an_outlet_without_a_name_is_called_by_what_is_known(build: Any) -> None:
    a = build.article("A.", None, "2031-05-01", domain="a.example")
    b = build.article("B.", None, "2031-05-02", path="/tmp/folder/b.txt")
    c = build.article("C.", None, "2031-05-03")
    sources = Sources(build.collection(a, b, c))
    assert [sources.outlet(x.document.id) for x in (a, b, c)] == ["a.example", "b.txt", "Document 3"]
