"""The annotated news texts are read where they lie, and only if they are what was annotated."""

import json
from pathlib import Path

import pytest
from bench.polnear import bench_root
from training.news import fingerprint, news, paragraphs

from training import news as module

TITLE = "Ruritania rejects the toll."
LEAD = "Its premier demanded   that Borduria scrap it."


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "re3d" / "A Ministry"
    folder.mkdir(parents=True)
    record = {"title": TITLE, "text": f"{LEAD}\n \nNobody answered."}
    (folder / "documents.json").write_text(json.dumps(record) + "\n")
    (tmp_path / "texts.tsv").write_text(
        "text\tparagraphs\tsha256\tleft_out\n"
        f"re3d/A Ministry/0\t2\t{fingerprint([TITLE, 'Its premier demanded that Borduria scrap it.'])}\t1\n"
    )
    (tmp_path / "acts.tsv").write_text(
        "text\tparagraph\ttrigger\ttype\tnegated\tmodality\tholder\taddressee\n"
        "re3d/A Ministry/0\t2\t12-20\tREQUEST\tno\tfact\t0-11\t26-34\n"
    )
    monkeypatch.setattr(module, "TEXTS", tmp_path / "texts.tsv")
    monkeypatch.setattr(module, "ACTS", tmp_path / "acts.tsv")
    module._texts.cache_clear()
    return tmp_path


def test_acts_stand_in_their_paragraphs(root: Path) -> None:
    (text,) = news(root)
    (passage,) = text.passages  # the first is left out, the third was not read
    (act,) = passage.acts
    assert (act.type, act.negated, act.modality) == ("REQUEST", False, "fact")
    assert [span.of(passage.text) for span in (act.trigger, *act.holder, *act.addressee)] == [
        "demanded",
        "Its premier",
        "Borduria",
    ]


def test_paragraphs_are_lines_with_single_spaces(root: Path) -> None:
    assert list(paragraphs(root, "re3d/A Ministry/0"))[1] == "Its premier demanded that Borduria scrap it."


def test_another_text_under_the_same_name_is_refused(root: Path) -> None:
    path = root / "re3d" / "A Ministry" / "documents.json"
    path.write_text(path.read_text().replace("premier", "envoy"))
    with pytest.raises(ValueError, match="re3d/A Ministry/0: not the text that was read"):
        news(root)


def test_an_unknown_corpus_is_named(root: Path) -> None:
    with pytest.raises(ValueError, match="gazette: no such corpus"):
        list(paragraphs(root, "gazette/1"))


def test_every_act_drawn_is_words_of_its_text() -> None:
    if not (bench_root() / "attribution").exists():
        pytest.skip("the labelled data are absent")
    module._texts.cache_clear()
    texts = news(bench_root())
    acts = [(passage.text, act) for text in texts for passage in text.passages for act in passage.acts]
    assert len(acts) > 1_500
    for words, act in acts:
        for span in (act.trigger, *act.holder, *act.addressee):
            assert span.of(words) == span.of(words).strip() != "", (words[:60], span)
