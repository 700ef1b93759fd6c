"""What the blocks of an article are, with exact places; and that all else is kept, with the reason."""

from pathlib import Path

import pytest

from communique.intake import Item, items
from communique.intake.structure import structure
from communique.model import Document, Span

TEXT = """Home | World | Politics
Ambrel answers Keldoria on the strait
By Ada Roe
Jan. 7, 2022

Ambrel told Keldoria on Friday that it would not withdraw its patrol boats from the northern channel.
Patrol boats in the harbour of Rosmere. (Karel Dunn/Gulf Pictures)
Keldoria's foreign minister said:

> We have asked three times, and three times we were told to be patient.

What the letter demands

The letter, which was sent on Monday, asks Ambrel for three things before any talks on fishing begin:

• to withdraw its patrol boats from the northern channel
• to pay for the nets that were cut in May
1. These are not the words of the letter itself, but of an officer who has seen it.

Read more: Ten questions on the strait

Officials in Ambrel declined to say whether the offer made in March still stands. Talks resume on Thursday.

Most read
Storm warning for the whole coast
Comments (2)
Typical of this government to wait until the season is over.
"""


def document(path: Path, text: str) -> Document:
    path.write_bytes(text.encode())
    (item,) = items([path])
    assert isinstance(item, Item)
    return item.document


def checked(document: Document) -> Document:
    """``document``, whose every character that is no white space is either body or left out, once."""
    parts = sorted([*document.body, *(part.span for part in document.left_out)])
    end = 0
    for span in parts:
        assert end <= span.start < span.end
        assert not document.text[end : span.start].strip(" \t\r\n->•*#")
        end = span.end
    assert not document.text[end:].strip()
    for block in document.blocks:
        assert any(run.covers(block.span) for run in document.body)
    assert list(document.blocks) == sorted(document.blocks, key=lambda block: block.span)
    return document


def test_the_blocks_of_a_saved_text_and_what_was_left_out(tmp_path: Path) -> None:
    found = checked(document(tmp_path / "a.txt", TEXT))
    assert [(block.kind, block.span.of(found.text)[:24]) for block in found.blocks] == [
        ("headline", "Ambrel answers Keldoria "),
        ("paragraph", "Ambrel told Keldoria on "),
        ("paragraph", "Keldoria's foreign minis"),
        ("quote", "We have asked three time"),
        ("subhead", "What the letter demands"),
        ("paragraph", "The letter, which was se"),
        ("item", "to withdraw its patrol b"),
        ("item", "to pay for the nets that"),
        ("item", "These are not the words "),
        ("paragraph", "Officials in Ambrel decl"),
    ]
    assert [(part.reason, part.span.of(found.text)[:20]) for part in found.left_out] == [
        ("head of the page", "Home | World | Polit"),
        ("byline or date", "By Ada Roe\nJan. 7, 2"),
        ("caption", "Patrol boats in the "),
        ("pointer", "Read more: Ten quest"),
        ("other stories", "Most read\nStorm warn"),
        ("comments", "Comments (2)\nTypical"),
    ]
    for words, kind in (("three times", "quote"), ("Officials", "paragraph")):
        block = found.block_at(found.text.index(words))
        assert block is not None
        assert block.kind == kind
    assert found.block_at(0) is None, "outside the body"
    assert found.block_at(found.text.index("> We")) is None, "the mark itself"


def test_the_blocks_of_a_page_keep_captions_and_pointers_in_the_text(tmp_path: Path) -> None:
    prose = [
        "Ambrel told Keldoria on Friday that it would not withdraw its patrol boats from the northern channel.",
        "Keldoria's foreign minister said that the answer was no answer, and that her country would wait.",
        "Officials in Ambrel declined to say whether the offer made in March still stands. Talks go on.",
        "The letter, which was sent on Monday, asks Ambrel for three things before any talks begin.",
    ]
    html = (
        "<html lang=en><title>Ambrel answers</title><nav><a href=/>Home</a></nav><article><h1>Ambrel answers</h1>"
        f"<p>{prose[0]}</p><figure><img src=a.jpg><figcaption>Boats at Rosmere.</figcaption></figure><p>{prose[1]}</p>"
        f"<blockquote>{prose[2]}</blockquote><p><a href=/t>Ten questions on the strait</a></p><p>{prose[3]}</p>"
        "</article></html>"
    )
    found = checked(document(tmp_path / "a.html", html))
    assert [block.kind for block in found.blocks] == [
        "headline",
        "paragraph",
        "paragraph",
        "quote",
        "paragraph",
    ]
    assert [block.span.of(found.text) for block in found.blocks[1:]] == prose
    assert [(part.reason, part.span.of(found.text)) for part in found.left_out][:1] == [
        ("caption", "Boats at Rosmere.")
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("One line alone", "paragraph"),
        ("Ministers met.\n\nThey talked.", "paragraph paragraph"),
        ("- The boats were seen.\n\nThe harbour was shut on Monday.", "paragraph paragraph"),
        ("They ask:\n- to withdraw\n- to pay", "paragraph item item"),
        ("They ask:\n(a) to withdraw\n(b) to pay", "paragraph item item"),
        ("They ask:\n1. to withdraw\nThen they went.", "paragraph paragraph paragraph"),
        (
            "A day of talks\n\n## What was said\n\nThey said that it was a good day.",
            "headline subhead paragraph",
        ),
        ("A day of talks\n\n“We go on”\n\nThey said that it was a good day.", "headline paragraph paragraph"),
        ("A day of talks\n\nThe end", "headline paragraph"),
        (">\n\nA", "quote paragraph"),
        ("", ""),
    ],
)
def test_blocks_by_their_form(text: str, kinds: str) -> None:
    blocks = structure(text, [Span(0, len(text))] if text else [], None)
    assert " ".join(block.kind for block in blocks) == kinds
    assert all(len(block.span) and block.span.trim(text) == block.span for block in blocks)
