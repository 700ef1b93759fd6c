"""A web archive that is read, killed on the way and read again: nothing is lost, nothing doubled, memory stays."""

import gc
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from bench.pages import archive, page

from communique import Ledger, pipeline
from communique.intake import Item, items

PAGES = 30
READ = """
import sys
from communique import Ledger, pipeline
pipeline.STAGES = ()
with Ledger.open(sys.argv[1]) as held:
    held.read([sys.argv[2]], on_progress=lambda row: print(row.status, flush=True))
"""


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("crawl") / "crawl.warc.gz", PAGES)


def test_a_page_is_the_same_each_time_and_all_its_prose_is_found(crawl: Path) -> None:
    assert page(7) == page(7) != page(8)
    found = [item for item in items([crawl]) if isinstance(item, Item)]
    assert len(found) == PAGES
    for number, item in enumerate(found):
        url, html = page(number)
        assert item.document.url == url
        prose = [
            part.split("</p>")[0]
            for part in html.split('class="byline">')[1].split("</article>")[0].split("<p>")[1:]
        ]
        assert item.document.text.split("\n\n")[-len(prose) :] == prose


@pytest.mark.parametrize("kills", [(1,), (5, 6, 20), (29,)])
def test_killed_and_resumed(
    tmp_path: Path, crawl: Path, kills: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "test.db"
    for kill in kills:
        command = [sys.executable, "-c", READ, str(path), str(crawl)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            for _ in range(kill):
                assert run.stdout.readline().strip() in ("read", "skipped")
            run.kill()
    monkeypatch.setattr(pipeline, "STAGES", ())
    with Ledger.open(path) as held:
        assert len(held.documents()) >= max(kills), "what was said to be read is there"
        report = held.read([crawl])
        assert {row.status for row in report[: max(kills)]} == {"skipped"}
        assert len(report) == len(held.documents()) == PAGES
        assert {d.url for d in held.documents()} == {page(number)[0] for number in range(PAGES)}
        assert not held.verify().failures


def test_memory_does_not_grow_with_the_archive(crawl: Path) -> None:
    held = []
    tracemalloc.start()
    for _ in range(2):
        assert sum(1 for _ in items([crawl])) == PAGES
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert held[1] - held[0] < 250_000, "a page has 30,000 bytes, and 30 more have gone by"
