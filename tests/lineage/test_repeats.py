"""What an outlet prints again and again is no part of its articles; what it reports again is."""

import itertools
from pathlib import Path

import pytest

from communique.api import Ledger
from communique.intake import Item, items
from communique.lineage import articles, repeats
from communique.model import Document, Reading
from communique.pipeline import collect, read

NAMES = ("Ada Roe", "Oren Kastell", "Mira Holt", "Tomas Wren", "Ines Falk", "Karel Dunn")
LINE = "The Coast in five minutes"
NOTICE = "We bring the coast to your door every morning, and we do it without a paywall."
SAID = "The palace did not answer questions."
TOLD = "“We will not comment on our talks,” the palace said."


def story(number: int, *more: str) -> str:
    name, other = NAMES[number % 6], NAMES[(number + 1) % 6]
    return "\n\n".join(
        [
            f"{name} meets the fishermen of harbour {number}",
            f"{name} told the fishermen of harbour number {number} on Friday that the channel would stay open.",
            *more,
            f"In harbour {number} there were {number + 40} boats, and {other} said that none would sail in year {number}.",
            f"It was the visit number {number} of this spring, and {number * 3} guards came with {name} to the quay.",
        ]
    )


def readings(folder: Path, texts: list[str], outlet: str | None = "The Keldorian") -> list[Reading]:
    found = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        (item,) = items([path])
        assert isinstance(item, Item)
        document = Document(
            **{f: getattr(item.document, f) for f in Document.__struct_fields__} | {"outlet": outlet}
        )
        found.append(Reading(document=document))
    return found


def left_out(read: list[Reading]) -> list[list[str]]:
    found = repeats(read)
    return [[part.span.of(r.document.text) for part in found.get(r.document.id, ())] for r in read]


def test_lines_and_notices_of_three_texts_are_left_out_with_the_reason(tmp_path: Path) -> None:
    read = readings(tmp_path, [story(n, LINE, NOTICE, SAID, TOLD) for n in range(4)])
    assert left_out(read) == [[LINE, NOTICE]] * 4
    assert {part.reason for parts in repeats(read).values() for part in parts} == {
        "printed in 4 texts of The Keldorian"
    }
    for before, after in zip(read, articles(read, repeats(read)), strict=True):
        text = after.document.text
        assert text == before.document.text
        assert [part.span.of(text) for part in after.document.left_out] == [LINE, NOTICE]
        kept = " ".join(run.of(text) for run in after.document.body)
        assert LINE not in kept
        assert SAID in kept
        assert all(any(run.covers(b.span) for run in after.document.body) for b in after.document.blocks)
        assert len(after.document.blocks) == len(before.document.blocks) - 2


@pytest.mark.parametrize(
    ("texts", "outlet"),
    [
        ([story(n, LINE) for n in range(2)], "The Keldorian"),
        ([story(n, LINE) for n in range(4)], None),
        ([story(1, LINE), story(1, LINE) + "\n\nThe last boat left.", story(2, LINE)], "The Keldorian"),
        ([story(n, SAID, TOLD) for n in range(5)], "The Keldorian"),
        ([LINE] * 3, "The Keldorian"),
    ],
    ids=["two", "no outlet", "two of one text", "reporting", "nothing else"],
)
def test_other_lines_stay(tmp_path: Path, texts: list[str], outlet: str | None) -> None:
    read = readings(tmp_path, texts, outlet)
    assert left_out(read) == [[]] * len(texts)
    assert list(articles(read, repeats(read))) == read


def test_versions_at_one_address_are_one_text(tmp_path: Path) -> None:
    read = readings(tmp_path, [story(n, LINE) for n in range(3)])
    one = [
        Reading(
            document=Document(
                **{f: getattr(r.document, f) for f in Document.__struct_fields__} | {"url": "x"}
            )
        )
        for r in read
    ]
    assert repeats(read)
    assert not repeats(one)


def test_the_order_of_the_documents_does_not_matter(tmp_path: Path) -> None:
    read = readings(tmp_path, [story(n, LINE) for n in range(4)])
    orders = itertools.permutations(read)
    assert len({repr(sorted(repeats(order).items())) for order in orders}) == 1


CLAIM = "Keldoria demands that Ambrel withdraw its boats from the channel"


def test_claims_on_what_an_outlet_repeats_are_in_no_view(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "sources.toml").write_text('[default]\noutlet = "The Keldorian"\n', encoding="utf-8")
    for number in range(3):
        (texts / f"{number}.txt").write_text(story(number, CLAIM), encoding="utf-8")
    single = [read(item.document) for item in items([texts]) if isinstance(item, Item)]
    assert all(any(p.text in CLAIM for p in reading.positions) for reading in single), "else nothing is shown"
    together = collect(single)
    assert not any(p.text in CLAIM for reading in together.readings for p in reading.positions)
    assert [reading.document.left_out[-1].reason for reading in together.readings] == [
        "printed in 3 texts of The Keldorian"
    ] * 3
    with Ledger.open(tmp_path / "test.db") as ledger:
        assert {row.status for row in ledger.read([texts])} == {"read"}
        assert not any(row.text in CLAIM for row in ledger.positions())
        kept = ledger.collection()
        assert kept.repeats == together.repeats
        assert [r.document.left_out for r in kept.readings] == [
            r.document.left_out for r in together.readings
        ]
