"""Passages of our own, annotated by the gold's rules before they were first read: quality does not fall."""

from pathlib import Path

import pytest
from bench.data import sha256
from bench.speakers import PASSAGES, measure, passages

FLOORS = [
    (
        "development",
        "9e6e6ce85e64",
        {"quotations": 0.96, "quotations with speaker": 0.87, "addressee": 0.95, "links": 0.85},
    ),
    (
        "held-out",
        "6e39a346a64f",
        {"quotations": 0.95, "quotations with speaker": 0.84, "addressee": 0.95, "links": 0.60},
    ),
]


@pytest.mark.parametrize(("half", "digest", "floors"), FLOORS, ids=[half for half, *_ in FLOORS])
def test_no_measure_falls_below_its_floor(half: str, digest: str, floors: dict[str, float]) -> None:
    folder = PASSAGES / half
    assert sha256(folder.glob("*.txt")) == digest, "the passages changed: measure again, then pin them"
    tallies = measure(folder).tallies
    found = {name: round(tallies[name].row()[2], 3) for name in floors}
    assert all(found[name] >= floor for name, floor in floors.items()), found


def test_the_markup_is_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(
        "=== Post\nNo. {{i; A, B; via ISP :: He said “{{d; C; to us :: it is.}}”}}\n=== Mail\nYes.\n", "utf-8"
    )
    post, mail = passages(file)
    assert (post.document.outlet, post.document.text) == ("Post", "No. He said “it is.”")
    assert (mail.document.outlet, mail.document.text) == ("Mail", "Yes.")
    inner, outer = post.gold["quotations"]
    assert inner == {
        "mode": "direct", "speaker": "C", "addressee": "us", "chain": [], "content": [13, 19],
    }  # fmt: skip
    assert (outer["speaker"], outer["chain"], outer["content"]) == ("A; B", ["ISP"], [4, 20])
