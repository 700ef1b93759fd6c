"""What a page sets apart under "X said:" is X's words, with no marks and whatever stands in it."""

from pathlib import Path

import pytest

from communique.extract.quotations.read import quotations
from communique.intake import Item, items
from communique.text.parse import parse

LEAD = "Foreign Minister Mira Holt said in a letter to the council:"
QUOTED = "The boats were stopped in the northern channel on Monday. They have not been seen since."
AFTER = "The letter was sent to the council in Tarsis, which did not publish the names of the crews."
HTML = (
    "<html lang=en><title>Boats</title><article><h1>Boats are missing</h1><p>{lead}</p><{tag}><p>{quoted}</p></{tag}>"
    "<p>{after}</p><p>{after} {after}</p></article></html>"
)


@pytest.mark.parametrize(
    ("name", "text", "taken"),
    [
        ("a.txt", f"Boats are missing\n\n{LEAD}\n\n> {QUOTED}\n\n{AFTER}\n", True),
        ("a.txt", f"Boats are missing\n\n{LEAD}\n\n{QUOTED}\n\n{AFTER}\n", False),
        ("a.html", HTML.format(lead=LEAD, quoted=QUOTED, after=AFTER, tag="blockquote"), True),
        ("a.html", HTML.format(lead=LEAD, quoted=QUOTED, after=AFTER, tag="div"), False),
    ],
    ids=["marked", "plain", "blockquote", "div"],
)
def test_a_block_quotation_is_its_speakers(tmp_path: Path, name: str, text: str, taken: bool) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (item,) = items([tmp_path / name])
    assert isinstance(item, Item)
    document = item.document
    found = [q for q in quotations(document=document, parse=parse(document)) if q.mode == "direct"]
    assert [q.text for q in found] == [QUOTED] * taken
    assert [q.speaker.span.of(document.text) for q in found if q.speaker.span] == [
        "Foreign Minister Mira Holt"
    ] * taken
