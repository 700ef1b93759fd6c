"""Who is meant in news texts is read with places in the document."""

from pathlib import Path

import pytest
from training.news import NewsText
from training.passages import Passage
from training.who import told

from training import who as module

LINES = ["Ruritania rejects the toll.", "Its premier spoke.", "She gave no reason."]


@pytest.fixture
def labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "who.tsv").write_text(
        "text\tparagraph\tspan\tkind\tname\n"
        "re3d/A/0\t2\t0-11\tmention\tAda Roe\n"
        "re3d/A/0\t3\t0-3\tmention\tAda Roe\n"
        "re3d/B/0\t1\t0-9\tmention\tBorduria\n"
    )
    monkeypatch.setattr(module, "WRITTEN", tmp_path)
    text = NewsText("re3d/A/0", tuple(Passage(line, ()) for line in LINES[:2]), (1, 2))
    monkeypatch.setattr(module, "news", lambda root: [text])
    monkeypatch.setattr(module, "paragraphs", lambda root, name: iter([*LINES, "Nobody read this."]))
    return tmp_path


def test_names_stand_where_the_document_has_their_words(labels: Path) -> None:
    (each,) = told(labels)  # the other text is not among the news
    found = {span.of(each.document.text): name for span, name in each.meant().items()}
    assert found == {"Its premier": "Ada Roe", "She": "Ada Roe"}
    assert each.document.text.endswith("no reason.")
