from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from communique.brief.highlight import Token, marked, split_passages
from communique.brief.parts import Article
from communique.model import Document, Span
from communique.text.paragraphs import paragraphs


def article(text: str, *spans: Span) -> Article:
    whole = Span(0, len(text)).trim(text)
    body = (whole,) if len(whole) else ()
    return Article(1, Document(id="d", text=text, body=body), "Outlet", tuple(sorted(set(spans))))


def page(tokens: list[Token]) -> str:
    def show() -> Iterator[str]:
        for token in tokens:
            if token.kind == "open":
                yield f"<{token.passage}{'' if token.first else '+'}>"
            elif token.kind == "close":
                yield f"</{token.passage}{'' if token.last else '+'}>"
            else:
                yield token.text

    return "".join(show())


def test_one_passage() -> None:
    assert [page(p) for p in marked(article("one two three", Span(4, 7)))] == ["one <1>two</1> three"]


def test_nested_passages_nest() -> None:
    shown = [page(p) for p in marked(article("one two three", Span(0, 13), Span(4, 7)))]
    assert shown == ["<1>one <2>two</2> three</1>"]


def test_passages_that_begin_or_end_together_nest() -> None:
    shown = [page(p) for p in marked(article("one two three", Span(0, 3), Span(0, 13), Span(8, 13)))]
    assert shown == ["<2><1>one</1> two <3>three</3></2>"]


def test_crossing_passages_are_split_and_go_on() -> None:
    found = list(marked(article("one two three", Span(0, 7), Span(4, 13))))
    assert [page(p) for p in found] == ["<1>one <2>two</2+></1><2+> three</2>"]
    assert split_passages(found) == [2]


def test_a_passage_over_two_paragraphs_goes_on_in_the_second() -> None:
    found = list(marked(article("one two\n\nthree four", Span(4, 14))))
    assert [page(p) for p in found] == ["one <1>two</1+>", "<1+>three</1> four"]


def test_a_passage_outside_the_body_is_shown_too() -> None:
    held = Article(1, Document(id="d", text="Head\n\nBody", body=(Span(6, 10),)), "Outlet", (Span(0, 4),))
    assert [page(p) for p in marked(held)] == ["<1>Head</1>", "Body"]


@given(
    st.text(alphabet="ab .\n", max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=8),
)
def test_marks_are_balanced_and_the_text_is_whole(text: str, ends: list[tuple[int, int]]) -> None:
    spans = {Span(a, b) for a, b in ends if a < b <= len(text) and text[a:b].strip()}
    held = article(text, *spans)
    found = list(marked(held))
    inside = [p for run in held.document.body for p in paragraphs(text, run)]
    assert ["".join(t.text for t in tokens) for tokens in found] == [p.of(text) for p in inside]
    covered: dict[int, str] = {}
    for tokens in found:
        stack: list[int] = []
        for token in tokens:
            if token.kind == "open":
                stack.append(token.passage)
            elif token.kind == "close":
                assert stack.pop() == token.passage
            for passage in stack if token.kind == "text" else ():
                covered[passage] = covered.get(passage, "") + token.text
        assert not stack
    every = [token for tokens in found for token in tokens]
    for span, number in held.rank.items():
        assert [t.first for t in every if t.kind == "open" and t.passage == number].count(True) == 1
        assert [t.last for t in every if t.kind == "close" and t.passage == number].count(True) == 1
        assert "".join(covered[number].split()) == "".join(span.of(text).split())
