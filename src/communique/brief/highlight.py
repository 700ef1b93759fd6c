"""The text of an article with its passages marked: nested where they nest, split where they cross."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.brief.parts import Article
from communique.model import Span
from communique.text.paragraphs import paragraphs


@dataclass(frozen=True)
class Token:
    """Text, or an end of a mark; ``first`` and ``last`` tell a passage's ends from those of its parts."""

    kind: str
    """``text``, ``open`` or ``close``."""
    text: str = ""
    passage: int = 0
    first: bool = False
    last: bool = False


@dataclass
class _Marks:
    """The marks open at a place in the text, outermost first."""

    article: Article
    open: list[Span] = field(default_factory=list)
    begun: set[Span] = field(default_factory=set)

    def begin(self, spans: list[Span]) -> Iterator[Token]:
        for span in sorted(spans, key=lambda s: (-s.end, s.start)):
            yield Token("open", passage=self.article.rank[span], first=span not in self.begun)
            self.begun.add(span)
            self.open.append(span)

    def end(self, spans: list[Span]) -> Iterator[Token]:
        """Close ``spans``; marks inside them that go on are closed and opened again."""
        again: list[Span] = []
        left = set(spans)
        while left:
            span = self.open.pop()
            yield Token("close", passage=self.article.rank[span], last=span in left)
            if span in left:
                left.remove(span)
            else:
                again.append(span)
        yield from self.begin(again)

    def pause(self) -> list[Span]:
        """Return the open marks and forget them: the paragraph ends before they do."""
        held, self.open = self.open, []
        return held


def marked(article: Article) -> Iterator[list[Token]]:
    """Yield the tokens of each paragraph of the body, and of what passages lie outside it, in order."""
    text = article.document.text
    marks = _Marks(article)
    waiting = [span for span in article.passages if span.of(text).strip()]
    ends = {span: span.trim(text).end for span in waiting}
    starts = sorted(waiting, key=lambda span: (span.trim(text).start, -span.end))
    index, held = 0, list[Span]()
    for paragraph in _shown(article):
        tokens = list(marks.begin(held))
        at = paragraph.start
        while at < paragraph.end:
            due = []
            while index < len(starts) and starts[index].trim(text).start <= at:
                due.append(starts[index])
                index += 1
            tokens += marks.begin(due)
            stops = [ends[span] for span in marks.open]
            if index < len(starts):
                stops.append(starts[index].trim(text).start)
            stop = min([paragraph.end, *stops])
            tokens.append(Token("text", text[at:stop]))
            tokens += marks.end([span for span in marks.open if ends[span] == stop])
            at = stop
        held = marks.pause()
        tokens += [Token("close", passage=article.rank[span]) for span in reversed(held)]
        yield tokens


def split_passages(paragraphs_: list[list[Token]]) -> list[int]:
    """Return the passages that are marked in more than one part."""
    parts: dict[int, int] = {}
    for tokens in paragraphs_:
        for token in tokens:
            if token.kind == "open":
                parts[token.passage] = parts.get(token.passage, 0) + 1
    return sorted(passage for passage, count in parts.items() if count > 1)


def _shown(article: Article) -> Iterator[Span]:
    """The paragraphs of the body and of passages outside it, ascending and disjoint."""
    runs: list[Span] = []
    for span in sorted([*article.document.body, *article.passages]):
        if runs and span.start <= runs[-1].end:
            runs[-1] = Span(runs[-1].start, max(span.end, runs[-1].end))
        else:
            runs.append(span)
    for run in runs:
        yield from paragraphs(article.document.text, run)
