"""A brief as Markdown: the same lines, with references to the articles by number and characters."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from communique.brief.compose import compose
from communique.brief.parts import Brief, Line, Piece, Pieces, Ref, Section
from communique.brief.phrases import date, many
from communique.brief.safe import printable, web_address
from communique.model import Collection
from communique.text.paragraphs import paragraphs

_SPECIAL = re.compile(r"[\\`*_\[\]#|<>~$^@&]|:(?=//)|(?<=www)\.")
# At the start of a line even these begin a list or a heading.
_LEADING = re.compile(r"^(\d*)([-+=.)])")


def markdown(collection: Collection) -> str:
    """Return the brief of ``collection`` as Markdown; the same collection gives the same bytes.

    A reference ``[1.3]`` is article 1, passage 3: listed under the article with its first and last character.
    Raises ``EvidenceError`` where a claim's words are not those that the stored text has at its offsets.
    """
    brief = compose(collection)
    parts = [f"# {_escaped(brief.title)}", *_chapters(brief), *_articles(brief)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _chapters(brief: Brief) -> Iterator[str]:
    several = len(brief.chapters) > 1
    level = "###" if several else "##"
    if not brief.chapters:
        yield "No document was read, so there is nothing to report."
    for chapter in brief.chapters:
        if several:
            yield f"## {_escaped(chapter.title)}"
        yield "\n".join(f"- {_escaped(fact)}" for fact in chapter.facts)
        if chapter.summary:
            yield f"{level} In brief"
            yield "\n".join(f"- {_line(line, brief)}" for line in chapter.summary)
        else:
            yield "No statement, demand, figure or date was found in these documents."
        yield (
            "Words in *italics* are the articles’ own, in *“marks”* what they quote; all other words are "
            "ours. A number such as 1.3 is passage 3 of article 1, listed at the end."
        )
        for section in chapter.sections:
            yield f"{level} {section.title}"
            yield section.note
            yield from _blocks(section, brief, level)


def _blocks(section: Section, brief: Brief, level: str) -> Iterator[str]:
    for block in section.blocks:
        if block.heading:
            yield f"{level}# {_escaped(block.heading)}"
        if section.form == "figures":
            yield "\n".join(_table(block.lines, brief))
        else:
            yield "\n".join(row for line in block.lines for row in _rows(line, brief))


def _rows(line: Line, brief: Brief) -> Iterator[str]:
    yield f"- {_line(line, brief)}"
    for detail in line.details:
        yield f"  - {detail.label}: {_words(detail.pieces)} {_refs(detail.refs, brief)}"


def _line(line: Line, brief: Brief) -> str:
    lead = f"**{_inline(line.lead)}**: " if line.lead else ""
    state = f" — **{_inline(line.state)}**" if line.state else ""
    counts = f"{many(line.outlets, 'outlet')}, {many(line.origins, 'origin')}"
    return f"{lead}{_words(line.pieces)}{state} ({counts}) {_refs(line.refs, brief)}"


def _table(lines: Iterable[Line], brief: Brief) -> Iterator[str]:
    yield "| What is counted | Value | In its sentence | Estimate by, as of | Where |"
    yield "|---|---|---|---|---|"
    for line in lines:
        state = f" — **{line.state}**" if line.state else ""
        head = f"{_words(line.pieces)}{state}"
        for detail in line.details:
            cells = [head, _words(detail.pieces), *map(_words, detail.columns), _refs(detail.refs, brief)]
            yield f"| {' | '.join(cells)} |"
            head = ""


def _articles(brief: Brief) -> Iterator[str]:
    if brief.articles:
        yield "## The articles in full"
    for article in brief.articles:
        document = article.document
        title = f": {_escaped(document.title)}" if document.title else ""
        yield f"### {article.number}. {_escaped(article.outlet)}{title}"
        facts = [date(document.published.value) if document.published else "No date of publication"]
        facts += [word for word in (document.byline, document.agency) if word]
        address = web_address(document.url)
        url = f"<{address}>" if address else _escaped(document.url or "")
        yield " · ".join(filter(None, [*map(_escaped, facts), url]))
        for run in document.body:
            for paragraph in paragraphs(document.text, run):
                yield f"> {_escaped(paragraph.of(document.text))}"
        yield "\n".join(
            f"- [{article.number}.{n}] characters {span.start}–{span.end}" for span, n in article.rank.items()
        )


def _refs(refs: tuple[Ref, ...], brief: Brief) -> str:
    grouped = groupby(refs, key=lambda ref: ref.article)
    return "; ".join(
        f"{_inline(brief.articles[number - 1].outlet)} {', '.join(f'[{brief.label(ref)}]' for ref in held)}"
        for number, held in grouped
    )


def _words(pieces: Pieces) -> str:
    kinds = groupby(pieces, key=lambda piece: "article" if piece.evidence else piece.kind)
    return "".join(_run(kind, list(held)) for kind, held in kinds)


def _run(kind: str, pieces: list[Piece]) -> str:
    text = "".join(
        f"“{words}”" if said == "quoted" else words
        for said, held in groupby(pieces, key=lambda piece: piece.kind)
        for words in ["".join(piece.text for piece in held)]
    )
    words = _inline(text)
    if not words:
        return " " if text else ""
    mark = {"article": "*", "name": "**"}.get(kind, "")
    return f"{' ' * text[:1].isspace()}{mark}{words}{mark}{' ' * text[-1:].isspace()}"


def _escaped(text: str) -> str:
    """One line of plain text at the begin of a line: nothing in it is read as Markdown or HTML."""
    return _LEADING.sub(r"\1\\\2", _inline(text))


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", " ".join(printable(text).split()))
