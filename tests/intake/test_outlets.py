"""What outlets do differently: each file in ``data/outlets`` changes how its golden page is read."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from tests.intake.golden import GOLDEN, STORY, TITLE, main

from communique.intake import Item, items
from communique.intake.outlets import Outlet, outlet_of
from communique.model import Document

Make = Callable[..., str]


def document(path: Path) -> Document:
    (item,) = items([path])
    assert isinstance(item, Item)
    return item.document


def body(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


@pytest.mark.parametrize("make", GOLDEN, ids=lambda make: make.__name__)
def test_a_golden_page_is_read_by_the_quirks_of_its_outlet(make: Make, tmp_path: Path) -> None:
    main(tmp_path)
    known, unknown = (document(tmp_path / f"{make.__name__}{end}.html") for end in ("", "_unknown"))
    assert body(known) == [TITLE, *STORY]
    if make.__name__ in ("france24", "rfi", "euronews"):
        assert known.published is not None
        assert known.published.value == "2022-01-07T10:11"
        assert unknown.published is None
    else:
        assert body(unknown) != body(known)


def test_every_file_has_a_golden_page() -> None:
    folder = files("communique") / "data/outlets"
    assert sorted(file.name for file in folder.iterdir()) == [f"{make.__name__}.toml" for make in GOLDEN]


def test_an_outlet_is_known_by_name_or_address(tmp_path: Path) -> None:
    assert outlet_of("france 24").day_first
    for address in ("www.france24.com", "https://www.france24.com/en/x", "france24.com"):
        assert outlet_of(None, address).day_first
    for address in ("notfrance24.com", "https://[::1", "", None, "com"):
        assert outlet_of("Nobody", address) == Outlet()
    text = f"{TITLE}\n\nIssued on: 07/01/2022 - 10:11\n\n" + "\n\n".join(STORY)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert document(tmp_path / "a.txt").published is None
    (tmp_path / "sources.toml").write_text('[default]\noutlet = "France 24"\n', encoding="utf-8")
    published = document(tmp_path / "a.txt").published
    assert published is not None
    assert published.value == "2022-01-07T10:11"


def test_a_standing_line_of_saved_text_is_left_out_with_the_reason(tmp_path: Path) -> None:
    line = "AP writers Ada Roe in Rosmere and Tomas Wren in Tarsis reported from the coast."
    text = "\n\n".join([TITLE, *STORY, line])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert line in body(document(tmp_path / "a.txt"))
    (tmp_path / "sources.toml").write_text('[default]\noutlet = "AP"\n', encoding="utf-8")
    found = document(tmp_path / "a.txt")
    assert [(part.span.of(text), part.reason) for part in found.left_out] == [(line, "standing line")]
